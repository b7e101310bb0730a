import { pick, type Random } from '../../film/index.ts';
import music from '../data/music.json' with { type: 'json' };

/** A note of the theme: bar from 0 to 7, beats from the bar's start, length in beats, step of the scale (0 the tonic). */
export type ThemeNote = { bar: number; beat: number; length: number; step: number };

type Rhythm = number[][];

/**
 * An eight-bar period: an idea of two bars, the idea again in sequence with an open end, a contrasting pair that holds the
 * highest note, and the idea's head with a close on the tonic (sentence and period after A. Schoenberg, Fundamentals of Musical
 * Composition, 1967). It is kept in steps of the scale, so that it returns in every mode. `motif` gives the first notes.
 */
export function makeTheme(
  beatsPerBar: number,
  scaleSize: number,
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
  const contour = makeContour(idea.flat().length, scaleSize, source, motif);
  const away = makeContour(contrast.flat().length, scaleSize, source);
  const lift = pick([1, 1, -1, 2], source);
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
function makeContour(count: number, size: number, source: Random, motif: readonly number[] = []): number[] {
  const fifth = size === 7 ? 4 : 3;
  const steps = [motif[0] ?? pick([0, fifth, fifth - 2], source)];
  let owed = 0;
  while (steps.length < count) {
    const last = steps.at(-1)!;
    const free = pick([1, 1, 1, -1, -1, -1, 2, -2, size === 7 ? 3 : 2, 0], source);
    let move = owed !== 0 ? owed : free;
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
