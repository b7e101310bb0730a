import type { Language, Random } from '../film/index.ts';
import { shuffle } from '../film/index.ts';
import { type StoryCast, type StoryPlace, traitsOf } from './cast-story.ts';
import burdens from './data/pasts.json' with { type: 'json' };
import type { Stock } from './film-stock.ts';
import { type Chain, chainsOf, suits } from './plan-story.ts';
import type { Being, Premise, Thing } from './premise.ts';
import { allSituations, repertoireOf, type SceneModule, type Situation } from './stories.ts';
import { allows, factsOf, heldBy, isEnd, type Roles, type World } from './world.ts';

/** A chain of scenes with those who play it; `fresh` are the people who enter the film with it. */
export type Chapter = { situation: string; chain: Chain; cast: StoryCast; roles: Roles; fresh: string[] };

/** What a film knows while it is planned: the world so far, what has been told, and who and what is there. */
export type Progress = {
  premise: Premise;
  genre: string;
  /** Situations that suit the genre before others. */
  situations: readonly string[];
  cast: StoryCast;
  stock: Stock;
  world: World;
  /** Scenes that have been told, as `situation/id`, and how often each situation was. */
  told: ReadonlySet<string>;
  /** People and things that an unfinished chapter still needs, or the premise's own end. */
  kept: ReadonlySet<string>;
  /** How many may have entered in the end. */
  most: number;
  /** What people have behind them, as far as it has been told. */
  pasts: readonly Past[];
};

/** Somebody's past in a word of data/pasts.json: debt, flight, theft. */
export type Past = { who: string; what: string };

/** What a chain of scenes tells of the pasts of those who play it. */
export function pastsOf({ situation, chain, roles }: Pick<Chapter, 'situation' | 'chain' | 'roles'>): Past[] {
  const all: Record<string, Record<string, string>> = burdens;
  return namesOf({ situation, chain }).flatMap((name) =>
    Object.entries(all[name] ?? {}).map(([letter, what]) => ({ who: roles[letter]!, what })),
  );
}

/** What a second past costs: such a chapter is told where there is no other. */
const burden = 4;

/** What the place of a chapter in the film asks of it. */
export type Wish = {
  /** 1 to 5. */
  stakes: number;
  places: [StoryPlace, StoryPlace];
  /** Its opening is told now and the rest much later. */
  waits: boolean;
  /** Who should not be in it. */
  without: readonly string[];
};

/** Casts looked at for a chapter. */
const pairsTried = 8;

/**
 * The chapter that suits best what the film wishes next, of all whose scenes have not been told, whose preconditions the world meets
 * and after which it can go on; `undefined` where there is none. Among nearly equals the source of chance decides.
 */
export function chooseChapter(progress: Progress, wish: Wish, source: Random): Chapter | undefined {
  const pairs = shuffle(pairsOf(progress, wish), source).slice(0, pairsTried);
  let best: { chapter: Chapter; value: number } | undefined;
  for (const [A, B] of pairs)
    for (const object of thingsFor(progress, A)) {
      const cast = castOf(progress, wish, A, B, object);
      const traits = chapterTraits(progress, cast);
      for (const situation of allSituations)
        for (const chain of chainsFor(situation, traits, progress.told)) {
          const chapter = castChain(progress, wish, cast, situation.id, chain);
          const value = chapter && worth(progress, wish, situation, chapter) + 1.5 * source();
          if (chapter && (!best || value! > best.value)) best = { chapter, value: value! };
        }
    }
  return best?.chapter;
}

/** The names of the scenes of a chapter, as they are kept in `told`. */
export function namesOf({ situation, chain }: Pick<Chapter, 'situation' | 'chain'>): string[] {
  return chain.map(({ id }) => `${situation}/${id}`);
}

function chainsFor({ id }: Situation, traits: ReadonlySet<string>, told: ReadonlySet<string>): Chain[] {
  return chainsOf(repertoireOf(id), traits).filter(
    (chain) => !chain.some(isEnd) && !namesOf({ situation: id, chain }).some((name) => told.has(name)),
  );
}

/** Who can be in a chapter: everybody who has entered and is free, and the next who may enter. */
function companyOf({ cast, stock, world, kept, most }: Progress, without: readonly string[]): Being[] {
  const all = [cast.A, cast.B, cast.C, ...cast.extras, ...stock.people];
  const free = all.filter(({ cue }) => !kept.has(cue) && !without.includes(cue));
  const here = free.filter(({ cue }) => world.people.includes(cue));
  const next = stock.people.find(({ cue }) => !world.people.includes(cue) && !kept.has(cue));
  return next && world.people.length < most ? [...here, next] : here;
}

/** Who wants something, and with whom: the film's first person nearly always, the second or a companion of theirs at times. */
function pairsOf(progress: Progress, { without }: Wish): [Being, Being][] {
  const company = companyOf(progress, without);
  const { A, B } = progress.cast;
  const here = company.filter(({ cue, wordless }) => !wordless && progress.world.people.includes(cue));
  const leads = here.includes(A) ? [A, A, ...here.filter((one) => one === B)] : [];
  const companions = here.filter((one) => one !== A && one !== B);
  return [
    ...leads.flatMap((lead) =>
      company.filter((other) => other !== lead && other !== A).map((other): [Being, Being] => [lead, other]),
    ),
    ...companions.map((one): [Being, Being] => [one, A]),
  ];
}

/** A thing that A holds already, and one that has not been seen. */
function thingsFor({ stock, world, kept, cast }: Progress, A: Being): Thing[] {
  const known = [cast.object, ...stock.things];
  const held = heldBy(world, A.cue)
    .map((noun) => known.find((thing) => thing.noun === noun))
    .filter((thing): thing is Thing => thing !== undefined && !kept.has(thing.noun));
  const seen = new Set(world.facts.flatMap(({ of }) => of));
  const fresh = stock.things.find(({ noun }) => !seen.has(noun) && !kept.has(noun));
  return [...held.slice(-1), ...(fresh ? [fresh] : [])];
}

