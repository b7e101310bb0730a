import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './__fixtures__/workshop.ts';
import {
  digestJson,
  finishedKeys,
  meanSeconds,
  openJournal,
  type RunRecord,
  readJournal,
  totalCosts,
} from './index.ts';

function run(step: string, seconds = 1, rest: Partial<RunRecord> = {}): RunRecord {
  return {
    type: 'run',
    version: 1,
    step,
    stepVersion: 1,
    key: digestJson(step),
    inputs: {},
    outputs: [],
    agent: { kind: 'software', name: 'test' },
    start: new Date(0).toISOString(),
    end: new Date(seconds * 1000).toISOString(),
    outcome: 'done',
    ...rest,
  };
}

test('lines are added, never changed, and read back in order', async () => {
  const path = join(temporaryFolder(), 'record', 'journal.jsonl');
  expect(await readJournal(path)).toEqual({ records: [], unreadable: [] });
  const journal = await openJournal(path);
  const lines = Array.from({ length: 50 }, (_, index) => run(`step ${index}`));
  await Promise.all(lines.map((line) => journal.append(line)));
  const before = readFileSync(path, 'utf8');
  await (await openJournal(path)).append(run('later'));
  expect(readFileSync(path, 'utf8').startsWith(before)).toBe(true);
  expect((await readJournal(path)).records).toEqual([...lines, run('later')]);
});

test('a torn last line is passed over, at every place where it can be torn, and the next line is whole', async () => {
  const path = join(temporaryFolder(), 'record', 'journal.jsonl');
  const whole = `${JSON.stringify(run('雨'))}\n`;
  const bytes = Buffer.from(whole);
  mkdirSync(dirname(path));
  for (const length of [1, 10, whole.indexOf('雨') + 1, bytes.length - 2, bytes.length - 1]) {
    writeFileSync(path, whole);
    appendFileSync(path, bytes.subarray(0, length));
    const journal = await openJournal(path);
    await journal.append(run('next'));
    const { records, unreadable } = await readJournal(path);
    expect(records.map(({ step }) => step)).toEqual(
      length === bytes.length - 1 ? ['雨', '雨', 'next'] : ['雨', 'next'],
    );
    expect(unreadable).toEqual(length === bytes.length - 1 ? [] : [2]);
  }
});

test('only done runs are finished, all runs cost', async () => {
  const records = [
    run('shot', 4, { costs: [{ amount: 0.5, currency: 'USD' }] }),
    run('shot', 8),
    run('voice', 1, { outcome: 'failed', costs: [{ amount: 0.25, currency: 'USD' }] }),
    run('score', 1, { outcome: 'cancelled', costs: [{ amount: 1, currency: 'CNY' }] }),
  ];
  expect(finishedKeys(records)).toEqual(new Set([digestJson('shot')]));
  expect(totalCosts(records)).toEqual([
    { currency: 'USD', amount: 0.75 },
    { currency: 'CNY', amount: 1 },
  ]);
  expect(meanSeconds(records)).toEqual({ shot: 6 });
});

test('a journal that cannot be written says why', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'record'), 'a file of the user');
  await expect(openJournal(join(folder, 'record', 'journal.jsonl'))).rejects.toMatchObject({
    code: 'folder-in-the-way',
  });
});
