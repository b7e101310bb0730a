import { sampleRate } from '../audio.ts';
import { biquad, filterChain } from '../filter.ts';
import { hann } from '../fourier.ts';
import { noise } from '../noise.ts';
import { resample } from '../resample.ts';

const rate = 16_000;
const order = 18;
const frame = 400;
const hop = 200;

/**
 * Speech without a voice, mono, 48 kHz, as long as before: each 25 ms is taken apart into a vocal tract and what excites it (linear prediction, J. Makhoul,
 * Proceedings of the IEEE 63, 1975), and the tract is excited by noise of the same strength. Like a real whisper it has less below 700 Hz and
 * a first formant that lies higher (S. Jovičić, Acustica 84, 1998). `seed` chooses the noise.
 */
export function whisper(samples: Float32Array, seed: string): Float32Array {
  const low = resample(samples, sampleRate, rate);
  const breath = noise(low.length + frame, `${seed}/whisper`);
  const window = hann(frame);
  const result = new Float32Array(low.length + frame);
  const part = new Float32Array(frame);
  for (let start = -hop; start < low.length; start += hop) {
    for (let at = 0; at < frame; at++) part[at] = (low[start + at] ?? 0) * window[at]!;
    const { predictor, error } = predict(part);
    if (error <= 1e-9) continue;
    const spoken = excite(predictor, breath, Math.max(0, start), Math.sqrt(error / (frame * 0.375)) * Math.sqrt(3));
    for (let at = 0; at < frame; at++) {
      const place = start + at;
      if (place >= 0 && place < low.length) result[place]! += spoken[at + warmUp]! * window[at]!;
    }
  }
  const wide = resample(result.subarray(0, low.length), rate, sampleRate);
  const full = new Float32Array(samples.length);
  full.set(wide.subarray(0, full.length));
  return filterChain(full, [
    biquad('highpass', 180),
    biquad('lowshelf', 700, 0.7, -9),
    biquad('highshelf', 2500, 0.7, 3),
  ]);
}

/** Samples of noise that a tract is given before it is heard. */
const warmUp = 64;

function excite(predictor: Float64Array, breath: Float32Array, from: number, gain: number): Float32Array {
  const spoken = new Float32Array(frame + warmUp);
  for (let at = 0; at < spoken.length; at++) {
    let value = breath[(from + at) % breath.length]! * gain;
    for (let tap = 1; tap <= order && tap <= at; tap++) value -= predictor[tap]! * spoken[at - tap]!;
    spoken[at] = value;
  }
  return spoken;
}

/** The predictor of a windowed frame and the energy that it leaves: Levinson and Durbin's recursion on its autocorrelation. */
function predict(part: Float32Array): { predictor: Float64Array; error: number } {
  const correlation = Float64Array.from({ length: order + 1 }, (_, lag) => {
    let sum = 0;
    for (let at = lag; at < part.length; at++) sum += part[at]! * part[at - lag]!;
    return sum * Math.exp(-0.5 * (0.03 * lag) ** 2);
  });
  const predictor = new Float64Array(order + 1);
  predictor[0] = 1;
  let error = correlation[0]! * 1.0001;
  for (let step = 1; step <= order && error > 1e-12; step++) {
    let sum = correlation[step]!;
    for (let tap = 1; tap < step; tap++) sum += predictor[tap]! * correlation[step - tap]!;
    const mirror = -sum / error;
    const before = predictor.slice();
    for (let tap = 1; tap < step; tap++) predictor[tap] = before[tap]! + mirror * before[step - tap]!;
    predictor[step] = mirror;
    error *= 1 - mirror * mirror;
  }
  return { predictor, error };
}
