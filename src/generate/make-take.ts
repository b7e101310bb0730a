import { Problem } from '../film/index.ts';
import type { CollectedTake, Generator, GeneratorContext, Json, TakeRequest } from './generator.ts';

/** What is known of one request, kept for good before and after every call that may cost money. */
export type LedgerEntry = {
  generator: string;
  version: string;
  frozen: Json;
  /** Counts starts that were meant: one more after a failure or a confirmed cancel. */
  attempt: number;
  operation?: Json;
  state: 'frozen' | 'started' | 'cancel-requested' | 'cancel-unconfirmed' | 'cancelled' | 'failed' | 'collected';
};

/** Keeps ledger entries by key. A write is on the disk when it resolves. */
export type Ledger = {
  read(key: string): Promise<LedgerEntry | undefined>;
  write(key: string, entry: LedgerEntry): Promise<void>;
};

export type MakeTakeOptions = {
  generator: Generator;
  request: TakeRequest;
  /** Names the request: equal requests have equal keys. */
  key: string;
  ledger: Ledger;
  context: Omit<GeneratorContext, 'requestId'>;
  /** Waits between two questions for the status. */
  wait: () => Promise<void>;
  onProgress?: (done: number, total: number) => void;
};

/**
 * Makes one take: freezes and keeps the request, starts it or resumes the operation that is already known, waits, and
 * collects. Throws a `Problem` when the generator failed, cannot do it, or was cancelled; what was started stays in the
 * ledger and is resumed by the next call.
 */
export async function makeTake(options: MakeTakeOptions): Promise<CollectedTake> {
  const { generator, key, ledger } = options;
  checkCapabilities(generator, options.request);
  let entry = await ledger.read(key);
  if (!entry || entry.state === 'failed' || entry.state === 'cancelled') {
    entry = {
      generator: generator.name,
      version: generator.version,
      frozen: generator.freeze(options.request),
      attempt: (entry?.attempt ?? 0) + 1,
      state: 'frozen',
    };
    await ledger.write(key, entry);
  }
  const context = { ...options.context, requestId: `${key}-${entry.attempt}` };
  if (entry.operation === undefined) {
    const operation = await generator.start(entry.frozen, context);
    entry = { ...entry, operation, state: 'started' };
    await ledger.write(key, entry);
  }
  await finish(options, context, entry);
  const take = await generator.collect(entry.operation!, context);
  await ledger.write(key, { ...entry, state: 'collected' });
  return take;
}

async function finish(
  { generator, key, ledger, wait, onProgress }: MakeTakeOptions,
  context: GeneratorContext,
  entry: LedgerEntry,
): Promise<void> {
  for (;;) {
    if (context.signal.aborted) throw await cancel(generator, key, ledger, entry);
    const status = await generator.status(entry.operation!, context);
    if (status.state === 'finished') return;
    if (status.state === 'failed') {
      await ledger.write(key, { ...entry, operation: undefined, state: 'failed' });
      throw new Problem(status.problem);
    }
    if (status.state === 'cancelled') {
      await ledger.write(key, { ...entry, operation: undefined, state: 'cancelled' });
      throw cancelled('The take was cancelled.');
    }
    onProgress?.(status.done, status.total);
    await wait();
  }
}

async function cancel(generator: Generator, key: string, ledger: Ledger, entry: LedgerEntry): Promise<Problem> {
  await ledger.write(key, { ...entry, state: 'cancel-requested' });
  const answer = await generator.cancel(entry.operation!).catch(() => 'unconfirmed' as const);
  const stopped = answer === 'confirmed';
  await ledger.write(key, {
    ...entry,
    ...(stopped && { operation: undefined }),
    state: stopped ? 'cancelled' : 'cancel-unconfirmed',
  });
  return cancelled(
    stopped
      ? 'The take was cancelled.'
      : `${generator.name} has not confirmed that it stopped; the take will be collected by the next run.`,
  );
}

function cancelled(message: string): Problem {
  return new Problem({ code: 'cancelled', message, fix: 'Run the command again to go on.', exit: 130 });
}

function checkCapabilities({ name, capabilities }: Generator, { staging, width, height }: TakeRequest): void {
  const seconds = staging.duration / 705_600_000;
  const { minimum, maximum } = capabilities.duration;
  const sized =
    capabilities.sizes === 'any' || capabilities.sizes.some((size) => size.width === width && size.height === height);
  if (seconds >= minimum && seconds <= maximum && sized) return;
  throw new Problem({
    code: 'generator-unfit',
    message: sized
      ? `${name} makes takes of ${minimum} to ${maximum} s; this shot lasts ${seconds.toFixed(2)} s.`
      : `${name} cannot make pictures of ${width}x${height}.`,
    fix: 'Choose another generator in film.yaml, or change the shot.',
  });
}
