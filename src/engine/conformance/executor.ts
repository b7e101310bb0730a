import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../film/index.ts';
import { temporaryFolder } from '../__fixtures__/workshop.ts';
import {
  createRegistry,
  defineStep,
  type Executor,
  type Job,
  type JobNews,
  openStore,
  type Registry,
  type Store,
} from '../index.ts';

const until = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

let atOnce = 0;
let mostAtOnce = 0;

const steps = [
  defineStep<{ text: string }>({
    name: 'write',
    version: 1,
    resource: 'cpu',
    run: ({ params }) => ({ json: params.text, facts: { length: params.text.length } }),
  }),
  defineStep<unknown>({
    name: 'shout',
    version: 1,
    resource: 'cpu',
    async run({ inputs, scratch }) {
      const file = join(scratch, 'shouted.txt');
      writeFileSync(file, (await inputs.text!.json<string>()).toUpperCase());
      return { file, mediaType: 'text/plain' };
    },
  }),
  defineStep<unknown>({
    name: 'look-around',
    version: 1,
    resource: 'cpu',
    run: ({ scratch, random, inputs }) => ({
      json: { files: readdirSync(scratch), draw: [random(), random()], inputs: Object.keys(inputs) },
    }),
  }),
  defineStep<unknown>({
    name: 'chunks',
    version: 1,
    resource: 'cpu',
    async run({ part, progress, log }) {
      await part('first', { json: 1 });
      progress(1, 2, 'chunks');
      log('half way');
      return { parts: { second: { json: 2 } }, facts: { seconds: 4 } };
    },
  }),
  defineStep<unknown>({
    name: 'sum',
    version: 1,
    resource: 'cpu',
    async run({ inputs }) {
      const parts = Object.values(inputs.chunks!.parts);
      const numbers = await Promise.all(parts.map((part) => part.json<number>()));
      return { json: numbers.reduce((sum, number) => sum + number, 0) };
    },
  }),
  defineStep<unknown>({
    name: 'spoil-params',
    version: 1,
    resource: 'cpu',
    run({ params }) {
      (params as { list: number[] }).list.push(1);
      return { json: params };
    },
  }),
  defineStep<unknown>({
    name: 'refuse',
    version: 1,
    resource: 'cpu',
    run({ spend }) {
      spend({ amount: 0.5, currency: 'EUR' });
      throw new Problem({ code: 'too-dark', message: 'The picture is black.', fix: 'Add a light.', exit: 4 });
    },
  }),
  defineStep<unknown>({
    name: 'break',
    version: 1,
    resource: 'cpu',
    run: () => JSON.parse('{'),
  }),
  defineStep<unknown>({
    name: 'fill-disk',
    version: 1,
    resource: 'cpu',
    run() {
      throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', path: '/film/scratch/frame.png' });
    },
  }),
  defineStep<unknown>({ name: 'wait', version: 1, resource: 'cpu', run: ({ signal }) => until(signal) }),
  defineStep<unknown>({ name: 'ignore-cancel', version: 1, resource: 'cpu', run: () => new Promise<never>(() => {}) }),
  defineStep<unknown>({
    name: 'one-at-a-time',
    version: 1,
    resource: 'browser',
    async run() {
      mostAtOnce = Math.max(mostAtOnce, ++atOnce);
      await new Promise((resolve) => setTimeout(resolve, 5));
      atOnce--;
      return { json: null };
    },
  }),
];

function jobOf(step: string, params: Job['params'] = {}, inputs: Job['inputs'] = {}): Job {
  return { step, version: 1, params, inputs };
}

/**
 * What every executor must do. `create` makes one that runs the steps of a registry on a store, one `browser` step at a time, and
 * leaves a cancelled step behind after at most a second.
 */
