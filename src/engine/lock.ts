import { randomUUID } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../film/index.ts';
import { fileProblem } from './problems.ts';
import { isAlive, type ProcessIdentity, thisProcess } from './process-identity.ts';
import { readJsonFile } from './shelf.ts';

/** Who holds a folder: a process on a computer, what it is doing, and since when (ISO 8601). */
export type LockHolder = ProcessIdentity & { readonly host: string; readonly purpose: string; readonly since: string };

/** A held lock. `release` is safe to call twice. */
export type Lock = { release(): void };

/**
 * Takes the lock of a folder, `<folder>/.auteur/lock`, for this process. A lock whose process is gone, even if another one has its
 * number now, is taken over. Throws the `Problem` `film-locked` when a live process, or one on another computer, holds it.
 * `purpose` tells others what is going on, for example `auteur make`.
 */
export function lockFolder(folder: string, purpose: string): Lock {
  const path = join(folder, '.auteur', 'lock');
  const own = { ...thisProcess(), host: hostname(), purpose, since: new Date().toISOString(), id: randomUUID() };
  const text = JSON.stringify(own);
  try {
    mkdirSync(dirname(path), { recursive: true });
    for (let attempt = 0; attempt < 100; attempt++) {
      if (createLock(path, text)) {
        if (!displacedHolder(path, text)) return { release: () => release(path, text) };
        release(path, text);
        pause();
      }
      takeOver(path, folder);
    }
  } catch (error) {
    throw fileProblem(error, path) ?? error;
  }
  throw lockedBy(readHolder(path) ?? displacedHolder(path, text), folder, path);
}

/** Who holds the lock of a folder now; `undefined` when nobody does. */
export function lockHolder(folder: string): LockHolder | undefined {
  const holder = readHolder(join(folder, '.auteur', 'lock'));
  return holder && isHeld(holder) ? holder : undefined;
}

function readHolder(path: string): LockHolder | undefined {
  const holder = readJsonFile<LockHolder>(path);
  return Number.isInteger(holder?.pid) && typeof holder?.host === 'string' ? holder : undefined;
}

function isHeld(holder: LockHolder): boolean {
  return holder.host !== hostname() || isAlive(holder);
}

/** Appears with its content or not at all: written elsewhere, then linked, which fails when the name is taken. */
function createLock(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    return createLockWithoutLinks(path, content, error);
  } finally {
    unlinkSync(draft);
  }
}

/** For file systems that have no hard links. */
function createLockWithoutLinks(path: string, content: string, cause: unknown): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

/**
 * Removes the lock of a process that is gone. Between reading and removing it, another process may have taken over: no system
 * call removes only what was read. So the lock is renamed first, looked at again, and put back if it is another's. While it is aside, whoever
 * creates a lock sees it there (`displacedHolder`) and steps back.
 */
function takeOver(path: string, folder: string): void {
  const holder = readHolder(path);
  if (holder && isHeld(holder)) throw lockedBy(holder, folder, path);
  const aside = `${path}.aside.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  for (let tries = 0; tries < 100; tries++) {
    const text = readText(aside);
    const found = readHolder(aside);
    if (text === undefined || !found || !isHeld(found) || createLock(path, text)) {
      rmSync(aside, { force: true });
      return;
    }
    pause();
  }
}

/** The live process, other than this one, whose lock another process has put aside for a moment. */
function displacedHolder(path: string, own: string): LockHolder | undefined {
  return asides(path)
    .filter((file) => readText(file) !== own)
    .map(readHolder)
    .find((holder) => holder && isHeld(holder));
}

function asides(path: string): string[] {
  const prefix = `${basename(path)}.aside.`;
  const names = readdirSync(dirname(path)).filter((name) => name.startsWith(prefix));
  return names.map((name) => join(dirname(path), name));
}

function release(path: string, own: string): void {
  if (!existsSync(dirname(path))) return;
  for (const file of [path, ...asides(path)]) if (readText(file) === own) rmSync(file, { force: true });
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1 + Math.random() * 5);
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function lockedBy(holder: LockHolder | undefined, folder: string, path: string): Problem {
  const who = holder
    ? `"${holder.purpose}" (process ${holder.pid} on ${holder.host}, since ${holder.since})`
    : 'another process';
  const elsewhere = holder && holder.host !== hostname();
  return new Problem({
    code: 'film-locked',
    message: `${who} is working on ${folder}.`,
    where: { file: path },
    fix: elsewhere
      ? `Wait until it is done there. If nothing runs on ${holder.host} any more, delete ${path}.`
      : 'Wait until it is done, or stop it, then run the same command.',
  });
}
