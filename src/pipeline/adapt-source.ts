import { basename, join, resolve } from 'node:path';
import {
  type Film,
  type Finding,
  filmSchema,
  type Language,
  Problem,
  type Realism,
  type Series,
} from '../film/index.ts';
import { splitSentences } from '../language/index.ts';
import {
  type Adaptation,
  type AdaptedKind,
  type AdaptedScene,
  adapt,
  adaptationSeconds,
  classifySource,
  type Episode,
  splitEpisodes,
  storyBible,
  writeAdaptation,
} from '../screenplay/index.ts';
import { createFilmWithScript, digestOf, isFilmFolder, readFilm } from './film-folder.ts';
import { createSeriesFolder, episodeFolder, isSeriesFolder, otherSeries, readSeries } from './series-folder.ts';
import { folderName, readAs, type Source } from './start-film.ts';

/** What is adapted, and how. `episodes` is how many films it becomes; by default as many as its length asks for. */
export type AdaptSourceOptions = {
  source: Source;
  out?: string;
  parent: string;
  episodes?: number;
  language?: Language;
  /** Which reality it keeps to; by default none in particular. */
  realism?: Realism;
};

/** An adaptation as it lies on disk: one film, or a series of them. */
export type AdaptedSource = {
  folder: string;
  kind: AdaptedKind;
  language: Language;
  seconds: number;
  films: { folder: string; title: string; seconds: number; scenes: Pick<AdaptedScene, 'heading' | 'source'>[] }[];
  findings: Finding[];
};

/**
 * Adapts a text to a film folder, or a long one to a series folder: series.yaml with its bible, and a film folder for each episode. A folder made
 * from the same text before is left as it is but for episodes that are missing. Throws a `Problem` for a script (nothing to adapt) and for a
 * folder that holds something else.
 */
export function adaptSource({ source, out, parent, episodes, language, realism }: AdaptSourceOptions): AdaptedSource {
  const kind = classifySource(source.text, source.file);
  if (kind === 'fountain' || kind === 'fdx') throw alreadyScript(source.file);
  const name = source.file && titleFromFile(source.file);
  const adaptation = adapt(source.text, { language, title: name, ...(realism && { realism }) });
  const title = adaptation.title ?? (adaptation.language === 'zh' ? '无题' : 'Untitled');
  const parts = splitEpisodes(adaptation, episodes);
  const path = resolve(out ?? join(parent, folderName(title)));
  const write = parts.length > 1 ? writeSeries : writeSingle;
  const films = write(path, title, adaptation, parts, source);
  return {
    folder: path,
    kind: adaptation.kind,
    language: adaptation.language,
    seconds: adaptationSeconds(adaptation),
    films,
    findings: readAs(source),
  };
}

/** `the-mill.txt` as `The mill`. */
const titleFromFile = (file: string) =>
  basename(file)
    .replace(/\.[^.]+$/, '')
    .replace(/[-_]+/g, ' ')
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

const alreadyScript = (file: string | undefined) =>
  new Problem({
    code: 'already-script',
    message: `${file ?? 'The source'} is a script already; there is nothing to adapt.`,
    where: file ? { file } : undefined,
    fix: 'Film it with: auteur make, or give prose, a report or a page about a product.',
  });

type WriteFolders = (
  path: string,
  title: string,
  adaptation: Adaptation,
  parts: readonly Episode[],
  source: Source,
) => AdaptedSource['films'];

const writeSingle: WriteFolders = (path, title, adaptation, parts, source) => {
  if (isSeriesFolder(path)) throw otherSeries(path);
  return [writeFilm(path, title, adaptation, parts[0]!.scenes, source)];
};

const writeSeries: WriteFolders = (path, title, adaptation, parts, source) => {
  const { language } = adaptation;
  const digest = digestOf(source.text);
  const titled = parts.map((part, index) => ({ ...part, title: episodeTitle(part, index, language) }));
  const series: Series = {
    type: 'series',
    version: 1,
    title,
    language,
    source: { ...(source.file && { file: basename(source.file) }), digest },
    bible: storyBible(adaptation, parts),
    episodes: titled.map((part, index) => ({
      folder: episodeFolder(index),
      title: part.title,
      synopsis: synopsisOf(part.scenes),
    })),
  };
  if (isSeriesFolder(path)) {
    const { series: there } = readSeries(path);
    if (there.source?.digest !== digest || there.episodes.length !== parts.length) throw otherSeries(path);
  }
  createSeriesFolder(path, series);
  return titled.map((part, index) =>
    writeFilm(join(path, episodeFolder(index)), `${title}: ${part.title}`, adaptation, part.scenes, source),
  );
};

function episodeTitle({ title }: Episode, index: number, language: Language): string {
  return title ?? (language === 'zh' ? `第${index + 1}集` : `Episode ${index + 1}`);
}

/** The first and the last thing that happens in an episode, in the words of its script. */
function synopsisOf(scenes: readonly AdaptedScene[]): string {
  const texts = scenes.flatMap(({ beats }) => beats.map(({ elements }) => elements.at(-1)!.text));
  const shown = scenes.flatMap(({ beats }) =>
    beats.flatMap(({ elements }) => (elements[0]!.type === 'action' ? [elements[0]!.text] : [])),
  );
  const from = shown.length > 1 ? shown : texts;
  const first = splitSentences(from[0] ?? '')[0] ?? '';
  const last = splitSentences(from.at(-1) ?? '').at(-1) ?? '';
  return first === last ? first : `${first} … ${last}`;
}

function writeFilm(
  path: string,
  title: string,
  { language, kind, realism }: Adaptation,
  scenes: readonly AdaptedScene[],
  source: Source,
): AdaptedSource['films'][number] {
  const film: Film = filmSchema.parse({
    type: 'film',
    version: 1,
    title,
    source: source.file ? { file: basename(source.file), seed: 1 } : { seed: 1 },
    language,
    ...(realism && { realism }),
  });
  if (isFilmFolder(path)) refuseOther(path, film);
  createFilmWithScript(path, film, writeAdaptation(title, scenes, realism));
  return {
    folder: path,
    title,
    seconds: adaptationSeconds({ kind, language, scenes: [...scenes] }),
    scenes: scenes.map(({ heading, source: span }) => ({ heading, source: span })),
  };
}

function refuseOther(path: string, film: Film): void {
  const { film: there } = readFilm({ root: path });
  if (there.source.file === film.source.file && there.source.premise === undefined) return;
  throw new Problem({
    code: 'other-film',
    message: `${path} already holds the film "${there.title}", made from something else; it was not changed.`,
    where: { file: path },
    fix: 'Choose another folder with --out.',
  });
}
