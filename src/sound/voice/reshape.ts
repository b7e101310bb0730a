import { sampleRate } from '../audio.ts';
import { frameSamples, type PitchTrack } from './pitch.ts';

/** Points of a time that is stretched: seconds before and after, both rising from 0. Between points it is even. */
export type Warp = readonly { from: number; to: number }[];

/** Where a moment of the old time lies in the new, in seconds. */
export function warped(warp: Warp, time: number): number {
  let index = 1;
  while (index < warp.length - 1 && warp[index]!.from < time) index++;
  return between(warp[index - 1]!, warp[index]!, time);
}

function between(one: Warp[number], other: Warp[number], time: number): number {
  const share = (time - one.from) / Math.max(1e-9, other.from - one.from);
  return one.to + share * (other.to - one.to);
}

/** One period of the sound: its middle, its length, and whether the voice made it. Samples. */
type Period = { at: number; length: number; voiced: boolean };

const voiceless = 240;

/**
 * Mono samples at 48 kHz with another melody and another timing, formants left alone: pitch-synchronous overlap-add (E. Moulines and F. Charpentier,
 * Speech Communication 9, 1990). `factors` is the factor of the fundamental in each frame of `track`; `warp` covers the whole sound.
 */
export function reshape(samples: Float32Array, track: PitchTrack, factors: Float32Array, warp: Warp): Float32Array {
  const periods = findPeriods(samples, track);
  const result = new Float32Array(Math.round(warp.at(-1)!.to * sampleRate));
  if (periods.length === 0) return result;
  const backwards = warp.map(({ from, to }) => ({ from: to, to: from }));
  let segment = 1;
  let near = 0;
  for (let at = 0, count = 0; at < result.length; count++) {
    const time = at / sampleRate;
    while (segment < backwards.length - 1 && backwards[segment]!.from < time) segment++;
    const source = between(backwards[segment - 1]!, backwards[segment]!, time) * sampleRate;
    while (
      near + 1 < periods.length &&
      Math.abs(periods[near + 1]!.at - source) <= Math.abs(periods[near]!.at - source)
    )
      near++;
    const period = periods[near]!;
    const factor = period.voiced ? (factors[Math.min(factors.length - 1, Math.floor(source / frameSamples))] ?? 1) : 1;
    addPeriod(result, samples, period, at, Math.min(1, 1 / Math.sqrt(factor)), !period.voiced && count % 2 === 1);
    at += Math.max(24, Math.round(period.length / factor));
  }
  return result;
}

/** A period under a raised cosine twice its length. Hiss is turned round every other time, so that it does not hum when it is stretched. */
function addPeriod(
  target: Float32Array,
  source: Float32Array,
  { at, length }: Period,
  to: number,
  gain: number,
  turned: boolean,
): void {
  const half = Math.round(length);
  for (let offset = -half + 1; offset < half; offset++) {
    const place = to + offset;
    if (place < 0 || place >= target.length) continue;
    const value = source[at + (turned ? -offset : offset)] ?? 0;
    target[place]! += gain * value * (0.5 + 0.5 * Math.cos((Math.PI * offset) / half));
  }
}

/** The periods of the whole sound in order: one at each peak of the voice, one every 5 ms between. */
function findPeriods(samples: Float32Array, { hertz }: PitchTrack): Period[] {
  const periods: Period[] = [];
  const sign = polarity(samples);
  let at = 0;
  while (at < samples.length) {
    const frequency = hertz[Math.floor(at / frameSamples)] ?? 0;
    if (frequency === 0) {
      periods.push({ at, length: voiceless, voiced: false });
      at += voiceless;
      continue;
    }
    const length = sampleRate / frequency;
    const last = periods.at(-1);
    const follows = last?.voiced === true && at - last.at < 1.5 * length;
    const reach = follows ? 0.15 : 0.5;
    const peak = peakNear(samples, sign, Math.round(at + (follows ? 0 : length / 2)), Math.round(reach * length));
    periods.push({ at: peak, length, voiced: true });
    at = Math.round(peak + length);
  }
  return periods;
}

function polarity(samples: Float32Array): number {
  let cubes = 0;
  for (let index = 0; index < samples.length; index += 3) cubes += samples[index]! ** 3;
  return cubes < 0 ? -1 : 1;
}

function peakNear(samples: Float32Array, sign: number, middle: number, reach: number): number {
  let best = Math.min(samples.length - 1, middle);
  const until = Math.min(samples.length - 1, middle + reach);
  for (let index = Math.max(0, middle - reach); index <= until; index++) {
    if (sign * samples[index]! > sign * samples[best]!) best = index;
  }
  return best;
}
