import type { Flicks } from '../../film/index.ts';
import type { Mark } from './types.ts';

/** Bars of a cue: `lines` are where they begin and the end of the last, `sizes` their beats, `met` the marks that fall on a bar line, by bar. */
export type TempoMap = { lines: Flicks[]; sizes: number[]; met: Map<number, Mark> };

/** The tempo bends by a ninth at most to meet a mark: what players and listeners take for rubato. */
const most = 0.11;

type Step = { value: number; from: number; beats: number };

/**
 * Beats in `duration` so that its end and as many marks as are worth it fall on a bar line: between two marks a whole number of beats, at a
 * tempo near the wished one; beats that are over make one bar shorter or longer, as film composers do (F. Karlin and R. Wright, On the Track,
 * 2004: clicks, hits and odd metres). The best choice of all is found by dynamic programming.
 */
export function mapTempo(duration: Flicks, marks: readonly Mark[], wished: Flicks, beatsPerBar: number): TempoMap {
  const inside = marks
    .filter(({ time }) => time >= 2 * wished && duration - time >= 2 * wished)
    .sort((one, other) => one.time - other.time || other.weight - one.weight);
  const points = [0, ...inside.map(({ time }) => time), duration];
  const last = points.length - 1;
  const steps: (Step | undefined)[] = [{ value: 0, from: -1, beats: 0 }];
  for (let to = 1; to <= last; to++) {
    let best: Step | undefined;
    for (let from = 0; from < to; from++) {
      const step = steps[from] && bridge(points[to]! - points[from]!, wished, beatsPerBar, from === 0 && to === last);
      if (!step) continue;
      const value = steps[from]!.value - step.cost + (to < last ? 1.6 * inside[to - 1]!.weight ** 1.5 : 0);
      if (!best || value > best.value) best = { value, from, beats: step.beats };
    }
    steps[to] = best;
  }
  return lay(points, inside, steps, beatsPerBar);
}

/** Beats between two marks and what they cost; `undefined` where no number of beats fits. */
function bridge(
  length: Flicks,
  wished: Flicks,
  beatsPerBar: number,
  whole: boolean,
): { beats: number; cost: number } | undefined {
  const nearest = Math.max(1, Math.round(length / wished));
  const choices = [nearest, nearest - 1, nearest + 1].flatMap((beats) => {
    const bend = Math.abs(length / wished / beats - 1);
    if (beats < 2 || (bend > most && !(whole && beats === Math.max(2, nearest)))) return [];
    return [{ beats, cost: 2.5 * bend + (beats % beatsPerBar === 0 ? 0 : 0.3) + (beats < beatsPerBar ? 0.3 : 0) }];
  });
  if (choices.length === 0) return whole ? { beats: nearest, cost: 0 } : undefined;
  return choices.reduce((one, other) => (other.cost < one.cost ? other : one));
}

function lay(points: readonly Flicks[], inside: readonly Mark[], steps: (Step | undefined)[], beatsPerBar: number) {
  const chosen: number[] = [];
  for (let at = points.length - 1; at > 0; at = steps[at]!.from) chosen.unshift(at);
  const map: TempoMap = { lines: [0], sizes: [], met: new Map() };
  let before = 0;
  for (const at of chosen) {
    const from = points[before]!;
    const { beats } = steps[at]!;
    let done = 0;
    for (const size of barSizes(beats, beatsPerBar)) {
      done += size;
      map.sizes.push(size);
      map.lines.push(Math.round(from + ((points[at]! - from) * done) / beats));
    }
    if (at < points.length - 1) map.met.set(map.sizes.length, inside[at - 1]!);
    before = at;
  }
  return map;
}

/** Whole bars, and what is over as a shorter bar or, one beat, in a longer one. */
function barSizes(beats: number, beatsPerBar: number): number[] {
  const sizes = Array.from({ length: Math.floor(beats / beatsPerBar) }, () => beatsPerBar);
  const over = beats % beatsPerBar;
  if (over === 1 && sizes.length > 0) sizes[sizes.length - 1] = beatsPerBar + 1;
  else if (over > 0) sizes.push(over);
  return sizes;
}
