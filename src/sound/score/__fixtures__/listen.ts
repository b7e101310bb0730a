import { loudness } from '../../../media/index.ts';
import { openSpectrum } from '../../fourier.ts';
import { type Audio, lengthOf } from '../../audio.ts';

/** What a listener hears of music, measured on its sound alone. */
export type Heard = {
  /** Beats a minute: the strongest period of the onsets. */
  tempo: number;
  /** Onsets a second. */
  density: number;
  /** Positive for major, negative for minor: correlation with the better of each kind's key profiles. */
  mode: number;
  /** Octaves above 55 Hz: middle of the pitched peaks. */
  register: number;
  /** LUFS. */
  loudness: number;
  /** Sensory dissonance of the spectral peaks, per power. */
  roughness: number;
};

const size = 4096;
const hop = 480;

/** How much the log spectrum has to rise in 30 ms for an onset. */
const sharpness = 0.25;

/** Edges of the bands in which onsets are heard, Hz. */
const bands = [60, 250, 500, 1000, 2000, 6000];

/** Listens to stereo music at 48 kHz. */
export function listen(audio: Audio): Heard {
  const { fluxes, peaks } = analyse(audio);
  const seconds = (lengthOf(audio) - size) / 48_000;
  const whole = fluxes[0]!.map((_, frame) => fluxes.reduce((sum, flux) => sum + flux[frame]!, 0));
  return {
    tempo: tempoOf(whole, pickOnsets(whole).length / seconds),
    density: pickOnsets(whole).length / seconds,
    mode: modeOf(peaks),
    register: registerOf(peaks),
    loudness: loudness(audio).integrated ?? -70,
    roughness: roughnessOf(peaks),
  };
}

/** Times in seconds at which something begins. */
export function onsetTimes(audio: Audio): number[] {
  const { fluxes } = analyse(audio);
  const whole = fluxes[0]!.map((_, frame) => fluxes.reduce((sum, flux) => sum + flux[frame]!, 0));
  return pickOnsets(whole).map((frame) => (frame * hop + 1024 - hop / 2) / 48_000);
}

type Peak = { frequency: number; amplitude: number };

/** How much louder each band gets every 10 ms, vibrato apart (S. Böck and G. Widmer, Maximum Filter Vibrato Suppression, DAFx 2013), and, every 80 ms, the spectral peaks. */
function analyse(audio: Audio): { fluxes: number[][]; peaks: Peak[][] } {
  const sum = audio.channels[0]!.map((sample, index) => (sample + audio.channels[1]![index]!) / 2);
  const level = Math.sqrt(sum.reduce((total, sample) => total + sample * sample, 0) / sum.length);
  const mono = sum.map((sample) => (0.1 * sample) / (level || 1));
  const [short, long] = [openSpectrum(2048), openSpectrum(size)];
  const [shortWindow, longWindow] = [hann(2048), hann(size)];
  const edges = bands.map((frequency) => Math.round((frequency * 2048) / 48_000));
  const fluxes: number[][] = bands.slice(1).map(() => []);
  const peaks: Peak[][] = [];
  const power = new Float32Array(size / 2 + 1);
  const before: Float32Array[] = [];
  for (let start = 0, frame = 0; start + size <= mono.length; start += hop, frame++) {
    short.powerOf(windowed(mono, start, shortWindow), power);
    const now = power.slice(0, 1025).map((value) => Math.log1p(Math.sqrt(value)));
    const past = before.length < 4 ? undefined : before.shift();
    for (const [band, flux] of fluxes.entries()) {
      let rise = 0;
      for (let bin = edges[band]!; bin < edges[band + 1]!; bin++) rise += Math.max(0, now[bin]! - (past?.[bin] ?? now[bin]!));
      flux.push(rise / (edges[band + 1]! - edges[band]!));
    }
    before.push(now.map((value, bin) => Math.max(value, now[bin - 1] ?? 0, now[bin + 1] ?? 0, now[bin - 2] ?? 0, now[bin + 2] ?? 0)));
    if (frame % 8 > 0) continue;
    long.powerOf(windowed(mono, start, longWindow), power);
    peaks.push(peaksOf(power.map((value) => (4 * Math.sqrt(value)) / size)));
  }
  return { fluxes, peaks };
}

function hann(length: number): Float32Array {
  return Float32Array.from({ length }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / length));
}

function windowed(mono: Float32Array, start: number, window: Float32Array): Float32Array {
  return window.map((value, index) => value * mono[start + index]!);
}

/** The twenty strongest peaks between 55 and 4000 Hz, to a fraction of a bin. */
function peaksOf(amplitudes: Float32Array): Peak[] {
  const found: Peak[] = [];
  const width = 48_000 / size;
  for (let bin = Math.ceil(55 / width); bin < 4000 / width; bin++) {
    const [left, here, right] = [amplitudes[bin - 1]!, amplitudes[bin]!, amplitudes[bin + 1]!];
    if (here <= left || here < right || here < 1e-5) continue;
    const offset = (0.5 * (left - right)) / (left - 2 * here + right);
    found.push({ frequency: (bin + offset) * width, amplitude: here });
  }
  return found.sort((one, other) => other.amplitude - one.amplitude).slice(0, 20);
}

