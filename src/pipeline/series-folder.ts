import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { type Finding, Problem, readRecord, type Series } from '../film/index.ts';
import { createFolder, type FilmFolder, readText, schemaLine, writeSchemas, writeText } from './film-folder.ts';
import { parseYaml } from './yaml-file.ts';

const name = 'series.yaml';

/** The folder of an episode, counted from 0, within its series. */
export const episodeFolder = (index: number) => `episode-${index + 1}`;

/** True when `path` is a series folder: it holds a series.yaml. */
export function isSeriesFolder(path: string): boolean {
  return existsSync(join(path, name));
}

/**
 * Makes a series folder with its series.yaml at `path`, which must be absent, empty, or a series folder already (then it is opened and left
 * as it is). Anything else there is refused and not touched. The episodes' film folders are made by whoever writes their scripts.
 */
export function createSeriesFolder(path: string, series: Series): FilmFolder {
  if (isSeriesFolder(path)) return { root: resolve(path) };
  const folder = createFolder(path);
  writeSchemas(folder, ['series']);
  writeText(folder, name, schemaLine('series') + stringify(series), null);
  return folder;
}

/** The `Problem` of a folder that holds a series made from another source or with other wishes. */
export function otherSeries(path: string): Problem {
  return new Problem({
    code: 'other-series',
    message: `${path} already holds a series made from something else, or with other wishes; it was not changed.`,
    where: { file: path },
    fix: 'Choose another folder with --out, or give the source and wishes that it was made with.',
  });
}

/** Reads the series.yaml of a series folder. Throws a `Problem` with file and line when there is none or it cannot be used. */
export function readSeries(path: string): { series: Series; findings: Finding[] } {
  const file = readText({ root: resolve(path) }, name);
  if (!file) {
    throw new Problem({
      code: 'no-series',
      message: `${path} is not a series folder: it has no ${name}.`,
      where: { file: path },
      fix: 'Give the folder of a series, or make one with: auteur adapt STORY --out FOLDER --episodes 3.',
      exit: 2,
    });
  }
  const yaml = parseYaml(file.text, name);
  const { record, findings } = readRecord('series', yaml.data, yaml.locate);
  return { series: record, findings };
}
