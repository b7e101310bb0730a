import { type Mood, pick, type Random } from '../../film/index.ts';
import music from '../data/music.json' with { type: 'json' };
import type { Motif } from './motif.ts';

/** A note of the theme: bar from 0 to 7, beats from the bar's start, length in beats, step of the scale (0 the tonic). */
export type ThemeNote = { bar: number; beat: number; length: number; step: number };

type Rhythm = number[][];

/**
 * An eight-bar period: a motif, the motif again in sequence with an open end, a contrasting pair that holds the
 * highest note, and the motif's head with a close on the tonic (sentence and period after A. Schoenberg, Fundamentals of Musical
 * Composition, 1967). It is kept in steps of the scale, so that it returns in every mode. The mood of the film bends it: bright films
 * rise, dark ones sink, excited ones leap.
 */
export function makeTheme(
  motif: Motif,
  beatsPerBar: number,
  scaleSize: number,
  mood: Mood,
  source: Random,
): ThemeNote[] {
  const contrast = pick(music.rhythms[String(beatsPerBar) as '3' | '4'] as Rhythm[], source);
  const fifth = scaleSize === 7 ? 4 : 3;
  const away = makeContour(contrast.flat().length, scaleSize, mood, source);
  const lift = pick(mood.valence < -0.1 ? [-1, -1, 1, -2] : [1, 1, -1, 2], source);
  const idea = motifNotes(motif, beatsPerBar);
  const head = idea.filter(({ bar }) => bar === 0);
  return [
    ...idea,
    ...idea.map((note) => ({ ...note, bar: note.bar + 2, step: note.step + lift })),
    ...place(
      contrast,
      4,
      away.map((step) => step - away[0]! + fifth + 1),
    ),
    ...head.map((note) => ({ ...note, bar: 6 })),
    { bar: 7, beat: 0, length: beatsPerBar, step: nearestTonic(head.at(-1)!.step, scaleSize) },
  ];
}

/** A motif in bars: one that it fills, and its last note in the next. */
function motifNotes({ rhythm, steps }: Motif, beatsPerBar: number): ThemeNote[] {
  let beat = 0;
  return rhythm.map((length, index) => {
    const note = { bar: Math.floor(beat / beatsPerBar), beat: beat % beatsPerBar, length, step: steps[index]! };
    beat += length;
    return note;
  });
}

function nearestTonic(step: number, size: number): number {
  return Math.round(step / size) * size;
}

/** Mostly steps, few leaps; a leap is filled by steps the other way; never further than a sixth or so from the middle. */
function makeContour(count: number, size: number, mood: Mood, source: Random): number[] {
  const fifth = size === 7 ? 4 : 3;
  const leap = size === 7 ? 3 : 2;
  const towards = mood.valence < -0.1 ? -1 : 1;
  const moves = [
    1,
    1,
    -1,
    -1,
    towards,
    towards,
    2 * towards,
    -2,
    0,
    ...(mood.arousal > 0.4 ? [leap, -leap, leap] : []),
  ];
  const steps = [pick(towards > 0 ? [0, fifth - 2, 0] : [fifth, fifth, fifth - 2], source)];
  let owed = 0;
  while (steps.length < count) {
    const last = steps.at(-1)!;
    const free = pick(steps.length === 1 ? moves.filter((move) => move !== 0) : moves, source);
    const again = free === 0 && steps.at(-2) === last;
    let move = owed !== 0 ? owed : again ? towards : free;
    if (last > fifth + 2) move = -1;
    if (last < -2) move = 1;
    owed = owed === 0 && Math.abs(move) >= 2 ? -Math.sign(move) : 0;
    steps.push(last + move);
  }
  return steps;
}

function place(rhythm: Rhythm, bar: number, steps: readonly number[]): ThemeNote[] {
  let index = 0;
  return rhythm.flatMap((lengths, offset) => {
    let beat = 0;
    return lengths.map((length) => {
      const note = { bar: bar + offset, beat, length, step: steps[Math.min(index++, steps.length - 1)]! };
      beat += length;
      return note;
    });
  });
}

/** How a theme goes on after its motif: as it is, upside down, its head alone in sequence, or with neighbours around its long notes. */
export type Variation = 'plain' | 'inverted' | 'fragment' | 'ornamented';

/** The theme varied, again as eight bars. */
export function vary(theme: readonly ThemeNote[], variation: Variation): ThemeNote[] {
  if (variation === 'fragment') {
    const head = theme.filter((note) => note.bar < 2);
    return [0, 1, -1, 0].flatMap((shift, part) =>
      head
        .filter((note) => part % 2 === 0 || note.bar === 0)
        .map((note) => ({ ...note, bar: note.bar + 2 * part, step: note.step + shift })),
    );
  }
  if (variation === 'inverted') {
    const axis = theme[0]!.step;
    return theme.map((note) => (note.bar === 7 ? { ...note } : { ...note, step: 2 * axis - note.step }));
  }
  return variation === 'plain' ? [...theme] : theme.flatMap(ornament);
}

/** The motif's own two bars are left as they are. */
function ornament(note: ThemeNote): ThemeNote[] {
  if (note.length < 1 || note.bar === 7 || note.bar < 2) return [{ ...note }];
  const quick = note.length >= 2 ? 0.5 : 0.25;
  const main = note.length - 2 * quick;
  return [
    { ...note, length: main },
    { ...note, beat: note.beat + main, length: quick, step: note.step + 1 },
    { ...note, beat: note.beat + main + quick, length: quick },
  ];
}
