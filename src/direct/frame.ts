import type { Blocking, Flicks, GazeTarget, Gesture, Point, ShotSize } from '../film/index.ts';
import { actorAt, type Stand, stooping } from './actor-at.ts';
import crowns from './data/crowns.json' with { type: 'json' };
import grammar from './data/grammar.json' with { type: 'json' };
import type { Performer } from './performers.ts';
import { poseBack, poseShare } from './pose-heights.ts';
import { floats, mediumOf, type Space } from './space.ts';
import { hasClosedEyes, isFlat } from './states.ts';
import { add, cross, dot, heading, scale, subtract, unit, yawTo } from './vector.ts';
import { has } from './words.ts';

/** Super 35, millimetres. */
export const sensorWidth = 24.89;

/** Sizes from the closest to the widest. */
export const sizes = ['ECU', 'CU', 'MCU', 'MS', 'MLS', 'FS', 'LS', 'ELS'] as const satisfies readonly ShotSize[];

/** Per size: scale (frame height over body height) with its bounds, usual lens in mm, headroom and eye height as shares of the frame. */
export const sizeTable: Record<
  ShotSize,
  { scale: number; low: number; high: number; lens: number; headroom: number; eyes?: number }
> = grammar.sizes;

/** A view at one moment. */
export type View = { position: Point; target: Point; focalLength: number; aspect: number };

/** Adults are about six heads high; a child, whose head is larger, is framed by its head. */
const headsTall = 6;

/** Somebody as a camera sees them: points in metres, `height` of the body in its pose, `look` the way they look (towards the feet, of who lies: from there a face is upright). */
export type Figure = {
  id: string;
  foot: Point;
  eyes: Point;
  chest: Point;
  crown: Point;
  height: number;
  /** What sizes are measured on: a person's standing height, a creature's larger dimension. */
  measure: number;
  radius: number;
  /** How far a beast's or a lying body reaches before and behind its foot, along its facing; nothing for others. */
  along: Point;
  look: Point;
  upright: boolean;
  /** On its feet, not seated or kneeling. */
  standing: boolean;
  moving: boolean;
  /** Holds an open umbrella. */
  umbrella: boolean;
  /** Where the staff or the umbrella's shaft in the hand is at the height of the face. */
  rod: Point | undefined;
  /** Shoulder and hand of an arm that is stretched out to somebody. */
  arm: [Point, Point] | undefined;
  /** Lies in the water. */
  afloat?: true;
};

/** Where everybody present is at a moment of the scene, as figures. `looks` says who looks at whom. */
export function figuresAt(
  blocking: readonly Blocking[],
  performers: ReadonlyMap<string, Performer>,
  space: Space,
  time: Flicks,
  looks: ReadonlyMap<string, string> = new Map(),
): Figure[] {
  const all = blocking.map((book) => ({ id: book.actor, stand: stooping(book, time, actorAt(book, time)) }));
  const stands = all.filter(({ stand }) => stand.present);
  return stands.map(({ id, stand }) => {
    const gaze = looks.get(id) ?? (stand.gaze && 'actor' in stand.gaze ? stand.gaze.actor : undefined);
    const other = all.find((candidate) => candidate.id === gaze);
    const yaw = stand.moving
      ? stand.facing
      : other
        ? yawTo(stand.at, headOf(performers.get(other.id)!, other.stand, space))
        : glance(stand);
    const seen = figure(performers.get(id)!, stand, space, yaw);
    const target = reachedFor(blocking.find(({ actor }) => actor === id)!, time);
    if (!target) return seen;
    const whom = stands.find((candidate) => 'actor' in target && candidate.id === target.actor);
    const ahead = heading(stand.facing);
    return { ...seen, arm: armOf(seen, whom?.stand.at ?? [stand.at[0] + ahead[0], stand.at[1] + ahead[2]]) };
  });
}

/** Gestures that stretch an arm out. */
const reaching = new Set<Gesture>(['offer', 'take', 'point', 'reach', 'embrace', 'grapple', 'strike']);

/** What an arm is stretched out to at a moment, or nothing in particular. */
function reachedFor(book: Blocking, time: Flicks): GazeTarget | { ahead: true } | undefined {
  const act = book.actions.find(
    (action) => action.kind === 'gesture' && reaching.has(action.gesture) && action.start < time && action.end > time,
  );
  return act?.kind === 'gesture' ? (act.target ?? { ahead: true }) : undefined;
}

/** From the shoulder as far as an arm goes towards a place, at the height of the breast. */
function armOf({ foot, chest, crown, height }: Figure, at: Stand['at']): [Point, Point] {
  const [dx, dz] = [at[0] - foot[0], at[1] - foot[2]];
  const share = Math.min(1, (0.42 * height) / Math.max(0.01, Math.hypot(dx, dz)));
  const shoulder: Point = [chest[0], chest[1] + 0.35 * (crown[1] - chest[1]), chest[2]];
  return [shoulder, [foot[0] + dx * share, chest[1], foot[2] + dz * share]];
}

