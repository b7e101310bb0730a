import type { Voice } from '../../film/index.ts';
import { sampleRate, toFactor } from '../audio.ts';
import { biquad, filter, filterChain } from '../filter.ts';
import { loudnessWhileSounding } from '../loudness.ts';
import { noise } from '../noise.ts';

/**
 * What a vocoder at 16 kHz lacks: less boom, more presence, and breath above 7 kHz that follows the loudness of the hiss
 * below it (after spectral band replication: M. Dietz and others, AES 112, 2002). `tilt` is decibels above 2 kHz: a voice that presses is bright.
 */
export function polish(samples: Float32Array, voice: Voice, seed: string, tilt: number): Float32Array {
  const hiss = filterChain(samples.slice(), [biquad('highpass', 4200), biquad('lowpass', 7000)]);
  const air = filterChain(noise(samples.length, `air/${seed}`), [
    biquad('highpass', 7400),
    biquad('highpass', 7400),
    biquad('lowpass', 13_000),
  ]);
  const follow = biquad('lowpass', 60);
  for (let index = 0; index < hiss.length; index++) hiss[index] = Math.abs(hiss[index]!);
  filter(hiss, follow);
  filterChain(samples, [
    biquad('highpass', 75),
    biquad('peak', 280, 0.9, -1.5),
    biquad('peak', 3000, 0.8, voice.engine === 'flite' ? 2.5 : -1),
    biquad('highshelf', 5200, 0.7, voice.engine === 'flite' ? 2 : -3),
    biquad('highshelf', 2000, 0.6, tilt),
  ]);
  for (let index = 0; index < samples.length; index++) samples[index]! += air[index]! * Math.max(0, hiss[index]!) * 0.8;
  return samples;
}

/** A de-esser: what lies over 4.8 kHz goes down by two thirds of what it rises over its share of the voice. */
export function softenHiss(samples: Float32Array): Float32Array {
  const high = filterChain(samples.slice(), [biquad('highpass', 4800), biquad('highpass', 4800)]);
  const hiss = envelope(high, 90);
  let power = 0;
  for (let index = 0; index < samples.length; index++) power += samples[index]! * samples[index]!;
  const allowed = 0.3 * Math.sqrt(power / Math.max(1, samples.length));
  for (let index = 0; index < samples.length; index++) {
    const over = hiss[index]! / Math.max(allowed, 1e-9);
    if (over > 1) samples[index]! -= high[index]! * (1 - over ** (-2 / 3));
  }
  return samples;
}

/** Evens a line out: quiet words come up and loud ones down by a third of their distance, within 5 dB, over a quarter of a second. */
export function even(samples: Float32Array): Float32Array {
  const loud = envelope(samples, 3);
  let sum = 0;
  let count = 0;
  const floor = loud.reduce((most, value) => Math.max(most, value), 0) / 20;
  for (const value of loud) {
    if (value < floor) continue;
    sum += value;
    count++;
  }
  const middle = sum / Math.max(1, count);
  for (let index = 0; index < samples.length; index++) {
    const distance = Math.max(loud[index]!, floor) / Math.max(middle, 1e-9);
    samples[index]! *= Math.max(0.56, Math.min(1.78, distance ** (-1 / 3)));
  }
  return samples;
}

/** How loud samples are over time: their absolute value through a low-pass that looks both ways, so that it is not late. */
function envelope(samples: Float32Array, frequency: number): Float32Array {
  const result = samples.map((sample) => Math.abs(sample));
  const share = 1 - Math.exp((-2 * Math.PI * frequency) / sampleRate);
  let held = 0;
  for (let index = 0; index < result.length; index++) {
    held += (result[index]! - held) * share;
    result[index] = held;
  }
  held = 0;
  for (let index = result.length - 1; index >= 0; index--) {
    held += (result[index]! - held) * share;
    result[index] = held;
  }
  return result;
}

/** Brings samples to a loudness while they sound, in LUFS. */
export function level(samples: Float32Array, target: number): void {
  const loudness = loudnessWhileSounding(samples);
  if (loudness <= -70) return;
  const factor = toFactor(target - loudness);
  for (let index = 0; index < samples.length; index++) samples[index]! *= factor;
}
