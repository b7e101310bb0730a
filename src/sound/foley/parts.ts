import { random } from '../../film/index.ts';
import { addInto, fade, sampleRate, silence } from '../audio.ts';
import { biquad, filterChain } from '../filter.ts';
import { addGrains } from '../grains.ts';
import { noise, pinkNoise } from '../noise.ts';

/** A noise between two frequencies that falls to a third in `decay` seconds. */
export type Burst = readonly [low: number, high: number, decay: number, level: number];

/** A tone that falls to a third in `decay` seconds; its pitch sinks from `sink` above. */
export type Tone = readonly [frequency: number, decay: number, level: number, sink?: number];

/** Grains for `length` seconds, so many a second, between two frequencies; `ring` and `rise` as in `Grains`. */
export type Grit = {
  length: number;
  rate: number;
  band: readonly [number, number];
  level: number;
  ring?: readonly [number, number];
  rise?: number;
};

/** Moving air between two frequencies, loudest at a share of its length; at its peak the band is `sweep` times higher. */
export type Air = {
  length: number;
  band: readonly [number, number];
  level: number;
  peak: number;
  sweep?: number;
};

/** Stick and slip: irregular pulses through two modes for `length` seconds, rising by `rise` Hz. */
export type Creak = { length: number; modes: readonly [number, number]; level: number; rise: number };

/**
 * One part of a sound of data/foley.json, `at` seconds from its start: one of a burst, tones, grit, air, a creak, the blow of a `material`
 * (its own where it says "thing") or the `ground`'s. `force` is how far strength moves its level (0 not at all, 1 in proportion).
 */
export type Part = {
  at?: number;
  force?: number;
  level?: number;
  burst?: Burst;
  tones?: readonly Tone[];
  grit?: Grit;
  air?: Air;
  creak?: Creak;
  material?: string;
  ground?: number;
};

/** Seconds to samples. */
export const toLength = (seconds: number): number => Math.round(seconds * sampleRate);

/** Samples over which a struck sound rises: too few to be late, enough not to click. */
const attack = 24;

/** The noise of `Burst`, mono. */
export function burst(seed: string, [low, high, decay, level]: Burst): Float32Array {
  const result = filterChain(noise(toLength(decay * 6), seed), [biquad('highpass', low), biquad('lowpass', high)]);
  const fall = Math.exp(-1 / (decay * sampleRate));
  let left = level;
  for (let index = 0; index < result.length; index++) {
    result[index]! *= index < attack ? (left * index) / attack : left;
    left *= fall;
  }
  return fade(result, 0, toLength(decay));
}

/** The sound of `Tone`, mono. */
export function tone([frequency, decay, level, sink = 0]: Tone): Float32Array {
  const result = new Float32Array(toLength(decay * 6));
  const fall = Math.exp(-1 / (decay * sampleRate));
  const step = (2 * Math.PI * frequency) / sampleRate;
  if (sink === 0) ring(result, step, fall, level);
  else {
    let phase = 0;
    let left = 1;
    for (let index = 0; index < result.length; index++) {
      phase += step * (1 + sink * left * left);
      left *= fall;
      result[index] = level * Math.sin(phase) * left;
    }
  }
  return fade(result, 40, toLength(decay));
}

/** A damped sine by turning: no sine is computed twice. */
function ring(result: Float32Array, step: number, fall: number, level: number): void {
  const turn = 2 * fall * Math.cos(step);
  const loss = fall * fall;
  let before = 0;
  let value = level * fall * Math.sin(step);
  for (let index = 0; index < result.length; index++) {
    result[index] = value;
    const next = turn * value - loss * before;
    before = value;
    value = next;
  }
}

/** The sound of `Grit`, mono. Its loudest grains come early, as where something breaks or is stepped on. */
export function grit(seed: string, { length, rate, band, level, ring: decay, rise }: Grit): Float32Array {
  const audio = silence(toLength(length * 1.4), 2);
  const grains = { rate, frequency: band, decay: decay ?? [0.0006, 0.0025], amplitude: [0.02, level * 3] } as const;
  addGrains(audio, rise === undefined ? grains : { ...grains, rise }, random(seed), 0, toLength(length));
  const result = audio.channels[0]!;
  for (let index = 0; index < result.length; index++) result[index]! *= Math.sqrt(1 - index / result.length);
  return fade(result, 0, toLength(length * 0.3));
}

/** The sound of `Air`, mono: three bands that share a noise, the higher ones louder as it moves faster. */
export function air(seed: string, { length, band, level, peak, sweep = 1 }: Air): Float32Array {
  const samples = toLength(length);
  const source = random(seed);
  const result = filterChain(pinkNoise(samples, seed), [biquad('highpass', band[0]), biquad('lowpass', band[1])]);
  const high =
    sweep > 1
      ? filterChain(noise(samples, `${seed}/high`), [
          biquad('highpass', band[0] * sweep),
          biquad('lowpass', band[1] * sweep),
        ])
      : undefined;
  const fold = [source(), source()];
  for (let index = 0; index < samples; index++) {
    const share = index / samples;
    const shape = share < peak ? share / peak : (1 - share) / (1 - peak);
    const swell = Math.sin((Math.PI / 2) * shape) ** (share < peak ? 0.7 : 2.6);
    const flutter =
      0.75 +
      0.25 *
        Math.sin(2 * Math.PI * (3.3 * length * share + fold[0]!)) *
        Math.sin(2 * Math.PI * (7 * length * share + fold[1]!));
    result[index] = level * swell * flutter * (result[index]! + (high ? high[index]! * 0.5 * shape * shape : 0));
  }
  return fade(result, attack, toLength(length * 0.2));
}

/** The sound of `Creak`, mono. */
export function creak(seed: string, { length, modes, level, rise }: Creak): Float32Array {
  const source = random(seed);
  const result = new Float32Array(toLength(length + 0.05));
  for (let at = 0; at < length; at += 0.008 + 0.012 * source() + 0.01 * Math.sin(at * 5) ** 2) {
    const share = at / length;
    const swell = Math.sin(Math.PI * Math.min(1, 0.08 + share)) * (0.7 + 0.6 * source());
    addInto(result, tone([modes[0] + rise * share, 0.004, level * swell]), toLength(at));
    addInto(result, tone([modes[1] + rise * 1.7 * share, 0.003, level * 0.6 * swell]), toLength(at));
  }
  return result;
}
