import { defineStep } from '../../engine/index.ts';
import { Problem } from '../../film/index.ts';
import { readAudio } from '../../media/index.ts';
import { encodeWave, type LineToVoice, naturalLine } from '../../sound/index.ts';
import type { Services } from '../services.ts';
import { soundTables, wave } from './sound-step.ts';

/** A line and the file in `footage/` that a person said it in. */
export type RecordingParams = LineToVoice & { file: string };

/** Longest recording of one line that is read, in seconds. */
const longest = 300;

/**
 * A line that a person has recorded, fitted to its text: parts `audio` and `voiced` as of a voiced line. Input `recording`: the file. Throws
 * `recording-unfit` for sound that cannot be the line. Its facts say how far the sound is from the text.
 */
export const recordingStep = defineStep<RecordingParams, Services>({
  name: 'recording',
  version: 1,
  resource: 'cpu',
  tables: soundTables,
  agent: ({ file }) => ({ kind: 'person', name: `recorded in ${file}` }),
  async run({ params: { file, ...line }, inputs, services, signal }) {
    const { path } = inputs.recording!;
    const trimmed = `atrim=duration=${longest}`;
    const recorded = await readAudio(await services.media(), path, { signal, filter: trimmed });
    const made = await naturalLine(line, recorded, await services.speech());
    if (!made) {
      throw new Problem({
        code: 'recording-unfit',
        message: `${file} cannot be the line "${line.text.slice(0, 60)}": it is silent, far too short or far too long.`,
        where: { file },
        fix: 'Record the line again, name the file after the line that it holds, or take it out of footage/lines/.',
      });
    }
    return {
      parts: { audio: { bytes: encodeWave(made.audio), mediaType: wave }, voiced: { json: made.voiced } },
      facts: { duration: made.voiced.duration, mismatch: made.mismatch, file },
    };
  },
});
