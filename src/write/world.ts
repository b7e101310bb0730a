import type { Language } from '../film/index.ts';
import vocabulary from './data/facts.json' with { type: 'json' };
import type { SceneModule } from './stories.ts';

/** One thing that is true: a word of data/facts.json, and whom and what it is said of, in its order: *holds* of a person and a thing. */
export type Fact = { what: string; of: string[] };

/** What is true at a moment of a film: who has entered it, and what has happened to people and things. */
export type World = { people: readonly string[]; facts: readonly Fact[] };

/** Whom and what the letters of a scene stand for, by name. */
export type Roles = Record<string, string>;

type Word = { ends?: boolean; en: string; zh: string };
const words: Record<string, Word> = vocabulary;

/** Nothing has happened, and these people are there. */
export function newWorld(people: readonly string[]): World {
  return { people, facts: [] };
}

/** The facts that a scene leaves, of the people and the thing that play it. */
export function factsOf(module: SceneModule, roles: Roles): Fact[] {
  return (module.facts ?? []).map((text) => {
    const parts = text.split(' ');
    return {
      what: parts.find((part) => words[part])!,
      of: parts.filter((part) => !words[part]).map((role) => roles[role] ?? role),
    };
  });
}

/** The world after new facts: a thing has one holder, two people one bond, and who has become close is a foe no longer. */
export function after(world: World, facts: readonly Fact[], entering: readonly string[] = []): World {
  const kept = facts.reduce<readonly Fact[]>(
    (old, fact) => [...old.filter((other) => !replaces(fact, other)), fact],
    world.facts,
  );
  return { people: [...new Set([...world.people, ...entering])], facts: kept };
}

function replaces(fact: Fact, other: Fact): boolean {
  if (fact.what === 'holds' || fact.what === 'lost')
    return ['holds', 'lost'].includes(other.what) && fact.of.at(-1) === other.of.at(-1);
  if (fact.what === 'close' && other.what === 'foe') return fact.of.includes(other.of[0]!);
  return fact.what === other.what && [...fact.of].sort().join() === [...other.of].sort().join();
}

/** After this scene somebody cannot act any more, two cannot meet, or a thing is lost for good: it can only end a film. */
export function isEnd(module: SceneModule): boolean {
  return factsOf(module, {}).some(({ what }) => words[what]!.ends);
}

/** Who cannot act, or not together, after these facts. */
export function endedBy(facts: readonly Fact[]): string[] {
  return facts.filter(({ what }) => words[what]!.ends).flatMap(({ of }) => of);
}

/** Who holds the thing; `undefined` where nobody is known to. */
export function holderOf(world: World, thing: string): string | undefined {
  return world.facts.find(({ what, of }) => what === 'holds' && of[1] === thing)?.of[0];
}

/** The things that somebody holds. */
export function heldBy(world: World, person: string): string[] {
  return world.facts.filter(({ what, of }) => what === 'holds' && of[0] === person).map(({ of }) => of[1]!);
}

/**
 * What a scene asks of the world (`asks` in data/stories) holds: `B new` and `C new` (nobody has seen them; C may also be a foe), `B known`,
 * `A alone` (A is close to nobody), `A holds O` (O is A's, or has not been seen before). `premise` never holds: such a scene can
 * only be told where the premise itself asks for it.
 */
export function allows(world: World, module: SceneModule, roles: Roles): boolean {
  const fact = (what: string, who: string) => world.facts.some((one) => one.what === what && one.of.includes(who));
  const holder = roles.O === undefined ? undefined : holderOf(world, roles.O);
  const tests: Record<string, () => boolean> = {
    premise: () => false,
    'B new': () => !world.people.includes(roles.B!),
    'B known': () => world.people.includes(roles.B!),
    'C new': () => !roles.C || !world.people.includes(roles.C) || fact('foe', roles.C),
    'A alone': () => !fact('close', roles.A!),
    'A holds O': () => holder === undefined || holder === roles.A,
  };
  return (module.asks ?? []).every((ask) => tests[ask]!());
}

/** A fact in words. */
export function tellFact(fact: Fact, language: Language): string {
  return words[fact.what]![language].replace(/\{(\d)\}/g, (_, place: string) => fact.of[Number(place) - 1] ?? '');
}
