import { defineStep } from '../../engine/index.ts';
import { encodeWave, type FoleyEvent, foley } from '../../sound/index.ts';
import type { Services } from '../services.ts';
import { soundTables, wave } from './sound-step.ts';

/** What people and creatures do in one scene, heard from the camera, from the scene's start. */
export const foleyStep = defineStep<{ events: FoleyEvent[]; interior: boolean; seed: number | string }, Services>({
  name: 'foley',
  version: 2,
  resource: 'cpu',
  thread: true,
  tables: soundTables,
  run: ({ params }) => ({ bytes: encodeWave(foley(params)), mediaType: wave }),
});
