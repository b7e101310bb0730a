import type { Voice } from '../film/index.ts';
import { sampleRate } from './audio.ts';
import table from './data/treatments.json' with { type: 'json' };
import { type Biquad, biquad, filterChain } from './filter.ts';

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
  filters: { kind: 'lowpass' | 'highpass' | 'peak' | 'lowshelf' | 'highshelf'; frequency: number; gain?: number }[];
};

/** `slt+spirit` is Flite's slt treated as a spirit, `cmn+m3+robot` eSpeak's cmn+m3 as a robot: the engine's voice and what is done to it. */
export function splitVoice(voice: Voice): { voice: Voice; treatment: TreatmentName | undefined } {
  const match = /^(.*)\+([a-z]+)$/.exec(voice.name);
  const treatment = match && Object.hasOwn(table, match[2]!) ? (match[2] as TreatmentName) : undefined;
  return { voice: treatment ? { ...voice, name: match![1]! } : voice, treatment };
}

/** How wide the melody of a treated voice is, as a factor. */
export function melodyOf(treatment: TreatmentName | undefined): number {
  return treatment ? table[treatment].range : 1;
}

/** Treats mono samples at 48 kHz: copies and wavering, tremor, a ringing tone, drive, filters. As long as before; words stay where they are. */
export function treat(samples: Float32Array, name: TreatmentName | undefined): Float32Array {
  if (!name) return samples;
  const { copies, ring, tremor, waver, drive, filters } = table[name] as Treatment;
  const result = waver
    ? delayed(samples, { delay: waver.depth, waver: waver.depth, speed: waver.speed, gain: 1 })
    : samples.slice();
  for (const copy of copies) {
    const late = delayed(samples, copy);
    for (let index = 0; index < result.length; index++) result[index]! += late[index]!;
  }
  for (let index = 0; index < result.length; index++) {
    const time = index / sampleRate;
    let value = result[index]!;
    if (ring) value *= 1 - ring.share + ring.share * 1.4 * Math.sin(2 * Math.PI * ring.frequency * time);
    if (tremor) value *= 1 - tremor.depth * (0.5 + 0.5 * Math.sin(2 * Math.PI * tremor.speed * time));
    result[index] = drive > 0 ? Math.tanh(value * (1 + drive)) / (1 + drive) : value;
  }
  return filterChain(
    result,
    filters.map(({ kind, frequency, gain }): Biquad => biquad(kind, frequency, Math.SQRT1_2, gain)),
  );
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
