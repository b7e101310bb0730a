import { glossOf, headKind } from './chinese-nouns.ts';
import numbers from './data/chinese-numbers.json' with { type: 'json' };
import verbCharacters from './data/chinese-verb-characters.json' with { type: 'json' };
import { lexiconOf, type Meaning } from './lexicon.ts';
import type { Word } from './words.ts';

const numerals: Record<string, number> = numbers.numerals;
const collectives: Record<string, number> = numbers.collectives;
const counted = new RegExp(
  `^(?:[${Object.keys(numerals).join('')}]{1,3}|\\d{1,2})(?:多|余)?(?:${numbers.measures.join('|')}|(?=${numbers.countedAlone.join('|')}))`,
  'u',
);
const longestName = 4;
const complements = /^[出了到着过起下上回走住完给向来去进]/u;
const leadsToPlace = /[在到从去回进往于向，。、\s]/u;
const afterPlace = /^[的里中上下内外前旁边，]/u;
const notInNames = new RegExp(`[${verbCharacters.join('')}]|${Object.keys(numerals).join('|')}`, 'u');

/**
 * The words of a Chinese sentence: the longest words of the lexicon from the left, numbers with their measure words, and
 * what the segmenter makes of the rest.
 */
export function chineseWords(sentence: string): Word[] {
  const { meanings, longest } = lexiconOf('zh');
  const characters = [...sentence];
  const edges = segmentEdges(sentence);
  const words: Word[] = [];
  let unknown = '';
  const flush = () => {
    const counts = words.at(-1)?.meanings.some(({ role }) => role === 'counts') === true;
    words.push(...unknownWords(unknown, counts));
    unknown = '';
  };
  const add = (text: string, found: Meaning[]) => {
    flush();
    words.push({ text, base: text, meanings: found, tags: new Set(), ends: false });
  };
  for (let index = 0; index < characters.length; ) {
    const whole = meanings.has(characters.slice(index, index + 3).join(''));
    const number = whole ? undefined : counted.exec(characters.slice(index, index + 6).join(''))?.[0];
    if (number) edges.add(index + [...number].length);
    const size = number
      ? [...number].length
      : longestWord(characters, index, Math.min(longest, characters.length - index), meanings, edges);
    const name = number || size > 1 ? 0 : nameOfPlace(characters, index, meanings);
    const text = characters.slice(index, index + size).join('');
    if (name > 0) add(characters.slice(index, index + name).join(''), []);
    else if (number) add(number, [{ role: 'counts', value: String(numberIn(number)) }]);
    else if (size > 0) add(text, meanings.get(text)!);
    else {
      const character = characters[index]!;
      if (/[\p{P}\s]/u.test(character)) {
        flush();
        const last = words.at(-1);
        if (last) last.ends = true;
      } else unknown += character;
    }
    index += Math.max(1, size, name);
  }
  flush();
  return words;
}

/**
 * A single character is a word only where the segmenter parts it from both its neighbours, or a verb before what completes
 * it; with a head after it (刀客) it is part of a longer noun.
 */
function longestWord(
  characters: string[],
  index: number,
  longest: number,
  meanings: Map<string, Meaning[]>,
  edges: Set<number>,
): number {
  for (let size = longest; size > 0; size--) {
    const found = meanings.get(characters.slice(index, index + size).join(''));
    if (!found) continue;
    if (size > 1) return size;
    const completed = found.some(({ role }) => role === 'verb') && complements.test(characters[index + 1] ?? '');
    if (edges.has(index) && (edges.has(index + 1) || completed))
      return isPartOfNoun(characters, index, meanings) ? 0 : 1;
  }
  return 0;
}

/** 刀客, 月宫: a character whose noun only comes with the next one, which begins no word of its own. */
function isPartOfNoun(characters: string[], index: number, meanings: Map<string, Meaning[]>): boolean {
  const [own, next, after] = characters.slice(index, index + 3);
  if (!next || (after && meanings.has(next + after))) return false;
  if (!meanings.get(own!)!.some(({ role }) => role === 'noun' || role === 'colours')) return false;
  const kind = headKind(next);
  return kind === 'person' || kind === 'place';
}

/** A place's own name: 青云观 before 的 or 里, at the start or after 在. */
function nameOfPlace(characters: string[], index: number, meanings: Map<string, Meaning[]>): number {
  if (index > 0 && !leadsToPlace.test(characters[index - 1]!)) return 0;
  for (let size = 4; size > 1; size--) {
    const text = characters.slice(index, index + size).join('');
    const next = characters[index + size] ?? '';
    if ([...text].length < size || !afterPlace.test(next) || headKind(text.at(-1)!) !== 'place') continue;
    if (notInNames.test(text) || knownInside(text, meanings)) continue;
    return size;
  }
  return 0;
}

/** A word of two characters or more that the lexicon knows stands in the text. */
function knownInside(text: string, meanings: Map<string, Meaning[]>): boolean {
  const characters = [...text];
  return characters.some((_, start) =>
    characters.some((__, end) => end > start && meanings.has(characters.slice(start, end + 1).join(''))),
  );
}

/** After a number the run begins with a noun, up to its first head: 一个胡商带着. */
function unknownWords(run: string, counted: boolean): Word[] {
  if (run === '') return [];
  const noun = counted ? countedNoun(run) : undefined;
  if (noun && noun.length < run.length)
    return [...unknownWords(noun, false), ...unknownWords(run.slice(noun.length), false)];
  const whole =
    [...run].length <= longestName && [...run].length > 1 && !notInNames.test(run) && glossOf(run) !== undefined;
  const parts = whole
    ? [run]
    : [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(run)]
        .filter((part) => part.isWordLike)
        .flatMap((part) => parted(part.segment));
  const { meanings } = lexiconOf('zh');
  return parts.map((text, at) => ({
    text,
    base: text,
    meanings: at > 0 && [...parts[at - 1]!].length === 1 ? (meanings.get(text) ?? []) : [],
    tags: new Set(),
    ends: false,
  }));
}

/** 写信 is a deed and its thing, where the segmenter keeps both as one word. */
function parted(segment: string): string[] {
  const [first = '', ...rest] = [...segment];
  const noun = lexiconOf('zh')
    .meanings.get(rest.join(''))
    ?.find(({ role }) => role === 'noun');
  const thing = noun?.role === 'noun' && noun.kind === 'object';
  return thing && /[写读看买卖吃喝做织弹修画养偷抢捡拿送寄借找烤煮]/u.test(first) ? [first, rest.join('')] : [segment];
}

function countedNoun(run: string): string | undefined {
  const characters = [...run];
  for (let size = 2; size <= Math.min(longestName, characters.length); size++) {
    const text = characters.slice(0, size).join('');
    if (
      headKind(characters[size - 1]!) &&
      glossOf(text) &&
      !notInNames.test(text) &&
      !/^[的地得]/u.test(characters[size] ?? '')
    )
      return text;
  }
  return undefined;
}

function numberIn(number: string): number {
  const digits = /^\d+/.exec(number);
  if (digits) return Math.max(1, Number(digits[0]));
  const collective = Object.entries(collectives).find(([measure]) => number.endsWith(measure))?.[1] ?? 1;
  const values = [...number].map((character) => numerals[character]).filter((value) => value !== undefined);
  const ten = values.indexOf(10);
  if (ten < 0) return (values[0] ?? 1) === 1 ? collective : values[0]!;
  return (ten > 0 ? values[0]! * 10 : 10) + (values[ten + 1] ?? 0);
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
