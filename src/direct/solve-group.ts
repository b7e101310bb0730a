import type { Point, ShotAngle, ShotSize } from '../film/index.ts';
import { distanceFor, type Figure, frameHeight, level, project, sizeTable, type View } from './frame.ts';
import { beheaded, embraceHides } from './heads.ts';
import { cameraHeight, centreHeight } from './heights.ts';
import { figureHides } from './occlusion.ts';
import { finish, flaws, nearLenses, type Sight, type Solution, sideNormal, turned } from './solve.ts';
import { add, dot, mix, scale, subtract, unit } from './vector.ts';

/**
 * A view of several figures from the cameras' side, square to the line or a little off it, wide enough for all with
 * room at the edges. Who would stand among them without a head is framed with them.
 */
export function solveGroup(
  sight: Sight,
  group: readonly Figure[],
  size: ShotSize,
  angle: ShotAngle,
  preferred = sizeTable[size].lens,
): Solution {
  const close = solveAround(sight, group, group, size, angle, preferred);
  const headless = sight.figures.filter((figure) => !group.includes(figure) && beheaded(close.view, figure));
  if (headless.length === 0) return close;
  const wide = solveAround(sight, group, [...group, ...headless], size, angle, preferred);
  return wide.faults < close.faults ? wide : close;
}

/** The best view of a group with room for all of `held`. */
function solveAround(
  sight: Sight,
  group: readonly Figure[],
  held: readonly Figure[],
  size: ShotSize,
  angle: ShotAngle,
  preferred: number,
): Solution {
  const tallest = held.reduce((tall, figure) => (figure.crown[1] > tall.crown[1] ? figure : tall));
  const centre = scale(
    held.reduce<Point>((sum, figure) => add(sum, figure.foot), [0, 0, 0]),
    1 / held.length,
  );
  const [first, second] = group;
  const base = first && second ? sideNormal(unit(level(subtract(second.foot, first.foot))), sight.front) : sight.front;
  let best: Solution | undefined;
  for (const off of [0, 12, -12, 24, -24, 38, -38, 52, -52]) {
    for (const lens of nearLenses(preferred)) {
      for (const near of [1, 0.85, 0.7]) {
        const view = placeGroup(sight, held, tallest, centre, turned(base, off), size, angle, lens, near);
        const framing =
          lostBy(sight, view, group) +
          Math.abs(off) / 45 +
          Math.abs(Math.log2(lens / preferred)) * 0.5 +
          (1 - near) * 3;
        if (best && framing >= best.faults) continue;
        const cost = framing + flaws(sight, view, group);
        if (!best || cost < best.faults - 1e-9) best = { view, faults: cost };
        if (best.faults < 0.2) return best;
      }
    }
  }
  return best!;
}

/** What the frame's edges do to a group and to others, and an embrace to faces: cut, halved, beheaded, hidden. */
function lostBy({ figures }: Sight, view: View, group: readonly Figure[]): number {
  const edges = figures.reduce((sum, figure) => {
    if (group.includes(figure)) return sum + overEdge(view, figure);
    return sum + (beheaded(view, figure) ? 3 : 0) + halved(view, figure);
  }, 0);
  return edges + (embraceHides(view, group) ? 4 : 0);
}

/** What it costs that somebody stands at the frame's edge: 0 well inside, 2 touching it, 6 and more when cut. */
function overEdge(view: View, figure: Figure): number {
  const middle = project(view, figure.chest);
  const eyes = project(view, figure.eyes);
  if (middle.depth < 0.3 || Math.abs(eyes.y) > 0.46 || middle.y < -0.4) return 8;
  const width = figure.umbrella ? 0.55 : figure.radius + 0.05;
  const half = width / frameHeight(middle.depth, view.focalLength, 1);
  const over = Math.max(Math.abs(middle.x), Math.abs(eyes.x)) + half - 0.44;
  return over <= 0 ? 0 : over < 0.06 ? 2 : 6 + over * 10;
}

/** What it costs that the frame's side cuts somebody in half whom the picture is not about. */
function halved(view: View, figure: Figure): number {
  const { x, y, depth } = project(view, figure.eyes);
  if (depth < 0.3 || Math.abs(y) > 0.5) return 0;
  return Math.abs(Math.abs(x) - 0.5) < figure.radius / (frameHeight(depth, view.focalLength, 1) || 1) ? 1.2 : 0;
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
  const bodies = group.map((figure) => (figure.umbrella ? 0.55 : 0.35));
  const width = Math.max(...places) - Math.min(...places) + 2 * Math.max(...bodies);
  const lowest = Math.min(...group.map((figure) => mix(figure.foot, figure.chest, size === 'MS' ? 0.75 : 0.4)[1]));
  const uneven = tallest.crown[1] - Math.min(...group.map((figure) => figure.crown[1])) > 0.3;
  const span = uneven ? (tallest.crown[1] - lowest) * 1.22 : 0;
  const height = Math.max(sizeTable[size].scale * tallest.measure * near, (width * 1.18) / sight.aspect, span);
  const reach = Math.max(...group.map((figure) => dot(subtract(figure.foot, centre), direction)));
  const away = distanceFor(height, lens, sight.aspect) + Math.max(0, reach) * 0.5;
  const middle = (Math.max(...places) + Math.min(...places)) / 2;
  const anchor = add(centre, scale(across, middle));
  const position: Point = [
    anchor[0] + direction[0] * away,
    cameraHeight(tallest, angle, away, size),
    anchor[2] + direction[2] * away,
  ];
  position[1] = Math.min(position[1], sight.space.layout.cameraVolume.maximum[1] - 0.25);
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
        (figure) => !around.includes(figure.id) && figureHides(figure, 0, view.position, point),
      ).length;
      const cost =
        flaws(sight, view, []) + hidden + bodies * 20 + Math.abs(off) / 60 + Math.abs(Math.log2(focal / lens)) * 0.5;
      if (!best || cost < best.faults - 1e-9) best = { view, faults: cost };
    }
  }
  return best!;
}
