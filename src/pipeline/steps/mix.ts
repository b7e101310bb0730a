import { defineStep, type Input } from '../../engine/index.ts';
import { type Flicks, type Layout, toSamples } from '../../film/index.ts';
import {
  type Audio,
  addPiece,
  decodeWave,
  encodeBroadcastWave,
  inLayout,
  layoutOf,
  mix,
  type Piece,
  type SpokenSpan,
  type StemName,
  sampleRate,
  silenceIn,
  stemNames,
} from '../../sound/index.ts';
import type { Services } from '../services.ts';
import { soundTables, wave } from './sound-step.ts';

/** Where a piece of a stem stands in the film. */
export type PlacedPiece = Omit<Piece, 'audio'>;

export type MixParams = {
  duration: Flicks;
  pieces: Record<StemName, PlacedPiece[]>;
  speech: SpokenSpan[];
  scenes: { start: Flicks; end: Flicks }[];
  target: number;
  ceiling: number;
  /** Where loudness is measured, if not everywhere. */
  measured?: SpokenSpan[];
  /** dB for the music beside its usual place. */
  music?: number;
  layout: Layout;
  dubbing: boolean;
};

/**
 * Joins the pieces of each stem and mixes: a part of each stem's name, `master` in stereo, `master-5.1` and `music-and-effects` where they are asked
 * for; broadcast waves. Inputs `dialogue0`, `music0`, `effects0`, `ambience0`, …: waves. Its facts tell loudness, gains, and how far every line
 * stands above the rest.
 */
export const mixStep = defineStep<MixParams, Services>({
  name: 'mix',
  version: 3,
  resource: 'cpu',
  thread: true,
  tables: soundTables,
  async run({ params: { duration, pieces, ...options }, inputs, part }) {
    const stem = silenceIn(options.layout, toSamples(duration, sampleRate));
    const mixed = await mix((name) => joinStem(stem, name, pieces[name], inputs), options);
    const land = (name: string, audio: Audio, loudness?: typeof mixed.loudness) =>
      part(name, { bytes: encodeBroadcastWave(audio, { description: name, loudness }), mediaType: wave });
    await land('master', mixed.stereo, mixed.loudness);
    if (options.layout === '5.1') await land('master-5.1', mixed.master, mixed.loudness);
    if (mixed.musicAndEffects) await land('music-and-effects', mixed.musicAndEffects);
    for (const name of stemNames) await land(name, await mixed.stem(name));
    const clarity = mixed.clarity.map(({ line = '', over, least }) => ({ line, over, least }));
    return { parts: {}, facts: { loudness: mixed.loudness, gains: mixed.gains, clarity } };
  },
});

/** Fills `stem`, which is used again for each, with a stem's pieces. */
async function joinStem(
  stem: Audio,
  name: StemName,
  pieces: readonly PlacedPiece[],
  inputs: Readonly<Record<string, Input>>,
): Promise<Audio> {
  for (const channel of stem.channels) channel.fill(0);
  for (const [index, piece] of pieces.entries()) {
    const audio = decodeWave(await inputs[`${name}${index}`]!.bytes());
    addPiece(stem, { ...piece, audio: inLayout(audio, layoutOf(stem), name) });
  }
  return stem;
}
