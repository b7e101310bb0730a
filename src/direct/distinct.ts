import type { Person } from '../film/index.ts';
import { colourDistance } from './colour-words.ts';

/** What may be chosen freely for somebody: the values of each trait that neither script nor kind lays down, the usual one first. */
export type Free = {
  style: readonly Person['hair']['style'][];
  colour: readonly Person['hair']['colour'][];
  beard: readonly boolean[];
  hat: readonly Person['dress']['hat'][];
  build: readonly Person['build'][];
};

/** How many things must differ in a close-up, in one of two people dressed alike, and of the body: more does not help. */
const enough = { head: 2, alike: 3.5, body: 2 };
/** What a change from the usual costs, in differences that it must bring. */
const cost = { style: 0.25, colour: 0.25, beard: 0.3, hat: 0.4, build: 0.2 };

/** Somebody who differs at first sight from everybody cast before, with the fewest changes from `person` that do so. */
export function unlike(person: Person, others: readonly Person[], free: Free): Person {
  const worthOf = (looks: Person) => worth(looks, others) - changes(person, looks);
  let best = { person, worth: worthOf(person) };
  for (const looks of variants(person, free)) {
    const value = worthOf(looks);
    if (value > best.worth + 1e-9) best = { person: looks, worth: value };
  }
  return best.person;
}

function variants(person: Person, { style, colour, beard, hat, build }: Free): Person[] {
  const hair = style.flatMap((own) => colour.map((shade) => ({ style: own, colour: shade })));
  const heads = hair.flatMap((own) => beard.flatMap((bearded) => hat.map((worn) => ({ hair: own, bearded, worn }))));
  return heads.flatMap((head) =>
    build.map((own) => ({
      ...person,
      build: own,
      beard: head.bearded,
      hair: head.hair,
      dress: { ...person.dress, hat: head.worn },
    })),
  );
}

function worth(person: Person, others: readonly Person[]): number {
  return Math.min(enough.alike + enough.body, ...others.map((other) => difference(person, other)));
}

function difference(one: Person, other: Person): number {
  const alike = one.dress.style === other.dress.style;
  const needed = alike ? enough.alike : enough.head;
  return (
    Math.min(1, headDifference(one, other) / needed) * enough.alike + Math.min(enough.body, bodyDifference(one, other))
  );
}

/** Differences that a close-up shows. */
function headDifference(one: Person, other: Person): number {
  const bare = one.dress.hat === 'none' && other.dress.hat === 'none';
  return (
    (one.sex === other.sex ? 0 : 2) +
    ageDifference(one.age, other.age) +
    (one.animal?.species === other.animal?.species ? 0 : 3) +
    (one.dress.hat === other.dress.hat ? 0 : 1) +
    (one.hair.style === other.hair.style ? 0 : bare ? 1 : 0.5) +
    (colourDistance(one.hair.colour, other.hair.colour) > 60 ? 1 : 0) +
    (one.beard === other.beard ? 0 : 1) +
    (colourDistance(one.skin, other.skin) > 70 ? 0.5 : 0)
  );
}

function ageDifference(one: Person['age'], other: Person['age']): number {
  if (one === other) return 0;
  if (one === 'child' || other === 'child') return 3;
  return one === 'elder' || other === 'elder' ? 1.5 : 0.5;
}

/** Differences that a full shot shows. */
function bodyDifference(one: Person, other: Person): number {
  const wide = ['stout', 'strong'];
  return (
    (one.dress.style === other.dress.style ? 0 : 1) +
    (colourDistance(one.dress.colours[0], other.dress.colours[0]) > 90 ? 1 : 0) +
    (one.build === other.build ? 0 : wide.includes(one.build) === wide.includes(other.build) ? 0.25 : 0.5) +
    (Math.abs(one.height - other.height) > 0.09 ? 0.5 : 0)
  );
}

function changes(usual: Person, other: Person): number {
  return (
    (usual.hair.style === other.hair.style ? 0 : cost.style) +
    (usual.hair.colour === other.hair.colour ? 0 : cost.colour) +
    (usual.beard === other.beard ? 0 : cost.beard) +
    (usual.dress.hat === other.dress.hat ? 0 : cost.hat) +
    (usual.build === other.build ? 0 : cost.build)
  );
}
