import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileProblem } from '../engine/index.ts';

/** JSON documents by key, one file each. A document that was written is on the disk, whole. */
export type JsonFiles = {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
};

/** The JSON documents in a folder, which is made when one is first written. */
export function jsonFiles(folder: string): JsonFiles {
  const pathOf = (key: string) => join(folder, `${key}.json`);
  return {
    async read(key) {
      const text = await readFile(pathOf(key), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw fileProblem(error, pathOf(key)) ?? error;
      });
      return text === undefined ? undefined : JSON.parse(text);
    },
    async write(key, value) {
      const path = pathOf(key);
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(`${path}.part`, `${JSON.stringify(value, null, 2)}\n`, { flush: true });
        await rename(`${path}.part`, path);
      } catch (error) {
        throw fileProblem(error, path) ?? error;
      }
    },
  };
}
