import { type BeatPattern, patternsOf, type ScenePattern, type Story, tellScenes } from './compose.ts';
import { withForm } from './form.ts';
import type { Genre } from './genres.ts';
import { estimateSeconds, type WrittenScene } from './length.ts';
import { withManners } from './manners.ts';
import { type PlannedScene, planFilm } from './plan-film.ts';
import type { Plot } from './plan-story.ts';
import { filmPatterns } from './tell-film.ts';

/** How much longer than asked, or than the shortest, a story may be that is otherwise the first choice. */
const patience = 1.12;

/** A story that with all its beats is shorter than this share of what was asked is told with chapters. */
const enough = 0.87;

/** About how long a chapter is, and the premise's own story with the closing image, in seconds. */
const chapterSeconds = 56;
const spineSeconds = 60;

/** Numbers of chapters tried for one length. */
const trials = 6;

/** A story as it is told; `planned` are its scenes' parts in the whole, where it has chapters: the closing image has none. */
export type FittedStory = { plot: Plot; scenes: WrittenScene[]; planned: PlannedScene[] };

/**
 * Tells a story as long as asked: the first of `plots` that is short enough with its essential beats, or nearly the shortest; optional
 * beats are taken in, in turn from every scene, as long as the film stays within a beat of `seconds`. Where all its beats are too
 * few, `patient`, whose want can wait, is told with chapters.
 */
export function fitLength(
  story: Story,
  genre: Genre,
  plots: readonly Plot[],
  patient: () => Plot,
  seconds: number,
): FittedStory {
  const shape = (plot: Plot) => withForm(patternsOf(story, plot, true), genre.id, story.premise, story.seed, 1);
  const shapes = plots.map(shape);
  const least = shapes.map((patterns) => estimateSeconds(tellScenes(story, patterns, new Set())));
  const limit = patience * Math.max(seconds, Math.min(...least));
  const chosen = least.findIndex((length) => length <= limit);
  const [plot, patterns] = [plots[chosen]!, shapes[chosen]!];
  const all = estimateSeconds(tellScenes(story, patterns, allKeys(patterns)));
  if (plot.chain.length > 1 && all < enough * seconds) return fitFilm(story, genre, patient(), seconds);
  return { plot, scenes: fillUp(story, patterns, seconds), planned: [] };
}

/** The film with as many chapters as come nearest to the middle between its shortest and its longest telling. */
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
    const patterns = withForm(bare, genre.id, story.premise, story.seed, setback, hooked(planned));
    const [short, long] = [new Set<string>(), allKeys(patterns)].map((chosen) =>
      estimateSeconds(tellScenes(story, patterns, chosen)),
    ) as [number, number];
    const away = (short + long) / 2 - seconds;
    const miss = Math.max(short - seconds, seconds - long, 0);
    tried.set(count, { planned, patterns, away: Math.abs(away) / chapterSeconds + miss });
    if (short <= seconds && long >= seconds && Math.abs(away) < chapterSeconds / 2) break;
    count = Math.min(most, count - Math.sign(away) * Math.max(1, Math.round(Math.abs(away) / chapterSeconds)));
  }
  const { planned, patterns } = [...tried.values()].reduce((best, one) => (one.away < best.away ? one : best));
  const people = planned.flatMap(({ chapter: { cast } }) => [cast.A, cast.B, cast.C]);
  const inOwnWords = (scenes: WrittenScene[]) => withManners(scenes, people, story.seed, story.premise.language);
  const climax = planned.findIndex(({ turn }) => turn === 'climax');
  return { plot, scenes: fillUp(story, patterns, seconds, inOwnWords, climax), planned };
}

/** The crises, where an episode may stop. */
function hooked(planned: readonly PlannedScene[]): Set<number> {
  return new Set(planned.flatMap(({ part, spine }, at) => (part === 1 && !spine ? [at] : [])));
}

function allKeys(patterns: readonly ScenePattern[]): Set<string> {
  return new Set(optionalOf(patterns).map(({ key }) => key));
}

/** The scenes with as few optional beats as make it as long as asked; the climax, where one is marked, is told in full before the others. */
function fillUp(
  story: Story,
  patterns: readonly ScenePattern[],
  seconds: number,
  inOwnWords = (scenes: WrittenScene[]) => scenes,
  climax = -1,
): WrittenScene[] {
  const crest = patterns[climax]?.beats.filter(({ optional }) => optional) ?? [];
  const keys = [...new Set([...crest, ...optionalOf(patterns)].map(({ key }) => key))];
  const tell = (count: number) => inOwnWords(tellScenes(story, patterns, new Set(keys.slice(0, count))));
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (estimateSeconds(tell(middle)) >= seconds) high = middle;
    else low = middle + 1;
  }
  return tell(low);
}

/** Optional beats in the order in which they are wanted: one of every scene in turn, the middle scenes first. */
function optionalOf(patterns: readonly ScenePattern[]): BeatPattern[] {
  const scenes = patterns.map((pattern) => pattern.beats.filter((beat) => beat.optional));
  const turns = [...scenes.slice(1), ...scenes.slice(0, 1)];
  const most = Math.max(0, ...turns.map((beats) => beats.length));
  return Array.from({ length: most }, (_, round) => turns.flatMap((beats) => beats.slice(round, round + 1))).flat();
}
