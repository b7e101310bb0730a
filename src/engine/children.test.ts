import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { spawnChild, spawnScript, stopChild } from './index.ts';
import { isAlive } from './process-identity.ts';

const linux = process.platform === 'linux';
const fixture = (name: string) => new URL(`./__fixtures__/${name}.ts`, import.meta.url);
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !condition(); tries++) await wait(50);
}

/** All processes that descend from one, by Linux's own books. */
function descendants(root: number): number[] {
  const parents = readdirSync('/proc').flatMap((name) => {
    try {
      const text = /^\d+$/.test(name) ? readFileSync(`/proc/${name}/stat`, 'utf8') : '';
      return text ? [{ pid: Number(name), parent: Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]) }] : [];
    } catch {
      return [];
    }
  });
  const found = [root];
  for (const pid of found) found.push(...parents.filter(({ parent }) => parent === pid).map((entry) => entry.pid));
  return found.slice(1);
}

const living = (pids: number[]) => pids.filter((pid) => isAlive({ pid, start: '' }));

// The watchdog, a `sleep`, a `sh` with two of its own, a marked `sleep`, a guarded one, and our script.
const size = 8;

async function startParent(...args: string[]) {
  const parent = spawn(process.execPath, [fileURLToPath(fixture('parent')), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void parent.kill('SIGKILL'));
  await new Promise((resolve) => parent.stdout.once('data', resolve));
  const family = () => descendants(parent.pid!);
  await until(() => family().length >= size);
  return { parent, family: family() };
}

test.runIf(linux)('after kill -9 no child, grandchild or watchdog is left', async () => {
  const { parent, family } = await startParent();
  expect(family).toHaveLength(size);
  parent.kill('SIGKILL');
  await until(() => living(family).length === 0);
  expect(living(family)).toEqual([]);
});

test.runIf(linux)('after a plain exit no child is left either', async () => {
  const { family } = await startParent('exit');
  expect(family).toHaveLength(size);
  await until(() => living(family).length === 0);
  expect(living(family)).toEqual([]);
});

test('a script of ours ends when its standard input closes', async () => {
  const child = spawnScript(fixture('loyal-child'), [], { stdio: ['pipe', 'pipe', 'inherit'] });
  await new Promise((resolve) => child.stdout!.once('data', resolve));
  child.stdin!.end();
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1);
});

test('a child that does not listen is killed after the grace time', async () => {
  const child = spawnChild(
    process.execPath,
    ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("ready")'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await new Promise((resolve) => child.stdout!.once('data', resolve));
  await stopChild(child, 0.1);
  expect(child.signalCode).toBe('SIGKILL');
});

test('an aborted signal stops a child', async () => {
  const cancel = new AbortController();
  const child = spawnChild(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    stdio: 'ignore',
    signal: cancel.signal,
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  cancel.abort();
  await gone;
  expect(child.signalCode).toBe('SIGTERM');
});
