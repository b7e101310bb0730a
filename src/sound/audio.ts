/**
 * Sound as the rooms pass it on: one `Float32Array` a channel, samples from -1 to 1, all of one length. Everything that
 * leaves this room is at 48,000 Hz, mono or stereo.
 */
export type Audio = { sampleRate: number; channels: Float32Array[] };

/** The sample rate of everything that leaves this room. */
export const sampleRate = 48_000;

/** Silence: `samples` long, `channels` wide, 48 kHz. */
export function silence(samples: number, channels = 2): Audio {
  return { sampleRate, channels: Array.from({ length: channels }, () => new Float32Array(Math.max(0, samples))) };
}

/** Samples per channel. */
export function lengthOf(audio: Audio): number {
  return audio.channels[0]?.length ?? 0;
}

/** Decibels to a factor of amplitude. */
export function toFactor(decibels: number): number {
  return 10 ** (decibels / 20);
}

/** A factor of amplitude to decibels; -120 for silence. */
export function toDecibels(factor: number): number {
  return 20 * Math.log10(Math.max(factor, 1e-6));
}

/** The largest absolute sample of all channels. */
export function peakOf(audio: Audio): number {
  let peak = 0;
  for (const channel of audio.channels) {
    for (let index = 0; index < channel.length; index++) peak = Math.max(peak, Math.abs(channel[index]!));
  }
  return peak;
}

/** Multiplies in place. */
export function scale(audio: Audio, factor: number): Audio {
  for (const channel of audio.channels) {
    for (let index = 0; index < channel.length; index++) channel[index]! *= factor;
  }
  return audio;
}

/** Adds mono `samples` into `target` from sample `offset` on with `gain`; what lies outside is cut. */
export function addInto(target: Float32Array, samples: Float32Array, offset: number, gain = 1): void {
  const first = Math.max(0, -offset);
  const last = Math.min(samples.length, target.length - offset);
  for (let index = first; index < last; index++) target[offset + index]! += samples[index]! * gain;
}

/** Adds `source` into `target` channel by channel with `gain`, in place. */
export function addAudio(target: Audio, source: Audio, gain = 1): Audio {
  target.channels.forEach((channel, side) => void addInto(channel, source.channels[side]!, 0, gain));
  return target;
}

/** Left and right factors of a place from -1 to 1 with constant power. */
export function panGains(pan: number): [number, number] {
  const angle = ((Math.max(-1, Math.min(1, pan)) + 1) * Math.PI) / 4;
  return [Math.cos(angle) * Math.SQRT2, Math.sin(angle) * Math.SQRT2];
}

/** Adds mono `samples` into a stereo `target` at a place from -1 to 1 (constant power; 0 keeps both sides at `gain`). */
export function panInto(target: Audio, samples: Float32Array, offset: number, gain: number, pan: number): void {
  const [left, right] = panGains(pan);
  addInto(target.channels[0]!, samples, offset, gain * left);
  addInto(target.channels[1]!, samples, offset, gain * right);
}

/** Raised-cosine fades in place, lengths in samples. */
export function fade(samples: Float32Array, fadeIn: number, fadeOut: number): Float32Array {
  const start = Math.min(fadeIn, samples.length);
  const end = Math.min(fadeOut, samples.length);
  for (let index = 0; index < start; index++) samples[index]! *= 0.5 - 0.5 * Math.cos((Math.PI * index) / start);
  for (let index = 0; index < end; index++) {
    samples[samples.length - 1 - index]! *= 0.5 - 0.5 * Math.cos((Math.PI * index) / end);
  }
  return samples;
}
