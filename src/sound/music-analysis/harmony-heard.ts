import profiles from '../data/keys.json' with { type: 'json' };
import { hann, openSpectrum, vertexOf } from '../fourier.ts';
import { analysisRate } from './onsets.ts';

/** A key: tonic as a pitch class from C = 0, and how much better it fits than the next, from 0 to 1. */
export type Key = { tonic: number; mode: 'major' | 'minor'; clearness: number };

/** How strong each of the twelve pitch classes is, frame after frame; `rate` frames a second, A = 440 Hz moved to the music's own tuning. */
export type Chroma = { rate: number; frames: Float32Array[] };

const size = 8192;
const hop = analysisRate / 10;
const [lowest, highest] = [60, 2000];

/** Spectral peaks of mono music at 24 kHz by pitch class, ten frames a second (T. Fujishima 1999; peaks as E. Gómez 2006 takes them). */
export function chromaOf(mono: Float32Array): Chroma {
  const spectrum = openSpectrum(size);
  const taper = hann(size);
  const frame = new Float32Array(size);
  const power = new Float32Array(size / 2 + 1);
  const heard: Peak[][] = [];
  for (let start = -size / 2; start + size / 2 < mono.length; start += hop) {
    for (let tap = 0; tap < size; tap++) frame[tap] = (mono[start + tap] ?? 0) * taper[tap]!;
    spectrum.powerOf(frame, power);
    heard.push(peaksOf(power));
  }
  const tuning = tuningOf(heard.flat());
  const frames = heard.map((peaks) => {
    const classes = new Float32Array(12);
    for (const { pitch, strength } of peaks) {
      const own = pitch - tuning;
      const off = own - Math.round(own);
      classes[((Math.round(own) % 12) + 12) % 12]! += strength * Math.cos(Math.PI * off) ** 2;
    }
    return classes;
  });
  return { rate: analysisRate / hop, frames };
}

/** `pitch` as a MIDI number with its fraction. */
type Peak = { pitch: number; strength: number };

function peaksOf(power: Float32Array): Peak[] {
  const bin = analysisRate / size;
  const found: Peak[] = [];
  for (let index = Math.ceil(lowest / bin); index < highest / bin; index++) {
    if (power[index]! <= power[index - 1]! || power[index]! < power[index + 1]! || power[index]! < 1e-6) continue;
    const [left, here, right] = [-1, 0, 1].map((step) => Math.log(power[index + step]! + 1e-12)) as [
      number,
      number,
      number,
    ];
    const frequency = (index + vertexOf(left, here, right)) * bin;
    found.push({ pitch: 69 + 12 * Math.log2(frequency / 440), strength: power[index]! ** 0.25 });
  }
  return found.sort((one, other) => other.strength - one.strength).slice(0, 24);
}

/** How far the music is tuned from A = 440 Hz, in semitones from -0.5 to 0.5: the mean direction of what its peaks are off. */
function tuningOf(peaks: readonly Peak[]): number {
  let [x, y] = [0, 0];
  for (const { pitch, strength } of peaks) {
    x += strength * Math.cos(2 * Math.PI * pitch);
    y += strength * Math.sin(2 * Math.PI * pitch);
  }
  return Math.atan2(y, x) / (2 * Math.PI);
}

/**
 * The key whose profile correlates best with the pitch classes of the whole (C. Krumhansl, Cognitive Foundations of Musical Pitch, 1990; profiles of
 * D. Temperley 1999). `undefined` for music without pitch.
 */
export function findKey({ frames }: Chroma): Key | undefined {
  const sum = new Array<number>(12).fill(0);
  for (const frame of frames) {
    const whole = frame.reduce((total, value) => total + value, 0);
    if (whole > 0) for (let pitch = 0; pitch < 12; pitch++) sum[pitch]! += frame[pitch]! / whole;
  }
  if (sum.every((value) => value === 0)) return undefined;
  const found = (['major', 'minor'] as const).flatMap((mode) =>
    profiles[mode].map((_, tonic) => ({
      tonic,
      mode,
      fit: likeness(
        sum,
        sum.map((__, pitch) => profiles[mode][(pitch - tonic + 12) % 12]!),
      ),
    })),
  );
  const [best, next] = found.sort((one, other) => other.fit - one.fit);
  return { tonic: best!.tonic, mode: best!.mode, clearness: Math.max(0, best!.fit - Math.max(0, next!.fit)) };
}

/** Pearson's correlation of two rows of numbers; 0 where one does not vary. */
export function likeness(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
  const [left, right] = [mean(one), mean(other)];
  let [product, ones, others] = [0, 0, 0];
  for (let index = 0; index < one.length; index++) {
    const [a, b] = [one[index]! - left, other[index]! - right];
    product += a * b;
    ones += a * a;
    others += b * b;
  }
  return ones * others > 0 ? product / Math.sqrt(ones * others) : 0;
}
