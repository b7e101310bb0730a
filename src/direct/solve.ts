import type { Point, ShotAngle, ShotSize } from '../film/index.ts';
import { bareness } from './background.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import { axes, distanceFor, type Figure, frameHeight, inFrame, level, project, sizeTable, type View } from './frame.ts';
import { beheaded } from './heads.ts';
import { cameraHeight, centreHeight, frameFor, lies } from './heights.ts';
import {
  armHides,
  bodiesBefore,
  canopyShare,
  figureHides,
  foreground,
  hiddenShare,
  inTheFront,
  rodBefore,
  setInTheWay,
  turnedHead,
  umbrellaHides,
  underUmbrella,
} from './occlusion.ts';
import { alongSide, leastHeight, overLine } from './over-water.ts';
import type { Space } from './space.ts';
import { add, angleBetween, distance, dot, heading, mix, roundPoint, scale, subtract } from './vector.ts';

/** A solved view with what is wrong with it: 0 is flawless, above 10 is unusable. */
export type Solution = { view: View; faults: number };

/** What a camera has to reckon with: the set, everybody on it, and the cameras' side of the scene. */
export type Sight = {
  space: Space;
  figures: readonly Figure[];
  front: Point;
  aspect: number;
  /** A walking subject at moments of its way. */
  track?: readonly Figure[];
};

const lenses = grammar.lenses;
/** Metres that a camera keeps from anything solid. */
export const cameraMargin = 0.32;

/** What is wrong with a view: the camera may not be there, something or somebody hides a subject or stands big before the lens. */
export function flaws(sight: Sight, view: View, subjects: readonly Figure[], before: readonly string[] = []): number {
  const { space, figures } = sight;
  if (!space.camera(view.position, cameraMargin)) return 100;
  let cost = 0;
  for (const figure of figures) {
    const near = figure.afloat
      ? alongSide(figure, view.position)
      : Math.hypot(figure.eyes[0] - view.position[0], figure.eyes[2] - view.position[2]);
    if (near < figure.radius + (before.includes(figure.id) ? 0.2 : 0.35)) cost += 40;
    const own = subjects.some((subject) => subject.id === figure.id);
    if (!own && underUmbrella(view, figure)) cost += 20;
    if (!own && subjects[0]) cost += 18 * canopyShare(view, figure, distance(view.position, subjects[0].eyes));
    for (const subject of subjects) cost += 10 * rodBefore(view, figure, subject);
    if (!own && !before.includes(figure.id)) cost += 6 * inTheFront(view, figure, subjects);
    for (const face of figures)
      if (armHides(view, figure, face)) cost += subjects.some(({ id }) => id === face.id) ? 6 : 3;
  }
  for (const subject of subjects) {
    for (const point of [subject.eyes, subject.chest]) {
      if (!inFrame(view, point) && point === subject.eyes) cost += 12;
      if (space.blocked(view.position, point)) cost += point === subject.eyes ? 30 : 8;
      for (const other of figures) {
        if (other.id === subject.id || (before.includes(other.id) && point === subject.chest)) continue;
        if (figureHides(other, 0.04, view.position, point)) cost += 20;
      }
    }
    if (!subject.upright)
      cost += 8 * turnedHead(view, subject).filter((eyes) => space.blocked(view.position, eyes)).length;
    cost += 15 * figures.filter((other) => other.id !== subject.id && umbrellaHides(view, other, subject)).length;
    const near = figures.filter((other) => other.id !== subject.id && !before.includes(other.id));
    if (near.length > 0) cost += 14 * Math.max(0, bodiesBefore(view, subject, near) - 0.1);
  }
  return cost > 12 ? cost : cost + setInTheWay(space, view, subjects);
}

/** Turns a horizontal direction by degrees. */
export function turned(direction: Point, degrees: number): Point {
  return heading((Math.atan2(direction[0], direction[2]) * 180) / Math.PI + degrees);
}

/**
 * A view of one figure: at the scale of its size, about 35 degrees off its look towards the cameras' side, with lead
 * room of one and a half times the room behind, eyes or headroom by size. Angles, lenses and distances around that are
 * tried until nothing is in the way.
 */
