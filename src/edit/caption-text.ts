import { literal } from '../film/index.ts';
import table from './data/phrase-words.json' with { type: 'json' };

/** A place where a text may be parted: its first part ends at `end`, the next begins at `next`. `cost` 0 is after a sentence. */
export type Break = { end: number; next: number; cost: number };

/** A text with its width and the places where it may be parted, in order. */
export type Phrases = { text: string; breaks: Break[]; columns(from: number, to: number): number };

/** One or two lines of a caption, and how much is lost by where they part. */
export type SetLines = { lines: string[]; cost: number };

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|[“”‘’…—]{2}/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const closing = /^[.,;:!?%)\]}。！？；，、：”’）》」』】…—–]/u;
const opening = /[([{“‘（《「『【$#@]$/u;

/**
 * Columns that a text takes: a Latin letter, digit, space or mark one, a Chinese character, full-width mark or emoji two; what
 * combines into one sign counts once. A limit of 16 Chinese characters is 32 columns.
 */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += wide.test(segment) ? 2 : 1;
  return columns;
}

/** Columns of a text that stand before each of its characters, and before its end. */
export function columnsBefore(text: string): Float64Array {
  const before = new Float64Array(text.length + 1);
  let at = 0;
  for (const { segment } of graphemes.segment(text)) {
    before.fill(before[at]! + (wide.test(segment) ? 2 : 1), at + 1, at + segment.length + 1);
    at += segment.length;
  }
  return before;
}

/** Reads where a text may be parted, in English, Chinese and both mixed; `names` are kept whole, a part over `most` columns is not. */
export function phrasesOf(text: string, names: readonly string[], most: number): Phrases {
  const before = columnsBefore(text);
  const columns = (from: number, to: number) => before[to]! - before[from]!;
  const held = namedSpans(text, names);
  const breaks = wordBreaks(text).map((place) =>
    held.some(([from, to]) => place.end > from && place.next < to) ? { ...place, cost: table.cost.name } : place,
  );
  return { text, columns, breaks: tear(text, breaks, columns, most) };
}

function namedSpans(text: string, names: readonly string[]): [number, number][] {
  return names
    .filter((name) => name.trim().length > 1)
    .flatMap((name) =>
      [...text.matchAll(new RegExp(literal(name), 'gi'))].map(({ index }): [number, number] => [
        index,
        index + name.length,
      ]),
    );
}

function wordBreaks(text: string): Break[] {
  const breaks: Break[] = [];
  const segments = [...segmenter.segment(text)];
  for (let index = 1; index < segments.length; index++) {
    const { segment, index: at } = segments[index]!;
    if (segment.trim() === '') continue;
    const end = text.slice(0, at).trimEnd().length;
    if (end === 0 || closing.test(segment) || opening.test(text.slice(0, end))) continue;
    const spaced = end < at;
    if (!spaced && !wide.test(text[end - 1]!) && !wide.test(segment) && !/[—–]$/u.test(text.slice(0, end))) continue;
    const last = segments.slice(0, index).findLast((part) => part.segment.trim() !== '')!;
    breaks.push({ end, next: at, cost: costOf(text.slice(0, end), last.segment, segment) });
  }
  return breaks;
}

const needsNext = new Set(table.needsNext);
const needsBefore = new Set(table.needsBefore);
const startsPhrase = new Set(table.startsPhrase);
const modifiers = new Set(table.modifiers);
const abbreviations = new Set(table.abbreviations);

/** What parting between two neighbouring words loses, `before` being all that stands before. */
function costOf(before: string, last: string, next: string): number {
  const { cost } = table;
  const bare = before.replace(/["'”’）)\]」』]+$/u, '');
  const dotted = /(\p{L}[\p{L}.]*)\.$/u.exec(bare)?.[1];
  if (dotted && (dotted.length === 1 || abbreviations.has(dotted.toLowerCase()))) return cost.name;
  if (/[.!?。！？…]$/u.test(bare)) return cost.sentence;
  if (/[,;:，；：、—–]$/u.test(bare)) return cost.clause;
  const [one, other] = [last.toLowerCase().replaceAll('’', "'"), next.toLowerCase()];
  if (needsNext.has(one) || needsBefore.has(other) || /^[\d.,]+$/.test(last)) return cost.bound;
  if (/^\p{Lu}[\p{Ll}'-]+$/u.test(last) && /^\p{Lu}/u.test(next) && next !== 'I') return cost.name;
  if (modifiers.has(one)) return cost.modifier;
  return startsPhrase.has(other) || opening.test(next) ? cost.before : cost.plain;
}

/** A word longer than a line may be torn anywhere. */
function tear(text: string, breaks: readonly Break[], columns: Phrases['columns'], most: number): Break[] {
  const ends = [0, ...breaks.map(({ next }) => next), text.length];
  return ends.slice(1).flatMap((to, index): Break[] => {
    const from = ends[index]!;
    const kept = breaks[index] ? [breaks[index]] : [];
    if (columns(from, to) <= most) return kept;
    const signs = [...graphemes.segment(text.slice(from, to))].slice(1);
    return [
      ...signs.map((sign) => ({ end: from + sign.index, next: from + sign.index, cost: table.cost.torn })),
      ...kept,
    ].filter(({ end, next }) => end === next || text.slice(end, next).trim() === '');
  });
}

/**
 * Sets a stretch of a text in one line where it fits `most` columns, else in two that part at the best phrase, balanced or with the
 * longer one below; `undefined` where two lines do not hold it. `first` and `until` bound the breaks that lie in the stretch.
 */
export function setLines(
  phrases: Phrases,
  [from, to]: readonly [number, number],
  most: number,
  [first, until]: readonly [number, number] = [0, phrases.breaks.length],
): SetLines | undefined {
  const { text, breaks, columns } = phrases;
  if (columns(from, to) <= most) return { lines: [text.slice(from, to)], cost: 0 };
  let best: { place: Break; cost: number } | undefined;
  for (let index = first; index < until; index++) {
    const place = breaks[index]!;
    if (place.end <= from || place.next >= to) continue;
    const [top, foot] = [columns(from, place.end), columns(place.next, to)];
    if (top > most || foot > most) continue;
    const cost = place.cost + (top > foot ? (top - foot) * 0.45 : (foot - top) * 0.35);
    if (!best || cost < best.cost) best = { place, cost };
  }
  return best && { lines: [text.slice(from, best.place.end), text.slice(best.place.next, to)], cost: best.cost };
}
