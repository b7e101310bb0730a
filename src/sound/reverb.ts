import { type Audio, lengthOf, sampleRate, silence } from './audio.ts';
import { biquad, filter } from './filter.ts';

/** A room: seconds to fall by 60 dB, seconds before the first reflection, cut-off of the walls in Hz, level from 0 to 1. */
export type Space = { decay: number; predelay: number; damping: number; level: number };

/** The network rests while nothing above -120 dB is in it; a block is longer than its longest line. */
const block = 4096;
const inaudible = 1e-6;
const delays = [1187, 1433, 1601, 1867, 2053, 2251, 2399, 2689];

/**
 * What a room answers to mono `samples`, as stereo without the sound itself, `tail` seconds longer: a feedback delay network of eight lines
 * with a Hadamard matrix and damped walls (J.-M. Jot and A. Chaigne, AES 90, 1991).
 */
export function reverberate(samples: Float32Array, space: Space, tail = 0): Audio {
  const length = samples.length + Math.round(tail * sampleRate);
  const result = silence(length);
  const [left, right] = [result.channels[0]!, result.channels[1]!];
  const size = Math.min(1, 0.35 + space.decay / 2);
  const lengths = delays.map((delay) => Math.max(64, Math.round(delay * size)));
  const gains = lengths.map((delay) => 10 ** ((-3 * delay) / (sampleRate * space.decay)));
  const lines = lengths.map((delay) => new Float32Array(delay));
  const positions = new Int32Array(8);
  const walls = new Float64Array(8);
  const taps = new Float64Array(8);
  const damping = Math.exp((-2 * Math.PI * space.damping) / sampleRate);
  const predelay = Math.round(space.predelay * sampleRate);
  let loudest = 0;
  for (let index = predelay; index < length; index++) {
    if (index % block === 0 && loudest < inaudible && isSilent(samples, index - predelay, block)) {
      index += block - 1;
      continue;
    }
    if (index % block === 0) loudest = 0;
    const input = samples[index - predelay] ?? 0;
    for (let line = 0; line < 8; line++) {
      const heard = lines[line]![positions[line]!]! * gains[line]!;
      walls[line] = heard + (walls[line]! - heard) * damping;
      taps[line] = walls[line]!;
    }
    left[index] = (taps[0]! - taps[2]! + taps[4]! - taps[6]!) * space.level * 0.5;
    right[index] = (taps[1]! - taps[3]! + taps[5]! - taps[7]!) * space.level * 0.5;
    hadamard(taps);
    for (let line = 0; line < 8; line++) {
      const next = taps[line]! + input * (line & 1 ? -0.5 : 0.5);
      loudest = Math.max(loudest, Math.abs(next));
      lines[line]![positions[line]!] = next;
      positions[line] = positions[line]! + 1 === lengths[line] ? 0 : positions[line]! + 1;
    }
  }
  for (const channel of result.channels) filter(channel, biquad('highpass', 140));
  return result;
}

function isSilent(samples: Float32Array, from: number, length: number): boolean {
  for (let index = Math.max(0, from); index < from + length; index++) if (samples[index]) return false;
  return true;
}

function hadamard(values: Float64Array): void {
  for (let stride = 1; stride < 8; stride *= 2) {
    for (let index = 0; index < 8; index++) {
      if (index & stride) continue;
      const sum = values[index]! + values[index + stride]!;
      values[index + stride] = values[index]! - values[index + stride]!;
      values[index] = sum;
    }
  }
  for (let index = 0; index < 8; index++) values[index]! *= Math.SQRT1_2 / 2;
}

/** Adds `source` to `target` sample by sample, channel by channel, from `offset` on. */
export function addAudio(target: Audio, source: Audio, offset = 0): void {
  const end = Math.min(lengthOf(target) - offset, lengthOf(source));
  target.channels.forEach((channel, side) => {
    const other = source.channels[side % source.channels.length]!;
    for (let index = Math.max(0, -offset); index < end; index++) channel[offset + index]! += other[index]!;
  });
}
