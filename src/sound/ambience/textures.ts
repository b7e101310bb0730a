import { random } from '../../film/index.ts';
import { panInto, sampleRate, silence } from '../audio.ts';
import { biquad, filterChain } from '../filter.ts';
import { addGrains } from '../grains.ts';
import { brownNoise, pinkNoise } from '../noise.ts';
import { thunderClap } from '../thunder.ts';
import { birds, crowd, insects } from './creatures.ts';
import { gust, layer, soft, type Texture, wash } from './wash.ts';

const rain: Texture = (samples, seed) => {
  const bed = soft(
    0.11,
    samples,
    seed,
    pinkNoise,
    [biquad('highpass', 700), biquad('peak', 2600, 0.6, 3), biquad('lowpass', 9500)],
    0.75,
  );
  const source = random(`${seed}/drops`);
  addGrains(bed, { rate: 260, frequency: [1800, 6500], decay: [0.0008, 0.003], amplitude: [0.01, 0.3] }, source);
  addGrains(
    bed,
    { rate: 45, frequency: [500, 1500], decay: [0.003, 0.009], amplitude: [0.01, 0.22], rise: 300 },
    source,
  );
  return bed;
};

const roof: Texture = (samples, seed) => {
  const bed = soft(0.1, samples, seed, pinkNoise, [biquad('highpass', 160), biquad('lowpass', 1600)], 0.75);
  addGrains(
    bed,
    { rate: 130, frequency: [220, 900], decay: [0.004, 0.014], amplitude: [0.01, 0.3] },
    random(`${seed}/drops`),
  );
  return bed;
};

const wind: Texture = (samples, seed) =>
  layer(gust(samples, seed, 130, 520, 2.6), gust(samples, `${seed}/high`, 500, 1500, 1.7), 0.3);

const leaves: Texture = (samples, seed) =>
  wash(samples, seed, pinkNoise, [biquad('highpass', 1800), biquad('lowpass', 7000)], 0.25, 1.2);

const river: Texture = (samples, seed) => {
  const bed = soft(
    0.15,
    samples,
    seed,
    pinkNoise,
    [biquad('highpass', 180), biquad('peak', 700, 0.7, 4), biquad('lowpass', 3200)],
    0.7,
    0.8,
  );
  addGrains(
    bed,
    { rate: 90, frequency: [380, 1500], decay: [0.008, 0.03], amplitude: [0.01, 0.2], rise: 260 },
    random(`${seed}/bubbles`),
  );
  return bed;
};

const drips: Texture = (samples, seed) => {
  const bed = silence(samples);
  addGrains(
    bed,
    { rate: 1.6, frequency: [900, 2600], decay: [0.012, 0.03], amplitude: [0.05, 0.5], rise: 500 },
    random(`${seed}/drips`),
  );
  return layer(bed, wash(samples, seed, pinkNoise, [biquad('highpass', 300), biquad('lowpass', 2500)], 0.8), 0.02);
};

