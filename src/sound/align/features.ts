import { openSpectrum } from '../fourier.ts';
import { resample } from '../resample.ts';
import { type FoundSpeech, findSpeech } from './find-speech.ts';

/** Features of speech: `width` numbers a frame, frame after frame every `hop` seconds, and where in them somebody speaks. */
export type Features = { width: number; values: Float32Array; speech: FoundSpeech };

/** Seconds from frame to frame. */
export const hop = 0.01;

const rate = 16_000;
const size = 512;
const windowLength = 400;
const bands = 26;
const coefficients = 13;
const deltaReach = 2;
const deltaWeight = 0.7;

/** Nothing is heard further under the loud parts of a band: rooms and noise hide it anyway. A factor of power. */
const floorShare = 1e-3;

/**
 * Mel-frequency cepstra of mono `samples`, their energy, and the slopes of both (S. Davis and P. Mermelstein, IEEE ASSP 28, 1980; S.
 * Furui, IEEE ASSP 34, 1986). Each number has mean 0 over the speech, and variance 1 (slopes half of that), so that who speaks and through what counts little.
 */
export function speechFeatures(samples: Float32Array, sampleRate: number): Features {
  const sound = sampleRate === rate ? samples : resample(samples, sampleRate, rate);
  const frames = Math.floor(sound.length / (rate * hop)) + 1;
  const powers = bandPowers(sound, frames);
  const speech = findSpeech(levelsOf(powers, frames));
  const still = standardise(cepstra(toLogarithms(powers, speech.kept), frames), speech.kept);
  const moving = standardise(slopes(still, frames), speech.kept);
  const width = 2 * coefficients;
  const values = new Float32Array(frames * width);
  for (let frame = 0; frame < frames; frame++) {
    for (let index = 0; index < coefficients; index++) {
      values[frame * width + index] = still[frame * coefficients + index]!;
      values[frame * width + coefficients + index] = deltaWeight * moving[frame * coefficients + index]!;
    }
  }
  return { width, values, speech };
}

/** Decibels of each frame. */
function levelsOf(powers: Float32Array, frames: number): Float32Array {
  return Float32Array.from({ length: frames }, (_, frame) => {
    const own = powers.subarray(frame * bands, (frame + 1) * bands);
    return 10 * Math.log10(own.reduce((sum, power) => sum + power, 1e-12));
  });
}

const spectrum = openSpectrum(size);
const taper = Float32Array.from(
  { length: windowLength },
  (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (index + 0.5)) / windowLength),
);

/** Power of each band of the mel scale in each frame, after 6 dB more each octave. */
function bandPowers(sound: Float32Array, frames: number): Float32Array {
  const frame = new Float32Array(size);
  const power = new Float32Array(size / 2 + 1);
  const powers = new Float32Array(frames * bands);
  for (let index = 0; index < frames; index++) {
    const start = index * rate * hop - windowLength / 2;
    for (let tap = 0; tap < windowLength; tap++) {
      const place = start + tap;
      frame[tap] = ((sound[place] ?? 0) - 0.97 * (sound[place - 1] ?? 0)) * taper[tap]!;
    }
    spectrum.powerOf(frame, power);
    for (const [band, { first, weights }] of filters.entries()) {
      let sum = 0;
      for (let bin = 0; bin < weights.length; bin++) sum += weights[bin]! * power[first + bin]!;
      powers[index * bands + band] = sum;
    }
  }
  return powers;
}

const filters = Array.from({ length: bands }, (_, band) => {
  const toMel = (frequency: number) => 2595 * Math.log10(1 + frequency / 700);
  const [low, high] = [toMel(80), toMel(7200)];
  const bin = (index: number) => {
    const mel = low + ((high - low) * index) / (bands + 1);
    return (700 * (10 ** (mel / 2595) - 1) * size) / rate;
  };
  const [start, middle, end] = [bin(band), bin(band + 1), bin(band + 2)];
  const first = Math.floor(start);
  const weights = Array.from({ length: Math.ceil(end) - first + 1 }, (_, index) => {
    const place = first + index;
    return Math.max(0, Math.min((place - start) / (middle - start), (end - place) / (end - middle)));
  });
  return { first, weights };
});

function toLogarithms(powers: Float32Array, speech: Int32Array): Float32Array {
  for (let band = 0; band < bands; band++) {
    const column = Float32Array.from(speech, (frame) => powers[frame * bands + band]!).sort();
    const floor = column[Math.floor(column.length * 0.95)]! * floorShare + 1e-12;
    for (let place = band; place < powers.length; place += bands) powers[place] = Math.log(powers[place]! + floor);
  }
  return powers;
}

const cosines = Array.from({ length: coefficients }, (_, order) =>
  Float32Array.from({ length: bands }, (_, band) => Math.cos((Math.PI * order * (band + 0.5)) / bands)),
);

function cepstra(logarithms: Float32Array, frames: number): Float32Array {
  const result = new Float32Array(frames * coefficients);
  for (let frame = 0; frame < frames; frame++) {
    for (let order = 0; order < coefficients; order++) {
      let sum = 0;
      for (let band = 0; band < bands; band++) sum += cosines[order]![band]! * logarithms[frame * bands + band]!;
      result[frame * coefficients + order] = sum;
    }
  }
  return result;
}

function slopes(values: Float32Array, frames: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let frame = 0; frame < frames; frame++) {
    for (let reach = 1; reach <= deltaReach; reach++) {
      const after = Math.min(frames - 1, frame + reach) * coefficients;
      const before = Math.max(0, frame - reach) * coefficients;
      for (let index = 0; index < coefficients; index++) {
        result[frame * coefficients + index]! += reach * (values[after + index]! - values[before + index]!);
      }
    }
  }
  return result;
}

function standardise(values: Float32Array, speech: Int32Array): Float32Array {
  for (let index = 0; index < coefficients; index++) {
    let sum = 0;
    for (const frame of speech) sum += values[frame * coefficients + index]!;
    const mean = sum / speech.length;
    let squares = 0;
    for (const frame of speech) squares += (values[frame * coefficients + index]! - mean) ** 2;
    const deviation = Math.sqrt(squares / speech.length) || 1;
    for (let place = index; place < values.length; place += coefficients) {
      values[place] = (values[place]! - mean) / deviation;
    }
  }
  return values;
}
