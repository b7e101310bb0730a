import { lexiconOf, type Meaning } from './lexicon.ts';
import { type Term, taggedTerms } from './mend-tags.ts';
import { singular } from './noun-forms.ts';
import type { Thesaurus } from './thesaurus.ts';
import type { Word } from './words.ts';

const longestCompound = 3;
const pause = /[,;:.!?()—–"“”]/;

/** The words of an English sentence. Phrases of the lexicon, compounds of the thesaurus and names are kept whole. */
export function englishWords(sentence: string, thesaurus: Thesaurus | undefined): Word[] {
  const { meanings, longest } = lexiconOf('en');
  const terms = taggedTerms(sentence);
  const words: Word[] = [];
  for (let index = 0; index < terms.length; ) {
    const known = longestPhrase(terms, index, longest, meanings);
    const compound = longestCompoundAt(terms, index, known.size, meanings, thesaurus);
    const size = Math.max(1, known.size, compound, nameLength(terms, index));
    const span = terms.slice(index, index + size);
    words.push({
      text: span.map((term) => term.text).join(' '),
      base: span.map((term, place) => (place === span.length - 1 ? baseOf(term) : term.normal)).join(' '),
      meanings: size > known.size ? [] : known.meanings,
      tags: new Set(span.at(-1)!.tags),
      ends: pause.test(span.at(-1)!.post ?? '') || /['’]s$/.test(span.at(-1)!.text),
    });
    index += size;
  }
  return words;
}

function longestPhrase(terms: Term[], index: number, longest: number, meanings: Map<string, Meaning[]>) {
  for (let size = Math.min(longest, terms.length - index); size > 0; size--) {
    const found = lookUp(terms.slice(index, index + size), meanings, terms[index - 1]);
    const stands = size === 1 && isSomebody(terms[index]!, terms[index + 1]);
    const kept = stands ? found?.filter((meaning) => !('value' in meaning)) : found;
    if (kept && kept.length > 0) return { size, meanings: kept };
  }
  return { size: 0, meanings: [] as Meaning[] };
}

/** *a baby* in *finds a baby on the seat*; in *a baby elephant* it says how old. */
function isSomebody(term: Term, next: Term | undefined): boolean {
  return hasTag(term, 'Actor') && hasTag(term, 'Noun') && !(next && hasTag(next, 'Noun', 'Adjective'));
}

/** *space station*, *polar bear*: several words that the thesaurus knows as one noun, and none of them a quality. */
function longestCompoundAt(
  terms: Term[],
  index: number,
  known: number,
  meanings: Map<string, Meaning[]>,
  thesaurus: Thesaurus | undefined,
): number {
  if (!thesaurus) return 0;
  for (let size = Math.min(longestCompound, terms.length - index); size > Math.max(1, known); size--) {
    const span = terms.slice(index, index + size);
    const leading = span.slice(0, -1);
    const nounLike = leading.every(
      (term) => hasTag(term, 'Noun', 'Adjective') && !hasTag(term, 'Pronoun', 'ProperNoun'),
    );
    const paused = leading.some((term) => pause.test(term.post ?? '') || /['’]s$/.test(term.text));
    const described = leading.some((term) => meanings.get(term.normal)?.some((meaning) => 'value' in meaning));
    if (!nounLike || paused || described || !hasTag(span.at(-1)!, 'Noun')) continue;
    const phrase = span.map((term) => term.normal).join(' ');
    if (thesaurus.knows(phrase) && thesaurus.kindOf(phrase)) return size;
  }
  return 0;
}

/** *Anna Smith*: capitalised words in a row that the tagger takes for one person's names. */
function nameLength(terms: Term[], index: number): number {
  let size = 0;
  while (
    size < 3 &&
    terms[index + size] &&
    isPersonName(terms[index + size]!) &&
    !(size > 0 && pause.test(terms[index + size - 1]!.post ?? ''))
  )
    size++;
  return size;
}

function isPersonName(term: Term): boolean {
  return (
    /^\p{Lu}\p{Ll}/u.test(term.text) && hasTag(term, 'FirstName', 'LastName', 'Person') && !hasTag(term, 'Honorific')
  );
}

function hasTag(term: Term, ...tags: string[]): boolean {
  return tags.some((tag) => term.tags?.includes(tag));
}

function baseOf(term: Term): string {
  const normal = term.normal.replace(/['’]s$/, '');
  return term.root ?? normal;
}

function lookUp(terms: Term[], meanings: Map<string, Meaning[]>, before: Term | undefined): Meaning[] | undefined {
  const last = terms.at(-1)!;
  const leading = terms.slice(0, -1).map((term) => term.normal);
  const described = before !== undefined && hasTag(before, 'Determiner', 'Adjective', 'Possessive');
  const tags = new Set(last.tags);
  for (const form of new Set([last.normal.replace(/['’]s$/, ''), baseOf(last), singular(last.normal)])) {
    const found = meanings.get([...leading, form].join(' '));
    if (!found) continue;
    const fitting = terms.length > 1 ? found : found.filter((meaning) => fits(meaning, tags, described));
    return fitting.length > 0 ? fitting : undefined;
  }
  return undefined;
}

/** A tagger's word class and the word before decide between meanings: *a watch* is no looking, *to bear* no animal. */
function fits(meaning: Meaning, tags: Set<string>, described: boolean): boolean {
  if (meaning.role === 'verb')
    return tags.has('Verb') || !(described || tags.has('Adjective') || tags.has('Preposition'));
  if (meaning.role === 'noun') return tags.has('Noun') || !tags.has('Verb');
  return true;
}
