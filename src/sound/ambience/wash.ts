import { type Language, random } from '../../film/index.ts';
import { type Audio, sampleRate } from '../audio.ts';
import { type Biquad, filterChain } from '../filter.ts';
import { pinkNoise, wander } from '../noise.ts';

/** Whose murmur is heard where a place has people: the film's language, and what is said of the place. */
export type People = { language: Language; words: string };

/** Makes one texture of a place: stereo, `samples` long. */
export type Texture = (samples: number, seed: string, people: People) => Audio;

type Colour = (samples: number, seed: string) => Float32Array;

/** Two independent noises, filtered alike, wandering in level between `depth` and 1. */
export function wash(
  samples: number,
  seed: string,
  colour: Colour,
  sections: readonly Biquad[],
  depth = 0.7,
  period = 1.5,
): Audio {
  const breath = wander(samples, period, random(`${seed}/breath`));
  const channels = ['left', 'right'].map((side) => {
    const result = filterChain(colour(samples, `${seed}/${side}`), sections);
    for (let index = 0; index < samples; index++) result[index]! *= depth + (1 - depth) * breath[index]!;
    return result;
  });
  return { sampleRate, channels };
}

/** Noise through a band whose centre wanders between two frequencies (state variable filter, H. Chamberlin 1985). */
export function gust(samples: number, seed: string, low: number, high: number, period: number): Audio {
  const source = random(`${seed}/gust`);
  const centre = wander(samples, period, source);
  const strength = wander(samples, period * 0.7, source);
  const ratio = Math.log(high / low);
  const channels = ['left', 'right'].map((side) => {
    const result = pinkNoise(samples, `${seed}/${side}`);
    let band = 0;
    let lowpass = 0;
    for (let from = 0; from < samples; from += control) {
      const until = Math.min(samples, from + control);
      const frequency = low * Math.exp(ratio * centre[from]!);
      const tune = 2 * Math.sin((Math.PI * frequency) / sampleRate);
      const force = (0.12 + 0.88 * strength[from]! * strength[from]!) * (0.6 + 0.4 * centre[from]!);
      for (let index = from; index < until; index++) {
        lowpass += tune * band;
        band += tune * (result[index]! - lowpass - 0.7 * band);
        result[index] = band * force;
      }
    }
    return result;
  });
  return { sampleRate, channels };
}

/** Samples between two settings of a wandering filter: too short to be heard as steps. */
const control = 16;
