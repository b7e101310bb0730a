import type { Beginning } from './begin-story.ts';
import { type BeatPattern, patternsOf, type ScenePattern, type Story } from './compose.ts';
import { withForm } from './form.ts';
import type { Genre } from './genres.ts';
import { longFilmWords } from './idiolect.ts';
import { estimateSeconds, joinedSpeeches, type WrittenScene } from './length.ts';
import { withManners } from './manners.ts';
import { type PlannedScene, planFilm } from './plan-film.ts';
import type { Plot } from './plan-story.ts';
import { besideInsets, tellInRealism, withRealism } from './realism.ts';
import { filmPatterns } from './tell-film.ts';

/** How much longer than asked a story may be that is otherwise the first choice. */
const patience = 1.12;

/** A story that with all its beats is shorter than this share of what was asked is told with chapters. */
const enough = 0.87;

/** About how long a chapter is, and the premise's own story with the closing image, in seconds. */
const chapterSeconds = 56;
const spineSeconds = 60;

/** A film as long as this, in seconds, has three scenes, though they be a little long: in one it has no turning points and tells half of its premise. */
const threeFrom = 40;

/** A film of as many scenes tells its climax in full before the others. */
const crestFrom = 9;

/** How much of what a film may leave out it is meant to tell: better another chapter than all beats of each. */
const fullness = 0.35;

/** Numbers of chapters tried for one length. */
const trials = 6;

/** A story as it is told; `planned` are its scenes' parts in the whole, where it has chapters: the closing image has none. */
export type FittedStory = { plot: Plot; scenes: WrittenScene[]; planned: PlannedScene[] };

/**
 * Tells a story as long as asked: the first of its plots that is short enough with its essential beats, or nearly the shortest; optional
 * beats are taken in, in turn from every scene, as long as the film stays within a beat of `seconds`. Where all its beats are too
 * few, the plot whose want can wait is told with chapters.
 */
export function fitLength(beginning: Beginning, seconds: number): FittedStory {
  const { story, genre, patient } = beginning;
  const shapes = shapesFor(beginning, seconds);
  const least = shapes.map(({ patterns }) => leastOf(story, patterns));
  const limit = Math.max(patience * seconds, Math.min(...least));
  const { plot, patterns } = shapes[least.findIndex((length) => length <= limit)]!;
  const whole = { plot, scenes: fillUp(story, patterns, seconds), planned: [] };
  if (plot.chain.length === 1 || mostOf(story, patterns) >= enough * seconds) return whole;
  const film = fitFilm(story, genre, patient(), seconds);
  const away = ({ scenes }: FittedStory) => Math.abs(estimateSeconds(scenes) - seconds);
  return away(whole) < away(film) ? whole : film;
}

/** A plot and its scenes as they can be told. */
type Shape = { plot: Plot; patterns: ScenePattern[] };

/** The plots in their shapes; where three scenes are too long for all, with fewer deeds, or in one scene where that comes nearer. */
function shapesFor({ story, genre, plots, all, brief }: Beginning, seconds: number): Shape[] {
  const shape = (plot: Plot, shorten = (patterns: ScenePattern[]) => patterns): Shape => {
    const formed = withForm(patternsOf(story, plot, true), genre.id, story.premise, story.seed, 1);
    return { plot, patterns: withRealism(shorten(formed), story, 1) };
  };
  const shortest = (shapes: readonly Shape[]) => Math.min(...shapes.map(({ patterns }) => leastOf(story, patterns)));
  const full = plots.map((plot) => shape(plot));
  if (shortest(full) <= patience * seconds) return full;
  const near = plots.map((plot) => shape(plot, thinned));
  const thin = shortest(near) <= patience * seconds ? near : all().map((plot) => shape(plot, thinned));
  const over = shortest(thin) - seconds;
  if (over <= (patience - 1) * seconds || seconds >= threeFrom) return thin;
  const single = brief().map((plot) => shape(plot));
  const under = seconds - Math.max(...single.map(({ patterns }) => mostOf(story, patterns)));
  return under < over ? single : thin;
}

function leastOf(story: Story, patterns: readonly ScenePattern[]): number {
  return estimateSeconds(tellInRealism(story, patterns, new Set()));
}

function mostOf(story: Story, patterns: readonly ScenePattern[]): number {
  return estimateSeconds(tellInRealism(story, patterns, allKeys(patterns)));
}

/** The scenes with those deeds optional that only go with what is said: neither the first beat of a scene, the last of the film, nor the premise's own. */
function thinned(patterns: readonly ScenePattern[]): ScenePattern[] {
  const ending = patterns.at(-1)!.beats.findLast(({ key, optional }) => /\/\d+$/.test(key) && !optional);
  return patterns.map((scene) => ({
    ...scene,
    beats: scene.beats.map((beat, index) => {
      const own = !/\/\d+$/.test(beat.key) || beat.text === '{deed}' || /^[ABCN]: /.test(beat.text);
      const kept = index === 0 || beat === ending;
      return own || kept ? beat : { ...beat, optional: true };
    }),
  }));
}

