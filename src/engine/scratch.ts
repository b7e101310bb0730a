import { readdirSync } from 'node:fs';
import { mkdtemp, rmdir } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { Files } from './files.ts';
import { withFileProblems } from './problems.ts';
import { isAlive, thisProcess } from './process-identity.ts';
import type { Scratch } from './store.ts';

/** Folders for unfinished work, under one folder per process: `<root>/<pid>-<start>/<random>`. */
export type ScratchRoom = {
  open(): Promise<Scratch>;
  /** A path for one new file. */
  file(): Promise<string>;
  /** Whether a path is inside this room. */
  holds(path: string): boolean;
  /** Removes what this room has opened. */
  close(): Promise<void>;
};

/** Opens the scratch folders under `root`. */
export function createScratchRoom(root: string, files: Files): ScratchRoom {
  const { pid, start } = thisProcess();
  const home = join(root, `${pid}-${start}`);
  const opened = new Set<string>();
  let loose: Promise<Scratch> | undefined;
  let count = 0;
  const open = async () => {
    await files.makeFolder(home);
    const path = await withFileProblems(home, () => mkdtemp(join(home, 'work-')));
    opened.add(path);
    const remove = async () => {
      await files.remove(path);
      opened.delete(path);
    };
    return { path, remove };
  };
  return {
    open,
    async file() {
      loose ??= open();
      loose.catch(() => {
        loose = undefined;
      });
      return join((await loose).path, String(count++));
    },
    holds: (path) => resolve(path).startsWith(root + sep),
    async close() {
      loose = undefined;
      for (const path of opened) await files.remove(path);
      opened.clear();
      await rmdir(home).catch(() => {});
    },
  };
}

/** Removes the scratch folders of processes that are gone. What cannot be removed stays. */
export async function sweepScratch(root: string, files: Files): Promise<void> {
  for (const name of namesIn(root)) {
    const [pid, start = ''] = name.split('-');
    if (!isAlive({ pid: Number(pid), start })) await files.remove(join(root, name)).catch(() => {});
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
