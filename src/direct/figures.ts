import table from './data/figures.json' with { type: 'json' };
import type { Performer } from './performers.ts';
import { findWords, type Hit } from './words.ts';

type Place = Pick<Hit, 'start' | 'end'>;

const shapes = Object.entries(table.shapes).map(
  ([words, real]) =>
    [
      new RegExp(`^(?:${words})$`, 'iu'),
      new RegExp(`${table.of}(?!(?:${real})\\b)\\p{L}`, 'iu'),
      new RegExp(`${table.of}(?:${real})\\b`, 'iu'),
    ] as const,
);
const likened = { before: new RegExp(table.likened.before, 'iu'), after: new RegExp(table.likened.after, 'iu') };
const beside = { before: new RegExp(table.beside.before, 'iu'), after: new RegExp(table.beside.after, 'iu') };
const found = new RegExp(`${table.found.en}|${table.found.zh}`, 'iu');
const there = new RegExp(table.there, 'iu');
const alone = new RegExp(table.alone, 'iu');

/** A word of a thing that names a shape (*a ring of ferns*) or what something is likened to (*like a mirror*, 像镜子一样). */
export function isFigure(text: string, { start, end }: Place): boolean {
  const [before, word, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  const last = word.split(' ').at(-1)!;
  return (
    shapes.some(([shape, other, real]) => shape.test(last) && other.test(after) && !real.test(after)) ||
    likened.before.test(before) ||
    likened.after.test(after)
  );
}

const source = new RegExp(table.source, 'iu');
const owned = new RegExp(table.owned, 'iu');

/** The words before a thing take or do something else that is on it: *picks a leaf from the mermaid's* coat. */
export const isSource = (before: string): boolean => source.test(before);

/** Somebody owns the thing that comes next, and so wears it where it is a garment. */
export const isOwned = (before: string): boolean => owned.test(before);

/** A word of a thing that only tells where something else is: *beside the lamp*, 灯旁. */
export const isPlace = (text: string, { start, end }: Place): boolean =>
  beside.before.test(text.slice(0, start)) || beside.after.test(text.slice(end));

/**
 * A sentence that opens a scene with nobody in it paints light and weather; a thing in it is set dressing unless the sentence tells
 * that it lies, stands or burns there, or names nothing else.
 */
export function isDressing(sentence: string, { start, end }: Place, cast: readonly Performer[]): boolean {
  const [before, after] = [sentence.slice(0, start), sentence.slice(end)];
  const peopled = cast.some(({ names, shortNames }) => findWords(sentence, [...names, ...shortNames]).length > 0);
  const fragment = alone.test(before) && /^\P{L}*$/u.test(after);
  return !peopled && !found.test(after) && !there.test(before) && !fragment;
}
