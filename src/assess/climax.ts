import type { Language } from '../film/index.ts';
import { strongWords, textsOf } from './intensity.ts';
import type { SceneFacts, ScriptFacts } from './script-facts.ts';
import { mean, quantile } from './statistics.ts';

/** From where on, as a share of the scenes, a climax may stand. */
const earliest = 0.55;

/** A strong word says half of what a cry says; a scene of usual length as much as three cries. */
const wordWeight = 0.5;
const lengthWeight = 3;

/** Of the other scenes as many are taken for strong. */
const strongShare = 0.85;

/**
 * How much more the script spends on the greatest scene of its last part than on its other strong scenes: 1 where none stands out. It
 * spends cries, words of violence, danger and decision, and length (the climax as the greatest expense of the story's forces: G. Freytag,
 * Die Technik des Dramas, 1863).
 */
export function climaxRatio({ scenes, language }: ScriptFacts): number {
  const usual = mean(scenes.map(({ words }) => words.length)) || 1;
  const spent = scenes.map((scene) => strengthOf(scene, language) + (lengthWeight * scene.words.length) / usual);
  const from = Math.floor(earliest * scenes.length);
  const top = spent.indexOf(Math.max(...spent.slice(from)), from);
  const others = quantile(
    spent.filter((_, index) => index !== top),
    strongShare,
  );
  return others > 0 ? spent[top]! / others : 1;
}

/** How strong a scene is: its cries and its strong words, counted. */
export function strengthOf(scene: SceneFacts, language: Language): number {
  const cries = textsOf(scene).reduce((sum, text) => sum + (text.match(/[!！]/gu)?.length ?? 0), 0);
  return cries + wordWeight * strongWords(scene, language);
}
