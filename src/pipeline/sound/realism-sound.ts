import { type Flicks, fromSeconds, type Plan, type PlannedScene } from '../../film/index.ts';
import type { LevelKey, Presence, Spot } from '../../sound/index.ts';
import table from '../data/realism-sound.json' with { type: 'json' };

/** A stretch of a scene in which what is felt is stronger than what is there: from the scene's start. */
export type FeltSpan = { start: Flicks; end: Flicks };

/**
 * What a realism makes of a film's sound (data/realism-sound.json): how much score there is, dB for music, places and steps beside their usual, a
 * factor of the hall that music plays in, by how many dB a place goes down while something is felt, and whether a heart is heard then.
 */
export type RealismSound = {
  presence: Presence;
  music: number;
  hall: number;
  ambience: number;
  effects: number;
  dip: number;
  heartbeat: boolean;
};

/** The sound of a film's realism; `undefined` for a film without one. */
export function soundOfRealism({ realism }: Pick<Plan, 'realism'>): RealismSound | undefined {
  return realism && (table[realism] as RealismSound);
}

/** Seconds that a place takes to go down and to come back, and that a strong feeling lasts from where it begins. */
const down = 0.6;
const back = 1;
const lasts = 2.5;

/** From this strength on a feeling is stronger than the place. */
const strong = 0.6;

/** Where a mind is heard to think, or is strongly moved; stretches that meet are one. */
export function feltSpans({ lines, blocking, duration }: PlannedScene): FeltSpan[] {
  const thoughts = lines
    .filter(({ offScreen }) => offScreen)
    .map(({ start, duration: length }) => ({ start, end: start + length }));
  const moved = blocking.flatMap(({ actions }) =>
    actions.flatMap((action) =>
      action.kind === 'feel' && action.emotion !== 'neutral' && action.intensity >= strong
        ? [{ start: action.start, end: action.start + fromSeconds(lasts) }]
        : [],
    ),
  );
  const spans = [...thoughts, ...moved].sort((one, other) => one.start - other.start);
  const joined: FeltSpan[] = [];
  for (const { start, end } of spans) {
    const before = joined.at(-1);
    const until = Math.min(end, duration);
    if (before && start - before.end <= fromSeconds(down + back)) before.end = Math.max(before.end, until);
    else joined.push({ start, end: until });
  }
  return joined;
}

/** The level of a place over time, raised and with its dips; `lead` is how long it is heard before its scene. */
export function levelOfPlace(
  usual: readonly LevelKey[],
  spans: readonly FeltSpan[],
  lead: Flicks,
  { ambience, dip }: RealismSound,
): LevelKey[] {
  const raised = usual.map(({ time, decibels }) => ({ time, decibels: decibels + ambience }));
  if (dip === 0 || spans.length === 0) return raised;
  const dips = spans.map(({ start, end }) => ({
    from: Math.max(0, lead + start - fromSeconds(down)),
    start: lead + start,
    end: lead + end,
    until: lead + end + fromSeconds(back),
  }));
  const outside = raised.filter(({ time }) => dips.every(({ from, until }) => time <= from || time >= until));
  const inside = dips.flatMap(({ from, start, end, until }) => [
    { time: from, decibels: levelAt(raised, from) },
    { time: start, decibels: levelAt(raised, start) + dip },
    { time: end, decibels: levelAt(raised, end) + dip },
    { time: until, decibels: levelAt(raised, until) },
  ]);
  return [...outside, ...inside].sort((one, other) => one.time - other.time);
}

function levelAt(keys: readonly LevelKey[], time: Flicks): number {
  const next = keys.findIndex((key) => key.time >= time);
  if (next <= 0) return next === 0 ? keys[0]!.decibels : keys.at(-1)!.decibels;
  const [a, b] = [keys[next - 1]!, keys[next]!];
  return a.decibels + ((b.decibels - a.decibels) * (time - a.time)) / Math.max(1, b.time - a.time);
}

/** Metres from which a heart is heard, and from which it is not. */
const [near, far] = [1, 400];

/** A heart that is heard while something is felt, over the place that has gone down. */
export function heartOf(spans: readonly FeltSpan[], lead: Flicks): Spot[] {
  if (spans.length === 0) return [];
  const keys = spans.flatMap(({ start, end }) => [
    { time: lead + start, azimuth: 0, distance: near },
    { time: lead + end, azimuth: 0, distance: far },
  ]);
  return [{ texture: 'heartbeat', keys: [{ time: 0, azimuth: 0, distance: far }, ...keys] }];
}
