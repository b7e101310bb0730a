import { type Audio, sampleRate } from '../audio.ts';
import { downMix } from '../layout.ts';
import { resample } from '../resample.ts';

/** Sound of any rate as stereo at 48 kHz: 5.1 is mixed down, of other layouts the first two channels are heard. */
export function asStereo(audio: Audio): Audio {
  const kept = audio.channels.length === 6 ? audio.channels : audio.channels.slice(0, 2);
  const channels =
    audio.sampleRate === sampleRate ? kept : kept.map((channel) => resample(channel, audio.sampleRate, sampleRate));
  return downMix({ sampleRate, channels });
}