/** Degrees by which somebody who looks aside turns the head, as the stage does. */
const aside = { left: 43, right: -43, down: 9, up: 6, closed: 0 };

/** The way somebody looks who looks at nobody. */
function glance({ at, facing, gaze }: Stand): number {
  if (gaze && 'away' in gaze) return facing + aside[gaze.away];
  return gaze && 'point' in gaze ? yawTo(at, [gaze.point[0], gaze.point[2]]) : facing;
}

type Carriage = { reach: number; rise: number; crown: number };

/**
 * How a body carries its head, as the stage draws it: shares of its length before its feet (of a person's height), of its own
 * eye height, and of its height.
 */
function carriageOf({ appearance, body }: Performer, { pose, gaze }: Stand, space: Space): Carriage | undefined {
  if (appearance.kind !== 'creature') return isFlat(pose) ? crowns.lying : undefined;
  if (appearance.plan === 'dragon' && floats(space, body)) return crowns.afloat;
  const plans = crowns.creatures as unknown as Record<string, Carriage & { poses: Record<string, [number, number]> }>;
  const plan = plans[appearance.plan] ?? plans.dog!;
  const { reach, rise, crown } = crowns.species.find((entry) => has(appearance.species, entry)) ?? plan;
  const [low, top] = plan.poses[pose === 'lie' && hasClosedEyes(gaze) ? 'asleep' : pose] ?? [rise, crown];
  return { reach, rise: low, crown: top };
}

/** Where the head is over the ground: a beast carries it before its feet. */
function headOf(performer: Performer, stand: Stand, space: Space): Stand['at'] {
  const { appearance, body } = performer;
  const size = appearance.kind === 'creature' ? body.length : body.height;
  const reach = size * (carriageOf(performer, stand, space)?.reach ?? 0);
  const ahead = heading(stand.facing);
  return [stand.at[0] + ahead[0] * reach, stand.at[1] + ahead[2] * reach];
}

function seatAt({ layout }: Space, [x, z]: Stand['at']): boolean {
  return layout.marks.some(
    ({ kind, position }) => kind === 'sit' && Math.hypot(position[0] - x, position[2] - z) < 0.25,
  );
}

function figure(performer: Performer, stand: Stand, space: Space, yaw: number): Figure {
  const { body, appearance } = performer;
  const creature = appearance.kind === 'creature';
  const lies = !creature && isFlat(stand.pose);
  const seated = seatAt(space, stand.at);
  const share = poseShare(appearance, stand.pose, seated);
  const lowered = creature || stand.pose !== 'stand' ? 0 : 0.012 + 0.2 * Math.min(0.3, slopeAt(space, stand.at));
  const afloat = floats(space, body);
  const ground = mediumOf(space, body).ground(stand.at[0], stand.at[1]);
  const foot: Point = [stand.at[0], ground + flightOf(performer, stand), stand.at[1]];
  const along = heading(stand.facing);
  const carried = carriageOf(performer, stand, space);
  const forward = creature || lies ? along : heading(yaw);
  const reach = carried ? (creature ? body.length : body.height) * carried.reach : body.height * 0.06;
  const eyeHeight = carried ? carried.rise * body.eyeHeight : body.eyeHeight - (1 - share) * body.height - lowered;
  const top = carried
    ? carried.crown * body.height
    : body.height * share + headwear(appearance) * (body.height - body.eyeHeight) - lowered;
  const over = subtract(foot, scale(along, body.height * poseBack(appearance, stand.pose, seated)));
  const eyes = add(over, [forward[0] * reach, eyeHeight, forward[2] * reach]);
  return {
    id: performer.id,
    foot,
    eyes,
    chest: lies
      ? add(foot, [along[0] * reach * 0.5, eyeHeight * 0.8, along[2] * reach * 0.5])
      : add(over, [0, afloat && creature ? backOf(body) : body.height * (creature ? 0.55 : 0.72) * share, 0]),
    crown: [eyes[0], foot[1] + Math.max(top, eyeHeight * 1.03), eyes[2]],
    height: body.height * share,
    measure: measureOf(performer),
    radius: body.radius,
    along: scale(along, creature ? body.length * 0.36 : lies ? body.height * 0.4 : 0),
    look: lies ? along : heading(yaw),
    upright: !creature && !lies,
    standing: stand.pose === 'stand' && !afloat,
    moving: stand.moving,
    umbrella: performer.umbrella && !lies,
    rod: performer.rod && !lies ? rodOf(performer, foot, along) : undefined,
    arm: undefined,
    ...(afloat && { afloat: true as const }),
  };
}

/** The height over its sole of what shows of a swimmer's back. */
const backOf = ({ height, draught = 0 }: Performer['body']) => draught + 0.2 * height;

