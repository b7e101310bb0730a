import { type Flicks, toSamples } from '../film/index.ts';
import { type Audio, lengthOf, sampleRate, silence } from './audio.ts';

/**
 * A piece of a stem: sound that begins at `start` of the film. `length` cuts it, `fadeIn` and `fadeOut` are slopes of constant power at its
 * ends, so that two pieces that overlap by one slope are as loud together as each alone.
 */
export type Piece = { start: Flicks; audio: Audio; length?: Flicks; fadeIn?: Flicks; fadeOut?: Flicks };

/** Adds the pieces of a stem up: stereo, 48 kHz, as long as the film. What lies outside the film is cut. */
export function assembleStem(pieces: readonly Piece[], duration: Flicks): Audio {
  const result = silence(toSamples(duration, sampleRate));
  for (const piece of pieces) place(result, piece);
  return result;
}

function place(target: Audio, { start, audio, length, fadeIn = 0, fadeOut = 0 }: Piece): void {
  const offset = toSamples(start, sampleRate);
  const available = lengthOf(audio);
  const samples = length === undefined ? available : Math.min(available, toSamples(length, sampleRate));
  const up = slope(Math.min(toSamples(fadeIn, sampleRate), samples));
  const down = slope(Math.min(toSamples(fadeOut, sampleRate), samples));
  const first = Math.max(0, -offset);
  const last = Math.min(samples, lengthOf(target) - offset);
  target.channels.forEach((channel, side) => {
    const source = audio.channels[side % audio.channels.length]!;
    const end = samples - down.length;
    for (let index = first; index < last; index++) {
      let value = source[index]!;
      if (index < up.length) value *= up[index]!;
      if (index >= end) value *= down[samples - 1 - index]!;
      channel[offset + index]! += value;
    }
  });
}

function slope(length: number): Float32Array {
  return Float32Array.from({ length }, (_, index) => Math.sin((Math.PI / 2) * (index / length)));
}