function pickOnsets(flux: readonly number[]): number[] {
  return [...flux.keys()].filter((frame) => {
    const here = flux[frame]!;
    const around = flux.slice(Math.max(0, frame - 15), frame + 16).sort((one, other) => one - other);
    const near = flux.slice(Math.max(0, frame - 4), frame + 5);
    return here >= Math.max(...near) && here > around[around.length >> 1]! + sharpness;
  });
}

/**
 * The period from 0.4 to 1.2 s with the strongest autocorrelation of the onsets, of its double and threefold; of a period, its half and its double the one
 * that fits how many onsets there are is heard.
 */
function tempoOf(flux: readonly number[], density: number): number {
  const sharp = flux.map((value, frame) => {
    const around = flux.slice(Math.max(0, frame - 20), frame + 21);
    return Math.max(0, value - around.reduce((sum, other) => sum + other, 0) / around.length);
  });
  const soft = sharp.map((_, frame) => [-2, -1, 0, 1, 2].reduce((sum, near) => sum + (3 - Math.abs(near)) * (sharp[frame + near] ?? 0), 0));
  const mean = soft.reduce((sum, value) => sum + value, 0) / soft.length;
  const alike = (lag: number) => {
    let sum = 0;
    for (let frame = 0; frame + lag < soft.length; frame++) sum += (soft[frame]! - mean) * (soft[frame + lag]! - mean);
    return sum / (soft.length - lag);
  };
  const lags = Array.from({ length: 81 }, (_, index) => 40 + index);
  const usual = 60 * Math.max(0.9, Math.min(2.2, density));
  const worth = lags.map((lag) => {
    const away = Math.log2(6000 / lag / usual) / 0.6;
    return Math.max(0, 1.5 * alike(lag) + alike(2 * lag) + 0.5 * alike(3 * lag)) * Math.exp(-0.5 * away * away);
  });
  return 6000 / lags[worth.indexOf(Math.max(...worth))]!;
}

/** Profiles of C. Krumhansl and E. Kessler (Psychological Review 89, 1982). */
const major = [6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88];
const minor = [6.33, 2.68, 3.52, 5.38, 2.6, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17];

function modeOf(frames: readonly Peak[][]): number {
  const chroma = new Array<number>(12).fill(0);
  for (const { frequency, amplitude } of frames.flatMap(withoutOvertones)) {
    if (frequency > 2000) continue;
    chroma[(((Math.round(12 * Math.log2(frequency / 440)) + 9) % 12) + 12) % 12]! += Math.sqrt(amplitude);
  }
  const best = (profile: readonly number[]) =>
    Math.max(...profile.map((_, tonic) => correlation(chroma, profile.map((__, index) => profile[(index - tonic + 12) % 12]!))));
  return best(major) - best(minor);
}

/** Peaks that are no third, fifth, sixth or seventh overtone of a lower one at least half as strong: those would be heard as a major chord. */
function withoutOvertones(peaks: readonly Peak[]): Peak[] {
  return peaks.filter(
    ({ frequency, amplitude }) =>
      !peaks.some((root) => {
        const ratio = frequency / root.frequency;
        const whole = Math.round(ratio);
        return [3, 5, 6, 7].includes(whole) && Math.abs(ratio / whole - 1) < 0.025 && root.amplitude > 0.5 * amplitude;
      }),
  );
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const centre = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const [left, right] = [centre(one), centre(other)];
  const sum = left.reduce((total, value, index) => total + value * right[index]!, 0);
  return sum / Math.hypot(...left) / Math.hypot(...right);
}

function registerOf(frames: readonly Peak[][]): number {
  let sum = 0;
  let weight = 0;
  for (const { frequency, amplitude } of frames.flat()) {
    sum += amplitude * Math.log2(frequency / 55);
    weight += amplitude;
  }
  return weight > 0 ? sum / weight : 0;
}

/** W. Sethares, Local consonance and the relationship between timbre and scale (JASA 94, 1993), after R. Plomp and W. Levelt (JASA 38, 1965). */
function roughnessOf(frames: readonly Peak[][]): number {
  let rough = 0;
  let power = 0;
  for (const peaks of frames) {
    for (const [index, one] of peaks.entries()) {
      power += one.amplitude ** 2;
      for (const other of peaks.slice(index + 1)) {
        const low = Math.min(one.frequency, other.frequency);
        const scaled = (0.24 / (0.0207 * low + 18.96)) * Math.abs(one.frequency - other.frequency);
        rough += one.amplitude * other.amplitude * (Math.exp(-3.51 * scaled) - Math.exp(-5.75 * scaled));
      }
    }
  }
  return power > 0 ? rough / power : 0;
}
