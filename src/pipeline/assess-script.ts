import { writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { assess, assessmentHtml } from '../assess/index.ts';
import { fileProblem } from '../engine/index.ts';
import { type Assessment, Problem, type Realism } from '../film/index.ts';
import { isFilmFolder, openFilmFolder, readFilm } from './film-folder.ts';
import { readLibrary, readScript } from './script-library.ts';
import { readSource } from './start-film.ts';

/** A script file's assessment, against the scripts of the folder `library` where one is given. */
export type AssessScriptOptions = { file: string; library?: string; readInput: () => string };

/**
 * Assesses a script file: Fountain, Final Draft, or the plain text of a typed script as it comes out of a PDF. Throws `not-a-script` for
 * prose and premises, and `no-library` for a folder that cannot be read.
 */
export function assessScript({ file, library, readInput }: AssessScriptOptions): Assessment {
  const source = readSource(file, readInput);
  const screenplay = readScript(source.text, source.file);
  const scripts = library ? readLibrary(library).filter(({ path }) => path !== resolve(file)) : [];
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
