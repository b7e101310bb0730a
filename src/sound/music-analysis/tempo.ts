import { vertexOf } from '../fourier.ts';
import { onsetRate } from './onsets.ts';

/** Beats a minute that are looked for; tempos outside are heard as their half or double. */
const tempoRange = { slowest: 50, fastest: 210 };

/** Where most music is felt, beats a minute, and how far from it in octaves (deviation of a normal distribution). */
const usual = 120;
const spread = 0.9;

/** What onsets half-way between beats count against a period. */
const offBeat = 0.25;

/** A period in frames of the onsets, and how much of the music follows it, from 0 (none) to 1. */
export type Pulse = { period: number; strength: number };

/**
 * The period of the beat: autocorrelation of the onsets at one, two, three and four periods, less that between them, weighted by a log-normal window
 * about 120 beats a minute (D. Ellis 2007, after D. Moelants 2002). To a fraction of a frame.
 */
export function findPulse(onsets: Float32Array): Pulse {
  const longest = Math.ceil((60 * onsetRate * 8) / tempoRange.slowest);
  const alike = autocorrelation(onsets, Math.min(longest, onsets.length - 1));
  const at = (lag: number) => sampleAt(alike, lag);
  let best = { period: (60 * onsetRate) / usual, worth: 0 };
  for (let tempo = tempoRange.slowest; tempo <= tempoRange.fastest; tempo *= 1.005) {
    const period = (60 * onsetRate) / tempo;
    const on = (at(period) + at(2 * period) + at(3 * period) + at(4 * period)) / 4;
    const off = (at(0.5 * period) + at(1.5 * period) + at(2.5 * period) + at(3.5 * period)) / 4;
    const away = Math.log2(tempo / usual) / spread;
    const worth = (on - offBeat * Math.max(0, off)) * Math.exp(-0.5 * away * away);
    if (worth > best.worth) best = { period, worth };
  }
  const period = refine(alike, best.period);
  return { period, strength: Math.max(0, Math.min(1, at(period))) };
}

/** Correlation of the onsets with themselves by lag; 1 at none. */
function autocorrelation(onsets: Float32Array, longest: number): Float32Array {
  const mean = onsets.reduce((sum, value) => sum + value, 0) / onsets.length;
  const centred = onsets.map((value) => value - mean);
  const alike = new Float32Array(longest + 1);
  for (let lag = 0; lag <= longest; lag++) {
    let sum = 0;
    for (let frame = lag; frame < centred.length; frame++) sum += centred[frame]! * centred[frame - lag]!;
    alike[lag] = sum / Math.max(1, centred.length - lag);
  }
  const whole = alike[0]! || 1;
  return alike.map((value) => value / whole);
}

/** The strongest lag near a whole lag, so that a period between two frames is found. */
function sampleAt(alike: Float32Array, lag: number): number {
  const near = Math.round(lag);
  return Math.max(alike[near - 1] ?? 0, alike[near] ?? 0, alike[near + 1] ?? 0);
}

/** Peaks at up to eight periods, each nearer to the truth than the one before. */
function refine(alike: Float32Array, rough: number): number {
  let period = rough;
  for (const multiple of [1, 2, 4, 8]) {
    const middle = Math.round(period * multiple);
    const reach = Math.max(2, Math.round(0.012 * middle));
    if (middle + reach + 1 >= alike.length) break;
    let peak = middle;
    for (let lag = middle - reach; lag <= middle + reach; lag++) if (alike[lag]! > alike[peak]!) peak = lag;
    const [left, here, right] = [alike[peak - 1]!, alike[peak]!, alike[peak + 1]!];
    if (here > 0 && left + right < 2 * here) period = (peak + vertexOf(left, here, right)) / multiple;
  }
  return period;
}
