import type { Point } from '../film/index.ts';
import { axes, type Figure, frameHeight, inFrame, level, project, type View } from './frame.ts';
import { bodyBlocks, hits, type Space } from './space.ts';
import { add, dot, mix, scale, subtract, unit } from './vector.ts';

type Sample = { point: Figure['eyes']; weight: number };

/** A body as points that a picture should show: the head weighs most, then the shoulders, the knees least. */
function samples(view: View, figure: Figure): Sample[] {
  if (!figure.upright)
    return [
      { point: figure.eyes, weight: 4 },
      { point: figure.crown, weight: 2 },
      { point: figure.chest, weight: 3 },
      { point: mix(figure.foot, figure.chest, 0.4), weight: 1 },
    ];
  const right = unit(level(axes(view).right));
  const head = figure.measure / 6;
  const beside = (down: number, half: number, weight: number): Sample[] =>
    [-half, half].map((side) => ({
      point: add([figure.eyes[0], figure.eyes[1] - down, figure.eyes[2]], scale(right, side)),
      weight,
    }));
  const knees = Math.max(0.5 * head, (figure.eyes[1] - figure.foot[1]) * 0.75);
  return [
    { point: figure.eyes, weight: 4 },
    ...beside(0, 0.09, 2),
    ...beside(-0.35 * head, 0.05, 1),
    ...beside(0.95 * head, figure.radius * 0.8, 2),
    ...beside(1.8 * head, figure.radius * 0.8, 1.5),
    ...beside(2.7 * head, figure.radius * 0.8, 1),
    ...beside(knees, figure.radius * 0.7, 0.5),
  ];
}

/** Share of what the frame holds of a body, 0 to 1, that things of the set hide. 1 where the frame holds nothing of it. */
export function hiddenShare(space: Space, view: View, figure: Figure): number {
  let [all, hidden] = [0, 0];
  for (const { point, weight } of samples(view, figure)) {
    if (!inFrame(view, point)) continue;
    all += weight;
    if (space.blocked(view.position, point)) hidden += weight;
  }
  return all === 0 ? 1 : hidden / all;
}

/** A body stands between two points: a person's upright one, or a beast's long one as three. `margin` in metres. */
export function figureHides(figure: Figure, margin: number, from: Point, to: Point): boolean {
  const places = figure.upright
    ? [figure.foot]
    : [-1, 0, 1].map((share) => add(figure.foot, scale(figure.along, share)));
  return places.some((foot) => bodyBlocks(foot, figure.radius + margin, figure.height, from, to));
}

/** The canopy of an open umbrella: an upright cylinder above the head of whoever holds it. */
const canopy = { radius: 0.6, low: 0.02, high: 0.5 };

/** An open umbrella, or its holder's body, stands between the camera and a subject's head. */
export function umbrellaHides(view: View, holder: Figure, subject: Figure): boolean {
  if (!holder.umbrella) return false;
  const top = holder.crown[1] + canopy.low;
  return [subject.eyes, subject.crown].some((point) =>
    bodyBlocks([holder.foot[0], top, holder.foot[2]], canopy.radius, canopy.high, view.position, point),
  );
}

/** A camera so near to an open umbrella that its paper fills the picture. */
export function underUmbrella(view: View, holder: Figure): boolean {
  if (!holder.umbrella) return false;
  const away = Math.hypot(holder.foot[0] - view.position[0], holder.foot[2] - view.position[2]);
  return away < canopy.radius + 0.25 && project(view, holder.crown).depth > -0.3;
}

const across = [-0.44, -0.3, -0.16, 0, 0.16, 0.3, 0.44];
const upward = [-0.38, -0.15, 0.08, 0.31];

/**
 * How much things of the set within `reach` metres of the lens fill the frame: shares 0 to 1 of its middle and of its
 * edges. An edge in the foreground frames a picture; a post in its middle spoils it.
 */
export function foreground(space: Space, view: View, reach: number): { middle: number; edge: number } {
  const near = space.around(view.position, reach);
  if (near.length === 0) return { middle: 0, edge: 0 };
  const { right, up, forward } = axes(view);
  const height = frameHeight(reach, view.focalLength, view.aspect);
  const found = { middle: 0, edge: 0, middles: 0, edges: 0 };
  for (const x of across) {
    for (const y of upward) {
      const ray = add(scale(forward, reach), add(scale(right, x * height * view.aspect), scale(up, y * height)));
      const end = add(view.position, ray);
      const solid = near.some((box) => hits(box, view.position, end));
      const inside = Math.abs(x) < 0.35 && y > -0.3;
      found[inside ? 'middles' : 'edges']++;
      if (solid) found[inside ? 'middle' : 'edge']++;
    }
  }
  return { middle: found.middle / found.middles, edge: found.edge / found.edges };
}

/**
 * What the set does to a picture of some subjects, as a cost: parts of bodies hidden, and things that stand big before
 * the lens. 0 is a clean frame; above 10 it is unusable.
 */
export function setInTheWay(
  space: Space,
  view: View,
  subjects: readonly Figure[],
  limit = Number.POSITIVE_INFINITY,
): number {
  let cost = 0;
  let nearest = Number.POSITIVE_INFINITY;
  for (const subject of subjects) {
    cost += 16 * Math.max(0, hiddenShare(space, view, subject) - 0.03);
    nearest = Math.min(nearest, dot(subtract(subject.eyes, view.position), axes(view).forward));
    if (cost > limit) return cost;
  }
  const reach = Math.min(2.6, nearest * 0.8);
  if (reach < 0.3) return cost;
  const { middle, edge } = foreground(space, view, reach);
  const farther = reach < 2.6 || subjects.length < 2 ? middle : foreground(space, view, nearest * 0.85).middle;
  return cost + 12 * middle + 5 * (farther - middle) + 1.5 * Math.max(0, edge - 0.34);
}
