import { random } from '../../film/index.ts';
import { addInto, fade, sampleRate, silence } from '../audio.ts';
import table from '../data/foley.json' with { type: 'json' };
import { biquad, filterChain } from '../filter.ts';
import { addGrains } from '../grains.ts';
import { noise, pinkNoise } from '../noise.ts';
import { thunderClap } from '../thunder.ts';

/** What a foot walks on: a row of data/foley.json. */
type Ground = {
  thud: number[];
  body: number[][];
  modes: number[][];
  grit: number[];
  toe: number;
};

const grounds = table.steps as Record<string, Ground>;

const seconds = (value: number) => Math.round(value * sampleRate);

/** A noise between two frequencies that falls to a third in `decay` seconds. */
function burst(seed: string, low: number, high: number, decay: number, level: number): Float32Array {
  const result = filterChain(noise(seconds(decay * 6), seed), [biquad('highpass', low), biquad('lowpass', high)]);
  const fall = Math.exp(-1 / (decay * sampleRate));
  let left = level;
  for (let index = 0; index < result.length; index++) {
    result[index]! *= index < 20 ? (left * index) / 20 : left;
    left *= fall;
  }
  return result;
}

/** A tone that falls to a third in `decay` seconds; a thud when its pitch sinks. */
function tone(frequency: number, decay: number, level: number, sink = 0): Float32Array {
  const result = new Float32Array(seconds(decay * 6));
  const fall = Math.exp(-1 / (decay * sampleRate));
  const step = (2 * Math.PI * frequency) / sampleRate;
  if (sink === 0) ring(result, step, fall, level);
  else {
    let phase = 0;
    let left = 1;
    for (let index = 0; index < result.length; index++) {
      phase += step * (1 + sink * left * left);
      left *= fall;
      result[index] = level * Math.sin(phase) * left;
    }
  }
  for (let index = 0; index < Math.min(40, result.length); index++) result[index]! *= index / 40;
  return result;
}

/** A damped sine by turning: no sine is computed twice. */
function ring(result: Float32Array, step: number, fall: number, level: number): void {
  const turn = 2 * fall * Math.cos(step);
  const loss = fall * fall;
  let before = 0;
  let value = level * fall * Math.sin(step);
  for (let index = 0; index < result.length; index++) {
    result[index] = value;
    const next = turn * value - loss * before;
    before = value;
    value = next;
  }
}

function grit(seed: string, row: readonly number[]): Float32Array {
  const [length, rate, low, high, level] = row as [number, number, number, number, number];
  const audio = silence(seconds(length * 1.4), 2);
  const grains = {
    rate,
    frequency: [low, high] as const,
    decay: [0.0006, 0.0025] as const,
    amplitude: [0.02, level * 3] as const,
  };
  addGrains(audio, grains, random(seed), 0, seconds(length));
  const result = audio.channels[0]!;
  for (let index = 0; index < result.length; index++)
    result[index]! *= Math.sin(Math.PI * Math.sqrt(index / result.length)) ** 0.5;
  return result;
}

/** Heel, then toe 60 to 100 ms later: thud, brush, ring and grit of the ground; `surface` may begin with "wet ". */
export function footstep(surface: string, strength: number, seed: string): Float32Array {
  const wet = /^wet[ -]/.test(surface);
  const ground = grounds[surface.replace(/^wet[ -]/, '')] ?? grounds.earth!;
  const source = random(`${seed}/step`);
  const result = new Float32Array(seconds(0.6));
  const toe = seconds(0.06 + 0.045 * source() + 0.03 * (1 - strength));
  for (const [offset, share] of [
    [0, 1],
    [toe, ground.toe * (0.7 + 0.5 * source())],
  ] as const) {
    const pitch = 0.92 + 0.16 * source();
    const [frequency, decay, level] = ground.thud as [number, number, number];
    addInto(result, tone(frequency * pitch, decay, level * strength ** 0.5, 0.6), offset, offset === 0 ? 1 : 0.3);
    for (const [low, high, fall, loud] of ground.body as [number, number, number, number][]) {
      addInto(result, burst(`${seed}/${offset}`, low * pitch, high * pitch, fall, loud), offset, share);
    }
    for (const [mode, fall, loud] of ground.modes as [number, number, number][]) {
      addInto(result, tone(mode * pitch, fall, loud), offset, share);
    }
  }
  addInto(result, grit(`${seed}/grit`, ground.grit), 0, 1);
  if (wet) {
    const [low, high, fall, loud] = table.wet.body as [number, number, number, number];
    addInto(result, burst(`${seed}/wet`, low, high, fall, loud), 0, 1);
    addInto(result, grit(`${seed}/drops`, table.wet.grit), seconds(0.03), 1);
  }
  return result;
}

function paw(surface: string, strength: number, seed: string): Float32Array {
  const step = footstep(surface, strength, seed).subarray(0, seconds(0.22)).slice();
  return fade(filterChain(step, [biquad('lowpass', 2600), biquad('highpass', 160)]), 0, seconds(0.1));
}

