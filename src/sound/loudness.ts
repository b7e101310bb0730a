import type { Audio } from './audio.ts';
import { weighted } from './filter.ts';

/**
 * Loudness of mono samples at 48 kHz while they sound, in LUFS: K-weighted mean square of 400 ms blocks every 100 ms, less what the
 * two gates of ITU-R BS.1770-5 leave out. Shorter samples count as one block. -70 for silence.
 */
export function loudnessWhileSounding(samples: Float32Array): number {
  const heard = weighted(samples);
  const powers = blockPowers(heard, 19_200, 4_800);
  const loud = powers.filter((power) => toLufs(power) > -70);
  if (loud.length === 0) return -70;
  const gate = toLufs(mean(loud)) - 10;
  return toLufs(mean(loud.filter((power) => toLufs(power) > gate)));
}

/** Mean squares of blocks of `length` samples every `step`; at least one. */
export function blockPowers(samples: Float32Array, length: number, step: number): number[] {
  const powers: number[] = [];
  for (let start = 0; start === 0 || start + length <= samples.length; start += step) {
    const end = Math.min(samples.length, start + length);
    let sum = 0;
    for (let index = start; index < end; index++) sum += samples[index]! * samples[index]!;
    powers.push(sum / Math.max(1, end - start));
  }
  return powers;
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
    return blockPowers(part, part.length, part.length + 1)[0]!;
  });
  return toLufs(powers.reduce((total, power) => total + power, 0));
}
