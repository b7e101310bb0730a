import type { ProblemData } from '../film/index.ts';
import type { Artifact } from './artifact.ts';
import type { Digest } from './digest.ts';
import type { Resource } from './step.ts';

/** Which run of which step an event is about. `label` is a person's word for it, such as a slate; it is in no key. */
export type StepIdentity = { readonly step: string; readonly key: Digest; readonly label?: string };

type StepEvent =
  | { readonly type: 'step-queued'; readonly resource: Resource }
  | { readonly type: 'step-started' }
  | { readonly type: 'step-advanced'; readonly done: number; readonly total: number; readonly unit?: string }
  | { readonly type: 'step-kept'; readonly artifact: Artifact }
  | { readonly type: 'step-done'; readonly artifact: Artifact; readonly seconds: number }
  | { readonly type: 'step-failed'; readonly problem: ProblemData }
  | { readonly type: 'part-landed'; readonly name: string; readonly artifact: Artifact }
  | { readonly type: 'artifact-damaged'; readonly digest: Digest; readonly condition: 'damaged' | 'missing' }
  | { readonly type: 'log'; readonly message: string };

type BuildWideEvent =
  | { readonly type: 'build-started' }
  | { readonly type: 'steps-expected'; readonly step: string; readonly count: number }
  | { readonly type: 'build-ended'; readonly outcome: 'done' | 'failed' | 'cancelled' };

/**
 * One thing that happened in a build; JSON. `at` is in milliseconds since 1970. Order for one key: either `step-kept`, or
 * `artifact-damaged`?, `step-queued`, `step-started`, (`step-advanced` | `part-landed` | `log`)*, then `step-done` or `step-failed`.
 * `steps-expected` says how many runs of a step the whole build will ask for, kept ones included, as soon as that is known.
 */
export type BuildEvent = { readonly at: number } & (BuildWideEvent | (StepIdentity & StepEvent));
