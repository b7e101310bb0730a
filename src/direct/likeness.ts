import { glossOf, type NounKind, type Thesaurus } from '../language/index.ts';
import { type CreatureType, creatureTypes, type PersonType, personTypes } from './appearance.ts';
import places from './data/places.json' with { type: 'json' };
import props from './data/props.json' with { type: 'json' };
import { findWords, type Words } from './words.ts';

/** The entry of a table that is most like a noun, and the concepts between them. */
export type Likeness<T> = { entry: T; path: string[]; distance: number };

type PlaceGroup = Words & { interior: string[]; exterior: string[] };

const groups = places as PlaceGroup[];
/** Beyond this distance a noun has too little in common with its nearest entry: *abacus* and *letter*. */
const farthest = 0.55;
/** Things are alike only when they are nearly one thing: a jug is a bottle, but a throne is no pot and a shutter no staff. */
const likeThings = 0.06;

/**
 * Builders for such a place, best first, and how the noun led there; `listed` when a table knows the place itself. Nouns
 * without any concept of a place get what any building or stretch of land gets.
 */
export function placeLikeness(
  place: string,
  thesaurus: Thesaurus | undefined,
): { group: PlaceGroup; path: string[]; listed: boolean } | undefined {
  const named = groups
    .flatMap((group) => [...findWords(place, group.en), ...findWords(place, group.zh)].map((hit) => ({ group, hit })))
    .sort((a, b) => b.hit.end - a.hit.end || a.hit.start - b.hit.start)[0];
  if (named) return { group: named.group, path: [named.hit.word], listed: true };
  const gloss = glossOf(place)?.english;
  const listed = gloss && groups.find((group) => group.en.includes(gloss));
  if (gloss && listed) return { group: listed, path: [place, gloss], listed: true };
  const near = nearestEntry(place, groups, 'place', thesaurus, 0.9);
  return near && { group: near.entry, path: near.path, listed: false };
}

/** Builders for a place of which nothing is known. */
export const anyPlace: PlaceGroup = groups.at(-1)!;

/** The kind of person most like a noun. */
export function personLikeness(noun: string, thesaurus: Thesaurus | undefined): Likeness<PersonType> | undefined {
  return nearestEntry(noun, personTypes, 'person', thesaurus, farthest);
}

/** The kind of creature most like a noun. */
export function creatureLikeness(noun: string, thesaurus: Thesaurus | undefined): Likeness<CreatureType> | undefined {
  return nearestEntry(noun, creatureTypes, 'creature', thesaurus, farthest);
}

/** The prop most like a noun: *screwdriver* is a staff; things that only share being a device are not alike. */
export function propLikeness(
  noun: string,
  thesaurus: Thesaurus | undefined,
): Likeness<(typeof props)[number]> | undefined {
  return nearestEntry(noun, props, 'object', thesaurus, likeThings);
}

function nearestEntry<T extends Words>(
  noun: string,
  table: readonly T[],
  kind: NounKind,
  thesaurus: Thesaurus | undefined,
  limit: number,
): Likeness<T> | undefined {
  const words = table.flatMap(wordsOf);
  const found = thesaurus?.nearest(noun, words, kind);
  const entry =
    found && found.distance <= limit && table.find((candidate) => wordsOf(candidate).includes(found.candidate));
  return found && entry ? { entry, path: found.path, distance: found.distance } : undefined;
}

function wordsOf(entry: Words & { also?: readonly string[] }): readonly string[] {
  return entry.also ? [...entry.en, ...entry.also] : entry.en;
}
