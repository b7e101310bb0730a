import { type Camera, random, toSeconds } from '../../film/index.ts';
import { clamp, drift } from './ease.ts';
import { about, frame, minus, multiply, outer, type Rotation, size, unit, type Vector } from './rotation.ts';

/** Channels of the target `camera`: metres, a unit quaternion, degrees (vertical), metres, f-number. */
export const cameraChannels: readonly string[] = ['x', 'y', 'z', 'qx', 'qy', 'qz', 'qw', 'fov', 'focus', 'aperture'];

type Key = Camera['keys'][number];

const easings: Record<Camera['ease'], (t: number) => number> = {
  linear: (t) => t,
  'in-out': (t) => t * t * t * (t * (6 * t - 15) + 10),
  out: (t) => 1 - (1 - t) ** 3,
  in: (t) => t ** 3,
};

/** The vertical field of view in degrees of a 16:9 picture, from the width of the sensor and the focal length, millimetres. */
export function verticalFieldOfView(sensorWidth: number, focalLength: number): number {
  return (2 * Math.atan((sensorWidth * 9) / 16 / (2 * focalLength)) * 180) / Math.PI;
}

/**
 * The camera at a time in seconds, in the order of `cameraChannels`. Whole moves ease once from first to last key and run
 * smoothly through keys between (Catmull and Rom 1974); handheld adds breath, sway and tremor.
 */
export function cameraAt(camera: Camera, seed: string): (seconds: number) => number[] {
  const keys = [...camera.keys].sort((a, b) => a.time - b.time);
  const shake = handheld(camera.handheld, seed);
  return (seconds) => {
    const key = keyAt(keys, camera.ease, seconds);
    const { place, turn } = shake(seconds);
    const position = key.position.map((value, i) => value + place[i]!);
    const rotation = multiply(lookRotation(key.position, key.target, key.roll), turn);
    const focus = key.focusDistance ?? size(minus(key.target, key.position));
    return [...position, ...rotation, verticalFieldOfView(camera.sensorWidth, key.focalLength), focus, camera.aperture];
  };
}

/** The rotation of a camera that looks along its own -z from one point to another, rolled by degrees. */
export function lookRotation(from: Vector, to: Vector, roll: number): Rotation {
  const back = unit(minus(from, to));
  const up: Vector = Math.abs(back[1]) > 0.999 ? [0, 0, -1] : [0, 1, 0];
  const right = unit(outer(up, back));
  return multiply(frame(right, outer(back, right)), about([0, 0, 1], (roll * Math.PI) / 180));
}

function keyAt(keys: readonly Key[], name: Camera['ease'], seconds: number): Key {
  const first = keys[0]!;
  const from = toSeconds(first.time);
  const to = toSeconds(keys.at(-1)!.time);
  if (keys.length === 1 || to <= from) return first;
  const eased = from + (to - from) * easings[name](clamp((seconds - from) / (to - from)));
  let i = 0;
  while (i < keys.length - 2 && toSeconds(keys[i + 1]!.time) < eased) i++;
  const a = toSeconds(keys[i]!.time);
  const b = toSeconds(keys[i + 1]!.time);
  const t = b > a ? clamp((eased - a) / (b - a)) : 1;
  const four = [keys[i - 1] ?? keys[i]!, keys[i]!, keys[i + 1]!, keys[i + 2] ?? keys[i + 1]!];
  const through = (pick: (key: Key) => number) => spline(four.map(pick), t, keys.length > 2);
  const point = (pick: (key: Key) => readonly number[]) =>
    [0, 1, 2].map((axis) => through((key) => pick(key)[axis]!)) as Vector;
  const focus = (key: Key) => key.focusDistance ?? size(minus(key.target, key.position));
  return {
    time: keys[i]!.time,
    position: point((key) => key.position),
    target: point((key) => key.target),
    focalLength: Math.exp(through((key) => Math.log(key.focalLength))),
    roll: through((key) => key.roll),
    focusDistance: 1 / through((key) => 1 / focus(key)),
  };
}

function spline([a, b, c, d]: number[], t: number, smooth: boolean): number {
  if (!smooth) return b! + (c! - b!) * t;
  return (
    0.5 * (2 * b! + (c! - a!) * t + (2 * a! - 5 * b! + 4 * c! - d!) * t * t + (3 * b! - a! - 3 * c! + d!) * t ** 3)
  );
}

function handheld(amount: number, seed: string): (seconds: number) => { place: Vector; turn: Rotation } {
  const waves = (names: string[], rate: number) => names.map((name) => drift(`${seed}/camera/${name}`, rate));
  const [sx, sy, sz] = waves(['x', 'y', 'z'], 0.32);
  const [yaw, pitch, roll] = waves(['yaw', 'pitch', 'roll'], 0.45);
  const [tremorYaw, tremorPitch] = waves(['tremor-yaw', 'tremor-pitch'], 2.4);
  const phase = random(`${seed}/camera/breath`)() * 2 * Math.PI;
  return (at) => {
    const breath = Math.sin(at * 1.7 + phase) * 0.004;
    const place: Vector = [sx!(at) * 0.022 * amount, (sy!(at) * 0.016 + breath) * amount, sz!(at) * 0.015 * amount];
    const quick = 0.35 + amount;
    const left = (yaw!(at) * 0.011 + tremorYaw!(at) * 0.0018 * quick) * amount;
    const up = (pitch!(at) * 0.009 + tremorPitch!(at) * 0.0016 * quick) * amount;
    const lean = roll!(at) * 0.008 * amount;
    return { place, turn: multiply(multiply(about([0, 1, 0], left), about([1, 0, 0], up)), about([0, 0, 1], lean)) };
  };
}
