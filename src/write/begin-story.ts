import { Problem, pick, type Random, random, shuffle } from '../film/index.ts';
import { castStory, traitsOf } from './cast-story.ts';
import type { Story } from './compose.ts';
import { type Genre, genreNamed, genreOf, likeOf } from './genres.ts';
import { planSpots, spotBelow } from './plan-spot.ts';
import { type Plot, planStories } from './plan-story.ts';
import type { Premise } from './premise.ts';
import { readPremise } from './read-premise.ts';
import { allSituations, type Situation } from './stories.ts';
import { isEnd } from './world.ts';
import type { WriteOptions } from './write-screenplay.ts';

/** Plans looked at for one that is as short as asked. */
const candidates = 10;

/**
 * A premise that has been read and cast, and the plots it can be told with; `patient` finds the one that bears chapters best, of all
 * there are: only long films ask for it.
 */
export type Beginning = { story: Story; genre: Genre; plots: Plot[]; patient: () => Plot };

/** Reads and casts a premise and plans what becomes of it. Throws `unknown-genre` and `unknown-plot`. */
export function beginStory(options: WriteOptions, seconds: number): Beginning {
  const { language, seed, genre: asked } = options;
  const wanted = asked ? genreNamed(asked) : undefined;
  const premise = readPremise(options.premise, options.depiction, language);
  const source = random(`${seed}/write/${premise.text}`);
  const situation = situationOf(premise, options.plot?.split('/')[0], source);
  const genre = wanted ?? genreOf(premise, situation.genres, source);
  const cast = castStory(premise, genre, source);
  const traits = traitsOf(premise, cast);
  const told = premise.situations[0] === situation.id && !(situation.id === 'keeping' && premise.things.length === 0);
  const plan = (count: number) => planStories(situation.id, likeOf(genre), traits, premise, told, source, count);
  const story = { premise, cast, seed: `${seed}/write/${premise.text}` };
  if (options.plot?.includes('/')) {
    const plots = [plotNamed(plan(Number.POSITIVE_INFINITY), options.plot)];
    return { story, genre, plots, patient: () => plots[0]! };
  }
  const plots = seconds < spotBelow ? planSpots(premise, situation.id, source) : apart(options, plan);
  return { story, genre, plots, patient: () => mostPatient(plan(Number.POSITIVE_INFINITY)) };
}

/** Seeds one after another that take turns in what they tell of, and how many plots of the others' choice each keeps away from. */
const turns = 3;
const avoided = 2;

/**
 * The plots that a seed looks at. Of three seeds in turn the first takes what comes; the second looks first at plots that share no
 * scene with the first choice of seed 1, the third none with those of 1 and 2, so that films of one premise differ.
 */
function apart(options: WriteOptions, plan: (count: number) => Plot[]): Plot[] {
  const before = (options.seed + turns - 1) % turns;
  if (before === 0) return plan(candidates);
  const others = Array.from({ length: before }, (_, at) => beginStory({ ...options, seed: at + 1 }, spotBelow).plots);
  const taken = new Set(
    others.flatMap((plots) => plots.slice(0, avoided).flatMap(({ chain }) => chain.map(({ id }) => id))),
  );
  const shared = (plot: Plot) => plot.chain.filter(({ id }) => taken.has(id)).length;
  const plots = plan(Number.POSITIVE_INFINITY);
  return [0, 1, 2, 3].flatMap((count) => plots.filter((plot) => shared(plot) === count)).slice(0, candidates);
}

/** A story whose want can wait, and which ends nothing before its end, is told with chapters; where there is none, another. */
function mostPatient(plots: readonly Plot[]): Plot {
  const open = plots.filter(({ chain }) => !isEnd(chain[1]!));
  return open.find(({ chain }) => chain[0]!.waits) ?? open[0] ?? plots[0]!;
}

/** The situation that the story tells: the one asked for, else the premise's own. A premise without a deed waits, meets or sets out. */
function situationOf(premise: Premise, wanted: string | undefined, source: Random): Situation {
  const still = pick(['waiting', 'meeting', 'journey', 'searching'], source);
  // Draws as many chances as seeds have always drawn here: a seed keeps its film.
  shuffle(allSituations, source);
  const told = premise.situations[0] ?? still;
  const find = (id: string | undefined) => allSituations.find((situation) => situation.id === id);
  return find(wanted) ?? find(told)!;
}

function plotNamed(plots: readonly Plot[], id: string): Plot {
  const plot = plots.find((candidate) => candidate.id === id);
  if (plot) return plot;
  throw new Problem({
    code: 'unknown-plot',
    message: `These people cannot play the plot "${id}".`,
    fix: 'Take a plot from the list that auteur ideas prints for the same words and seed.',
    exit: 2,
  });
}
