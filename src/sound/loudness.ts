import type { Audio } from './audio.ts';
import { weighted } from './filter.ts';

/** Samples of one measuring step: 50 ms at 48 kHz. */
export const loudnessStep = 2_400;

/** Steps in a momentary block of ITU-R BS.1770-5 (400 ms) and between two of them (100 ms). */
export const blockSteps = 8;
const hop = 2;
const shortTermSteps = 60;
const absoluteGate = -70;

/** What a surround channel counts for beside one in front, 1.5 dB more; low effects do not count (ITU-R BS.1770-5 table 3). */
const surroundWeights = [1, 1, 1, 0, 1.41, 1.41];

/**
 * K-weighted mean squares (ITU-R BS.1770-5, at 48 kHz) of every 50 ms, all channels together, six as 5.1; a part of a step at the end counts
 * as one when nothing else is there. With `gain` the sound is measured as if it were multiplied by it, one factor a sample. `step`: another
 * length, in samples.
 */
export function energies(
  channels: readonly Float32Array[],
  gain?: Float32Array,
  step: number = loudnessStep,
): Float64Array {
  const length = channels[0]?.length ?? 0;
  const result = new Float64Array(Math.max(length > 0 ? 1 : 0, Math.floor(length / step)));
  channels.forEach((channel, index) => {
    const weight = channels.length === surroundWeights.length ? surroundWeights[index]! : 1;
    if (weight > 0) addEnergies(result, channel, { gain, weight, step });
  });
  return result;
}

/** The two filters of the K-weighting as in `weighted`, run once through without a copy. */
function addEnergies(
  result: Float64Array,
  samples: Float32Array,
  { gain, weight, step: length }: { gain: Float32Array | undefined; weight: number; step: number },
): void {
  let s1 = 0;
  let s2 = 0;
  let p1 = 0;
  let p2 = 0;
  for (let step = 0; step < result.length; step++) {
    const from = step * length;
    const until = Math.min(samples.length, from + length);
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
    result[step]! += (weight * sum) / Math.max(1, until - from);
  }
}

/** Mean of `steps` of energy from `from` on, in LUFS. */
export function levelAt(steps: Float64Array, from: number, count: number): number {
  const until = Math.min(steps.length, from + count);
  let sum = 0;
  for (let index = Math.max(0, from); index < until; index++) sum += steps[index]!;
  return toLufs(sum / Math.max(1, count));
}

/** Means of energies over `count` steps, every `hop` steps; fewer steps than that are one block. */
function blocks(steps: Float64Array, count: number, hop: number): number[] {
  const powers: number[] = [];
  for (let start = 0; start === 0 || start + count <= steps.length; start += hop) {
    let sum = 0;
    const end = Math.min(steps.length, start + count);
    for (let index = start; index < end; index++) sum += steps[index]!;
    powers.push(sum / Math.max(1, end - start));
  }
  return powers;
}

/** Integrated loudness in LUFS of energies: blocks of 400 ms every 100 ms, both gates of BS.1770-5. -70 for silence. */
export function integrated(steps: Float64Array): number {
  const loud = blocks(steps, blockSteps, hop).filter((power) => toLufs(power) > absoluteGate);
  if (loud.length === 0) return absoluteGate;
  const gate = toLufs(mean(loud)) - 10;
  return toLufs(mean(loud.filter((power) => toLufs(power) > gate)));
}

/**
 * Momentary loudness in LUFS: 400 ms, at every step (EBU Tech 3341). `step` is the steps' length in samples; shorter ones find the highest value more
 * exactly.
 */
export function momentary(steps: Float64Array, step: number = loudnessStep): number[] {
  return blocks(steps, Math.round((blockSteps * loudnessStep) / step), 1).map(toLufs);
}

/** Short-term loudness in LUFS: 3 s, at every step (EBU Tech 3341). */
export function shortTerm(steps: Float64Array): number[] {
  return blocks(steps, shortTermSteps, 1).map(toLufs);
}

/**
 * Loudness range in LU (EBU Tech 3342): from the 10th to the 95th percentile of short-term loudness, of what is over -70 LUFS and at most 20 LU
 * under its mean. 0 for silence.
 */
export function loudnessRange(steps: Float64Array): number {
  const loud = blocks(steps, shortTermSteps, hop).filter((power) => toLufs(power) > absoluteGate);
  const gate = toLufs(mean(loud)) - 20;
  const levels = loud
    .map(toLufs)
    .filter((level) => level > gate)
    .sort((one, other) => one - other);
  if (levels.length === 0) return 0;
  const at = (share: number) => levels[Math.round((levels.length - 1) * share)]!;
  return at(0.95) - at(0.1);
}

/** The energies of what is heard within `spans` (samples), one after another; whole steps only. */
export function energiesWithin(steps: Float64Array, spans: readonly (readonly [number, number])[]): Float64Array {
  const inside = new Uint8Array(steps.length);
  for (const [from, until] of spans)
    inside.fill(1, Math.max(0, Math.ceil(from / loudnessStep)), Math.max(0, Math.floor(until / loudnessStep)));
  return steps.filter((_, step) => inside[step] === 1);
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
