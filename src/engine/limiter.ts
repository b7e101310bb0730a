import { cancelled } from './problems.ts';

/** Runs at most so many pieces of work at a time, first come first served. */
export type Limiter = {
  /** Rejects with the `Problem` `cancelled` when the signal is aborted before the work's turn. */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
};

/** A limiter of `limit` places, at least one. */
export function createLimiter(limit: number): Limiter {
  let free = Math.max(1, Math.floor(limit));
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return {
    async run(work, signal) {
      if (signal?.aborted) throw cancelled();
      if (free > 0) free--;
      else await turn(waiting, signal);
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}

function turn(waiting: (() => void)[], signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const enter = () => {
      signal?.removeEventListener('abort', abandon);
      resolve();
    };
    const abandon = () => {
      waiting.splice(waiting.indexOf(enter), 1);
      reject(cancelled());
    };
    waiting.push(enter);
    signal?.addEventListener('abort', abandon, { once: true });
  });
}
