import type { Point } from '../film/index.ts';
import { distanceFor, type Figure, sizeOf } from './frame.ts';
import { frameFor } from './heights.ts';
import type { Setup } from './setups.ts';
import { finish, flaws, type Sight, type Solution, sideNormal } from './solve.ts';
import { add, distance, scale, subtract, unit } from './vector.ts';

/** Metres that the lens stands before the eyes that it looks for, so that their own face is behind it. */
const before = 0.42;

/** Metres to the cameras' side of the line between the two, and from the looker's own chest at least. */
const aside = 0.14;
const ownBody = 0.48;

/** Focal lengths in which a view still is one that eyes could have. */
const natural = { least: 20, most: 105 };

/** What somebody sees of another: from before their own eyes, as large as the size says where a natural lens allows it. */
export function solveView(sight: Sight, { subjects, pov, size }: Setup): Solution | undefined {
  const find = (id: string | undefined) => sight.figures.find((figure) => figure.id === id);
  const [seen, looker] = [find(subjects[0]), find(pov)];
  if (!seen || !looker) return undefined;
  const aim = aimAt(seen);
  const along = unit(subtract(aim, looker.eyes));
  const eyes = add(looker.eyes, add(scale(along, before), scale(sideNormal(along, sight.front), aside)));
  if (meetsOwnBody(eyes, looker)) return undefined;
  const lens = Math.round(distance(eyes, aim) / distanceFor(frameFor(seen, size), 1, sight.aspect));
  if (lens < natural.least || lens > natural.most) return undefined;
  const view = finish(eyes, aim, lens, sight.aspect);
  if (sizeOf(view, seen) !== size) return undefined;
  const others = sight.figures.filter((figure) => figure !== looker);
  return { view, faults: flaws({ ...sight, figures: others }, view, [seen]) };
}

/** A lens that looks for somebody's eyes stands in their own breast. */
export function meetsOwnBody(lens: Point, looker: Figure): boolean {
  return distance(lens, looker.chest) < ownBody;
}

/** A little under the eyes, so that there is more body than air in the picture. */
function aimAt({ eyes, chest }: Figure) {
  return add(eyes, scale(subtract(chest, eyes), 0.3));
}
