import { defineStep, type Input } from '../../engine/index.ts';
import type { Flicks } from '../../film/index.ts';
import {
  ambience,
  assembleStem,
  type CueMusic,
  composeScore,
  decodeWave,
  dialogueStem,
  encodeWave,
  type FoleyEvent,
  foley,
  mix,
  type Piece,
  type Place,
  type ScoreBrief,
  type Setting,
  type SpokenSpan,
  scoreToMidi,
} from '../../sound/index.ts';
import { renderCue } from '../../sound/node/index.ts';
import { codeDigest } from '../code-digest.ts';
import type { Services } from '../services.ts';

const wave = 'audio/wav';

const tables = () => ({ code: codeDigest('sound') });

export type DialogueParams = {
  lines: { start: Flicks; pan: number; distance: number; offScreen: boolean; setting: Setting }[];
};

/** The spoken lines of one scene in their places, from the scene's start. Inputs `line0`, `line1`, …: waves. */
export const dialogueStep = defineStep<DialogueParams, Services>({
  name: 'dialogue',
  version: 2,
  resource: 'cpu',
  thread: true,
  tables,
  async run({ params: { lines }, inputs }) {
    const placed = await Promise.all(
      lines.map(async (line, index) => ({ ...line, audio: decodeWave(await inputs[`line${index}`]!.bytes()) })),
    );
    return { bytes: encodeWave(dialogueStem(placed)), mediaType: wave };
  },
});

/** The film's score as it is written: parts `music` (a `CueMusic` for every cue, in order) and `midi`. */
export const scoreStep = defineStep<ScoreBrief, Services>({
  name: 'score',
  version: 2,
  resource: 'cpu',
  thread: true,
  tables,
  run({ params }) {
    const score = composeScore(params);
    return {
      parts: {
        music: { json: score.sections.map(({ start, music }) => ({ start, music })) },
        midi: { bytes: scoreToMidi(score), mediaType: 'audio/midi' },
      },
    };
  },
});

/** The music of one scene, played, from the scene's start. */
export const cueStep = defineStep<{ music: CueMusic; hall: number }, Services>({
  name: 'cue',
  version: 1,
  resource: 'cpu',
  thread: true,
  tables,
  async run({ params: { music, hall }, signal }) {
    const audio = await renderCue(music, { hall, soundfont: process.env.AUTEUR_SOUNDFONT, signal });
    return { bytes: encodeWave(audio), mediaType: wave };
  },
});

/** What one place sounds like. */
export const ambienceStep = defineStep<{ place: Place; duration: Flicks; seed: number | string }, Services>({
  name: 'ambience',
  version: 2,
  resource: 'cpu',
  thread: true,
  tables,
  run: async ({ params }) => ({ bytes: encodeWave(await ambience(params)), mediaType: wave }),
});

/** What people and creatures do in one scene, heard from the camera, from the scene's start. */
export const foleyStep = defineStep<{ events: FoleyEvent[]; interior: boolean; seed: number | string }, Services>({
  name: 'foley',
  version: 2,
  resource: 'cpu',
  thread: true,
  tables,
  run: ({ params }) => ({ bytes: encodeWave(foley(params)), mediaType: wave }),
});

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
  tables,
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
