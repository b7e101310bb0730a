import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/** How long files must be quiet before a change counts, and how often they are looked at where the system cannot tell. */
export type WatchTimes = { quiet: number; poll: number };

const usualTimes: WatchTimes = { quiet: 150, poll: 1000 };

/**
 * Calls `changed` once after every burst of changes of `files`. Folders are watched, not the files, because editors replace
 * a file by another of its name. Files may come and go; where a folder cannot be watched its files are looked at every
 * second. Answers a function that stops watching.
 */
export function watchFiles(files: readonly string[], changed: () => void, times: Partial<WatchTimes> = {}): () => void {
  const { quiet, poll } = { ...usualTimes, ...times };
  const paths = [...new Set(files.map((file) => resolve(file)))];
  const watchers: FSWatcher[] = [];
  let polling: NodeJS.Timeout | undefined;
  let settling: NodeJS.Timeout | undefined;
  let seen = signatureOf(paths);

  const look = () => {
    const now = signatureOf(paths);
    if (now === seen) return;
    seen = now;
    changed();
  };
  const hear = () => {
    clearTimeout(settling);
    settling = setTimeout(look, quiet);
  };
  const fallBack = () => {
    polling ??= setInterval(look, poll);
  };
  for (const folder of new Set(paths.map(dirname))) {
    const names = new Set(paths.filter((path) => dirname(path) === folder).map((path) => basename(path)));
    try {
      const watcher = watch(folder, (_, name) => {
        if (name === null || names.has(name)) hear();
      });
      watcher.on('error', fallBack);
      watchers.push(watcher);
    } catch {
      fallBack();
    }
  }
  return () => {
    clearTimeout(settling);
    clearInterval(polling);
    for (const watcher of watchers) watcher.close();
  };
}

function signatureOf(paths: readonly string[]): string {
  return paths
    .map((path) => {
      const found = statSync(path, { throwIfNoEntry: false, bigint: true });
      return found ? `${found.ino} ${found.size} ${found.mtimeNs}` : '-';
    })
    .join('\n');
}
