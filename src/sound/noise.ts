import { hash, type Random } from '../film/index.ts';

/** White noise from -1 to 1, the same for the same seed (xorshift32, G. Marsaglia 2003). */
export function noise(samples: number, seed: number | string): Float32Array {
  let state = (typeof seed === 'number' ? seed >>> 0 : hash(seed)) || 1;
  const result = new Float32Array(Math.max(0, samples));
  for (let index = 0; index < result.length; index++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    result[index] = state / 2147483648;
  }
  return result;
}

/** Pink noise (3 dB less each octave), about -1 to 1 (P. Kellet's filter, 1999). */
export function pinkNoise(samples: number, seed: number | string): Float32Array {
  const result = noise(samples, seed);
  let b0 = 0;
  let b1 = 0;
  let b2 = 0;
  for (let index = 0; index < result.length; index++) {
    const white = result[index]!;
    b0 = 0.99765 * b0 + white * 0.099046;
    b1 = 0.963 * b1 + white * 0.2965164;
    b2 = 0.57 * b2 + white * 1.0526913;
    result[index] = (b0 + b1 + b2 + white * 0.1848) * 0.25;
  }
  return result;
}

/** Brown noise (6 dB less each octave), about -1 to 1, without drift. */
export function brownNoise(samples: number, seed: number | string): Float32Array {
  const result = noise(samples, seed);
  let sum = 0;
  for (let index = 0; index < result.length; index++) {
    sum = 0.996 * sum + result[index]! * 0.06;
    result[index] = sum;
  }
  return result;
}

/**
 * A curve from 0 to 1 that wanders: new random values every `period` seconds, joined smoothly. One value a sample at 48 kHz.
 */
export function wander(samples: number, period: number, source: Random): Float32Array {
  const result = new Float32Array(samples);
  const step = Math.max(1, Math.round(period * 48_000));
  let from = source();
  for (let start = 0; start < samples; start += step) {
    const to = source();
    const end = Math.min(samples, start + step);
    const range = to - from;
    for (let index = start; index < end; index++) {
      const share = (index - start) / step;
      result[index] = from + range * share * share * (3 - 2 * share);
    }
    from = to;
  }
  return result;
}
