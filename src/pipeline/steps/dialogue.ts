import { defineStep } from '../../engine/index.ts';
import type { Flicks } from '../../film/index.ts';
import { decodeWave, dialogueStem, encodeWave, type Space, type VoicePlace } from '../../sound/index.ts';
import type { Services } from '../services.ts';
import { soundTables, wave } from './sound-step.ts';

export type DialogueParams = {
  lines: { start: Flicks; pan: number; distance: number; place: VoicePlace; space: Space }[];
};

/** The spoken lines of one scene in their places, from the scene's start. Inputs `line0`, `line1`, …: waves. */
export const dialogueStep = defineStep<DialogueParams, Services>({
  name: 'dialogue',
  version: 4,
  resource: 'cpu',
  thread: true,
  tables: soundTables,
  async run({ params: { lines }, inputs }) {
    const placed = await Promise.all(
      lines.map(async (line, index) => ({ ...line, audio: decodeWave(await inputs[`line${index}`]!.bytes()) })),
    );
    return { bytes: encodeWave(dialogueStem(placed)), mediaType: wave };
  },
});
