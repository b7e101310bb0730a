import { random } from '../../film/index.ts';
import { type Audio, addInto, fade, panInto, sampleRate, silence } from '../audio.ts';
import { biquad, filterChain } from '../filter.ts';
import { between, type Limits } from '../grains.ts';
import { brownNoise, pinkNoise } from '../noise.ts';
import { thunderClap } from '../thunder.ts';
import { type Texture, wash } from './wash.ts';

/** Overtones of a machine: `base` Hz drawn once, each of `ratios` softer than the one before by `fall`, beating slowly by `beat`. */
export type Hum = { base: Limits; ratios: readonly number[]; fall: number; beat: number };

/** A hum, stereo. Each tone beats at its own slow pace, so that it never stands still. Sines are turned, not computed. */
export function hum(samples: number, seed: string, { base, ratios, fall, beat }: Hum): Audio {
  const source = random(`${seed}/machines`);
  const pitch = between(base, source);
  const bed = silence(samples);
  for (const [index, ratio] of ratios.entries()) {
    const level = 0.3 * fall ** index;
    const pace = (0.07 + 0.1 * source()) * 2 * Math.PI;
    const tone = turning(samples, pitch * ratio, level);
    bed.channels.forEach((channel, side) => {
      for (let start = 0; start < samples; start += 64) {
        const now = 1 - beat + beat * Math.sin(pace * (start / sampleRate) + side + index);
        const next = 1 - beat + beat * Math.sin(pace * ((start + 64) / sampleRate) + side + index);
        const end = Math.min(samples, start + 64);
        for (let at = start; at < end; at++) channel[at]! += tone[at]! * (now + ((next - now) * (at - start)) / 64);
      }
    });
  }
  return bed;
}

function turning(samples: number, frequency: number, level: number): Float32Array {
  const result = new Float32Array(samples);
  const step = (2 * Math.PI * frequency) / sampleRate;
  const turn = 2 * Math.cos(step);
  let before = 0;
  let value = level * Math.sin(step);
  for (let index = 0; index < samples; index++) {
    result[index] = value;
    const next = turn * value - before;
    before = value;
    value = next;
  }
  return result;
}

/** Things that come and go: every so many seconds a noise of `length` seconds in a band, from one side to the other. */
export type Passes = { every: Limits; length: Limits; band: Limits; spread: number };

/** What passes, stereo. */
export function passes(samples: number, seed: string, { every, length, band, spread }: Passes): Audio {
  const bed = silence(samples);
  const source = random(`${seed}/passing`);
  for (let at = -1 + source() * every[1], index = 0; at * sampleRate < samples; at += between(every, source), index++) {
    const count = Math.round(between(length, source) * sampleRate);
    const sound = filterChain(pinkNoise(count, `${seed}/pass/${index}`), [
      biquad('highpass', band[0]),
      biquad('lowpass', band[1] * (1 + spread * source())),
    ]);
    const level = 0.35 + 0.65 * source();
    const way = source() < 0.5 ? 1 : -1;
    const [left, right] = [sound, sound.slice()];
    for (let step = 0; step < count; step++) {
      const share = step / count;
      const bell = level * Math.sin(Math.PI * share) ** 3;
      const angle = (Math.PI / 4) * (1 + way * (2 * share - 1) * 0.8);
      left[step]! *= bell * Math.cos(angle);
      right[step]! *= bell * Math.sin(angle);
    }
    const start = Math.round(at * sampleRate);
    addInto(bed.channels[0]!, left, start);
    addInto(bed.channels[1]!, right, start);
  }
  return bed;
}

/**
 * Struck sounds in a rhythm: every so many seconds a group of `group` strokes at offsets, of tones that fall in `ring` seconds; `uneven` is how far
 * they stray, as a share.
 */
export type Ticks = {
  every: Limits;
  group: readonly number[];
  tones: readonly (readonly number[])[];
  ring: number;
  uneven: number;
  pan: number;
};

/** A rhythm of strokes, stereo. */
export function ticks(samples: number, seed: string, { every, group, tones, ring, uneven, pan }: Ticks): Audio {
  const bed = silence(samples);
  const source = random(`${seed}/clock`);
  const place = pan * (2 * source() - 1);
  const pitch = 0.9 + 0.2 * source();
  const strokes = tones.map((row) =>
    stroke(
      row.map((hertz) => hertz * pitch),
      ring,
    ),
  );
  const pace = between(every, source);
  let count = 0;
  for (let at = pace * source(); at * sampleRate < samples; at += pace * (1 + uneven * (2 * source() - 1)))
    for (const offset of group) {
      const sound = strokes[count++ % strokes.length]!;
      panInto(bed, sound, Math.round((at + offset) * sampleRate), 0.4 * (1 - uneven * source()), place);
    }
  return bed;
}

function stroke(tones: readonly number[], ring: number): Float32Array {
  const result = new Float32Array(Math.round(ring * 8 * sampleRate));
  for (let index = 0; index < result.length; index++) {
    const fall = Math.exp(-index / (ring * sampleRate)) * Math.min(1, index / 12);
    for (const hertz of tones) result[index]! += Math.sin((2 * Math.PI * hertz * index) / sampleRate) * fall;
  }
  return fade(result, 0, Math.round(ring * sampleRate));
}

/** Waves on a shore: each rises, breaks and runs out. */
export const waves: Texture = (samples, seed) => {
  const source = random(`${seed}/waves`);
  const swell = new Float32Array(samples);
  for (let start = -4 * sampleRate; start < samples; start += Math.round((5.5 + 4 * source()) * sampleRate)) {
    const length = (6 + 3 * source()) * sampleRate;
    const height = 0.6 + 0.4 * source();
    for (let index = Math.max(0, -start); index < length && start + index < samples; index++) {
      const share = index / length;
      swell[start + index]! +=
        height * (share < 0.35 ? Math.sin((Math.PI * share) / 0.7) ** 2 : ((1 - share) / 0.65) ** 1.6);
    }
  }
  const low = wash(samples, seed, brownNoise, [biquad('highpass', 60), biquad('lowpass', 500)], 0.8, 3);
  const foam = wash(samples, `${seed}/foam`, pinkNoise, [biquad('highpass', 700), biquad('lowpass', 7500)], 0.8, 0.7);
  foam.channels.forEach((channel, side) => {
    const base = low.channels[side]!;
    for (let index = 0; index < samples; index++) {
      const wave = swell[index]!;
      channel[index] = channel[index]! * (0.05 + wave * wave) + base[index]! * (0.25 + 0.5 * wave);
    }
  });
  return foam;
};

/** Thunder beyond the horizon: what is seen of a storm is heard with the stage. */
export const claps: Texture = (samples, seed) => {
  const bed = silence(samples);
  const source = random(`${seed}/strikes`);
  for (let at = 2 + 6 * source(); at * sampleRate < samples; at += 12 + 9 * source())
    panInto(bed, thunderClap(`${seed}/${at}`, 0.12), Math.round(at * sampleRate), 0.6 + 0.4 * source(), source() - 0.5);
  return bed;
};
