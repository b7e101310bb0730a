import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import {
  type Film,
  type Finding,
  filmSchema,
  type Language,
  Problem,
  type Realism,
  usualLength,
} from '../film/index.ts';
import { depict, detectLanguage } from '../language/index.ts';
import {
  adaptProse,
  classifySource,
  formatFountain,
  largestSource,
  parseFdx,
  parseFountain,
} from '../screenplay/index.ts';
import { type BeatSheet, type WriteOptions, writeScreenplay } from '../write/index.ts';
import { decodeText } from './decode-text.ts';
import { openVocabulary } from './dictionary.ts';
import {
  createFilmWithScript,
  type FilmFolder,
  isFilmFolder,
  openFilmFolder,
  readFilm,
  readText,
  writeText,
} from './film-folder.ts';
import { unlike } from './script-library.ts';

/** A text, the file it is from and the encoding that file was found to be in. */
export type Source = { text: string; file?: string; encoding?: string };

export type StartOptions = {
  /** A sentence, the path of a file, or the text of standard input. */
  source: Source;
  /** Folder to make the film in; by default one named after the title, in `parent`. */
  out?: string;
  parent: string;
  seed?: number;
  language?: Language;
  /** Length in seconds that a film written from a premise should have. */
  length?: number;
  /** One of the writer's genres; by default the premise's own. */
  genre?: string;
  /** Which reality it keeps to; by default none in particular. */
  realism?: Realism;
  /** A folder of films or scripts that a film written from a premise should not be like. */
  library?: string;
};

/** Reads a source as the command line gives it: `-` is standard input, an existing file is read, anything else is a premise. */
export function readSource(argument: string, readInput: () => string): Source {
  if (argument === '-') return { text: readInput() };
  if (existsSync(argument) && statSync(argument).isFile()) {
    if (statSync(argument).size > largestSource) classifySource(' '.repeat(largestSource + 1), argument);
    return { ...decodeText(readFileSync(argument), argument), file: argument };
  }
  if (/\.(?:fountain|fdx|txt|md)$/i.test(argument)) {
    throw noFile(argument);
  }
  return { text: argument };
}

/** The problem of a file that is not there. */
export function noFile(file: string): Problem {
  return new Problem({
    code: 'no-file',
    message: `There is no file ${file}.`,
    where: { file },
    fix: 'Check the path.',
    exit: 2,
  });
}

/**
 * Makes a film folder from a source, or opens the one that was made from the same source. The script is written once;
 * afterwards it is the user's. What the writer has to say of it comes as findings.
 */
export function startFilm(options: StartOptions): { folder: FilmFolder; findings: Finding[]; plan?: FilmPlan } {
  const { film, path, script, findings, plan } = filmFrom(options);
  const planned = plan ? { plan } : {};
  if (isFilmFolder(path)) {
    const folder = reopen(path, film.source, script);
    const same = readText(folder, 'screenplay.fountain')?.text === script;
    return { folder, findings: [], ...(same && planned) };
  }
  return { folder: createFilmWithScript(path, film, script), findings, ...planned };
}

/** The film that a source becomes, where its folder will be, its script, what is to be said of it, and how it is planned; nothing is written. */
export function filmFrom({
  source,
  out,
  parent,
  seed = 1,
  language: asked,
  length = usualLength,
  genre,
  realism,
  library,
}: StartOptions): { film: Film; path: string; script: string; findings: Finding[]; plan?: FilmPlan } {
  const kind = classifySource(source.text, source.file);
  const language = asked ?? detectLanguage(source.text);
  const premise = kind === 'premise' ? source.text.replace(/\s+/g, ' ').trim() : undefined;
  const wishes = { ...(genre && { genre }), ...(realism && { realism }) };
  const others = library && premise !== undefined ? unlike(library, { premise, seed, language }) : undefined;
  const script = writeScript(kind, source, premise, {
    language,
    seed,
    seconds: length,
    ...wishes,
    ...(others && { unlike: others }),
  });
  const film: Film = filmSchema.parse({
    type: 'film',
    version: 1,
    title: script.title,
    source: {
      ...(premise !== undefined && { premise }),
      ...(source.file && { file: basename(source.file) }),
      seed,
    },
    language,
    length,
    ...wishes,
  });
  return {
    film,
    path: out ?? resolve(parent, folderName(script.title)),
    script: script.text,
    findings: [...readAs(source), ...(script.findings ?? [])],
    ...(script.plan && premise !== undefined && { plan: { premise, ...script.plan } }),
  };
}

/** Says in which encoding a file was read that is not UTF-8. */
export function readAs({ encoding = 'utf-8', file }: Source): Finding[] {
  if (encoding === 'utf-8') return [];
  return [
    {
      code: 'source-encoding',
      severity: 'note',
      message: `${file ?? 'The source'} is not in UTF-8; it was read as ${encoding}.`,
      where: file ? { file } : {},
      confidence: 0.9,
      fix: 'If words look wrong, save the file as UTF-8.',
    },
  ];
}

/** How a film is planned that was written from a premise, from the idea to its beats, with the five turning points. */
export type FilmPlan = { premise: string; logline: string; treatment: string[]; beatSheet: BeatSheet };

type Script = { title: string; text: string; findings?: Finding[]; plan?: Omit<FilmPlan, 'premise'> };

function writeScript(
  kind: string,
  source: Source,
  premise: string | undefined,
  wishes: Omit<WriteOptions, 'premise' | 'depiction'>,
): Script {
  const { language } = wishes;
  if (premise !== undefined) {
    const { thesaurus } = openVocabulary();
    const written = writeScreenplay({ premise, depiction: depict(premise, { language, thesaurus }), ...wishes });
    const { title, text, findings, logline, treatment, beatSheet } = written;
    return { title, text, findings, plan: { logline, treatment, beatSheet } };
  }
  const text =
    kind === 'fdx'
      ? formatFountain(parseFdx(source.text))
      : kind === 'prose'
        ? adaptProse(source.text, { language, ...(wishes.realism && { realism: wishes.realism }) })
        : source.text;
  return {
    title:
      titleOf(text) ??
      (source.file ? basename(source.file).replace(/\.[^.]+$/, '') : language === 'zh' ? '无题' : 'Untitled'),
    text,
  };
}

function titleOf(fountain: string): string | undefined {
  const entry = parseFountain(fountain).titlePage.find(({ key }) => key.toLowerCase() === 'title');
  return entry?.values.join(' ').replace(/[*_]/g, '').trim() || undefined;
}

/** A film folder given again with the same source is the same film; with another it is refused. */
function reopen(path: string, origin: Film['source'], script: string): FilmFolder {
  const folder = openFilmFolder(path);
  const { film } = readFilm(folder);
  const same =
    origin.premise !== undefined
      ? film.source.premise === origin.premise
      : film.source.file === origin.file && film.source.premise === undefined;
  if (!same) {
    throw new Problem({
      code: 'other-film',
      message: `${path} already holds the film "${film.title}", made from something else; it was not changed.`,
      where: { file: path },
      fix: 'Choose another folder with --out, or run "auteur make" on that folder without a source.',
    });
  }
  if (!readText(folder, 'screenplay.fountain')) writeText(folder, 'screenplay.fountain', script, null);
  return folder;
}

/** A folder name for a title: letters and digits of any script, words joined by hyphens. */
export function folderName(title: string): string {
  const name = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return name || 'film';
}
