import type { Performance, Staging } from '../../src/film/index.ts';
import type { PerformAnswer, PerformRequest } from './performer.ts';

/** The motion of shots, computed beside the page so that playing never waits for it. */
export type Performances = {
  /** The motion of a staging: kept, or computed next. Rejects with the reason why it cannot be performed. */
  of(staging: Staging): Promise<Performance>;
  /** Names the stagings that are wanted soon, most urgent first; others are forgotten when there are too many. */
  ahead(stagings: readonly Staging[]): void;
};

type Entry = {
  key: number;
  staging: Staging;
  promise: Promise<Performance>;
  settle(answer: PerformAnswer): void;
  done: boolean;
};

const kept = 48;
const texts = new WeakMap<Staging, string>();

/** What makes two stagings the same picture. */
export function stagingKey(staging: Staging): string {
  const known = texts.get(staging) ?? JSON.stringify(staging);
  texts.set(staging, known);
  return known;
}

/** Performances computed by one worker, one at a time. */
export function createPerformances(): Performances {
  const worker = new Worker(new URL('performer.js', location.href), { type: 'module' });
  const entries = new Map<string, Entry>();
  let queue: string[] = [];
  let busy: Entry | undefined;
  let keys = 0;

  worker.addEventListener('message', ({ data }: MessageEvent<PerformAnswer>) => finish(data));
  worker.addEventListener('error', (event) => {
    if (busy) finish({ key: busy.key, problem: { message: event.message || 'The performer did not start.' } });
  });

  function finish(answer: PerformAnswer): void {
    if (busy?.key !== answer.key) return;
    busy.settle(answer);
    busy = undefined;
    next();
  }

  function entryOf(staging: Staging): Entry {
    const text = stagingKey(staging);
    const known = entries.get(text);
    if (known) return known;
    const { promise, resolve, reject } = Promise.withResolvers<Performance>();
    promise.catch(() => {});
    const entry: Entry = {
      key: ++keys,
      staging,
      promise,
      done: false,
      settle(answer) {
        entry.done = true;
        if ('performance' in answer) resolve(answer.performance);
        else reject(new Error(answer.problem.message));
      },
    };
    entries.set(text, entry);
    return entry;
  }

  function next(): void {
    if (busy) return;
    const entry = queue.map((text) => entries.get(text)).find((candidate) => candidate && !candidate.done);
    if (!entry) return;
    busy = entry;
    worker.postMessage({ key: entry.key, staging: entry.staging } satisfies PerformRequest);
  }

  function forget(): void {
    const wanted = new Set(queue);
    for (const [text, entry] of entries) {
      if (entries.size <= kept) return;
      if (entry.done && !wanted.has(text)) entries.delete(text);
    }
  }

  return {
    of(staging) {
      const entry = entryOf(staging);
      queue = [stagingKey(staging), ...queue];
      next();
      return entry.promise;
    },
    ahead(stagings) {
      queue = stagings.map((staging) => {
        entryOf(staging);
        return stagingKey(staging);
      });
      forget();
      next();
    },
  };
}
