import { random } from '../film/index.ts';
import { fade, sampleRate } from './audio.ts';
import { biquad, filterChain } from './filter.ts';
import { brownNoise, noise } from './noise.ts';

/**
 * One clap of thunder, mono, about five seconds: a crack when near, then rolling returns from ever further along the channel
 * (after A. Farnell, Designing Sound, 2010). `nearness` from 0 (far) to 1 (overhead).
 */
export function thunderClap(seed: string, nearness: number): Float32Array {
  const source = random(`${seed}/clap`);
  const length = Math.round((4.5 + 2 * source()) * sampleRate);
  const result = filterChain(brownNoise(length, `${seed}/rumble`), [
    biquad('lowpass', 160 + 500 * nearness),
    biquad('highpass', 28),
  ]);
  const shape = new Float32Array(length);
  for (let burst = 0; burst < 14; burst++) {
    const at = Math.round(source() ** 1.8 * 0.7 * length);
    const strength = (0.35 + 0.65 * source()) * (1 - (0.8 * at) / length);
    const decay = (0.15 + 0.5 * source()) * sampleRate;
    const rise = 0.02 * sampleRate * (1 + 4 * (1 - nearness));
    const fall = Math.exp(-1 / decay);
    let left = strength;
    for (let index = at; index < length; index++) {
      const age = index - at;
      shape[index]! += age < rise ? (left * age) / rise : left;
      left *= fall;
    }
  }
  for (let index = 0; index < length; index++) result[index]! *= shape[index]! * 3;
  if (nearness > 0.5) {
    const crack = filterChain(noise(Math.round(0.35 * sampleRate), `${seed}/crack`), [
      biquad('highpass', 500),
      biquad('lowpass', 6000),
    ]);
    for (let index = 0; index < crack.length; index++) {
      result[index]! += crack[index]! * Math.exp(-index / (0.05 * sampleRate)) * (nearness - 0.5) * 1.2;
    }
  }
  return fade(result, 96, Math.round(0.8 * sampleRate));
}
