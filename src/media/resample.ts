import { badRequest } from './problems.ts';
import type { Audio } from './types.ts';

/** Zero crossings of the sinc on either side, at the lower of the two rates. */
const crossings = 32;
/** Kaiser window parameter for about 90 dB of rejection (Kaiser 1974). */
const beta = 9;
/** Where the pass band ends, as a share of the lower Nyquist frequency. */
const rolloff = 0.95;

/**
 * Sound at another sample rate, by a polyphase Kaiser-windowed sinc (about 90 dB of rejection, no delay). Length is rounded to the
 * nearest sample. Equal input gives equal output. Rates are whole numbers from 1,000 to 384,000.
 */
export function resample(audio: Audio, sampleRate: number): Audio {
  if (!Number.isInteger(sampleRate) || sampleRate < 1000 || sampleRate > 384_000)
    throw badRequest(`Sound cannot have ${sampleRate} samples a second.`, 'Use a whole number such as 48000.');
  if (sampleRate === audio.sampleRate) return audio;
  const divisor = greatestCommonDivisor(sampleRate, audio.sampleRate);
  const up = sampleRate / divisor;
  const down = audio.sampleRate / divisor;
  const phases = phaseTaps(up, down);
  return { sampleRate, channels: audio.channels.map((channel) => resampleChannel(channel, up, down, phases)) };
}

function greatestCommonDivisor(first: number, second: number): number {
  return second === 0 ? first : greatestCommonDivisor(second, first % second);
}

type Phases = { half: number; taps: (Float32Array | undefined)[]; make(phase: number): Float32Array };

function phaseTaps(up: number, down: number): Phases {
  const cutoff = Math.min(1, up / down) * rolloff;
  const half = Math.ceil(crossings / Math.min(1, up / down));
  return { half, taps: new Array(up), make: (phase) => sincTaps(phase / up, half, cutoff) };
}

function sincTaps(offset: number, half: number, cutoff: number): Float32Array {
  const taps = Float64Array.from({ length: 2 * half }, (_, index) => {
    const distance = index - half + 1 - offset;
    const angle = Math.PI * distance * cutoff;
    const window = besselZero(beta * Math.sqrt(Math.max(0, 1 - (distance / half) ** 2))) / besselZero(beta);
    return (angle === 0 ? 1 : Math.sin(angle) / angle) * window;
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return Float32Array.from(taps, (tap) => tap / sum);
}

/** Modified Bessel function of the first kind, order zero, by its power series. */
function besselZero(value: number): number {
  let term = 1;
  let sum = 1;
  for (let index = 1; term > sum * 1e-12; index += 1) {
    term *= (value / (2 * index)) ** 2;
    sum += term;
  }
  return sum;
}

function resampleChannel(channel: Float32Array, up: number, down: number, phases: Phases): Float32Array {
  const { half } = phases;
  const padded = new Float32Array(channel.length + 2 * half);
  padded.set(channel, half);
  const result = new Float32Array(Math.round((channel.length * up) / down));
  for (let index = 0; index < result.length; index += 1) {
    const position = index * down;
    const phase = position % up;
    phases.taps[phase] ??= phases.make(phase);
    const taps = phases.taps[phase]!;
    const first = (position - phase) / up + 1;
    let sum = 0;
    for (let tap = 0; tap < taps.length; tap += 1) sum += padded[first + tap]! * taps[tap]!;
    result[index] = sum;
  }
  return result;
}
