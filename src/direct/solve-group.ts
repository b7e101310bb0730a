import type { Point, ShotAngle, ShotSize } from '../film/index.ts';
import { distanceFor, type Figure, inFrame, level, sizeTable, type View } from './frame.ts';
import {
  cameraHeight,
  centreHeight,
  finish,
  flaws,
  nearLenses,
  type Sight,
  type Solution,
  sideNormal,
  turned,
} from './solve.ts';
import { bodyBlocks } from './space.ts';
import { add, dot, scale, subtract, unit } from './vector.ts';

/**
 * A view of several figures from the cameras' side, square to the line or a little off it, wide enough for all with
 * room at the edges.
 */
export function solveGroup(
  sight: Sight,
  group: readonly Figure[],
  size: ShotSize,
  angle: ShotAngle,
  preferred = sizeTable[size].lens,
): Solution {
  const tallest = group.reduce((tall, figure) => (figure.crown[1] > tall.crown[1] ? figure : tall));
  const centre = scale(
    group.reduce<Point>((sum, figure) => add(sum, figure.foot), [0, 0, 0]),
    1 / group.length,
  );
  const [first, second] = group;
  const base = first && second ? sideNormal(unit(level(subtract(second.foot, first.foot))), sight.front) : sight.front;
  let best: Solution | undefined;
  for (const off of [0, 12, -12, 24, -24, 38, -38, 52, -52]) {
    for (const lens of nearLenses(preferred)) {
      for (const near of [1, 0.85, 0.7]) {
        const view = placeGroup(sight, group, tallest, centre, turned(base, off), size, angle, lens, near);
        const lost = group.filter((figure) => !inFrame(view, figure.eyes, -0.04)).length;
        const cost =
          flaws(sight, view, group) +
          Math.abs(off) / 45 +
          Math.abs(Math.log2(lens / preferred)) * 0.5 +
          (1 - near) * 3 +
          lost * 6;
        if (!best || cost < best.faults - 1e-9) best = { view, faults: cost };
        if (best.faults < 0.2) return best;
      }
    }
  }
  return best!;
}

function placeGroup(
  sight: Sight,
  group: readonly Figure[],
  tallest: Figure,
  centre: Point,
  direction: Point,
  size: ShotSize,
  angle: ShotAngle,
  lens: number,
  near: number,
): View {
  const across: Point = [direction[2], 0, -direction[0]];
  const places = group.map((figure) => dot(subtract(figure.foot, centre), across));
  const width = Math.max(...places) - Math.min(...places) + 0.7;
  const height = Math.max(sizeTable[size].scale * tallest.measure * near, (width * 1.18) / sight.aspect);
  const reach = Math.max(...group.map((figure) => dot(subtract(figure.foot, centre), direction)));
  const away = distanceFor(height, lens, sight.aspect) + Math.max(0, reach) * 0.5;
  const middle = (Math.max(...places) + Math.min(...places)) / 2;
  const anchor = add(centre, scale(across, middle));
  const position: Point = [
    anchor[0] + direction[0] * away,
    cameraHeight(tallest, angle, away, size),
    anchor[2] + direction[2] * away,
  ];
  position[1] = Math.max(position[1], sight.space.ground(position[0], position[2]) + 0.3);
  return finish(position, [anchor[0], centreHeight(tallest, size, height), anchor[2]], lens, sight.aspect);
}

/** A detail: `width` metres of the world about a point, from the cameras' side and a little above. */
export function solveDetail(sight: Sight, point: Point, width: number, around: readonly string[], lens = 85): Solution {
  let best: Solution | undefined;
  for (const off of [0, 25, -25, 50, -50, 80, -80]) {
    for (const focal of nearLenses(lens)) {
      const away = Math.max(0.6, distanceFor(width / sight.aspect, focal, sight.aspect));
      const direction = turned(sight.front, off);
      const position = add(point, [direction[0] * away * 0.94, away * 0.34, direction[2] * away * 0.94]);
      const view = finish(position, point, focal, sight.aspect);
      const hidden = sight.space.blocked(view.position, point) ? 30 : 0;
      const bodies = sight.figures.filter(
        (figure) =>
          !around.includes(figure.id) && bodyBlocks(figure.foot, figure.radius, figure.height, view.position, point),
      ).length;
      const cost =
        flaws(sight, view, []) + hidden + bodies * 20 + Math.abs(off) / 60 + Math.abs(Math.log2(focal / lens)) * 0.5;
      if (!best || cost < best.faults - 1e-9) best = { view, faults: cost };
    }
  }
  return best!;
}
