// A script of its own: `node watchdog.ts TOKEN`, with a pipe to the process it watches as standard input. Imports nothing of ours,
// so that it starts at once and stays small.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const token = process.argv[2]!;
const guarded = new Set<number>();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

let pending = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text: string) => {
  const lines = (pending + text).split('\n');
  pending = lines.pop()!;
  for (const line of lines) {
    const pid = Number(line.slice(1));
    if (line[0] === '+') guarded.add(pid);
    else guarded.delete(pid);
  }
});
process.stdin.once('close', endFamily);
process.stdin.on('error', () => {});

/** Kills the guarded groups, then again and again whoever bears the token, until two looks in a row find nobody. */
async function endFamily(): Promise<void> {
  for (const pid of guarded) kill(pid);
  for (let round = 0, quiet = 0; round < 100 && quiet < 2; round++) {
    const found = family();
    for (const pid of found) kill(pid);
    quiet = found.length === 0 ? quiet + 1 : 0;
    await wait(20);
  }
  process.exit();
}

function kill(pid: number): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL');
    } catch {
      // Already gone, or leads no group.
    }
  }
}

function family(): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 1 && pid !== process.pid && bearsToken(pid));
}

function bearsToken(pid: number): boolean {
  try {
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
    return environment.split('\0').some((entry) => entry.startsWith('AUTEUR_FAMILY=') && entry.includes(token));
  } catch {
    return false;
  }
}
