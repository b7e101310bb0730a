import { join, resolve } from 'node:path';
import { filmSchema, type Language, type Realism } from '../film/index.ts';
import { depict, detectLanguage } from '../language/index.ts';
import { type WrittenSeries, writeSeries } from '../write/index.ts';
import { openVocabulary } from './dictionary.ts';
import { createFilmWithScript, digestOf, type FilmFolder } from './film-folder.ts';
import { createSeriesFolder, episodeFolder, isSeriesFolder, otherSeries, readSeries } from './series-folder.ts';
import { folderName } from './start-film.ts';

/** A premise, how many episodes it becomes, and how long each should be in seconds. */
export type StartSeriesOptions = {
  premise: string;
  episodes: number;
  length: number;
  out?: string;
  parent: string;
  seed?: number;
  language?: Language;
  genre?: string;
  realism?: Realism;
};

/** A series as it lies on disk. */
export type StartedSeries = { folder: FilmFolder; series: WrittenSeries; films: FilmFolder[] };

/**
 * Writes a series from a premise: a folder with series.yaml, its bible, and a film folder for each episode. Files that are there already
 * are left as they are; a folder that holds a series of something else is refused.
 */
export function startSeries(options: StartSeriesOptions): StartedSeries {
  const { episodes, length, parent, seed = 1, genre, realism } = options;
  const premise = options.premise.replace(/\s+/g, ' ').trim();
  const language = options.language ?? detectLanguage(premise);
  const depiction = depict(premise, { language, thesaurus: openVocabulary().thesaurus });
  const series = writeSeries({
    premise,
    depiction,
    language,
    seed,
    seconds: length,
    episodes,
    ...(genre && { genre }),
    ...(realism && { realism }),
  });
  const path = resolve(options.out ?? join(parent, folderName(series.title)));
  const digest = digestOf(JSON.stringify({ premise, seed, length, episodes, genre, realism }));
  if (isSeriesFolder(path) && readSeries(path).series.source?.digest !== digest) throw otherSeries(path);
  const folder = createSeriesFolder(path, {
    type: 'series',
    version: 1,
    title: series.title,
    language,
    source: { digest },
    bible: series.bible,
    episodes: series.episodes.map(({ title, synopsis }, index) => ({
      folder: episodeFolder(index),
      title,
      synopsis,
    })),
  });
  const films = series.episodes.map(({ title, text }, index) => {
    const source = { premise, seed };
    const kind = { genre: series.genre, ...(realism && { realism }) };
    const film = filmSchema.parse({ type: 'film', version: 1, title, source, language, length, ...kind });
    return createFilmWithScript(join(path, episodeFolder(index)), film, text);
  });
  return { folder, series, films };
}
