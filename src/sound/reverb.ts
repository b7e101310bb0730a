import { type Audio, lengthOf, sampleRate, silence } from './audio.ts';
import { biquad, filter } from './filter.ts';

/** A room: seconds to fall by 60 dB, seconds before the first reflection, cut-off of the walls in Hz, level from 0 to 1. */
export type Space = { decay: number; predelay: number; damping: number; level: number };

/** The network rests while nothing above -120 dB is in it. */
const inaudible = 1e-6;
const delays = [1187, 1433, 1601, 1867, 2053, 2251, 2399, 2689];
const mixing = Math.SQRT1_2 / 2;

/** One delay line behind a damped wall. `heard` is what comes out of it in a block. */
type Line = { memory: Float32Array; position: number; gain: number; wall: number; heard: Float32Array };

/**
 * What a room answers to mono `samples`, as stereo without the sound itself, `tail` seconds longer: a feedback delay network of eight lines
 * with a Hadamard matrix and damped walls (J.-M. Jot and A. Chaigne, AES 90, 1991). It runs in blocks no longer than its shortest line.
 */
export function reverberate(samples: Float32Array, space: Space, tail = 0): Audio {
  const length = samples.length + Math.round(tail * sampleRate);
  const result = silence(length);
  const size = Math.min(1, 0.35 + space.decay / 2);
  const damping = Math.exp((-2 * Math.PI * space.damping) / sampleRate);
  const lengths = delays.map((delay) => Math.max(64, Math.round(delay * size)));
  const block = lengths[0]!;
  const lines = lengths.map((delay): Line => {
    const gain = (1 - damping) * 10 ** ((-3 * delay) / (sampleRate * space.decay));
    return { memory: new Float32Array(delay), position: 0, gain, wall: 0, heard: new Float32Array(block) };
  });
  const input = new Float32Array(block);
  const predelay = Math.round(space.predelay * sampleRate);
  let asleep = true;
  for (let from = predelay; from < length; from += block) {
    const count = Math.min(block, length - from);
    const given = samples.subarray(from - predelay, from - predelay + count);
    if (asleep && isSilent(given)) continue;
    input.fill(0).set(given);
    for (const line of lines) listen(line, count, damping);
    answer(lines, result, from, count, space.level * 0.5);
    hadamard(lines, count);
    lines.forEach((line, index) => void feed(line, input, count, index & 1 ? -0.5 : 0.5));
    asleep = lines.every((line) => line.heard.every((value) => Math.abs(value) < inaudible));
  }
  for (const channel of result.channels) filter(channel, biquad('highpass', 140));
  return result;
}

function isSilent(samples: Float32Array): boolean {
  for (let index = 0; index < samples.length; index++) if (samples[index]) return false;
  return true;
}

function listen(line: Line, count: number, damping: number): void {
  const { memory, gain, heard } = line;
  let { position, wall } = line;
  for (let index = 0; index < count; index++) {
    wall = memory[position]! * gain + wall * damping;
    heard[index] = wall;
    position = position + 1 === memory.length ? 0 : position + 1;
  }
  line.wall = wall;
}

function answer(lines: readonly Line[], target: Audio, from: number, count: number, level: number): void {
  target.channels.forEach((channel, side) => {
    const [one, two, three, four] = [0, 2, 4, 6].map((line) => lines[line + side]!.heard) as [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    for (let index = 0; index < count; index++)
      channel[from + index] = (one[index]! - two[index]! + three[index]! - four[index]!) * level;
  });
}

function hadamard(lines: readonly Line[], count: number): void {
  for (let stride = 1; stride < 8; stride *= 2) {
    for (let line = 0; line < 8; line++) {
      if (line & stride) continue;
      const one = lines[line]!.heard;
      const other = lines[line + stride]!.heard;
      for (let index = 0; index < count; index++) {
        const sum = one[index]! + other[index]!;
        other[index] = one[index]! - other[index]!;
        one[index] = sum;
      }
    }
  }
}

function feed(line: Line, input: Float32Array, count: number, sign: number): void {
  const { memory, heard } = line;
  let { position } = line;
  for (let index = 0; index < count; index++) {
    memory[position] = heard[index]! * mixing + input[index]! * sign;
    position = position + 1 === memory.length ? 0 : position + 1;
  }
  line.position = position;
}

/** Adds `source` to `target` sample by sample, channel by channel, from `offset` on. */
export function addAudio(target: Audio, source: Audio, offset = 0): void {
  const end = Math.min(lengthOf(target) - offset, lengthOf(source));
  target.channels.forEach((channel, side) => {
    const other = source.channels[side % source.channels.length]!;
    for (let index = Math.max(0, -offset); index < end; index++) channel[offset + index]! += other[index]!;
  });
}
