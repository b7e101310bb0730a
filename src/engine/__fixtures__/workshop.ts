import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type BuildEvent,
  createBuilder,
  createLocalExecutor,
  createRegistry,
  openJournal,
  openStore,
  readJournal,
  type Step,
} from '../index.ts';

/** A new folder, removed after the test. Its name has a space and Chinese in it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'auteur 引擎-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Everything one build needs, on a folder that may hold an earlier build. */
export async function openWorkshop(
  folder: string,
  steps: readonly Step[],
  options: {
    signal?: AbortSignal;
    limit?: number;
    limits?: Record<string, number>;
    services?: unknown;
    graceSeconds?: number;
  } = {},
) {
  const events: BuildEvent[] = [];
  const store = await openStore({ path: join(folder, '.auteur', 'store'), limit: options.limit });
  const journalPath = join(folder, 'record', 'journal.jsonl');
  const journal = await openJournal(journalPath);
  const registry = createRegistry(steps);
  const executor = createLocalExecutor({ ...options, store, registry });
  const builder = createBuilder({
    store,
    executor,
    journal,
    signal: options.signal,
    onEvent: (event) => events.push(event),
  });
  return {
    folder,
    store,
    executor,
    builder,
    events,
    journal: async () => (await readJournal(journalPath)).records,
    /** The types of the events about steps, with the step's label or name. */
    happened: () => events.flatMap((event) => ('key' in event ? [`${event.type} ${event.label ?? event.step}`] : [])),
  };
}
