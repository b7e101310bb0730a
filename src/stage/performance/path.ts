import type { GroundPoint } from '../../film/index.ts';
import { clamp, mix } from './ease.ts';

/** A way along the ground with its length in metres. */
export type Path = { length: number; at: (distance: number) => GroundPoint; heading: (distance: number) => number };

/** A polyline whose heading turns smoothly over `softness` metres about its corners. */
export function pathOf(points: readonly GroundPoint[], softness = 0.3): Path {
  const stops = [0];
  for (let i = 1; i < points.length; i++) stops.push(stops[i - 1]! + distance(points[i - 1]!, points[i]!));
  const length = stops.at(-1)!;
  const raw = (along: number): GroundPoint => {
    const d = clamp(along, 0, length);
    let i = 1;
    while (i < stops.length - 1 && stops[i]! < d) i++;
    const share = (d - stops[i - 1]!) / Math.max(1e-9, stops[i]! - stops[i - 1]!);
    return [mix(points[i - 1]![0], points[i]![0], share), mix(points[i - 1]![1], points[i]![1], share)];
  };
  const at = (along: number): GroundPoint => {
    const reach = Math.min(softness, along, length - along);
    if (reach <= 0.01) return raw(along);
    const places = [-1, -0.5, 0, 0.5, 1].map((share) => raw(along + share * reach));
    return [0, 1].map((axis) => places.reduce((sum, place) => sum + place[axis]!, 0) / 5) as GroundPoint;
  };
  const heading = (along: number) => {
    const d = clamp(along, 0, length);
    const from = at(Math.max(0, d - 0.08));
    const to = at(Math.min(length, d + 0.08));
    return Math.atan2(to[0] - from[0], to[1] - from[1]);
  };
  return { length, at, heading };
}

export function distance(a: GroundPoint, b: GroundPoint): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

/** How far somebody has come who starts and stops with ease. Distances in metres, times in seconds. */
export type Progress = {
  distance: (at: number) => number;
  speed: (at: number) => number;
  timeAt: (distance: number) => number;
};

/** Constant speed between an eased start and stop, each at most 0.55 s and a third of the time. */
export function progressOf(length: number, start: number, end: number): Progress {
  const time = Math.max(0.05, end - start);
  const ramp = Math.min(0.55, time / 3);
  const top = length / (time - ramp);
  const rise = (u: number) => ramp * (u ** 3 - u ** 4 / 2) * top;
  const travelled = (at: number) => {
    const t = clamp(at - start, 0, time);
    if (t < ramp) return rise(t / ramp);
    if (t > time - ramp) return length - rise((time - t) / ramp);
    return rise(1) + (t - ramp) * top;
  };
  return {
    distance: travelled,
    speed: (at) => (travelled(at + 0.02) - travelled(at - 0.02)) / 0.04,
    timeAt(aim) {
      let low = start;
      let high = start + time;
      for (let i = 0; i < 32; i++) {
        const middle = (low + high) / 2;
        if (travelled(middle) < aim) low = middle;
        else high = middle;
      }
      return (low + high) / 2;
    },
  };
}
