import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { extname } from 'node:path';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** The environment variable by which a watchdog knows the family of a process: tokens separated by commas. As in `watchdog.ts`. */
const familyVariable = 'AUTEUR_FAMILY';

/** How a child is started. `signal` ends it, politely at first. Otherwise as `spawn` of `node:child_process` has it. */
export type ChildOptions = Pick<SpawnOptions, 'cwd' | 'env' | 'stdio'> & { signal?: AbortSignal };

/**
 * Starts a program that cannot outlive this process, not even `kill -9`: a watchdog holds a pipe to us and kills the child's whole
 * process group when the pipe closes; on Linux also every process that inherited our mark in its environment, however it
 * was started. The child leads a group of its own, so Ctrl-C in the terminal reaches only us: end children with `stopChild`.
 */
export function spawnChild(command: string, args: readonly string[] = [], options: ChildOptions = {}): ChildProcess {
  const { signal, ...rest } = options;
  const env = familyEnvironment(rest.env);
  const child = spawn(command, args, { ...rest, env, detached: true, windowsHide: true });
  if (child.pid !== undefined) guardProcess(child.pid, child);
  if (signal) stopOnAbort(child, signal);
  return child;
}

/**
 * Starts one of our own scripts in Node. The script calls `exitWithParent()` first. `url` is that of a `.ts` file; where this
 * program runs as JavaScript, the `.js` beside it is taken.
 */
export function spawnScript(url: URL, args: readonly string[] = [], options: ChildOptions = {}): ChildProcess {
  return spawnChild(process.execPath, [scriptPath(url), ...args], options);
}

/**
 * An environment that marks a process and all it starts as ours, for libraries that start processes themselves, such as browsers. On
 * Linux that is enough for them not to outlive us; elsewhere tell `guardProcess` their number too.
 */
export function familyEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const { token } = startWatchdog();
  const family = environment[familyVariable];
  return { ...environment, [familyVariable]: family ? `${family},${token}` : token };
}

/** Puts a process that another library has started, and the group it leads, under the watchdog. */
export function guardProcess(pid: number, child?: ChildProcess): void {
  const { pipe } = startWatchdog();
  pipe.write(`+${pid}\n`);
  child?.once('exit', () => pipe.write(`-${pid}\n`));
}

/** Ends a child and its group: asks with SIGTERM, and kills after `graceSeconds`. Resolves when the child is gone. */
export async function stopChild(child: ChildProcess, graceSeconds = 2): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  killGroup(child.pid, 'SIGTERM');
  const timer = setTimeout(() => killGroup(child.pid!, 'SIGKILL'), graceSeconds * 1000);
  await gone;
  clearTimeout(timer);
  killGroup(child.pid, 'SIGKILL');
}

/**
 * To be called first in a child script of ours: exits at once when the parent is gone, which shows by standard input
 * closing and by the parent's number changing. Scripts that read data from standard input pass `{stdin: false}`.
 */
export function exitWithParent({ stdin = true } = {}): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.exit(1), 1000).unref();
  process.once('disconnect', () => process.exit(1));
  if (!stdin) return;
  process.stdin.once('end', () => process.exit(1));
  process.stdin.once('close', () => process.exit(1));
  process.stdin.once('error', () => process.exit(1));
  process.stdin.resume();
  (process.stdin as { unref?: () => void }).unref?.();
}

type Watchdog = { token: string; pipe: Writable };

let watchdog: Watchdog | undefined;

function startWatchdog(): Watchdog {
  if (watchdog) return watchdog;
  const token = randomUUID();
  const { [familyVariable]: _, ...environment } = process.env;
  const script = scriptPath(new URL('./watchdog.ts', import.meta.url));
  const dog = spawn(process.execPath, ['--max-semi-space-size=1', script, token], {
    env: environment,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  });
  dog.unref();
  dog.on('error', () => {});
  dog.once('exit', () => {
    watchdog = undefined;
  });
  dog.stdin.on('error', () => {});
  (dog.stdin as Writable & { unref?: () => void }).unref?.();
  watchdog = { token, pipe: dog.stdin };
  return watchdog;
}

/** The file of one of our own scripts: the `.ts` that `url` names or, where this program runs as JavaScript, the `.js` beside it. */
export function scriptPath(url: URL): string {
  return fileURLToPath(url).replace(/\.ts$/, extname(import.meta.filename));
}

function stopOnAbort(child: ChildProcess, signal: AbortSignal): void {
  const stop = () => void stopChild(child);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  child.once('exit', () => signal.removeEventListener('abort', stop));
}

/** Signals a whole group; where there are no groups, its leader alone. */
function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // Already gone.
  }
}
