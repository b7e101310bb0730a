import type { Likeness } from '../assess/index.ts';
import type { Depiction, Finding, Language, Realism } from '../film/index.ts';
import { usualLength } from '../film/index.ts';
import { type BeatSheet, beatSheetOf, loglineOf } from './beat-sheet.ts';
import { beginStory, seedsApart } from './begin-story.ts';
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
  unlike?: OtherScripts;
};

/**
 * Scripts of the user's that a new one is to be unlike: `likeness` names the one that it is too much like, `familiar` counts how many runs of
 * four words of a text stand in any of them, names masked.
 */
export type OtherScripts = {
  likeness: (script: string) => Likeness | undefined;
  familiar: (text: string, names: readonly string[]) => number;
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
 * length, genre, plot and other scripts give the same script. Throws `unknown-genre` and `unknown-plot`.
 */
export function writeScreenplay(options: WriteOptions): WrittenScreenplay {
  const written = writeOnce(options);
  const alike = options.unlike?.likeness(written.text);
  return alike ? tellOtherwise(options, { written, alike }) : written;
}

/** How often a story that is like another script is told otherwise. */
const attempts = 12;

/** The first telling that is like no other script, else the least alike, which says so. */
function tellOtherwise(
  options: WriteOptions,
  first: { written: WrittenScreenplay; alike: Likeness },
): WrittenScreenplay {
  let least = first;
  for (let attempt = 1; attempt < attempts; attempt++) {
    const written = writeOnce({ ...options, seed: options.seed + attempt * seedsApart });
    const alike = options.unlike?.likeness(written.text);
    if (!alike) return written;
    if (alike.share < least.alike.share) least = { written, alike };
  }
  return { ...least.written, findings: [...least.written.findings, likeAnother(least.alike)] };
}

function writeOnce(options: WriteOptions): WrittenScreenplay {
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

function likeAnother({ name, share }: Likeness): Finding {
  const percent = Math.round(100 * share);
  return {
    code: 'like-another-script',
    severity: 'note',
    message: `${percent}% of all runs of four words also stand in ${name}.`,
    where: { file: 'screenplay.fountain' },
    evidence: { name, percent },
    confidence: 0.8,
    fix: 'Tell it with another seed or genre, or change what the two share in screenplay.fountain.',
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
