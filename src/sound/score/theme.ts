import { type Mood, pick, type Random } from '../../film/index.ts';
import music from '../data/music.json' with { type: 'json' };

/** A note of the theme: bar from 0 to 7, beats from the bar's start, length in beats, step of the scale (0 the tonic). */
export type ThemeNote = { bar: number; beat: number; length: number; step: number };

type Rhythm = number[][];

/**
 * An eight-bar period: an idea of two bars, the idea again in sequence with an open end, a contrasting pair that holds the
 * highest note, and the idea's head with a close on the tonic (sentence and period after A. Schoenberg, Fundamentals of Musical
 * Composition, 1967). It is kept in steps of the scale, so that it returns in every mode. The mood of the film bends it: bright films
 * rise, dark ones sink, excited ones leap. `motif` gives the first notes.
 */
export function makeTheme(
  beatsPerBar: number,
  scaleSize: number,
  mood: Mood,
  source: Random,
  motif?: readonly number[],
): ThemeNote[] {
  const rhythms = music.rhythms[String(beatsPerBar) as '3' | '4'] as Rhythm[];
  const idea = pick(rhythms, source);
  const contrast = pick(
    rhythms.filter((rhythm) => rhythm !== idea),
    source,
  );
  const fifth = scaleSize === 7 ? 4 : 3;
  const contour = makeContour(idea.flat().length, scaleSize, mood, source, motif);
  const away = makeContour(contrast.flat().length, scaleSize, mood, source);
  const lift = pick(mood.valence < -0.1 ? [-1, -1, 1, -2] : [1, 1, -1, 2], source);
  return [
    ...place(idea, 0, contour),
    ...place(
      idea,
      2,
      contour.map((step) => step + lift),
    ),
    ...place(
      contrast,
      4,
      away.map((step) => step - away[0]! + fifth + 1),
    ),
    ...place([idea[0]!], 6, contour),
    { bar: 7, beat: 0, length: beatsPerBar, step: nearestTonic(contour[idea[0]!.length - 1]!, scaleSize) },
  ];
}

function nearestTonic(step: number, size: number): number {
  return Math.round(step / size) * size;
}

/** Mostly steps, few leaps; a leap is filled by steps the other way; never further than a sixth or so from the middle. */
function makeContour(count: number, size: number, mood: Mood, source: Random, motif: readonly number[] = []): number[] {
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
  const steps = [motif[0] ?? pick(towards > 0 ? [0, fifth - 2, 0] : [fifth, fifth, fifth - 2], source)];
  let owed = 0;
  while (steps.length < count) {
    const last = steps.at(-1)!;
    const free = pick(steps.length === 1 ? moves.filter((move) => move !== 0) : moves, source);
    const again = free === 0 && steps.at(-2) === last;
    let move = owed !== 0 ? owed : again ? towards : free;
    if (last > fifth + 2) move = -1;
    if (last < -2) move = 1;
    owed = owed === 0 && Math.abs(move) >= 2 ? -Math.sign(move) : 0;
    steps.push(motif[steps.length] ?? last + move);
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

/** How a theme is varied: its head alone in sequence, twice as slow, upside down, or with neighbours around its long notes. */
export type Variation = 'fragment' | 'augmented' | 'inverted' | 'ornamented';

/** The variation that fits a mood: fragments for fear and fight, slow for grief, ornaments for joy, the mirror for what lies between. */
export function variationFor(mood: Mood, source: Random): Variation {
  if (mood.arousal > 0.55) return mood.valence > 0.2 ? 'ornamented' : 'fragment';
  if (mood.valence < -0.15) return pick(['augmented', 'fragment'], source);
  return pick(mood.valence > 0.25 ? ['ornamented', 'augmented'] : ['inverted', 'augmented'], source);
}

/** The theme varied, again as eight bars. */
export function vary(theme: readonly ThemeNote[], variation: Variation, beatsPerBar: number): ThemeNote[] {
  if (variation === 'fragment') {
    const head = theme.filter((note) => note.bar < 2);
    return [0, 1, -1, 0].flatMap((shift, part) =>
      head
        .filter((note) => part % 2 === 0 || note.bar === 0)
        .map((note) => ({ ...note, bar: note.bar + 2 * part, step: note.step + shift })),
    );
  }
  if (variation === 'augmented') {
    return theme
      .filter((note) => note.bar < 4)
      .map((note) => {
        const beat = (note.bar * beatsPerBar + note.beat) * 2;
        return {
          bar: Math.floor(beat / beatsPerBar),
          beat: beat % beatsPerBar,
          length: note.length * 2,
          step: note.step,
        };
      });
  }
  if (variation === 'inverted') {
    const axis = theme[0]!.step;
    return theme.map((note) => (note.bar === 7 ? { ...note } : { ...note, step: 2 * axis - note.step + 1 }));
  }
  return theme.flatMap((note) => ornament(note));
}

function ornament(note: ThemeNote): ThemeNote[] {
  if (note.length < 1 || note.bar === 7) return [{ ...note }];
  const quick = note.length >= 2 ? 0.5 : 0.25;
  const main = note.length - 2 * quick;
  return [
    { ...note, length: main },
    { ...note, beat: note.beat + main, length: quick, step: note.step + 1 },
    { ...note, beat: note.beat + main + quick, length: quick },
  ];
}
