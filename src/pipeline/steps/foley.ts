import { defineStep } from '../../engine/index.ts';
import { encodeWave, type FoleyBrief, foley } from '../../sound/index.ts';
import type { Services } from '../services.ts';
import { soundTables, wave } from './sound-step.ts';

/** What people and creatures do in one scene, heard from the camera, from the scene's start. */
export const foleyStep = defineStep<FoleyBrief, Services>({
  name: 'foley',
  version: 3,
  resource: 'cpu',
  thread: true,
  tables: soundTables,
  run: ({ params }) => ({ bytes: encodeWave(foley(params)), mediaType: wave }),
});
