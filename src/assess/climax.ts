import type { Language } from '../film/index.ts';
import { strongWords, textsOf } from './intensity.ts';
import type { SceneFacts, ScriptFacts } from './script-facts.ts';
import { quantile } from './statistics.ts';

/** From where on, as a share of the scenes, a climax may stand. */
const earliest = 0.55;

/** A strong word says half of what a cry says; a script whose strong scenes have less than this is quiet before its climax. */
const wordWeight = 0.5;
const leastStrength = 2;

/**
 * How much stronger the strongest scene of the last part is than the strong scenes before (their ninth decile): 1 where nothing rises.
 * Strength counts what happens, not how often a word in a hundred is strong: cries, and words of violence, danger and decision
 * (the climax as the greatest expense of the story's forces: G. Freytag, Die Technik des Dramas, 1863).
 */
export function climaxRatio({ scenes, language }: ScriptFacts): number {
  const strengths = scenes.map((scene) => strengthOf(scene, language));
  const from = Math.floor(earliest * scenes.length);
  const before = Math.max(leastStrength, quantile(strengths.slice(0, from), 0.9));
  return Math.max(0, ...strengths.slice(from)) / before;
}

/** How strong a scene is: its cries and its strong words, counted. */
export function strengthOf(scene: SceneFacts, language: Language): number {
  const cries = textsOf(scene).reduce((sum, text) => sum + (text.match(/[!！]/gu)?.length ?? 0), 0);
  return cries + wordWeight * strongWords(scene, language);
}
