import type { Artifact } from './artifact.ts';
import type { Cost } from './journal.ts';
import type { Job } from './step.ts';

/** What an executor tells about a running job. JSON, so that it can cross a wire. */
export type JobNews =
  | { readonly type: 'started' }
  | { readonly type: 'advanced'; readonly done: number; readonly total: number; readonly unit?: string }
  | { readonly type: 'part'; readonly name: string; readonly artifact: Artifact }
  | { readonly type: 'spent'; readonly cost: Cost }
  | { readonly type: 'log'; readonly message: string };

/** How the caller stays in touch with a running job. */
export type JobControl = { readonly signal: AbortSignal; onNews(news: JobNews): void };

/**
 * Runs jobs, in this process or elsewhere, on a store that it shares with the caller. It runs every job it is given: what is
 * already known is the builder's business. Every implementation passes `conformance/executor.ts`.
 */
export type Executor = {
  /**
   * Runs one job when its resource is free and lands what it gives. Rejects with a `Problem`: `cancelled` when the signal is
   * aborted, `unknown-step`, `artifact-missing` for an input that the store has not, the step's own `Problem`, or `step-failed`
   * with the step's error as its cause.
   */
  run(job: Job, control: JobControl): Promise<Artifact>;
  /** Waits for running jobs. None may be given afterwards. */
  close(): Promise<void>;
};
