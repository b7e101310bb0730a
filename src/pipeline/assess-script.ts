import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { assess, assessmentHtml } from '../assess/index.ts';
import { fileProblem } from '../engine/index.ts';
import { type Assessment, Problem, type Realism, type Screenplay } from '../film/index.ts';
import {
  classifySource,
  fromTypescript,
  isTypescript,
  parseFdx,
  parseFountain,
  toScreenplay,
} from '../screenplay/index.ts';
import { isFilmFolder, openFilmFolder, readFilm } from './film-folder.ts';
import { readSource } from './start-film.ts';

/** A script file's assessment, against the scripts of the folder `library` where one is given. */
export type AssessScriptOptions = { file: string; library?: string; readInput: () => string };

/**
 * Assesses a script file: Fountain, Final Draft, or the plain text of a typed script as it comes out of a PDF. Throws `not-a-script` for
 * prose and premises, and `no-library` for a folder that cannot be read.
 */
export function assessScript({ file, library, readInput }: AssessScriptOptions): Assessment {
  const source = readSource(file, readInput);
  const screenplay = readScreenplay(source.text, source.file);
  const scripts = library ? readLibrary(library, file) : [];
  const realism = realismBeside(source.file);
  return assess(screenplay, {
    library: scripts,
    ...(realism && { realism }),
    ...(library && { among: basename(resolve(library)) }),
  });
}

/** The realism of the film whose script a file is. */
function realismBeside(file: string | undefined): Realism | undefined {
  const folder = file && dirname(resolve(file));
  return folder && isFilmFolder(folder) ? readFilm(openFilmFolder(folder)).film.realism : undefined;
}

/** Writes the assessment as an HTML page. Throws the `Problem` of a path that cannot be written. */
export function writeAssessmentPage(path: string, assessment: Assessment): void {
  try {
    writeFileSync(path, assessmentHtml(assessment));
  } catch (error) {
    throw fileProblem(error, path) ?? (isMissing(error) ? noFolder(path) : error);
  }
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

function noFolder(path: string): Problem {
  return new Problem({
    code: 'no-folder',
    message: `There is no folder for ${path}.`,
    where: { file: path },
    fix: 'Make the folder, or choose another path.',
    exit: 2,
  });
}

function readScreenplay(text: string, file: string | undefined): Screenplay {
  const document =
    classifySource(text, file) === 'fdx'
      ? parseFdx(text)
      : parseFountain(!/\.fountain$/i.test(file ?? '') && isTypescript(text) ? fromTypescript(text) : text);
  const screenplay = toScreenplay(document);
  if (screenplay.scenes.some((scene) => scene.beats.length > 0)) return screenplay;
  throw new Problem({
    code: 'not-a-script',
    message: 'This is no script: it has no scene headings.',
    where: file ? { file } : undefined,
    fix: 'Give a script with headings such as "INT. KITCHEN - DAY", or write one first with: auteur write.',
    exit: 3,
  });
}

function readLibrary(folder: string, file: string): { name: string; screenplay: Screenplay }[] {
  const names = listScripts(folder).filter((name) => resolve(folder, name) !== resolve(file));
  return names.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    try {
      return [{ name, screenplay: readScreenplay(text, name) }];
    } catch (error) {
      if (error instanceof Problem) return [];
      throw error;
    }
  });
}

function listScripts(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(?:fountain|fdx|txt)$/i.test(name))
      .sort();
  } catch (error) {
    throw new Problem(
      {
        code: 'no-library',
        message: `The folder ${folder} cannot be read.`,
        where: { path: folder },
        fix: 'Name a folder that holds .fountain, .fdx or .txt scripts.',
        exit: 2,
      },
      { cause: error },
    );
  }
}
