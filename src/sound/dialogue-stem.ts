import { type Flicks, toSamples } from '../film/index.ts';
import { type Audio, addInto, panInto, sampleRate, silence } from './audio.ts';
import { biquad, filterChain } from './filter.ts';
import { addAudio, reverberate, type Space } from './reverb.ts';

/** Where a line is spoken: how its voice rings. */
export type Setting = 'outdoors' | 'room' | 'hall';

/** A voiced line in the film: place from -1 left to 1 right, metres to the camera. `offScreen` is close, dry and in the middle. */
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

/**
 * All lines at their times, as long as the film, stereo, 48 kHz. As in film mixing voices stay near the middle (a third of their pan) and
 * barely lose level with distance (2 dB each doubling beyond two metres, 4.4 dB at most), but they ring more and lose a little edge.
 */
export function dialogueStem(brief: { lines: readonly DialogueLine[]; duration: Flicks }): Audio {
  const samples = toSamples(brief.duration, sampleRate);
  const result = silence(samples);
  const sends = new Map<Setting, Float32Array>();
  for (const line of brief.lines) {
    const start = toSamples(line.start, sampleRate);
    const voice = line.audio.channels[0]!.slice();
    const far = line.offScreen ? 1 : Math.max(1, line.distance / 2);
    const gain = Math.max(0.6, far ** -0.35);
    if (far > 1.5) filterChain(voice, [biquad('highshelf', 3500, 0.7, -Math.min(5, 1.6 * Math.log2(far)))]);
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
