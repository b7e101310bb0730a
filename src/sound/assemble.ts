import { type Flicks, toSamples } from '../film/index.ts';
import { type Audio, lengthOf, sampleRate } from './audio.ts';

/**
 * A piece of a stem: sound that begins at `start` of the film. `length` cuts it, `fadeIn` and `fadeOut` are slopes of constant power at its
 * ends, so that two pieces that overlap by one slope are as loud together as each alone.
 */
export type Piece = { start: Flicks; audio: Audio; length?: Flicks; fadeIn?: Flicks; fadeOut?: Flicks };

/** Adds a piece into a stem: of as many channels as the stem, or mono for both sides. What lies outside the stem is cut. */
export function addPiece(stem: Audio, { start, audio, length, fadeIn = 0, fadeOut = 0 }: Piece): void {
  const offset = toSamples(start, sampleRate);
  const available = lengthOf(audio);
  const samples = length === undefined ? available : Math.min(available, toSamples(length, sampleRate));
  const up = slope(Math.min(toSamples(fadeIn, sampleRate), samples));
  const down = slope(Math.min(toSamples(fadeOut, sampleRate), samples));
  const first = Math.max(0, -offset);
  const last = Math.min(samples, lengthOf(stem) - offset);
  const end = samples - down.length;
  stem.channels.forEach((channel, side) => {
    const source = audio.channels[side % audio.channels.length]!;
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
