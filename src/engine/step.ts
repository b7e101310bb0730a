import { Problem, type Random } from '../film/index.ts';
import type { Artifact, Content, Output } from './artifact.ts';
import { type Digest, digestJson } from './digest.ts';
import type { Agent, Cost } from './journal.ts';
import type { Json } from './json.ts';

/** What a step needs while it runs. The executor runs only so many steps of one resource at a time. */
export type Resource = 'cpu' | 'gpu' | 'browser' | `provider:${string}`;

/** An input artifact, checked against its digest before the step starts. `path` is a local file that must only be read. */
export type Input = Omit<Artifact, 'parts'> & {
  readonly path: string;
  readonly parts: Readonly<Record<string, Input>>;
  bytes(): Promise<Uint8Array>;
  text(): Promise<string>;
  json<T = unknown>(): Promise<T>;
};

/** All that a running step can see. It has no other clock, randomness or memory. */
export type StepContext<Params = unknown, Services = unknown> = {
  /** The step's own copy of its parameters. */
  readonly params: Params;
  readonly inputs: Readonly<Record<string, Input>>;
  /** An empty folder, removed when the step ends. */
  readonly scratch: string;
  /** Aborted when the build is cancelled. A long step looks at it often. */
  readonly signal: AbortSignal;
  /** Numbers in [0, 1), seeded with the step's key. */
  readonly random: Random;
  /** What the executor was given by its maker: browser sessions, workers, models. Never part of the key. */
  readonly services: Services;
  /** Says how far the step is, in `unit`s such as frames. */
  progress(done: number, total: number, unit?: string): void;
  /** Says something a person may want to read. */
  log(message: string): void;
  /** Lands one part of a manifest now, so that others can use it before the step is done. */
  part(name: string, content: Content): Promise<Artifact>;
  /** Writes a cost into the journal, even if the step fails afterwards. */
  spend(cost: Cost): void;
};

/** A pure function from parameters and artifacts to artifacts, whose results are kept by content. */
export type Step<Params = unknown, Services = unknown> = {
  readonly name: string;
  /** A whole number, raised when the step gives another result for the same key. */
  readonly version: number;
  readonly resource: Resource;
  /** It computes long without a pause and uses no services: an executor may give it a thread of its own. */
  readonly thread?: boolean;
  /** Digests of the data tables that `run` reads (`digestJson(table)`, `digestFile(path)`). Called once per process. */
  tables?(): Readonly<Record<string, Digest>> | Promise<Readonly<Record<string, Digest>>>;
  /** Who does the work, for the journal. By default the software of the step's own name and version. */
  agent?(params: Params): Agent;
  run(context: StepContext<Params, Services>): Output | Promise<Output>;
};

/** A step's run as JSON: any process with the same registry can do it. `inputs` are names with digests of artifacts in the store. */
export type Job = {
  readonly step: string;
  readonly version: number;
  readonly params: Json;
  readonly inputs: Readonly<Record<string, Digest>>;
};

/** The steps that a process can run, by name. */
export type Registry = ReadonlyMap<string, Step>;

/** Names the types of a step and gives it back as it is. */
export function defineStep<Params, Services = unknown>(step: Step<Params, Services>): Step<Params, Services> {
  return step;
}

/** Collects steps by name. Throws a `RangeError` when two steps have one name. */
export function createRegistry(steps: readonly Step[]): Registry {
  const registry = new Map<string, Step>();
  for (const step of steps) {
    if (registry.has(step.name)) throw new RangeError(`two steps are named ${step.name}`);
    registry.set(step.name, step);
  }
  return registry;
}

/** The step that a job asks for. Throws a `Problem` `unknown-step` when this process has none of that name and version. */
export function findStep(registry: Registry, job: Job): Step {
  const step = registry.get(job.step);
  if (step?.version === job.version) return step;
  const known = step ? `version ${step.version} of it` : 'no step of that name';
  throw new Problem({
    code: 'unknown-step',
    message: `The job asks for step "${job.step}" version ${job.version}, and this program has ${known}.`,
    fix: 'Run every part of Auteur from the same version, and register every step that is built.',
    exit: 5,
  });
}

/** The identity of a result: SHA-256 of the canonical JSON of the step's name and version, parameters, inputs and tables. */
export async function keyOf(step: Step, job: Pick<Job, 'params' | 'inputs'>): Promise<Digest> {
  const { name, version } = step;
  return digestJson({ name, version, params: job.params, inputs: job.inputs, tables: await tablesOf(step) });
}

const tables = new WeakMap<Step, Promise<Readonly<Record<string, Digest>>>>();

function tablesOf(step: Step): Promise<Readonly<Record<string, Digest>>> {
  let known = tables.get(step);
  if (!known) {
    known = Promise.resolve(step.tables?.() ?? {});
    tables.set(step, known);
  }
  return known;
}
