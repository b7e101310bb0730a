import { type Audio, addInto, sampleRate, silence } from './audio.ts';
import { biquad, filter } from './filter.ts';
import { placeInto, surround } from './layout.ts';

/**
 * A room or the open: seconds to fall by 60 dB, seconds before the first reflection, cut-off of the walls in Hz, level from 0 to 1.
 * `echoes` come back by themselves: seconds later, so much softer (a factor), duller than a cut-off in Hz.
 */
export type Space = {
  decay: number;
  predelay: number;
  damping: number;
  level: number;
  echoes?: readonly (readonly [seconds: number, level: number, cutoff: number])[];
};

/** The network rests while nothing above -120 dB is in it. */
const inaudible = 1e-6;
const delays = [1187, 1433, 1601, 1867, 2053, 2251, 2399, 2689];
const mixing = Math.SQRT1_2 / 2;

/** Seconds until nothing of a space is heard any more. */
export function tailOf({ decay, predelay, echoes = [] }: Space): number {
  return predelay + decay + 0.1 + Math.max(0, ...echoes.map(([seconds]) => seconds));
}

/**
 * Adds what a space answers to mono `send` into a stereo or 5.1 sound of the same length: reverberation in front and, in 5.1, another one behind, and
 * echoes from all sides.
 */
export function addRoom(target: Audio, send: Float32Array, space: Space): void {
  const wide = target.channels.length > 2;
  const { channels } = reverberate(send, space, 0, wide ? 4 : 2);
  const places = wide ? [surround.left, surround.right, surround.leftBack, surround.rightBack] : [0, 1];
  places.forEach((place, index) => void addInto(target.channels[place]!, channels[index]!, 0, wide ? Math.SQRT1_2 : 1));
  for (const [index, [seconds, level, cutoff]] of (space.echoes ?? []).entries()) {
    const echo = filter(send.slice(), biquad('lowpass', cutoff));
    placeInto(target, echo, Math.round(seconds * sampleRate), level, (wide ? 100 : 25) * (index % 2 ? 1 : -1));
  }
}

/** One delay line behind a damped wall. `heard` is what comes out of it in a block. */
type Line = { memory: Float32Array; position: number; gain: number; wall: number; heard: Float32Array };

/**
 * What a room answers to mono `samples`, as two or four unlike channels without the sound itself, `tail` seconds longer: a feedback delay network of eight lines
 * with a Hadamard matrix and damped walls (J.-M. Jot and A. Chaigne, AES 90, 1991). It runs in blocks no longer than its shortest line.
 */
export function reverberate(samples: Float32Array, space: Space, tail = 0, wide: 2 | 4 = 2): Audio {
  const length = samples.length + Math.round(tail * sampleRate);
  const result = silence(length, wide);
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
  const longest = lengths.at(-1)!;
  let quiet = longest;
  for (let from = predelay; from < length; from += block) {
    const count = Math.min(block, length - from);
    const given = samples.subarray(from - predelay, from - predelay + count);
    const silent = isSilent(given);
    if (silent && quiet >= longest) continue;
    input.fill(0).set(given);
    for (const line of lines) listen(line, count, damping);
    answer(lines, result, from, count, space.level * 0.5);
    hadamard(lines, count);
    lines.forEach((line, index) => void feed(line, input, count, index & 1 ? -0.5 : 0.5));
    const still = lines.every((line) => line.heard.every((value) => Math.abs(value) < inaudible));
    quiet = still && silent ? quiet + count : 0;
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

/** Signs with which four lines are heard in front and behind: unlike, so that the channels are. */
const heardIn = [
  [1, -1, 1, -1],
  [1, 1, -1, -1],
] as const;

function answer(lines: readonly Line[], target: Audio, from: number, count: number, level: number): void {
  target.channels.forEach((channel, index) => {
    const [one, two, three, four] = [0, 2, 4, 6].map((line) => lines[line + (index % 2)]!.heard) as [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    const [a, b, c, d] = heardIn[index < 2 ? 0 : 1];
    for (let sample = 0; sample < count; sample++)
      channel[from + sample] = (a * one[sample]! + b * two[sample]! + c * three[sample]! + d * four[sample]!) * level;
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
