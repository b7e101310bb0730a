import { type Flicks, toSamples } from '../film/index.ts';
import { type Audio, addInto, lengthOf, panInto, sampleRate, silence } from './audio.ts';
import { biquad, filterChain } from './filter.ts';
import { addRoom, type Space, tailOf } from './reverb.ts';
import type { VoicePlace } from './voice/manner.ts';

/**
 * A voiced line in its scene: when it starts, place from -1 left to 1 right, metres to the camera, and where its voice comes from. What is `near`, narration, is close,
 * dry and in the middle; a voice from `away`, another room, rings most; a `speaker` is in the middle and rings a little.
 */
export type DialogueLine = {
  start: Flicks;
  audio: Audio;
  pan: number;
  distance: number;
  place: VoicePlace;
  /** How its place answers (`roomOf`). */
  space: Space;
};

/** The answer of a great empty hall, which some voices bring with them. */
export const hallSpace: Space = { decay: 1.7, predelay: 0.02, damping: 4200, level: 0.33 };

/** How much of its room a voice has beside what foley has: words come first. */
const voiceShare = 0.6;

/** How much of its room a voice that is not seen brings, beside one at two metres. */
const ringOf: Record<Exclude<VoicePlace, 'seen'>, number> = { near: 0.12, away: 2.2, speaker: 0.5 };

/**
 * The lines of a scene at their times, stereo, 48 kHz, until the last has died away. As in film mixing voices stay near the middle (a third of
 * their pan) and barely lose level with distance (1.2 dB each doubling beyond two metres, 2.5 dB at most), but they ring more and
 * lose a little edge.
 */
export function dialogueStem(lines: readonly DialogueLine[]): Audio {
  const ends = lines.map((line) => toSamples(line.start, sampleRate) + lengthOf(line.audio));
  const samples =
    lines.length === 0
      ? 0
      : Math.max(...ends) + Math.round(Math.max(...lines.map(({ space }) => tailOf(space))) * sampleRate);
  const result = silence(samples);
  const sends = new Map<string, { space: Space; send: Float32Array }>();
  for (const line of lines) {
    const start = toSamples(line.start, sampleRate);
    const voice = line.audio.channels[0]!.slice();
    const { place } = line;
    const far = place === 'seen' ? Math.max(1, line.distance / 2) : 1;
    const gain = Math.max(0.75, far ** -0.2);
    if (far > 1.5) filterChain(voice, [biquad('highshelf', 3500, 0.7, -Math.min(4, 1.4 * Math.log2(far)))]);
    if (place === 'near') filterChain(voice, [biquad('lowshelf', 180, 0.7, 2)]);
    panInto(result, voice, start, gain, place === 'seen' || place === 'away' ? line.pan / 3 : 0);
    const key = JSON.stringify(line.space);
    const { send } = sends.get(key) ?? { send: new Float32Array(samples) };
    addInto(send, voice, start, gain * (place === 'seen' ? Math.min(2.5, far ** 0.7) : ringOf[place]));
    sends.set(key, { space: line.space, send });
  }
  for (const { space, send } of sends.values()) addRoom(result, send, { ...space, level: voiceShare * space.level });
  return result;
}
