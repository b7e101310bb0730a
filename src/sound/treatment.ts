import type { Voice } from '../film/index.ts';
import { sampleRate } from './audio.ts';
import table from './data/treatments.json' with { type: 'json' };
import { type Biquad, biquad, filterChain } from './filter.ts';
import { throughRadio } from './voice/transmit.ts';
import { whisper } from './voice/whisper.ts';

/** What is done to a voice after it has spoken: a name in data/treatments.json. */
export type TreatmentName = keyof typeof table;

type Treatment = {
  /** Factor of the melody's width. */
  range: number;
  /** Copies of the voice: milliseconds late, milliseconds and Hz by which that wavers, gain. All stay under 25 ms, so that lips fit. */
  copies: { delay: number; waver: number; speed: number; gain: number }[];
  /** A tone that the voice is multiplied by, and how much of that is heard. */
  ring?: { frequency: number; share: number };
  /** Tremor of loudness: Hz and depth. */
  tremor?: { speed: number; depth: number };
  /** The voice itself wavers in pitch as a copy does. */
  waver?: { depth: number; speed: number };
  /** Drive into a soft ceiling; 0 is clean. */
  drive: number;
  /** The voice is taken out and breath left. */
  voiceless?: boolean;
  /** Heard over a radio: seconds that the channel is open before and after the words, and its hiss in dB. */
  squelch?: number;
  noise?: number;
  filters: {
    kind: 'lowpass' | 'highpass' | 'peak' | 'lowshelf' | 'highshelf';
    frequency: number;
    gain?: number;
    quality?: number;
  }[];
};

const treatments = table as Record<TreatmentName, Treatment>;

/**
 * The engine's voice and what is always done to it: its treatment, an elder's trembling, the line it comes through. A name such as `slt+spirit`, `cmn+m3+robot`,
 * as older cast files have it, says the same.
 */
export function splitVoice(voice: Voice): { voice: Voice; treatments: TreatmentName[] } {
  const match = /^(.*)\+([a-z]+)$/.exec(voice.name);
  const named = match && Object.hasOwn(table, match[2]!) ? (match[2] as TreatmentName) : undefined;
  const line = voice.room === 'phone' || voice.room === 'radio' || voice.room === 'wall' ? voice.room : undefined;
  const all = [named, voice.treatment, voice.age === 'elder' ? ('elder' as const) : undefined, line];
  const treatments = [...new Set(all.filter((one) => one !== undefined))];
  return { voice: named ? { ...voice, name: match![1]! } : voice, treatments };
}

/** How wide the melody of a treated voice is, as a factor. */
export function melodyOf(names: readonly TreatmentName[]): number {
  return names.reduce((range, name) => range * treatments[name].range, 1);
}

/**
 * Treats mono samples at 48 kHz, in the order of data/treatments.json, what comes through a line last: whisper, copies and wavering, tremor, a ringing tone, drive, filters.
 * `delay` is by how many samples the words are later: 0 but for a radio, which opens its channel first and is longer at both ends.
 */
export function treat(
  samples: Float32Array,
  names: readonly TreatmentName[],
  seed: string,
): { samples: Float32Array; delay: number } {
  const order = Object.keys(table);
  const sorted = [...names].sort((one, other) => order.indexOf(one) - order.indexOf(other));
  return sorted.reduce(
    (done, name) => {
      const { squelch } = treatments[name];
      const delay = done.delay + Math.round((squelch ?? 0) * sampleRate);
      return { samples: treatWith(done.samples, treatments[name], seed), delay };
    },
    { samples, delay: 0 },
  );
}

function treatWith(samples: Float32Array, treatment: Treatment, seed: string): Float32Array {
  const { squelch, noise, voiceless, filters } = treatment;
  const spoken = voiceless ? whisper(samples, seed) : samples;
  const sent = squelch === undefined ? spoken : throughRadio(spoken, { squelch, noise: noise! }, seed);
  return filterChain(
    shape(doubled(sent, treatment), treatment),
    filters.map(({ kind, frequency, gain, quality }): Biquad => biquad(kind, frequency, quality ?? Math.SQRT1_2, gain)),
  );
}

/** The voice wavering, with its late copies. */
function doubled(samples: Float32Array, { copies, waver }: Treatment): Float32Array {
  const result = waver
    ? delayed(samples, { delay: waver.depth, waver: waver.depth, speed: waver.speed, gain: 1 })
    : samples.slice();
  for (const copy of copies) {
    const late = delayed(samples, copy);
    for (let index = 0; index < result.length; index++) result[index]! += late[index]!;
  }
  return result;
}

/** The ringing tone, the tremor and the drive, in place. */
function shape(samples: Float32Array, { ring, tremor, drive }: Treatment): Float32Array {
  if (!ring && !tremor && drive === 0) return samples;
  for (let index = 0; index < samples.length; index++) {
    const time = index / sampleRate;
    let value = samples[index]!;
    if (ring) value *= 1 - ring.share + ring.share * 1.4 * Math.sin(2 * Math.PI * ring.frequency * time);
    if (tremor) value *= 1 - tremor.depth * (0.5 + 0.5 * Math.sin(2 * Math.PI * tremor.speed * time));
    samples[index] = drive > 0 ? Math.tanh(value * (1 + drive)) / (1 + drive) : value;
  }
  return samples;
}

function delayed(
  samples: Float32Array,
  { delay, waver, speed, gain }: { delay: number; waver: number; speed: number; gain: number },
): Float32Array {
  const result = new Float32Array(samples.length);
  for (let index = 0; index < samples.length; index++) {
    const late = ((delay + waver * Math.sin((2 * Math.PI * speed * index) / sampleRate)) * sampleRate) / 1000;
    const position = index - late;
    const whole = Math.floor(position);
    if (whole < 0) continue;
    const share = position - whole;
    result[index] = gain * (samples[whole]! * (1 - share) + (samples[whole + 1] ?? 0) * share);
  }
  return result;
}