const sea: Texture = (samples, seed) => {
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

const room: Texture = (samples, seed) => {
  const bed = wash(samples, seed, brownNoise, [biquad('highpass', 45), biquad('lowpass', 320)], 0.9, 4);
  return layer(
    bed,
    wash(samples, `${seed}/air`, pinkNoise, [biquad('highpass', 400), biquad('lowpass', 4000)], 0.9),
    0.12,
  );
};

const city: Texture = (samples, seed) => {
  const bed = soft(0.5, samples, seed, brownNoise, [biquad('highpass', 50), biquad('lowpass', 700)], 0.75, 3);
  const source = random(`${seed}/passing`);
  for (let at = source() * 4; at * sampleRate < samples; at += 3 + 6 * source()) {
    const length = Math.round((3 + 2 * source()) * sampleRate);
    const pass = filterChain(pinkNoise(length, `${seed}/pass/${at}`), [
      biquad('highpass', 120),
      biquad('lowpass', 900 + 900 * source()),
    ]);
    for (let index = 0; index < length; index++) pass[index]! *= Math.sin((Math.PI * index) / length) ** 3;
    panInto(bed, pass, Math.round(at * sampleRate), 0.25 + 0.4 * source(), source() * 1.6 - 0.8);
  }
  return bed;
};

const fire: Texture = (samples, seed) => {
  const bed = soft(0.5, samples, seed, brownNoise, [biquad('highpass', 60), biquad('lowpass', 500)], 0.5, 0.35);
  const source = random(`${seed}/crackle`);
  addGrains(bed, { rate: 9, frequency: [1200, 5000], decay: [0.0006, 0.003], amplitude: [0.05, 1.2] }, source);
  addGrains(bed, { rate: 40, frequency: [2500, 8000], decay: [0.0003, 0.001], amplitude: [0.01, 0.25] }, source);
  return bed;
};

/** Tick and tock of a wall clock, one a second, in its wooden case. */
const clock: Texture = (samples, seed) => {
  const bed = silence(samples);
  const source = random(`${seed}/clock`);
  const pan = source() - 0.5;
  const pitch = 0.9 + 0.2 * source();
  for (let beat = 0, at = 0.4 * source(); at * sampleRate < samples; beat++, at += 1) {
    const tick = click([beat % 2 === 0 ? 2450 : 2050, beat % 2 === 0 ? 890 : 760].map((hertz) => hertz * pitch));
    panInto(bed, tick, Math.round(at * sampleRate), 0.4, pan);
  }
  return bed;
};

function click(tones: readonly number[]): Float32Array {
  const result = new Float32Array(Math.round(0.06 * sampleRate));
  for (let index = 0; index < result.length; index++) {
    const fall = Math.exp(-index / (0.007 * sampleRate)) * Math.min(1, index / 12);
    for (const hertz of tones) result[index]! += Math.sin((2 * Math.PI * hertz * index) / sampleRate) * fall;
  }
  return result;
}

/** Machines behind walls: a mains hum with its overtones that beats slowly, over moving air. */
const machines: Texture = (samples, seed) => {
  const source = random(`${seed}/machines`);
  const base = 48 + 14 * source();
  const air = wash(samples, seed, pinkNoise, [biquad('highpass', 90), biquad('lowpass', 1400)], 0.9, 3);
  const tones = [1, 2, 3, 4.02, 6.03].map((ratio, index) => ({
    turn: (2 * Math.PI * base * ratio) / sampleRate,
    level: 0.1 / (index + 1),
    beat: (2 * Math.PI * (0.07 + 0.1 * source())) / sampleRate,
  }));
  air.channels.forEach((channel, side) => {
    for (const { turn, level, beat } of tones) {
      for (let index = 0; index < samples; index++)
        channel[index]! += level * Math.sin(turn * index) * (0.8 + 0.2 * Math.sin(beat * index + side));
    }
  });
  return air;
};

const thunder: Texture = (samples, seed) => {
  const bed = silence(samples);
  const source = random(`${seed}/strikes`);
  for (let at = 1 + 4 * source(); at * sampleRate < samples; at += 8 + 9 * source()) {
    const clap = thunderClap(`${seed}/${at}`, 0.2 + 0.5 * source());
    panInto(bed, clap, Math.round(at * sampleRate), 0.5 + 0.5 * source(), source() - 0.5);
  }
  return bed;
};

/** All textures by the names that data/ambience.json uses. */
export const textures: Record<string, Texture> = {
  rain,
  roof,
  wind,
  leaves,
  river,
  drips,
  sea,
  room,
  city,
  fire,
  crowd,
  insects,
  birds,
  clock,
  machines,
  thunder,
};

/** Textures that are single sounds with silence between: levelled by their loudest moment, not by their mean. */
export const sparse: readonly string[] = ['thunder', 'birds', 'drips', 'clock'];
