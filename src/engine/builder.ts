import { Problem } from '../film/index.ts';
import { type Artifact, artifactAndParts } from './artifact.ts';
import type { Digest } from './digest.ts';
import type { BuildEvent } from './events.ts';
import type { Executor, JobNews } from './executor.ts';
import type { Agent, Cost, Journal, RunRecord } from './journal.ts';
import type { Json } from './json.ts';
import { cancelled, fileProblem } from './problems.ts';
import { type Job, keyOf, type Step } from './step.ts';
import type { Result, Store } from './store.ts';

/** What one build works with. `signal` cancels it; `onEvent` hears everything that happens, in order. */
export type BuilderOptions = {
  store: Store;
  executor: Executor;
  journal?: Journal;
  signal?: AbortSignal;
  onEvent?: (event: BuildEvent) => void;
  /** Milliseconds since 1970. */
  now?: () => number;
};

/** One build: plain async code asks it for artifacts. */
export type Builder = {
  /**
   * The artifact that a step gives for these parameters and inputs: the kept one, or the step is run. Each key is run at most
   * once in a build, however often it is asked for. Rejects with a `Problem` (`cancelled` once the signal is aborted).
   */
  build<Params>(
    step: Step<Params>,
    params: NoInfer<Params>,
    inputs?: Readonly<Record<string, Artifact>>,
    options?: { label?: string },
  ): Promise<Artifact>;
  /** Says that the whole build will ask for `count` runs of a step, so that progress knows its total. */
  expect(step: { readonly name: string }, count: number): void;
  /** Waits for everything under way and ends the build's events. Call it once, whether the build succeeded or not. */
  close(outcome: 'done' | 'failed' | 'cancelled'): Promise<void>;
};

type Asked = { step: Step; job: Job; key: Digest; label?: string };
type Say = (event: DistributiveOmit<BuildEvent, 'at'>) => void;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Starts a build. */
export function createBuilder(options: BuilderOptions): Builder {
  const { onEvent, now = Date.now, signal = new AbortController().signal } = options;
  const flights = new Map<Digest, Promise<Artifact>>();
  const say: Say = (event) => onEvent?.({ at: now(), ...event } as BuildEvent);
  const workshop: Workshop = { ...options, now, signal, say };
  say({ type: 'build-started' });
  return {
    async build(anyStep, params, inputs = {}, { label } = {}) {
      const step = anyStep as Step;
      const digests = Object.fromEntries(Object.entries(inputs).map(([name, artifact]) => [name, artifact.digest]));
      const job: Job = { step: step.name, version: step.version, params: params as Json, inputs: digests };
      const key = await keyOf(step, job);
      if (signal.aborted) throw cancelled();
      let flight = flights.get(key);
      if (!flight) {
        flight = findOrRun({ step, job, key, label }, workshop).catch((error) => {
          throw fileProblem(error) ?? error;
        });
        flights.set(key, flight);
        flight.catch(() => flights.delete(key));
      }
      return await flight;
    },
    expect: (step, count) => say({ type: 'steps-expected', step: step.name, count }),
    async close(outcome) {
      await Promise.allSettled(flights.values());
      say({ type: 'build-ended', outcome });
    },
  };
}

type Workshop = BuilderOptions & { now: () => number; signal: AbortSignal; say: Say };

async function findOrRun(asked: Asked, workshop: Workshop): Promise<Artifact> {
  const kept = await findKept(asked, workshop);
  if (!kept) return await runAndKeep(asked, workshop);
  const { journal } = workshop;
  if (journal && !journal.has(asked.key)) await journal.append(kept.record);
  workshop.say({ type: 'step-kept', ...identity(asked), artifact: kept.artifact });
  return kept.artifact;
}

async function findKept(asked: Asked, { store, say }: Workshop): Promise<Result | undefined> {
  const result = await store.result(asked.key);
  if (!result) return undefined;
  for (const { digest } of artifactAndParts(result.artifact)) {
    const condition = await store.check(digest);
    if (condition === 'intact') continue;
    say({ type: 'artifact-damaged', ...identity(asked), digest, condition });
    await store.drop(asked.key);
    return undefined;
  }
  return result;
}

async function runAndKeep(asked: Asked, workshop: Workshop): Promise<Artifact> {
  const { store, executor, journal, signal, now, say } = workshop;
  const costs: Cost[] = [];
  let start = now();
  say({ type: 'step-queued', ...identity(asked), resource: asked.step.resource });
  const onNews = (news: JobNews) => {
    if (news.type === 'started') start = now();
    if (news.type === 'spent') costs.push(news.cost);
    else say(asEvent(news, asked));
  };
  try {
    const artifact = await executor.run(asked.job, { signal, onNews });
    const outputs = artifactAndParts(artifact).map(({ digest }) => digest);
    const record = recordOf(asked, { start, end: now() }, costs, { outcome: 'done', outputs });
    await store.keep({ key: asked.key, artifact, record });
    await journal?.append(record);
    say({ type: 'step-done', ...identity(asked), artifact, seconds: (now() - start) / 1000 });
    return artifact;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const problem = error.toJSON();
    say({ type: 'step-failed', ...identity(asked), problem });
    const outcome = error.code === 'cancelled' ? 'cancelled' : 'failed';
    if (outcome === 'failed' || costs.length > 0) {
      const record = recordOf(asked, { start, end: now() }, costs, { outcome, outputs: [], problem });
      // The step's own problem matters more than a journal that cannot be written, which may be the same one.
      await journal?.append(record).catch(() => {});
    }
    throw error;
  }
}

function recordOf(
  asked: Asked,
  { start, end }: { start: number; end: number },
  costs: readonly Cost[],
  outcome: Pick<RunRecord, 'outcome' | 'outputs' | 'problem'>,
): RunRecord {
  return {
    type: 'run',
    version: 1,
    ...identity(asked),
    stepVersion: asked.step.version,
    inputs: asked.job.inputs,
    agent: agentOf(asked.step, asked.job),
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
    ...(costs.length > 0 && { costs }),
    ...outcome,
  };
}

function asEvent(news: Exclude<JobNews, { type: 'spent' }>, asked: Asked): Parameters<Say>[0] {
  const about = identity(asked);
  switch (news.type) {
    case 'started':
      return { ...about, type: 'step-started' };
    case 'advanced':
      return { ...about, ...news, type: 'step-advanced' };
    case 'part':
      return { ...about, ...news, type: 'part-landed' };
    case 'log':
      return { ...about, ...news };
  }
}

function identity({ step, key, label }: Asked): { step: string; key: Digest; label?: string } {
  return { step: step.name, key, ...(label !== undefined && { label }) };
}

function agentOf(step: Step, job: Job): Agent {
  return step.agent?.(job.params) ?? { kind: 'software', name: `auteur ${step.name}`, version: String(step.version) };
}
