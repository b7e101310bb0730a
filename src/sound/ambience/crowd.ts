import { fromSeconds } from '../../film/index.ts';
import { lengthOf, sampleRate } from '../audio.ts';
import { crowdIn, walla } from '../walla.ts';
import type { Texture } from './wash.ts';

/** The murmur of the people of a place; a few where its words tell of no crowd of their own. */
export const crowd: Texture = (samples, seed, { language, words }) => {
  const size = crowdIn(words) ?? { size: 'small', mood: 'calm' };
  const murmur = walla({ ...size, language, duration: fromSeconds((samples + 1) / sampleRate), seed });
  if (lengthOf(murmur) === samples) return murmur;
  return { sampleRate, channels: murmur.channels.map((channel) => channel.slice(0, samples)) };
};
