import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Problem, type ProblemData } from '../film/index.ts';
import { type Message, readMessages, writeMessage } from './message.ts';
import type { OperationArguments, OperationName, OperationResult } from './operations/table.ts';
import { cancelled, unwritable, workerLost } from './problems.ts';
import type { Limits } from './types.ts';

/** How one call is made. `stall` is how many milliseconds without a word from the worker count as hung. */
export type CallOptions = {
  limits: Limits;
  stall: number;
  /** The file that the worker is writing; it removes it when this process vanishes. */
  temporary?: string;
  signal?: AbortSignal;
  onData?: (payload: Buffer, header: Record<string, unknown>) => void;
  onAdvance?: (done: number) => void;
};

/** One worker process. It does one call at a time. */
export type Connection = {
  readonly alive: boolean;
  readonly pid: number | undefined;
  call<N extends OperationName>(
    name: N,
    args: OperationArguments<N>,
    options: CallOptions,
  ): Promise<OperationResult<N>>;
  /** Sends a message within a call, such as a frame; resolves when its bytes may be used again. */
  send(header: { kind: string } & Record<string, unknown>, payload?: Uint8Array): Promise<void>;
  kill(): void;
};

type Call = { resolve(result: never): void; reject(error: Error): void; options: CallOptions };

/** Starts a worker process. It idles without keeping this process alive, and ends when its pipe closes. */
export function startWorker(backend: string): Connection {
  const child = spawnWorker(backend);
  const log = keepLog(child);
  let current: Call | undefined;
  let alive = true;
  let timer: NodeJS.Timeout | undefined;
  const settle = (finish: (call: Call) => void) => {
    const call = current;
    current = undefined;
    clearTimeout(timer);
    hold(child, false);
    if (call) finish(call);
  };
  // A worker that hears its pipe close removes its unfinished file and ends its own children; one that hangs is killed.
  const kill = () => {
    if (!alive) return;
    alive = false;
    child.stdin.destroy();
    setTimeout(() => child.kill('SIGKILL'), 300).unref();
  };
  const lose = (problem: Problem) => {
    kill();
    settle((call) => call.reject(problem));
  };
  const watch = () => {
    clearTimeout(timer);
    const stall = current?.options.stall;
    if (stall) timer = setTimeout(() => lose(workerLost('took too long and was stopped')), stall);
  };
  const hear = ({ header, payload }: Message) => {
    watch();
    if (header.kind === 'data' && payload) current?.options.onData?.(payload, header);
    if (header.kind === 'advance') current?.options.onAdvance?.(Number(header.done));
    if (header.kind === 'done') settle((call) => call.resolve(header.result as never));
    if (header.kind === 'failed') settle((call) => call.reject(toProblem(header, call.options.temporary, log())));
  };
  void listen(child, hear, () => lose(workerLost('ended in the middle of its work', log())));
  child.on('error', (error) => lose(workerLost('could not be started', error)));
  hold(child, false);
  return {
    get alive() {
      return alive;
    },
    pid: child.pid,
    async call(name, args, options) {
      if (options.signal?.aborted) throw cancelled();
      const abort = () => lose(cancelled());
      options.signal?.addEventListener('abort', abort, { once: true });
      const result = new Promise<never>((resolve, reject) => {
        current = { resolve, reject, options };
      });
      hold(child, true);
      watch();
      const header = { kind: 'call', name, args, limits: options.limits, temporary: options.temporary };
      writeMessage(child.stdin, header).catch((error) => lose(workerLost('could not be reached', error)));
      return result.finally(() => options.signal?.removeEventListener('abort', abort));
    },
    send: (header, payload) => writeMessage(child.stdin, header, payload),
    kill,
  };
}

function spawnWorker(backend: string): ChildProcessWithoutNullStreams {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const script = fileURLToPath(new URL(`./worker.${extension}`, import.meta.url));
  const child = spawn(process.execPath, ['--no-warnings', script, backend], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
    windowsHide: true,
  });
  child.stdin.on('error', () => {});
  return child;
}

/** Keeps the end of what a worker says on stderr. */
function keepLog(child: ChildProcessWithoutNullStreams): () => string {
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString('utf8')).slice(-4000);
  });
  return () => log;
}

async function listen(
  child: ChildProcessWithoutNullStreams,
  hear: (message: Message) => void,
  ended: () => void,
): Promise<void> {
  const reader = readMessages(child.stdout, ended);
  for (let message = await reader.next(); message; message = await reader.next()) hear(message);
}

/** Whether the child keeps this process alive. */
function hold(child: ChildProcess, busy: boolean): void {
  for (const handle of [child, child.stdin, child.stdout, child.stderr] as unknown as {
    ref?(): void;
    unref?(): void;
  }[]) {
    if (busy) handle?.ref?.();
    else handle?.unref?.();
  }
}

const systemErrors: Record<number, string> = {
  [-28]: 'ENOSPC',
  [-13]: 'EACCES',
  [-30]: 'EROFS',
  [-2]: 'ENOENT',
  [-1]: 'EPERM',
  [-27]: 'ENOSPC',
};

function toProblem(header: Record<string, unknown>, temporary: string | undefined, log: string): Problem {
  const data = header.problem as ProblemData | undefined;
  if (data) return new Problem(data, { cause: header.detail });
  const cause = `${header.detail}\n${log}`;
  const code = systemErrors[Number(header.code)];
  return temporary ? unwritable(temporary, code, cause) : workerLost('failed', cause);
}
