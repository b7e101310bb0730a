import { constants, copyFile, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { withFileProblems } from './problems.ts';

/** Every way in which a store changes the disk. A port, so that tests can have full and read-only disks. */
export type Files = {
  makeFolder(path: string): Promise<void>;
  /** Writes a new file and waits until it is on the disk when `flush` is set. */
  write(path: string, data: Uint8Array | string, flush: boolean): Promise<void>;
  /** Copies a file, by reference where the file system can. */
  copy(from: string, to: string): Promise<void>;
  /** Waits until a file's bytes are on the disk. */
  flush(path: string): Promise<void>;
  /** Renames a file, replacing what is there, atomically. */
  move(from: string, to: string): Promise<void>;
  /** Removes a file or a folder with all it holds, if it is there. */
  remove(path: string): Promise<void>;
};

/** The real disk. Errors are the `Problem`s of `fileProblem`. */
export const diskFiles: Files = {
  makeFolder: (path) => on(path, async () => void (await mkdir(path, { recursive: true }))),
  write: (path, data, flush) => on(path, () => writeFile(path, data, { flush })),
  copy: (from, to) => on(to, () => copyFile(from, to, constants.COPYFILE_FICLONE)),
  flush: (path) => on(path, () => flushFile(path)),
  move: (from, to) => on(to, () => rename(from, to)),
  remove: (path) => on(path, () => rm(path, { recursive: true, force: true, maxRetries: 2 })),
};

const on = withFileProblems;

async function flushFile(path: string): Promise<void> {
  const file = await open(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}
