import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from './__fixtures__/workshop.ts';
import { lockFolder, lockHolder } from './index.ts';
import { isAlive, thisProcess } from './process-identity.ts';

const lockPath = (folder: string) => join(folder, '.auteur', 'lock');

function leaveLock(folder: string, content: string) {
  mkdirSync(join(folder, '.auteur'), { recursive: true });
  writeFileSync(lockPath(folder), content);
}

const holder = (rest: object) =>
  JSON.stringify({
    ...thisProcess(),
    host: hostname(),
    purpose: 'auteur make',
    since: '2026-01-01T00:00:00.000Z',
    ...rest,
  });

test('one process works on a folder at a time', () => {
  const folder = temporaryFolder();
  const lock = lockFolder(folder, 'auteur make');
  expect(lockHolder(folder)).toMatchObject({ pid: process.pid, purpose: 'auteur make' });
  const problem = {
    code: 'film-locked',
    exit: 3,
    message: expect.stringContaining(`"auteur make" (process ${process.pid}`),
  };
  expect(() => lockFolder(folder, 'auteur render')).toThrow(expect.objectContaining(problem));
  lock.release();
  lock.release();
  expect(lockHolder(folder)).toBeUndefined();
  lockFolder(folder, 'auteur render').release();
  expect(readdirSync(join(folder, '.auteur'))).toEqual([]);
});

test('the lock of a dead process is taken over', async () => {
  const folder = temporaryFolder();
  const dead = spawn(process.execPath, ['--version']);
  await new Promise((resolve) => dead.once('exit', resolve));
  leaveLock(folder, holder({ pid: dead.pid, start: '1' }));
  expect(lockHolder(folder)).toBeUndefined();
  lockFolder(folder, 'auteur render');
  expect(lockHolder(folder)?.purpose).toBe('auteur render');
});

test.runIf(process.platform === 'linux')('a lock whose number now belongs to another process is taken over', () => {
  const folder = temporaryFolder();
  leaveLock(folder, holder({ start: '1' }));
  lockFolder(folder, 'auteur render');
  expect(lockHolder(folder)).toMatchObject({ ...thisProcess(), purpose: 'auteur render' });
});

test.each(['', '{"pid": 12', 'null', '{}'])('an unreadable lock %j is taken over', (content) => {
  const folder = temporaryFolder();
  leaveLock(folder, content);
  lockFolder(folder, 'auteur make').release();
  expect(existsSync(lockPath(folder))).toBe(false);
});

test('a lock held on another computer is respected, and the fix says which file to delete', () => {
  const folder = temporaryFolder();
  leaveLock(folder, holder({ host: 'studio-2', pid: 999999999 }));
  const problem = {
    code: 'film-locked',
    message: expect.stringContaining('studio-2'),
    fix: expect.stringContaining(lockPath(folder)),
  };
  expect(() => lockFolder(folder, 'auteur make')).toThrow(expect.objectContaining(problem));
});

test('releasing leaves a lock that another process has taken over', () => {
  const folder = temporaryFolder();
  const lock = lockFolder(folder, 'auteur make');
  const other = holder({ pid: 1 });
  writeFileSync(lockPath(folder), other);
  lock.release();
  expect(readFileSync(lockPath(folder), 'utf8')).toBe(other);
});

test('a folder that cannot hold a lock says why', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '.auteur'), 'a file of the user');
  expect(() => lockFolder(folder, 'auteur make')).toThrow(expect.objectContaining({ code: 'folder-in-the-way' }));
});

test('this process is alive, one of its number with another start is not', () => {
  expect(isAlive(thisProcess())).toBe(true);
  expect(isAlive({ pid: 999999999, start: '' })).toBe(false);
  if (process.platform === 'linux') expect(isAlive({ pid: process.pid, start: '1' })).toBe(false);
});

test('a live lock that another process has put aside for a moment is respected', () => {
  const folder = temporaryFolder();
  leaveLock(folder, '');
  writeFileSync(`${lockPath(folder)}.aside.1`, holder({ pid: process.ppid, start: '' }));
  expect(() => lockFolder(folder, 'auteur make')).toThrow(expect.objectContaining({ code: 'film-locked' }));
  writeFileSync(`${lockPath(folder)}.aside.1`, holder({ pid: 999999999 }));
  lockFolder(folder, 'auteur make').release();
});

test('of several processes that find a stale lock at once, one takes it', async () => {
  const folder = temporaryFolder();
  const script = fileURLToPath(new URL('./__fixtures__/crashing-worker.ts', import.meta.url));
  const workers = await Promise.all([1, 2, 3].map(() => promisify(execFile)(process.execPath, [script, folder, '3'])));
  const held = workers.map(({ stdout, stderr }) => ({ held: Number(stdout) > 0, stderr }));
  expect(held).toEqual(Array(3).fill({ held: true, stderr: '' }));
});
