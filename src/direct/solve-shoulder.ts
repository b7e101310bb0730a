import type { Point, ShotSize } from '../film/index.ts';
import { axes, type Figure, frameHeight, level, project, sizeTable } from './frame.ts';
import { centreHeight } from './heights.ts';
import { cutAtJoint, finish, flaws, type Sight, type Solution, sideNormal } from './solve.ts';
import { add, distance, scale, subtract, unit } from './vector.ts';

/**
 * A view of `figure` over the shoulder of `other`: the other's head stands in the frame's edge, the subject on the
 * opposite third, the camera on its side of the line (camera about two targets, after Lino and Christie 2015).
 */
export function solveOverShoulder(sight: Sight, figure: Figure, other: Figure, size: ShotSize): Solution | undefined {
  if (Math.abs(figure.eyes[1] - other.eyes[1]) > 0.45 || !figure.upright || !other.upright || other.umbrella)
    return undefined;
  const along = unit(level(subtract(other.foot, figure.foot)));
  const normal = sideNormal(along, sight.front);
  let best: Solution | undefined;
  for (const lens of [50, 65, 85, 40]) {
    for (const back of [1.2, 1.6, 2, 2.5, 3]) {
      for (const aside of [0.5, 0.62, 0.75, 0.9, 1.1]) {
        const solution = tryOverShoulder(
          sight,
          figure,
          other,
          add(add(other.eyes, scale(along, back)), scale(normal, aside)),
          lens,
          size,
        );
        if (!best || solution.faults < best.faults - 1e-9) best = solution;
      }
    }
  }
  return best;
}

function tryOverShoulder(
  sight: Sight,
  figure: Figure,
  other: Figure,
  place: Point,
  lens: number,
  size: ShotSize,
): Solution {
  const position: Point = [place[0], Math.max(place[1] + 0.04, figure.eyes[1] - 0.1), place[2]];
  const away = distance(position, figure.eyes);
  const height = frameHeight(away, lens, sight.aspect);
  const ratio = height / figure.measure;
  const aim: Point = [figure.eyes[0], centreHeight(figure, ratio > 0.42 ? 'MS' : 'MCU', height), figure.eyes[2]];
  const straight = finish(position, aim, lens, sight.aspect);
  const sign = Math.sign(project(straight, other.eyes).x) || 1;
  const { right } = axes(straight);
  const view = finish(position, add(aim, scale(level(right), sign * height * sight.aspect * 0.16)), lens, sight.aspect);
  const shoulder = project(view, other.eyes);
  const head = other.measure / 6;
  const nearHeight = frameHeight(shoulder.depth, lens, sight.aspect);
  const inner = Math.abs(shoulder.x) - (head * 0.42) / (nearHeight * sight.aspect);
  const wall = Math.max(0, 0.17 - inner) * 16 + Math.max(0, head / nearHeight - 0.6) * 8;
  const shown = project(view, [other.eyes[0], other.eyes[1] - head, other.eyes[2]]).y > -0.46 ? 0 : 2;
  const off = Math.abs(Math.abs(shoulder.x) - 0.4);
  const bounds = sizeTable[size];
  const scaleCost = ratio < bounds.low ? (bounds.low - ratio) * 8 : ratio > bounds.high ? (ratio - bounds.high) * 8 : 0;
  const cost =
    flaws(sight, view, [figure], [other.id]) +
    cutAtJoint(view, figure) +
    off * 6 +
    wall +
    shown +
    scaleCost +
    (Math.abs(shoulder.x) < 0.3 ? 5 : 0) +
    (Math.sign(shoulder.x) !== sign ? 5 : 0);
  return { view, faults: cost };
}
