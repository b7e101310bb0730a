import nlp from 'compromise';
import type { Language } from '../film/index.ts';
import { lexiconOf, type Meaning } from './lexicon.ts';

/** A word or phrase of a sentence with what it can mean. `base` is its dictionary form. */
export type Word = { text: string; base: string; meanings: Meaning[]; tags: Set<string> };

/** `zh` when at least a third of a text's letters are Chinese characters, else `en`. */
export function detectLanguage(text: string): Language {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const other = text.match(/[^\s\p{P}\p{N}\p{Script=Han}]+/gu)?.length ?? 0;
  return han > 0 && han * 2 >= other ? 'zh' : 'en';
}

/** A text cut into sentences, each with its own punctuation. */
export function splitSentences(text: string, language: Language): string[] {
  const segments = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text);
  return [...segments].map((part) => part.segment.trim()).filter((part) => part.length > 0);
}

/** The words of one sentence, known phrases kept whole. */
export function readWords(sentence: string, language: Language): Word[] {
  return language === 'zh' ? chineseWords(sentence) : englishWords(sentence);
}

type Term = { text: string; normal: string; root?: string; tags?: string[] };

function englishWords(sentence: string): Word[] {
  const { meanings, longest } = lexiconOf('en');
  const terms = (nlp(sentence).compute('root').json() as { terms: Term[] }[])
    .flatMap((part) => part.terms)
    .filter((term) => term.normal !== '');
  const words: Word[] = [];
  for (let index = 0; index < terms.length; ) {
    let size = Math.min(longest, terms.length - index);
    let found: Meaning[] | undefined;
    for (; size > 0 && !found; size--) found = lookUp(terms.slice(index, index + size), meanings, terms[index - 1]);
    const span = terms.slice(index, index + (found ? size + 1 : 1));
    words.push({
      text: span.map((term) => term.text).join(' '),
      base: span.map((term, place) => (place === span.length - 1 ? baseOf(term) : term.normal)).join(' '),
      meanings: found ?? [],
      tags: new Set(span.at(-1)!.tags),
    });
    index += span.length;
  }
  return words;
}

function baseOf(term: Term): string {
  const normal = term.normal.replace(/['’]s$/, '');
  return term.root ?? normal;
}

function lookUp(terms: Term[], meanings: Map<string, Meaning[]>, before: Term | undefined): Meaning[] | undefined {
  const last = terms.at(-1)!;
  const leading = terms.slice(0, -1).map((term) => term.normal);
  const described =
    before?.tags?.some((tag) => tag === 'Determiner' || tag === 'Adjective' || tag === 'Possessive') ?? false;
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

function singular(word: string): string {
  if (/(?:ches|shes|sses|xes)$/.test(word)) return word.slice(0, -2);
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

function chineseWords(sentence: string): Word[] {
  const { meanings, longest } = lexiconOf('zh');
  const characters = [...sentence];
  const edges = segmentEdges(sentence);
  const words: Word[] = [];
  let unknown = '';
  const flush = () => {
    for (const part of new Intl.Segmenter('zh', { granularity: 'word' }).segment(unknown)) {
      if (part.isWordLike) words.push({ text: part.segment, base: part.segment, meanings: [], tags: new Set() });
    }
    unknown = '';
  };
  for (let index = 0; index < characters.length; ) {
    let size = Math.min(longest, characters.length - index);
    while (size > 0 && !accepted(size)) size--;
    if (size === 0) {
      unknown += characters[index++];
      continue;
    }
    flush();
    const text = characters.slice(index, index + size).join('');
    words.push({ text, base: text, meanings: meanings.get(text)!, tags: new Set() });
    index += size;

    function accepted(length: number): boolean {
      if (!meanings.has(characters.slice(index, index + length).join(''))) return false;
      return length > 1 || (edges.has(index) && edges.has(index + 1)) || unknown === '';
    }
  }
  flush();
  return words;
}

function segmentEdges(sentence: string): Set<number> {
  const edges = new Set<number>([0]);
  let position = 0;
  for (const part of new Intl.Segmenter('zh', { granularity: 'word' }).segment(sentence)) {
    position += [...part.segment].length;
    edges.add(position);
  }
  return edges;
}
