import type { Character, Creature, Depiction, Finding, Language, Person, Screenplay, Voice } from '../film/index.ts';
import type { Thesaurus } from '../language/index.ts';
import { ageOf, type CreatureType, creatureFrom, eraOf, type Look, personFrom } from './appearance.ts';
import { castAs, type Part, substitutedPart } from './casting.ts';
import { introductions, type Mention, plotText } from './introductions.ts';
import { kinAge } from './kin.ts';
import { findWords, nameKey, slug } from './words.ts';

/** What casting needs: `chooseVoice` is the sound room's, `depict` and `thesaurus` the language room's. */
export type CastOptions = {
  /** Entries that stand already; they are never altered. */
  existing: readonly Character[];
  depict: (text: string) => Depiction;
  seed: number;
  /** `taken` are the voices of everybody cast before. */
  chooseVoice: (
    appearance: Character['appearance'],
    language: Language,
    index: number,
    seed: number,
    taken: readonly Voice[],
  ) => Voice;
  /** Finds the nearest person or creature for nouns that no table has. */
  thesaurus?: Thesaurus;
  /** The idea that the script was written from, for the era it names. */
  premise?: string;
};

/**
 * Casts whoever a screenplay needs and the film has not: speakers, and people and creatures that action lines name.
 * Appearance comes from name and description by the tables in data/. Findings say what had to be replaced, as long as the
 * entry still is what was generated.
 */
export function castCharacters(
  screenplay: Screenplay,
  options: CastOptions,
): { characters: Character[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const known = new Set(options.existing.flatMap((character) => [character.name, ...character.aliases].map(nameKey)));
  const ids = new Set(options.existing.map((character) => character.id));
  const characters: Character[] = [];
  const plot = plotText(screenplay);
  const era = eraOf(plot, options.premise);
  const mentions = introductions(screenplay, options.depict);
  const parts = new Map(mentions.map((mention) => [mention, castAs(mention, plot, options.thesaurus)]));
  const ages = agesOf(mentions, parts, options);
  for (const mention of mentions) {
    if (isPartOf(mention, mentions, parts)) continue;
    const part = parts.get(mention)!;
    const finding = substitutedPart(mention, part);
    const standing = characterNamed(mention.name, options.existing);
    if (finding && (!standing || isAsCast(standing, part))) findings.push(finding);
    if ([mention.name, ...(mention.speaks ? [] : mention.aliases)].some((name) => known.has(nameKey(name)))) continue;
    const before = [...options.existing, ...characters];
    const description = describe(mention, options);
    const appearance = appearanceOf({ ...mention, description }, part, {
      language: screenplay.language,
      era,
      seed: options.seed,
      used: before.map(mainColour),
      others: before.flatMap((other) => (other.appearance.kind === 'person' ? [other.appearance] : [])),
      kinAge: kinAgeOf(mention, ages, options),
    });
    const id = freeId(slug(mention.name), ids);
    const index = options.existing.length + characters.length;
    const taken = before.map((character) => character.voice);
    characters.push({
      id,
      name: mention.name,
      aliases: [...mention.spellings, ...mention.aliases.filter((alias) => !known.has(nameKey(alias)))],
      description: mention.description,
      appearance,
      voice: options.chooseVoice(appearance, screenplay.language, index, options.seed, taken),
    });
    for (const name of [mention.name, ...mention.aliases]) known.add(nameKey(name));
  }
  return { characters, findings };
}

function describe(mention: Mention, options: CastOptions): string {
  return [aboutSelf(mention), premiseOf(mention, options)].filter(Boolean).join('. ');
}

/** How old everybody is but for kinship. */
function agesOf(
  mentions: readonly Mention[],
  parts: ReadonlyMap<Mention, Part>,
  options: CastOptions,
): Map<Mention, Person['age']> {
  const people = mentions.flatMap((mention) => {
    const part = parts.get(mention)!;
    if (part.kind !== 'person') return [];
    const age = ageOf(part.type, { name: mention.name, description: describe(mention, options) });
    return [[mention, age] as const];
  });
  return new Map(people);
}

function kinAgeOf(
  mention: Mention,
  ages: ReadonlyMap<Mention, Person['age']>,
  { premise = '' }: CastOptions,
): Person['age'] | undefined {
  const company = [...ages].filter(([other]) => other !== mention);
  const names = ({ name, aliases }: Mention) => [name, ...aliases].join('; ');
  return kinAge(names(mention), `${mention.description} ${premise}`, {
    names: company.map(([other]) => names(other)).join('; '),
    ages: company.map(([, age]) => age),
  });
}

/** "Anna Smith" of an action line is the ANNA who speaks, and the panda of the PANDA CHEF is nobody else. */
function isPartOf(mention: Mention, all: readonly Mention[], parts: ReadonlyMap<Mention, Part>): boolean {
  if (mention.speaks || !/^[\p{Lu}\p{Script=Han}]/u.test(mention.name)) return false;
  const words = (name: string) => nameKey(name).split(' ');
  const own = words(mention.name);
  const part = parts.get(mention)!;
  return all.some((other) => {
    const role = parts.get(other)!;
    if (part.kind === 'creature' && role.kind === 'person' && role.animal?.species === part.species) return true;
    if (other === mention || !other.speaks) return false;
    const [fewer, more] = [words(other.name), own];
    if (fewer.length < more.length && fewer.every((word) => more.includes(word))) return true;
    const creatures = part.kind === 'creature' && parts.get(other)!.kind === 'creature';
    return creatures && other.name.length > mention.name.length && nameKey(other.name).includes(nameKey(mention.name));
  });
}

/** What the premise says of somebody beside what the script does: "two old brothers" makes the YOUNGER BROTHER old too. */
function premiseOf(mention: Mention, { premise, depict }: CastOptions): string {
  if (!premise) return '';
  const last = (text: string) => (/\p{Script=Han}/u.test(text) ? text : (nameKey(text).split(' ').at(-1) ?? ''));
  const subject = depict(premise).subjects.find(({ noun, kind }) => {
    if (kind !== 'person' && kind !== 'creature') return false;
    return /\p{Script=Han}/u.test(noun) ? mention.name.endsWith(noun) : last(noun) === last(mention.name);
  });
  return subject ? subject.text : '';
}

/** Nobody has given the character another body since. */
function isAsCast({ appearance }: Character, part: Part): boolean {
  if (appearance.kind === 'person') return part.kind === 'person';
  return part.kind === 'creature' && appearance.plan === part.type.plan;
}

/** The character that a cue names, by name or alias, whatever its case, spaces and article. */
export function characterNamed(name: string, characters: readonly Character[]): Character | undefined {
  const key = nameKey(name);
  return (
    characters.find((character) => nameKey(character.name) === key) ??
    characters.find((character) => character.aliases.some((alias) => nameKey(alias) === key))
  );
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let next = 2; taken.has(id); next++) id = `${wanted}-${next}`;
  taken.add(id);
  return id;
}

