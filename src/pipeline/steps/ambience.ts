import { defineStep } from '../../engine/index.ts';
import { type AmbienceBrief, ambience, encodeWave } from '../../sound/index.ts';
import type { Services } from '../services.ts';
import { soundTables, wave } from './sound-step.ts';

/** What one place sounds like. */
export const ambienceStep = defineStep<AmbienceBrief, Services>({
  name: 'ambience',
  version: 3,
  resource: 'cpu',
  thread: true,
  tables: soundTables,
  run: async ({ params }) => ({ bytes: encodeWave(await ambience(params)), mediaType: wave }),
});
