import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ledger, LedgerEntry } from '../generate/index.ts';

/** A ledger of one JSON file a request, kept for good in `record/requests`. */
export function fileLedger(recordFolder: string): Ledger {
  const pathOf = (key: string) => join(recordFolder, 'requests', `${key}.json`);
  return {
    async read(key) {
      const text = await readFile(pathOf(key), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      return text === undefined ? undefined : (JSON.parse(text) as LedgerEntry);
    },
    async write(key, entry) {
      const path = pathOf(key);
      await mkdir(join(recordFolder, 'requests'), { recursive: true });
      await writeFile(`${path}.part`, `${JSON.stringify(entry, null, 2)}\n`, { flush: true });
      await rename(`${path}.part`, path);
    },
  };
}

/** A ledger for generators that cost nothing: forgotten with the process. */
export function memoryLedger(): Ledger {
  const entries = new Map<string, LedgerEntry>();
  return {
    read: async (key) => entries.get(key),
    write: async (key, entry) => void entries.set(key, entry),
  };
}
