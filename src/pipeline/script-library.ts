import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type OwnScript, openShelf } from '../assess/index.ts';
import { type Language, Problem, type Screenplay } from '../film/index.ts';
import {
  classifySource,
  fromTypescript,
  isTypescript,
  parseFdx,
  parseFountain,
  toScreenplay,
} from '../screenplay/index.ts';
import type { WriteOptions } from '../write/index.ts';
import { isFilmFolder, openFilmFolder, readFilm, readText } from './film-folder.ts';

/** A script of the user's own; that of a film folder comes with the premise and the seed that it is made from. */
type LibraryEntry = OwnScript & { path: string; premise?: string; seed?: number };

/**
 * Reads the scripts of a folder, in order of their names: .fountain, .fdx and .txt files, and those of the film folders in it. What is no
 * script is left out. Throws `no-library` for a folder that cannot be read.
 */
export function readLibrary(folder: string): LibraryEntry[] {
  return namesIn(folder).flatMap((name): LibraryEntry[] => {
    const path = resolve(folder, name);
    if (isFilmFolder(path)) return filmScript(name, path);
    if (!/\.(?:fountain|fdx|txt)$/i.test(name)) return [];
    return scriptOf(name, path, readFileSync(join(folder, name), 'utf8'));
  });
}

/** Films of one premise tell of the same people and things: they may have more runs of four words in common than others. */
const mostOfVersions = 0.15;

/** What is written from a premise is to be unlike the scripts of a folder. The film of the same premise and seed is itself. */
export function unlike(
  folder: string,
  { premise, seed, language }: { premise: string; seed: number; language: Language },
): NonNullable<WriteOptions['unlike']> {
  const scripts = readLibrary(folder).filter((entry) => entry.premise !== premise || entry.seed !== seed);
  const others = openShelf(scripts.filter((entry) => entry.premise !== premise));
  const versions = openShelf(
    scripts.filter((entry) => entry.premise === premise),
    mostOfVersions,
  );
  return {
    likeness: (text) => {
      const script = toScreenplay(parseFountain(text), { language });
      return others.likeness(script) ?? versions.likeness(script);
    },
    familiar: (text, names) => others.familiar(text, language, names) + versions.familiar(text, language, names),
  };
}

/** Reads a script of any kind that is known. Throws `not-a-script` for prose and premises. */
export function readScript(text: string, file: string | undefined): Screenplay {
  const document =
    classifySource(text, file) === 'fdx'
      ? parseFdx(text)
      : parseFountain(!/\.fountain$/i.test(file ?? '') && isTypescript(text) ? fromTypescript(text) : text);
  const screenplay = toScreenplay(document);
  if (screenplay.scenes.some(({ heading, beats }) => heading.text !== '' && beats.length > 0)) return screenplay;
  throw new Problem({
    code: 'not-a-script',
    message: 'This is no script: it has no scene headings.',
    where: file ? { file } : undefined,
    fix: 'Give a script with headings such as "INT. KITCHEN - DAY", or write one first with: auteur write.',
    exit: 3,
  });
}

function filmScript(name: string, path: string): LibraryEntry[] {
  const folder = openFilmFolder(path);
  const { source } = readFilm(folder).film;
  const text = readText(folder, 'screenplay.fountain')?.text ?? '';
  return scriptOf(name, path, text).map((entry) => ({
    ...entry,
    ...(source.premise !== undefined && { premise: source.premise, seed: source.seed }),
  }));
}

function scriptOf(name: string, path: string, text: string): LibraryEntry[] {
  try {
    return [{ name, path, screenplay: readScript(text, name) }];
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    throw new Problem(
      {
        code: 'no-library',
        message: `The folder ${folder} cannot be read.`,
        where: { path: folder },
        fix: 'Name a folder that holds films, or .fountain, .fdx or .txt scripts.',
        exit: 2,
      },
      { cause: error },
    );
  }
}
