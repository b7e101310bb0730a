import type { Creature } from '../../film/index.ts';

/** The kind in a table of words that a species names: by a word of its own in English, by any part of its name in Chinese or of two words. */
export function kindIn<K extends string>({ species }: Creature, table: Record<K, string[]>): K | undefined {
  const name = species.toLowerCase();
  const words = name.split(/[^\p{L}]+/u);
  return (Object.keys(table) as K[]).find((kind) =>
    table[kind].some((word) => (/\p{Script=Han}| /u.test(word) ? name.includes(word) : words.includes(word))),
  );
}
