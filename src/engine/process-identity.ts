import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One process, told apart from a later one with the same number. `start` is empty where the system does not tell it. */
export type ProcessIdentity = { readonly pid: number; readonly start: string };

/** This process. */
export function thisProcess(): ProcessIdentity {
  own ??= { pid: process.pid, start: startOf(process.pid) };
  return own;
}

let own: ProcessIdentity | undefined;

/** Whether this very process still runs: the number is in use, by a process that started at the same time. */
export function isAlive({ pid, start }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  if (now === 'zombie') return false;
  return start === '' || now === '' || start === now;
}

/** When a process started, as a text that only another process start changes: clock ticks since boot on Linux (proc(5), field 22). */
function startOf(pid: number): string {
  if (process.platform === 'win32') return '';
  try {
    if (process.platform !== 'linux') {
      const answer = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { stdio: ['ignore', 'pipe', 'ignore'] });
      return answer.toString().trim().replaceAll(/\W+/g, '_');
    }
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? 'zombie' : fields[19]!;
  } catch {
    return '';
  }
}
