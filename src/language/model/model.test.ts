import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  askFor,
  type BudgetLimits,
  createBudget,
  createFakeModel,
  estimateTokens,
  type FakeAnswer,
  type LanguageModel,
  memoryKept,
  prepareModel,
  type Question,
} from '../index.ts';

const schema = z.object({ loglines: z.array(z.string()).length(2) });
const good: FakeAnswer = { json: { loglines: ['A keeper lies.', '守灯人说谎。'] } };
const failing = (code: 'overloaded' | 'unreachable' | 'unauthorised', retryAfter?: number): FakeAnswer => ({
  failure: { code, message: 'no', ...(retryAfter !== undefined && { retryAfter }) },
});

type Asked = z.infer<typeof schema>;

function ask(model: LanguageModel, more: Partial<Question<Asked>> = {}) {
  const signal = new AbortController().signal;
  return askFor(model, { system: 's', prompt: 'p', schema, maxTokens: 100, seed: 1, signal, ...more });
}

/** A model with terms whose waits end at once, but for the time limit, and are noted. */
function ready(model: LanguageModel, limits: BudgetLimits = {}, kept = memoryKept()) {
  const waits: number[] = [];
  const budget = createBudget(limits);
  const wait = (milliseconds: number, signal: AbortSignal) => {
    if (milliseconds === 180_000)
      return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    waits.push(milliseconds);
    return Promise.resolve();
  };
  return { model: prepareModel(model, { budget, kept, wait }), budget, waits, kept };
}

test('what was answered is not asked again, whatever broke off the work', async () => {
  const fake = createFakeModel([good]);
  const first = ready(fake);
  await ask(first.model);
  const second = ready(fake, { tokens: 1 }, first.kept);
  expect((await ask(second.model)).value.loglines[1]).toBe('守灯人说谎。');
  expect(fake.requests).toHaveLength(1);
  expect(second.budget.used()).toEqual({ requests: 0, kept: 1, tokens: { in: 0, out: 0 } });
});

test.each(['system', 'prompt', 'seed', 'maxTokens'] as const)('another %s is another question', async (part) => {
  const fake = createFakeModel([good]);
  const { model } = ready(fake);
  await ask(model);
  await ask(model, { [part]: part === 'seed' || part === 'maxTokens' ? 2 : 'other' });
  expect(fake.requests).toHaveLength(2);
});

test('a kept reply that was damaged is asked for again', async () => {
  const fake = createFakeModel([good]);
  const { model } = ready(fake, {}, { get: async () => ({ reply: { text: 7 } }), put: async () => {} });
  expect((await ask(model)).value.loglines).toHaveLength(2);
});

test('waits double, are scattered by the seed, and the same seed waits the same', async () => {
  const waitsOf = async (seed: number) => {
    const { model, waits } = ready(createFakeModel([failing('overloaded')]));
    await expect(ask(model, { seed })).rejects.toMatchObject({ code: 'model-overloaded', exit: 5 });
    return waits;
  };
  const waits = await waitsOf(1);
  expect(waits).toHaveLength(3);
  for (const [index, wait] of waits.entries()) {
    expect(wait).toBeGreaterThanOrEqual(500 * 2 ** index);
    expect(wait).toBeLessThan(1000 * 2 ** index);
  }
  expect(await waitsOf(1)).toEqual(waits);
  expect(await waitsOf(2)).not.toEqual(waits);
});

test('a service that wants to be left alone for an hour is', async () => {
  const fake = createFakeModel([failing('overloaded', 3600)]);
  await expect(ask(ready(fake).model)).rejects.toMatchObject({ code: 'model-overloaded' });
  expect(fake.requests).toHaveLength(1);
});

test('a wrong key is not tried twice', async () => {
  const fake = createFakeModel([failing('unauthorised')]);
  await expect(ask(ready(fake).model)).rejects.toMatchObject({ code: 'model-unauthorised' });
  expect(fake.requests).toHaveLength(1);
});

test('a request without an answer is given up in time, told to stop, and counted as if it were billed', async () => {
  const stopped: boolean[] = [];
  const silent: LanguageModel = {
    name: 'silent',
    ask: (_, signal) =>
      new Promise((resolve) =>
        signal.addEventListener('abort', () => {
          stopped.push(true);
          resolve({ failure: { code: 'cancelled', message: '' } });
        }),
      ),
  };
  const budget = createBudget();
  const model = prepareModel(silent, { budget, kept: memoryKept(), wait: async () => {}, tries: 2 });
  await expect(ask(model)).rejects.toMatchObject({ code: 'model-time-out' });
  expect(stopped).toEqual([true, true]);
  expect(budget.used()).toMatchObject({ requests: 2, tokens: { out: 200 } });
});

