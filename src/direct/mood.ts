import type { Emotion, Hour, Mood, Scene, Weather } from '../film/index.ts';
import atmosphere from './data/atmosphere.json' with { type: 'json' };
import emotions from './data/emotions.json' with { type: 'json' };
import { isDenied } from './really-done.ts';
import { clamp, round } from './vector.ts';
import { count, findWords, has, nameKey, type Words } from './words.ts';

/** What the air of a scene is like. */
export type Atmosphere = { hour: Hour; weather: Weather; wind: number; mood: Mood };

/**
 * Hour, weather, wind and mood of every scene. The heading's hour wins, then words of the action; weather stays with a
 * place, and with the whole film outdoors, until the text changes it.
 */
export function atmospheres(scenes: readonly Scene[]): Atmosphere[] {
  const byPlace = new Map<string, { weather: Weather; wind: number }>();
  let hour: Hour = 'noon';
  let latest: { weather: Weather; wind: number } = { weather: 'clear', wind: 0.15 };
  return scenes.map((scene, index) => {
    const text = seen(scene);
    hour = scene.heading.hour ?? hourIn(scene.heading.text) ?? hourIn(text) ?? hour;
    const place = nameKey(scene.heading.place);
    const air = weatherIn(scene.heading.text) ?? weatherIn(text) ?? byPlace.get(place) ?? latest;
    byPlace.set(place, air);
    latest = air;
    const wind = scene.heading.setting === 'interior' ? 0 : (windIn(text) ?? air.wind);
    return { hour, weather: air.weather, wind, mood: moodOf(scene, index, scenes.length) };
  });
}

function seen(scene: Scene): string {
  return scene.beats.map((beat) => (beat.kind === 'dialogue' ? '' : beat.text)).join('\n');
}

function hourIn(text: string): Hour | undefined {
  return atmosphere.hours.find((entry) => has(text, entry))?.hour as Hour | undefined;
}

function weatherIn(text: string): { weather: Weather; wind: number } | undefined {
  if (has(text, atmosphere.ends)) return { weather: 'clear', wind: 0.15 };
  const found = atmosphere.weather.find((entry) => has(text, entry));
  return found && { weather: found.weather as Weather, wind: found.wind };
}

function windIn(text: string): number | undefined {
  return atmosphere.wind.find((entry) => has(text, entry))?.wind;
}

/**
 * Mean of the scene's emotional words on Russell's circumplex, lifted by its place in the story, most at four fifths.
 * What is said does not count, only what is seen and how it is said: so new words in a line never repaint its scene.
 */
function moodOf(scene: Scene, index: number, total: number): Mood {
  const directions = scene.beats.flatMap((beat) =>
    beat.kind === 'dialogue' ? beat.speech.parentheticals : [beat.text],
  );
  const text = [scene.heading.text, ...directions].join('\n');
  const words = wordMoods(text);
  const mean = (axis: 0 | 1) => words.reduce((sum, mood) => sum + mood[axis], 0) / (words.length + 1);
  const place = total < 2 ? 0.5 : index / (total - 1);
  const rise = 0.3 * (1 - Math.abs(place - 0.8) / 0.8);
  const shouts = Math.min(0.2, (text.match(/[!！]/gu)?.length ?? 0) * 0.03);
  const arousal = words.length === 0 ? 0.35 : 0.15 + mean(1) * 0.8;
  return { valence: round(clamp(mean(0), -1, 1), 1), arousal: round(clamp(arousal + rise * 0.6 + shouts, 0, 1), 1) };
}

function wordMoods(text: string): [number, number][] {
  const tables = [emotions.mood.en, emotions.mood.zh] as unknown as Record<string, [number, number]>[];
  const plain = tables.flatMap((table) => findWords(text, Object.keys(table)).map((hit) => table[hit.word]!));
  const felt = (Object.keys(emotions.words) as Emotion[]).flatMap((emotion) =>
    Array.from(
      { length: count(text, emotions.words[emotion]) },
      () => emotions.circumplex[emotion] as [number, number],
    ),
  );
  return [...plain, ...felt];
}

/** A feeling and its strength, 0 to 1. */
export type Feeling = { emotion: Emotion; intensity: number };

/** A reason, a comparison, or what is told of somebody or of another time: from its first word to the next comma. */
const aside =
  /(?:\b(?:because|since|who|whose|whom|which|(?<=\p{L}\s)that|when|where|while|if|unless|as if|as though|like|than|makes?|made|lets?)\b|因为|由于|如果|要是|好像|像|让|使)[^,;.!?，；。！？]*/giu;

/**
 * The emotion that words tell of somebody, with its strength; `undefined` when they tell of none. Reasons and relative clauses
 * (*because she wept*, *who is sad*) and what is denied (*not afraid*) do not count.
 */
export function emotionIn(text: string): Feeling | undefined {
  const table = emotions.words as Record<Emotion, Words>;
  const own = text.replace(aside, '');
  const all = Object.values(table).flatMap(({ en, zh }) => [...en, ...zh]);
  const told = findWords(own, all).filter((hit) => !isDenied(own, hit));
  const scored = (Object.keys(table) as Emotion[]).map((emotion) => {
    const { en, zh } = table[emotion];
    return { emotion, found: told.filter(({ word }) => en.includes(word) || zh.includes(word)).length };
  });
  const best = scored.sort((a, b) => b.found - a.found)[0]!;
  if (best.found === 0) return undefined;
  const loud = /[!！]/u.test(text) ? 0.2 : 0;
  return { emotion: best.emotion, intensity: round(clamp(0.5 + 0.1 * best.found + loud, 0, 1), 2) };
}
