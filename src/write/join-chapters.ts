import type { Language } from '../film/index.ts';
import { literal, random, shuffle } from '../film/index.ts';
import type { StoryPlace } from './cast-story.ts';
import { isSeen } from './choose-chapter.ts';
import type { BeatPattern, Story } from './compose.ts';
import words from './data/joints.json' with { type: 'json' };
import type { PlannedScene } from './plan-film.ts';
import type { Being } from './premise.ts';

/** A planned scene and where it plays. */
export type PlacedScene = { scene: PlannedScene; place: StoryPlace };

/**
 * Why one chapter follows from another: in the scene `from` the giver tells the lead of the next chapter, which begins with the scene `to`,
 * why to go there, and gives a thing along (`token`: *a rough map*, *the rough map*) that is used there.
 */
export type Joint = {
  from: number;
  to: number;
  giver: Being;
  lead: Being;
  token?: [string, string];
  say: string;
  take: string;
};

/** What a scene tells because of other chapters: before its own beats, and after them. */
export type Joined = { first: BeatPattern[]; last: BeatPattern[] };

/** A joint is made with one of so many scenes before. */
const reach = 2;

/** The text with its own slots filled in with words: those of data/joints.json are of the film, not of the scene. */
export function named(text: string, slots: Record<string, string>): string {
  return Object.entries(slots).reduce(
    (told, [slot, word]) => told.replace(new RegExp(literal(`{${slot}}`), 'g'), () => word),
    text,
  );
}

/** What joins the chapters of a film, in order: nobody gives what was given before. */
export function jointsOf({ premise, seed }: Story, scenes: readonly PlacedScene[]): Joint[] {
  const { language } = premise;
  const given = new Set<string>();
  return scenes.flatMap(({ scene, place }, to): Joint[] => {
    if (!scene.extras.includes('link')) return [];
    const { cast, situation } = scene.chapter;
    const from = lastWith(scenes, to, cast.A.cue);
    const { say, together, tokens } = handoffsOf(situation, language);
    const giver = from < 0 ? undefined : giverIn(scenes[from]!.scene, scene, together, language);
    if (!giver) return [];
    const token = shuffle(tokens, random(`${seed}/token/${to}`)).find(({ thing }) => !given.has(thing[1]!));
    if (token) given.add(token.thing[1]!);
    const slots = { there: place.at, goal: place.definite, giver: giver.definite };
    const take = token ? token.take : words[language].heeds[to % words[language].heeds.length]!;
    return [
      {
        from,
        to,
        giver,
        lead: cast.A,
        ...(token && { token: token.thing as [string, string] }),
        say: named(say, slots),
        take: named(take, { ...slots, back: scenes[from]!.place.at }),
      },
    ];
  });
}

/** What is said and given before a chapter of a situation; `together`: by who comes along, where there is nobody else. */
type Handoffs = { say: string; together: boolean; tokens: { thing: string[]; take: string }[] };

function handoffsOf(situation: string, language: Language): Handoffs {
  const all: Record<string, Handoffs> = words[language].handoffs;
  return all[situation]!;
}

/** The last scene before, not far back, that shows the person. */
function lastWith(scenes: readonly PlacedScene[], to: number, cue: string): number {
  const from = scenes.findLastIndex(({ scene }, at) => at < to && playersOf(scene).some((who) => who.cue === cue));
  return to - from <= reach ? from : -1;
}

/** Who can send the lead on: somebody in the scene who speaks, is not in the next chapter, and has no quarrel left with them. */
function giverIn(scene: PlannedScene, next: PlannedScene, together: boolean, language: Language): Being | undefined {
  if (scene.spine) return undefined;
  const { cast, roles } = next.chapter;
  const busy = [cast.A.cue, roles.B, roles.C];
  const foes = scene.facts.filter(({ what }) => what === 'foe').flatMap(({ of }) => of);
  const able = playersOf(scene, language).filter(({ cue, wordless }) => !wordless && !foes.includes(cue));
  const companion = together ? able.find(({ cue }) => cue === roles.B) : undefined;
  return able.find(({ cue }) => !busy.includes(cue)) ?? companion;
}

