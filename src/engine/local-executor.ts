import { availableParallelism } from 'node:os';
import { Problem, random } from '../film/index.ts';
import { type Artifact, type Content, manifestContent, type Output } from './artifact.ts';
import type { Digest } from './digest.ts';
import type { Executor, JobControl } from './executor.ts';
import { canonicalJson } from './json.ts';
import { createLimiter, type Limiter } from './limiter.ts';
import { artifactMissing, cancelled, fileProblem } from './problems.ts';
import { findStep, type Input, type Job, keyOf, type Registry, type Step, type StepContext } from './step.ts';
import type { Store } from './store.ts';

/**
 * How a local executor works. `services` reach every step as `context.services`. `limits` is the number of steps of one resource at
 * a time: by default as many `cpu` steps as there are cores, one `gpu`, one `browser`, four of each provider. A cancelled step that
 * does not stop within `graceSeconds` (5) is left behind.
 */
export type LocalExecutorOptions = {
  store: Store;
  registry: Registry;
  services?: unknown;
  limits?: Readonly<Record<string, number>>;
  graceSeconds?: number;
};

/** An executor that runs jobs in this process. */
export function createLocalExecutor(options: LocalExecutorOptions): Executor {
  const limiters = new Map<string, Limiter>();
  const running = new Set<Promise<unknown>>();
  const limiterOf = (resource: string) => {
    const known = limiters.get(resource) ?? createLimiter(limitOf(resource, options.limits));
    limiters.set(resource, known);
    return known;
  };
  return {
    async run(job, control) {
      const step = findStep(options.registry, job);
      const work = limiterOf(step.resource).run(() => runJob(step, job, control, options), control.signal);
      running.add(work);
      try {
        return await work;
      } finally {
        running.delete(work);
      }
    },
    async close() {
      await Promise.allSettled(running);
    },
  };
}

function limitOf(resource: string, limits: LocalExecutorOptions['limits']): number {
  const usual = resource === 'cpu' ? availableParallelism() : resource.startsWith('provider:') ? 4 : 1;
  return limits?.[resource] ?? usual;
}

async function runJob(step: Step, job: Job, control: JobControl, options: LocalExecutorOptions): Promise<Artifact> {
  const { store } = options;
  const scratch = await store.scratch();
  try {
    const inputs = await openInputs(store, job.inputs);
    control.onNews({ type: 'started' });
    const parts: Record<string, Artifact> = {};
    const context = await contextOf(step, job, inputs, scratch.path, control, options, parts);
    const output = await orCancelled(Promise.resolve(step.run(context)), control.signal, options.graceSeconds ?? 5);
    return await landOutput(store, output, parts, context.part);
  } catch (error) {
    throw asProblem(error, step, control.signal);
  } finally {
    // What cannot be removed now is swept at the next start, and is no reason to lose a result.
    await scratch.remove().catch(() => {});
  }
}

async function contextOf(
  step: Step,
  job: Job,
  inputs: Record<string, Input>,
  scratch: string,
  control: JobControl,
  { store, services }: LocalExecutorOptions,
  parts: Record<string, Artifact>,
): Promise<StepContext> {
  return {
    params: JSON.parse(canonicalJson(job.params)),
    inputs,
    scratch,
    signal: control.signal,
    random: random(await keyOf(step, job)),
    services,
    progress: (done, total, unit) => control.onNews({ type: 'advanced', done, total, unit }),
    log: (message) => control.onNews({ type: 'log', message }),
    spend: (cost) => control.onNews({ type: 'spent', cost }),
    async part(name, content) {
      const artifact = await store.land(content);
      parts[name] = artifact;
      control.onNews({ type: 'part', name, artifact });
      return artifact;
    },
  };
}

async function landOutput(
  store: Store,
  output: Output,
  parts: Record<string, Artifact>,
  part: (name: string, content: Content) => Promise<Artifact>,
): Promise<Artifact> {
  if (!('parts' in output)) return await store.land(output);
  for (const [name, content] of Object.entries(output.parts)) await part(name, content);
  return { ...(await store.land(manifestContent(parts, output.facts))), parts };
}

async function openInputs(store: Store, digests: Readonly<Record<string, Digest>>): Promise<Record<string, Input>> {
  const inputs: Record<string, Input> = {};
  for (const [name, digest] of Object.entries(digests)) {
    const artifact = await store.find(digest);
    if (!artifact) throw artifactMissing(digest);
    inputs[name] = await openInput(store, artifact);
  }
  return inputs;
}

async function openInput(store: Store, artifact: Artifact): Promise<Input> {
  const { digest, parts: members = {} } = artifact;
  const parts: Record<string, Input> = {};
  for (const [name, member] of Object.entries(members)) parts[name] = await openInput(store, member);
  return {
    ...artifact,
    parts,
    path: await store.path(digest),
    bytes: () => store.bytes(digest),
    text: async () => new TextDecoder().decode(await store.bytes(digest)),
    json: <T>() => store.json<T>(digest),
  };
}

/** Waits for the work; once the signal is aborted, no longer than the grace time. */
function orCancelled<T>(work: Promise<T>, signal: AbortSignal, graceSeconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const onAbort = () => {
      timer = setTimeout(() => reject(cancelled()), graceSeconds * 1000);
    };
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    });
  });
}

function asProblem(error: unknown, step: Step, signal: AbortSignal): Problem {
  if (signal.aborted) return cancelled();
  if (error instanceof Problem) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return (
    fileProblem(error) ??
    new Problem(
      {
        code: 'step-failed',
        message: `The step "${step.name}" failed: ${reason}`,
        fix: 'Run the same command again; if it fails again, report it with `--json` output and the film folder.',
        exit: 5,
      },
      { cause: error },
    )
  );
}
