import type { Language } from '../film/index.ts';
import table from './data/frames.json' with { type: 'json' };
import { type SceneFacts, type ScriptFacts, stemOf, wordsOf } from './script-facts.ts';

type Names = Record<string, readonly string[]>;

const wholes: Record<Language, Names> = table.wholes;
const otherNames: Record<Language, Names> = table.names;

/** For each thing the signs of the frames that it belongs to; English ones as stems. */
const signs: Record<Language, ReadonlyMap<string, ReadonlySet<string>>> = { en: signsOf('en'), zh: signsOf('zh') };

function signsOf(language: Language): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>();
  for (const { signs: words, things } of table.frames) {
    for (const thing of things[language]) {
      const own = all.get(thing) ?? new Set();
      for (const word of words[language]) own.add(stemOf(word, language));
      all.set(thing, own);
    }
  }
  return all;
}

/** Whether what was seen is another name of a thing: the gun is the revolver. `seen`: English nouns, or Chinese texts, so far. */
export function isOtherName(thing: string, seen: Iterable<string>, { language }: ScriptFacts): boolean {
  return isAmong(otherNames[language][thing], thing, seen, language);
}

/**
 * Whether a thing that nobody has named is known by what it belongs to: the barrel of the revolver (bridging: H. Clark, Theoretical
 * Issues in Natural Language Processing, 1975). `seen`: English nouns, or Chinese texts, so far.
 */
export function isPartOfSeen(thing: string, seen: Iterable<string>, { language }: ScriptFacts): boolean {
  return isAmong(wholes[language][thing], thing, seen, language);
}

function isAmong(names: readonly string[] | undefined, thing: string, seen: Iterable<string>, language: Language) {
  if (!names) return false;
  for (const one of seen) if (language === 'en' ? names.includes(one) : named(one, thing, names)) return true;
  return false;
}

/** Whether a scene is of a kind that has such things: a fork at a meal (frames: M. Minsky, A Framework for Representing Knowledge, 1974). */
export function isOfFrame(thing: string, scene: SceneFacts, { language }: ScriptFacts): boolean {
  const own = signs[language].get(thing);
  if (!own) return false;
  if (language === 'zh') return named(textOf(scene), thing, [...own]);
  const stem = stemOf(thing, 'en');
  const heading = wordsOf(scene.heading, 'en').map((word) => stemOf(word, 'en'));
  return [...scene.content, ...heading].some((word) => word !== stem && own.has(word));
}

/** All that a scene says: its heading, its action and its speeches. */
export function textOf(scene: SceneFacts): string {
  return [scene.heading, ...[...scene.action, ...scene.speeches].map(({ text }) => text)].join(' ');
}

function named(text: string, thing: string, names: readonly string[]): boolean {
  const rest = text.replaceAll(thing, '');
  return names.some((name) => rest.includes(name));
}
