import type { Character } from '../film/index.ts';
import { creatureTypes, personTypes, typeIn } from './appearance.ts';
import hands from './data/hands.json' with { type: 'json' };
import type { Hold } from './hands.ts';
import type { Body, StageGeometry } from './space.ts';
import { nameKey } from './words.ts';

const rods = hands.rods as unknown as Record<string, [number, number]>;

/** A character as blocking uses it. */
export type Performer = {
  id: string;
  name: string;
  names: string[];
  /** Parts of the name that stand for it where they are written with a capital. */
  shortNames: string[];
  appearance: Character['appearance'];
  body: Body;
  spirit: boolean;
  /** Holds an open umbrella in this scene. */
  umbrella: boolean;
  /** How far to the right and before the body the tall thing in the hand is at the height of the face, in shares of its height. */
  rod: [right: number, ahead: number] | undefined;
};

/** The cast as blocking uses it. */
export function performersOf(cast: readonly Character[], geometry: StageGeometry): Performer[] {
  return cast.map((character) => ({
    id: character.id,
    name: character.name,
    names: [...new Set([character.name, ...character.aliases])],
    shortNames: shortNames(character.name),
    appearance: character.appearance,
    body: geometry.bodyOf(character.appearance),
    spirit: character.appearance.kind === 'person' && character.appearance.features.length > 0,
    umbrella: false,
    rod: undefined,
  }));
}

/** The performer as a scene sees them: an open umbrella in the hand takes room and hides what is behind it. */
export function inHand(performer: Performer, holds: readonly Hold[]): Performer {
  const nouns = holds.flatMap(({ actor, noun }) => (actor === performer.id && noun ? [noun] : []));
  const tall = nouns.find((noun) => noun in rods);
  return { ...performer, umbrella: nouns.includes('umbrella'), rod: tall ? rods[tall] : undefined };
}

/** "Captain Mei Lin" is also "Mei Lin", "Mei" and "Lin" in action lines, when those parts stand as names. */
function shortNames(name: string): string[] {
  const role = (part: string) => typeIn(part, personTypes) !== undefined || typeIn(part, creatureTypes) !== undefined;
  const parts = name.split(/\s+/).filter((part) => /^\p{Lu}[\p{L}]{2,}$/u.test(part) && !role(part));
  return /\s/.test(name) ? parts : [];
}

/** The performer a cue names. */
export function performerNamed(name: string, performers: readonly Performer[]): Performer | undefined {
  const key = nameKey(name);
  return (
    performers.find((performer) => nameKey(performer.name) === key) ??
    performers.find((performer) => performer.names.some((other) => nameKey(other) === key))
  );
}
