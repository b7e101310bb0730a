import type { Audio } from './types.ts';

/** Programme loudness. `null` where nothing passes the gate, or for digital silence. LUFS, LU, dBTP, dBFS. */
export type Loudness = {
  integrated: number | null;
  range: number | null;
  truePeak: number | null;
  samplePeak: number | null;
};

/** ITU-R BS.1770-4, table 3: surround channels count 1.5 dB more, the low-frequency channel not at all. */
const channelWeights: Record<number, number[]> = { 5: [1, 1, 1, 1.41, 1.41], 6: [1, 1, 1, 0, 1.41, 1.41] };

const absoluteGate = -70;

/**
 * Measures loudness: K-weighting and two-stage gating of ITU-R BS.1770-4, loudness range of EBU Tech 3342, true peak by fourfold
 * oversampling (BS.1770-4, annex 2). One channel is measured as one channel. Works for any sample rate from 8 kHz.
 */
export function loudness(audio: Audio): Loudness {
  const steps = stepEnergies(audio);
  const blocks = windows(steps, 4);
  const passing = blocks.filter((energy) => level(energy) > absoluteGate);
  const relativeGate = level(mean(passing)) - 10;
  const integrated = level(mean(passing.filter((energy) => level(energy) > relativeGate)));
  const samplePeak = audio.channels.reduce((peak, channel) => Math.max(peak, peakOf(channel)), 0);
  return {
    integrated: Number.isFinite(integrated) ? integrated : null,
    range: loudnessRange(windows(steps, 30)),
    truePeak: decibels(truePeak(audio, samplePeak)),
    samplePeak: decibels(samplePeak),
  };
}

const level = (energy: number) => -0.691 + 10 * Math.log10(energy);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const decibels = (peak: number) => (peak > 0 ? 20 * Math.log10(peak) : null);

/** EBU Tech 3342: between the 10th and the 95th percentile of short-term loudness, gated 20 LU under its mean. */
function loudnessRange(shortTerm: number[]): number | null {
  const passing = shortTerm.filter((energy) => level(energy) > absoluteGate);
  const gate = level(mean(passing)) - 20;
  const levels = passing
    .map(level)
    .filter((value) => value > gate)
    .sort((first, second) => first - second);
  if (levels.length === 0) return null;
  const at = (share: number) => levels[Math.round((levels.length - 1) * share)]!;
  return at(0.95) - at(0.1);
}

/** Weighted mean square of the K-weighted sound for each tenth of a second. */
function stepEnergies({ sampleRate, channels }: Audio): number[] {
  const stepLength = Math.round(sampleRate / 10);
  const steps = new Array<number>(Math.floor((channels[0]?.length ?? 0) / stepLength)).fill(0);
  const weights = channelWeights[channels.length];
  for (const [index, channel] of channels.entries()) {
    const weight = weights?.[index] ?? 1;
    const filter = kWeighting(sampleRate);
    for (let step = 0; step < steps.length; step += 1) {
      let sum = 0;
      for (let sample = step * stepLength, end = sample + stepLength; sample < end; sample += 1) {
        const value = filter(channel[sample]!);
        sum += value * value;
      }
      steps[step]! += (weight * sum) / stepLength;
    }
  }
  return steps;
}

/** Means over `length` steps, moving by one. */
function windows(steps: number[], length: number): number[] {
  const result: number[] = [];
  let sum = 0;
  for (const [index, energy] of steps.entries()) {
    sum += energy;
    if (index >= length) sum -= steps[index - length]!;
    if (index >= length - 1) result.push(Math.max(0, sum / length));
  }
  return result;
}

type Biquad = { b0: number; b1: number; b2: number; a1: number; a2: number };

/** The two filters of BS.1770-4, annex 1, designed for any rate (after libebur128), as one function from sample to sample. */
function kWeighting(sampleRate: number): (sample: number) => number {
  const shelf = highShelf(sampleRate);
  const pass = highPass(sampleRate);
  let [s1, s2, p1, p2] = [0, 0, 0, 0];
  return (sample) => {
    const shelved = shelf.b0 * sample + s1;
    s1 = shelf.b1 * sample - shelf.a1 * shelved + s2;
    s2 = shelf.b2 * sample - shelf.a2 * shelved;
    const passed = pass.b0 * shelved + p1;
    p1 = pass.b1 * shelved - pass.a1 * passed + p2;
    p2 = pass.b2 * shelved - pass.a2 * passed;
    return passed;
  };
}

function highShelf(sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
  const q = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return {
    b0: (high + (band * k) / q + k * k) / a0,
    b1: (2 * (k * k - high)) / a0,
    b2: (high - (band * k) / q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / q + k * k) / a0,
  };
}

function highPass(sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * 38.13547087602444) / sampleRate);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 };
}

function peakOf(channel: Float32Array): number {
  let peak = 0;
  for (const sample of channel) {
    const value = Math.abs(sample);
    if (value > peak) peak = value;
  }
  return peak;
}

const halfTaps = 12;

/** Samples of the sound between its samples, found with a windowed sinc at three points of each step. */
function truePeak({ channels }: Audio, samplePeak: number): number {
  const phases = [0.25, 0.5, 0.75].map(interpolator);
  const gain = Math.max(...phases.map((taps) => taps.reduce((sum, tap) => sum + Math.abs(tap), 0)));
  const blockLength = 256;
  let peak = samplePeak;
  for (const channel of channels)
    for (let start = 0; start < channel.length; start += blockLength) {
      const end = Math.min(channel.length, start + blockLength);
      // No point between samples can exceed the largest sample around it by more than the filter's absolute sum.
      if (peakOf(channel.subarray(Math.max(0, start - halfTaps), end + halfTaps)) * gain <= peak) continue;
      for (const taps of phases) peak = Math.max(peak, interpolatedPeak(channel, start, end, taps));
    }
  return peak;
}

function interpolatedPeak(channel: Float32Array, start: number, end: number, taps: Float64Array): number {
  let peak = 0;
  for (let index = start; index < end; index += 1) {
    let sum = 0;
    const first = index - halfTaps + 1;
    for (let tap = 0; tap < taps.length; tap += 1) sum += (channel[first + tap] ?? 0) * taps[tap]!;
    const value = Math.abs(sum);
    if (value > peak) peak = value;
  }
  return peak;
}

/** Taps of a Hann-windowed sinc for the point `offset` after a sample, scaled to pass a constant unchanged. */
function interpolator(offset: number): Float64Array {
  const taps = Float64Array.from({ length: 2 * halfTaps }, (_, index) => {
    const distance = index - halfTaps + 1 - offset;
    return (Math.sin(Math.PI * distance) / (Math.PI * distance)) * Math.cos((Math.PI * distance) / (2 * halfTaps)) ** 2;
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}
