import type { Random } from '../../film/index.ts';
import type { SetRequest } from './model.ts';
import type { Tint } from './sculpture.ts';
import { tint } from './sculpture.ts';

/** A whole number a set is asked for under `name`, within limits; a seeded one between them where none is given. */
export function countOf(set: SetRequest, name: string, low: number, high: number, source: Random): number {
  const asked = set.parameters[name];
  const own = low + Math.floor(source() * (high - low + 1));
  return typeof asked === 'number' ? Math.round(Math.min(high, Math.max(low, asked))) : own;
}

/** A colour a set is asked for under `name` as `#rrggbb`; a seeded one of `choices` where none is given. */
export function colourOf(set: SetRequest, name: string, choices: readonly string[], source: Random): string {
  const asked = set.parameters[name];
  const own = choices[Math.floor(source() * choices.length)]!;
  return typeof asked === 'string' && /^#[0-9a-f]{6}$/i.test(asked) ? asked : own;
}

/** As `colourOf`, linear. */
export function tintOf(set: SetRequest, name: string, choices: readonly string[], source: Random): Tint {
  return tint(colourOf(set, name, choices, source));
}

/** The side, -1 or 1, on which a set asked for `name: left` or `name: right` has what sets it apart; else one by its seed. */
export function sideOf(set: SetRequest, name: string): -1 | 1 {
  const asked = set.parameters[name];
  if (asked === 'left') return -1;
  if (asked === 'right') return 1;
  return (Math.imul(set.seed, 0x9e3779b1) >>> 15) & 1 ? 1 : -1;
}

/** From 0 below `low` to 1 above `high`, without a corner. */
export function smooth(low: number, high: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return share * share * (3 - 2 * share);
}
