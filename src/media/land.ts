import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Problem } from '../film/index.ts';
import { unwritable } from './problems.ts';

let counter = 0;

/** A name beside `path` for the time of writing: hidden, and unlike any other of this process. */
export function temporaryBeside(path: string): string {
  counter += 1;
  const name = basename(path);
  const short = name.length > 60 ? name.slice(0, 40) : name;
  return join(dirname(resolve(path)), `.${short}.${process.pid}-${counter}.part`);
}

/** Turns a system error on writing `path` into a Problem; a Problem keeps its kind but names `path`, not the temporary file. */
export function writeFailure(path: string, temporary: string, error: unknown): unknown {
  if (!(error instanceof Problem)) {
    const code = (error as NodeJS.ErrnoException).code;
    return code && typeof code === 'string' ? unwritable(path, code, error) : error;
  }
  if (error.where?.file !== temporary) return error;
  const message = error.message.replaceAll(basename(temporary), basename(path));
  return new Problem({ ...error.toJSON(), message, where: { file: path } }, { cause: error.cause });
}

/**
 * Makes a file so that it is there whole or not at all: `make` writes beside it, then the new file takes its name. Folders
 * on the way are made. Throws `disk-full`, `not-writable` or `no-folder`; `path` is then as it was before.
 */
export async function land<T>(path: string, make: (temporary: string) => Promise<T>): Promise<T> {
  const temporary = temporaryBeside(path);
  try {
    await prepareFolder(path);
    const result = await make(temporary);
    await rename(temporary, path);
    return result;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw writeFailure(path, temporary, error);
  }
}

/** Makes the folder of `path`, and refuses when `path` itself is a folder. */
export async function prepareFolder(path: string): Promise<void> {
  await mkdir(dirname(resolve(path)), { recursive: true });
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw unwritable(path, 'EISDIR');
}
