import { defineStep } from '../../engine/index.ts';
import type { Flicks } from '../../film/index.ts';
import { ambience, encodeWave, type Place } from '../../sound/index.ts';
import type { Services } from '../services.ts';
import { soundTables, wave } from './sound-step.ts';

/** What one place sounds like. */
export const ambienceStep = defineStep<{ place: Place; duration: Flicks; seed: number | string }, Services>({
  name: 'ambience',
  version: 2,
  resource: 'cpu',
  thread: true,
  tables: soundTables,
  run: async ({ params }) => ({ bytes: encodeWave(await ambience(params)), mediaType: wave }),
});
