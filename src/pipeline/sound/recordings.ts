import { readdirSync } from 'node:fs';
import { type Finding, type Line, linesOf, type Screenplay } from '../../film/index.ts';
import { type FilmFolder, pathIn } from '../film-folder.ts';

/** Where recorded lines lie in a film folder. */
export const recordingsFolder = 'footage/lines';

const sounds = /\.(?:wav|mp3|m4a|aac|flac|ogg|opus|aiff?|mp4|mov)$/i;

/**
 * The recorded lines of a film by the line's identity, as paths in its folder. A file in `footage/lines/` is named after its line: `3-2.wav` is
 * the second line of scene 3, `line-1a2b3c4d.wav` the line of that identity wherever it moves. Findings tell of files that are no line's.
 */
export function findRecordings(
  folder: FilmFolder,
  screenplay: Screenplay,
): { files: ReadonlyMap<string, string>; findings: Finding[] } {
  const files = new Map<string, string>();
  const findings: Finding[] = [];
  const lines = linesByName(screenplay);
  for (const name of soundsIn(folder, recordingsFolder)) {
    const file = `${recordingsFolder}/${name}`;
    const line = lines.get(name.replace(/\.[^.]+$/, '').toLowerCase());
    if (!line) findings.push(unplaced(file));
    else if (files.has(line.id)) findings.push(second(file, line, files.get(line.id)!));
    else files.set(line.id, file);
  }
  return { files, findings };
}

/** Names of the files of sound in a folder of the film, in order; none where there is no such folder. */
export function soundsIn(folder: FilmFolder, name: string): string[] {
  try {
    return readdirSync(pathIn(folder, name))
      .filter((file) => sounds.test(file) && !file.startsWith('.'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function linesByName({ scenes }: Screenplay): Map<string, Line> {
  const named = scenes.flatMap((scene) =>
    linesOf(scene).flatMap((line, index): [string, Line][] => [
      [`${scene.number}-${index + 1}`.toLowerCase(), line],
      [line.id.toLowerCase(), line],
    ]),
  );
  return new Map(named);
}

function unplaced(file: string): Finding {
  return {
    code: 'recording-unplaced',
    severity: 'warning',
    message: `${file} is named after no line of the script and was not used.`,
    where: { file },
    confidence: 1,
    fix: 'Name it after its scene and its line there: 3-2.wav is the second line of scene 3.',
  };
}

function second(file: string, { line }: Line, first: string): Finding {
  return {
    code: 'recording-twice',
    severity: 'warning',
    message: `${file} and ${first} are the same line; the second was not used.`,
    where: { file, line },
    confidence: 1,
    fix: 'Keep one of them.',
  };
}
