/** A unit quaternion [x, y, z, w] (Hamilton's convention, as in three.js). */
export type Rotation = [number, number, number, number];

/** A place or direction, metres. */
export type Vector = [number, number, number];

export const identity: Rotation = [0, 0, 0, 1];

export function multiply(a: Rotation, b: Rotation): Rotation {
  return [
    a[3] * b[0] + a[0] * b[3] + a[1] * b[2] - a[2] * b[1],
    a[3] * b[1] - a[0] * b[2] + a[1] * b[3] + a[2] * b[0],
    a[3] * b[2] + a[0] * b[1] - a[1] * b[0] + a[2] * b[3],
    a[3] * b[3] - a[0] * b[0] - a[1] * b[1] - a[2] * b[2],
  ];
}

export const inverse = (a: Rotation): Rotation => [-a[0], -a[1], -a[2], a[3]];

export function rotate(q: Rotation, v: Vector): Vector {
  const tx = 2 * (q[1] * v[2] - q[2] * v[1]);
  const ty = 2 * (q[2] * v[0] - q[0] * v[2]);
  const tz = 2 * (q[0] * v[1] - q[1] * v[0]);
  return [
    v[0] + q[3] * tx + q[1] * tz - q[2] * ty,
    v[1] + q[3] * ty + q[2] * tx - q[0] * tz,
    v[2] + q[3] * tz + q[0] * ty - q[1] * tx,
  ];
}

/** The turn by `angle` radians about a unit axis. */
export function about(axis: Vector, angle: number): Rotation {
  const s = Math.sin(angle / 2);
  return [axis[0] * s, axis[1] * s, axis[2] * s, Math.cos(angle / 2)];
}

/** First roll about z, then pitch about x, then yaw about y, radians: positive yaw turns left, positive pitch bows. */
export function fromAngles(yaw: number, pitch: number, roll: number): Rotation {
  return multiply(multiply(about([0, 1, 0], yaw), about([1, 0, 0], pitch)), about([0, 0, 1], roll));
}

export const plus = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const times = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by];
export const inner = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const outer = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const size = (a: Vector): number => Math.hypot(a[0], a[1], a[2]);

export function unit(a: Vector): Vector {
  const length = size(a) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
}

/** The shortest turn from one unit vector to another. */
export function between(from: Vector, to: Vector): Rotation {
  const w = 1 + inner(from, to);
  if (w < 1e-5) return about(Math.abs(from[0]) < 0.9 ? unit(outer(from, [1, 0, 0])) : [0, 1, 0], Math.PI);
  const [x, y, z] = outer(from, to);
  const length = Math.hypot(x, y, z, w);
  return [x / length, y / length, z / length, w / length];
}

/** The rotation whose columns are the unit vectors x, y and z of a right-handed frame. */
function fromFrame(x: Vector, y: Vector, z: Vector): Rotation {
  const trace = x[0] + y[1] + z[2];
  if (trace > 0) {
    const s = Math.sqrt(trace + 1) * 2;
    return [(y[2] - z[1]) / s, (z[0] - x[2]) / s, (x[1] - y[0]) / s, s / 4];
  }
  if (x[0] > y[1] && x[0] > z[2]) {
    const s = Math.sqrt(1 + x[0] - y[1] - z[2]) * 2;
    return [s / 4, (y[0] + x[1]) / s, (z[0] + x[2]) / s, (y[2] - z[1]) / s];
  }
  if (y[1] > z[2]) {
    const s = Math.sqrt(1 + y[1] - x[0] - z[2]) * 2;
    return [(y[0] + x[1]) / s, s / 4, (z[1] + y[2]) / s, (z[0] - x[2]) / s];
  }
  const s = Math.sqrt(1 + z[2] - x[0] - y[1]) * 2;
  return [(z[0] + x[2]) / s, (z[1] + y[2]) / s, s / 4, (x[1] - y[0]) / s];
}

/** The frame of a main direction and a second one near it: x along the first, z square to both. */
export function frame(first: Vector, second: Vector): Rotation {
  const x = unit(first);
  const z = unit(outer(x, second));
  return fromFrame(x, outer(z, x), z);
}

/** Spherical interpolation, the short way round (Shoemake 1985). */
export function slerp(a: Rotation, b: Rotation, t: number): Rotation {
  let cosine = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
  const sign = cosine < 0 ? -1 : 1;
  cosine *= sign;
  const angle = Math.acos(Math.min(1, cosine));
  const sine = Math.sin(angle);
  const [p, q] = sine < 1e-4 ? [1 - t, t] : [Math.sin((1 - t) * angle) / sine, Math.sin(t * angle) / sine];
  const mixed = [0, 1, 2, 3].map((k) => a[k]! * p + b[k]! * q * sign) as Rotation;
  const length = Math.hypot(...mixed);
  return mixed.map((value) => value / length) as Rotation;
}