function cloth(strength: number, seed: string): Float32Array {
  const length = seconds(0.22 + 0.25 * strength);
  const result = filterChain(pinkNoise(length, seed), [biquad('highpass', 900), biquad('lowpass', 5200)]);
  const source = random(seed);
  const fold = [source(), source()];
  for (let index = 0; index < length; index++) {
    const share = index / length;
    const shape = Math.sin(Math.PI * share ** 0.6) * (0.65 + 0.35 * Math.sin(2 * Math.PI * (3 * share + fold[0]!)));
    result[index]! *= shape * (0.7 + 0.3 * Math.sin(2 * Math.PI * (7 * share + fold[1]!)));
  }
  return fade(result, 200, seconds(0.08));
}

function splash(strength: number, seed: string): Float32Array {
  const audio = silence(seconds(1.3), 2);
  const source = random(seed);
  addGrains(
    audio,
    { rate: 220, frequency: [400, 1900], decay: [0.008, 0.03], amplitude: [0.05, 0.6], rise: 300 },
    source,
    0,
    seconds(0.7),
  );
  const result = audio.channels[0]!;
  for (let index = 0; index < result.length; index++) result[index]! *= Math.exp(-index / seconds(0.25));
  addInto(result, burst(`${seed}/slap`, 250, 5500, 0.05 + 0.08 * strength, 0.9), 0);
  addInto(result, tone(110, 0.05, 0.6 * strength, 0.8), 0);
  return fade(result, 10, seconds(0.3));
}

/** Stick and slip: a creak of irregular pulses through the wood's modes, then the leaf against the frame. */
function door(strength: number, seed: string): Float32Array {
  const source = random(seed);
  const result = new Float32Array(seconds(1.5));
  for (let at = 0; at < 0.75; at += 0.008 + 0.012 * source() + 0.01 * Math.sin(at * 5) ** 2) {
    addInto(result, tone(430 + 240 * at, 0.004, 0.3 * Math.sin((Math.PI * (at + 0.06)) / 0.81)), seconds(at));
    addInto(result, tone(1080 + 420 * at, 0.003, 0.18), seconds(at));
  }
  const shut = seconds(0.85);
  for (const [frequency, decay, level] of [
    [88, 0.09, 1],
    [190, 0.06, 0.6],
    [420, 0.03, 0.3],
  ] as const) {
    addInto(result, tone(frequency, decay, level * strength, 0.2), shut);
  }
  addInto(result, burst(`${seed}/latch`, 1500, 5000, 0.01, 0.5), shut);
  addInto(result, burst(`${seed}/latch/2`, 2000, 6000, 0.006, 0.35), shut + seconds(0.06));
  return fade(result, 30, seconds(0.2));
}

function wing(strength: number, seed: string): Float32Array {
  const source = random(seed);
  const beats = 3 + Math.round(4 * strength);
  const result = new Float32Array(seconds(beats * 0.13 + 0.2));
  for (let beat = 0; beat < beats; beat++) {
    const length = seconds(0.11);
    const flap = filterChain(pinkNoise(length, `${seed}/${beat}`), [
      biquad('highpass', 180),
      biquad('lowpass', 1500 + 900 * source()),
    ]);
    for (let index = 0; index < length; index++) flap[index]! *= Math.sin((Math.PI * index) / length) ** 2;
    addInto(result, flap, seconds(beat * (0.115 + 0.03 * source())), 1 - (0.5 * beat) / beats);
  }
  return fade(result, 60, seconds(0.05));
}

/** A shimmer of rising bells with a breath of air: something that was not there is there. */
function appear(strength: number, seed: string): Float32Array {
  const source = random(seed);
  const result = new Float32Array(seconds(2.6));
  const scale = [0, 2, 4, 7, 9, 12, 14, 16, 19, 21, 24];
  const root = 520 * 2 ** (Math.floor(source() * 5) / 12);
  scale.forEach((semitones, index) => {
    const frequency = root * 2 ** (semitones / 12);
    const start = seconds(index * 0.07 + 0.02 * source());
    addInto(result, tone(frequency, 0.32, 0.16 * (0.6 + 0.4 * strength)), start);
    addInto(result, tone(frequency * 2.76, 0.13, 0.05), start);
    addInto(result, tone(frequency * 1.003, 0.3, 0.08), start + 300);
  });
  const air = filterChain(pinkNoise(seconds(1.4), seed), [biquad('highpass', 2500), biquad('lowpass', 9000)]);
  for (let index = 0; index < air.length; index++) air[index]! *= Math.sin((Math.PI * index) / air.length) ** 2;
  addInto(result, air, 0, 0.22);
  return fade(result, 40, seconds(0.5));
}

/** The sound of one event, mono, its first moment at the event's time. */
export function soundFor(kind: string, surface: string, strength: number, seed: string): Float32Array {
  if (kind === 'paw') return paw(surface, strength, seed);
  if (kind === 'cloth') return cloth(strength, seed);
  if (kind === 'splash') return splash(strength, seed);
  if (kind === 'door') return door(strength, seed);
  if (kind === 'wing') return wing(strength, seed);
  if (kind === 'appear') return appear(strength, seed);
  if (kind === 'thunder') return thunderClap(seed, strength);
  return footstep(surface, strength, seed);
}
