import type { Language } from '../film/index.ts';
import { listedChineseNouns } from './chinese-nouns.ts';
import nouns from './data/nouns.json' with { type: 'json' };
import qualities from './data/qualities.json' with { type: 'json' };
import verbs from './data/verbs.json' with { type: 'json' };
import type { NounKind } from './kinds.ts';

/** What a word can stand for. One word may have several meanings: *night* is an hour, *winter* a season and a weather. */
export type Meaning =
  | { role: 'noun'; concept: string; kind: NounKind; interior: boolean; several?: boolean }
  | { role: 'verb'; concept: string }
  | { role: QualityRole; value: string };

export type QualityRole = keyof typeof qualities;

const longestPhrase = 4;

function englishOf(word: string): string {
  return listedChineseNouns().get(word)?.english ?? chineseConcepts.get(word) ?? word;
}

const chineseConcepts = new Map(nouns.flatMap(({ zh, concept }) => zh.map((word) => [word, concept] as const)));

/** Every word and phrase of a language with its meanings. English is keyed by lower-case base forms. */
export type Lexicon = { meanings: Map<string, Meaning[]>; longest: number };

const built = new Map<Language, Lexicon>();

/** The nouns that the tables list for a kind of thing, in base form, each with whether it is a place indoors. */
export function listedNouns(language: Language, kind: NounKind): ReadonlyMap<string, boolean> {
  const nounOfKind = (meaning: Meaning) => meaning.role === 'noun' && meaning.kind === kind;
  return new Map(
    [...lexiconOf(language).meanings].flatMap(([word, meanings]) => {
      const found = meanings.find(nounOfKind);
      return found?.role === 'noun' ? [[word, found.interior] as const] : [];
    }),
  );
}

/** The lexicon of a language, built once. */
export function lexiconOf(language: Language): Lexicon {
  const lexicon = built.get(language) ?? build(language);
  built.set(language, lexicon);
  return lexicon;
}

function build(language: Language): Lexicon {
  const meanings = new Map<string, Meaning[]>();
  const add = (words: string[], meaning: Meaning) => {
    for (const word of words) {
      const known = meanings.get(word);
      if (known) known.push(meaning);
      else meanings.set(word, [meaning]);
    }
  };
  for (const noun of nouns) {
    const kind = noun.kind as NounKind;
    const interior = 'interior' in noun && noun.interior === true;
    for (const word of noun[language])
      add([word], { role: 'noun', concept: kind === 'place' ? noun.concept : englishOf(word), kind, interior });
  }
  if (language === 'zh') {
    for (const [noun, { english, kind, interior, several }] of listedChineseNouns())
      if (!meanings.has(noun)) add([noun], { role: 'noun', concept: english, kind, interior, several });
  }
  for (const verb of verbs) add(verb[language], { role: 'verb', concept: verb.concept });
  for (const [role, entries] of Object.entries(qualities)) {
    for (const entry of entries) add(entry[language], { role: role as QualityRole, value: String(entry.value) });
  }
  const length = (word: string) => (language === 'zh' ? [...word].length : word.split(' ').length);
  const longest = language === 'zh' ? Math.max(...[...meanings.keys()].map(length)) : longestPhrase;
  return { meanings, longest };
}
