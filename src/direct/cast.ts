import type { Character, Depiction, Finding, Language, Screenplay, Voice } from '../film/index.ts';
import { creatureFrom, creatureTypes, type Era, eraOf, personFrom, personTypes, typeIn } from './appearance.ts';
import { introductions, type Mention, plotText } from './introductions.ts';
import { nameKey, slug } from './words.ts';

/** What casting needs: `chooseVoice` is the sound room's, `depict` the language room's. */
export type CastOptions = {
  /** Entries that stand already; they are never altered. */
  existing: readonly Character[];
  depict: (text: string) => Depiction;
  seed: number;
  chooseVoice: (appearance: Character['appearance'], language: Language, index: number, seed: number) => Voice;
};

/**
 * Casts whoever a screenplay needs and the film has not: speakers, and people and creatures that action lines name.
 * Appearance comes from name and description by the tables in data/. Findings say what had to be replaced.
 */
export function castCharacters(
  screenplay: Screenplay,
  options: CastOptions,
): { characters: Character[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const known = new Set(options.existing.flatMap((character) => [character.name, ...character.aliases].map(nameKey)));
  const ids = new Set(options.existing.map((character) => character.id));
  const characters: Character[] = [];
  const era = eraOf(plotText(screenplay));
  for (const mention of introductions(screenplay, options.depict)) {
    if ([mention.name, ...(mention.speaks ? [] : mention.aliases)].some((name) => known.has(nameKey(name)))) continue;
    const used = [...options.existing, ...characters].map(mainColour);
    const appearance = appearanceOf(mention, screenplay.language, era, options.seed, used, findings);
    const id = freeId(slug(mention.name), ids);
    const index = options.existing.length + characters.length;
    characters.push({
      id,
      name: mention.name,
      aliases: [...mention.spellings, ...mention.aliases.filter((alias) => !known.has(nameKey(alias)))],
      description: mention.description,
      appearance,
      voice: options.chooseVoice(appearance, screenplay.language, index, options.seed),
    });
    for (const name of [mention.name, ...mention.aliases]) known.add(nameKey(name));
  }
  return { characters, findings };
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
  language: Language,
  era: Era,
  seed: number,
  used: readonly string[],
  findings: Finding[],
): Character['appearance'] {
  const words = [mention.name, ...mention.aliases].join(' ; ');
  const look = { name: mention.name, description: mention.description, language, era, seed, used };
  const person =
    typeIn(words, personTypes) ?? (mention.creature ? undefined : typeIn(mention.description, personTypes));
  const creature =
    typeIn(words, creatureTypes) ?? (mention.creature ? typeIn(mention.description, creatureTypes) : undefined);
  const human = person && (!creature || personWins(words, person, creature));
  if (human || (!creature && !mention.creature)) return personFrom(person, look);
  const type = creature ?? creatureTypes.at(-1)!;
  const species = speciesIn(words, type) ?? mention.name;
  if (!creature || type.substitute) findings.push(substituted(mention, species, type.plan));
  return creatureFrom(type, species.toLowerCase(), { ...look, description: colourPhrase(mention) });
}

/** "Fox spirit" is a person although it contains "fox"; "old man's dog" is decided by the longer word. */
function personWins(
  words: string,
  person: (typeof personTypes)[number],
  creature: (typeof creatureTypes)[number],
): boolean {
  const longest = (list: readonly string[]) =>
    Math.max(0, ...list.filter((word) => words.toLowerCase().includes(word)).map((word) => word.length));
  return longest([...person.en, ...person.zh]) > longest([...creature.en, ...creature.zh]);
}

function speciesIn(words: string, type: (typeof creatureTypes)[number]): string | undefined {
  return [...type.en, ...type.zh]
    .filter((word) => words.toLowerCase().includes(word))
    .sort((a, b) => b.length - a.length)[0];
}

/** Only what stands close to the creature's own word is its colour; a depiction's own colours come first. */
function colourPhrase(mention: Mention): string {
  return mention.colours.length > 0 ? mention.colours.join(' ') : mention.description.slice(0, 60);
}

function substituted(mention: Mention, species: string, plan: string): Finding {
  return {
    code: 'creature-substituted',
    severity: 'draft',
    message: `${mention.name}: there is no body for "${species}" yet, so it is built on the body of a ${plan}.`,
    where: { file: 'screenplay.fountain', line: mention.line },
    evidence: { species, plan },
    confidence: 0.9,
    fix: `Choose another body plan for ${mention.name} in cast.yaml.`,
  };
}
