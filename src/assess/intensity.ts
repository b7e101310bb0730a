import table from './data/intense-words.json' with { type: 'json' };
import type { SceneFacts, ScriptFacts } from './script-facts.ts';
import { mean, spread, standardised } from './statistics.ts';

/**
 * How intense each scene is, 0 to 1 within the script: words of violence, danger and passion, exclamations, how quickly speech and
 * action change, and how short sentences are (pace in film as B. Adams, C. Dorai and S. Venkatesh, 2002, carried to the page).
 */
export function intensities({ scenes, language }: ScriptFacts): number[] {
  const strong = new Set(table[language]);
  const sides = [
    scenes.map((scene) => rate(scene.content.filter((word) => strong.has(word)).length, scene.words.length)),
    scenes.map((scene) => rate(exclamations(scene), scene.speeches.length + scene.action.length)),
    scenes.map((scene) => -mean(lengths(scene))),
  ];
  const weights = [1, 0.7, 0.5];
  const scaled = sides.map((values) => standardised(values));
  return spread(
    scenes.map((_, index) => scaled.reduce((sum, values, side) => sum + weights[side]! * values[index]!, 0)),
  );
}

function rate(count: number, among: number): number {
  return among > 0 ? count / among : 0;
}

function exclamations(scene: SceneFacts): number {
  const texts = [...scene.speeches.map((line) => line.text), ...scene.action.map((sentence) => sentence.text)];
  return texts.filter((text) => /[!！]|\b\p{Lu}{4,}\b/u.test(text)).length;
}

function lengths(scene: SceneFacts): number[] {
  return [...scene.speeches.map((line) => line.text.length), ...scene.action.map((sentence) => sentence.text.length)];
}
