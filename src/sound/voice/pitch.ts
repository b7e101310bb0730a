import { sampleRate } from '../audio.ts';
import { biquad, filterChain } from '../filter.ts';
import { vertexOf } from '../fourier.ts';

/** Frames of a pitch track in a second. */
export const framesPerSecond = 200;

/** Samples at 48 kHz from one frame to the next. */
export const frameSamples = sampleRate / framesPerSecond;

const decimation = 6;
const rate = sampleRate / decimation;
const window = Math.round(0.025 * rate);
const shortest = Math.floor(rate / 560);
const longest = Math.ceil(rate / 62);

/** Correlation from which a frame counts as voiced. */
const voicedFrom = 0.55;

/** A fundamental from frame to frame, Hz, 0 where there is no voice; `strength` is the correlation found, from 0 to 1. */
export type PitchTrack = { hertz: Float32Array; strength: Float32Array };

/**
 * The fundamental of mono samples at 48 kHz, 200 frames a second, between 62 and 560 Hz: normalised cross-correlation at 8 kHz (after D. Talkin,
 * "A Robust Algorithm for Pitch Tracking", 1995). A second look keeps each frame within an octave of the median, so that no frame is
 * doubled or halved. Frames 40 dB under the loudest have no voice.
 */
export function trackPitch(samples: Float32Array): PitchTrack {
  const low = decimate(samples);
  const frames = Math.max(0, Math.floor(samples.length / frameSamples));
  const floor = loudestFrame(low, frames) * 1e-4;
  const first = look(low, frames, floor, shortest, longest);
  const median = medianPitch(first);
  if (median === 0) return first;
  return look(low, frames, floor, Math.floor(rate / (median * 1.8)), Math.ceil(rate / (median / 1.8)));
}

/** The median fundamental of the voiced frames in Hz; 0 when nothing is voiced. */
export function medianPitch({ hertz }: PitchTrack): number {
  const voiced = hertz.filter((value) => value > 0).sort();
  return voiced[voiced.length >> 1] ?? 0;
}

function decimate(samples: Float32Array): Float32Array {
  const smooth = filterChain(samples.slice(), [biquad('lowpass', 1200), biquad('lowpass', 1200)]);
  return Float32Array.from({ length: Math.floor(samples.length / decimation) }, (_, at) => smooth[at * decimation]!);
}

function power(samples: Float32Array, from: number): number {
  let sum = 0;
  for (let index = Math.max(0, from); index < Math.min(samples.length, from + window); index++) {
    sum += samples[index]! * samples[index]!;
  }
  return sum;
}

const startOf = (frame: number) => Math.round((frame * frameSamples) / decimation) - (window >> 1);

function loudestFrame(low: Float32Array, frames: number): number {
  let most = 0;
  for (let frame = 0; frame < frames; frame++) most = Math.max(most, power(low, startOf(frame)));
  return most;
}

function look(low: Float32Array, frames: number, floor: number, from: number, until: number): PitchTrack {
  const track = { hertz: new Float32Array(frames), strength: new Float32Array(frames) };
  const found = new Float32Array(until + 2);
  for (let frame = 0; frame < frames; frame++) {
    const start = Math.max(0, startOf(frame));
    const own = power(low, start);
    if (own <= floor || start + window + until + 1 >= low.length) continue;
    for (let lag = from - 1; lag <= until + 1; lag++) found[lag] = correlation(low, start, lag, own);
    const lag = bestLag(found, from, until);
    track.strength[frame] = Math.max(0, found[lag]!);
    if (found[lag]! >= voicedFrom) track.hertz[frame] = rate / (lag + vertex(found, lag));
  }
  return track;
}

function correlation(low: Float32Array, start: number, lag: number, own: number): number {
  let both = 0;
  let other = 0;
  for (let index = start; index < start + window; index++) {
    const late = low[index + lag]!;
    both += low[index]! * late;
    other += late * late;
  }
  return both / Math.sqrt(own * other + 1e-12);
}

/** The shortest lag that is nearly as good as the best: longer ones are its multiples. */
function bestLag(found: Float32Array, from: number, until: number): number {
  let best = from;
  for (let lag = from; lag <= until; lag++) if (found[lag]! > found[best]!) best = lag;
  for (let lag = from; lag < best; lag++) {
    const peak = found[lag]! >= found[lag - 1]! && found[lag]! >= found[lag + 1]!;
    if (peak && found[lag]! > 0.9 * found[best]!) return lag;
  }
  return best;
}

/** Where between lags the correlation is highest. */
function vertex(found: Float32Array, lag: number): number {
  const [before, here, after] = [found[lag - 1]!, found[lag]!, found[lag + 1]!];
  return before + after < 2 * here ? Math.max(-0.5, Math.min(0.5, vertexOf(before, here, after))) : 0;
}