export function solveSingle(
  sight: Sight,
  figure: Figure,
  size: ShotSize,
  angle: ShotAngle,
  preferred = sizeTable[size].lens,
  spread = 35,
): Solution {
  let best: Solution | undefined;
  for (const off of backgrounds(
    sight,
    figure,
    size,
    angle,
    preferred,
    offsets(sight, figure, lies(figure) ? overLying.spread : spread),
  )) {
    if (best && best.faults < off.cost) break;
    for (const { lens, near } of lensesAndScales(preferred)) {
      const view = placeSingle(sight, figure, size, angle, lens, off.direction, near);
      const framing =
        off.cost +
        Math.abs(Math.log2(near)) * 0.8 +
        cutAtJoint(view, figure) +
        Math.abs(Math.log2(lens / preferred)) * 0.6 +
        clutter(sight, view, figure);
      if (best && framing >= best.faults) continue;
      const cost =
        framing + flaws(sight, view, [figure]) + passing(sight, view, figure) + overLine(sight, view, figure);
      if (!best || cost < best.faults - 1e-9) best = { view, faults: cost };
    }
  }
  return best!;
}

type Offset = { direction: Point; cost: number };

/** Directions with the cost of what is seen behind the figure from them, best first. */
function backgrounds(
  sight: Sight,
  figure: Figure,
  size: ShotSize,
  angle: ShotAngle,
  lens: number,
  directions: readonly Offset[],
): Offset[] {
  const others = sight.figures.filter((other) => other.id !== figure.id);
  return directions
    .map(({ direction, cost }) => {
      const view = placeSingle(sight, figure, size, angle, lens, direction, 1);
      return { direction, cost: cost + 1.1 * bareness(sight.space, view, figure, others) };
    })
    .sort((a, b) => a.cost - b.cost);
}

/** What stands between a panning camera and somebody on the way, mean over the way. */
function passing({ space, track, figures }: Sight, view: View, figure: Figure): number {
  if (!track || track.length === 0) return 0;
  const offset = subtract(view.target, figure.eyes);
  const costs = track.map((there) => {
    const panned: View = { ...view, target: add(there.eyes, offset) };
    const bodies = figures.filter(
      (other) => other.id !== figure.id && figureHides(other, 0.1, view.position, there.chest),
    ).length;
    return 8 * hiddenShare(space, panned, there) + 6 * foreground(space, panned, 1.2).middle + 5 * bodies;
  });
  return costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
}

/** Camera directions about the figure's look on the cameras' side. */
function offsets(sight: Sight, figure: Figure, spread: number): Offset[] {
  const left = turned(figure.look, 90);
  const sign = dot(left, sight.front) >= 0 ? 1 : -1;
  return [0, -10, 10, -20, 20, -30, 30, 40, 55, 75, 95]
    .map((step) => spread + step)
    .map((degrees) => ({
      direction: turned(figure.look, sign * degrees),
      cost: Math.abs(degrees - spread) / 40 + Math.max(0, degrees - 85) / 8,
    }))
    .concat([15, 35].map((degrees) => ({ direction: turned(figure.look, -sign * degrees), cost: 7 })));
}

/** Five lenses, the preferred one first. */
export function nearLenses(preferred: number): number[] {
  return [preferred, ...lenses.filter((lens) => lens !== preferred)]
    .sort((a, b) => Math.abs(Math.log(a / preferred)) - Math.abs(Math.log(b / preferred)))
    .slice(0, 5);
}

/** Lenses at the size's own scale first, then a little nearer and farther with the preferred lens. */
function lensesAndScales(preferred: number): { lens: number; near: number }[] {
  const scales = [0.9, 1.12, 0.82, 1.22].map((near) => ({ lens: preferred, near }));
  return [...nearLenses(preferred).map((lens) => ({ lens, near: 1 })), ...scales];
}

/** 3 where the frame's lower edge cuts somebody at neck, knees or ankles, nearly; framing keeps between joints. */
export function cutAtJoint(view: View, figure: Figure): number {
  if (!figure.upright || figure.moving) return 0;
  const [ankle, knee] = grammar.joints as [number, number];
  const places = [
    { y: figure.eyes[1] - 0.081 * figure.measure, room: 0.032 },
    ...(figure.standing
      ? [knee, ankle].map((share) => ({ y: figure.foot[1] + share * figure.height, room: 0.055 }))
      : []),
  ];
  const near = places.some(({ y, room }) => {
    const { y: seen, depth } = project(view, [figure.foot[0], y, figure.foot[2]]);
    return Math.abs(seen + 0.5) * frameHeight(depth, view.focalLength, view.aspect) < room * figure.height;
  });
  return near ? 3 : 0;
}

