import type { Subject } from '../film/index.ts';
import tables from './data/noun-kinds.json' with { type: 'json' };

/** What a noun can be in a picture. */
export type NounKind = Subject['kind'];

/** What one sense of a noun is. `aboard`: also a place, for who is in or on it. `several`: one word for many people. */
export type SenseKind = { kind: NounKind; interior: boolean; aboard: boolean; several: boolean };

const partOfBody = 8;
const usual = new Map<string, NounKind | 'none'>(
  Object.entries(tables.usual).flatMap(([kind, nouns]) =>
    nouns.map((noun) => [noun, kind as NounKind | 'none'] as const),
  ),
);
const plain = { interior: false, aboard: false, several: false };

/**
 * What a sense is, from the first names of all its broader senses and its lexicographer file; `undefined` for what cannot
 * be seen. The rules of data/noun-kinds.json are tried in order.
 */
export function kindOfSense(names: ReadonlySet<string>, field: number): SenseKind | undefined {
  if (field === partOfBody || names.has('body part')) return undefined;
  const rule = tables.senses.find((candidate) => candidate.above.some((word) => names.has(word)));
  if (!rule) return undefined;
  return {
    kind: rule.kind as NounKind,
    interior: rule.interior === true,
    aboard: rule.aboard === true,
    several: rule.several === true,
  };
}

/** What a noun is in stories where a dictionary's first sense is another; `none` cannot be seen. */
export function kindInStories(noun: string): SenseKind | 'none' | undefined {
  const kind = usual.get(noun);
  if (kind === undefined || kind === 'none') return kind;
  return { ...plain, kind, interior: kind === 'place' && tables.interiors.includes(noun) };
}
