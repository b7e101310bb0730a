/** Coefficients of one second-order section, normalised to a0 = 1. */
export type Biquad = { b0: number; b1: number; b2: number; a1: number; a2: number };

type Kind = 'lowpass' | 'highpass' | 'bandpass' | 'peak' | 'lowshelf' | 'highshelf';

/**
 * A second-order filter after R. Bristow-Johnson's Audio EQ Cookbook (W3C note, 2021). `frequency` in Hz, `quality` the Q,
 * `gain` in dB for peak and shelves. The band-pass has 0 dB at its centre.
 */
export function biquad(kind: Kind, frequency: number, quality = Math.SQRT1_2, gain = 0, rate = 48_000): Biquad {
  const angle = (2 * Math.PI * Math.min(frequency, rate * 0.49)) / rate;
  const cosine = Math.cos(angle);
  const alpha = Math.sin(angle) / (2 * quality);
  const amplitude = 10 ** (gain / 40);
  const normal = (b0: number, b1: number, b2: number, a0: number, a1: number, a2: number): Biquad => ({
    b0: b0 / a0,
    b1: b1 / a0,
    b2: b2 / a0,
    a1: a1 / a0,
    a2: a2 / a0,
  });
  if (kind === 'lowpass') {
    return normal((1 - cosine) / 2, 1 - cosine, (1 - cosine) / 2, 1 + alpha, -2 * cosine, 1 - alpha);
  }
  if (kind === 'highpass') {
    return normal((1 + cosine) / 2, -1 - cosine, (1 + cosine) / 2, 1 + alpha, -2 * cosine, 1 - alpha);
  }
  if (kind === 'bandpass') return normal(alpha, 0, -alpha, 1 + alpha, -2 * cosine, 1 - alpha);
  if (kind === 'peak') {
    const cut = alpha / amplitude;
    const boost = alpha * amplitude;
    return normal(1 + boost, -2 * cosine, 1 - boost, 1 + cut, -2 * cosine, 1 - cut);
  }
  const side = kind === 'lowshelf' ? -1 : 1;
  const root = 2 * Math.sqrt(amplitude) * alpha;
  const plus = amplitude + 1;
  const minus = amplitude - 1;
  return normal(
    amplitude * (plus + side * minus * cosine + root),
    -2 * side * amplitude * (minus + side * plus * cosine),
    amplitude * (plus + side * minus * cosine - root),
    plus - side * minus * cosine + root,
    2 * side * (minus - side * plus * cosine),
    plus - side * minus * cosine - root,
  );
}

/** Filters in place and returns the same samples (transposed direct form II). */
export function filter(samples: Float32Array, section: Biquad): Float32Array {
  const { b0, b1, b2, a1, a2 } = section;
  let first = 0;
  let second = 0;
  for (let index = 0; index < samples.length; index++) {
    const input = samples[index]!;
    const output = b0 * input + first;
    first = b1 * input - a1 * output + second;
    second = b2 * input - a2 * output;
    samples[index] = output;
  }
  return samples;
}

/** Several sections after one another, in place. Two at a time go through in one pass. */
export function filterChain(samples: Float32Array, sections: readonly Biquad[]): Float32Array {
  let index = 0;
  for (; index + 1 < sections.length; index += 2) filterTwice(samples, sections[index]!, sections[index + 1]!);
  if (index < sections.length) filter(samples, sections[index]!);
  return samples;
}

function filterTwice(samples: Float32Array, one: Biquad, two: Biquad): void {
  const { b0, b1, b2, a1, a2 } = one;
  const { b0: c0, b1: c1, b2: c2, a1: d1, a2: d2 } = two;
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let index = 0; index < samples.length; index++) {
    const input = samples[index]!;
    const middle = b0 * input + first;
    first = b1 * input - a1 * middle + second;
    second = b2 * input - a2 * middle;
    const output = c0 * middle + third;
    third = c1 * middle - d1 * output + fourth;
    fourth = c2 * middle - d2 * output;
    samples[index] = output;
  }
}

/**
 * The K-weighting of ITU-R BS.1770-5 at 48 kHz: a copy of `samples` as loud as it is heard. Mean square of the result in
 * dB less 0.691 is the loudness of a mono signal in LUFS.
 */
export function weighted(samples: Float32Array): Float32Array {
  const shelf: Biquad = {
    b0: 1.53512485958697,
    b1: -2.69169618940638,
    b2: 1.19839281085285,
    a1: -1.69065929318241,
    a2: 0.73248077421585,
  };
  const high: Biquad = { b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621 };
  return filterChain(samples.slice(), [shelf, high]);
}
