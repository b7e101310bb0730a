import { parentPort, Worker } from 'node:worker_threads';
import { Problem, type ProblemData } from '../film/index.ts';
import type { Artifact } from './artifact.ts';
import { scriptPath } from './children.ts';
import type { Executor, JobControl, JobNews } from './executor.ts';
import type { Json } from './json.ts';
import { cancelled } from './problems.ts';
import { findStep, type Job, type Registry } from './step.ts';

type Order = { type: 'run'; number: number; job: Job } | { type: 'close' };
type Report = { number: number } & (
  | { type: 'news'; news: JobNews }
  | { type: 'done'; artifact: Artifact }
  | { type: 'failed'; problem: ProblemData }
);
type Waiting = { control: JobControl; resolve(artifact: Artifact): void; reject(reason: unknown): void };

/** How long a thread without a job is kept: it holds what its jobs have loaded. */
const idleSeconds = 1;

/**
 * An executor that runs jobs in one thread of this process, begun with the first job: for steps that compute long without a pause
 * and would keep everything else waiting. `script` is a module that calls `serveJobs` with an executor on the same store; it finds `data` in
 * `workerData` of `node:worker_threads`. A cancelled job ends the thread at once.
 */
export function createThreadExecutor(script: URL, data: Json): Executor {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let rest: NodeJS.Timeout | undefined;
  let last = 0;

  const end = (reason: unknown) => {
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
    const ended = thread;
    thread = undefined;
    return ended?.terminate();
  };
  const hear = (report: Report) => {
    const job = waiting.get(report.number);
    if (!job) return;
    if (report.type === 'news') return job.control.onNews(report.news);
    waiting.delete(report.number);
    if (waiting.size === 0) rest = setTimeout(() => void end(undefined), idleSeconds * 1000).unref();
    if (report.type === 'done') job.resolve(report.artifact);
    else job.reject(new Problem(report.problem));
  };
  const begin = () => {
    const begun = new Worker(scriptPath(script), { workerData: data });
    begun.on('message', hear);
    const failed = (reason: string) => thread === begun && void end(threadFailed(reason));
    begun.on('error', (error: Error) => failed(error.message));
    begun.on('exit', () => waiting.size > 0 && failed('it stopped by itself'));
    return begun;
  };

  return {
    run(job, control) {
      if (control.signal.aborted) return Promise.reject(cancelled());
      const number = ++last;
      const stop = () => void end(cancelled());
      control.signal.addEventListener('abort', stop, { once: true });
      return new Promise<Artifact>((resolve, reject) => {
        clearTimeout(rest);
        waiting.set(number, { control, resolve, reject });
        thread ??= begin();
        thread.postMessage({ type: 'run', number, job } satisfies Order);
      }).finally(() => control.signal.removeEventListener('abort', stop));
    },
    async close() {
      clearTimeout(rest);
      const open = thread;
      if (!open) return;
      const gone = new Promise((resolve) => open.once('exit', resolve));
      open.postMessage({ type: 'close' } satisfies Order);
      await gone;
      thread = undefined;
    },
  };
}

/** In a thread's script: runs the jobs that the process's thread executor gives, until it closes. */
export function serveJobs(executor: Executor): void {
  const port = parentPort!;
  const answer = (report: Report) => port.postMessage(report);
  port.on('message', async (order: Order) => {
    if (order.type === 'close') {
      await executor.close();
      port.close();
      return;
    }
    const { number, job } = order;
    const onNews = (news: JobNews) => answer({ type: 'news', number, news });
    try {
      answer({
        type: 'done',
        number,
        artifact: await executor.run(job, { signal: new AbortController().signal, onNews }),
      });
    } catch (error) {
      answer({ type: 'failed', number, problem: (error as Problem).toJSON() });
    }
  });
}

/** Gives each job to the executor of its step: those that ask for a thread to `threads`, all others to `here`. */
export function routeJobs(registry: Registry, here: Executor, threads: Executor): Executor {
  return {
    run: (job, control) => (findStep(registry, job).thread ? threads : here).run(job, control),
    async close() {
      await Promise.all([here.close(), threads.close()]);
    },
  };
}

function threadFailed(reason: string): Problem {
  return new Problem({
    code: 'thread-failed',
    message: `A thread of this program ended: ${reason}.`,
    fix: 'Run the same command again; if it fails again, report it with `--json` output and the film folder.',
    exit: 5,
  });
}