export function executorConformance(name: string, create: (registry: Registry, store: Store) => Executor): void {
  describe(`${name} is an executor`, () => {
    const open = async () => {
      const folder = temporaryFolder();
      const store = await openStore({ path: folder });
      const executor = create(createRegistry(steps), store);
      const news: JobNews[] = [];
      const cancel = new AbortController();
      const run = (job: Job) => executor.run(job, { signal: cancel.signal, onNews: (item) => news.push(item) });
      const scratch = () =>
        existsSync(join(folder, 'scratch')) ? readdirSync(join(folder, 'scratch'), { recursive: true }) : [];
      const unfinished = () => scratch().filter((entry) => /work-\w+[/\\].*[a-z]/.test(String(entry)));
      return { store, executor, run, news, cancel, unfinished };
    };

    test('it runs a job and lands what it gives, with facts', async () => {
      const { run, store } = await open();
      const artifact = await run(jobOf('write', { text: 'rain' }));
      expect(artifact).toMatchObject({ mediaType: 'application/json', facts: { length: 4 } });
      expect(await store.json(artifact.digest)).toBe('rain');
    });

    test('a step reads its inputs and gives a file from its scratch folder, which is gone afterwards', async () => {
      const { run, store, unfinished } = await open();
      const text = await run(jobOf('write', { text: 'rain' }));
      const shouted = await run(jobOf('shout', {}, { text: text.digest }));
      expect(new TextDecoder().decode(await store.bytes(shouted.digest))).toBe('RAIN');
      expect(unfinished()).toEqual([]);
    });

    test('a step sees an empty folder and the same random numbers each time, other ones for another key', async () => {
      const { run, store } = await open();
      const [one, again, other] = [
        await run(jobOf('look-around')),
        await run(jobOf('look-around')),
        await run(jobOf('look-around', 1)),
      ];
      expect(await store.json(one.digest)).toMatchObject({ files: [], inputs: [] });
      expect(again.digest).toBe(one.digest);
      expect(other.digest).not.toBe(one.digest);
    });

    test('parts are announced as they land and make one manifest, which can be an input', async () => {
      const { run, store, news } = await open();
      const manifest = await run(jobOf('chunks'));
      expect(news.map((item) => ('name' in item ? `part ${item.name}` : item.type))).toEqual([
        'started',
        'part first',
        'advanced',
        'log',
        'part second',
      ]);
      expect(news[2]).toEqual({ type: 'advanced', done: 1, total: 2, unit: 'chunks' });
      expect(Object.keys(manifest.parts!)).toEqual(['first', 'second']);
      expect(await store.find(manifest.digest)).toEqual(manifest);
      const sum = await run(jobOf('sum', {}, { chunks: manifest.digest }));
      expect(await store.json(sum.digest)).toBe(3);
    });

    test('a step cannot change the parameters of its caller', async () => {
      const { run } = await open();
      const params = { list: [0] };
      await run(jobOf('spoil-params', params));
      expect(params).toEqual({ list: [0] });
    });

    test("a step's own problem comes through, with what was spent", async () => {
      const { run, news } = await open();
      await expect(run(jobOf('refuse'))).rejects.toMatchObject({ code: 'too-dark', fix: 'Add a light.', exit: 4 });
      expect(news).toContainEqual({ type: 'spent', cost: { amount: 0.5, currency: 'EUR' } });
    });

    test('an error of a step is a problem that names the step; one of the disk says what to do', async () => {
      const { run } = await open();
      await expect(run(jobOf('break'))).rejects.toMatchObject({
        code: 'step-failed',
        message: expect.stringContaining('"break"'),
        exit: 5,
      });
      await expect(run(jobOf('fill-disk'))).rejects.toMatchObject({
        code: 'disk-full',
        where: { file: '/film/scratch/frame.png' },
      });
    });

    test('unknown steps, other versions and missing inputs are refused', async () => {
      const { run } = await open();
      await expect(run(jobOf('dance'))).rejects.toMatchObject({ code: 'unknown-step' });
      await expect(run({ ...jobOf('write', { text: '' }), version: 2 })).rejects.toMatchObject({
        code: 'unknown-step',
      });
      await expect(run(jobOf('shout', {}, { text: 'f'.repeat(64) }))).rejects.toMatchObject({
        code: 'artifact-missing',
      });
    });

    test.each(['wait', 'ignore-cancel'])('a cancelled job ends as cancelled and leaves nothing (%s)', async (step) => {
      const { run, cancel, store, unfinished, executor } = await open();
      const running = run(jobOf(step));
      setTimeout(() => cancel.abort(), 30);
      await expect(running).rejects.toMatchObject({ code: 'cancelled', exit: 130 });
      await expect(run(jobOf('write', { text: 'late' }))).rejects.toMatchObject({ code: 'cancelled' });
      await executor.close();
      expect(unfinished()).toEqual([]);
      expect((await store.usage()).artifacts).toBe(0);
    });

    test('no more steps of a resource run at once than it allows', async () => {
      const { run } = await open();
      mostAtOnce = 0;
      await Promise.all([1, 2, 3, 4].map((number) => run(jobOf('one-at-a-time', number))));
      expect(mostAtOnce).toBe(1);
    });
  });
}
