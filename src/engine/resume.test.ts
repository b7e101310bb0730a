import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { random } from '../film/index.ts';
import { count } from './__fixtures__/count.ts';
import { temporaryFolder } from './__fixtures__/workshop.ts';
import { type Artifact, keyOf, lockHolder, openStore, readJournal } from './index.ts';
import { isAlive } from './process-identity.ts';

const script = fileURLToPath(new URL('./__fixtures__/twenty-steps.ts', import.meta.url));
const numbers = Array.from({ length: 20 }, (_, number) => number);

/** Runs the script; kills it -9 so many milliseconds after it began to work, if it still runs. Gives its exit and its helper's number. */
async function build(folder: string, killAfter?: number) {
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const helper = await new Promise<number>((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
  if (killAfter !== undefined) {
    await wait(killAfter);
    child.kill('SIGKILL');
  }
  return { code: await gone, helper };
}

/** The numbers of the steps that are finished: done in the journal, or with a result in the store. */
async function finished(folder: string): Promise<Set<number>> {
  const store = await openStore({ path: join(folder, '.auteur', 'store') });
  const { records } = await readJournal(join(folder, 'record', 'journal.jsonl'));
  const done = new Set<number>();
  let last: Artifact | undefined;
  for (const number of numbers) {
    const key = await keyOf(count, { params: { number }, inputs: last ? { last: last.digest } : {} });
    const result = await store.result(key);
    if (result || records.some((record) => record.key === key && record.outcome === 'done')) done.add(number);
    last = result?.artifact;
    if (!last) break;
  }
  return done;
}

function ran(folder: string): number[] {
  const path = join(folder, 'ran.txt');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').map(Number) : [];
}

test('killed -9 at random moments and run again, a build goes on: no finished step runs twice, no process is left', async () => {
  const folder = temporaryFolder();
  const chance = random('kill');
  const helpers: number[] = [];
  for (let kills = 0; kills < 6; kills++) {
    const before = await finished(folder);
    const ranBefore = ran(folder).length;
    const { helper } = await build(folder, chance() * 120);
    helpers.push(helper);
    expect(
      ran(folder)
        .slice(ranBefore)
        .filter((number) => before.has(number)),
    ).toEqual([]);
    expect((await finished(folder)).size).toBeGreaterThanOrEqual(before.size);
  }
  const before = await finished(folder);
  const ranBefore = ran(folder).length;
  const { code, helper } = await build(folder);
  helpers.push(helper);
  expect(code).toBe(0);
  expect(ran(folder).slice(ranBefore)).toEqual(numbers.filter((number) => !before.has(number)));
  expect(JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'))).toEqual(numbers);

  const { records } = await readJournal(join(folder, 'record', 'journal.jsonl'));
  const doneKeys = records.filter(({ outcome }) => outcome === 'done').map(({ key }) => key);
  expect(doneKeys).toHaveLength(20);
  expect(new Set(doneKeys).size).toBe(20);
  expect(readdirSync(join(folder, '.auteur', 'store', 'scratch'))).toEqual([]);
  expect(lockHolder(folder)).toBeUndefined();
  for (let tries = 0; tries < 100 && helpers.some((pid) => isAlive({ pid, start: '' })); tries++) await wait(50);
  expect(helpers.filter((pid) => isAlive({ pid, start: '' }))).toEqual([]);
});
