import type { Blocking, Camera, Flicks, Point, ShotMovement } from '../film/index.ts';
import { fromFrames, fromSeconds } from '../film/index.ts';
import { actorAt } from './actor-at.ts';
import { type Figure, figuresAt, type View } from './frame.ts';
import { followCamera, moveCamera, type Track } from './moves.ts';
import type { Option, Scout } from './setups.ts';
import type { Space } from './space.ts';
import { distance } from './vector.ts';

/** Somebody walks during a stretch of the scene. */
export function walks(scout: Scout, id: string, start: Flicks, duration: Flicks): boolean {
  const book = scout.scene.blocking.find((candidate) => candidate.actor === id);
  return (
    book?.actions.some((action) => action.kind === 'move' && action.start < start + duration && action.end > start) ??
    false
  );
}

/** Seconds that a body takes to get down or up, about which a camera that goes along moves. */
const settling = 0.55;

/** Somebody gets up or down during a stretch of the scene. */
export function changesPose(scout: Scout, id: string, start: Flicks, duration: Flicks): boolean {
  const book = scout.scene.blocking.find((candidate) => candidate.actor === id);
  if (!book) return false;
  return book.actions.some((action) => {
    if (action.start <= start || action.start >= start + duration) return false;
    if (action.kind === 'gesture') return action.gesture === 'fall';
    return action.kind === 'pose' && actorAt(book, action.start - 1).pose !== action.pose;
  });
}

/** A camera that keeps in the picture who walks, gets up or goes down; `undefined` where the set leaves it no way. */
export function follow(
  scout: Scout,
  option: Option,
  start: Flicks,
  duration: Flicks,
): { camera: Camera; movement: ShotMovement } | undefined {
  const id = option.setup.subjects[0]!;
  const { scene, space } = scout;
  const step = fromFrames(6, scout.rate);
  const goes = walks(scout, id, start, duration);
  if (!goes && !changesPose(scout, id, start, duration)) return undefined;
  const late = goes ? 0 : fromSeconds(settling);
  const way: Way = [];
  for (let time = 0; time < duration + step; time += step) {
    const local = Math.min(time, duration);
    const figure = figureOf(scene.blocking, scout, start + Math.min(local, duration - 1) - late, id);
    if (figure) way.push({ time: local, figure });
  }
  const centre = option.solvedFor.find((figure) => figure.id === id);
  if (!centre || way.length < 2) return undefined;
  const made = madeFor(way, option.view, centre, space);
  if (!made) return undefined;
  const base = moveCamera(option.view, 'static', duration, space, [centre]).camera;
  return { movement: made.movement, camera: { ...base, keys: made.keys, ease: 'linear' } };
}

/** The camera with the most weight that keeps somebody in its frame. */
function madeFor(way: Way, view: View, centre: Figure, space: Space): ReturnType<typeof followCamera> {
  for (const reach of weights(way, view.position)) {
    const made = followCamera(view, smooth(way, reach), centre, space);
    if (made) return made;
  }
  return undefined;
}

function figureOf(blocking: readonly Blocking[], scout: Scout, time: Flicks, id: string): Figure | undefined {
  return figuresAt(blocking, scout.performers, scout.space, time).find((figure) => figure.id === id);
}

const groundDistance = (one: Figure, other: Figure) =>
  Math.hypot(one.foot[0] - other.foot[0], one.foot[2] - other.foot[2]);

/** Metres between two moments from which somebody runs, and radians from which somebody near goes by as fast. */
const [running, passing] = [0.5, 0.16];

/** Where somebody is at moments of a shot. */
type Way = Omit<Track[number], 'aim'>[];

/** An operator's weight, in moments by which the camera starts before and stops after the walker: of a runner four, else two. */
function weights(way: Way, eye: Point): number[] {
  const steps = way.slice(1).map(({ figure }, index) => groundDistance(figure, way[index]!.figure));
  const swings = way.slice(1).map(({ figure }, index) => {
    const eyes = way[index]!.figure.eyes;
    return distance(figure.eyes, eyes) / distance(eyes, eye);
  });
  return Math.max(0, ...steps) > running || Math.max(0, ...swings) > passing ? [4, 2] : [2];
}

/** Aims a camera at the mean of where somebody's eyes are `reach` moments before and after each. */
function smooth(way: Way, reach: number): Track {
  return way.map(({ time, figure }, index) => {
    const near = way.slice(Math.max(0, index - reach), index + reach + 1);
    const mean = (axis: 0 | 1 | 2) => near.reduce((sum, entry) => sum + entry.figure.eyes[axis], 0) / near.length;
    return { time, figure, aim: [mean(0), mean(1), mean(2)] };
  });
}
