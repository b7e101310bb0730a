import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ProblemData } from '../film/index.ts';
import type { Digest } from './digest.ts';
import { withFileProblems } from './problems.ts';

/** Who did the work: a program, a generative model, or a person. */
export type Agent = {
  readonly kind: 'software' | 'model' | 'person';
  readonly name: string;
  readonly version?: string;
};

/** Money spent: an amount in an ISO 4217 currency. */
export type Cost = { readonly amount: number; readonly currency: string };

/**
 * One run of one step, written when it ended. `start` and `end` are ISO 8601 in UTC. `outputs` is the digest of the result,
 * followed by those of its parts. Only `done` runs are finished; a failed run may have cost money all the same.
 */
export type RunRecord = {
  readonly type: 'run';
  readonly version: 1;
  readonly step: string;
  readonly stepVersion: number;
  readonly key: Digest;
  readonly label?: string;
  readonly inputs: Readonly<Record<string, Digest>>;
  readonly outputs: readonly Digest[];
  readonly agent: Agent;
  readonly start: string;
  readonly end: string;
  readonly costs?: readonly Cost[];
  readonly outcome: 'done' | 'failed' | 'cancelled';
  readonly problem?: ProblemData;
};

/** An append-only record of runs. */
export type Journal = {
  /** Adds one line. Lines that cost money are on the disk before this resolves. Rejects with the `Problem`s of a `Store`. */
  append(record: RunRecord): Promise<void>;
  /** Whether a done run of this key is in the journal. */
  has(key: Digest): boolean;
};

/** What a journal file holds. `unreadable` are the 1-based numbers of torn or foreign lines, which are passed over. */
export type JournalContent = { readonly records: RunRecord[]; readonly unreadable: number[] };

/** Reads a journal of JSON lines. A file that does not exist is an empty journal. */
export async function readJournal(path: string): Promise<JournalContent> {
  const text = await readFile(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const content: JournalContent = { records: [], unreadable: [] };
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const record = parseLine(line);
    if (record) content.records.push(record);
    else content.unreadable.push(index + 1);
  }
  return content;
}

function parseLine(line: string): RunRecord | undefined {
  try {
    const record = JSON.parse(line);
    return record?.type === 'run' && record.version === 1 ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Opens a journal for adding lines, and makes its folder when the first line is added. A torn last line stays as it is. */
export async function openJournal(path: string): Promise<Journal> {
  const finished = finishedKeys((await withFileProblems(path, () => readJournal(path))).records);
  let last: Promise<unknown> = Promise.resolve();
  return {
    has: (key) => finished.has(key),
    append(record) {
      const written = last.then(() => withFileProblems(path, () => appendLine(path, record)));
      last = written.catch(() => {});
      return written.then(() => {
        if (record.outcome === 'done') finished.add(record.key);
      });
    },
  };
}

async function appendLine(path: string, record: RunRecord): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a+');
  try {
    const { size } = await file.stat();
    const end = Buffer.from('\n');
    if (size > 0) await file.read(end, 0, 1, size - 1);
    await file.write(`${end.toString() === '\n' ? '' : '\n'}${JSON.stringify(record)}\n`);
    if (record.costs?.length) await file.datasync();
  } finally {
    await file.close();
  }
}

/** The keys of all finished runs. */
export function finishedKeys(records: readonly RunRecord[]): Set<Digest> {
  return new Set(records.filter((record) => record.outcome === 'done').map((record) => record.key));
}

/** What all runs together cost, by currency. Failed runs count. */
export function totalCosts(records: readonly RunRecord[]): Cost[] {
  const totals = new Map<string, number>();
  for (const { amount, currency } of records.flatMap((record) => record.costs ?? [])) {
    totals.set(currency, (totals.get(currency) ?? 0) + amount);
  }
  return [...totals].map(([currency, amount]) => ({ currency, amount }));
}

/** The mean length of a finished run in seconds, by step. For estimates of time left. */
export function meanSeconds(records: readonly RunRecord[]): Record<string, number> {
  const sums = new Map<string, { seconds: number; count: number }>();
  for (const record of records.filter(({ outcome }) => outcome === 'done')) {
    const sum = sums.get(record.step) ?? { seconds: 0, count: 0 };
    sums.set(record.step, {
      seconds: sum.seconds + (Date.parse(record.end) - Date.parse(record.start)) / 1000,
      count: sum.count + 1,
    });
  }
  return Object.fromEntries([...sums].map(([step, sum]) => [step, sum.seconds / sum.count]));
}