/** A person's height, or that of a head like its own on a grown body; a beast's larger dimension; a bird with room for its hops. */
function measureOf({ appearance, body }: Performer): number {
  if (appearance.kind === 'person') return Math.max(body.height, headsTall * 2 * (body.height - body.eyeHeight));
  if (appearance.plan === 'bird') return body.height * 2;
  return Math.max(body.height, Math.min(body.length, body.height * 1.8)) * 1.3;
}

/** Beside and before the holder, as the stage holds it. */
function rodOf({ rod, body }: Performer, foot: Point, [x, , z]: Point): Point {
  const [right, ahead] = rod!.map((share) => share * body.height) as [number, number];
  return add(foot, [x * ahead - z * right, 0, z * ahead + x * right]);
}

/** Metres over the ground at which a bird flies, as the stage has it. */
function flightOf({ appearance, body }: Performer, { aloft }: Stand): number {
  return appearance.kind === 'creature' && appearance.plan === 'bird' ? aloft * Math.max(1.2, 4 * body.height) : 0;
}

/** How steep the ground is; on a slope a body stands lower, since both feet reach it. */
function slopeAt({ ground }: Space, [x, z]: Stand['at']): number {
  return Math.hypot(ground(x + 0.15, z) - ground(x - 0.15, z), ground(x, z + 0.15) - ground(x, z - 0.15)) / 0.3;
}

/** How far ears of most animals stand above a person's crown, in shares of the way from eyes to crown. */
const usualEars = 1.02;

/** How far a hat, a knot of hair or pointed ears stand above the crown, in shares of the way from eyes to crown, as the stage draws them. */
export function headwear(appearance: Performer['appearance']): number {
  if (appearance.kind === 'creature') return 0;
  const { hats, hair, features } = crowns as unknown as Record<string, Record<string, number>>;
  const { animal } = appearance;
  const ears = animal ? (crowns.animals.find((own) => has(animal.species, own))?.high ?? usualEars) : 0;
  return Math.max(
    ears,
    hats![appearance.dress.hat] ?? 0,
    hair![appearance.hair.style] ?? 0,
    ...appearance.features.map((feature) => features![feature] ?? 0),
  );
}

/** Metres of the frame's height at `distance` for a focal length in millimetres. */
export function frameHeight(distance: number, focalLength: number, aspect: number): number {
  return (distance * sensorWidth) / aspect / focalLength;
}

/** Metres from the camera at which the frame is `height` metres high. */
export function distanceFor(height: number, focalLength: number, aspect: number): number {
  return (height * focalLength * aspect) / sensorWidth;
}

/** The camera's right, up and forward axes. Level horizon. */
export function axes(view: Pick<View, 'position' | 'target'>): { right: Point; up: Point; forward: Point } {
  const forward = unit(subtract(view.target, view.position));
  const right = unit(cross(forward, [0, 1, 0]));
  return { right, up: cross(right, forward), forward };
}

/** Where a point stands in the frame: x and y from -0.5 (left, bottom) to 0.5, depth in metres along the lens. */
export function project(view: View, point: Point): { x: number; y: number; depth: number } {
  const { right, up, forward } = axes(view);
  const ray = subtract(point, view.position);
  const depth = dot(ray, forward);
  const height = frameHeight(Math.max(depth, 0.01), view.focalLength, view.aspect);
  return { x: dot(ray, right) / (height * view.aspect), y: dot(ray, up) / height, depth };
}

/** A point is in the picture, or within `margin` frame sizes of it. */
export function inFrame(view: View, point: Point, margin = 0): boolean {
  const { x, y, depth } = project(view, point);
  return depth > 0.1 && Math.abs(x) <= 0.5 + margin && Math.abs(y) <= 0.5 + margin;
}

/** Somebody is in the picture, or near enough for a shadow, a sleeve or a shoulder to be. */
export function isPictured(view: View, { foot, chest, eyes, crown, along, afloat }: Figure): boolean {
  const ends = afloat ? [add(chest, along), subtract(chest, along)] : [];
  return [foot, chest, eyes, crown, ...ends].some((point) => inFrame(view, point, 0.25));
}

/** The size a view gives a figure: frame height over body height at its distance, by the scale table. */
export function sizeOf(view: View, figure: Pick<Figure, 'eyes' | 'measure'>): ShotSize {
  const ratio = scaleOf(view, figure);
  return sizes.find((size) => ratio < sizeTable[size].high) ?? 'ELS';
}

/** Frame height over body height. */
export function scaleOf(view: View, figure: Pick<Figure, 'eyes' | 'measure'>): number {
  const depth = Math.max(0.05, project(view, figure.eyes).depth);
  return frameHeight(depth, view.focalLength, view.aspect) / figure.measure;
}

/** -1 or 1: on which side of the line from `a` to `b` a place lies (sign of ((b - a) x (c - a)) up). */
export function sideOfLine(a: Point, b: Point, place: Point): number {
  return Math.sign((b[0] - a[0]) * (place[2] - a[2]) - (b[2] - a[2]) * (place[0] - a[0]));
}

/** Horizontal length. */
export function level(a: Point): Point {
  return [a[0], 0, a[2]];
}
