import { Problem, pick, type Random, random, shuffle } from '../film/index.ts';
import { castStory, type StoryCast, traitsOf } from './cast-story.ts';
import type { Story } from './compose.ts';
import { type Genre, genreNamed, genreOf, likeOf } from './genres.ts';
import { planSpots, spotBelow } from './plan-spot.ts';
import { type Plot, planStories } from './plan-story.ts';
import type { Premise } from './premise.ts';
import { readPremise } from './read-premise.ts';
import { allSituations, repertoireOf, type Situation } from './stories.ts';
import { isEnd } from './world.ts';
import type { OtherScripts, WriteOptions } from './write-screenplay.ts';

/** Plans looked at for one that is as short as asked. */
const candidates = 10;

/**
 * A premise that has been read and cast, and the plots it can be told with; `all` are as many as there are; `patient` finds the one of them that
 * bears chapters best: only long films ask for it; `brief` are films of one scene, for those that are too short for three.
 */
export type Beginning = {
  story: Story;
  genre: Genre;
  plots: Plot[];
  all: () => Plot[];
  patient: () => Plot;
  brief: () => Plot[];
};

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
  const story: Story = {
    premise,
    cast,
    seed: `${seed}/write/${premise.text}`,
    turn: seed,
    ...(options.realism && { realism: options.realism }),
    ...(options.unlike && { familiar: counted(options.unlike.familiar, cast) }),
  };
  const spots = () => planSpots(premise, situation.id, seconds, source);
  if (options.plot?.includes('/')) {
    const plots = [plotNamed(plan(Number.POSITIVE_INFINITY), options.plot)];
    return { story, genre, plots, all: () => plots, patient: () => plots[0]!, brief: () => plots };
  }
  const plots = seconds < spotBelow ? spots() : apart(seed, premise, situation.id, plan(Number.POSITIVE_INFINITY));
  const all = () => plan(Number.POSITIVE_INFINITY);
  return { story, genre, plots, all, patient: () => mostPatient(all()), brief: spots };
}

/** Counts each text once: lengths are tried with the same beats again and again. */
function counted(familiar: OtherScripts['familiar'], cast: StoryCast): (text: string) => number {
  const names = [cast.A, cast.B, cast.C, ...cast.extras].map(({ cue }) => cue);
  const counts = new Map<string, number>();
  return (text) => {
    const count = counts.get(text) ?? familiar(text, names);
    counts.set(text, count);
    return count;
  };
}

/** So many seeds one after another share the scenes of a situation out among themselves. */
export const seedsApart = 3;

/**
 * The plots that a seed looks at: of three seeds in turn each first looks at those made of its own third of the scenes, then at those
 * with as few as can be of the others', so that films of one premise differ.
 */
function apart(seed: number, premise: Premise, situation: string, plots: readonly Plot[]): Plot[] {
  const { openings, troubles, outcomes } = repertoireOf(situation);
  const round = Math.floor((seed - 1) / seedsApart);
  const own = seed - 1 - round * seedsApart;
  const theirs = new Set(
    [openings, troubles, outcomes].flatMap((scenes, part) =>
      shuffle(scenes, random(`${premise.text}/scenes/${part}/${round}`))
        .filter((_, at) => at % seedsApart !== own)
        .map(({ id }) => id),
    ),
  );
  const borrowed = ({ chain }: Plot) => chain.filter(({ id }) => theirs.has(id)).length;
  return [0, 1, 2, 3].flatMap((count) => plots.filter((plot) => borrowed(plot) === count)).slice(0, candidates);
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
