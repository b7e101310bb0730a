import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { isSeq, stringify } from 'yaml';
import {
  type Cast,
  type Character,
  type Film,
  type FilmSet,
  type Finding,
  type MusicList,
  type Note,
  type Notes,
  Problem,
  type PronunciationList,
  type RecordType,
  readRecord,
  recordKinds,
  type Sets,
} from '../film/index.ts';
import { faultOf } from '../sound/index.ts';
import { parseYaml, type YamlFile } from './yaml-file.ts';

/** A film folder on disk (DESIGN section 3): where its files are and how they are read and changed. */
export type FilmFolder = { root: string };

/** The text of a file and the digest an edit of it must name: compare-and-swap. */
export type TextFile = { text: string; digest: string };

/** What the text files of a film say. Files that are not there yet are empty records. */
export type FilmDocument = {
  film: Film;
  cast: Cast;
  sets: Sets;
  notes: Notes;
  pronunciations: PronunciationList;
  music: MusicList;
  screenplay: TextFile | undefined;
  findings: Finding[];
};

const filmFiles = ['film', 'cast', 'sets', 'notes', 'pronunciations', 'music'] as const;
const listKeys = { cast: 'characters', sets: 'sets', notes: 'notes' } as const;
type ListFile = keyof typeof listKeys;
type EntryOf = { cast: Character; sets: FilmSet; notes: Note };

/** True when `path` is a film folder: it holds a film.yaml. */
export function isFilmFolder(path: string): boolean {
  return existsSync(join(path, 'film.yaml'));
}

/** The film folder at `path`. Throws a `Problem` when there is none. */
export function openFilmFolder(path: string): FilmFolder {
  const root = resolve(path);
  if (!isFilmFolder(root)) {
    throw new Problem({
      code: 'no-film',
      message: `${path} is not a film folder: it has no film.yaml.`,
      where: { file: path },
      fix: 'Give the folder of a film, or make one with: auteur make "your idea".',
      exit: 2,
    });
  }
  return { root };
}

/**
 * Makes a film folder at `path`, which must be absent, empty, or a film folder already (then it is opened and left as it
 * is). Anything else there is refused and not touched.
 */
export function createFilmFolder(path: string, film: Film): FilmFolder {
  if (isFilmFolder(path)) return { root: resolve(path) };
  const folder = createFolder(path);
  writeSchemas(folder);
  writeText(folder, 'film.yaml', schemaLine('film') + stringify(film));
  return folder;
}

/** Makes a film folder at `path`, or opens the one there (`createFilmFolder`), and gives it the script where it has none. */
export function createFilmWithScript(path: string, film: Film, script: string): FilmFolder {
  const folder = createFilmFolder(path, film);
  if (!readText(folder, 'screenplay.fountain')) writeText(folder, 'screenplay.fountain', script, null);
  return folder;
}

/** Makes a folder at `path`, which must be absent or empty. Throws a `Problem` for anything else, which is not touched. */
export function createFolder(path: string): FilmFolder {
  const root = resolve(path);
  if (existsSync(root)) {
    const isFolder = statSync(root).isDirectory();
    const content = isFolder ? readdirSync(root).filter((name) => name !== '.git') : [basename(root)];
    if (content.length > 0) {
      throw new Problem({
        code: 'folder-in-use',
        message: isFolder
          ? `${path} exists and holds other things (${content.slice(0, 3).join(', ')}); nothing was changed in it.`
          : `${path} is a file, not a folder; it was not changed.`,
        where: { file: path },
        fix: 'Choose another folder with --out, or an empty one.',
      });
    }
  }
  asProblem(path, () => mkdirSync(root, { recursive: true }));
  return { root };
}

/** The first line of a YAML file, by which editors find its schema. */
export const schemaLine = (type: RecordType) => `# yaml-language-server: $schema=.auteur/schemas/${type}.schema.json\n`;

/** Puts the JSON Schemas that the YAML files name beside them, for editors to complete with. */
export function writeSchemas(folder: FilmFolder, types: readonly RecordType[] = filmFiles): void {
  const schemas = new URL('../film/schemas/', import.meta.url);
  const target = pathIn(folder, '.auteur', 'schemas');
  asProblem('.auteur', () => {
    mkdirSync(target, { recursive: true });
    for (const type of types) {
      const name = `${type}.schema.json`;
      copyFileSync(new URL(name, schemas), join(target, name));
    }
  });
}

/** A path inside the film folder. Throws a `Problem` for one that leads out of it. */
export function pathIn(folder: FilmFolder, ...parts: string[]): string {
  const path = resolve(folder.root, ...parts);
  const inside = relative(folder.root, path);
  if (inside === '..' || inside.startsWith(`..${sep}`) || resolve(inside) === inside) {
    throw new Problem({
      code: 'path-outside',
      message: `${parts.join('/')} leads out of the film folder.`,
      where: { file: parts.join('/') },
      fix: 'Copy the file into footage/ and name it there.',
    });
  }
  return path;
}

