import { type Language, literal } from '../film/index.ts';
import { strengthOf } from './climax.ts';
import table from './data/scene-order.json' with { type: 'json' };
import { isCarried, knownThings, newThings, nounsIn, withoutNames } from './mentions.ts';
import { bareNoun, type RoleFacts, type SceneFacts, type ScriptFacts, stemOf, wordsOf } from './script-facts.ts';

/** What must come before what: `first[a][b]` is how much speaks for scene a standing before scene b. */
export type Order = number[][];

const { weights } = table;
const fresh = new RegExp(table.fresh, 'giu');
const notNew = new Set(table.notNew);
const known = new RegExp(table.known, 'giu');

/**
 * What a script itself says about the order of its scenes: people are introduced before they act, things are *a* before they are
 * *the*, who dies acts no more, *again* follows what it repeats, and most scenes lead up to the one that towers over all.
 */
export function knownOrder(facts: ScriptFacts): Order {
  const { scenes, roles } = facts;
  const first = scenes.map(() => scenes.map(() => 0));
  for (const role of roles) {
    const intro = introductionOf(facts, role);
    if (intro === undefined) continue;
    for (const { index } of scenes.filter((scene) => isThere(scene, role, facts))) {
      if (index !== intro) first[intro]![index]! += weights.person;
    }
  }
  const climax = strongest(facts);
  if (climax !== undefined) for (const row of first) row[climax]! += weights.climax / scenes.length;
  for (const [early, late] of presupposed(facts)) first[early]![late]! += weights.again;
  for (const [early, late] of beforeDeath(facts)) first[early]![late]! += weights.death;
  for (const { news, taken, weight } of things(facts)) {
    for (const late of taken) first[news]![late]! += weight;
  }
  return first;
}

/** The one scene that is far stronger than all others: most of the script leads up to it. */
function strongest({ scenes, language }: ScriptFacts): number | undefined {
  const strengths = scenes.map((scene) => strengthOf(scene, language));
  const top = strengths.indexOf(Math.max(...strengths));
  return strengths.every((value, index) => index === top || strengths[top]! >= table.towering * value)
    ? top
    : undefined;
}

/** *Again*, *still*, *another*: what such a sentence names was there before (presupposition: S. Levinson, Pragmatics, 1983). */
function presupposed({ scenes, language }: ScriptFacts): [number, number][] {
  const trigger = new RegExp(table.again[language], 'iu');
  const within = new Map<string, Set<number>>();
  for (const scene of scenes) for (const word of scene.content) add(within, word, scene.index);
  return scenes.flatMap((scene) => {
    const texts = [...scene.action, ...scene.speeches].map(({ text }) => text);
    const parts = texts.flatMap((text) => text.split(/(?<=[.!?。！？])/u)).filter((part) => trigger.test(part));
    const words = new Set(parts.flatMap((part) => wordsOf(part, language)).map((word) => stemOf(word, language)));
    return [...words].flatMap((word): [number, number][] => {
      const others = [...(within.get(word) ?? [])].filter((index) => index !== scene.index);
      return others.length > 0 && others.length <= table.mostNews ? [[Math.min(...others), scene.index]] : [];
    });
  });
}

/** Who dies in a scene is in no later one, but in memories. */
function beforeDeath(facts: ScriptFacts): [number, number][] {
  const { scenes, roles, language } = facts;
  return roles.flatMap((role) => {
    const name = literal(role.name);
    const pattern = new RegExp(table.dies[language].replace('NAME', name), 'iu');
    const death = scenes.find((scene) => scene.action.some(({ text }) => pattern.test(text)));
    if (!death) return [];
    return scenes
      .filter(
        ({ index }) => index !== death.index && role.speeches.some((one) => one.scene === index && !one.line.offScreen),
      )
      .map((scene): [number, number] => [scene.index, death.index]);
  });
}

/** The one scene that introduces a role: the name in capitals in action, or followed by brackets; with an age where several do. */
function introductionOf({ scenes, language }: ScriptFacts, role: RoleFacts): number | undefined {
  const name = literal(role.name);
  const pattern = new RegExp(table.introduction[language].replace('NAME', name), 'u');
  const marked = scenes.filter(
    (scene) => scene.present.has(role.name) && scene.action.some(({ text }) => pattern.test(text)),
  );
  if (marked.length === 0 || marked.length > table.mostIntroductions) return undefined;
  const aged = new RegExp(table.aged[language].replace('NAME', name), 'u');
  const told = marked.filter((scene) => scene.action.some(({ text }) => aged.test(text)));
  return (told[0] ?? marked[0])!.index;
}

/** Seen or heard there, not only spoken of or heard from elsewhere. */
function isThere(scene: SceneFacts, role: RoleFacts, { language }: ScriptFacts): boolean {
  const spoken = scene.speeches.filter((line) => line.character.toUpperCase() === role.name);
  if (spoken.length > 0) return spoken.some((line) => !line.offScreen);
  const past = new RegExp(table.absent[language], 'iu');
  return scene.present.has(role.name) && !scene.action.every(({ text }) => !names(text, role.name) || past.test(text));
}

function names(text: string, name: string): boolean {
  return text.toUpperCase().includes(name);
}

/** Nouns that a few scenes bring in as new, the first of these, and others that take them for known; things that people carry weigh most. */
function things(facts: ScriptFacts): { news: number; taken: number[]; weight: number }[] {
  const { scenes, language } = facts;
  const news = new Map<string, Set<number>>();
  const taken = new Map<string, Set<number>>();
  for (const scene of scenes) {
    const here = new Set<string>();
    for (const text of scene.action.map((sentence) => withoutNames(sentence.text, facts))) {
      for (const word of introduced(text, language)) add(news, word, scene.index);
      for (const word of takenForKnown(text, language)) if (!here.has(word)) add(taken, word, scene.index);
      for (const word of nounsIn(text, language)) here.add(word);
    }
  }
  return [...news].flatMap(([word, at]) => {
    const others = [...(taken.get(word) ?? [])].filter((index) => !at.has(index));
    if (at.size > table.mostNews || others.length === 0) return [];
    const weight = isCarried(word, language) ? weights.carried : weights.thing;
    return [{ news: Math.min(...at), taken: others, weight }];
  });
}

function add(map: Map<string, Set<number>>, word: string, scene: number): void {
  map.set(word, (map.get(word) ?? new Set()).add(scene));
}

/** The noun that ends a phrase with *a*, or with a Chinese number and measure. */
function introduced(text: string, language: Language): string[] {
  if (language === 'zh') return newThings(text);
  return [...text.matchAll(fresh)].flatMap((match) => {
    const words = wordsOf(match[1] ?? '', language).filter((word) => word.length > 2);
    if (words.some((word) => notNew.has(word))) return [];
    const nouns = words.map(bareNoun);
    return nouns.length > 0 ? [nouns.findLast((noun) => isCarried(noun, language)) ?? nouns.at(-1)!] : [];
  });
}

/** Words that may be nouns after *the* or *her*; in Chinese, things that no number or measure brings in. */
function takenForKnown(text: string, language: Language): string[] {
  if (language === 'en') return [...text.matchAll(known)].flatMap((match) => wordsOf(match[1]!, 'en').map(bareNoun));
  return knownThings(text);
}
