import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The file in a browser's profile `folder` that begins with `mark`: the page's private file, which its worker writes pictures into.
 * `undefined` where there is none or it cannot be opened, as on systems that lock files against other readers.
 */
export async function findFrameFile(folder: string, mark: Uint8Array): Promise<FileHandle | undefined> {
  for (const path of await listPrivateFiles(folder)) {
    const file = await open(path, 'r').catch(() => undefined);
    if (!file) continue;
    const start = Buffer.alloc(mark.length);
    const { bytesRead } = await file.read(start, 0, mark.length, 0).catch(() => ({ bytesRead: 0 }));
    if (bytesRead === mark.length && start.equals(mark)) return file;
    await file.close();
  }
  return undefined;
}

/** Chromium keeps an origin's private files in `<profile>/File System/<origin>/<type>/<two digits>/<number>`. */
async function listPrivateFiles(folder: string): Promise<string[]> {
  const roots = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const lists = roots.map(async ({ name }) => {
    const place = join(folder, name, 'File System');
    const entries = await readdir(place, { withFileTypes: true, recursive: true }).catch(() => []);
    return entries
      .filter((entry) => entry.isFile() && /^\d+$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
  });
  return (await Promise.all(lists)).flat();
}
