import { type Mood, pick, type Random, random } from '../../film/index.ts';
import music from '../data/music.json' with { type: 'json' };

/** A short idea that stands for somebody: lengths in beats, one bar and a long note, and steps of the scale from the tonic. */
export type Motif = { of: string; rhythm: number[]; steps: number[] };

/** What stands for two characters together. */
export function relationName(one: string, other: string): string {
  return [one, other].sort().join('+');
}

/**
 * A leitmotif for each character, most important first, and one for each two of them: the first half of the one's and the second half of the
 * other's where that is still a motif of its own. Any two differ in two of their four intervals at least, upside down as well, so that none can be
 * taken for another. They are kept in steps of the scale: they return in every mode.
 */
export function makeMotifs(
  characters: readonly string[],
  scaleSize: number,
  beatsPerBar: number,
  mood: Mood,
  seed: string,
): Map<string, Motif> {
  const rhythms = music.motifs[String(beatsPerBar) as '3' | '4'] as number[][];
  const motifs = new Map<string, Motif>();
  const add = (of: string, wished?: readonly number[]) => {
    const source = random(`${seed}/motif/${of}`);
    const taken = [...motifs.values()].map(({ steps }) => intervalsOf(steps));
    const fits = wished && isOwn(wished, taken) && isSingable(wished, scaleSize);
    const intervals = fits ? wished : drawIntervals(taken, scaleSize, mood, source);
    const first = pick(scaleSize === 7 ? [0, 0, 2, 4] : [0, 0, 2, 3], source);
    motifs.set(of, { of, rhythm: pick(rhythms, source), steps: summed(first, intervals) });
  };
  for (const character of characters) add(character);
  for (const [index, one] of characters.entries()) {
    for (const other of characters.slice(index + 1)) {
      const [head, tail] = [one, other].map((name) => intervalsOf(motifs.get(name)!.steps)) as [number[], number[]];
      add(relationName(one, other), [...head.slice(0, 2), ...tail.slice(2)]);
    }
  }
  return motifs;
}

/** Steps from each note to the next. */
export function intervalsOf(steps: readonly number[]): number[] {
  return steps.slice(1).map((step, index) => step - steps[index]!);
}

function summed(first: number, intervals: readonly number[]): number[] {
  const steps = [first];
  for (const interval of intervals) steps.push(steps.at(-1)! + interval);
  return steps;
}

function isOwn(intervals: readonly number[], taken: readonly (readonly number[])[]): boolean {
  const differ = (other: readonly number[], sign: number) =>
    intervals.filter((interval, index) => interval !== sign * other[index]!).length > 1;
  return taken.every((other) => differ(other, 1) && differ(other, -1));
}

/** Within a seventh, with one leap at least and not two that go the same way, and it moves. */
function isSingable(intervals: readonly number[], size: number): boolean {
  const steps = summed(0, intervals);
  const range = Math.max(...steps) - Math.min(...steps);
  const leaps = intervals.filter((interval) => Math.abs(interval) > 1);
  const doubled = intervals.some(
    (one, index) => Math.abs(one) > 1 && Math.abs(intervals[index + 1] ?? 0) > 1 && one * intervals[index + 1]! > 0,
  );
  const still = intervals.filter((interval) => interval === 0).length;
  return range >= 2 && range < size && leaps.length > 0 && leaps.length < 4 && !doubled && still < 2;
}

/** Bright films draw rising motifs, dark ones sinking ones, excited ones wide ones. */
function drawIntervals(
  taken: readonly (readonly number[])[],
  size: number,
  { valence, arousal }: Mood,
  source: Random,
): number[] {
  const up = valence < -0.1 ? -1 : 1;
  const wide = size === 7 ? 4 : 3;
  const moves = [1, -1, 1, -1, up, 2, -2, 2 * up, 0, 3, -3, ...(arousal > 0.45 ? [wide * up, -wide * up, 3 * up] : [])];
  for (;;) {
    const intervals = Array.from({ length: 4 }, () => pick(moves, source));
    if (isSingable(intervals, size) && isOwn(intervals, taken)) return intervals;
  }
}