/** The film with as many chapters as let it be told neither at its shortest nor at its longest. */
export function fitFilm(story: Story, genre: Genre, plot: Plot, seconds: number): FittedStory {
  let count = Math.max(0, Math.round((seconds - spineSeconds) / chapterSeconds));
  let most = Number.POSITIVE_INFINITY;
  const tried = new Map<number, { planned: PlannedScene[]; patterns: ScenePattern[]; away: number }>();
  for (let trial = 0; trial < trials && count >= 0 && !tried.has(count); trial++) {
    const planned = planFilm(story, genre, plot, count);
    const told = new Set(planned.map(({ chapter }) => chapter)).size - 1;
    if (told < count) most = told;
    const bare = filmPatterns(story, planned, seconds);
    const setback = planned.findIndex(({ turn }) => turn === 'major-setback');
    const formed = withForm(bare, genre.id, story.premise, story.seed, setback, hooked(planned));
    const patterns = withRealism(formed, story, setback);
    const crest = new Set(keysOf(crestOf(patterns, planned)));
    const [short, long] = [crest, allKeys(patterns)].map((chosen) =>
      estimateSeconds(tellInRealism(story, patterns, chosen)),
    ) as [number, number];
    const away = short + fullness * (long - short) - seconds;
    const miss = Math.max(short - seconds, seconds - long, 0);
    tried.set(count, { planned, patterns, away: Math.abs(away) / chapterSeconds + miss });
    if (short <= seconds && long >= seconds && Math.abs(away) < chapterSeconds / 2) break;
    const step = Math.sign(away) * Math.max(1, Math.round(Math.abs(away) / chapterSeconds));
    count = Math.min(most, Math.max(0, count - step));
  }
  const { planned, patterns } = [...tried.values()].reduce((best, one) => (one.away < best.away ? one : best));
  const crest = crestOf(patterns, planned);
  const scenes = fillUp(story, patterns, seconds, (told) => inOwnWords(story, planned, told), crest);
  return { plot, scenes, planned: besideInsets(scenes, planned) };
}

/** The scenes in the words of this film, and of each of its people; who says two things in turn says them in one speech. */
function inOwnWords(
  { seed, premise }: Story,
  planned: readonly PlannedScene[],
  scenes: WrittenScene[],
): WrittenScene[] {
  const words = longFilmWords(seed, premise.language);
  const people = planned.flatMap(({ chapter: { cast } }) => [cast.A, cast.B, cast.C]);
  const own = scenes.map((scene) => ({
    ...scene,
    beats: (planned.length > 3 ? joinedSpeeches(scene.beats, premise.language) : scene.beats).map((beat) => ({
      ...beat,
      text: words(beat.text),
    })),
  }));
  return withManners(own, people, seed, premise.language);
}

/** The crises, where an episode may stop. */
function hooked(planned: readonly PlannedScene[]): Set<number> {
  return new Set(planned.flatMap(({ part, spine }, at) => (part === 1 && !spine ? [at] : [])));
}

/** The optional beats of the climax, where a film has scenes enough to be told less fully for it. */
function crestOf(patterns: readonly ScenePattern[], planned: readonly PlannedScene[]): BeatPattern[] {
  if (planned.length < crestFrom) return [];
  return patterns[planned.findIndex(({ turn }) => turn === 'climax')]!.beats.filter(({ optional }) => optional);
}

function keysOf(beats: readonly BeatPattern[]): string[] {
  return beats.map(({ key }) => key);
}

function allKeys(patterns: readonly ScenePattern[]): Set<string> {
  return new Set(keysOf(optionalOf(patterns)));
}

/** The scenes with as few optional beats as make it as long as asked; those of `crest` come first. */
function fillUp(
  story: Story,
  patterns: readonly ScenePattern[],
  seconds: number,
  inOwnWords = (scenes: WrittenScene[]) => scenes,
  crest: readonly BeatPattern[] = [],
): WrittenScene[] {
  const keys = [...new Set(keysOf([...crest, ...optionalOf(patterns)]))];
  const tell = (count: number) => inOwnWords(tellInRealism(story, patterns, new Set(keys.slice(0, count))));
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (estimateSeconds(tell(middle)) >= seconds) high = middle;
    else low = middle + 1;
  }
  const told = tell(low);
  return low > 0 && estimateSeconds(told) > patience * seconds ? tell(low - 1) : told;
}

/** Optional beats in the order in which they are wanted: one of every scene in turn, the middle scenes first. */
function optionalOf(patterns: readonly ScenePattern[]): BeatPattern[] {
  const scenes = patterns.map((pattern) => pattern.beats.filter((beat) => beat.optional));
  const turns = [...scenes.slice(1), ...scenes.slice(0, 1)];
  const most = Math.max(0, ...turns.map((beats) => beats.length));
  return Array.from({ length: most }, (_, round) => turns.flatMap((beats) => beats.slice(round, round + 1))).flat();
}