/** The people of a scene; with a language only those who are seen in it. */
function playersOf({ chapter, part }: PlannedScene, language?: Language): Being[] {
  const { cast, roles, chain } = chapter;
  const all = [cast.A, cast.B, ...(roles.C ? [cast.C] : [])];
  return all.filter((_, at) => !language || isSeen(chain[part], 'ABC'.charAt(at), language));
}

/** What each scene tells because of others: who sends whom on, what that leads to, whom one knows from where, and how near the end is. */
export function joinedBeats(story: Story, scenes: readonly PlacedScene[], joints: readonly Joint[]): Joined[] {
  const { premise, seed } = story;
  const texts = words[premise.language];
  const gives = shuffle(texts.gives, random(`${seed}/gives`));
  const beat = (index: number, name: string, text: string, who?: Being, optional = false): BeatPattern => ({
    key: `joint/${index}/${name}`,
    text,
    optional,
    spare: true,
    ...(who && { who }),
  });
  return scenes.map((_, index) => {
    const taken = joints.filter(({ to }) => to === index).map(({ take }) => beat(index, 'take', take));
    const sent = joints.filter(({ from }) => from === index);
    const sending = sent.flatMap(({ to, giver, lead, say, token }) => [
      ...(token
        ? [beat(to, 'give', named(gives[to % gives.length]!, { token: token[0], A: lead.definite }), giver)]
        : []),
      beat(to, 'say', `C: ${say.replace(/^C: /, '')}`, giver),
    ]);
    const returning = returnOf(scenes, index);
    const known = returning
      ? [beat(index, 'return', textFor(texts.returns, returning, `${seed}/return`), undefined, true)]
      : [];
    const progress = progressOf(story, scenes, index);
    return {
      first: [...taken, ...known],
      last: [...(progress ? [beat(index, 'progress', progress, undefined, true)] : []), ...sending],
    };
  });
}

/** One text of a list, in an order of the film's own. */
function textFor(
  list: readonly string[],
  { count, slots }: { count: number; slots: Record<string, string> },
  seed: string,
) {
  return named(shuffle(list, random(seed))[count % list.length]!, slots);
}

/** Where the two of a chapter were together before, when it begins and they have not just been. */
function returnOf(scenes: readonly PlacedScene[], index: number) {
  const pair = (at: number) => {
    const { roles } = scenes[at]!.scene.chapter;
    return [roles.A!, roles.B!].sort().join();
  };
  const { scene } = scenes[index]!;
  if (scene.spine || scene.part > 0 || scene.chapter.cast.mute) return undefined;
  const others = scenes
    .slice(0, index)
    .flatMap((one, at) => (!one.scene.spine && pair(at) === pair(index) ? [at] : []));
  const last = others.at(-1);
  if (last === undefined || index - last < 2) return undefined;
  const count = scenes.slice(0, index).filter((one) => one.scene.part === 0).length;
  const { place } = scenes[last]!;
  return { count, slots: { where: place.at, origin: place.definite } };
}

/** What the end of a chapter means for the want of the premise: the lead is nearer to it, or farther. */
function progressOf({ premise, cast, seed }: Story, scenes: readonly PlacedScene[], index: number): string | undefined {
  const { scene } = scenes[index]!;
  const { roles, cast: own } = scene.chapter;
  const thread = scenes.some(({ scene: one }, at) => at > index && one.chapter === scene.chapter);
  if (scene.spine || scene.part < 2 || thread || own.A.cue !== cast.A.cue || Object.values(roles).includes(cast.B.cue))
    return undefined;
  const holds = (cue: string) => scene.facts.some(({ what, of }) => what === 'holds' && of[0] === cue);
  const bad = scene.facts.some(
    ({ what, of }) => ['hurt', 'lost', 'foe'].includes(what) || (what === 'holds' && of[0] !== cast.A.cue),
  );
  const kind = bad && !holds(cast.A.cue) ? 'farther' : 'nearer';
  const count = scenes.slice(0, index).filter(({ scene: one }) => one.part === 2).length;
  const slots = { hero: cast.B.definite, home: cast.main.at };
  return textFor(words[premise.language][kind], { count, slots }, `${seed}/${kind}`);
}
