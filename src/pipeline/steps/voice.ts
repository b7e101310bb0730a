import { defineStep } from '../../engine/index.ts';
import type { Emotion, Voice } from '../../film/index.ts';
import { encodeWave, voiceLine } from '../../sound/index.ts';
import { codeDigest } from '../code-digest.ts';
import type { Services } from '../services.ts';

export type VoiceParams = { line: string; text: string; voice: Voice; emotion: Emotion; offScreen: boolean };

/** One spoken line: parts `audio` (mono wave) and `voiced` (VoicedLine). */
export const voiceStep = defineStep<VoiceParams, Services>({
  name: 'voice',
  version: 1,
  resource: 'cpu',
  tables: () => ({ code: codeDigest('sound') }),
  async run({ params, services }) {
    const { audio, voiced } = await voiceLine(params, await services.speech());
    return {
      parts: {
        audio: { bytes: encodeWave(audio), mediaType: 'audio/wav' },
        voiced: { json: voiced },
      },
      facts: { duration: voiced.duration },
    };
  },
});
