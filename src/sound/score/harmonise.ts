import music from '../data/music.json' with { type: 'json' };
import { chordClasses, isDiminished, type Mode, pitchOf, scaleOf } from './harmony.ts';
import { barOf, type Phrase } from './melody-plan.ts';
import { beatAt, type Sketch } from './sketch.ts';

/**
 * The degrees of a cue's bars once the melody is known: where the planned chord does not carry the tune, one that does, of the same function
 * (tonic, subdominant, dominant; H. Riemann 1893) if there is one. Cadences stay.
 */
export function harmonise(sketch: Sketch, phrases: readonly Phrase[]): number[] {
  const { section } = sketch;
  const free = section.degrees.length - section.fixed;
  return section.degrees.map((planned, bar) => {
    const sung = bar < free ? weights(sketch, phrases, bar) : new Map<number, number>();
    if (sung.size === 0) return planned;
    const choices = scaleOf(section.mode).map((_, index) => index + 1);
    const values = choices.map(
      (degree) => worth(section.mode, degree, planned, sung) + (bar === 0 && degree === 1 ? 0.5 : 0),
    );
    return choices[values.indexOf(Math.max(...values))]!;
  });
}

/** How much each step of the scale weighs in a bar: long notes more, the first most. */
function weights(sketch: Sketch, phrases: readonly Phrase[], bar: number): Map<number, number> {
  const size = scaleOf(sketch.section.mode).length;
  const found = new Map<number, number>();
  for (const phrase of phrases) {
    for (const { beat, length, step } of phrase.notes) {
      if (barOf(sketch, beat) !== bar) continue;
      const weight = Math.min(length, 2) + (beatAt(sketch, beat).beat < 0.01 ? 0.7 : 0);
      const degree = ((step % size) + size) % size;
      found.set(degree, (found.get(degree) ?? 0) + weight);
    }
  }
  return found;
}

function worth(mode: Mode, degree: number, planned: number, sung: ReadonlyMap<number, number>): number {
  const classes = chordClasses(mode, 0, degree);
  const carried = [...sung].reduce(
    (sum, [step, weight]) => sum + (classes.includes(pitchOf(mode, 0, step) % 12) ? weight : 0),
    0,
  );
  const total = [...sung.values()].reduce((sum, weight) => sum + weight, 0);
  const alike = degree === planned ? 0.35 : sameFunction(mode, degree, planned) ? 0.15 : 0;
  return carried / total + alike - (isDiminished(mode, degree) ? 0.6 : 0) - (leansToMajor(mode, degree) ? 0.3 : 0);
}

/** The third and seventh of a minor mode belong to its relative major. */
function leansToMajor(mode: Mode, degree: number): boolean {
  const scale = scaleOf(mode);
  return scale.length === 7 && !scale.includes(4) && (degree === 3 || degree === 7);
}

function sameFunction(mode: Mode, one: number, other: number): boolean {
  const groups = (music.functions as Record<string, number[][]>)[String(scaleOf(mode).length)] ?? [];
  return groups.some((group) => group.includes(one) && group.includes(other));
}