/** Reads a text file of the film; `undefined` when there is none. */
export function readText(folder: FilmFolder, name: string): TextFile | undefined {
  const path = pathIn(folder, name);
  if (!existsSync(path)) return undefined;
  const text = asProblem(name, () => readFileSync(path, 'utf8'));
  return { text, digest: digestOf(text) };
}

/**
 * Writes a text file whole or not at all. With `expected`, only when the file still has that digest (or `null`: is not
 * there); otherwise a `Problem` says that somebody else changed it.
 */
export function writeText(folder: FilmFolder, name: string, text: string, expected?: string | null): void {
  const path = pathIn(folder, name);
  if (expected !== undefined && (readText(folder, name)?.digest ?? null) !== expected) {
    throw new Problem({
      code: 'file-changed',
      message: `${name} was changed by somebody else in the meantime; it was left as it is.`,
      where: { file: name },
      fix: 'Look at the file and run the command again.',
    });
  }
  const beside = `${path}.${randomBytes(6).toString('hex')}.part`;
  asProblem(name, () => {
    try {
      writeFileSync(beside, text);
      if (existsSync(path)) chmodSync(beside, statSync(path).mode);
      renameSync(beside, path);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  });
}

/** Reads all text files of a film. Throws a `Problem` with file and line for the first that cannot be used. */
export function readFilm(folder: FilmFolder): FilmDocument {
  const findings: Finding[] = [];
  const read = <T extends RecordType>(type: T) => {
    const name = `${type}.yaml`;
    const file = readText(folder, name);
    const yaml = file && parseYaml(file.text, name);
    const empty = type in listKeys ? { [listKeys[type as ListFile]]: [] } : {};
    const result = readRecord(type, yaml?.data ?? empty, yaml?.locate);
    findings.push(...result.findings);
    return result.record;
  };
  return {
    film: read('film'),
    cast: read('cast'),
    sets: read('sets'),
    notes: read('notes'),
    pronunciations: checkPronunciations(folder, read('pronunciations')),
    music: read('music'),
    screenplay: readText(folder, 'screenplay.fountain'),
    findings,
  };
}

/** Throws a `Problem` with the line of the first word that no voice could say as its entry asks. */
function checkPronunciations(folder: FilmFolder, list: PronunciationList): PronunciationList {
  for (const [word, said] of Object.entries(list.words)) {
    const fault = faultOf(word, said);
    if (!fault) continue;
    const name = 'pronunciations.yaml';
    const where = parseYaml(readText(folder, name)!.text, name).locate(['words', word]);
    throw new Problem({
      code: 'pronunciation',
      message: `${fault.message}.`,
      where: { ...where, path: `words.${word}` },
      fix: fault.fix,
    });
  }
  return list;
}

/**
 * Adds entries at the end of cast.yaml, sets.yaml or notes.yaml, or of another file of that type. Existing entries, their
 * comments and their order stay as the user left them; the version becomes the one that the new entries are written in.
 */
export function addEntries<T extends ListFile>(
  folder: FilmFolder,
  type: T,
  entries: readonly EntryOf[T][],
  name = `${type}.yaml`,
): void {
  if (entries.length === 0) return;
  const file = readText(folder, name);
  const text = file?.text ?? `${isFilmFolder(folder.root) ? schemaLine(type) : ''}type: ${type}\n`;
  const yaml: YamlFile = parseYaml(text, name);
  yaml.document.set('version', recordKinds[type].version);
  const list = yaml.document.get(listKeys[type], true);
  if (isSeq(list)) for (const entry of entries) list.add(yaml.document.createNode(entry));
  else yaml.document.set(listKeys[type], yaml.document.createNode([...entries]));
  writeText(folder, name, yaml.document.toString(), file?.digest ?? null);
}

/** SHA-256 of a text, as hexadecimal digits. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function asProblem<T>(name: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const known: Record<string, [string, string, string]> = {
      ENOSPC: [
        'disk-full',
        'The disk is full',
        'Free some space and run the command again; what was finished is kept.',
      ],
      EACCES: ['not-allowed', 'Permission is missing', 'Change the permissions, or choose another folder with --out.'],
      EPERM: ['not-allowed', 'Permission is missing', 'Change the permissions, or choose another folder with --out.'],
      EROFS: ['read-only', 'The disk is read-only', 'Choose another folder with --out.'],
      ENOTDIR: ['not-a-folder', 'A part of the path is a file', 'Choose another folder with --out.'],
      EISDIR: ['is-a-folder', 'There is a folder where a file should be', 'Move that folder away.'],
    };
    const entry = code ? known[code] : undefined;
    if (!entry) throw error;
    throw new Problem({
      code: entry[0],
      message: `${entry[1]}: ${name}.`,
      where: { file: name },
      fix: entry[2],
      exit: 5,
    });
  }
}

/** The path of a file of the film that is there, else `undefined`. */
export function existingFile(folder: FilmFolder, name: string): string | undefined {
  const path = pathIn(folder, name);
  return existsSync(path) ? path : undefined;
}
