import type { Point } from '../film/index.ts';
import { axes, type Figure, frameHeight, type View } from './frame.ts';
import { hitShare, type Space } from './space.ts';
import { add, distance, dot, scale, subtract, unit } from './vector.ts';

const across = [-0.42, -0.26, 0.26, 0.42];
const upward = [-0.02, 0.2];
/** Metres that walls of an interior stand behind the volume in which cameras may be. */
const wallBehind = 0.5;
const far = 30;

/**
 * How bare a picture is behind a subject, 0 (depth, windows, furniture, people) to 1 (a plain wall at the back of the head):
 * rays beside the subject's head, judged by what they meet behind it.
 */
export function bareness(space: Space, view: View, subject: Figure, others: readonly Figure[]): number {
  const { right, up, forward } = axes(view);
  const depth = Math.max(0.3, dot(subtract(subject.eyes, view.position), forward));
  const height = frameHeight(depth, view.focalLength, view.aspect);
  const middle = add(view.position, scale(forward, depth));
  let worth = 0;
  for (const x of across)
    for (const y of upward) {
      const beside = add(middle, add(scale(right, x * height * view.aspect), scale(up, y * height)));
      worth += worthOf(space, beside, unit(subtract(beside, view.position)), others);
    }
  return 1 - worth / (across.length * upward.length);
}

/** What a ray beyond a point is worth as a background. */
function worthOf(space: Space, from: Point, way: Point, others: readonly Figure[]): number {
  const end = add(from, scale(way, far));
  const { layout } = space;
  let [nearest, wall] = [1, false];
  for (const box of layout.obstacles) {
    const share = hitShare(box, from, end);
    if (share === undefined || share >= nearest) continue;
    const tall = box.maximum[1] - box.minimum[1] > 2.4;
    [nearest, wall] = [share, tall && Math.max(box.maximum[0] - box.minimum[0], box.maximum[2] - box.minimum[2]) > 2];
  }
  const seen = others.some((other) => nearLine(from, way, other.chest, 0.4) < nearest * far);
  if (seen) return 1;
  const shell = layout.interior ? shellAt(space, from, way) : far;
  const reach = Math.min(nearest * far, shell);
  const place = add(from, scale(way, reach));
  if (layout.marks.some((mark) => mark.kind === 'landmark' && distance(mark.position, place) < 1.6)) return 1;
  if (reach === shell) return layout.interior ? 0.15 + Math.min(0.3, reach / 14) + 0.35 * dressed(space, way) : 0.8;
  return wall || reach < 0.5 ? 0.35 : Math.min(1, 0.7 + reach / 10);
}

/** Metres along a ray at which it passes a point within `radius`, else infinity. */
function nearLine(from: Point, way: Point, point: Point, radius: number): number {
  const along = dot(subtract(point, from), way);
  if (along < 0.2) return Number.POSITIVE_INFINITY;
  return distance(add(from, scale(way, along)), point) < radius ? along : Number.POSITIVE_INFINITY;
}

/** Metres to the walls of an interior. */
function shellAt({ layout }: Space, from: Point, way: Point): number {
  const { minimum, maximum } = layout.cameraVolume;
  const ways = [0, 2].map((axis) => {
    const edge = way[axis]! > 0 ? maximum[axis]! + wallBehind : minimum[axis]! - wallBehind;
    return Math.abs(way[axis]!) < 1e-6 ? far : Math.max(0, (edge - from[axis]!) / way[axis]!);
  });
  return Math.min(far, ...ways);
}

/** How much a direction is one in which the set's own views look, 0 to 1: what they show is dressed. */
function dressed({ layout }: Space, way: Point): number {
  const turns = layout.views.map((view) => {
    const ray = unit(subtract(view.target, view.position));
    return dot(unit([ray[0], 0, ray[2]]), unit([way[0], 0, way[2]]));
  });
  return Math.max(0, ...turns);
}
