import type { Depiction, Finding, Language } from '../film/index.ts';
import { Problem, pick, type Random, random, shuffle, usualLength } from '../film/index.ts';
import { castStory, phrasesOf, traitsOf } from './cast-story.ts';
import { chooseTitle } from './compose.ts';
import { fitLength } from './fit-length.ts';
import { genreNamed, genreOf } from './genres.ts';
import { estimateSeconds, type WrittenScene } from './length.ts';
import { type Plot, planStories } from './plan-story.ts';
import type { Premise } from './premise.ts';
import { readPremise } from './read-premise.ts';
import { allSituations, type Situation } from './stories.ts';

/** Plans looked at for one that is as short as asked. */
const candidates = 10;

/** `seconds` is the length asked for, title and credits included; `genre` is one of `genreNames`, else the premise's own. */
export type WriteOptions = {
  premise: string;
  depiction: Depiction;
  language: Language;
  seed: number;
  seconds?: number;
  genre?: string;
  /** A situation, or one plot of it: the situation and its three scenes, by their names. */
  plot?: string;
};

/**
 * A script in Fountain, the title it gave itself, its genre and plot, and about how long it plays. `treatment` tells it in one
 * sentence a scene; `people` and `object` are whom and what it is about.
 */
export type WrittenScreenplay = {
  title: string;
  text: string;
  genre: string;
  plot: string;
  treatment: string[];
  people: string[];
  object: string;
  setting: string;
  seconds: number;
  findings: Finding[];
};

/**
 * Writes a script of at least three scenes from a premise: a want, an obstacle, a turn and an end, each in a deed and in
 * words. Everybody, every thing, place, hour, weather and event that the premise names is in it. The same premise, seed,
 * length, genre and plot give the same script. Throws `unknown-genre` and `unknown-plot`.
 */
export function writeScreenplay(options: WriteOptions): WrittenScreenplay {
  const { language, seed, seconds = usualLength, genre } = options;
  const wanted = genre ? genreNamed(genre) : undefined;
  const premise = readPremise(options.premise, options.depiction, language);
  const source = random(`${seed}/write/${premise.text}`);
  const situations = situationsFor(premise, options.plot?.split('/')[0], source);
  const chosen = wanted ?? genreOf(premise, situations[0]!.genres, source);
  const cast = castStory(premise, chosen, source);
  const traits = traitsOf(premise, cast);
  const told =
    premise.situations[0] === situations[0]!.id && !(situations[0]!.id === 'keeping' && premise.things.length === 0);
  const plan = (id: string, first: boolean, count: number) =>
    planStories(id, chosen.id, traits, premise, first && told, source, count);
  const [{ id: main }, ...others] = situations as [Situation, ...Situation[]];
  const plots = options.plot?.includes('/')
    ? [plotNamed(plan(main, true, Number.POSITIVE_INFINITY), options.plot)]
    : plan(main, true, candidates);
  const further = others.flatMap(({ id }) => plan(id, false, 1));
  const story = { premise, cast, seed: `${seed}/write/${premise.text}` };
  const { plot, scenes } = fitLength(story, plots, further, seconds);
  const title = chooseTitle(story, plot);
  const length = estimateSeconds(scenes);
  return {
    title,
    text: `${titlePage(title, premise)}\n\n${scenes.map((scene) => sceneText(scene, language)).join('\n\n')}\n`,
    genre: chosen.id,
    plot: plot.id,
    treatment: scenes.map(({ synopsis }) => synopsis).filter((synopsis) => synopsis !== ''),
    people: [cast.A.definite, cast.B.definite],
    object: cast.object.definite,
    setting: `${cast.main.name}, ${phrasesOf(premise).hours[cast.hour].toLowerCase()}`,
    seconds: Math.round(length),
    findings: lengthFindings(length, seconds),
  };
}

/** The situation that the story tells, then those of further chapters. A premise without a deed waits, meets or sets out. */
function situationsFor(premise: Premise, wanted: string | undefined, source: Random): Situation[] {
  const still = pick(['waiting', 'meeting', 'journey', 'searching'], source);
  const told = premise.situations.length > 0 ? premise.situations : [still];
  const known = allSituations.some(({ id }) => id === wanted);
  const named = known ? [...new Set([wanted!, ...told])] : told;
  const others = shuffle(allSituations, source).filter(({ id }) => !named.includes(id));
  return [...named.map((id) => allSituations.find((situation) => situation.id === id)!), ...others];
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

/** A story that came out far from the length asked for says so. */
function lengthFindings(length: number, asked: number): Finding[] {
  const off = length < asked * 0.8 ? 'shorter' : length > asked * 1.25 ? 'longer' : undefined;
  if (!off) return [];
  return [
    {
      code: `${off}-than-asked`,
      severity: 'note',
      message: `The story takes about ${Math.round(length)} s to tell; ${asked} s were asked for.`,
      where: { file: 'screenplay.fountain' },
      evidence: { seconds: length, asked },
      confidence: 0.7,
      fix:
        off === 'shorter'
          ? 'Write more scenes into screenplay.fountain, or ask for a shorter film.'
          : 'Cut lines from screenplay.fountain, or ask for a longer film.',
    },
  ];
}

function sceneText(scene: WrittenScene, language: Language): string {
  const beats = scene.beats.map((beat) =>
    beat.kind === 'action' ? beat.text : `${language === 'zh' ? '@' : ''}${beat.cue}\n${beat.text}`,
  );
  return [scene.heading, ...(scene.synopsis ? [`= ${scene.synopsis}`] : []), ...beats].join('\n\n');
}

function titlePage(title: string, premise: Premise): string {
  return [`Title: ${title}`, `Credit: ${phrasesOf(premise).credit}`, 'Author: Auteur', `Notes: ${premise.text}`].join(
    '\n',
  );
}
