import { glossOf } from './chinese-nouns.ts';
import nouns from './data/nouns.json' with { type: 'json' };
import type { Thesaurus } from './thesaurus.ts';

/** What a noun alone lets a viewer expect of who or what it names. */
export type Traits = {
  sex?: 'female' | 'male';
  age?: 'child' | 'elder';
  /** A being that changes shape: the animal or the light it comes from. */
  spirit?: 'fox' | 'snake' | 'light';
  /** The body plan of a creature. */
  plan?: 'fox' | 'dog' | 'horse' | 'bird' | 'dragon';
};

/**
 * The traits of a noun in its language's dictionary form; `concept` and the last word of a compound are the fallbacks, then
 * what the thesaurus has above the noun. English feminine nouns count as such.
 */
export function traitsOf(noun: string, concept: string, thesaurus?: Thesaurus): Traits {
  const forms = [noun, glossOf(noun)?.head, concept, noun.split(' ').at(-1), glossOf(noun)?.english];
  const entry = forms.map((form) => form && entryFor(form)).find(Boolean);
  const { sex, age, spirit, plan } = (entry || {}) as Traits;
  const guessed = entry ? undefined : sexAbove(concept, thesaurus);
  return {
    ...((sex ?? guessed) && { sex: sex ?? guessed }),
    ...(age && { age }),
    ...(spirit && { spirit }),
    ...(plan && { plan }),
  };
}

function entryFor(form: string) {
  return (
    nouns.find(({ en, zh }) => en.includes(form) || zh.includes(form)) ?? nouns.find(({ concept }) => concept === form)
  );
}

function sexAbove(concept: string, thesaurus: Thesaurus | undefined): Traits['sex'] {
  const above = [...(thesaurus?.above(concept) ?? [])];
  if (above.some((name) => /\b(?:woman|female|lady|girl|wife|mother)\b/.test(name))) return 'female';
  return above.some((name) => /\b(?:man|male|boy|husband|father)\b/.test(name)) ? 'male' : undefined;
}
