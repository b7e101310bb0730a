import type { Language } from '../film/index.ts';
import table from './data/intense-words.json' with { type: 'json' };
import type { SceneFacts } from './script-facts.ts';
import { mean, spread, standardised } from './statistics.ts';

const strong: Record<Language, ReadonlySet<string>> = { en: new Set(table.en), zh: new Set(table.zh) };

/**
 * How intense each scene is, 0 to 1 within the script: words of violence, danger and passion, exclamations, how quickly speech and
 * action change, and how short sentences are (pace in film as B. Adams, C. Dorai and S. Venkatesh, 2002, carried to the page).
 */
export function intensities(scenes: readonly SceneFacts[], language: Language): number[] {
  const sides = [
    scenes.map((scene) => rate(strongWords(scene, language), scene.words.length)),
    scenes.map((scene) => rate(exclamations(scene), scene.speeches.length + scene.action.length)),
    scenes.map((scene) => -mean(textsOf(scene).map((text) => text.length))),
  ];
  const weights = [1, 0.7, 0.5];
  const scaled = sides.map((values) => standardised(values));
  return spread(
    scenes.map((_, index) => scaled.reduce((sum, values, side) => sum + weights[side]! * values[index]!, 0)),
  );
}

/** How many words of a scene are of violence, danger, passion or decision. */
export function strongWords(scene: SceneFacts, language: Language): number {
  return scene.content.filter((word) => strong[language].has(word)).length;
}

/** All that a scene has to read: its speeches, then its action. */
export function textsOf(scene: SceneFacts): string[] {
  return [...scene.speeches, ...scene.action].map(({ text }) => text);
}

function rate(count: number, among: number): number {
  return among > 0 ? count / among : 0;
}

function exclamations(scene: SceneFacts): number {
  return textsOf(scene).filter((text) => /[!！]|\b\p{Lu}{4,}\b/u.test(text)).length;
}