function placeSingle(
  sight: Sight,
  figure: Figure,
  size: ShotSize,
  angle: ShotAngle,
  lens: number,
  direction: Point,
  near: number,
): View {
  const height = frameFor(figure, size) * near;
  const away = distanceFor(height, lens, sight.aspect);
  const flat: Point = [figure.eyes[0] + direction[0] * away, 0, figure.eyes[2] + direction[2] * away];
  const position: Point =
    lies(figure) && sizeTable[size].scale < 0.5
      ? add(figure.eyes, add(scale(direction, away * overLying.aside), [0, away * overLying.above, 0]))
      : [flat[0], cameraHeight(figure, angle, away, size), flat[2]];
  const floor = sight.space.ground(position[0], position[2]) + leastHeight(figure);
  position[1] = Math.max(position[1], floor);
  const target: Point = [figure.eyes[0], centreHeight(figure, size, height), figure.eyes[2]];
  if (!figure.upright && sizeTable[size].scale > 0.4) {
    const middle = mix(
      figure.foot,
      [figure.eyes[0], figure.foot[1], figure.eyes[2]],
      sizeTable[size].scale > 0.6 ? 0.4 : 0.75,
    );
    const aim: Point = [middle[0], target[1], middle[2]];
    return finish(add(position, [middle[0] - figure.eyes[0], 0, middle[2] - figure.eyes[2]]), aim, lens, sight.aspect);
  }
  if (figure.afloat && !figure.upright) {
    const aim = sight.track ? target : subtract(target, scale(figure.along, 0.3));
    return finish(position, aim, lens, sight.aspect);
  }
  return finish(position, leadRoom(position, target, figure, height * sight.aspect), lens, sight.aspect);
}

/** Moves the frame towards where the figure looks, so that the room ahead is 1.5 times the room behind or more. */
function leadRoom(position: Point, target: Point, figure: Figure, width: number): Point {
  const { right } = axes({ position, target });
  const across = dot(figure.look, right);
  if (Math.abs(across) < 0.2 || lies(figure)) return target;
  return add(target, scale(level(right), Math.sign(across) * width * 0.12));
}

/** A close camera over a face that looks up: shares of its distance, 60 degrees high, and degrees off the feet. */
const overLying = { aside: 0.5, above: 0.87, spread: 15 };

/** 4 where somebody looks out of the near edge of a picture that is about nobody else. */
export function nearEdge(view: View, figure: Figure): number {
  const across = dot(figure.look, axes(view).right);
  return Math.abs(across) > 0.3 && project(view, figure.eyes).x * Math.sign(across) > 0.05 ? 4 : 0;
}

/** A view with rounded numbers. */
export function finish(position: Point, target: Point, focalLength: number, aspect: number): View {
  return { position: roundPoint(position), target: roundPoint(target), focalLength, aspect };
}

const headCost = (view: View, other: Figure) => (beheaded(view, other) ? 3 : 0);

/** Others that stand half in a clean single disturb it, and more so where the frame beheads them. */
function clutter({ figures }: Sight, view: View, subject: Figure): number {
  const depth = project(view, subject.eyes).depth;
  return figures.reduce((sum, other) => {
    const seen = project(view, other.eyes);
    const width = (other.umbrella ? 0.6 : 0.25) / (frameHeight(Math.max(0.2, seen.depth), view.focalLength, 1) || 1);
    if (other.id === subject.id) return sum;
    if (seen.depth < 0.2 || Math.abs(seen.x) > 0.5 + width || Math.abs(seen.y) > 0.7)
      return sum + headCost(view, other);
    const cut = Math.abs(Math.abs(seen.x) - 0.5) < width;
    return sum + (seen.depth < depth ? 1 : 0.2) + (cut ? 1.2 : 0) + headCost(view, other);
  }, 0);
}

/** Degrees between the directions from which two views see the same place. */
export function viewAngle(a: View, b: View, subject: Point): number {
  return angleBetween(level(subtract(a.position, subject)), level(subtract(b.position, subject)));
}

/** The horizontal normal of a line, on the cameras' side. */
export function sideNormal(along: Point, front: Point): Point {
  const normal: Point = [along[2], 0, -along[0]];
  return dot(normal, front) >= 0 ? normal : scale(normal, -1);
}
