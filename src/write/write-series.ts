import type { Language, Series } from '../film/index.ts';
import { type BeatSheet, beatSheetOf } from './beat-sheet.ts';
import { beginStory } from './begin-story.ts';
import { chooseTitle, type Story } from './compose.ts';
import { cutEpisodes } from './cut-episodes.ts';
import words from './data/long-form.json' with { type: 'json' };
import { fitFilm } from './fit-length.ts';
import { estimateSeconds, type WrittenScene } from './length.ts';
import type { PlannedScene } from './plan-film.ts';
import { asSentence } from './read-clauses.ts';
import { screenplayText } from './screenplay-text.ts';
import { tellFact } from './world.ts';
import type { WriteOptions } from './write-screenplay.ts';

/** What is asked of a series: how many episodes, and how long each should be in seconds. */
export type SeriesOptions = Omit<WriteOptions, 'plot'> & { episodes: number; seconds: number };

/** An episode: its script, what happens in it, about how long it plays, and its part of the plan. */
export type WrittenEpisode = {
  title: string;
  text: string;
  synopsis: string;
  seconds: number;
  beatSheet: BeatSheet;
};

/** A series: its name, what all episodes share, and the episodes. */
export type WrittenSeries = { title: string; genre: string; bible: Series['bible']; episodes: WrittenEpisode[] };

/**
 * Writes a series from a premise: one story is planned over all episodes, so that the people, the places and what has happened to them run
 * through, and is cut where a crisis is open. The premise's own want is the thread that closes in the last episode.
 */
export function writeSeries(options: SeriesOptions): WrittenSeries {
  const { language, episodes, seconds } = options;
  const { story, genre, patient } = beginStory(options, seconds);
  const { plot, scenes, planned } = fitFilm(story, genre, patient(), seconds * episodes);
  const title = chooseTitle(story, plot);
  const cut = scenes.map((scene, at) => ({ seconds: estimateSeconds([scene]), part: planned[at]?.part ?? 2 }));
  const parts = cutEpisodes(cut, episodes);
  const name = words[language].episode;
  return {
    title,
    genre: genre.id,
    bible: bibleOf(story, scenes, planned, parts),
    episodes: parts.map(([from, to], index) => {
      const [own, plan] = [scenes.slice(from, to), planned.slice(from, to)];
      const part = `${title}: ${name.replace('{n}', String(index + 1))}`;
      return {
        title: part,
        text: screenplayText(part, story.premise, own, plan, options.realism),
        synopsis: [own[0], own.findLast(({ synopsis }) => synopsis !== '')].map((scene) => scene!.synopsis).join(' '),
        seconds: Math.round(estimateSeconds(own)),
        beatSheet: beatSheetOf(own, plan),
      };
    }),
  };
}

/** What the plan fixes for all episodes: who, where, what is true from when on, and which questions are open how long. */
function bibleOf(
  { premise }: Story,
  scenes: readonly WrittenScene[],
  planned: readonly PlannedScene[],
  parts: readonly [number, number][],
): Series['bible'] {
  const { language } = premise;
  const episodeOf = (scene: number) => 1 + parts.findIndex(([from, to]) => scene >= from && scene < to);
  const casts = planned.map(({ chapter }) => chapter.cast);
  const places = new Map(casts.flatMap(({ main, second }) => [main, second].map((place) => [place.name, place])));
  return {
    cast: castOf(scenes, planned, language),
    places: [...places].map(([name, { spots }]) => ({ name, description: spots.join(', ') })),
    facts: factsIn(planned, episodeOf, language),
    threads: threadsIn(scenes, planned, episodeOf),
  };
}

function castOf(scenes: readonly WrittenScene[], planned: readonly PlannedScene[], language: Language) {
  const people = planned.flatMap(({ chapter: { cast } }) => [cast.A, cast.B, cast.C, ...cast.extras]);
  const lines = scenes.flatMap(({ beats }) => beats.flatMap((beat) => (beat.kind === 'line' ? [beat.cue] : [])));
  const speaking = new Set(lines);
  const known = new Map(people.filter(({ cue }) => speaking.has(cue)).map((being) => [being.cue, being]));
  return [...known.values()].map(({ cue, indefinite, register }) => {
    const want = planned.findIndex(({ chapter, part }) => part === 0 && chapter.roles.A === cue);
    return {
      name: cue,
      description: indefinite,
      voice: words[language].voices[register],
      ...(want >= 0 && { wants: scenes[want]!.synopsis }),
    };
  });
}

function factsIn(planned: readonly PlannedScene[], episodeOf: (scene: number) => number, language: Language) {
  const named = planned.flatMap(({ chapter: { cast } }): [string, string][] => [
    ...[cast.A, cast.B, cast.C].map(({ cue, definite }): [string, string] => [cue, definite]),
    [cast.object.noun, cast.object.definite],
  ]);
  const names = new Map(named);
  const told = planned.flatMap((scene, at) =>
    scene.facts.map(({ what, of }) => {
      const text = tellFact({ what, of: of.map((name) => names.get(name) ?? name) }, language);
      return { text: asSentence(text, language), since: episodeOf(at) };
    }),
  );
  const first = told.filter(({ text }, at) => told.findIndex((other) => other.text === text) === at);
  return first.map((fact, index) => ({ id: `fact-${index + 1}`, ...fact }));
}

function threadsIn(
  scenes: readonly WrittenScene[],
  planned: readonly PlannedScene[],
  episodeOf: (scene: number) => number,
) {
  const chapters = [...new Set(planned.map(({ chapter }) => chapter))];
  return chapters.flatMap((chapter, index) => {
    const from = planned.findIndex((scene) => scene.chapter === chapter);
    const opened = episodeOf(from);
    const closed = episodeOf(planned.findLastIndex((scene) => scene.chapter === chapter));
    return opened === closed ? [] : [{ id: `thread-${index + 1}`, text: scenes[from]!.synopsis, opened, closed }];
  });
}
