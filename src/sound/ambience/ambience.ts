import { type Flicks, type Hour, type Season, toSamples, type Weather } from '../../film/index.ts';
import { type Audio, lengthOf, sampleRate, scale, silence, toDecibels, toFactor } from '../audio.ts';
import { pause } from '../breathe.ts';
import table from '../data/ambience.json' with { type: 'json' };
import { biquad, filterChain } from '../filter.ts';
import { loudnessWhileSounding } from '../loudness.ts';
import { sparse, textures } from './textures.ts';

/** A stretch of film in one place. `words` are the place's name, builder and what the script says of it, English or Chinese. */
export type AmbienceScene = {
  start: Flicks;
  duration: Flicks;
  weather: Weather;
  hour: Hour;
  interior: boolean;
  season?: Season;
  words: string;
};

/** What the sound of places is made from. */
export type AmbienceBrief = { duration: Flicks; scenes: readonly AmbienceScene[]; seed: number | string };

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

const overlap = 0.7;

/** The textures of a place and how loud each is, in LUFS: the loudest that a rule of data/ambience.json asks for. */
export function layersOf(scene: AmbienceScene): Record<string, number> {
  const layers: Record<string, number> = {};
  for (const rule of table.rules as Rule[]) {
    if (!applies(rule, scene)) continue;
    for (const [name, level] of Object.entries(rule.layers)) {
      if (level !== undefined) layers[name] = Math.max(layers[name] ?? -99, level);
    }
  }
  return layers;
}

function applies({ when }: Rule, scene: AmbienceScene): boolean {
  const allows = (list: string[] | undefined, value: string) => list === undefined || list.includes(value);
  return (
    allows(when.weather, scene.weather) &&
    allows(when.hour, scene.hour) &&
    allows(when.season, scene.season ?? 'summer') &&
    (when.interior === undefined || when.interior === scene.interior) &&
    (when.words === undefined || wordsMatch(when.words, scene.words)) &&
    (when.without === undefined || !wordsMatch(when.without, scene.words))
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
 * The sound of the places, as long as the film, stereo, 48 kHz: rain, wind, water, creatures, rooms and streets after each scene's
 * weather, hour and words. Scenes cross-fade over 0.7 s with constant power; outside sound is dull and low indoors. Gives way to other work between
 * textures.
 */
export async function ambience(brief: AmbienceBrief): Promise<Audio> {
  const total = toSamples(brief.duration, sampleRate);
  const result = silence(total);
  const half = Math.round((overlap / 2) * sampleRate);
  for (const [index, scene] of brief.scenes.entries()) {
    const follows = index > 0 && brief.scenes[index - 1]!.start + brief.scenes[index - 1]!.duration === scene.start;
    const next = brief.scenes[index + 1];
    const leads = next !== undefined && next.start === scene.start + scene.duration;
    const from = Math.max(0, toSamples(scene.start, sampleRate) - (follows ? half : 0));
    const until = Math.min(total, toSamples(scene.start + scene.duration, sampleRate) + (leads ? half : 0));
    const place = await soundOf(scene, until - from, `${brief.seed}/ambience/${index}`);
    crossFade(result, place, from, Math.min(2 * half, lengthOf(place) >> 1));
  }
  return result;
}

async function soundOf(scene: AmbienceScene, samples: number, seed: string): Promise<Audio> {
  const sum = silence(samples);
  for (const [name, level] of Object.entries(layersOf(scene))) {
    const layer = textures[name]!(samples, `${seed}/${name}`);
    if (scene.interior && table.outside.includes(name)) {
      for (const channel of layer.channels)
        filterChain(channel, [biquad('lowpass', 750, 0.6), biquad('lowpass', 1800, 0.6)]);
    }
    setLevel(
      layer,
      level - (scene.interior && table.outside.includes(name) ? table.interiorLoss : 0),
      sparse.includes(name),
    );
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

function crossFade(target: Audio, place: Audio, from: number, length: number): void {
  const samples = lengthOf(place);
  target.channels.forEach((channel, side) => {
    const source = place.channels[side]!;
    for (let index = 0; index < samples; index++) {
      const edge = Math.min(index, samples - 1 - index);
      const gain = edge < length ? Math.sin((Math.PI / 2) * (edge / length)) : 1;
      channel[from + index]! += source[index]! * gain;
    }
  });
}
