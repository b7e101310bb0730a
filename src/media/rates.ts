import { type FrameRate, flicksPerSecond, fromSeconds } from '../film/index.ts';

const commonRates: FrameRate[] = [
  { numerator: 24000, denominator: 1001 },
  { numerator: 30000, denominator: 1001 },
  { numerator: 60000, denominator: 1001 },
];

/** The nearest rate with an exact frame length in flicks to what a file says; 25 fps where it says nothing usable. */
export function exactRate(numerator: number, denominator: number): FrameRate {
  const value = numerator / denominator;
  if (!Number.isFinite(value) || value < 0.1 || value > 1000) return { numerator: 25, denominator: 1 };
  const common = commonRates.find((rate) => Math.abs(rate.numerator / rate.denominator - value) < 0.002);
  if (common) return common;
  for (let step = 0; ; step += 1) {
    const candidates = [Math.max(1, Math.round(value) + step), Math.max(1, Math.round(value) - step)];
    const exact = candidates.find((candidate) => flicksPerSecond % candidate === 0);
    if (exact) return { numerator: exact, denominator: 1 };
  }
}

/** Ticks per second of the video tracks that the room writes: one frame is a whole number of ticks. */
export function trackTimescale(rate: FrameRate): number {
  return rate.denominator === 1 ? rate.numerator * 1000 : rate.numerator;
}

/** Ticks of `trackTimescale` in one frame. */
export function frameTicks(rate: FrameRate): number {
  return rate.denominator === 1 ? 1000 : rate.denominator;
}

/** The limits of a session where its options say nothing else. */
export const defaultLimits = {
  streams: 64,
  width: 16384,
  height: 16384,
  pixels: 16384 * 8640,
  duration: fromSeconds(12 * 3600),
  timeout: 20_000,
};
