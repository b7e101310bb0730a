import type { Audio } from '../audio.ts';

const size = 512;
const hop = 128;
const lag = 3;

/** Frames of silence that a sound is taken to come after. */
const silent = 12;
const bandEdges = Array.from({ length: 21 }, (_, index) => 70 * 2 ** ((index / 20) * Math.log2(12_000 / 70)));

/**
 * Times in seconds at which something begins in a sound: peaks of the spectral flux of twenty bands in dB (S. Dixon, Onset Detection
 * Revisited, DAFx 2006), over `sensitivity` dB of rise a band and over what is usual around. It knows nothing of how the sound was made.
 */
export function onsetsOf(audio: Audio, sensitivity = 1.5): number[] {
  const levels = bandLevels(audio);
  const flux = levels.map((bands, frame) => {
    const before = levels[Math.max(0, frame - lag)]!;
    return bands.reduce((sum, level, band) => sum + Math.max(0, level - before[band]!), 0) / bands.length;
  });
  const around = 12;
  const onsets: number[] = [];
  for (let frame = lag; frame < flux.length; frame++) {
    const value = flux[frame]!;
    const near = flux.slice(Math.max(0, frame - 6), frame + 7);
    if (value < sensitivity || value < Math.max(...near)) continue;
    const usual = flux.slice(Math.max(0, frame - 3 * around), frame + around).sort((one, other) => one - other);
    if (value < 1.6 * usual[Math.floor(usual.length / 2)]!) continue;
    onsets.push(((frame - silent) * hop + size * 0.6) / audio.sampleRate);
  }
  return onsets;
}

/** dB of each band in each frame, nothing below -85 dB of full scale. */
function bandLevels({ channels, sampleRate }: Audio): Float64Array[] {
  const frames = silent + Math.max(0, Math.floor((channels[0]!.length - size) / hop) + 1);
  const bins = bandEdges.map((hertz) => Math.round((hertz * size) / sampleRate));
  return Array.from({ length: frames }, (_, frame) => {
    const powers = channels.map((channel) => powerSpectrum(channel, (frame - silent) * hop));
    return Float64Array.from({ length: bandEdges.length - 1 }, (_, band) => {
      let sum = 1e-8;
      for (const power of powers)
        for (let bin = bins[band]!; bin < Math.max(bins[band]! + 1, bins[band + 1]!); bin++) sum += power[bin]!;
      return 10 * Math.log10(sum);
    });
  });
}

const window = Float64Array.from({ length: size }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / size));

/** Power of each bin of a windowed frame, by a radix-2 transform; full scale is about 1. */
function powerSpectrum(samples: Float32Array, from: number): Float64Array {
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  let loud = false;
  for (let index = 0; index < size; index++) {
    const value = samples[from + index] ?? 0;
    if (value) loud = true;
    real[reversed[index]!] = value * window[index]!;
  }
  const power = new Float64Array(size / 2);
  if (!loud) return power;
  for (let half = 1; half < size; half *= 2) {
    for (let start = 0; start < size; start += 2 * half) {
      for (let index = 0; index < half; index++) {
        const angle = (-Math.PI * index) / half;
        const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
        const [one, other] = [start + index, start + index + half];
        const turnedReal = real[other]! * cosine - imaginary[other]! * sine;
        const turnedImaginary = real[other]! * sine + imaginary[other]! * cosine;
        real[other] = real[one]! - turnedReal;
        imaginary[other] = imaginary[one]! - turnedImaginary;
        real[one]! += turnedReal;
        imaginary[one]! += turnedImaginary;
      }
    }
  }
  for (let bin = 0; bin < size / 2; bin++)
    power[bin] = (real[bin]! ** 2 + imaginary[bin]! ** 2) / (size / 4) ** 2;
  return power;
}

const reversed = Uint16Array.from({ length: size }, (_, index) => {
  let result = 0;
  for (let bit = 1, value = index; bit < size; bit *= 2, value >>= 1) result = result * 2 + (value & 1);
  return result;
});
