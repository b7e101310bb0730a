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
      if (near > floor * 0.6) {
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
 * The gain of a look-ahead limiter for every sample: never above what keeps the true peak under `ceiling` (a factor), falling over 5 ms before
 * a peak and coming back over about 80 ms. Minimum filter, release, then a smoothing window as long as the look-ahead
 * (after D. Giannoulis, M. Massberg and J. Reiss, JAES 60, 2012).
 */
export function limiterGain(peaks: Float32Array, ceiling: number, lookAhead = 240): Float32Array {
  const length = peaks.length;
  const wanted = new Float32Array(length);
  const queue = new Int32Array(length + 1);
  let head = 0;
  let tail = 0;
  for (let index = 0; index < length + lookAhead; index++) {
    if (index < length) {
      while (tail > head && peaks[queue[tail - 1]!]! <= peaks[index]!) tail--;
      queue[tail++] = index;
    }
    const centre = index - lookAhead;
    if (centre < 0) continue;
    while (queue[head]! < centre - lookAhead) head++;
    wanted[centre] = Math.min(1, ceiling / Math.max(peaks[queue[head]!]!, 1e-9));
  }
  const release = 1 - Math.exp(-1 / (0.08 * 48_000));
  let held = 1;
  for (let index = 0; index < length; index++) {
    held = Math.min(wanted[index]!, held + (1 - held) * release);
    wanted[index] = held;
  }
  return smooth(wanted, lookAhead);
}

/** Centred mean over twice `half` samples: every value lies within the minimum filter's plateau, so no peak slips through. */
function smooth(values: Float32Array, half: number): Float32Array {
  const result = new Float32Array(values.length);
  let sum = 0;
  const at = (index: number) => values[Math.max(0, Math.min(values.length - 1, index))] ?? 1;
  for (let index = -half; index < half; index++) sum += at(index);
  for (let index = 0; index < values.length; index++) {
    sum += at(index + half);
    result[index] = sum / (2 * half + 1);
    sum -= at(index - half);
  }
  return result;
}
