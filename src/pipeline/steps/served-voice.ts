import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineStep } from '../../engine/index.ts';
import { type CastSpeech, Problem } from '../../film/index.ts';
import { readAudio } from '../../media/index.ts';
import { encodeWave, type LineToVoice, naturalLine } from '../../sound/index.ts';
import type { Services } from '../services.ts';
import { soundTables, wave } from './sound-step.ts';

/** A line and the voice of a service that says it. */
export type ServedVoiceParams = LineToVoice & { served: CastSpeech };

/** A line said by a speech service: parts `audio` and `voiced` as of a voiced line. Throws what `SpeechServices` does, and `speech-unfit`. */
export const servedVoiceStep = defineStep<ServedVoiceParams, Services>({
  name: 'served-voice',
  version: 1,
  resource: 'provider:speech',
  tables: soundTables,
  agent: ({ served }) => ({ kind: 'model', name: `${served.service}:${served.model}`, version: served.voice }),
  async run({ params: { served, ...line }, services, scratch, signal, spend }) {
    const { service, voice, model } = served;
    const { sound, times, cost } = await services
      .served()
      .say(service, { text: plain(line.text), voice, model }, signal);
    if (cost) spend(cost);
    const file = join(scratch, 'said');
    await writeFile(file, sound);
    const made = await readAudio(await services.media(), file, { signal })
      .then(async (said) => naturalLine(line, said, await services.speech(), times))
      .catch((error: unknown) => {
        if (error instanceof Problem && error.code.startsWith('media-')) return undefined;
        throw error;
      });
    if (!made) {
      throw new Problem({
        code: 'speech-unfit',
        message: `What ${service} said for "${line.text.slice(0, 60)}" is broken, silent, or far too short or long.`,
        fix: 'Take another speech.voice or speech.model in cast.yaml; or delete record/speech and run it again, which is paid for again.',
        exit: 5,
      });
    }
    return {
      parts: { audio: { bytes: encodeWave(made.audio), mediaType: wave }, voiced: { json: made.voiced } },
      facts: { duration: made.voiced.duration, mismatch: made.mismatch },
    };
  },
});

/** A line without Fountain's emphasis and notes, as a person would read it. */
function plain(text: string): string {
  return text
    .replace(/\[\[[\s\S]*?\]\]/g, ' ')
    .replace(/\\?[*_]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
