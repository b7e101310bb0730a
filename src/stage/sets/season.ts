import type { Staging } from '../../film/index.ts';
import table from './data/seasons.json' with { type: 'json' };
import { type Tint, tint } from './sculpture.ts';

type Season = Staging['set']['season'];

/** Colours of leaves in a season; `bare` when broad-leaved trees have none. */
export function foliage(season: Season): { crowns: Tint[]; willow: Tint; pine: Tint; bare: boolean } {
  const entry = table[season];
  return {
    crowns: entry.crowns.map((hex) => tint(hex)),
    willow: tint(entry.willow),
    pine: tint(entry.pine),
    bare: entry.bare,
  };
}

/** Colours of the ground in a season. */
export function groundTints(season: Season): { grass: Tint; blade: Tint; mud: Tint; path: Tint; fallen: Tint[] } {
  const entry = table[season];
  return {
    grass: tint(entry.grass),
    blade: tint(entry.blade),
    mud: tint(entry.mud),
    path: tint(entry.path),
    fallen: entry.fallen.map((hex) => tint(hex)),
  };
}