function castOf(progress: Progress, wish: Wish, A: Being, B: Being, object: Thing): StoryCast {
  const [main, second] = wish.places;
  return { ...progress.cast, A, B, mute: B.wordless, extras: [], object, main, second };
}

/** What changes before a chapter is told. */
const passing = new Set(['foul', 'night']);

/** Traits of the film that only its own premise has are not those of a chapter. */
function chapterTraits({ premise, world }: Progress, cast: StoryCast): ReadonlySet<string> {
  const { awaited: _awaited, distant: _distant, ...rest } = premise;
  const known = heldBy(world, cast.A.cue).includes(cast.object.noun);
  const traits = traitsOf({ ...rest, text: '', things: known ? [cast.object] : [] }, cast);
  return new Set([...traits].filter((trait) => !passing.has(trait)));
}

const tellsC = /\{C[}:]|(?:^|[\s+])C: /;
const tellsB = /\{B[}:]|(?:^|\s)B: /;
const tellsO = /\{(?:[oO]\}|o[!:]|T:(?:O|theO))/;

function mentioned(chain: readonly SceneModule[], pattern: RegExp): boolean {
  return chain.some(({ en, gist }) => [...en, gist?.en ?? ''].some((text) => pattern.test(text)));
}

/** Whether a scene, told with its essential beats alone, shows the person of that letter. */
export function isSeen(module: SceneModule, letter: string, language: Language): boolean {
  const pattern = letter === 'A' ? undefined : letter === 'B' ? tellsB : tellsC;
  return !pattern || module[language].some((text) => !text.startsWith('+') && pattern.test(text));
}

/** Gives C to somebody where the chain needs one, and the chapter where the world allows it. */
function castChain(
  progress: Progress,
  wish: Wish,
  cast: StoryCast,
  situation: string,
  chain: Chain,
): Chapter | undefined {
  const { world, kept, most } = progress;
  if (wish.waits && !(chain[0].waits && isSeen(chain[0], 'B', progress.premise.language))) return undefined;
  const { language } = progress.premise;
  const needsC = mentioned(chain, tellsC);
  const seenC = chain.some((module) => isSeen(module, 'C', language));
  const C = needsC ? thirdOf(progress, wish, cast, chain) : undefined;
  if (needsC && (!C || (!seenC && !world.people.includes(C.cue)))) return undefined;
  const full = C ? { ...cast, C } : cast;
  const roles = rolesOf(full, chain);
  if (roles.O !== undefined && kept.has(roles.O)) return undefined;
  const unclaimed = chain[0].asks?.includes('A holds O') || !mentionsHeld(world, roles);
  if (!unclaimed || !chain.every((module) => allows(world, module, roles))) return undefined;
  const fresh = [full.A, full.B, ...(C ? [C] : [])].map(({ cue }) => cue).filter((cue) => !world.people.includes(cue));
  return world.people.length + fresh.length > most ? undefined : { situation, chain, cast: full, roles, fresh };
}

/** Whom the letters of a chain stand for; C and O only where it tells of them. */
export function rolesOf(cast: StoryCast, chain: readonly SceneModule[]): Roles {
  return {
    A: cast.A.cue,
    B: cast.B.cue,
    ...(mentioned(chain, tellsC) && { C: cast.C.cue }),
    ...(mentioned(chain, tellsO) && { O: cast.object.noun }),
  };
}

function mentionsHeld(world: World, roles: Roles): boolean {
  return roles.O !== undefined && world.facts.some(({ what, of }) => what === 'holds' && of[1] === roles.O);
}

function thirdOf(progress: Progress, wish: Wish, cast: StoryCast, chain: Chain): Being | undefined {
  const { world, stock, kept } = progress;
  const free = companyOf(progress, wish.without).filter(({ cue }) => cue !== cast.A.cue && cue !== cast.B.cue);
  const speaking = free.filter(({ wordless }) => !wordless);
  const newcomer = stock.people.find(({ cue }) => !world.people.includes(cue) && !kept.has(cue) && cue !== cast.B.cue);
  const mustBeNew = chain.some(({ asks }) => asks?.includes('C new'));
  const foe = speaking.find(({ cue }) => world.facts.some(({ what, of }) => what === 'foe' && of[0] === cue));
  return mustBeNew ? (foe ?? newcomer) : (speaking.find(({ cue }) => world.people.includes(cue)) ?? newcomer);
}

function worth(progress: Progress, wish: Wish, situation: Situation, chapter: Chapter): number {
  const { genre, situations, told, world, cast, pasts } = progress;
  const times = [...told].filter((name) => name.startsWith(`${situation.id}/`)).length / 3;
  const suited = chapter.chain.reduce((sum, module) => sum + suits(module, genre), 0) / 2;
  const known = (mentionsHeld(world, chapter.roles) ? 0.8 : 0) + (situations.includes(situation.id) ? 0.8 : 0);
  const returning = chapter.fresh.length === 0 ? 0.6 : 0;
  const both = [chapter.roles.A, chapter.roles.B].includes(cast.B.cue) ? 0.4 : 0;
  const more = pastsOf(chapter).filter(({ who, what }) => pasts.some((one) => one.who === who && one.what !== what));
  const paying = chapter.chain.flatMap((module) => factsOf(module, chapter.roles)).length * 0.1;
  const costs = 1.5 * times + 0.5 * Math.abs(situation.stakes - wish.stakes) + burden * more.length;
  return suited + known + returning + both + paying - costs;
}
