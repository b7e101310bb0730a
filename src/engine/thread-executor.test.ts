import { afterEach, expect, test } from 'vitest';
import { threadSteps } from './__fixtures__/thread-steps.ts';
import { temporaryFolder } from './__fixtures__/workshop.ts';
import {
  createLocalExecutor,
  createRegistry,
  createThreadExecutor,
  type Executor,
  type JobNews,
  openStore,
  routeJobs,
} from './index.ts';

const open: Executor[] = [];
afterEach(() => Promise.all(open.splice(0).map((executor) => executor.close())));

async function workshop() {
  const path = temporaryFolder();
  const store = await openStore({ path });
  const registry = createRegistry(threadSteps);
  const threads = createThreadExecutor(new URL('./__fixtures__/thread.ts', import.meta.url), { store: path });
  const executor = routeJobs(registry, createLocalExecutor({ store, registry }), threads);
  open.push(executor);
  const run = (step: string, params = {}, inputs = {}, control: { signal?: AbortSignal; news?: JobNews[] } = {}) =>
    executor.run(
      { step, version: 1, params, inputs },
      { signal: control.signal ?? new AbortController().signal, onNews: (news) => control.news?.push(news) },
    );
  return { store, run };
}

test('a job in a thread reads and lands in the same store, and leaves this one free', async () => {
  const { store, run } = await workshop();
  const text = await run('near');
  const news: JobNews[] = [];
  let turns = 0;
  const clock = setInterval(() => turns++, 10);
  const made = await run('compute', { milliseconds: 400 }, { text: text.digest }, { news });
  clearInterval(clock);
  expect(await store.json(made.digest)).toEqual({ seen: 'here' });
  expect(news.map(({ type }) => type)).toEqual(['started', 'advanced']);
  expect(turns).toBeGreaterThan(10);
});

test('what a step in a thread refuses arrives whole', async () => {
  const { run } = await workshop();
  await expect(run('refuse')).rejects.toMatchObject({ code: 'too-loud', fix: 'Turn it down.', exit: 3 });
});

test('a cancelled job ends at once, and the next one runs', async () => {
  const { run } = await workshop();
  const controller = new AbortController();
  const long = run('compute', { milliseconds: 60_000 }, {}, { signal: controller.signal });
  setTimeout(() => controller.abort(), 300);
  await expect(long).rejects.toMatchObject({ code: 'cancelled', exit: 130 });
  await expect(run('compute', { milliseconds: 1 })).resolves.toMatchObject({ mediaType: 'application/json' });
});

test('a thread that had nothing to do has ended, and another begins with the next job', async () => {
  const { run } = await workshop();
  await run('compute', { milliseconds: 1 });
  await new Promise((resolve) => setTimeout(resolve, 1300));
  await expect(run('compute', { milliseconds: 2 })).resolves.toMatchObject({ mediaType: 'application/json' });
});
