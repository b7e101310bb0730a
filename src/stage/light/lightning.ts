import { random } from '../../film/index.ts';

/** Seconds in which a storm strikes once. */
const period = 7;

/** A strike of a storm: seconds, metres to it, radians about the vertical. */
export type Strike = { at: number; distance: number; bearing: number };

/** The strikes of a storm from one time to another: one in each seven seconds, 350 to 1500 metres away. */
export function strikesOf(from: number, until: number, seed: number): Strike[] {
  const strikes: Strike[] = [];
  for (let index = Math.floor(from / period); index * period < until; index++) {
    const source = random(`${seed}/lightning/${index}`);
    const at = index * period + source() * 4.5;
    if (at >= from && at < until)
      strikes.push({ at, distance: 350 + 1150 * source(), bearing: 2 * Math.PI * source() });
  }
  return strikes;
}

/** Strength of lightning at a time of a storm, 0 to 1: each strike has two or three flickers. `seed` is the set's own. */
export function lightningAt(seconds: number, seed: number): number {
  const since = seconds - (strikesOf(seconds - 0.75, seconds + 1e-9, seed).at(-1)?.at ?? Number.NEGATIVE_INFINITY);
  if (since > 0.75) return 0;
  const flicker =
    Math.max(0, 1 - since * 9) +
    0.8 * Math.max(0, 1 - Math.abs(since - 0.19) * 14) +
    0.35 * Math.max(0, 1 - Math.abs(since - 0.42) * 5);
  return Math.min(1, flicker);
}
