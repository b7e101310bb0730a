/** Turns sound into power spectra of `size` samples (a power of two) with tables that are made once. */
export type Spectrum = { size: number; powerOf(frame: Float32Array, power: Float32Array): void };

/** A radix-2 Fourier transform (J. W. Cooley and J. W. Tukey, Mathematics of Computation 19, 1965) of real frames. */
export function openSpectrum(size: number): Spectrum {
  const bits = Math.log2(size);
  const order = Uint16Array.from({ length: size }, (_, index) => reverseBits(index, bits));
  const cosine = Float64Array.from({ length: size / 2 }, (_, index) => Math.cos((2 * Math.PI * index) / size));
  const sine = Float64Array.from({ length: size / 2 }, (_, index) => Math.sin((2 * Math.PI * index) / size));
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  return {
    size,
    powerOf(frame, power) {
      for (let index = 0; index < size; index++) real[index] = frame[order[index]!] ?? 0;
      imaginary.fill(0);
      for (let half = 1; half < size; half *= 2) butterflies(real, imaginary, cosine, sine, half);
      for (let bin = 0; bin <= size / 2; bin++) power[bin] = real[bin]! ** 2 + imaginary[bin]! ** 2;
    },
  };
}

function butterflies(
  real: Float64Array,
  imaginary: Float64Array,
  cosine: Float64Array,
  sine: Float64Array,
  half: number,
): void {
  const stride = cosine.length / half;
  for (let start = 0; start < real.length; start += 2 * half) {
    for (let place = 0; place < half; place++) {
      const upper = start + place;
      const lower = upper + half;
      const turn = place * stride;
      const x = real[lower]! * cosine[turn]! + imaginary[lower]! * sine[turn]!;
      const y = imaginary[lower]! * cosine[turn]! - real[lower]! * sine[turn]!;
      real[lower] = real[upper]! - x;
      imaginary[lower] = imaginary[upper]! - y;
      real[upper]! += x;
      imaginary[upper]! += y;
    }
  }
}

function reverseBits(value: number, bits: number): number {
  let reversed = 0;
  for (let bit = 0; bit < bits; bit++) reversed |= ((value >> bit) & 1) << (bits - 1 - bit);
  return reversed;
}

/** A raised cosine over `length` samples. */
export function hann(length: number): Float32Array {
  return Float32Array.from({ length }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / length));
}

/** Where between three neighbours, from -0.5 to 0.5 about the middle one where that is the highest, the parabola through them has its vertex. */
export function vertexOf(before: number, here: number, after: number): number {
  return (0.5 * (before - after)) / (before - 2 * here + after);
}
