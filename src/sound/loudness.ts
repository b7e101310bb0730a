import type { Audio } from './audio.ts';
import { weighted } from './filter.ts';

/** Samples of one measuring step: 50 ms at 48 kHz. */
export const loudnessStep = 2_400;

/** Steps in a momentary block of ITU-R BS.1770-5 (400 ms) and between two of them (100 ms). */
export const blockSteps = 8;
const hop = 2;

/**
 * K-weighted mean squares (ITU-R BS.1770-5, at 48 kHz) of every 50 ms, all channels together; a part of a step at the end counts as one when nothing
 * else is there. With `gain` the sound is measured as if it were multiplied by it, one factor a sample.
 */
export function energies(channels: readonly Float32Array[], gain?: Float32Array): Float64Array {
  const length = channels[0]?.length ?? 0;
  const result = new Float64Array(Math.max(length > 0 ? 1 : 0, Math.floor(length / loudnessStep)));
  for (const channel of channels) addEnergies(result, channel, gain);
  return result;
}

/** The two filters of the K-weighting as in `weighted`, run once through without a copy. */
function addEnergies(result: Float64Array, samples: Float32Array, gain: Float32Array | undefined): void {
  let s1 = 0;
  let s2 = 0;
  let p1 = 0;
  let p2 = 0;
  for (let step = 0; step < result.length; step++) {
    const from = step * loudnessStep;
    const until = Math.min(samples.length, from + loudnessStep);
    let sum = 0;
    for (let index = from; index < until; index++) {
      const input = gain === undefined ? samples[index]! : samples[index]! * gain[index]!;
      const shelved = 1.53512485958697 * input + s1;
      s1 = -2.69169618940638 * input + 1.69065929318241 * shelved + s2;
      s2 = 1.19839281085285 * input - 0.73248077421585 * shelved;
      const passed = shelved + p1;
      p1 = -2 * shelved + 1.99004745483398 * passed + p2;
      p2 = shelved - 0.99007225036621 * passed;
      sum += passed * passed;
    }
    // What rings below hearing would slow the arithmetic down.
    if (sum < 1e-25) s1 = s2 = p1 = p2 = 0;
    result[step]! += sum / Math.max(1, until - from);
  }
}

/** Mean of `steps` of energy from `from` on, in LUFS. */
export function levelAt(steps: Float64Array, from: number, count: number): number {
  const until = Math.min(steps.length, from + count);
  let sum = 0;
  for (let index = Math.max(0, from); index < until; index++) sum += steps[index]!;
  return toLufs(sum / Math.max(1, count));
}

/** Integrated loudness in LUFS of energies: blocks of 400 ms every 100 ms, both gates of BS.1770-5. -70 for silence. */
export function integrated(steps: Float64Array): number {
  const powers: number[] = [];
  for (let start = 0; start === 0 || start + blockSteps <= steps.length; start += hop) {
    let sum = 0;
    const end = Math.min(steps.length, start + blockSteps);
    for (let index = start; index < end; index++) sum += steps[index]!;
    powers.push(sum / Math.max(1, end - start));
  }
  const loud = powers.filter((power) => toLufs(power) > -70);
  if (loud.length === 0) return -70;
  const gate = toLufs(mean(loud)) - 10;
  return toLufs(mean(loud.filter((power) => toLufs(power) > gate)));
}

/**
 * Loudness of mono samples at 48 kHz while they sound, in LUFS: what the two gates of ITU-R BS.1770-5 let through.
 * Shorter samples count as one block. -70 for silence.
 */
export function loudnessWhileSounding(samples: Float32Array): number {
  return integrated(energies([samples]));
}

/** Mean square of K-weighted sound to LUFS. */
export function toLufs(power: number): number {
  return -0.691 + 10 * Math.log10(Math.max(power, 1e-12));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** K-weighted loudness of a stretch of a stereo sound, in LUFS, both sides together, without gates. */
export function loudnessOf(audio: Audio, from: number, until: number): number {
  const powers = audio.channels.map((channel) => {
    const part = weighted(channel.subarray(Math.max(0, from), until));
    let sum = 0;
    for (let index = 0; index < part.length; index++) sum += part[index]! * part[index]!;
    return sum / Math.max(1, part.length);
  });
  return toLufs(powers.reduce((total, power) => total + power, 0));
}
