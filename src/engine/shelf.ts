import { existsSync, readdirSync, readFileSync, type Stats, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Facts } from './artifact.ts';
import { type Digest, digestFile, isDigest } from './digest.ts';
import type { Files } from './files.ts';
import { createLimiter } from './limiter.ts';
import { fileProblem } from './problems.ts';
import type { Condition } from './store.ts';

/** What stands beside kept bytes. `stamp` is the state of the file when its bytes were last known to be those of its digest. */
export type Label = { size: number; mediaType: string; facts: Facts; stamp: string };

/** Kept bytes as a list shows them. `used` is in milliseconds since 1970. */
export type Kept = { digest: Digest; size: number; used: number };

/** Bytes in files named by digest, each with a label, under one folder: `ab/cdef…` and `ab/cdef….json`. */
export type Shelf = {
  path(digest: Digest): string;
  label(digest: Digest): Label | undefined;
  /** Moves a finished file in. */
  put(file: string, digest: Digest, label: Omit<Label, 'stamp' | 'size'>): Promise<Label>;
  /** Checks bytes: by stamp, or by reading them when the stamp is stale or `thorough` is set. Removes damaged bytes. */
  check(digest: Digest, thorough?: boolean): Promise<Condition>;
  remove(digest: Digest): Promise<void>;
  list(): Kept[];
};

/** How a shelf writes a small file whole: elsewhere first, then renamed. */
export type WriteWhole = (path: string, text: string) => Promise<void>;

/**
 * Opens a shelf. Small reads are synchronous: thousands of them need no file handles at once, and are faster than through the
 * thread pool.
 */
export function createShelf(folder: string, files: Files, writeWhole: WriteWhole): Shelf {
  const hashing = createLimiter(4);
  const touched = new Set<Digest>();
  const pathOf = (digest: Digest) => join(folder, digest.slice(0, 2), digest.slice(2));
  const labelPath = (digest: Digest) => `${pathOf(digest)}.json`;
  const labelOf = (digest: Digest) => readJsonFile<Label>(labelPath(digest));
  const remove = async (digest: Digest) => {
    await files.remove(labelPath(digest));
    await files.remove(pathOf(digest));
  };

  const touch = (digest: Digest) => {
    if (touched.has(digest)) return;
    touched.add(digest);
    try {
      const now = new Date();
      utimesSync(labelPath(digest), now, now);
    } catch {
      // A folder that may only be read needs no record of use: nothing is evicted from it.
    }
  };

  const checkBytes = async (digest: Digest, label: Label, before: Stats): Promise<Condition> => {
    const path = pathOf(digest);
    const found = await hashing.run(() => digestReadable(path));
    if (found === digest) {
      const fresh = { ...label, size: before.size, stamp: stampOf(before) };
      await writeWhole(labelPath(digest), JSON.stringify(fresh)).catch(() => {});
      return 'intact';
    }
    const after = statSync(path, { throwIfNoEntry: false });
    if (after && stampOf(after) === stampOf(before)) await remove(digest).catch(() => {});
    return 'damaged';
  };

  return {
    path: pathOf,
    label: labelOf,
    remove,
    async put(file, digest, { mediaType, facts }) {
      const path = pathOf(digest);
      await files.makeFolder(dirname(path));
      await files.move(file, path);
      const stats = statSync(path);
      const label = { size: stats.size, mediaType, facts, stamp: stampOf(stats) };
      await writeWhole(labelPath(digest), JSON.stringify(label));
      touched.add(digest);
      return label;
    },
    async check(digest, thorough = false) {
      const label = labelOf(digest);
      const stats = statSync(pathOf(digest), { throwIfNoEntry: false });
      if (!label || !stats) return 'missing';
      touch(digest);
      return label.stamp === stampOf(stats) && !thorough ? 'intact' : await checkBytes(digest, label, stats);
    },
    list: () => listFolder(folder),
  };
}

/** The digest of a file, or `undefined` when the disk cannot give its bytes back. */
async function digestReadable(path: string): Promise<Digest | undefined> {
  try {
    return await digestFile(path);
  } catch (error) {
    if (['ENOENT', 'EIO'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw fileProblem(error, path) ?? error;
  }
}

/** Size, modification and change time: no program changes a file's bytes and keeps all three. */
function stampOf({ size, mtimeMs, ctimeMs }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs}`;
}

function listFolder(folder: string): Kept[] {
  return shardsOf(folder).flatMap((prefix) =>
    readdirSync(join(folder, prefix))
      .map((rest) => prefix + rest)
      .filter(isDigest)
      .flatMap((digest) => {
        const path = join(folder, prefix, digest.slice(2));
        const stats = statSync(path, { throwIfNoEntry: false });
        const label = statSync(`${path}.json`, { throwIfNoEntry: false });
        return stats ? [{ digest, size: stats.size, used: (label ?? stats).mtimeMs }] : [];
      }),
  );
}

/** The two-digit folders in a folder of digests. Whatever else lies there is none of ours. */
export function shardsOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => /^[0-9a-f]{2}$/.test(name)) : [];
}

/** A small JSON file's value; `undefined` when it is missing, torn or not JSON. Throws the `Problem`s of a `Store`. */
export function readJsonFile<T>(path: string): T | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw fileProblem(error, path) ?? error;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
