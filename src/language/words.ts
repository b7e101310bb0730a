import type { Language } from '../film/index.ts';
import { chineseWords } from './chinese-words.ts';
import { englishWords } from './english-words.ts';
import type { Meaning, QualityRole } from './lexicon.ts';
import type { Thesaurus } from './thesaurus.ts';

/** A word or phrase of a sentence with what it can mean. `base` is its dictionary form; `ends`: a pause or a genitive follows. */
export type Word = { text: string; base: string; meanings: Meaning[]; tags: Set<string>; ends: boolean };

const notFinite = ['Gerund', 'Participle', 'Adjective', 'Copula', 'Auxiliary', 'Modal', 'Particle'];

/** What a word of the lexicon is as a noun. */
export type NounMeaning = Extract<Meaning, { role: 'noun' }>;

/** The words of one sentence, known phrases kept whole. */
export function readWords(sentence: string, language: Language, thesaurus?: Thesaurus): Word[] {
  return language === 'zh' ? chineseWords(sentence) : englishWords(sentence, thesaurus);
}

/** The value that a word has in a role, such as its hour or colour. */
export function valueIn(word: Word, role: QualityRole): string | undefined {
  const meaning = word.meanings.find((candidate) => candidate.role === role);
  return meaning && 'value' in meaning ? meaning.value : undefined;
}

/** What a word is as a noun of the lexicon. */
export function nounOf(word: Word): NounMeaning | undefined {
  return word.meanings.find((meaning): meaning is NounMeaning => meaning.role === 'noun');
}

/** A word that the lexicon knows as a verb and not as a noun, or that the tagger takes for a finite verb. */
export function isVerb(word: Word): boolean {
  if (word.meanings.length > 0) return word.meanings.some((meaning) => meaning.role === 'verb') && !nounOf(word);
  return word.tags.has('Verb') && !notFinite.some((tag) => word.tags.has(tag));
}
