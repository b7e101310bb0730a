import { type Flicks, type Hour, type Season, toSamples, type Weather } from '../../film/index.ts';
import { type Audio, sampleRate, scale, silence, toDecibels, toFactor } from '../audio.ts';
import { pause } from '../breathe.ts';
import table from '../data/ambience.json' with { type: 'json' };
import { biquad, filterChain } from '../filter.ts';
import { loudnessWhileSounding } from '../loudness.ts';
import { sparse, textures } from './textures.ts';

/** A place as it is heard. `words` are its name, builder and what the script says of it, English or Chinese. */
export type Place = { weather: Weather; hour: Hour; interior: boolean; season?: Season; words: string };

/** What the sound of a place is made from. */
export type AmbienceBrief = { place: Place; duration: Flicks; seed: number | string };

type Rule = {
  when: {
    weather?: string[];
    hour?: string[];
    season?: string[];
    interior?: boolean;
    words?: string;
    without?: string;
  };
  layers: Record<string, number | undefined>;
};

/** The textures of a place and how loud each is, in LUFS: the loudest that a rule of data/ambience.json asks for. */
export function layersOf(place: Place): Record<string, number> {
  const layers: Record<string, number> = {};
  for (const rule of table.rules as Rule[]) {
    if (!applies(rule, place)) continue;
    for (const [name, level] of Object.entries(rule.layers)) {
      if (level !== undefined) layers[name] = Math.max(layers[name] ?? -99, level);
    }
  }
  return layers;
}

function applies({ when }: Rule, place: Place): boolean {
  const allows = (list: string[] | undefined, value: string) => list === undefined || list.includes(value);
  return (
    allows(when.weather, place.weather) &&
    allows(when.hour, place.hour) &&
    allows(when.season, place.season ?? 'summer') &&
    (when.interior === undefined || when.interior === place.interior) &&
    (when.words === undefined || wordsMatch(when.words, place.words)) &&
    (when.without === undefined || !wordsMatch(when.without, place.words))
  );
}

function wordsMatch(words: string, text: string): boolean {
  const pattern = words
    .split('|')
    .map((word) => (/^[a-z]/.test(word) ? `\\b${word}` : word))
    .join('|');
  return new RegExp(pattern, 'i').test(text);
}

/**
 * The sound of a place, as long as asked, stereo, 48 kHz: rain, wind, water, creatures, rooms and streets after its weather, hour and words;
 * what is outside is dull and low indoors. It begins and ends at full level: `assembleStem` cross-fades it with its neighbours. Gives way to other
 * work between textures.
 */
export async function ambience({ place, duration, seed }: AmbienceBrief): Promise<Audio> {
  const samples = toSamples(duration, sampleRate);
  const sum = silence(samples);
  for (const [name, level] of Object.entries(layersOf(place))) {
    const layer = textures[name]!(samples, `${seed}/ambience/${name}`);
    const within = place.interior && table.outside.includes(name);
    if (within) {
      for (const channel of layer.channels)
        filterChain(channel, [biquad('lowpass', 750, 0.6), biquad('lowpass', 1800, 0.6)]);
    }
    setLevel(layer, table.level + level - (within ? table.interiorLoss : 0), sparse.includes(name));
    sum.channels.forEach((channel, side) => {
      const other = layer.channels[side]!;
      for (let index = 0; index < channel.length; index++) channel[index]! += other[index]!;
    });
    await pause();
  }
  return sum;
}

function setLevel(layer: Audio, level: number, single: boolean): void {
  if (single) {
    let loudest = 0;
    for (const channel of layer.channels) for (const sample of channel) loudest = Math.max(loudest, Math.abs(sample));
    if (loudest > 0) scale(layer, toFactor(level + 6 - toDecibels(loudest)));
    return;
  }
  const loudness = loudnessWhileSounding(layer.channels[0]!.subarray(0, 10 * sampleRate)) + 3;
  if (loudness > -67) scale(layer, toFactor(level - loudness));
}
