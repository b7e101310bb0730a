import type { Language } from '../film/index.ts';
import table from './data/climax.json' with { type: 'json' };
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

/** What speaks for a climax, and what against it, each as data/climax.json weighs it. */
type ClimaxSigns = Record<keyof typeof table.weights, number>;

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
function strengthOf(scene: SceneFacts, language: Language): number {
  const cries = textsOf(scene).reduce((sum, text) => sum + (text.match(/[!！]/gu)?.length ?? 0), 0);
  return cries + wordWeight * strongWords(scene, language);
}

/**
 * Whether the climax is missing, and how likely it is there, 0 to 1, by a logistic regression on the tuning scripts with its weights
 * rounded. It is `unsure` between two limits, and of a script that has far fewer or more scenes than those; then there is no `likely`.
 */
export function findClimax(facts: ScriptFacts): { missing: 'yes' | 'no' | 'unsure'; likely?: number } {
  const { length } = facts.scenes;
  if (length < table.fewestScenes || length > table.mostScenes) return { missing: 'unsure' };
  const signs = Object.entries(climaxSigns(facts)) as [keyof ClimaxSigns, number][];
  const doubt = signs.reduce((sum, [sign, value]) => sum + table.weights[sign] * value, table.constant);
  const missing = doubt >= table.least ? 'yes' : doubt >= table.unsure ? 'unsure' : 'no';
  return { missing, likely: 1 / (1 + Math.exp(doubt)) };
}

/**
 * A climax can be loud or quiet, but the last part spends something on it: `rise` (the logarithm of climaxRatio) or length (`longest`). Where
 * it was left out, a scene there is `told` in a line, is `idle` talk while nobody acts, brings what the script has not named so late
 * (`news`), or takes up little of what the rest names (`shared`). These two say nothing more beyond what the tuning scripts have.
 */
export function climaxSigns(facts: ScriptFacts): ClimaxSigns {
  const { scenes } = facts;
  const from = Math.floor(earliest * scenes.length);
  const lengths = scenes.map(({ words }) => words.length);
  const words = wordsWithin(facts);
  const told = table.toldShare * quantile(lengths, 0.5);
  const inner = scenes.slice(from, -1);
  const full = words.slice(from).filter(({ count }) => count >= table.fewestWords);
  return {
    rise: Math.log(climaxRatio(facts)),
    longest: Math.log(Math.max(...lengths.slice(from)) / (mean(lengths) || 1)),
    told: inner.some(({ index }) => lengths[index]! < told) ? 1 : 0,
    idle: inner.some((scene) => words[scene.index]!.news > table.idleNews && nobodyActs(scene)) ? 1 : 0,
    news: Math.max(table.leastNews, ...words.slice(from).map(({ news }) => news)),
    shared: Math.min(table.mostShared, ...full.map(({ shared }) => shared)),
  };
}

/** For each scene how many different words it has, and which shares of them it is the first to say and stand elsewhere too; names left out. */
function wordsWithin({ scenes, roles }: ScriptFacts): { count: number; news: number; shared: number }[] {
  const names = new Set(roles.flatMap(({ name }) => name.toLowerCase().split(/\s+/)));
  const own = scenes.map(({ content }) => [...new Set(content.filter((word) => !names.has(word)))]);
  const first = new Map<string, number>();
  const within = new Map<string, number>();
  for (const [index, words] of own.entries()) {
    for (const word of words) {
      if (!first.has(word)) first.set(word, index);
      within.set(word, (within.get(word) ?? 0) + 1);
    }
  }
  return own.map((words, index) => {
    const share = (keep: (word: string) => boolean) => words.filter(keep).length / Math.max(1, words.length);
    return {
      count: words.length,
      news: share((word) => first.get(word) === index),
      shared: share((word) => within.get(word)! > 1),
    };
  });
}

/** Two sentences of action at least, and none of those who speak there is named in them. */
function nobodyActs({ action, speeches }: SceneFacts): boolean {
  if (speeches.length < 2 || action.length < 2) return false;
  const text = action.map((sentence) => sentence.text.toUpperCase()).join(' ');
  return !speeches.some(({ character }) => text.includes(character.toUpperCase()));
}
