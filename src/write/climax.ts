import type { Language, Random } from '../film/index.ts';
import { pick, random, shuffle } from '../film/index.ts';
import type { BeatPattern, Story } from './compose.ts';
import data from './data/climaxes.json' with { type: 'json' };
import words from './data/joints.json' with { type: 'json' };
import { type Joint, named, type PlacedScene } from './join-chapters.ts';
import type { Being } from './premise.ts';

/**
 * How many of those whom the film has made friends of come to its climax, how many things are used there, and how many
 * beats a clash has, and how many of them are always told.
 */
const most = {
  long: { allies: 3, things: 2, foes: 1, clash: 7, always: 3 },
  short: { allies: 1, things: 0, foes: 0, clash: 4, always: 3 },
  single: { allies: 0, things: 0, foes: 0, clash: 7, always: 0 },
};

/** Beats of a clash before anybody comes to help. */
const beforeHelp = 4;

/** Films of fewer scenes have a shorter climax; those of three have nothing else to be told at length, as far as there is time. */
const longFrom = 14;
const single = 3;

/** A person who has become close to the film's first, and where and in which situation. */
type Ally = { who: Being; memory: string; where: PlacedScene['place'] };

/**
 * What comes before the outcome in a film's climax: the conflict of the premise is fought out by those to whom it belongs, by what kind of
 * conflict the setback has left (data/climaxes.json); whoever has become a friend on the way comes to help, what was given on the way is used.
 */
export function climaxBeats(
  { premise, cast, seed }: Story,
  scenes: readonly PlacedScene[],
  joints: readonly Joint[],
): BeatPattern[] {
  const { language } = premise;
  const source = random(`${seed}/climax`);
  const end = scenes.at(-1)!;
  const limits = scenes.length === single ? most.single : scenes.length >= longFrom ? most.long : most.short;
  const texts = words[language];
  const clash = clashOf(end, language, source)
    .slice(0, limits.clash)
    .map((text, at) => beat(`clash-${at}`, text.replace(/^\+/, ''), at >= limits.always));
  const busy = [cast.A, cast.B].map(({ cue }) => cue).concat(end.scene.chapter.roles.C ?? []);
  const allies = alliesOf(scenes, cast.A, busy, texts.memories).slice(-limits.allies);
  const ways = shuffle(texts.arrives, source);
  const near = ways.filter((way) => !/\{(?:where|origin)\}/.test(way));
  const help = allies.map(({ who, memory, where }, at) => {
    const slots = { where: where.at, origin: where.definite };
    const far = where.name !== end.place.name;
    const said = far ? memory : texts.memories.here;
    return [
      beat(`ally-${at}`, named((far ? ways : near)[at]!, slots), true, who),
      ...(who.wordless ? [] : [beat(`memory-${at}`, named(said, slots), true, who)]),
    ];
  });
  const uses = usesOf(scenes, joints, cast.A, language, source).slice(0, limits.things);
  const foes = foesOf(scenes, busy)
    .slice(0, limits.foes)
    .map(({ who, where }, at) => [beat(`foe-${at}`, named(pick(texts.foes, source), { where: where.at }), true, who)]);
  const between = [help[0], uses[0], help[1], foes[0], uses[1], help[2]].flatMap((group) => (group ? [group] : []));
  const told = between.flatMap((group, at) => [...group, ...clash.slice(beforeHelp + at, beforeHelp + at + 1)]);
  return [
    ...clash.slice(0, beforeHelp),
    ...told,
    ...clash.slice(beforeHelp + between.length),
    beat('hush', texts.hush.join(' / '), limits.always === 0),
  ];
}

/** What was given to the lead on the way is used, each in words of its own. */
function usesOf(
  scenes: readonly PlacedScene[],
  joints: readonly Joint[],
  lead: Being,
  language: Language,
  source: Random,
): BeatPattern[][] {
  const used = shuffle(words[language].uses, source);
  const things = shuffle(
    joints.flatMap((joint) => (joint.token && joint.lead.cue === lead.cue ? [joint] : [])),
    source,
  );
  return things.slice(0, used.length).map(({ token, giver, from }, at) => {
    const { place } = scenes[from]!;
    const slots = { thing: token![1], giver: giver.definite, where: place.at, origin: place.definite };
    return [beat(`use-${at}`, named(used[at]!, slots), true)];
  });
}

function beat(name: string, text: string, optional: boolean, who?: Being): BeatPattern {
  return { key: `climax/${name}`, text, optional, spare: true, ...(who && { who }) };
}

/** The beats of one clash of the kind that the trouble of the premise's story leads to. */
function clashOf({ scene }: PlacedScene, language: Language, source: Random): string[] {
  const { situation, chain } = scene.chapter;
  const state = `${situation}/${chain[1].leads}`;
  const kinds = Object.entries(data.kinds) as [keyof typeof data.clashes, string[]][];
  const [kind] = kinds.find(([, states]) => states.includes(state))!;
  return pick(data.clashes[kind], source)[language];
}

/** Who stands by the lead after a chapter, the latest last, nobody twice, and what they remember of it: the other one of the two, what it was about. */
function alliesOf(
  scenes: readonly PlacedScene[],
  lead: Being,
  busy: readonly string[],
  memories: Record<string, string>,
): Ally[] {
  const all = scenes.flatMap(({ scene, place }): Ally[] => {
    const { cast, situation } = scene.chapter;
    return scene.facts
      .filter(({ what, of }) => what === 'close' && of.includes(lead.cue))
      .flatMap(({ of }) => [cast.A, cast.B, cast.C].filter(({ cue }) => cue !== lead.cue && of.includes(cue)))
      .filter(({ cue }) => !busy.includes(cue))
      .map((who) => {
        const other = cast.A.cue === lead.cue && cast.B.cue === who.cue;
        return { who, memory: memories[other ? situation : 'other']!, where: place };
      });
  });
  return all.filter(({ who }, at) => !all.slice(at + 1).some((later) => later.who.cue === who.cue));
}

/** Who was against them in a chapter and has made friends with nobody since. */
function foesOf(scenes: readonly PlacedScene[], busy: readonly string[]): Omit<Ally, 'memory'>[] {
  return scenes.flatMap(({ scene, place }, at) => {
    const { cast } = scene.chapter;
    return scene.facts
      .filter(({ what, of }) => what === 'foe' && !busy.includes(of[0]!))
      .filter(({ of }) => !scenes.slice(at).some((later) => later.scene.facts.some((fact) => reconciles(fact, of[0]!))))
      .flatMap(({ of }) => [cast.A, cast.B, cast.C].filter(({ cue, wordless }) => cue === of[0] && !wordless))
      .map((who) => ({ who, where: place }));
  });
}

function reconciles({ what, of }: { what: string; of: readonly string[] }, cue: string): boolean {
  return what === 'close' && of.includes(cue);
}
