import { join } from 'node:path';
import type { Ledger, LedgerEntry } from '../generate/index.ts';
import { jsonFiles } from './json-files.ts';

/** A ledger of one JSON file a request, kept for good in `record/requests`. */
export function fileLedger(recordFolder: string): Ledger {
  const { read, write } = jsonFiles(join(recordFolder, 'requests'));
  return { read: async (key) => (await read(key)) as LedgerEntry | undefined, write };
}

/** A ledger for generators that cost nothing: forgotten with the process. */
export function memoryLedger(): Ledger {
  const entries = new Map<string, LedgerEntry>();
  return {
    read: async (key) => entries.get(key),
    write: async (key, entry) => void entries.set(key, entry),
  };
}
