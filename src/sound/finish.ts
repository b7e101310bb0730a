import { type Audio, lengthOf, toDecibels, toFactor } from './audio.ts';
import { pause } from './breathe.ts';
import type { Span } from './ducking.ts';
import { limiterGain, truePeak, truePeaks } from './limiter.ts';
import { energies, energiesWithin, integrated, loudnessRange, loudnessStep, momentary, shortTerm } from './loudness.ts';

/** LUFS and dBTP that a sound is brought to. With `measured` (samples) its loudness is what is heard within these stretches. */
export type FinishOptions = { target: number; ceiling: number; measured?: readonly Span[] };

/**
 * One gain for every sample: make-up and limiter. dB of make-up and of the deepest limiting. `loudness` is of the sound times the
 * gain: what is held against the target, highest true peak (dBTP), range (LU), highest momentary and short-term loudness (LUFS); `null` for silence.
 */
export type Finished = {
  gain: Float32Array;
  makeUp: number;
  limiting: number;
  loudness: {
    integrated: number | null;
    truePeak: number | null;
    range: number | null;
    momentary: number | null;
    shortTerm: number | null;
  };
};

/** A limiter takes loudness away again, so the make-up is looked for in rounds, until it is this near (LU). */
const nearEnough = 0.03;
const rounds = 8;

/** How far (LU) the loudness that was reckoned from gains alone may be from what is measured in the end. */
const nearMeasured = 0.05;

/** How far under the ceiling the limiter aims: it sees peaks before its own gain moves them. */
const margin = 0.3;

/** Brings a sound to a loudness under a true-peak ceiling; the sound itself is not changed. What comes out is measured. */
export async function finish(plain: Audio, { target, ceiling, measured }: FinishOptions): Promise<Finished> {
  const before = energies(plain.channels);
  const level = (steps: Float64Array) => integrated(measured ? energiesWithin(steps, measured) : steps);
  const loud = level(before);
  if (loud < -69) return untouched(plain);
  let makeUp = Math.min(40, target - loud);
  let limit = ceiling - margin;
  let slope = 1;
  let bias = 0;
  let last: { makeUp: number; reached: number } | undefined;
  const gain = new Float32Array(lengthOf(plain));
  const peaks = truePeaks(plain, toFactor(limit - makeUp - 1.5));
  for (let round = 1; ; round++) {
    await pause();
    limitTo(gain, peaks, makeUp, limit);
    const reckoned = level(before.map((energy, step) => energy * meanSquare(gain, step)));
    const reached = reckoned + bias;
    const off = target - reached;
    if (Math.abs(off) > nearEnough && round < rounds) {
      if (last && Math.abs(reached - last.reached) > 1e-3)
        slope = Math.max(1, Math.min(4, (makeUp - last.makeUp) / (reached - last.reached)));
      last = { makeUp, reached };
      makeUp += off * slope;
      continue;
    }
    const after = energies(plain.channels, gain);
    if (Math.abs(target - level(after)) > nearMeasured && round < rounds) {
      bias = level(after) - reckoned;
      last = undefined;
      continue;
    }
    const peak = toDecibels(truePeak(plain.channels, gain));
    if (peak <= ceiling) return finished(gain, makeUp, peak, after, level);
    limit -= peak - ceiling + 0.1;
  }
}

/** The gain of a limiter at a fixed make-up (dB), for what goes along with a finished sound. */
export async function limitAt(plain: Audio, makeUp: number, ceiling: number): Promise<Float32Array> {
  const gain = new Float32Array(lengthOf(plain));
  limitTo(gain, truePeaks(plain, toFactor(ceiling - makeUp - 2)), makeUp, ceiling - 2 * margin);
  await pause();
  return gain;
}

/** Multiplies a sound in place by a gain of one factor a sample, and by `factor`. */
export function multiply({ channels }: Audio, gain: Float32Array, factor = 1): void {
  for (const channel of channels) {
    for (let index = 0; index < channel.length; index++) channel[index]! *= gain[index]! * factor;
  }
}

function untouched(plain: Audio): Finished {
  const gain = new Float32Array(lengthOf(plain)).fill(1);
  const peak = truePeak(plain.channels, gain);
  const loudness = { integrated: null, range: null, momentary: null, shortTerm: null };
  return { gain, makeUp: 0, limiting: 0, loudness: { ...loudness, truePeak: peak > 0 ? toDecibels(peak) : null } };
}

function finished(
  gain: Float32Array,
  makeUp: number,
  peak: number,
  after: Float64Array,
  level: (steps: Float64Array) => number,
): Finished {
  let least = gain[0]!;
  for (let index = 0; index < gain.length; index++) if (gain[index]! < least) least = gain[index]!;
  return {
    gain,
    makeUp,
    limiting: toDecibels(least) - makeUp,
    loudness: {
      integrated: level(after),
      truePeak: peak,
      range: loudnessRange(after),
      momentary: Math.max(...momentary(after)),
      shortTerm: Math.max(...shortTerm(after)),
    },
  };
}

function limitTo(gain: Float32Array, peaks: Float32Array, makeUp: number, limit: number): void {
  const factor = toFactor(makeUp);
  limiterGain(peaks, toFactor(limit) / factor, gain);
  for (let index = 0; index < gain.length; index++) gain[index]! *= factor;
}

/** Mean square of a gain in one step: what it makes of the step's energy, as it moves slowly. */
function meanSquare(gain: Float32Array, step: number): number {
  const until = Math.min(gain.length, (step + 1) * loudnessStep);
  let sum = 0;
  for (let index = step * loudnessStep; index < until; index++) sum += gain[index]! * gain[index]!;
  return sum / Math.max(1, until - step * loudnessStep);
}
