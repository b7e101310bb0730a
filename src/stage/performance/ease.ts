import { type Random, random } from '../../film/index.ts';

export const clamp = (value: number, low = 0, high = 1): number => Math.min(high, Math.max(low, value));
export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;

/** 0 before `from`, 1 after `to`, an S between with resting ends. */
export function ease(from: number, to: number, at: number): number {
  const t = clamp((at - from) / Math.max(1e-6, to - from));
  return t * t * t * (t * (6 * t - 15) + 10);
}

/** Rises in `attack` seconds after `start` and falls in `release` seconds after `end`. */
export function envelope(start: number, end: number, attack: number, release: number, at: number): number {
  return ease(start, start + attack, at) * (1 - ease(end, end + release, at));
}

/** A smooth irregular wave between about -1 and 1, `rate` swings a second; the same for the same seed. */
export function drift(seed: string, rate: number): (at: number) => number {
  const source: Random = random(seed);
  const waves = [1, 0.61, 0.37].map((factor) => ({
    factor: factor * (0.85 + 0.3 * source()),
    phase: source() * 2 * Math.PI,
  }));
  return (at) =>
    waves.reduce(
      (sum, { factor, phase }, i) => sum + Math.sin(at * rate * factor * 2 * Math.PI + phase) * [0.5, 0.3, 0.2][i]!,
      0,
    );
}

/** Swings a second of somebody who shivers. */
export const trembles = 7;

/** The angle nearest to `reference` that points the same way as `angle`, radians. */
export function nearAngle(angle: number, reference: number): number {
  return angle - Math.round((angle - reference) / (2 * Math.PI)) * 2 * Math.PI;
}
