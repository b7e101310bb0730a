import { random } from '../../film/index.ts';
import { panInto, sampleRate, silence } from '../audio.ts';
import { biquad, filterChain } from '../filter.ts';
import { noise, pinkNoise, wander } from '../noise.ts';
import { layer, type Texture, wash } from './wash.ts';

/** Nine people talk at once, too far to be understood. */
export const crowd: Texture = (samples, seed) => {
  const bed = silence(samples);
  for (let person = 0; person < 9; person++) {
    const source = random(`${seed}/person/${person}`);
    const voice = filterChain(pinkNoise(samples, `${seed}/person/${person}`), [
      biquad('bandpass', 280 + 500 * source(), 2.2),
      biquad('lowpass', 2200),
    ]);
    const syllables = wander(samples, 0.11 + 0.05 * source(), source);
    const turns = wander(samples, 1.6, source);
    for (let index = 0; index < samples; index++) voice[index]! *= syllables[index]! ** 2 * turns[index]!;
    panInto(bed, voice, 0, 0.6 + 0.5 * source(), person / 4 - 1);
  }
  return bed;
};

/** Six crickets, each with its own pitch, beat and rests. */
export const insects: Texture = (samples, seed) => {
  const bed = silence(samples);
  for (let cricket = 0; cricket < 6; cricket++) {
    const source = random(`${seed}/cricket/${cricket}`);
    const pitch = 3700 + 1500 * source();
    const pulses = 2 + Math.floor(source() * 3);
    const gap = 0.4 + 0.5 * source();
    const level = 0.25 + 0.75 * source() ** 2;
    for (let at = source() * gap; at * sampleRate < samples; at += gap * (0.94 + 0.12 * source())) {
      if (source() < 0.12) at += 1 + 2 * source();
      for (let pulse = 0; pulse < pulses; pulse++) {
        const tone = whistle(0.02, pitch * 0.985, pitch, 0);
        panInto(
          bed,
          tone,
          Math.round((at + pulse * 0.034) * sampleRate),
          level * (0.6 + 0.2 * pulse),
          (cricket / 5) * 1.6 - 0.8,
        );
      }
    }
  }
  return layer(bed, wash(samples, seed, noise, [biquad('bandpass', 5600, 3)], 0.6, 2), 0.05);
};

/** A tone that glides between two frequencies under a bell, with a little second harmonic. */
function whistle(seconds: number, from: number, to: number, trill: number): Float32Array {
  const result = new Float32Array(Math.round(seconds * sampleRate));
  let phase = 0;
  for (let index = 0; index < result.length; index++) {
    const share = index / result.length;
    const waver = trill * Math.sin(2 * Math.PI * 28 * (index / sampleRate));
    phase += (2 * Math.PI * (from + (to - from) * share + waver)) / sampleRate;
    result[index] = Math.sin(Math.PI * share) ** 1.5 * (Math.sin(phase) + 0.12 * Math.sin(2 * phase)) * 0.5;
  }
  return result;
}

/** Five birds that repeat their own songs, with the wood's echo. */
export const birds: Texture = (samples, seed) => {
  const bed = silence(samples);
  for (let bird = 0; bird < 5; bird++) {
    const source = random(`${seed}/bird/${bird}`);
    const base = 2100 + 2600 * source();
    const song = Array.from({ length: 3 + Math.floor(source() * 4) }, () => ({
      from: base * (0.85 + 0.4 * source()),
      to: base * (0.8 + 0.5 * source()),
      seconds: 0.05 + 0.13 * source(),
      trill: source() < 0.3 ? 250 : 0,
    }));
    const level = 0.15 + 0.85 * source() ** 2;
    const pan = source() * 1.8 - 0.9;
    for (let at = source() * 4; at * sampleRate < samples; at += 2.5 + 5 * source()) {
      let offset = at;
      for (const note of song) {
        const tone = whistle(note.seconds, note.from, note.to, note.trill);
        for (const [delay, echo] of [
          [0, 1],
          [0.083, 0.22],
          [0.151, 0.14],
          [0.263, 0.07],
        ] as const) {
          panInto(bed, tone, Math.round((offset + delay) * sampleRate), level * echo, pan * (delay > 0 ? -0.6 : 1));
        }
        offset += note.seconds + 0.03 + 0.04 * source();
      }
    }
  }
  return bed;
};
