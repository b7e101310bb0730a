import type { Subject } from '../film/index.ts';
import { isAnimalRole } from './animal-roles.ts';
import { glossOf } from './chinese-nouns.ts';
import { compoundStart, type Reading } from './find-nouns.ts';
import type { SenseKind } from './kinds.ts';
import { nounForms } from './noun-forms.ts';
import { nounOf, type Word } from './words.ts';

/** What a noun is where it stands. `concept` is its English noun; `seen` is false for what no picture can show. */
export type NounSense = SenseKind & { concept: string; seen: boolean };

type Context = { led: boolean; outdoors: boolean; agent: boolean };

const leads = /^(?:in|on|inside|into|at|across|through|aboard|onto|near|beneath|under)$/;
const outside = /^(?:on|near|onto|beneath|under|across|outside|above|over)$/;
const personSuffix = /(?:er|or|ist|man|woman|ian|eer|maid|smith)$/;
const personTags = ['Person', 'FirstName', 'LastName', 'ProperNoun', 'Actor'];
const plain = { interior: false, aboard: false, several: false, seen: true };

/** The sense of somebody's name. */
export function personSense(concept: string): NounSense {
  return { ...plain, kind: 'person', concept };
}

/** What the noun at `index` is, by the lexicon, else the thesaurus, else its place in the sentence. */
export function senseOf(words: Word[], index: number, firstVerb: number, reading: Reading): NounSense {
  const word = words[index]!;
  const known = nounOf(word);
  const before = words.slice(Math.max(0, compoundStart(words, index, reading) - 3), index).map((near) => near.base);
  const context = {
    led: before.some((near) => leads.test(near)),
    outdoors: before.some((near) => outside.test(near)),
    agent: firstVerb >= 0 && index < firstVerb,
  };
  const landed = before.some((near) => /^(?:on|onto)$/.test(near)) && reading.thesaurus?.kindOf(word.base)?.aboard;
  if (known?.kind === 'nature' && landed) return { ...plain, kind: 'place', concept: known.concept };
  const sense = known ? { ...plain, ...known, several: known.several === true } : unknownSense(word, context, reading);
  const animal =
    sense.kind === 'person' && isAnimalRole(sense.concept) ? animalBefore(words, index, reading) : undefined;
  return animal ? { ...sense, kind: 'creature', concept: animal } : sense;
}

/** *a panda chef* is a panda: the animal that a role's noun is described by. */
function animalBefore(words: Word[], index: number, reading: Reading): string | undefined {
  if (compoundStart(words, index, reading) === index) return undefined;
  const word = words[index - 1]!;
  const known = nounOf(word);
  if (known) return known.kind === 'creature' ? known.concept : undefined;
  const gloss = glossOf(word.text);
  if (gloss) return gloss.kind === 'creature' ? gloss.english : undefined;
  const found = reading.thesaurus?.kindOf(word.base);
  return found?.kind === 'creature' ? found.noun : undefined;
}

function unknownSense(word: Word, context: Context, { language, thesaurus }: Reading): NounSense {
  const gloss = language === 'zh' ? glossOf(word.text) : undefined;
  if (gloss) return { ...gloss, concept: gloss.english, seen: true };
  const expected = context.led ? 'place' : context.agent ? 'person' : undefined;
  const found = thesaurus?.kindOf(word.base, expected);
  if (found) {
    const kind = found.aboard && context.led ? 'place' : found.kind;
    const interior = kind === 'place' && found.interior && (found.aboard || !context.outdoors);
    return { ...found, kind, interior, concept: found.noun, seen: true };
  }
  const abstract = language === 'en' && thesaurus?.knows(word.base) === true && !word.tags.has('ProperNoun');
  return {
    ...plain,
    kind: abstract ? 'object' : guessKind(word, context),
    concept: language === 'zh' ? word.base : (nounForms(word.base).at(-1) ?? word.base),
    interior: context.led && !context.outdoors,
    seen: !abstract,
  };
}

/** Without a dictionary: a place after *in* or *at*, a person by its ending or where it acts, else an object. */
function guessKind(word: Word, { led, agent }: Context): Subject['kind'] {
  if (led) return 'place';
  const isPerson = personTags.some((tag) => word.tags.has(tag)) || personSuffix.test(word.base);
  return isPerson || agent ? 'person' : 'object';
}
