import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestJson, fileProblem } from '../../engine/index.ts';
import type { Wait } from '../../language/index.ts';
import type { CharacterTimes, SpeechAnswer, SpeechFailure, SpeechRequest, SpeechService } from '../../sound/index.ts';
import { type JsonFiles, jsonFiles } from '../json-files.ts';

/** The price of a million characters. */
export type SpeechPrice = { amount: number; currency: string };

/** Sound that was paid for, and what it cost this time: nothing where it was known from before. */
export type PaidSpeech = { sound: Uint8Array; times?: CharacterTimes; cost?: SpeechPrice };

/** One request as it is kept for good. `billed` counts the times that it may have been paid for. */
type Entry = {
  service: string;
  request: SpeechRequest;
  billed: number;
  state: 'sent' | 'failed' | 'kept';
  times?: CharacterTimes;
};

export type SpeechTerms = {
  /** The film's `record/speech`. */
  folder: string;
  price?: SpeechPrice;
  /** The most that all speech of the film may cost, in the price's currency. */
  budget?: number;
  wait: Wait;
};

const tries = 4;
const longestWait = 60;

/**
 * Asks a service for a line, once for ever: what is asked is written down with its cost before it is sent, the sound is kept by content, and nothing
 * beyond the budget is sent. A service that is busy is asked again, four times in all. What may have been billed counts as spent.
 */
export function createPaidSpeech(service: SpeechService, terms: SpeechTerms) {
  const { folder, price, budget, wait } = terms;
  const entries = jsonFiles(folder);
  const costOf = (characters: number) => (price ? (characters * price.amount) / 1_000_000 : 0);
  let queue: Promise<unknown> = Promise.resolve();
  return {
    /** One line after another, so that the budget is never passed by two at once. */
    say(
      request: SpeechRequest,
      signal: AbortSignal,
    ): Promise<PaidSpeech | Extract<SpeechAnswer, { failure: unknown }>> {
      const next = queue.then(() => sayOnce(request, signal));
      queue = next.catch(() => {});
      return next;
    },
  };

  async function sayOnce(request: SpeechRequest, signal: AbortSignal) {
    const key = digestJson({ service: service.name, request });
    const known = (await entries.read(key)) as Entry | undefined;
    const sound = known?.state === 'kept' && (await readFile(join(folder, `${key}.sound`)).catch(() => undefined));
    if (sound) return { sound: new Uint8Array(sound), ...(known.times && { times: known.times }) };
    let entry: Entry = { service: service.name, request, billed: known?.billed ?? 0, state: 'sent' };
    let answer: SpeechAnswer;
    for (let tried = 1; ; tried++) {
      const refusal = await overBudget(costOf(request.text.length));
      if (refusal) return refusal;
      entry = { ...entry, billed: entry.billed + 1 };
      await entries.write(key, entry);
      answer = await service.say(request, signal);
      if (!('failure' in answer)) break;
      const { failure } = answer;
      entry = { ...entry, billed: entry.billed - (failure.billed ? 0 : 1) };
      await entries.write(key, { ...entry, state: 'failed' });
      const pause = Math.max(2 ** (tried - 1), failure.retryAfter ?? 0);
      if (tried === tries || !isWorthAnother(failure.code) || pause > longestWait) return answer;
      await wait(pause * 1000, signal);
    }
    await keepSound(folder, key, answer.sound);
    await entries.write(key, { ...entry, state: 'kept', ...(answer.times && { times: answer.times }) });
    return { ...answer, ...(price && { cost: { amount: costOf(request.text.length), currency: price.currency } }) };
  }

  async function overBudget(next: number) {
    if (budget === undefined || !price) return undefined;
    const spent = await spentIn(folder, entries, costOf);
    if (spent + next <= budget) return undefined;
    const message = `It could cost ${next.toFixed(4)} ${price.currency}, and ${spent.toFixed(4)} of ${budget} are spent.`;
    return { failure: { code: 'over-budget', message, billed: false } } satisfies SpeechAnswer;
  }
}

const passing = ['time-out', 'rate-limited', 'overloaded', 'unreachable', 'bad-reply'];

function isWorthAnother(code: SpeechFailure['code']): boolean {
  return passing.includes(code);
}

/** What all requests of a film may have cost so far. */
async function spentIn(folder: string, entries: JsonFiles, costOf: (characters: number) => number): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const keys = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
  const kept = (await Promise.all(keys.map((key) => entries.read(key)))) as Entry[];
  return kept.reduce((sum, { billed, request }) => sum + billed * costOf(request.text.length), 0);
}

async function keepSound(folder: string, key: string, sound: Uint8Array): Promise<void> {
  const path = join(folder, `${key}.sound`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(`${path}.part`, sound, { flush: true });
    await rename(`${path}.part`, path);
  } catch (error) {
    throw fileProblem(error as NodeJS.ErrnoException, path) ?? error;
  }
}
