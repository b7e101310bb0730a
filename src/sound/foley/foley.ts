import { type Flicks, type StageEvent, toSamples } from '../../film/index.ts';
import { type Audio, addInto, panInto, sampleRate, silence, toFactor } from '../audio.ts';
import table from '../data/foley.json' with { type: 'json' };
import { biquad, filter } from '../filter.ts';
import { addAudio, reverberate } from '../reverb.ts';
import { soundFor } from './sounds.ts';

/** Kinds of foley. */
export type FoleyKind = StageEvent['kind'];

/**
 * Something that makes a sound at a moment of the film: the ground (stone, wood, grass, earth, snow, tile, water; "wet stone" and so on),
 * strength from 0 to 1, metres to the camera, place from -1 left to 1 right.
 */
export type FoleyEvent = {
  time: Flicks;
  kind: FoleyKind;
  surface: string;
  strength: number;
  distance: number;
  pan: number;
};

/** What foley is made from: `interior` rings like a room, everything else like the open. Times from the start of the scene. */
export type FoleyBrief = { events: readonly FoleyEvent[]; interior: boolean; seed: number | string };

const reference = 2;
const spaces = {
  inside: { decay: 0.55, predelay: 0.006, damping: 5200, level: 0.28 },
  outside: { decay: 0.7, predelay: 0.018, damping: 3600, level: 0.1 },
};

/**
 * Foley of a scene, stereo, 48 kHz, until its last sound has died away. A sound begins at its event's time, falls by 5 dB each doubling of
 * the distance beyond two metres, and loses its edge in the air; far and indoor sounds ring more. Events before 0 are left out.
 */
export function foley({ events, interior, seed }: FoleyBrief): Audio {
  const sounds = events.flatMap((event, index) => {
    const start = toSamples(event.time, sampleRate);
    return start < 0 ? [] : [{ ...hear(event, `${seed}/foley/${index}`), start, pan: event.pan }];
  });
  const space = interior ? spaces.inside : spaces.outside;
  const end = sounds.reduce((last, { start, sound }) => Math.max(last, start + sound.length), 0);
  const samples = end === 0 ? 0 : end + Math.round((space.decay + 0.1) * sampleRate);
  const result = silence(samples);
  const send = new Float32Array(samples);
  for (const { sound, start, gain, far, pan } of sounds) {
    panInto(result, sound, start, gain, pan);
    addInto(send, sound, start, gain * Math.sqrt(far));
  }
  addAudio(result, reverberate(send, space));
  return result;
}

function hear(event: FoleyEvent, seed: string): { sound: Float32Array; gain: number; far: number } {
  const strength = Math.max(0.05, Math.min(1, event.strength));
  const sound = soundFor(event.kind, event.surface, strength, seed);
  const kinds: Record<string, number> = table.kinds;
  const far = event.kind === 'thunder' ? 1 : Math.max(1, event.distance / reference);
  const level = table.level + (kinds[event.kind] ?? 0) + 14 * (strength - 1);
  const gain = toFactor(level) / Math.max(peak(sound), 1e-6) / far ** 0.8;
  if (far > 1.2) filter(sound, biquad('lowpass', Math.max(1800, 16_000 / far), 0.6));
  return { sound, gain, far };
}

function peak(samples: Float32Array): number {
  let highest = 0;
  for (const sample of samples) highest = Math.max(highest, Math.abs(sample));
  return highest;
}
