const halfWidth = 16;
const phases = 512;

function kernel(cutoff: number): Float32Array {
  const table = new Float32Array((phases + 1) * halfWidth * 2);
  for (let phase = 0; phase <= phases; phase++) {
    for (let tap = 0; tap < halfWidth * 2; tap++) {
      const distance = tap - halfWidth + 1 - phase / phases;
      const angle = Math.PI * distance * cutoff;
      const sinc = Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle;
      const position = distance / halfWidth;
      const window =
        Math.abs(position) >= 1
          ? 0
          : 0.42 + 0.5 * Math.cos(Math.PI * position) + 0.08 * Math.cos(2 * Math.PI * position);
      table[phase * halfWidth * 2 + tap] = sinc * window * cutoff;
    }
  }
  return table;
}

/**
 * `samples` at `from` Hz as they are at `to` Hz; any ratio. Windowed sinc (32 taps, Blackman). Playing at another speed is the same
 * thing: `resample(samples, rate * speed, rate)`.
 */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  const step = from / to;
  const table = kernel(Math.min(1, 1 / step) * 0.96);
  const result = new Float32Array(Math.floor(samples.length / step));
  for (let index = 0; index < result.length; index++) {
    const position = index * step;
    const whole = Math.floor(position);
    const row = Math.round((position - whole) * phases) * halfWidth * 2;
    const start = whole - halfWidth + 1;
    let sum = 0;
    for (let tap = 0; tap < halfWidth * 2; tap++) {
      const source = start + tap;
      if (source >= 0 && source < samples.length) sum += samples[source]! * table[row + tap]!;
    }
    result[index] = sum;
  }
  return result;
}
