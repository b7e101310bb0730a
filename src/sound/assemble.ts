import { type Flicks, toSamples } from '../film/index.ts';
import { type Audio, lengthOf, sampleRate, toFactor } from './audio.ts';

/** How loud a piece is from a moment on, dB; straight in dB from one to the next, in order. Times from the piece's start. */
export type LevelKey = { time: Flicks; decibels: number };

/**
 * A piece of a stem: sound that begins at `start` of the film. `length` cuts it, `fadeIn` and `fadeOut` are slopes of constant power at its
 * ends, so that two pieces that overlap by one slope are as loud together as each alone. `level` makes it louder or softer over time.
 */
export type Piece = {
  start: Flicks;
  audio: Audio;
  length?: Flicks;
  fadeIn?: Flicks;
  fadeOut?: Flicks;
  level?: readonly LevelKey[];
};

/** Adds a piece into a stem: of as many channels as the stem, or mono for both sides. What lies outside the stem is cut. */
export function addPiece(stem: Audio, { start, audio, length, fadeIn = 0, fadeOut = 0, level }: Piece): void {
  const offset = toSamples(start, sampleRate);
  const available = lengthOf(audio);
  const samples = length === undefined ? available : Math.min(available, toSamples(length, sampleRate));
  const up = slope(Math.min(toSamples(fadeIn, sampleRate), samples));
  const down = slope(Math.min(toSamples(fadeOut, sampleRate), samples));
  const first = Math.max(0, -offset);
  const last = Math.min(samples, lengthOf(stem) - offset);
  const end = samples - down.length;
  const loudness = level && levelCurve(level, samples);
  stem.channels.forEach((channel, side) => {
    const source = audio.channels[side % audio.channels.length]!;
    for (let index = first; index < last; index++) {
      let value = source[index]!;
      if (index < up.length) value *= up[index]!;
      if (index >= end) value *= down[samples - 1 - index]!;
      if (loudness) value *= loudness[index]!;
      channel[offset + index]! += value;
    }
  });
}

function levelCurve(keys: readonly LevelKey[], length: number): Float32Array {
  const curve = new Float32Array(length).fill(toFactor(keys.at(-1)!.decibels));
  let from = 0;
  keys.forEach(({ time, decibels }, index) => {
    const until = Math.min(length, toSamples(time, sampleRate));
    const before = keys[Math.max(0, index - 1)]!.decibels;
    for (let sample = from; sample < until; sample++)
      curve[sample] = toFactor(before + ((decibels - before) * (sample - from)) / (until - from));
    from = until;
  });
  return curve;
}

function slope(length: number): Float32Array {
  return Float32Array.from({ length }, (_, index) => Math.sin((Math.PI / 2) * (index / length)));
}
