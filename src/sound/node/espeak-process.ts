import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Problem } from '../../film/index.ts';
import type { EspeakAnswer, EspeakRequest } from '../espeak.ts';

/** eSpeak NG in a process of its own (it is GPL-3 and never loaded into ours). */
export type EspeakProcess = { ask(request: EspeakRequest): Promise<EspeakAnswer>; close(): void };

type Waiting = { resolve(line: string): void; reject(error: Error): void };
type Reply = { error?: string; rate: number; samples: string; events: EspeakAnswer['events'] };

function problem(detail: string, cause?: unknown): Problem {
  return new Problem(
    {
      code: 'voice-failed',
      message: `The Mandarin voice stopped: ${detail}.`,
      fix: 'Run it again; if it stays, reword the line or give the character an English voice in cast.yaml.',
      exit: 5,
    },
    { cause },
  );
}

/** How long a child without a request is kept: it holds the dictionaries of a hundred languages. */
const idleSeconds = 1;

/**
 * Opens eSpeak NG: a child that starts with the first request, leaves when nothing is asked of it, and starts again. It leaves as well when its
 * input closes, so it never outlives us, whatever ends us. Requests are answered in order.
 */
export function openEspeak(signal?: AbortSignal): EspeakProcess {
  let running: Running | undefined;
  let rest: NodeJS.Timeout | undefined;
  const close = () => {
    clearTimeout(rest);
    running?.child.stdin?.end();
    running = undefined;
  };
  signal?.addEventListener('abort', close, { once: true });
  return {
    close() {
      close();
      signal?.removeEventListener('abort', close);
    },
    async ask(request) {
      signal?.throwIfAborted();
      clearTimeout(rest);
      running ??= start();
      const { child, waiting, said } = running;
      if (said.ended) throw problem(said.ended);
      const line = await new Promise<string>((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin?.write(`${JSON.stringify(request)}\n`);
      });
      if (waiting.length === 0) rest = setTimeout(close, idleSeconds * 1000).unref();
      return read(line);
    },
  };
}

type Running = { child: ChildProcess; waiting: Waiting[]; said: { ended: string | undefined } };

function start(): Running {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const script = fileURLToPath(new URL(`./espeak-child.${extension}`, import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'pipe'] });
  const waiting: Waiting[] = [{ resolve: () => {}, reject: () => {} }];
  return { child, waiting, said: listen(child, waiting) };
}

function read(line: string): EspeakAnswer {
  const reply = JSON.parse(line) as Reply;
  if (reply.error) throw problem(reply.error);
  const bytes = Buffer.from(reply.samples, 'base64');
  const samples = new Float32Array(bytes.length >> 1);
  for (let index = 0; index < samples.length; index++) samples[index] = bytes.readInt16LE(index * 2) / 32768;
  return { rate: reply.rate, samples, events: reply.events };
}

function listen(child: ChildProcess, waiting: Waiting[]): { ended: string | undefined } {
  const state: { ended: string | undefined } = { ended: undefined };
  let errors = '';
  child.stderr?.on('data', (part) => {
    errors = (errors + part).slice(-2000);
  });
  child.stdin?.on('error', () => {});
  createInterface({ input: child.stdout! }).on('line', (line) => waiting.shift()?.resolve(line));
  const end = (detail: string) => {
    state.ended ??= detail;
    for (const entry of waiting.splice(0)) entry.reject(problem(detail));
  };
  child.on('error', (error) => end(error.message));
  child.on('close', (code) => {
    const reason = /^\w*Error.*$/m.exec(errors)?.[0];
    end(reason ?? `it ended with status ${code}`);
  });
  return state;
}
