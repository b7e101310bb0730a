import { type Language, literal } from '../film/index.ts';
import table from './data/scene-order.json' with { type: 'json' };
import { isCarried, knownThings, newThings, nounsIn, withoutNames } from './mentions.ts';
import { bareNoun, type RoleFacts, type SceneFacts, type ScriptFacts, wordsOf } from './script-facts.ts';

/** What must come before what: `first[a][b]` is how much speaks for scene a standing before scene b. */
export type Order = number[][];

const { weights } = table;
const fresh = new RegExp(table.fresh, 'giu');
const notNew = new Set(table.notNew);
const known = new RegExp(table.known, 'giu');

/** What a script itself says about the order of its scenes: people are introduced before they act, and things are *a* before they are *the*. */
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
  for (const { news, taken, weight } of things(facts)) {
    for (const late of taken) first[news]![late]! += weight;
  }
  return first;
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
