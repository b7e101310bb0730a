import type { Language } from '../film/index.ts';
import { glossOf } from './chinese-nouns.ts';
import verbCharacters from './data/chinese-verb-characters.json' with { type: 'json' };
import type { NounKind } from './kinds.ts';
import type { Thesaurus } from './thesaurus.ts';
import { isVerb, nounOf, type Word } from './words.ts';

/** What helps to read the nouns of a sentence. */
export type Reading = { language: Language; names: readonly string[]; thesaurus?: Thesaurus };

const directionWords = /^(?:left|right|top|bottom|front|back|side|middle|centre|center|end|edge)$/;
const notThings = ['Pronoun', 'Determiner', 'Date', 'Time', 'Verb', 'Value', 'Adjective', 'Conjunction', 'Preposition'];
const beginsVerb = new RegExp(`^[${verbCharacters.join('')}]`, 'u');
const mutual = new Set(['meet', 'love', 'fight', 'leave', 'speak']);

/**
 * A name that the caller knows, or that the text gives: capitalised, and a person's by the tagger; at the start of a sentence
 * only before a verb, a pause or *and*.
 */
export function nameOf(words: readonly Word[], index: number, { language, names }: Reading): string | undefined {
  const word = words[index]!;
  const plain = word.text.replace(/['’]s$/, '');
  const known = names.find((candidate) => candidate.toLowerCase() === plain.toLowerCase());
  if (known || language === 'zh') return known;
  const given = ['FirstName', 'LastName', 'Person'].some((tag) => word.tags.has(tag)) && !word.tags.has('Honorific');
  if (!given || !/^\p{Lu}\p{Ll}/u.test(plain) || word.meanings.length > 0) return undefined;
  const next = words[index + 1];
  const opens = index > 0 || word.ends || plain.includes(' ') || !next || next.tags.has('Conjunction') || isVerb(next);
  return opens ? plain : undefined;
}

/** A word that names somebody or something, by the lexicon, the tagger and its place in the sentence. */
export function isNoun(words: Word[], index: number, reading: Reading): boolean {
  return nounOf(words[index]!) !== undefined || isUnknownNoun(words, index, reading);
}

function isUnknownNoun(words: Word[], index: number, reading: Reading): boolean {
  const { language, thesaurus } = reading;
  const [before, word, after] = [words[index - 1], words[index]!, words[index + 1]];
  if (word.meanings.length > 0 || directionWords.test(word.base)) return false;
  if (language === 'zh') return isChineseNoun(word, before, after);
  if (word.tags.has('Possessive') && !/['’]/.test(word.text)) return false;
  if (word.tags.has('Noun') && !notThings.some((tag) => word.tags.has(tag)))
    return !isMisreadVerb(words, index, reading);
  if (word.tags.has('Adjective')) return endsPhrase(before, after);
  return !word.tags.has('Noun') && endsPhrase(before, after) && thesaurus?.kindOf(word.base) !== undefined;
}

/** *A poet and a courtesan drink wine*: a tagger may take a verb between a person and an object for a noun. */
function isMisreadVerb(words: Word[], index: number, reading: Reading): boolean {
  const [before, word, after] = [words[index - 1], words[index]!, words[index + 1]];
  if (!before || before.ends || word.ends || before.tags.has('ProperNoun')) return false;
  const kind = kindOfWord(before, reading);
  if (kind !== 'person' && kind !== 'creature') return false;
  if (after?.tags.has('Noun') && !after.tags.has('Pronoun'))
    return !reading.thesaurus?.knows(`${word.base} ${after.base}`);
  const plural = /[^s]s$/.test(word.text);
  return (
    plural && after !== undefined && ['Preposition', 'Determiner', 'Possessive'].some((tag) => after.tags.has(tag))
  );
}

function kindOfWord(word: Word, { thesaurus }: Reading): NounKind | undefined {
  return nounOf(word)?.kind ?? glossOf(word.text)?.kind ?? thesaurus?.kindOf(word.base)?.kind;
}

/** A word that ends with a known noun, or that something is counted by. */
function isChineseNoun(word: Word, before: Word | undefined, after: Word | undefined): boolean {
  if ([...word.text].length < 2 || !/^\p{Script=Han}+$/u.test(word.text) || beginsVerb.test(word.text)) return false;
  const gloss = glossOf(word.text);
  if (gloss?.head.length === 1 && gloss.kind !== 'place' && /^[的地得]/u.test(after?.text ?? '')) return false;
  return gloss !== undefined || before?.meanings.some((meaning) => meaning.role === 'counts') === true;
}

/** *observatory* looks like an adjective, but *an abandoned observatory* ends with a noun. */
function endsPhrase(before: Word | undefined, after: Word | undefined): boolean {
  const described = before?.tags.has('Determiner') || before?.tags.has('Adjective');
  return (
    described === true && !(after?.tags.has('Noun') || after?.tags.has('Adjective') || after?.tags.has('Conjunction'))
  );
}

/** *robot* in *robot dog*: a noun directly before another says what kind that is. */
export function isModifier(words: Word[], index: number, reading: Reading): boolean {
  const [word, next] = [words[index]!, words[index + 1]];
  if (!next || word.ends || !isNoun(words, index + 1, reading)) return false;
  if (
    nameOf(words, index, reading) !== undefined ||
    nameOf(words, index + 1, reading) !== undefined ||
    next.tags.has('ProperNoun')
  )
    return false;
  return reading.language === 'en' || joinsChinese(words, word, next, reading);
}

/** Materials, things and animals describe what follows; of two people, too, unless they deal with each other. */
function joinsChinese(words: Word[], word: Word, next: Word, reading: Reading): boolean {
  const [first, second] = [kindOfWord(word, reading), kindOfWord(next, reading)];
  if (first === 'creature') return second === 'person' || second === 'place';
  if (first === 'place') return second === 'place';
  if (/^(?:青年|少年|老年|中年|盲人)$/.test(word.text)) return second === 'person';
  if (first === 'person')
    return (
      second === 'person' &&
      !words.some(
        (other) =>
          isVerb(other) && other.meanings.some((meaning) => meaning.role === 'verb' && mutual.has(meaning.concept)),
      )
    );
  return (first === 'object' || first === 'nature') && second !== 'nature' && second !== 'person';
}

/** Where the compound begins whose last word is at `index`. */
export function compoundStart(words: Word[], index: number, reading: Reading): number {
  let start = index;
  while (start > 0 && isNoun(words, start - 1, reading) && isModifier(words, start - 1, reading)) start--;
  return start;
}
