import { defineStep } from '../../engine/index.ts';
import { readAudio } from '../../media/index.ts';
import { encodeWave } from '../../sound/index.ts';
import type { Services } from '../services.ts';
import { wave } from './sound-step.ts';

/** The most of a file of music that is read, in seconds. */
export const longestMusic = 600;

/** Music that a person has brought, decoded: a wave with its own rate and channels. Input `music`: the file. Throws what the media room says of files that it cannot read. */
export const musicStep = defineStep<{ file: string }, Services>({
  name: 'music',
  version: 1,
  resource: 'cpu',
  agent: ({ file }) => ({ kind: 'person', name: `music in ${file}` }),
  async run({ inputs, services, signal }) {
    const filter = `atrim=duration=${longestMusic}`;
    const audio = await readAudio(await services.media(), inputs.music!.path, { signal, filter });
    return { bytes: encodeWave(audio), mediaType: wave };
  },
});
