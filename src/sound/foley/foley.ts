import { type Flicks, type Layout, type StageEventKind, toSamples } from '../../film/index.ts';
import { type Audio, addInto, peakOf, sampleRate, toFactor } from '../audio.ts';
import table from '../data/foley.json' with { type: 'json' };
import { biquad, filter } from '../filter.ts';
import { placeInto, silenceIn } from '../layout.ts';
import { addRoom, type Space, tailOf } from '../reverb.ts';
import { type Heard, soundFor } from './sounds.ts';

/** Kinds of foley. */
export type FoleyKind = StageEventKind;

/**
 * Something that makes a sound at a moment of the film, as the camera hears it: metres to it, degrees from where the camera looks (0
 * ahead, positive right, 180 behind), and how far walls stand between (0 nothing, 1 a wall). Strength is from 0 to 1.
 */
export type FoleyEvent = Heard & { time: Flicks; distance: number; azimuth: number; blocked: number };

/** What foley is made from: what happens, the room or the open that answers (`roomOf`), the loudspeakers. Times from the start of the scene. */
export type FoleyBrief = { events: readonly FoleyEvent[]; space: Space; layout?: Layout; seed: number | string };

/** Metres at which a sound has its own level. */
const reference = 2;

/** Farthest to the side that stereo puts a sound, degrees: what is beside the picture stays a little in the other loudspeaker. */
const stereoEdge = 24;

/** Cut-offs of what is heard through the air from far away and through a wall, Hz. */
const dullest = { air: 1800, wall: 1100 };

/**
 * Foley of a scene, 48 kHz, in stereo or 5.1, until its last sound has died away. A sound begins at its event's time, falls by 5 dB each
 * doubling of the distance beyond two metres, loses its edge in the air and 8 dB behind a wall; far sounds ring more. Events before 0 are left out.
 */
export function foley({ events, space, layout = 'stereo', seed }: FoleyBrief): Audio {
  const sounds = events.flatMap((event, index) => {
    const start = toSamples(event.time, sampleRate);
    return start < 0 ? [] : [{ ...hear(event, `${seed}/foley/${index}`), start, azimuth: event.azimuth }];
  });
  const end = sounds.reduce((last, { start, sound }) => Math.max(last, start + sound.length), 0);
  const samples = end === 0 ? 0 : end + Math.round(tailOf(space) * sampleRate);
  const result = silenceIn(layout, samples);
  const send = new Float32Array(samples);
  for (const { sound, start, gain, far, azimuth } of sounds) {
    const side = layout === 'stereo' ? stereoEdge * Math.sin((azimuth * Math.PI) / 180) : azimuth;
    placeInto(result, sound, start, gain, side);
    addInto(send, sound, start, gain * Math.sqrt(far));
  }
  addRoom(result, send, space);
  return result;
}

function hear(event: FoleyEvent, seed: string): { sound: Float32Array; gain: number; far: number } {
  const strength = Math.max(0.05, Math.min(1, event.strength));
  const sound = soundFor({ ...event, strength }, seed);
  const levels: Partial<Record<string, number>> = table.levels;
  const far = event.kind === 'thunder' ? 1 : Math.max(1, event.distance / reference);
  const level = table.level + (levels[event.kind] ?? 0) + 11 * (strength - 1) - 8 * event.blocked;
  const gain = toFactor(level) / Math.max(peakOf({ sampleRate, channels: [sound] }), 1e-6) / far ** 0.8;
  const clear = far > 1.2 ? Math.max(dullest.air, 16_000 / far) : 20_000;
  const cut = clear * (dullest.wall / clear) ** event.blocked;
  if (cut < 16_000) filter(sound, biquad('lowpass', cut, 0.6));
  return { sound, gain, far };
}
