import { expect, test } from 'vitest';
import type { Generator, TakeRequest } from './generator.ts';
import { type Ledger, type LedgerEntry, makeTake } from './make-take.ts';

/** One implementation under test. `starts` counts how often it has been asked, and would have charged. */
export type GeneratorCase = {
  name: string;
  open(): Promise<{
    generator: Generator;
    request: TakeRequest;
    scratch: string;
    starts(): number;
    close?(): Promise<void>;
  }>;
};

/** A ledger in memory whose entries live as long as the object. */
export function memoryLedger(): Ledger & { entries: Map<string, LedgerEntry> } {
  const entries = new Map<string, LedgerEntry>();
  return {
    entries,
    read: async (key) => structuredClone(entries.get(key)),
    write: async (key, entry) => void entries.set(key, structuredClone(entry)),
  };
}

/** The suite that every generator passes. */
export function testGenerator({ name, open }: GeneratorCase): void {
  const run = async (work: (opened: Awaited<ReturnType<GeneratorCase['open']>>) => Promise<void>) => {
    const opened = await open();
    try {
      await work(opened);
    } finally {
      await opened.close?.();
    }
  };
  const wait = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

  test(`${name}: frozen requests are JSON, and equal for equal requests`, () =>
    run(async ({ generator, request }) => {
      const frozen = generator.freeze(request);
      expect(JSON.parse(JSON.stringify(frozen))).toEqual(frozen);
      expect(generator.freeze(structuredClone(request))).toEqual(frozen);
    }));

  test(`${name}: a request is kept before it is sent, and a take is collected`, () =>
    run(async ({ generator, request, scratch, starts }) => {
      const ledger = memoryLedger();
      const states: string[] = [];
      const watched: Ledger = {
        ...ledger,
        write: (key, entry) => {
          states.push(`${entry.state}/${starts()}`);
          return ledger.write(key, entry);
        },
      };
      const context = { scratch, signal: new AbortController().signal };
      const take = await makeTake({ generator, request, key: 'k', ledger: watched, context, wait });
      expect(states).toEqual(['frozen/0', 'started/1', 'collected/1']);
      expect(take.frames).toBeGreaterThan(0);
      expect(take.drawnFrames).toBeLessThanOrEqual(take.frames);
    }));

  test(`${name}: an operation that outlived its program is resumed, never started twice`, () =>
    run(async ({ generator, request, scratch, starts }) => {
      const ledger = memoryLedger();
      const context = { scratch, signal: new AbortController().signal };
      const dying = {
        ...ledger,
        write: (key: string, entry: LedgerEntry) =>
          entry.state === 'collected' ? Promise.reject(new Error('killed')) : ledger.write(key, entry),
      };
      await expect(makeTake({ generator, request, key: 'k', ledger: dying, context, wait })).rejects.toThrow('killed');
      await makeTake({ generator, request, key: 'k', ledger, context, wait });
      expect(starts()).toBe(1);
      expect(ledger.entries.get('k')?.state).toBe('collected');
    }));

  test(`${name}: a program killed while it starts an operation does not start it twice`, () =>
    run(async ({ generator, request, scratch, starts }) => {
      const ledger = memoryLedger();
      const context = { scratch, signal: new AbortController().signal };
      const dying = {
        ...ledger,
        write: (key: string, entry: LedgerEntry) =>
          entry.state === 'started' ? Promise.reject(new Error('killed')) : ledger.write(key, entry),
      };
      await expect(makeTake({ generator, request, key: 'k', ledger: dying, context, wait })).rejects.toThrow('killed');
      await makeTake({ generator, request, key: 'k', ledger, context, wait });
      expect(starts()).toBe(1);
    }));

  test(`${name}: cancelling says whether it was confirmed`, () =>
    run(async ({ generator, request, scratch }) => {
      const ledger = memoryLedger();
      const controller = new AbortController();
      controller.abort();
      const context = { scratch, signal: controller.signal };
      await expect(makeTake({ generator, request, key: 'k', ledger, context, wait })).rejects.toMatchObject({
        code: 'cancelled',
        exit: 130,
      });
      expect(['cancelled', 'cancel-unconfirmed']).toContain(ledger.entries.get('k')?.state);
    }));

  test(`${name}: a shot it cannot make is refused before anything is sent`, () =>
    run(async ({ generator, request, scratch, starts }) => {
      const endless = { ...request, staging: { ...request.staging, duration: 705_600_000 * 100_000 } };
      const context = { scratch, signal: new AbortController().signal };
      await expect(
        makeTake({ generator, request: endless, key: 'k', ledger: memoryLedger(), context, wait }),
      ).rejects.toMatchObject({ code: 'generator-unfit' });
      expect(starts()).toBe(0);
    }));
}
