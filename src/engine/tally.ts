import type { BuildEvent } from './events.ts';

/** How one step stands: runs expected, finished (`done`, of which `kept` needed no work), under way and failed. */
export type StepTally = { total: number; done: number; kept: number; running: number; failed: number };

/** How a build stands. `secondsLeft` is an estimate, absent while there is nothing to estimate from. */
export type TallyState = StepTally & {
  readonly byStep: Readonly<Record<string, StepTally>>;
  readonly secondsLeft?: number;
};

/** Folds a build's events into counts and an estimate. */
export type Tally = { add(event: BuildEvent): void; state(): TallyState };

type Running = { step: string; since: number; fraction: number };
type Book = {
  steps: Map<string, StepTally & { expected: number; asked: number; seconds: number; ran: number }>;
  running: Map<string, Running>;
  busy: { since?: number; wall: number; work: number };
  now: number;
};

/**
 * Starts counting. `history` is the mean length of earlier runs in seconds, by step (`meanSeconds` of the journal): it makes the
 * estimate good from the start.
 */
export function createTally(history: Readonly<Record<string, number>> = {}): Tally {
  const book: Book = { steps: new Map(), running: new Map(), busy: { wall: 0, work: 0 }, now: 0 };
  return {
    add: (event) => add(book, event),
    state: () => {
      const byStep = Object.fromEntries(
        [...book.steps].map(([name, { total, done, kept, running, failed }]) => [
          name,
          { total, done, kept, running, failed },
        ]),
      );
      const sum = (field: keyof StepTally) => Object.values(byStep).reduce((all, step) => all + step[field], 0);
      const counts = {
        total: sum('total'),
        done: sum('done'),
        kept: sum('kept'),
        running: sum('running'),
        failed: sum('failed'),
      };
      return { ...counts, byStep, secondsLeft: secondsLeft(book, history) };
    },
  };
}

function add(book: Book, event: BuildEvent): void {
  passTime(book, event.at);
  if (!('step' in event)) return;
  const step = book.steps.get(event.step) ?? {
    total: 0,
    done: 0,
    kept: 0,
    running: 0,
    failed: 0,
    expected: 0,
    asked: 0,
    seconds: 0,
    ran: 0,
  };
  book.steps.set(event.step, step);
  const run = 'key' in event ? book.running.get(event.key) : undefined;
  switch (event.type) {
    case 'steps-expected':
      step.expected += event.count;
      break;
    case 'step-queued':
      step.asked++;
      break;
    case 'step-kept':
      step.asked++;
      step.kept++;
      step.done++;
      break;
    case 'step-started':
      step.running++;
      book.running.set(event.key, { step: event.step, since: event.at, fraction: 0 });
      break;
    case 'step-advanced':
      if (run && event.total > 0) run.fraction = Math.min(1, event.done / event.total);
      break;
    case 'step-done':
      step.done++;
      step.ran++;
      step.seconds += event.seconds;
      break;
    case 'step-failed':
      if (event.problem.code !== 'cancelled') step.failed++;
      break;
  }
  if (run && (event.type === 'step-done' || event.type === 'step-failed')) {
    step.running--;
    book.running.delete(event.key);
  }
  step.total = Math.max(step.expected, step.asked);
}

/** Adds up how long anything ran, and how much ran at once. */
function passTime(book: Book, at: number): void {
  if (book.running.size > 0) {
    book.busy.wall += at - book.now;
    book.busy.work += (at - book.now) * book.running.size;
  }
  book.now = at;
}

/** Work left, step by step, divided by how many steps have run at once so far. */
function secondsLeft(book: Book, history: Readonly<Record<string, number>>): number | undefined {
  let left = 0;
  for (const [name, step] of book.steps) {
    const waiting = step.total - step.done - step.failed - step.running;
    const runs = [...book.running.values()].filter((run) => run.step === name);
    if (waiting + runs.length === 0) continue;
    const mean = meanOf(book, name, runs, history);
    if (mean === undefined) return undefined;
    left += waiting * mean;
    for (const run of runs)
      left += Math.max(0, run.fraction > 0 ? mean * (1 - run.fraction) : mean - (book.now - run.since) / 1000);
  }
  const { wall, work } = book.busy;
  return left / Math.max(1, wall > 0 ? work / wall : 1);
}

/** This build's own mean, else the earlier one, else what the running steps promise. */
function meanOf(
  book: Book,
  name: string,
  runs: Running[],
  history: Readonly<Record<string, number>>,
): number | undefined {
  const step = book.steps.get(name)!;
  if (step.ran > 0) return step.seconds / step.ran;
  if (history[name] !== undefined) return history[name];
  const promises = runs.filter((run) => run.fraction > 0).map((run) => (book.now - run.since) / 1000 / run.fraction);
  return promises.length > 0 ? promises.reduce((sum, seconds) => sum + seconds, 0) / promises.length : undefined;
}
