export {
  type Artifact,
  artifactAndParts,
  type Content,
  type Facts,
  manifestMediaType,
  type Output,
} from './artifact.ts';
export { type Builder, type BuilderOptions, createBuilder } from './builder.ts';
export {
  type ChildOptions,
  exitWithParent,
  familyEnvironment,
  guardProcess,
  spawnChild,
  spawnScript,
  stopChild,
} from './children.ts';
export { type Digest, digestBytes, digestFile, digestJson } from './digest.ts';
export type { BuildEvent, StepIdentity } from './events.ts';
export type { Executor, JobControl, JobNews } from './executor.ts';
export {
  type Agent,
  type Cost,
  finishedKeys,
  type Journal,
  type JournalContent,
  meanSeconds,
  openJournal,
  type RunRecord,
  readJournal,
  totalCosts,
} from './journal.ts';
export { canonicalJson, type Json } from './json.ts';
export { createLocalExecutor, type LocalExecutorOptions } from './local-executor.ts';
export { openStore, type StoreOptions } from './local-store.ts';
export { type Lock, type LockHolder, lockFolder, lockHolder } from './lock.ts';
export { cancelled, fileProblem } from './problems.ts';
export {
  createRegistry,
  defineStep,
  type Input,
  type Job,
  keyOf,
  type Registry,
  type Resource,
  type Step,
  type StepContext,
} from './step.ts';
export type { Condition, Result, Scratch, Store, Usage } from './store.ts';
export { createTally, type StepTally, type Tally, type TallyState } from './tally.ts';
export { createThreadExecutor, routeJobs, serveJobs } from './thread-executor.ts';
