import { defineStep } from '../../engine/index.ts';
import { encodeWave, type LineToVoice, voiceLine } from '../../sound/index.ts';
import type { Services } from '../services.ts';
import { soundTables, wave } from './sound-step.ts';

export type VoiceParams = LineToVoice;

/** One spoken line: parts `audio` (mono wave) and `voiced` (VoicedLine). */
export const voiceStep = defineStep<VoiceParams, Services>({
  name: 'voice',
  version: 3,
  resource: 'cpu',
  tables: soundTables,
  async run({ params, services }) {
    const { audio, voiced } = await voiceLine(params, await services.speech());
    return {
      parts: {
        audio: { bytes: encodeWave(audio), mediaType: wave },
        voiced: { json: voiced },
      },
      facts: { duration: voiced.duration },
    };
  },
});
