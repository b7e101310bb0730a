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

/** What foley is made from. `interior` times ring like a room, all others like the open. */
export type FoleyBrief = {
  events: readonly FoleyEvent[];
  duration: Flicks;
  seed: number | string;
  interiors?: readonly { start: Flicks; end: Flicks }[];
};

const reference = 2;

/**
 * Foley as long as the film, stereo, 48 kHz. A sound begins at its event's time, falls by 6 dB each doubling of the distance beyond two metres,
 * and loses its edge in the air; far and indoor sounds ring more.
 */
export function foley(brief: FoleyBrief): Audio {
  const samples = toSamples(brief.duration, sampleRate);
  const result = silence(samples);
  const sends = { outside: new Float32Array(samples), inside: new Float32Array(samples) };
  brief.events.forEach((event, index) => {
    const start = toSamples(event.time, sampleRate);
    if (start < 0 || start >= samples) return;
    const strength = Math.max(0.05, Math.min(1, event.strength));
    const sound = soundFor(event.kind, event.surface, strength, `${brief.seed}/foley/${index}`);
    const kinds: Record<string, number> = table.kinds;
    const far = event.kind === 'thunder' ? 1 : Math.max(1, event.distance / reference);
    const level = table.level + (kinds[event.kind] ?? 0) + 14 * (strength - 1);
    const gain = toFactor(level) / Math.max(peak(sound), 1e-6) / far;
    if (far > 1.2) filter(sound, biquad('lowpass', Math.max(1800, 16_000 / far), 0.6));
    panInto(result, sound, start, gain, event.pan);
    const inside = brief.interiors?.some((span) => event.time >= span.start && event.time < span.end) ?? false;
    addInto(inside ? sends.inside : sends.outside, sound, start, gain * Math.sqrt(far));
  });
  addAudio(result, reverberate(sends.inside, { decay: 0.55, predelay: 0.006, damping: 5200, level: 0.28 }));
  addAudio(result, reverberate(sends.outside, { decay: 0.7, predelay: 0.018, damping: 3600, level: 0.1 }));
  return result;
}

function peak(samples: Float32Array): number {
  let highest = 0;
  for (const sample of samples) highest = Math.max(highest, Math.abs(sample));
  return highest;
}
