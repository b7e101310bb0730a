import creatureSizes from './data/creature-sizes.json' with { type: 'json' };

/** How much larger than its kind (1) a creature called by one of `names` is said to be: "a small dragon", 巨龙. */
export function sizeIn(text: string, names: readonly string[]): number {
  const nouns = names.map((noun) => noun.replace(/[^\p{L} ]/gu, '')).join('|');
  const said = creatureSizes.find(({ en, zh }) =>
    new RegExp(`\\b(?:${en.join('|')})\\s+(?:\\p{L}+\\s+)?(?:${nouns})|(?:${zh.join('|')})(?:${nouns})`, 'iu').test(
      text,
    ),
  );
  return said?.factor ?? 1;
}
