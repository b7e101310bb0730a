import type { Point } from '../film/index.ts';
import { axes, type Figure, frameHeight, inFrame, level, project, scaleOf, type View } from './frame.ts';
import { bodyBlocks, hits, leafReach, type Space } from './space.ts';
import { add, dot, mix, scale, subtract, unit } from './vector.ts';

type Sample = { point: Figure['eyes']; weight: number };

/** How far to either side a head before its body comes when it turns, as a share of the body. */
const headTurn = 0.2;

/** Where the eyes of a beast come when it turns its head. */
export function turnedHead(view: View, { eyes, measure }: Figure): Point[] {
  const right = unit(level(axes(view).right));
  return [-headTurn, headTurn].map((share) => add(eyes, scale(right, share * measure)));
}

/** A body as points that a picture should show: the head weighs most, then the shoulders, the knees least. */
function samples(view: View, figure: Figure): Sample[] {
  if (!figure.upright)
    return [
      { point: figure.eyes, weight: 4 },
      ...turnedHead(view, figure).map((point) => ({ point, weight: 2 })),
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

/** Share of what the frame holds of a body, 0 to 1, that other bodies stand before. */
export function bodiesBefore(view: View, figure: Figure, others: readonly Figure[]): number {
  let [all, hidden] = [0, 0];
  for (const { point, weight } of samples(view, figure)) {
    if (!inFrame(view, point)) continue;
    all += weight;
    if (others.some((other) => figureHides(other, 0.04, view.position, point))) hidden += weight;
  }
  return all === 0 ? 0 : hidden / all;
}

/** Share of the picture's width that somebody takes who stands nearer than the subjects. */
export function inTheFront(view: View, other: Figure, subjects: readonly Figure[]): number {
  const depth = (figure: Figure) => project(view, figure.chest).depth;
  const middle = project(view, other.chest);
  if (subjects.length === 0 || middle.depth < 0.2) return 0;
  if (subjects.some((subject) => depth(subject) < middle.depth + 0.15)) return 0;
  const half = other.radius / (frameHeight(middle.depth, view.focalLength, view.aspect) * view.aspect);
  return Math.max(0, Math.min(0.5, middle.x + half) - Math.max(-0.5, middle.x - half));
}

/** Metres from the line of sight to a face within which an arm hides it. */
const armWidth = 0.13;

/** Somebody's outstretched arm is between the camera and a face that the picture shows. */
export function armHides(view: View, { arm, id }: Figure, face: Figure): boolean {
  if (!arm || face.id === id || !inFrame(view, face.eyes)) return false;
  return [0.3, 0.5, 0.7, 0.85, 1].some((share) => {
    const point = mix(arm[0], arm[1], share);
    const ray = subtract(face.eyes, view.position);
    const along = dot(subtract(point, view.position), ray) / dot(ray, ray);
    if (along <= 0.05 || along >= 0.97) return false;
    const off = subtract(point, add(view.position, scale(ray, along)));
    return Math.hypot(...off) < armWidth;
  });
}

/** The canopy of an open umbrella: a cone with its rim `low` and its top `high` over the eyes of whoever holds it, as the stage draws it. */
const canopy = { radius: 0.58, low: 0.14, high: 0.52 };

/** The paper of an open umbrella is between two points. */
function canopyBetween(holder: Figure, from: Point, to: Point): boolean {
  for (let share = 0.04; share < 0.98; share += 0.04) {
    const [x, y, z] = mix(from, to, share);
    const up = (y - holder.eyes[1] - canopy.low) / (canopy.high - canopy.low);
    const wide = canopy.radius * (1 - 0.6 * Math.max(0, up));
    if (up > 0 && up < 1 && Math.hypot(x - holder.foot[0], z - holder.foot[2]) < wide) return true;
  }
  return false;
}

/** An open umbrella stands between the camera and a subject's face. */
export function umbrellaHides(view: View, holder: Figure, subject: Figure): boolean {
  if (!holder.umbrella) return false;
  const right = unit(level(axes(view).right));
  const cheeks = [-0.1, 0.1].map((side) => add(subject.eyes, scale(right, side)));
  return [subject.eyes, ...cheeks].some((point) => canopyBetween(holder, view.position, point));
}

/** Share of a picture, 0 to 1, that an open umbrella nearer than `reach` metres fills. */
export function canopyShare(view: View, holder: Figure, reach: number): number {
  if (!holder.umbrella) return 0;
  const covered = raysOf(view).filter(({ ray }) =>
    canopyBetween(holder, view.position, add(view.position, scale(ray, reach))),
  );
  return covered.length / grid.length;
}

/** How much somebody's staff or umbrella's shaft disturbs a face: 1 in its middle in a picture that holds little else, 0 in a wide one. */
export function rodBefore(view: View, { rod }: Figure, subject: Figure): number {
  if (!rod) return 0;
  const { position } = view;
  const { eyes } = subject;
  const [dx, dz] = [eyes[0] - position[0], eyes[2] - position[2]];
  const away = Math.hypot(dx, dz);
  const along = ((rod[0] - position[0]) * dx + (rod[2] - position[2]) * dz) / away;
  if (along <= 0 || along >= away) return 0;
  const aside = Math.abs((rod[0] - position[0]) * dz - (rod[2] - position[2]) * dx) / away;
  return Math.max(0, 1 - aside / faceWidth) * Math.max(0, 1 - scaleOf(view, subject) / 0.8);
}

/** Metres from the middle of a face within which a rod disturbs it. */
const faceWidth = 0.2;

/** A camera so near to an open umbrella that its paper fills the picture. */
export function underUmbrella(view: View, holder: Figure): boolean {
  if (!holder.umbrella) return false;
  const away = Math.hypot(holder.foot[0] - view.position[0], holder.foot[2] - view.position[2]);
  return away < canopy.radius + 0.25 && project(view, holder.crown).depth > -0.3;
}

const across = [-0.44, -0.3, -0.16, 0, 0.16, 0.3, 0.44];
const upward = [-0.38, -0.15, 0.08, 0.31];
const grid = across.flatMap((x) => upward.map((y) => ({ x, y })));

/** Rays through places of a picture, as long as they go one metre deep. */
function raysOf(view: View): { x: number; y: number; ray: Point }[] {
  const { right, up, forward } = axes(view);
  const height = frameHeight(1, view.focalLength, view.aspect);
  return grid.map(({ x, y }) => ({
    x,
    y,
    ray: add(forward, add(scale(right, x * height * view.aspect), scale(up, y * height))),
  }));
}

/** The lower edge of a picture, where a plant may be. */
const lowest = -0.3;

/**
 * How much things of the set within `reach` metres of the lens fill the frame: shares 0 to 1 of its middle and of its
 * edges. An edge in the foreground frames a picture; a post in its middle spoils it.
 */
export function foreground(space: Space, view: View, reach: number): { middle: number; edge: number } {
  const near = space.around(view.position, reach);
  const leafy = Math.min(reach, leafReach);
  const plants = space.growing(view.position);
  if (near.length + plants.length === 0) return { middle: 0, edge: 0 };
  const found = { middle: 0, edge: 0, middles: 0, edges: 0 };
  const meets = (boxes: typeof near, ray: Point, deep: number) => {
    const end = add(view.position, scale(ray, deep));
    return boxes.some((box) => hits(box, view.position, end));
  };
  for (const { x, y, ray } of raysOf(view)) {
    const solid = meets(near, ray, reach) || (y > lowest && meets(plants, ray, leafy));
    const inside = Math.abs(x) < 0.35 && y > -0.3;
    found[inside ? 'middles' : 'edges']++;
    if (solid) found[inside ? 'middle' : 'edge']++;
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
