import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { Problem } from '../film/index.ts';
import { openWorkshop, temporaryFolder } from './__fixtures__/workshop.ts';
import { type Artifact, defineStep } from './index.ts';

let runs: string[] = [];
beforeEach(() => {
  runs = [];
});

const word = defineStep<{ text: string }>({
  name: 'word',
  version: 1,
  resource: 'cpu',
  run({ params }) {
    runs.push(params.text);
    return { json: params.text };
  },
});
const join2 = defineStep<unknown>({
  name: 'join',
  version: 1,
  resource: 'cpu',
  async run({ inputs }) {
    runs.push('join');
    return { json: `${await inputs.left!.json()} ${await inputs.right!.json()}` };
  },
});
const fail = defineStep<{ spend?: number }>({
  name: 'fail',
  version: 1,
  resource: 'provider:test',
  agent: () => ({ kind: 'model', name: 'a-model' }),
  run({ params, spend }) {
    if (params.spend) spend({ amount: params.spend, currency: 'USD' });
    throw new Problem({ code: 'refused', message: 'The model refused.', fix: 'Say it otherwise.', exit: 5 });
  },
});
const pair = defineStep<unknown>({
  name: 'pair',
  version: 1,
  resource: 'cpu',
  run() {
    runs.push('pair');
    return { parts: { left: { json: 'l' }, right: { json: 'r' } } };
  },
});
const steps = [word, join2, fail, pair];

async function sentence(folder: string, left = 'rainy', right = 'bridge') {
  const shop = await openWorkshop(folder, steps);
  const { builder } = shop;
  const [one, two] = await Promise.all([builder.build(word, { text: left }), builder.build(word, { text: right })]);
  const whole = await builder.build(join2, {}, { left: one, right: two }, { label: 'sentence' });
  const text = await shop.store.json(whole.digest);
  await builder.close('done');
  await shop.store.close();
  return { ...shop, one, two, whole, text };
}

const objectPath = (folder: string, { digest }: Artifact) =>
  join(folder, '.auteur', 'store', 'objects', digest.slice(0, 2), digest.slice(2));

test('a second build runs nothing', async () => {
  const folder = temporaryFolder();
  expect((await sentence(folder)).text).toBe('rainy bridge');
  expect(runs.sort()).toEqual(['bridge', 'join', 'rainy']);
  runs = [];
  const again = await sentence(folder);
  expect(again.text).toBe('rainy bridge');
  expect(runs).toEqual([]);
  expect(again.happened()).toEqual(['step-kept word', 'step-kept word', 'step-kept sentence']);
});

test('a changed parameter runs what depends on it, and nothing else', async () => {
  const folder = temporaryFolder();
  await sentence(folder);
  runs = [];
  expect((await sentence(folder, 'sunny')).text).toBe('sunny bridge');
  expect(runs).toEqual(['sunny', 'join']);
});

test('a key asked for many times at once runs once', async () => {
  const { builder, happened } = await openWorkshop(temporaryFolder(), steps);
  const artifacts = await Promise.all(Array.from({ length: 20 }, () => builder.build(word, { text: 'once' })));
  expect(runs).toEqual(['once']);
  expect(new Set(artifacts.map(({ digest }) => digest)).size).toBe(1);
  expect(happened()).toEqual(['step-queued word', 'step-started word', 'step-done word']);
});

test.each([
  'damaged',
  'missing',
] as const)('a %s artifact is found, told and made again, and only that', async (condition) => {
  const folder = temporaryFolder();
  const first = await sentence(folder);
  if (condition === 'damaged') writeFileSync(objectPath(folder, first.one), '"sunny"');
  else rmSync(objectPath(folder, first.one));
  runs = [];
  const again = await sentence(folder);
  expect(again.text).toBe('rainy bridge');
  expect(runs).toEqual(['rainy']);
  expect(again.events).toContainEqual(
    expect.objectContaining({ type: 'artifact-damaged', condition, digest: first.one.digest }),
  );
});

test('a damaged part of a manifest has the manifest made again', async () => {
  const folder = temporaryFolder();
  const first = await openWorkshop(folder, steps);
  const { parts } = await first.builder.build(pair, {});
  writeFileSync(objectPath(folder, parts!.right!), '?');
  const second = await openWorkshop(folder, steps);
  const again = await second.builder.build(pair, {});
  expect(runs).toEqual(['pair', 'pair']);
  expect(await second.store.json(again.parts!.right!.digest)).toBe('r');
});

