import type { Language, Random, turningPointNames } from '../film/index.ts';
import { random } from '../film/index.ts';
import type { StoryPlace } from './cast-story.ts';
import { type Chapter, chooseChapter, isSeen, namesOf, type Progress, pastsOf, rolesOf } from './choose-chapter.ts';
import type { Story } from './compose.ts';
import { layoutOf, type Slot } from './film-layout.ts';
import { stockFor } from './film-stock.ts';
import { type Genre, likeOf } from './genres.ts';
import type { Chain, Plot } from './plan-story.ts';
import { after, type Fact, factsOf, newWorld } from './world.ts';

/** One of the five turning points. */
export type TurningPointName = (typeof turningPointNames)[number];

/** What a scene tells beside its own beats, as in data/long-form.json. */
export type Extra = 'link' | 'joins' | 'change' | 'noReturn' | 'dark' | 'payoff';

/** A scene of a long film before it is told: a part of a chapter, the facts that it leaves, and what it is in the whole. */
export type PlannedScene = {
  chapter: Chapter;
  part: 0 | 1 | 2;
  spine: boolean;
  facts: Fact[];
  act: 0 | 1 | 2;
  turn?: TurningPointName;
  extras: Extra[];
};

/** How many people may be in a film with so many chapters. */
const companyFor = (chapters: number) => 2 + Math.min(14, Math.ceil(chapters / 2.5));
const placesFor = (chapters: number) => Math.min(chapters > 15 ? 12 : 8, 2 + Math.ceil(0.6 * chapters));

/**
 * Plans a film of the premise's own story, `spine`, and up to `count` chapters beside it. The world runs through all of it: a chapter
 * is chosen only where its preconditions hold, and what ends a life, a bond or a thing stands in the spine's outcome alone. Fewer chapters
 * come where the repertoire has no more.
 */
export function planFilm(story: Story, genre: Genre, spine: Plot, count: number): PlannedScene[] {
  const { premise, cast, seed } = story;
  const source = random(`${seed}/film`);
  const stock = stockFor(premise, genre, cast, placesFor(count), source);
  const roles = rolesOf(cast, spine.chain);
  const own: Chapter = { situation: spine.situation, chain: spine.chain as Chain, cast, roles, fresh: [] };
  const met = premise.beings.some(({ cue }) => cue === cast.B.cue) || isSeen(spine.chain[0]!, 'B', premise.language);
  const named = [cast.A, ...(met ? [cast.B] : []), ...cast.extras].map(({ cue }) => cue);
  const kept = new Set([roles.C, ...(met ? [] : [roles.B]), cast.object.noun].filter((name) => name !== undefined));
  let progress: Progress = {
    premise,
    genre: likeOf(genre),
    situations: genre.situations ?? [],
    cast,
    stock,
    world: newWorld(named.filter((cue) => cue !== roles.C)),
    told: new Set(namesOf(own)),
    kept,
    most: named.length + companyFor(count),
    pasts: pastsOf(own),
  };
  const threads = new Map<number, Chapter>();
  const slots = layoutOf(count);
  const scenes: PlannedScene[] = [];
  const add = (scene: PlannedScene) => {
    scenes.push(scene);
    progress = { ...progress, world: after(progress.world, scene.facts, entering(scene, premise.language)) };
  };
  for (const [index, slot] of slots.entries()) {
    const chapter = slot.kind === 'spine' ? own : chapterFor(progress, slot, { index, slots, threads }, source);
    if (!chapter) continue;
    if (slot.kind === 'thread') threads.set(slot.thread, chapter);
    progress = remember(progress, chapter, slot);
    for (const part of slot.kind === 'chapter' ? ([0, 1, 2] as const) : [slot.part])
      add(sceneOf(chapter, part, slot, actOf(slots, index)));
  }
  return markTurns(scenes);
}

/** The scenes of a story without chapters: what begins it, its setback, and its climax; one scene carries all. */
export function wholeStory({ cast }: Story, { situation, chain }: Plot): PlannedScene[] {
  const chapter: Chapter = { situation, chain: chain as Chain, cast, roles: rolesOf(cast, chain), fresh: [] };
  const turns = ['opportunity', 'major-setback', 'climax'] as const;
  return chain.map((module, at) => {
    const part = at as 0 | 1 | 2;
    return {
      chapter,
      part,
      spine: true,
      facts: factsOf(module, chapter.roles),
      act: part,
      turn: turns[at]!,
      extras: [],
    };
  });
}

/** Whom a scene brings in: whoever is seen in it. */
function entering({ chapter, part }: PlannedScene, language: Language): string[] {
  const seen = ['A', 'B', 'C'].filter((letter) => isSeen(chapter.chain[part], letter, language));
  return seen.flatMap((letter) => chapter.roles[letter] ?? []);
}

