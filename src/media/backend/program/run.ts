import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

/** Programs that are running, so that a worker that leaves can end them. */
export const runningPrograms = new Set<ChildProcessWithoutNullStreams>();

/** What a program said on ending with a failure. `code` is a negated system error number where the text names one. */
export class ProgramError extends Error {
  readonly code: number | undefined;

  constructor(text: string) {
    super(text.trim().split('\n').at(-1) ?? 'failed');
    this.name = 'ProgramError';
    const known: [RegExp, number][] = [
      [/No space left/, -28],
      [/Permission denied/, -13],
      [/Read-only file system/, -30],
    ];
    this.code = known.find(([pattern]) => pattern.test(text))?.[1];
  }
}

/** A started program and its end. `log` gives what it said on stderr so far. */
export type Running = { child: ChildProcessWithoutNullStreams; ended: Promise<void>; log(): string };

/** Starts `ffmpeg` or `ffprobe`. `ended` rejects with `ProgramError` when it fails, and with the system's error when it is missing. */
export function start(program: 'ffmpeg' | 'ffprobe', args: string[]): Running {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
  runningPrograms.add(child);
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString('utf8')).slice(-8000);
  });
  child.stdin.on('error', () => {});
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      runningPrograms.delete(child);
      if (status === 0) resolve();
      else reject(new ProgramError(log || `${program} ended with ${status}`));
    });
  });
  ended.catch(() => {});
  return { child, ended, log: () => log };
}

/** Runs a program to its end with `input` on its stdin and answers with what it printed. */
export async function run(program: 'ffmpeg' | 'ffprobe', args: string[], input = ''): Promise<string> {
  const { child, ended } = start(program, args);
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stdin.end(input);
  await ended;
  return Buffer.concat(chunks).toString('utf8');
}

/** What a program prints, cut into pieces of `size` bytes; `rest` asks for a shorter last one too. Ends the program when no more is wanted. */
export async function* pieces({ child, ended }: Running, size: number, rest = false): AsyncGenerator<Buffer, void> {
  let piece = Buffer.allocUnsafeSlow(size);
  let filled = 0;
  child.stdin.end();
  try {
    for await (const chunk of child.stdout as AsyncIterable<Buffer>)
      for (let offset = 0; offset < chunk.length; ) {
        const count = Math.min(size - filled, chunk.length - offset);
        chunk.copy(piece, filled, offset, offset + count);
        filled += count;
        offset += count;
        if (filled < size) continue;
        yield piece;
        piece = Buffer.allocUnsafeSlow(size);
        filled = 0;
      }
    if (rest && filled > 0) yield piece.subarray(0, filled);
    await ended;
  } finally {
    child.kill('SIGKILL');
  }
}
