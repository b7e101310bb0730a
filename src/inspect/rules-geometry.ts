import type { Point, SetLayout } from '../film/index.ts';

/** A unit quaternion, x y z w. */
export type Quaternion = readonly [number, number, number, number];

/** A camera at one moment: place in metres, the lens axis and the frame's right and up in the world, vertical field of view in radians. */
export type Lens = { place: Point; ahead: Point; right: Point; up: Point; fov: number };

/** A rounded stick: two ends and a radius in metres. */
export type Capsule = { from: Point; to: Point; radius: number };

type Box = SetLayout['obstacles'][number];

export const plus = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const times = (a: Point, factor: number): Point => [a[0] * factor, a[1] * factor, a[2] * factor];
export const inner = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const size = (a: Point): number => Math.hypot(...a);
export const between = (a: Point, b: Point): number => size(minus(a, b));
/** Metres between two points seen from above. */
export const across = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[2] - b[2]);
export const blend = (a: Point, b: Point, share: number): Point => plus(a, times(minus(b, a), share));

/** Unit vector; the zero vector stays. */
export function direction(a: Point): Point {
  const length = size(a);
  return length < 1e-9 ? a : times(a, 1 / length);
}

/** Degrees between two directions. */
export function degreesBetween(a: Point, b: Point): number {
  const share = inner(direction(a), direction(b));
  return (Math.acos(Math.min(1, Math.max(-1, share))) * 180) / Math.PI;
}

/** A vector turned by a quaternion. */
export function turned([x, y, z, w]: Quaternion, v: Point): Point {
  const c: Point = [y * v[2] - z * v[1], z * v[0] - x * v[2], x * v[1] - y * v[0]];
  const t = times(c, 2);
  const d: Point = [y * t[2] - z * t[1], z * t[0] - x * t[2], x * t[1] - y * t[0]];
  return [v[0] + w * t[0] + d[0], v[1] + w * t[1] + d[1], v[2] + w * t[2] + d[2]];
}

/** First `b`, then `a`. */
export function combined(a: Quaternion, b: Quaternion): Quaternion {
  return [
    a[3] * b[0] + a[0] * b[3] + a[1] * b[2] - a[2] * b[1],
    a[3] * b[1] - a[0] * b[2] + a[1] * b[3] + a[2] * b[0],
    a[3] * b[2] + a[0] * b[1] - a[1] * b[0] + a[2] * b[3],
    a[3] * b[3] - a[0] * b[0] - a[1] * b[1] - a[2] * b[2],
  ];
}

/** The turn about the vertical by an angle in radians. */
export function upright(angle: number): Quaternion {
  return [0, Math.sin(angle / 2), 0, Math.cos(angle / 2)];
}

/** Where a point stands in a picture: x and y from -0.5 (left, bottom) to 0.5, depth in metres. */
export function pictured(lens: Lens, point: Point, aspect: number): { x: number; y: number; depth: number } {
  const ray = minus(point, lens.place);
  const depth = inner(ray, lens.ahead);
  const height = 2 * Math.tan(lens.fov / 2) * Math.max(depth, 0.01);
  return { x: inner(ray, lens.right) / (height * aspect), y: inner(ray, lens.up) / height, depth };
}

/** Metres of the world in the height of the frame at a point's depth. */
export function frameSpan(lens: Lens, point: Point): number {
  return 2 * Math.tan(lens.fov / 2) * Math.max(0.05, inner(minus(point, lens.place), lens.ahead));
}

/** Metres from a point to a box; 0 on and inside it. */
export function boxDistance({ minimum, maximum }: Box, point: Point): number {
  return Math.hypot(
    ...[0, 1, 2].map((axis) => Math.max(minimum[axis]! - point[axis]!, 0, point[axis]! - maximum[axis]!)),
  );
}

/** Metres that a point lies inside a box, seen from above; 0 outside. */
export function boxDepth({ minimum, maximum }: Box, point: Point): number {
  return Math.max(
    0,
    Math.min(point[0] - minimum[0], maximum[0] - point[0], point[2] - minimum[2], maximum[2] - point[2]),
  );
}

/** A straight line between two points meets a box (slabs: Kay and Kajiya, 1986). */
export function boxBetween({ minimum, maximum }: Box, from: Point, to: Point): boolean {
  let near = 0;
  let far = 1;
  for (const axis of [0, 1, 2]) {
    const ray = to[axis]! - from[axis]!;
    const ends = [minimum[axis]! - from[axis]!, maximum[axis]! - from[axis]!];
    if (Math.abs(ray) < 1e-9) {
      if (ends[0]! > 0 || ends[1]! < 0) return false;
      continue;
    }
    const [enter, leave] = ends.map((end) => end / ray).sort((a, b) => a - b) as [number, number];
    near = Math.max(near, enter);
    far = Math.min(far, leave);
    if (near > far) return false;
  }
  return true;
}

/** Least distance between two straight lines with ends (Ericson, Real-Time Collision Detection, 2005, 5.1.9). */
export function segmentDistance(p: Point, q: Point, r: Point, s: Point): number {
  const [d1, d2, gap] = [minus(q, p), minus(s, r), minus(p, r)];
  const [a, e, f] = [inner(d1, d1), inner(d2, d2), inner(d2, gap)];
  const [b, c] = [inner(d1, d2), inner(d1, gap)];
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const spread = a * e - b * b;
  let along = a < 1e-12 ? 0 : spread > 1e-12 ? clamp((b * f - c * e) / spread) : 0;
  let other = e < 1e-12 ? 0 : (b * along + f) / e;
  if (other < 0 || other > 1) {
    other = clamp(other);
    along = a < 1e-12 ? 0 : clamp((b * other - c) / a);
  }
  return between(blend(p, q, along), blend(r, s, other));
}