/** The chapter that belongs to a slot: a new one, or the thread that was opened before. */
function chapterFor(
  progress: Progress,
  slot: Slot,
  plan: { index: number; slots: readonly Slot[]; threads: ReadonlyMap<number, Chapter> },
  source: Random,
): Chapter | undefined {
  if (slot.kind === 'thread' && slot.part > 0) return plan.threads.get(slot.thread);
  const { index, slots } = plan;
  const setback = slots.findIndex((one) => one.kind === 'spine' && one.part === 1);
  const others = slot.kind === 'thread' ? [...plan.threads.values()].map(({ roles }) => roles.B!) : [];
  const lead = progress.cast.B.cue;
  const apart = slot.kind === 'thread' || index > setback;
  const wish = {
    stakes: 1 + (4 * index) / slots.length,
    places: placesOf(progress.stock.places, index),
    waits: slot.kind === 'thread',
  };
  return (
    chooseChapter(progress, { ...wish, without: apart ? [lead, ...others] : [] }, source) ??
    (apart ? chooseChapter(progress, { ...wish, without: others.length > 0 ? [lead] : [] }, source) : undefined)
  );
}

/** Each chapter is somewhere else than the one before, and every place returns. */
function placesOf(places: readonly StoryPlace[], index: number): [StoryPlace, StoryPlace] {
  const first = (2 * index) % places.length;
  return [places[first]!, places[(first + 1) % places.length]!];
}

/** What is being told is not chosen again, and what a thread still needs is left alone until it is paid off. */
function remember(progress: Progress, chapter: Chapter, slot: Slot): Progress {
  const told = new Set([...progress.told, ...namesOf(chapter)]);
  const pasts = [...progress.pasts, ...pastsOf(chapter)];
  if (slot.kind !== 'thread') return { ...progress, told, pasts };
  const needed = [chapter.roles.C, chapter.roles.O].filter(
    (name): name is string => name !== undefined && !progress.world.people.includes(name),
  );
  const kept = new Set(
    slot.part === 2 ? [...progress.kept].filter((name) => !needed.includes(name)) : [...progress.kept, ...needed],
  );
  return { ...progress, told, kept, pasts };
}

function actOf(slots: readonly Slot[], index: number): 0 | 1 | 2 {
  const setback = slots.findIndex((slot) => slot.kind === 'spine' && slot.part === 1);
  const thread = slots.findIndex((slot) => slot.kind === 'thread');
  const change = thread < 0 ? 1 : thread;
  return index > setback ? 2 : index >= change ? 1 : 0;
}

function sceneOf(chapter: Chapter, part: 0 | 1 | 2, slot: Slot, act: 0 | 1 | 2): PlannedScene {
  const spine = slot.kind === 'spine';
  const joins = slot.kind === 'thread' ? 0 : 2;
  const joined = part === joins && chapter.fresh.includes(chapter.roles.B!);
  const extras: Extra[] = spine
    ? []
    : [
        ...(part === 0 ? (['link'] as const) : []),
        ...(slot.kind === 'thread' && part === 1 ? (['payoff'] as const) : []),
        ...(joined ? (['joins'] as const) : []),
      ];
  return { chapter, part, spine, facts: factsOf(chapter.chain[part], chapter.roles), act, extras };
}

/** Marks the five: the spine's parts, the first scene of the second act, and the crisis nearest to the middle, for the climax is as long as two scenes. */
function markTurns(scenes: readonly PlannedScene[]): PlannedScene[] {
  const middle = scenes.length / 2;
  const change = scenes.findIndex(({ act, spine }) => act === 1 && !spine);
  const setback = scenes.findIndex(({ spine, part }) => spine && part === 1);
  const crises = scenes.flatMap(({ part, spine }, at) =>
    !spine && part > 0 && at > change && at < setback ? [at] : [],
  );
  const noReturn = crises.reduce((best, at) => (Math.abs(at - middle) < Math.abs(best - middle) ? at : best), change);
  const inner: [number, [TurningPointName, Extra?]][] = [
    [change, ['change-of-plans', 'change']],
    [noReturn, ['point-of-no-return', 'noReturn']],
  ];
  const turns = new Map<number, [TurningPointName, Extra?]>([
    [0, ['opportunity']],
    ...inner.filter(() => change >= 0),
    [setback, ['major-setback', 'dark']],
    [scenes.length - 1, ['climax']],
  ]);
  return scenes.map((scene, at) => {
    const [turn, extra] = turns.get(at) ?? [];
    return { ...scene, ...(turn && { turn }), extras: [...scene.extras, ...(extra ? [extra] : [])] };
  });
}
