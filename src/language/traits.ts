import nouns from './data/nouns.json' with { type: 'json' };

/** What a noun alone lets a viewer expect of who or what it names. */
export type Traits = {
  sex?: 'female' | 'male';
  age?: 'child' | 'elder';
  /** A being that changes shape: the animal or the light it comes from. */
  spirit?: 'fox' | 'snake' | 'light';
  /** The body plan of a creature. */
  plan?: 'fox' | 'dog' | 'horse' | 'bird' | 'dragon';
};

/** The traits of a noun in its language's dictionary form; `concept` is the fallback. English feminine nouns count as such. */
export function traitsOf(noun: string, concept: string): Traits {
  const entry =
    nouns.find((candidate) => candidate.concept === concept) ??
    nouns.find((candidate) => [...candidate.en, ...candidate.zh].includes(noun));
  const { sex, age, spirit, plan } = (entry ?? {}) as Traits;
  return { ...(sex && { sex }), ...(age && { age }), ...(spirit && { spirit }), ...(plan && { plan }) };
}