test('the journal says who did what from what, when, and what it gave', async () => {
  const { journal, one, two, whole } = await sentence(temporaryFolder());
  const records = await journal();
  expect(records).toHaveLength(3);
  expect(records[2]).toMatchObject({
    type: 'run',
    step: 'join',
    label: 'sentence',
    inputs: { left: one.digest, right: two.digest },
    outputs: [whole.digest],
    agent: { kind: 'software', name: 'auteur join', version: '1' },
    outcome: 'done',
  });
  expect(Date.parse(records[2]!.end)).toBeGreaterThanOrEqual(Date.parse(records[2]!.start));
});

test('a failure is told and its cost is kept; the next build tries again', async () => {
  const folder = temporaryFolder();
  const first = await openWorkshop(folder, steps);
  await expect(first.builder.build(fail, { spend: 0.25 }, {}, { label: '3B' })).rejects.toMatchObject({
    code: 'refused',
  });
  expect(first.happened()).toEqual(['step-queued 3B', 'step-started 3B', 'step-failed 3B']);
  await expect(first.builder.build(fail, { spend: 0.25 })).rejects.toMatchObject({ code: 'refused' });
  expect(await first.journal()).toMatchObject(
    Array(2).fill({
      outcome: 'failed',
      agent: { kind: 'model', name: 'a-model' },
      costs: [{ amount: 0.25, currency: 'USD' }],
      problem: { code: 'refused' },
    }),
  );
});

test('a line lost from the journal by a kill is written again from the kept result', async () => {
  const folder = temporaryFolder();
  const { journal } = await sentence(folder);
  const records = await journal();
  rmSync(join(folder, 'record'), { recursive: true });
  const again = await sentence(folder);
  expect(runs).toHaveLength(3);
  expect((await again.journal()).map(({ key }) => key).sort()).toEqual(records.map(({ key }) => key).sort());
  expect(await again.journal()).toEqual(expect.arrayContaining(records));
});

test('when the build is cancelled, everything ends as cancelled, nothing half done is left, and finished work is kept', async () => {
  const folder = temporaryFolder();
  const cancel = new AbortController();
  const endless = defineStep<number>({
    name: 'endless',
    version: 1,
    resource: 'cpu',
    run({ scratch, signal }) {
      writeFileSync(join(scratch, 'half-done'), 'half');
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
    },
  });
  const shop = await openWorkshop(folder, [...steps, endless], { signal: cancel.signal, limits: { cpu: 2 } });
  await shop.builder.build(word, { text: 'kept' });
  const waiting = [1, 2, 3, 4].map((number) => shop.builder.build(endless, number));
  const outcomes = Promise.allSettled(waiting);
  setTimeout(() => cancel.abort(), 50);
  for (const outcome of await outcomes)
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'cancelled', exit: 130 } });
  await expect(shop.builder.build(word, { text: 'kept' })).rejects.toMatchObject({ code: 'cancelled' });
  await shop.builder.close('cancelled');
  await shop.executor.close();
  await shop.store.close();
  expect(readdirSync(join(folder, '.auteur', 'store', 'scratch'))).toEqual([]);
  expect(shop.events.at(-1)).toMatchObject({ type: 'build-ended', outcome: 'cancelled' });
  expect((await shop.journal()).map(({ step }) => step)).toEqual(['word']);
  const next = await openWorkshop(folder, steps);
  await next.builder.build(word, { text: 'kept' });
  expect(runs).toEqual(['kept']);
});

test('a store at its limit keeps all that the present build uses', async () => {
  const folder = temporaryFolder();
  const pad = (text: string) => text.padEnd(1000, '.');
  const build = async (texts: string[]) => {
    const shop = await openWorkshop(folder, steps, { limit: 3500 });
    const artifacts: Artifact[] = [];
    for (const text of texts) artifacts.push(await shop.builder.build(word, { text: pad(text) }));
    for (const { digest } of artifacts) expect(await shop.store.check(digest)).toBe('intact');
    return shop.store;
  };
  await build(['a', 'b', 'c']);
  const store = await build(['a', 'd', 'e', 'f', 'g']);
  expect((await store.usage()).artifacts).toBe(5);
  runs = [];
  await build(['a', 'd']);
  expect(runs).toEqual([]);
});

test('parameters that are not JSON are refused with their place', async () => {
  const { builder } = await openWorkshop(temporaryFolder(), steps);
  await expect(builder.build(word, { text: Number.NaN as never })).rejects.toThrow('$.params.text is NaN');
});
