import { type Audio, lengthOf } from './audio.ts';

const phases = 4;
const taps = 16;

function interpolator(): Float64Array[] {
  return Array.from({ length: phases }, (_, phase) =>
    Float64Array.from({ length: taps }, (_, tap) => {
      const distance = tap - (taps / 2 - 1) - phase / phases;
      const sinc = distance === 0 ? 1 : Math.sin(Math.PI * distance) / (Math.PI * distance);
      const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / (taps / 2));
      return sinc * window;
    }),
  );
}

/**
 * The highest level around each sample over all channels, seen at four times the rate as ITU-R BS.1770-5 annex 2 asks. Quiet stretches, which
 * cannot reach `floor`, keep their plain sample value.
 */
export function truePeaks(audio: Audio, floor: number): Float32Array {
  const length = lengthOf(audio);
  const peaks = new Float32Array(length);
  const rows = interpolator();
  for (const channel of audio.channels) {
    for (let index = 0; index < length; index++) {
      const plain = Math.abs(channel[index]!);
      let highest = plain;
      const near = Math.max(plain, Math.abs(channel[index + 1] ?? 0), Math.abs(channel[index - 1] ?? 0));
      if (near > floor * 0.75) {
        for (let phase = 1; phase < phases; phase++) {
          let sum = 0;
          for (let tap = 0; tap < taps; tap++) sum += rows[phase]![tap]! * (channel[index + tap - taps / 2 + 1] ?? 0);
          highest = Math.max(highest, Math.abs(sum));
        }
      }
      if (highest > peaks[index]!) peaks[index] = highest;
    }
  }
  return peaks;
}

/**
 * True peak of sound times `gain` (one factor a sample) as a factor of amplitude, at four times the rate (ITU-R BS.1770-5 annex 2). Blocks that cannot hold it
 * are passed over.
 */
export function truePeak(channels: readonly Float32Array[], gain: Float32Array): number {
  const rows = interpolator();
  const reach = Math.max(...rows.map((row) => row.reduce((sum, tap) => sum + Math.abs(tap), 0)));
  const blocks = channels.map((channel) => blockPeaks(channel, gain));
  const around = new Float32Array(peakBlock + 2 * taps);
  let peak = 0;
  for (const peaks of blocks) for (const value of peaks) if (value > peak) peak = value;
  channels.forEach((channel, side) => {
    const peaks = blocks[side]!;
    peaks.forEach((value, block) => {
      if (Math.max(value, peaks[block - 1] ?? 0, peaks[block + 1] ?? 0) * reach <= peak) return;
      const start = block * peakBlock;
      for (let index = 0; index < around.length; index++)
        around[index] = (channel[start + index - taps] ?? 0) * (gain[start + index - taps] ?? 0);
      for (const row of rows) peak = Math.max(peak, highest(around, row, peakBlock));
    });
  });
  return peak;
}

const peakBlock = 64;

function blockPeaks(channel: Float32Array, gain: Float32Array): Float32Array {
  const peaks = new Float32Array(Math.ceil(channel.length / peakBlock));
  for (let index = 0; index < channel.length; index++) {
    const value = Math.abs(channel[index]! * gain[index]!);
    const block = Math.floor(index / peakBlock);
    if (value > peaks[block]!) peaks[block] = value;
  }
  return peaks;
}

function highest(around: Float32Array, row: Float64Array, count: number): number {
  let peak = 0;
  for (let index = 0; index < count; index++) {
    let sum = 0;
    for (let tap = 0; tap < taps; tap++) sum += row[tap]! * around[index + tap + taps / 2 + 1]!;
    if (Math.abs(sum) > peak) peak = Math.abs(sum);
  }
  return peak;
}

/**
 * The gain of a look-ahead limiter for every sample, into `gain`: never above what keeps the true peak under `ceiling` (a factor), falling over
 * 5 ms before a peak and coming back over about 80 ms. Minimum filter, release, then a smoothing window as long as the look-ahead
 * (after D. Giannoulis, M. Massberg and J. Reiss, JAES 60, 2012).
 */
export function limiterGain(
  peaks: Float32Array,
  ceiling: number,
  gain: Float32Array = new Float32Array(peaks.length),
  lookAhead = 240,
): Float32Array {
  lowest(gain, peaks, ceiling, lookAhead);
  const release = 1 - Math.exp(-1 / (0.08 * 48_000));
  let held = 1;
  for (let index = 0; index < gain.length; index++) {
    held += (1 - held) * release;
    if (gain[index]! < held) held = gain[index]!;
    gain[index] = held;
  }
  smooth(gain, lookAhead);
  return gain;
}

/** For every sample the gain that the loudest peak within `reach` samples asks for. Only peaks over the ceiling stand in the queue. */
function lowest(gain: Float32Array, peaks: Float32Array, ceiling: number, reach: number): void {
  gain.fill(1);
  const queue: number[] = [];
  let head = 0;
  for (let index = 0; index < peaks.length + reach; index++) {
    const peak = peaks[index] ?? 0;
    if (peak > ceiling) {
      while (queue.length > head && peaks[queue.at(-1)!]! <= peak) queue.pop();
      queue.push(index);
    }
    if (head === queue.length) continue;
    const centre = index - reach;
    while (head < queue.length && queue[head]! < centre - reach) head++;
    if (centre >= 0 && head < queue.length) gain[centre] = ceiling / peaks[queue[head]!]!;
  }
}

/** Centred mean over twice `half` samples, in place: every value lies within the minimum filter's plateau, so no peak slips through. */
function smooth(values: Float32Array, half: number): void {
  const last = values.length - 1;
  if (last < 0) return;
  const first = values[0]!;
  const ring = half + 1;
  const original = new Float32Array(ring);
  let sum = 0;
  for (let index = -half; index < half; index++) sum += values[Math.max(0, Math.min(last, index))]!;
  for (let index = 0; index < values.length; index++) {
    sum += values[Math.min(last, index + half)]!;
    original[index % ring] = values[index]!;
    values[index] = sum / (2 * half + 1);
    sum -= index < half ? first : original[(index + 1) % ring]!;
  }
}
