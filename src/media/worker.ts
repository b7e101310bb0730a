import { rmSync } from 'node:fs';
import { Problem } from '../film/index.ts';
import type { Backend } from './backend/backend.ts';
import { chooseBackend } from './backend/choose.ts';
import { runningPrograms } from './backend/program/run.ts';
import { type Message, readMessages, writeMessage } from './message.ts';
import type { OperationContext } from './operations/context.ts';
import { type OperationName, operations } from './operations/table.ts';
import type { Limits } from './types.ts';

/** The file being written, removed when the session goes away in the middle. */
let unfinished: string | undefined;

/** Ends at once, without FFmpeg's or Node's tear-down: nothing of this process may outlive its session. */
function leave(): void {
  for (const child of runningPrograms) child.kill('SIGKILL');
  if (unfinished) rmSync(unfinished, { force: true });
  process.kill(process.pid, 'SIGKILL');
}

process.on('SIGINT', () => {});
process.stdout.on('error', leave);
const reader = readMessages(process.stdin, leave);

async function receive(): Promise<Message> {
  const message = await reader.next();
  return message ?? new Promise(() => {});
}

/** A Problem as it is; of anything else only its text, as the session decides what a stranger's error means. */
function failure(error: unknown): Record<string, unknown> {
  if (error instanceof Problem) return { problem: error.toJSON(), detail: String(error.cause ?? '') };
  const code = (error as { code?: number }).code;
  return { detail: error instanceof Error ? `${error.message}\n${error.stack}` : String(error), code };
}

async function perform(backend: Backend, message: Message): Promise<void> {
  const { name, args, limits, temporary } = message.header as unknown as {
    name: OperationName;
    args: never;
    limits: Limits;
    temporary?: string;
  };
  unfinished = temporary;
  const context: OperationContext = {
    backend,
    limits,
    receive,
    send: (payload, header = {}) => writeMessage(process.stdout, { kind: 'data', ...header }, payload),
    advance: (done) => void writeMessage(process.stdout, { kind: 'advance', done }).catch(leave),
  };
  try {
    const result = await operations[name](context, args);
    await writeMessage(process.stdout, { kind: 'done', result: result ?? null });
  } catch (error) {
    await writeMessage(process.stdout, { kind: 'failed', ...failure(error) });
  }
  unfinished = undefined;
}

async function main(): Promise<void> {
  let backend: Backend | undefined;
  for (;;) {
    const message = await receive();
    if (message.header.kind !== 'call') continue;
    try {
      backend ??= await chooseBackend(process.argv[2] ?? 'auto');
    } catch (error) {
      await writeMessage(process.stdout, { kind: 'failed', ...failure(error) });
      continue;
    }
    await perform(backend, message);
  }
}

await main();
