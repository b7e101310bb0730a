import { clamp } from './ease.ts';
import {
  frame,
  inner,
  inverse,
  minus,
  multiply,
  outer,
  plus,
  type Rotation,
  rotate,
  size,
  times,
  unit,
  type Vector,
} from './rotation.ts';
import type { Skeleton } from './skeleton.ts';

/**
 * Where the middle joint of a two-bone limb is, by the law of cosines: between `from` and `to`, bent towards `pole`. The target
 * is drawn in where it is out of reach.
 */
export function bend(
  from: Vector,
  to: Vector,
  upper: number,
  lower: number,
  pole: Vector,
): { middle: Vector; end: Vector } {
  const way = minus(to, from);
  const direction = unit(way);
  const reach = clamp(size(way), Math.abs(upper - lower) + 1e-4, (upper + lower) * 0.9995);
  const along = (upper * upper - lower * lower + reach * reach) / (2 * reach);
  const out = Math.sqrt(Math.max(0, upper * upper - along * along));
  let side = minus(pole, times(direction, inner(pole, direction)));
  if (size(side) < 1e-5) side = minus([0, 0, 1], times(direction, direction[2]));
  return {
    middle: plus(plus(from, times(direction, along)), times(unit(side), out)),
    end: plus(from, times(direction, reach)),
  };
}

/** The rotation that takes a bind direction and hinge to new ones. */
function turned(direction: Vector, hinge: Vector, bindDirection: Vector, bindHinge: Vector): Rotation {
  return multiply(frame(direction, hinge), inverse(frame(bindDirection, bindHinge)));
}

/** The three joints of a limb and the direction its hinge has in the bind pose. */
export type Limb = { upper: number; lower: number; end: number; hinge: Vector };

/** Poses a two-bone limb so that its end reaches `target` (root space), bent towards `pole`; then turns the end. */
export function reachWith(skeleton: Skeleton, limb: Limb, target: Vector, pole: Vector, endRotation: Rotation): void {
  const { rig, place } = skeleton;
  const at = (index: number) => rig.bones[index]!.at;
  const upperBind = minus(at(limb.lower), at(limb.upper));
  const lowerBind = minus(at(limb.end), at(limb.lower));
  const from = place[limb.upper]!;
  const { middle, end } = bend(from, target, size(upperBind), size(lowerBind), pole);
  const upper = unit(minus(middle, from));
  const lower = unit(minus(end, middle));
  let hinge = outer(upper, lower);
  if (size(hinge) < 1e-4) hinge = outer(minus(middle, times(plus(from, end), 0.5)), upper);
  if (size(hinge) < 1e-4) hinge = outer(times(pole, -1), upper);
  skeleton.setWorld(limb.upper, turned(upper, hinge, unit(upperBind), limb.hinge));
  place[limb.lower] = plus(from, rotate(skeleton.world[limb.upper]!, upperBind));
  skeleton.setWorld(limb.lower, turned(lower, hinge, unit(lowerBind), limb.hinge));
  place[limb.end] = plus(place[limb.lower]!, rotate(skeleton.world[limb.lower]!, lowerBind));
  skeleton.setWorld(limb.end, endRotation);
}

/** The rotation of a hand whose fingers and palm point given ways; the bind directions are those of the side. */
export function handRotation(fingers: Vector, palm: Vector, bindFingers: Vector, bindPalm: Vector): Rotation {
  return turned(unit(fingers), palm, bindFingers, bindPalm);
}
