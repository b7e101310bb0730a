import { fade, sampleRate, toFactor } from '../audio.ts';
import { noise } from '../noise.ts';

/** A radio's channel: seconds that it is open before and after the words, and how loud it hisses, in dB under full scale. */
export type Channel = { squelch: number; noise: number };

/**
 * The words as a radio lets them through, before its filters: the channel opens with a short rush of noise, hisses while it is open and closes with
 * a longer one. Longer than before by twice `squelch`; the words start `squelch` later. All of it is faded: no sample jumps.
 */
export function throughRadio(samples: Float32Array, { squelch, noise: hiss }: Channel, seed: string): Float32Array {
  const before = Math.round(squelch * sampleRate);
  const result = new Float32Array(samples.length + 2 * before);
  result.set(samples, before);
  const air = noise(result.length, `${seed}/radio`);
  const opening = Math.round(0.055 * sampleRate);
  const closing = Math.round(0.12 * sampleRate);
  for (let index = 0; index < result.length; index++) result[index]! += air[index]! * toFactor(hiss);
  burst(result, air, Math.round(0.02 * sampleRate), opening);
  burst(result, air, result.length - closing - Math.round(0.02 * sampleRate), closing);
  return fade(result, 480, 480);
}

function burst(target: Float32Array, air: Float32Array, start: number, length: number): void {
  const rush = fade(air.slice(start, start + length), 140, Math.round(length * 0.4));
  for (let index = 0; index < length; index++) target[start + index]! += rush[index]! * 0.16;
}
