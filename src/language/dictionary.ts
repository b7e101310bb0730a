/** One sense: a set of English nouns that mean the same, as in WordNet. */
export type Synset = {
  id: number;
  /** Number of the lexicographer file, 3 to 28 for nouns: 5 animals, 6 artifacts, 15 locations, 18 persons (WordNet, lexnames(5WN)). */
  field: number;
  /** Lower case, words of a collocation joined by a space. */
  words: readonly string[];
  /** The broader senses, instance hypernyms included. */
  broader: readonly number[];
  /** An instance, such as a certain city or composer, and no kind of thing. */
  named: boolean;
};

/** Where a thesaurus gets its nouns from; `node/` reads WordNet's files. */
export type Dictionary = {
  name: string;
  /** Ids of the senses of a noun in dictionary form (lower case, spaces between words), the most frequent first; empty when there is none. */
  senses(lemma: string): readonly number[];
  synset(id: number): Synset;
};
