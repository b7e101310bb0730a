import type { FrameLimits } from './caption-limits.ts';

/** What is to be shown: its width in columns, when it is heard (frames, `end` is not heard any more), which of it may be joined. */
export type Timed = {
  columns: number;
  start: number;
  end: number;
  /** Columns of both when it stands over the next one in one caption; `undefined` where they cannot. */
  joined?: number;
};

/** A caption in frames, over one or two of the things to be shown. */
export type TimedCaption = { first: number; count: number; in: number; out: number };

/** The film's hard cuts and where it ends, in frames. */
export type FilmFrames = { cuts: readonly number[]; end: number };

const price = {
  moved: 1,
  onCut: 0.6,
  lingering: 0.2,
  short: 0.5,
  overCut: 4,
  joined: 25,
  gap: 400,
  cut: 500,
  shortest: 3000,
  reading: 600,
};

/** A way through the captions so far: what it costs, and what of that is for limits it breaks. */
type State = { cost: number; broken: number; caption: TimedCaption; before: State | undefined };

/**
 * The times of captions that cost least: each from the first to the last sound, moved only so far that it can be read, stands off the
 * next one, and begins and ends on cuts or half a second from them; where two cannot stand one after the other they stand together.
 * What no times can meet is met as nearly as can be: `checkCaptions` finds it.
 */
export function timeCaptions(things: readonly Timed[], film: FilmFrames, limits: FrameLimits): TimedCaption[] {
  let best: State | undefined;
  for (const further of [1, 2, 4, 20]) {
    const way = cheapestWay(things, film, { ...limits, drift: limits.drift * further });
    if (way && (!best || way.cost < best.cost)) best = way;
    if (best && (best.broken === 0 || further > 1)) break;
  }
  if (!best) return oneByOne(things, limits);
  const captions: TimedCaption[] = [];
  for (let state: State | undefined = best; state; state = state.before) captions.unshift(state.caption);
  return captions;
}

/** Each as soon as the one before is gone, whatever the film's length: nothing that is said is left out. */
function oneByOne(things: readonly Timed[], { gap, shortest }: FrameLimits): TimedCaption[] {
  let free = 0;
  return things.map((thing, first) => {
    const start = Math.max(thing.start, free);
    free = start + shortest + gap;
    return { first, count: 1, in: start, out: start + shortest };
  });
}

function cheapestWay(things: readonly Timed[], film: FilmFrames, limits: FrameLimits): State | undefined {
  const states: Map<number, State>[] = things.map(() => new Map());
  states.push(new Map());
  for (let first = 0; first < things.length; first++) {
    const before: Before =
      first === 0 ? () => ({ cost: 0, broken: 0, state: undefined }) : bestBefore(states[first]!, limits);
    const { start, end, columns, joined } = things[first]!;
    const next = things[first + 1];
    extend(states[first + 1]!, { start, end, columns }, { first, count: 1 }, before, film, limits);
    if (joined === undefined || !next) continue;
    const both = { start, end: Math.max(end, next.end), columns: joined };
    extend(states[first + 2]!, both, { first, count: 2 }, before, film, limits);
  }
  return [...states.at(-1)!.values()].sort((a, b) => a.cost - b.cost)[0];
}

type Before = (start: number) => { cost: number; broken: number; state: State | undefined } | undefined;

/** The cheapest caption to stand before one that begins at a frame. */
function bestBefore(states: ReadonlyMap<number, State>, { gap, half }: FrameLimits): Before {
  const outs = [...states.keys()].sort((a, b) => a - b);
  const leading: State[] = [];
  for (const out of outs) {
    const state = states.get(out)!;
    leading.push(leading.length > 0 && leading.at(-1)!.cost <= state.cost ? leading.at(-1)! : state);
  }
  return (start) => {
    const far = outs.findLastIndex((out) => out <= start - half);
    let best = far < 0 ? undefined : after(leading[far]!, 0);
    for (let distance = gap; distance < half; distance++) {
      const state = states.get(start - distance);
      const near = state && after(state, distance === gap ? 0 : price.gap);
      if (near && (!best || near.cost < best.cost)) best = near;
    }
    return best;
  };
}

function after(state: State, fault: number): { cost: number; broken: number; state: State } {
  return { cost: state.cost + fault, broken: state.broken + fault, state };
}

type Heard = { start: number; end: number; columns: number };

/** Adds to `states`, by the frame in which they end, the ways to show something after all the ways that lead to it. */
function extend(
  states: Map<number, State>,
  heard: Heard,
  which: { first: number; count: number },
  before: Before,
  film: FilmFrames,
  limits: FrameLimits,
): void {
  const { gap, half, drift, longest } = limits;
  const end = Math.min(heard.end, heard.start + longest);
  const latest = Math.min(film.end - 1, heard.start + drift);
  for (let start = Math.max(0, heard.start - Math.min(drift, 2 * half)); start <= latest; start++) {
    const led = before(start);
    if (!led) continue;
    const opened = led.cost + openingCost(start, heard.start, film) + (which.count === 2 ? price.joined : 0);
    const opening = opensWell(start, film.cuts, limits) ? 0 : price.cut;
    for (let out = start + gap; out <= Math.min(film.end, start + longest); out++) {
      const fault =
        opening + (closesWell(out, film.cuts, limits) ? 0 : price.cut) + readingFault(out - start, heard, limits);
      const cost = opened + fault + closingCost(start, out, end, film, limits);
      const there = states.get(out);
      if (there && there.cost <= cost) continue;
      states.set(out, {
        cost,
        broken: led.broken + fault,
        caption: { ...which, in: start, out },
        before: led.state,
      });
    }
  }
}

/** Too little time weighs the more the more is missing, so that fast speech is spread evenly. */
function readingFault(frames: number, { columns }: Heard, { shortest, reading }: FrameLimits): number {
  const need = Math.max(shortest, reading(columns));
  if (frames >= need) return 0;
  const missing = 1 - frames / need;
  return price.reading * (1 + 5 * missing * missing) + (frames < shortest ? price.shortest : 0);
}

function openingCost(start: number, heard: number, { cuts }: FilmFrames): number {
  const moved = Math.abs(start - heard) * price.moved;
  return start === nearest(cuts, start) ? moved * price.onCut : moved;
}

function closingCost(start: number, out: number, end: number, { cuts }: FilmFrames, { half }: FrameLimits): number {
  const cut = nearest(cuts, out);
  const early = Math.max(0, end - out);
  const cost = early * price.short + Math.max(0, early - half) * 2 + Math.max(0, out - end) * price.lingering;
  return cost + (cut < out && cut > start && end - cut < half ? price.overCut : 0);
}

/** Whether a caption may begin at a frame: on a cut, or half a second from any. */
export function opensWell(frame: number, cuts: readonly number[], { half }: FrameLimits): boolean {
  return standsOff(frame, cuts, half) || frame === nearest(cuts, frame);
}

/** Whether a caption may end at a frame: the gap before a cut, or half a second from any. */
export function closesWell(frame: number, cuts: readonly number[], { gap, half }: FrameLimits): boolean {
  return standsOff(frame, cuts, half) || nearest(cuts, frame + gap) === frame + gap;
}

function standsOff(frame: number, cuts: readonly number[], half: number): boolean {
  return Math.abs(frame - nearest(cuts, frame)) >= half;
}

/** The cut nearest to a frame; none is infinitely far. */
function nearest(cuts: readonly number[], frame: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cuts[middle]! < frame) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [cuts[low - 1] ?? Number.NEGATIVE_INFINITY, cuts[low] ?? Number.POSITIVE_INFINITY];
  return frame - before < after - frame ? before : after;
}
