import { defineStep } from '../../engine/index.ts';
import { analyseMusic, asStereo, decodeWave, encodeWave, type MusicPart, spliceMusic } from '../../sound/index.ts';
import type { Services } from '../services.ts';
import { soundTables, wave } from './sound-step.ts';

/** Music to work with: parts `audio`, stereo at 48 kHz, and `analysis`, a `MusicAnalysis` of it. Input `music`: a wave. */
export const musicAnalysisStep = defineStep<Record<string, never>, Services>({
  name: 'music-analysis',
  version: 1,
  resource: 'cpu',
  thread: true,
  tables: soundTables,
  async run({ inputs }) {
    const audio = asStereo(decodeWave(await inputs.music!.bytes()));
    return {
      parts: { audio: { bytes: encodeWave(audio), mediaType: wave }, analysis: { json: analyseMusic(audio) } },
    };
  },
});

/** Who is to be named for music, and by what right it is used. */
export type MusicCredit = { file: string; title?: string; author?: string; licence?: string; source?: string };

/** Music cut to picture: its parts in order, `gain` dB louder. Input `music`: its part `audio`. The record says whose it is. */
export const musicCutStep = defineStep<{ parts: MusicPart[]; gain: number; credit: MusicCredit }, Services>({
  name: 'music-cut',
  version: 1,
  resource: 'cpu',
  thread: true,
  tables: soundTables,
  agent: ({ credit: { file, title, author, licence, source } }) => ({
    kind: 'person',
    name: ['music', title ?? file, author, licence ?? 'no licence given', source].filter(Boolean).join(', '),
  }),
  async run({ params: { parts, gain }, inputs }) {
    const audio = spliceMusic(decodeWave(await inputs.music!.bytes()), parts, gain);
    return { bytes: encodeWave(audio), mediaType: wave };
  },
});
