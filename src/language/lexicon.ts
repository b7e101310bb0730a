import type { Language } from '../film/index.ts';
import nouns from './data/nouns.json' with { type: 'json' };
import qualities from './data/qualities.json' with { type: 'json' };
import verbs from './data/verbs.json' with { type: 'json' };

/** What a word can stand for. One word may have several meanings: *night* is an hour, *winter* a season and a weather. */
export type Meaning =
  | { role: 'noun'; concept: string; kind: 'person' | 'creature' | 'object' | 'place' | 'nature'; interior: boolean }
  | { role: 'verb'; concept: string }
  | { role: QualityRole; value: string };

export type QualityRole = keyof typeof qualities;

const longestPhrase = 4;

/** Every word and phrase of a language with its meanings. English is keyed by lower-case base forms. */
export type Lexicon = { meanings: Map<string, Meaning[]>; longest: number };

const built = new Map<Language, Lexicon>();

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
    const kind = noun.kind as 'person';
    add(noun[language], {
      role: 'noun',
      concept: noun.concept,
      kind,
      interior: 'interior' in noun && noun.interior === true,
    });
  }
  for (const verb of verbs) add(verb[language], { role: 'verb', concept: verb.concept });
  for (const [role, entries] of Object.entries(qualities)) {
    for (const entry of entries) add(entry[language], { role: role as QualityRole, value: String(entry.value) });
  }
  const length = (word: string) => (language === 'zh' ? [...word].length : word.split(' ').length);
  const longest = language === 'zh' ? Math.max(...[...meanings.keys()].map(length)) : longestPhrase;
  return { meanings, longest };
}
