import type { Finding } from '../film/index.ts';
import { glossOf, isAnimalRole, type Thesaurus } from '../language/index.ts';
import { type CreatureType, creatureTypes, type PersonType, personTypes, typeIn } from './appearance.ts';
import people from './data/people.json' with { type: 'json' };
import type { Mention } from './introductions.ts';
import { creatureLikeness, personLikeness } from './likeness.ts';
import { findWords } from './words.ts';

/** Who plays a mention: a kind of person, or a kind of creature under its own name. `path` leads from a noun that no table has. */
export type Part =
  | { kind: 'person'; type: PersonType | undefined; path: string[]; noun?: string; animal?: Animal }
  | { kind: 'creature'; type: CreatureType; species: string; listed: boolean; path: string[] };

/** The animal that somebody is who acts as people do, by what the script calls it. */
export type Animal = { type: CreatureType; species: string };

const animalPlans = ['fox', 'dog', 'horse'];
const longestName = 4;

/**
 * Chooses the kind of person or creature for a mention: by the words of the tables, the longer word where two fit; else,
 * for a common noun, by the thesaurus. What is neither person nor creature, such as a talking teapot, is played by a person.
 */
export function castAs(mention: Mention, plot: string, thesaurus: Thesaurus | undefined): Part {
  const words = isListed(mention.name) ? mention.name : [mention.name, ...mention.aliases].join(' ; ');
  const person =
    typeIn(words, personTypes) ??
    alsoNamed(mention.name, personTypes) ??
    (mention.creature ? undefined : typeIn(mention.description, personTypes));
  const creature =
    typeIn(words, creatureTypes) ??
    alsoNamed(mention.name, creatureTypes) ??
    (mention.creature ? typeIn(mention.description, creatureTypes) : undefined);
  const animal = animalInRole(mention, words);
  if (animal) return { kind: 'person', type: typeIn(words, personTypes) ?? person, path: [], animal };
  const other =
    typeIn(words, personTypes) || alsoNamed(mention.name, personTypes) || creature
      ? undefined
      : fromThesaurus(mention, plot, thesaurus);
  if (other) return other;
  const human = person && (!creature || personWins(words, person, creature));
  if (human || (!creature && !mention.creature)) return { kind: 'person', type: person, path: [] };
  return asCreature(creature ?? creatureTypes.at(-1)!, words, mention);
}

/** The kind for a cue whose word is a verb or an adjective as often, such as GUARD, GIANT or FLY. */
function alsoNamed<T extends { also?: readonly string[] }>(name: string, table: readonly T[]): T | undefined {
  return table.find((type) => type.also && findWords(name, type.also).length > 0);
}

function isListed(name: string): boolean {
  return typeIn(name, personTypes) !== undefined || typeIn(name, creatureTypes) !== undefined;
}

function asCreature(type: CreatureType, words: string, mention: Mention): Part {
  const named = speciesIn(words, type);
  const species = (named ?? mention.name).toLowerCase();
  return { kind: 'creature', type, species, listed: named !== undefined && !type.substitute, path: [species] };
}

function fromThesaurus(mention: Mention, plot: string, thesaurus: Thesaurus | undefined): Part | undefined {
  if (!isCommonNoun(mention, plot)) return undefined;
  const noun = mention.name.toLowerCase();
  const kind = thesaurus?.kindOf(noun, 'person')?.kind ?? glossOf(noun)?.kind;
  if (kind === 'creature') {
    const near = creatureLikeness(noun, thesaurus);
    return {
      kind: 'creature',
      type: near?.entry ?? creatureTypes.at(-1)!,
      species: noun,
      listed: false,
      path: near?.path ?? [noun],
    };
  }
  if (kind === 'person') {
    const gloss = glossOf(noun)?.english;
    const near = personLikeness(noun, thesaurus);
    const type = (gloss ? typeIn(gloss, personTypes) : undefined) ?? near?.entry;
    return type && { kind: 'person', type, path: near?.path ?? [noun, gloss ?? ''], noun };
  }
  return kind && { kind: 'person', type: undefined, path: [noun, kind], noun };
}

/** A cue that the script also writes in small letters, or a Chinese one that ends with a noun; not a person's name. */
function isCommonNoun({ name, creature }: Mention, plot: string): boolean {
  if (/\p{Script=Han}/u.test(name)) return [...name].length <= longestName + 2 && glossOf(name) !== undefined;
  const lower = name.toLowerCase();
  const { female, male } = people.names;
  if (female.includes(lower) || male.includes(lower)) return false;
  const at = plot.indexOf(lower);
  return creature || (at >= 0 && findWords(plot.slice(Math.max(0, at - 1), at + lower.length + 1), [lower]).length > 0);
}

/**
 * *Cat detective* is a cat that acts as people do: the animal's word stands right before a role that animals take in fables, in
 * the name or where the script calls the DETECTIVE a *cat detective*.
 */
function animalInRole({ name, description }: Mention, words: string): Animal | undefined {
  const inName = [words, ...(isAnimalRole(name) ? [description] : [])];
  const found = inName.flatMap((text, index) =>
    acting.flatMap((type) =>
      [...findWords(text, type.en), ...findWords(text, type.zh)].flatMap(({ word, end }) => {
        const role = text.slice(end).split(';')[0]!.trim();
        const fits = index === 0 ? isAnimalRole(role) : role.toLowerCase().startsWith(name.toLowerCase());
        return fits ? [{ type, species: word.toLowerCase() }] : [];
      }),
    ),
  );
  return found.sort((a, b) => b.species.length - a.species.length)[0];
}

/** Animals whose heads people can have: those with four legs. */
const acting = creatureTypes.filter(({ plan, acts = true }) => acts && animalPlans.includes(plan));

/** "Fox spirit" is a person although it contains "fox"; "old man's dog" is decided by the longer word. */
function personWins(words: string, person: PersonType, creature: CreatureType): boolean {
  const longest = (list: readonly string[]) =>
    Math.max(0, ...list.filter((word) => words.toLowerCase().includes(word)).map((word) => word.length));
  return longest([...person.en, ...person.zh]) > longest([...creature.en, ...creature.zh]);
}

function speciesIn(words: string, type: CreatureType): string | undefined {
  return [...type.en, ...(type.also ?? []), ...type.zh]
    .filter((word) => words.toLowerCase().includes(word))
    .sort((a, b) => b.length - a.length)[0];
}

/** The finding for a part whose body or dress is only the nearest one; `undefined` when it is its own. */
export function substitutedPart(mention: Mention, part: Part): Finding | undefined {
  const where = { file: 'screenplay.fountain', line: mention.line };
  if (part.kind === 'creature') {
    if (part.listed) return undefined;
    return {
      code: 'creature-substituted',
      severity: 'draft',
      message: `${mention.name}: there is no body for "${part.species}" yet, so it is built on the body of a ${part.type.plan}.`,
      where,
      evidence: { species: part.species, plan: part.type.plan, path: [...part.path, part.type.plan] },
      confidence: 0.9,
      fix: `Choose another body plan for ${mention.name} in cast.yaml.`,
    };
  }
  if (part.noun === undefined) return undefined;
  const played = part.type ? `like a ${part.type.en[0] ?? part.type.id}` : 'by a person';
  return {
    code: 'person-substituted',
    severity: part.type ? 'note' : 'draft',
    message: `${mention.name}: there is no dress for "${part.noun}" yet, so the part is played ${played}.`,
    where,
    evidence: { noun: part.noun, path: part.path },
    confidence: 0.8,
    fix: `Describe how ${mention.name} looks in cast.yaml.`,
  };
}