test('a budget of tokens is never passed, and says what is missing', async () => {
  const fake = createFakeModel((_, index) => ({ json: { loglines: [`one ${index}`, 'two'] } }));
  const { model, budget } = ready(fake, { tokens: 1500 });
  const asked = async () => {
    for (let seed = 1; seed < 20; seed++) await ask(model, { seed });
  };
  await expect(asked()).rejects.toMatchObject({ code: 'model-over-budget' });
  const { tokens, requests } = budget.used();
  expect(requests).toBeGreaterThan(1);
  expect(tokens.in + tokens.out).toBeLessThanOrEqual(1500);
  expect(budget.refuses({ in: 1000, out: 500 })).toMatch(/^it could take 1500 tokens, and \d+ of 1500 are spent$/);
});

test('a budget of money needs a price and keeps to it', () => {
  expect(() => createBudget({ cost: 1 })).toThrow(expect.objectContaining({ code: 'no-price', exit: 2 }));
  const budget = createBudget({ cost: 0.01, price: { in: 1, out: 10, currency: 'USD' } });
  expect(budget.refuses({ in: 1000, out: 900 })).toBeUndefined();
  budget.spend({ in: 1000, out: 800 });
  expect(budget.used().cost).toEqual({ amount: 0.009, currency: 'USD' });
  expect(budget.refuses({ in: 100, out: 100 })).toBe('it could cost 0.0011 USD, and 0.0090 of 0.01 are spent');
});

test('tokens are estimated rather too high, in English and Chinese', () => {
  expect(estimateTokens('The lamp goes out and nobody moves.')).toBe(12);
  expect(estimateTokens('灯灭了，谁也没有动。')).toBe(10);
});

test('an answer that cannot be used goes back with the exact reasons, at most twice', async () => {
  const fake = createFakeModel(['Sorry?', { json: { loglines: ['one'] } }, good]);
  expect(await ask(fake)).toMatchObject({ asked: 3, complaints: [] });
  expect(fake.requests[1]!.prompt).toContain('The answer holds no JSON: "Sorry?".');
  expect(fake.requests[2]!.prompt).toContain('loglines: Too small: expected array to have exactly 2 items');
  const stubborn = createFakeModel([{ json: { loglines: 'none' } }]);
  await expect(ask(stubborn)).rejects.toMatchObject({
    code: 'model-answer',
    message: expect.stringContaining('asked 3 times and gave no answer that can be used: loglines: '),
  });
  expect(stubborn.requests).toHaveLength(3);
});

test('an answer that was cut off too early may be twice as long the next time', async () => {
  const fake = createFakeModel([{ reply: { text: '{"loglines":["A kee', finish: 'length' } }, good]);
  expect((await ask(fake)).asked).toBe(2);
  expect(fake.requests.map(({ maxTokens }) => maxTokens)).toEqual([100, 200]);
});

test('of answers that are complained about, the best is given with what is wrong with it', async () => {
  const answer = (...loglines: string[]): FakeAnswer => ({ json: { loglines } });
  const fake = createFakeModel([answer('bad', 'bad'), answer('bad', 'fine'), answer('bad', 'bad')]);
  const check = ({ loglines }: Asked) =>
    loglines.flatMap((line, index) => (line === 'bad' ? [`loglines.${index} is bad.`] : []));
  expect(await ask(fake, { check })).toMatchObject({
    value: { loglines: ['bad', 'fine'] },
    complaints: ['loglines.0 is bad.'],
    asked: 3,
  });
  expect(fake.requests[1]!.prompt).toContain('- loglines.0 is bad.\n- loglines.1 is bad.');
});

test('work that was stopped ends as stopped, and nothing more is sent', async () => {
  const fake = createFakeModel([good]);
  const signal = AbortSignal.abort();
  await expect(ask(ready(fake).model, { signal })).rejects.toMatchObject({ code: 'cancelled', exit: 130 });
  expect(fake.requests).toHaveLength(0);
  const stop = new AbortController();
  const busy = createFakeModel(() => {
    stop.abort();
    return failing('overloaded');
  });
  await expect(ask(ready(busy).model, { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
  expect(busy.requests).toHaveLength(1);
});