function mainColour({ appearance }: Character): string {
  return appearance.kind === 'person' ? appearance.dress.colours[0] : appearance.colours[0];
}

function appearanceOf(
  mention: Mention,
  part: Part,
  circumstances: Omit<Look, 'name' | 'description'>,
): Character['appearance'] {
  const look = { name: mention.name, description: mention.description, ...circumstances };
  const creature = (type: CreatureType, species: string) =>
    creatureFrom(type, species.toLowerCase(), { ...look, description: colourPhrase(mention, species) });
  if (part.kind === 'creature') return creature(part.type, part.species);
  const person = personFrom(part.type, look);
  return part.animal ? asAnimal(person, creature(part.animal.type, part.animal.species)) : person;
}

/** A person with the head and hide of an animal. */
function asAnimal(person: Person, { plan, species, colours, eyes }: Creature): Person {
  const animal = { plan: plan as NonNullable<Person['animal']>['plan'], species, colours, eyes };
  return { ...person, skin: colours[0], beard: false, animal };
}

/** What stands right before the creature's own word, in one noun phrase, is its colour; a depiction's own colours come first. */
function colourPhrase(mention: Mention, species: string): string {
  if (mention.colours.length > 0) return mention.colours.join(' ');
  const names = [mention.name, species, ...mention.aliases];
  return findWords(mention.description, names)
    .map((hit) => nounPhraseBefore(mention.description.slice(0, hit.start)) + hit.word)
    .join('; ');
}

/** The noun phrases that name somebody and what follows each to the end of its sentence: what precedes is said of another. */
function aboutSelf({ description, name, aliases }: Mention): string {
  const hits = findWords(description, [name, ...aliases]);
  if (hits.length === 0) return description;
  const parts = hits.map((hit) => {
    const after = description.slice(hit.end).split(/(?<=[.!?。！？])/u)[0] ?? '';
    const own = description.slice(hit.start, hit.end);
    const before = /^\p{Lu}/u.test(own) ? '' : nounPhraseBefore(description.slice(0, hit.start));
    return `${before}${own}${after}`.trim();
  });
  return parts.join(' ');
}

function nounPhraseBefore(text: string): string {
  const clause = text.split(/[.,;:!?，。；：！？]/u).at(-1) ?? '';
  if (/\p{Script=Han}\s*$/u.test(clause)) return clause.slice(-4);
  return clause.split(/\b(?:an?|the|his|her|their|its|one|and|to|of|with|for|at)\b/i).at(-1) ?? '';
}
