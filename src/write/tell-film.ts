import type { Hour, Weather } from '../film/index.ts';
import { pick, random, shuffle } from '../film/index.ts';
import { phrasesOf, type StoryCast } from './cast-story.ts';
import { climaxBeats } from './climax.ts';
import { type BeatPattern, nextHour, patternsOf, type ScenePattern, type Story } from './compose.ts';
import data from './data/long-form.json' with { type: 'json' };
import { type Joined, joinedBeats, jointsOf } from './join-chapters.ts';
import type { Extra, PlannedScene } from './plan-film.ts';
import { plotOf } from './plan-story.ts';
import { endedBy } from './world.ts';

/** The moment at which a scene plays, and whether a new day began. */
type Moment = { hour: Hour; weather: Weather; dawned: boolean; place: string };

/** A film longer than this lets its people have weeks for what they must do, a shorter one a day. */
const weeksFrom = 240;

/**
 * The patterns of a planned film, scene by scene, with a closing image: hours run forward through days, weather turns with them, each
 * chapter is joined to what went before, and the climax comes at the premise's own hour.
 */
export function filmPatterns(story: Story, scenes: readonly PlannedScene[], seconds: number): ScenePattern[] {
  const { premise, seed } = story;
  const words = data[premise.language];
  const deadline = pick(words.deadlines[seconds < weeksFrom ? 'days' : 'weeks'], random(`${seed}/deadline`));
  const patterns = scenes.map(({ chapter, part, spine }) => {
    const plot = plotOf(chapter.situation, chapter.chain, premise.language, spine);
    return patternsOf({ ...story, cast: chapter.cast }, plot, spine)[part]!;
  });
  const closing = closingOf(story, scenes);
  const placed = scenes.map((scene, index) => {
    const { main, second } = scene.chapter.cast;
    return { scene, place: patterns[index]!.place === 'second' ? second : main };
  });
  const joints = jointsOf(story, placed);
  const joined = joinedBeats(story, placed, joints);
  const climax = climaxBeats(story, placed, joints);
  const moments = clockOf(story, scenes, patterns);
  const later = (index: number) => {
    const { chapter, spine } = scenes[index]!;
    const last = scenes.findLastIndex((scene) => scene.chapter === chapter);
    if (spine || last - index > 2) return deadline;
    const { hour } = moments[last]!;
    return phrasesOf(premise).spoken[hour === moments[index]!.hour ? nextHour[hour] : hour];
  };
  const told = patterns.map((pattern, index): ScenePattern => {
    const { hour, weather, dawned, place } = moments[index]!;
    const scene = scenes[index]!;
    const own = { ...scene.chapter.cast, hour, weather };
    const before = moments[index - 1];
    const continues = before?.place === place && before.hour === hour;
    return {
      ...pattern,
      beats: withExtras(pattern, scenes, index, dawned, story, joined[index]!, climax),
      own: { cast: own, hour, later: later(index), continues },
    };
  });
  const last = moments.at(-1)!;
  const end = { ...closing.cast, weather: last.weather, hour: nextHour[last.hour] };
  return [...told, { ...closing.pattern, own: { cast: end, hour: end.hour, later: deadline, continues: false } }];
}

/** The hours of all scenes: each chapter an hour later, some of its scenes too; the climax as the premise has it. */
function clockOf(
  { premise, cast, seed }: Story,
  scenes: readonly PlannedScene[],
  patterns: readonly ScenePattern[],
): Moment[] {
  const source = random(`${seed}/clock`);
  let { hour, weather }: { hour: Hour; weather: Weather } = cast;
  return scenes.map((scene, index) => {
    const before = scenes[index - 1];
    const ahead = before && (before.chapter !== scene.chapter || patterns[index]!.hours > patterns[index - 1]!.hours);
    if (ahead) hour = nextHour[hour];
    const dawned = ahead === true && hour === 'dawn';
    if (dawned) weather = pick([cast.weather, cast.weather, 'clear', 'cloudy'], source);
    const ends = scene.turn === 'climax';
    if (ends && premise.hour) hour = premise.hour;
    if (ends && premise.weather) weather = premise.weather;
    const { main, second } = scene.chapter.cast;
    return { hour, weather, dawned, place: (patterns[index]!.place === 'second' ? second : main).name };
  });
}

/** The beats of a scene with those that join it to the film. What begins a scene stands first, what turns it last. */
function withExtras(
  { key, beats }: ScenePattern,
  scenes: readonly PlannedScene[],
  index: number,
  dawned: boolean,
  story: Story,
  joined: Joined,
  climax: readonly BeatPattern[],
): BeatPattern[] {
  const beatOf = (extra: Extra): BeatPattern => {
    const wordings = extraWordings(extra, scenes, index, story);
    const before = scenes.slice(0, index).filter((scene) => sameExtra(scene, scenes[index]!, extra)).length;
    return { key: `${key}/${extra}`, text: wordings[before % wordings.length]!, optional: false };
  };
  const { extras, turn } = scenes[index]!;
  const begins = (extra: Extra) => extra === 'payoff' || (extra === 'link' && joined.first.length === 0);
  const first = [...extras.filter(begins).map(beatOf), ...joined.first];
  const last = extras.filter((extra) => extra !== 'link' && extra !== 'payoff').map(beatOf);
  const image = dawned ? [{ key: `${key}/dawn`, text: '{opening}', optional: false }] : [];
  const crest = turn === 'climax' ? climax : [];
  return [...image, ...first, ...crest, ...beats, ...last, ...joined.last];
}

/** Both scenes have the joining beat, and of links those of one situation. */
function sameExtra(one: PlannedScene, other: PlannedScene, extra: Extra): boolean {
  return one.extras.includes(extra) && (extra !== 'link' || one.chapter.situation === other.chapter.situation);
}

/** The wordings of a joining beat, in an order of the film's own. Who has just been seen is not *there again*. */
function extraWordings(
  extra: Extra,
  scenes: readonly PlannedScene[],
  index: number,
  { premise, seed }: Story,
): string[] {
  const words = data[premise.language];
  const { situation, roles } = scenes[index]!.chapter;
  const links: Record<string, string[]> = words.links;
  const list = extra === 'link' ? links[situation]! : words[extra];
  const seen = Object.values(scenes[index - 1]?.chapter.roles ?? {}).includes(roles.B!);
  const fitting = extra === 'payoff' && seen ? list.filter((text) => !text.includes('{B}')) : list;
  return shuffle(fitting, random(`${seed}/${extra}/${situation}`));
}

/** The closing image: the first place again, with those who are left. */
function closingOf(
  { premise, cast, seed }: Story,
  scenes: readonly PlannedScene[],
): { pattern: ScenePattern; cast: StoryCast } {
  const facts = scenes.filter(({ spine }) => spine).flatMap((scene) => scene.facts);
  const ended = endedBy(facts);
  const parted = facts.some(({ what }) => what === 'parted');
  const [noA, noB] = [cast.A.cue, cast.B.cue].map((cue) => !parted && ended.includes(cue));
  const kind = noA && noB ? 'empty' : noA || noB || parted ? 'alone' : 'together';
  const left = noA && !noB ? { ...cast, A: cast.B, B: cast.A } : cast;
  const images = shuffle(data[premise.language].closings[kind], random(`${seed}/closing`)).slice(0, 2);
  const beats = images.map((text, at) => ({ key: `closing/${at}`, text, optional: at > 0 }));
  return { pattern: { key: 'closing', place: 'place', hours: 0, gist: '', beats }, cast: left };
}
