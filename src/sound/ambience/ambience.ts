import { type Flicks, type Hour, type Language, type Season, toSamples, type Weather } from '../../film/index.ts';
import { type Audio, addAudio, panGains, peakOf, sampleRate, scale, silence, toDecibels, toFactor } from '../audio.ts';
import { pause } from '../breathe.ts';
import table from '../data/ambience.json' with { type: 'json' };
import { biquad, filterChain } from '../filter.ts';
import { loudnessWhileSounding } from '../loudness.ts';
import { wordsMatch } from '../match-words.ts';
import { isSparse, textures } from './textures.ts';

/** A place as it is heard. `words` are its name, builder and what the script says of it, English or Chinese; its people speak the film's `language`. */
export type Place = {
  weather: Weather;
  hour: Hour;
  interior: boolean;
  season?: Season;
  words: string;
  language?: Language;
};

/**
 * Something in a place that sounds from where it stands: a texture, and from each time on the direction (degrees, as in `FoleyEvent`) and the
 * metres at which the camera hears it.
 */
export type Spot = { texture: string; keys: readonly { time: Flicks; azimuth: number; distance: number }[] };

/** What the sound of a place is made from. A texture that has a spot is heard from there alone. */
export type AmbienceBrief = { place: Place; duration: Flicks; seed: number | string; spots?: readonly Spot[] };

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

/**
 * The sound of a place, as long as asked, stereo, 48 kHz: rain, wind, water, creatures, rooms and streets after its weather, hour and words;
 * what is outside is dull and low indoors. It begins and ends at full level: the mix cross-fades it with its neighbours. Gives way to other
 * work between textures.
 */
export async function ambience({ place, duration, seed, spots = [] }: AmbienceBrief): Promise<Audio> {
  const samples = toSamples(duration, sampleRate);
  const sum = silence(samples);
  const people = { language: place.language ?? 'en', words: place.words };
  const layers = {
    ...Object.fromEntries(spots.map(({ texture }) => [texture, sources[texture]!.level])),
    ...layersOf(place),
  };
  for (const [name, level] of Object.entries(layers)) {
    const layer = textures[name]!(samples, `${seed}/ambience/${name}`, people);
    const within = place.interior && table.outside.includes(name);
    if (within) {
      for (const channel of layer.channels)
        filterChain(channel, [biquad('lowpass', 750, 0.6), biquad('lowpass', 1800, 0.6)]);
    }
    setLevel(layer, heardLevel(place, name, level), isSparse(name));
    const spot = spots.find(({ texture }) => texture === name);
    if (spot) placeSpot(layer, spot);
    addAudio(sum, layer);
    await pause();
  }
  return sum;
}

/** What a set or a thing on it is, that sounds from its place: names of marks (words), nouns of things, and LUFS at two metres. */
export const sources: Readonly<Record<string, { level: number; marks: string; things: readonly string[] }>> =
  table.sources;

/** Samples in which a spot moves to its next place: short enough for a cut, long enough not to click. */
const glide = 0.08 * sampleRate;

/** Brings a texture to one place, which changes with the picture. */
function placeSpot(layer: Audio, { keys }: Spot): void {
  const [left, right] = layer.channels as [Float32Array, Float32Array];
  let from: [number, number] | undefined;
  keys.forEach(({ time, azimuth, distance }, index) => {
    const start = index === 0 ? 0 : Math.max(0, toSamples(time, sampleRate));
    const end = index + 1 < keys.length ? toSamples(keys[index + 1]!.time, sampleRate) : left.length;
    const gain = Math.max(1, distance / 2) ** -0.6 * Math.SQRT2;
    const to = panGains(0.8 * Math.sin((azimuth * Math.PI) / 180)).map((share) => share * gain * Math.SQRT1_2) as [
      number,
      number,
    ];
    const since = from ?? to;
    for (let sample = start; sample < Math.min(end, left.length); sample++) {
      const share = Math.min(1, (sample - start) / glide);
      const value = left[sample]!;
      left[sample] = value * (since[0] + (to[0] - since[0]) * share);
      right[sample] = value * (since[1] + (to[1] - since[1]) * share);
    }
    from = to;
  });
}

/** About how loud a place is, LUFS: its textures together, single sounds with silence between them apart. */
export function loudnessOfPlace(place: Place): number {
  const powers = Object.entries(layersOf(place))
    .filter(([name]) => !isSparse(name))
    .map(([name, level]) => 10 ** (heardLevel(place, name, level) / 10));
  return 10 * Math.log10(powers.reduce((sum, power) => sum + power, 1e-7));
}

/** How loud a texture is where it is heard: what is outside is lower indoors. */
function heardLevel({ interior }: Place, name: string, level: number): number {
  return table.level + level - (interior && table.outside.includes(name) ? table.interiorLoss : 0);
}

function setLevel(layer: Audio, level: number, single: boolean): void {
  if (single) {
    const loudest = peakOf(layer);
    if (loudest > 0) scale(layer, toFactor(level + 6 - toDecibels(loudest)));
    return;
  }
  const loudness = loudnessWhileSounding(layer.channels[0]!.subarray(0, 10 * sampleRate)) + 3;
  if (loudness > -67) scale(layer, toFactor(level - loudness));
}
