import type { Depiction, Finding, Language, Realism } from '../film/index.ts';
import { usualLength } from '../film/index.ts';
import { type BeatSheet, beatSheetOf, loglineOf } from './beat-sheet.ts';
import { beginStory } from './begin-story.ts';
import { phrasesOf } from './cast-story.ts';
import { chooseTitle } from './compose.ts';
import { fitLength } from './fit-length.ts';
import { estimateSeconds } from './length.ts';
import { wholeStory } from './plan-film.ts';
import { besideInsets } from './realism.ts';
import { screenplayText } from './screenplay-text.ts';

/** `seconds` is the length asked for, title and credits included; `genre` is one of `genreNames`, else the premise's own. */
export type WriteOptions = {
  premise: string;
  depiction: Depiction;
  language: Language;
  seed: number;
  seconds?: number;
  genre?: string;
  /** Which reality the film keeps to; by default none in particular. */
  realism?: Realism;
  /** A situation, or one plot of it: the situation and its three scenes, by their names. */
  plot?: string;
};

/**
 * A script in Fountain, the title it gave itself, its genre and plot, and about how long it plays. `treatment` tells it in one
 * sentence a scene, `logline` in one; `people` and `object` are whom and what it is about.
 */
export type WrittenScreenplay = {
  title: string;
  text: string;
  genre: string;
  plot: string;
  logline: string;
  treatment: string[];
  people: string[];
  object: string;
  setting: string;
  beatSheet: BeatSheet;
  seconds: number;
  findings: Finding[];
};

/**
 * Writes a script of at least three scenes from a premise: a want, an obstacle, a turn and an end, each in a deed and in
 * words. Everybody, every thing, place, hour, weather and event that the premise names is in it. The same premise, seed,
 * length, genre and plot give the same script. Throws `unknown-genre` and `unknown-plot`.
 */
export function writeScreenplay(options: WriteOptions): WrittenScreenplay {
  const { seconds = usualLength } = options;
  const beginning = beginStory(options, seconds);
  const { story, genre } = beginning;
  const { premise, cast } = story;
  const { plot, scenes, planned } = fitLength(beginning, seconds);
  const title = chooseTitle(story, plot);
  const length = estimateSeconds(scenes);
  const beatSheet = beatSheetOf(scenes, planned.length > 0 ? planned : besideInsets(scenes, wholeStory(story, plot)));
  return {
    title,
    text: screenplayText(title, premise, scenes, planned, options.realism),
    genre: genre.id,
    plot: plot.id,
    logline: loglineOf(beatSheet, premise.language),
    treatment: scenes.map(({ synopsis }) => synopsis).filter((synopsis) => synopsis !== ''),
    people: [cast.A.definite, cast.B.definite],
    object: cast.object.definite,
    beatSheet,
    setting: `${cast.main.name}, ${phrasesOf(premise).hours[cast.hour].toLowerCase()}`,
    seconds: Math.round(length),
    findings: lengthFindings(length, seconds),
  };
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
