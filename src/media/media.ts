import type { Finding } from '../film/index.ts';
import { type Connection, startWorker } from './connection.ts';
import type { OperationArguments, OperationName, OperationResult } from './operations/table.ts';
import { cancelled } from './problems.ts';
import { defaultLimits } from './rates.ts';
import type { Limits } from './types.ts';

/**
 * How a session works. `backend`: `auto` takes the package `node-av`, else a program `ffmpeg`. `workers`: how many jobs run at
 * once (encoders that are fed frames come on top); 2 by default. `signal` ends everything that the session does. `stall`:
 * milliseconds without a word after which a worker counts as hung; 120,000 by default.
 */
export type MediaOptions = {
  backend?: 'auto' | 'node-av' | 'ffmpeg';
  workers?: number;
  signal?: AbortSignal;
  limits?: Partial<Limits>;
  stall?: number;
};

/** A job's own options: `signal` cancels it, `onAdvance` hears how many frames or samples are done. */
export type JobOptions = { signal?: AbortSignal; onAdvance?: (done: number) => void };

/** What a job inside the room may use besides. */
export type InnerJob = JobOptions & {
  temporary?: string;
  stall?: number;
  onData?: (payload: Buffer, header: Record<string, unknown>) => void;
};

/** A session: it owns the worker processes that hold FFmpeg. Give it to the room's functions and close it at the end. */
export type Media = {
  readonly backend: 'node-av' | 'ffmpeg';
  /** FFmpeg's version. */
  readonly version: string;
  /** What this machine lacks, such as the preferred backend. */
  readonly findings: Finding[];
  readonly limits: Limits;
  /** Ends the workers at once; jobs in progress fail as cancelled and leave no file. */
  close(): Promise<void>;
  /** For the room's own functions: runs one operation in a free worker. */
  run<N extends OperationName>(name: N, args: OperationArguments<N>, job?: InnerJob): Promise<OperationResult<N>>;
  /** For the room's own functions: a worker of one's own, to be given back. */
  lend(): Promise<{ connection: Connection; limits: Limits; stall: number; giveBack(): void }>;
};

/** Opens a session. Throws `media-no-backend` where neither backend works. */
export async function openMedia(options: MediaOptions = {}): Promise<Media> {
  const limits = { ...defaultLimits, ...options.limits };
  const stall = options.stall ?? 120_000;
  const pool = workerPool(options.backend ?? 'auto', options.workers ?? 2);
  const run = async <N extends OperationName>(
    name: N,
    args: OperationArguments<N>,
    job: InnerJob = {},
  ): Promise<OperationResult<N>> => {
    const connection = await pool.take();
    try {
      return await connection.call(name, args, {
        limits,
        stall: job.stall ?? stall,
        ...(job.temporary ? { temporary: job.temporary } : {}),
        ...(job.onData ? { onData: job.onData } : {}),
        ...(job.onAdvance ? { onAdvance: job.onAdvance } : {}),
        ...(job.signal ? { signal: job.signal } : {}),
      });
    } finally {
      pool.put(connection);
    }
  };
  const close = async () => pool.close();
  options.signal?.addEventListener('abort', () => void close(), { once: true });
  if (options.signal?.aborted) throw cancelled();
  const { name, version } = await run('hello', {}).catch(async (error) => {
    await close();
    throw error;
  });
  return {
    backend: name,
    version,
    findings: name === 'ffmpeg' && options.backend !== 'ffmpeg' ? [secondBackend] : [],
    limits,
    close,
    run,
    async lend() {
      const connection = pool.extra();
      return { connection, limits, stall, giveBack: () => pool.put(connection, true) };
    },
  };
}

const secondBackend: Finding = {
  code: 'media-second-backend',
  severity: 'note',
  message:
    'The package node-av does not load here; the program ffmpeg is used instead. Encoded bytes may differ from other machines.',
  confidence: 1,
  fix: 'Run npm ci again without leaving out optional packages.',
};

/** Workers are started when needed, kept while idle, and thrown away when anything went wrong with them. */
function workerPool(backend: string, size: number) {
  const idle: Connection[] = [];
  const all = new Set<Connection>();
  const waiting: { resolve(connection: Connection): void; reject(error: Error): void }[] = [];
  let busy = 0;
  let closed = false;
  const start = () => {
    const connection = startWorker(backend);
    all.add(connection);
    return connection;
  };
  const ready = () => {
    for (let connection = idle.pop(); connection; connection = idle.pop()) {
      if (connection.alive) return connection;
      all.delete(connection);
    }
    return start();
  };
  return {
    take(): Promise<Connection> {
      if (closed) return Promise.reject(cancelled());
      if (busy >= size) return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
      busy += 1;
      return Promise.resolve(ready());
    },
    extra(): Connection {
      if (closed) throw cancelled();
      return ready();
    },
    put(connection: Connection, extra = false) {
      if (connection.alive && !closed && idle.length < size) idle.push(connection);
      else {
        connection.kill();
        all.delete(connection);
      }
      if (extra) return;
      const next = closed ? undefined : waiting.shift();
      if (next) next.resolve(ready());
      else busy -= 1;
    },
    close() {
      closed = true;
      for (const waiter of waiting.splice(0)) waiter.reject(cancelled());
      for (const connection of all) connection.kill();
      all.clear();
    },
  };
}
