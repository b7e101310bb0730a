import { defineStep, type Input } from '../../engine/index.ts';
import type { Flicks } from '../../film/index.ts';
import { assembleStem, decodeWave, encodeWave, mix, type Piece, type SpokenSpan } from '../../sound/index.ts';
import type { Services } from '../services.ts';
import { soundTables, wave } from './sound-step.ts';

/** Where a piece of a stem stands in the film. */
export type PlacedPiece = Omit<Piece, 'audio'>;

export type StemName = 'dialogue' | 'music' | 'effects' | 'ambience';

export type MixParams = {
  duration: Flicks;
  pieces: Record<StemName, PlacedPiece[]>;
  speech: SpokenSpan[];
  target: number;
  ceiling: number;
};

/**
 * Joins the pieces of each stem and mixes: a part of each stem's name, and `master`. Inputs `dialogue0`, `music0`, `effects0`, `ambience0`, …: waves. Its
 * facts tell loudness, gains, and how far every line stands above the rest.
 */
export const mixStep = defineStep<MixParams, Services>({
  name: 'mix',
  version: 2,
  resource: 'cpu',
  thread: true,
  tables: soundTables,
  async run({ params: { duration, pieces, speech, target, ceiling }, inputs }) {
    const join = async (name: StemName) => assembleStem(await readPieces(pieces[name], name, inputs), duration);
    const stems = {
      dialogue: await join('dialogue'),
      music: await join('music'),
      effects: await join('effects'),
      ambience: await join('ambience'),
    };
    const mixed = await mix(stems, { speech, target, ceiling });
    const parts = Object.entries({ master: mixed.master, ...mixed.stems }).map(([name, audio]) => [
      name,
      { bytes: encodeWave(audio), mediaType: wave },
    ]);
    const clarity = mixed.clarity.map(({ line = '', over, least }) => ({ line, over, least }));
    return { parts: Object.fromEntries(parts), facts: { loudness: mixed.loudness, gains: mixed.gains, clarity } };
  },
});

function readPieces(
  pieces: readonly PlacedPiece[],
  name: StemName,
  inputs: Readonly<Record<string, Input>>,
): Promise<Piece[]> {
  return Promise.all(
    pieces.map(async (piece, index) => ({ ...piece, audio: decodeWave(await inputs[`${name}${index}`]!.bytes()) })),
  );
}
