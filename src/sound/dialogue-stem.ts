import { type Flicks, toSamples } from '../film/index.ts';
import { type Audio, addInto, lengthOf, panInto, sampleRate, silence } from './audio.ts';
import { biquad, filterChain } from './filter.ts';
import { addAudio, reverberate, type Space } from './reverb.ts';

/** Where a line is spoken: how its voice rings. */
export type Setting = 'outdoors' | 'room' | 'hall';

/** A voiced line in its scene: when it starts, place from -1 left to 1 right, metres to the camera. `offScreen` is close, dry and in the middle. */
export type DialogueLine = {
  start: Flicks;
  audio: Audio;
  pan: number;
  distance: number;
  offScreen: boolean;
  setting?: Setting;
};

const spaces: Record<Setting, Space> = {
  outdoors: { decay: 0.4, predelay: 0.022, damping: 3200, level: 0.06 },
  room: { decay: 0.55, predelay: 0.008, damping: 4800, level: 0.24 },
  hall: { decay: 1.7, predelay: 0.02, damping: 4200, level: 0.2 },
};

const ringing = 1.2;

/**
 * The lines of a scene at their times, stereo, 48 kHz, until the last has died away. As in film mixing voices stay near the middle (a third of
 * their pan) and barely lose level with distance (1.2 dB each doubling beyond two metres, 2.5 dB at most), but they ring more and
 * lose a little edge.
 */
export function dialogueStem(lines: readonly DialogueLine[]): Audio {
  const ends = lines.map((line) => toSamples(line.start, sampleRate) + lengthOf(line.audio));
  const samples = lines.length === 0 ? 0 : Math.max(...ends) + Math.round(ringing * sampleRate);
  const result = silence(samples);
  const sends = new Map<Setting, Float32Array>();
  for (const line of lines) {
    const start = toSamples(line.start, sampleRate);
    const voice = line.audio.channels[0]!.slice();
    const far = line.offScreen ? 1 : Math.max(1, line.distance / 2);
    const gain = Math.max(0.75, far ** -0.2);
    if (far > 1.5) filterChain(voice, [biquad('highshelf', 3500, 0.7, -Math.min(4, 1.4 * Math.log2(far)))]);
    if (line.offScreen) filterChain(voice, [biquad('lowshelf', 180, 0.7, 2)]);
    panInto(result, voice, start, gain, line.offScreen ? 0 : line.pan / 3);
    const setting = line.setting ?? 'outdoors';
    const send = sends.get(setting) ?? new Float32Array(samples);
    addInto(send, voice, start, gain * (line.offScreen ? 0.25 : Math.min(2.5, far ** 0.7)));
    sends.set(setting, send);
  }
  for (const [setting, send] of sends) addAudio(result, reverberate(send, spaces[setting]));
  return result;
}
