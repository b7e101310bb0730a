import { Problem } from '../film/index.ts';

type Entry = { code: string; says: string; fix: string };

const full: Entry = {
  code: 'disk-full',
  says: 'The disk is full',
  fix: 'Free some space (`auteur clean` removes what can be made again), then run the same command: it goes on from what is finished.',
};
const readOnly: Entry = {
  code: 'folder-read-only',
  says: 'Auteur may not write here',
  fix: 'Give yourself write permission to the folder, or copy it to a place where you may write, then run the same command.',
};
const inTheWay: Entry = {
  code: 'folder-in-the-way',
  says: 'A file stands where a folder must be, or a folder where a file must be',
  fix: 'Move it away or choose another folder, then run the same command.',
};
const tooMany: Entry = {
  code: 'too-many-open-files',
  says: 'The system allows no more open files',
  fix: 'Close other programs or raise the limit (`ulimit -n 4096`), then run the same command.',
};
const broken: Entry = {
  code: 'disk-error',
  says: 'The disk gave an error',
  fix: 'Check the disk, or copy the film to another one, then run the same command.',
};

const entries: Record<string, Entry> = {
  ENOSPC: full,
  EDQUOT: full,
  EACCES: readOnly,
  EPERM: readOnly,
  EROFS: readOnly,
  ENOTDIR: inTheWay,
  EISDIR: inTheWay,
  EEXIST: inTheWay,
  EMFILE: tooMany,
  ENFILE: tooMany,
  EIO: broken,
};

/** The `Problem` that an error of the file system means, or `undefined` when it is another kind of error. `path` is told to the user. */
export function fileProblem(error: unknown, path?: string): Problem | undefined {
  const { code, path: own } = (error ?? {}) as NodeJS.ErrnoException;
  const entry = entries[code ?? ''];
  if (!entry) return undefined;
  const file = path ?? own;
  return new Problem(
    {
      code: entry.code,
      message: file ? `${entry.says}: ${file}` : `${entry.says}.`,
      where: { file },
      fix: entry.fix,
      exit: 5,
    },
    { cause: error },
  );
}

/** Does file work and throws the `Problem` that its error means; other errors come through as they are. */
export async function withFileProblems<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileProblem(error, path) ?? error;
  }
}

/** The `Problem` with which everything ends that a person has stopped. */
export function cancelled(): Problem {
  return new Problem({
    code: 'cancelled',
    message: 'The work was stopped before it was finished.',
    fix: 'Run the same command again: it goes on from what is finished.',
    exit: 130,
  });
}

/** The `Problem` of an artifact that the store has not, or has no longer. */
export function artifactMissing(digest: string): Problem {
  return new Problem({
    code: 'artifact-missing',
    message: `A kept result (${digest.slice(0, 12)}) is missing or damaged.`,
    fix: 'Run the same command again: it makes what is missing.',
    exit: 5,
  });
}
