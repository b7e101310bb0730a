import type { GroundPoint, Point } from '../film/index.ts';

/** Sum. */
export function add(a: Point, b: Point): Point {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

/** `a` without `b`: the way from `b` to `a`. */
export function subtract(a: Point, b: Point): Point {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

/** Times a number. */
export function scale(a: Point, factor: number): Point {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

/** Scalar product. */
export function dot(a: Point, b: Point): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** Vector product, right-handed. */
export function cross(a: Point, b: Point): Point {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** Euclidean length. */
export function length(a: Point): number {
  return Math.hypot(a[0], a[1], a[2]);
}

/** A smooth step: slow at both ends. `share` is 0 to 1. */
export function smoothStep(share: number): number {
  return share * share * (3 - 2 * share);
}

/** Between two points. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** Unit vector; straight ahead (+z) for a vector without length. */
export function unit(a: Point): Point {
  const size = length(a);
  return size < 1e-9 ? [0, 0, 1] : scale(a, 1 / size);
}

/** The point at `share` of the way from `a` to `b`. */
export function mix(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

/** Within bounds. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Metres between two places on the ground. */
export function groundDistance(a: GroundPoint, b: GroundPoint): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Degrees of the direction from `a` to `b`: 0 along +z, 90 along +x. */
export function yawTo(a: GroundPoint, b: GroundPoint): number {
  return round((Math.atan2(b[0] - a[0], b[1] - a[1]) * 180) / Math.PI, 2);
}

/** Horizontal unit vector of a yaw in degrees. */
export function heading(yaw: number): Point {
  const angle = (yaw * Math.PI) / 180;
  return [Math.sin(angle), 0, Math.cos(angle)];
}

/** The smaller angle between two yaws, 0 to 180 degrees. */
export function yawBetween(a: number, b: number): number {
  const turn = Math.abs(((((a - b) % 360) + 540) % 360) - 180);
  return turn;
}

/** A vector turned about the vertical, towards +x from +z, by degrees. */
export function turnedBy(ray: Point, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return [
    ray[0] * Math.cos(angle) + ray[2] * Math.sin(angle),
    ray[1],
    ray[2] * Math.cos(angle) - ray[0] * Math.sin(angle),
  ];
}

/** The angle between two vectors in degrees. */
export function angleBetween(a: Point, b: Point): number {
  return (Math.acos(clamp(dot(unit(a), unit(b)), -1, 1)) * 180) / Math.PI;
}

/** Rounds so that equal places give equal text on every machine. */
export function round(value: number, digits = 3): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor + 0;
}

/** Rounds to millimetres. */
export function roundPoint(point: Point): Point {
  return [round(point[0]), round(point[1]), round(point[2])];
}
