import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { SpeechAnswer, SpeechRequest } from '../../sound/index.ts';
import { createPaidSpeech } from './paid-speech.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const sound = new Uint8Array(100).fill(7);
const failure = (code: 'time-out' | 'rate-limited' | 'unauthorised', billed: boolean, retryAfter?: number) => ({
  failure: { code, message: code, billed, ...(retryAfter !== undefined && { retryAfter }) },
});
const signal = new AbortController().signal;
const line = (text: string): SpeechRequest => ({ text, voice: 'alloy', model: 'tts-1' });

/** A service that gives its answers in order, with what had been written down at each request. */
function rehearse(answers: SpeechAnswer[], budget?: number, folder = mkdtempSync(join(tmpdir(), 'auteur-speech-'))) {
  folders.push(folder);
  const waits: number[] = [];
  const seen: unknown[] = [];
  const service = {
    name: 'rehearsal',
    say: async () => {
      const entries = readdirSync(folder).filter((name) => name.endsWith('.json'));
      seen.push(entries.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).state));
      return answers[Math.min(seen.length, answers.length) - 1]!;
    },
  };
  const price = { amount: 1_000_000, currency: 'USD' };
  const wait = async (milliseconds: number) => void waits.push(milliseconds);
  const speech = createPaidSpeech(service, { folder, price, wait, ...(budget !== undefined && { budget }) });
  return { speech, waits, seen, folder };
}

test('a line is written down before it is sent, paid once, and known for ever', async () => {
  const { speech, seen, folder } = rehearse([{ sound }]);
  expect(await speech.say(line('four'), signal)).toEqual({ sound, cost: { amount: 4, currency: 'USD' } });
  expect(seen).toEqual([['sent']]);
  expect(await speech.say(line('four'), signal)).toEqual({ sound });
  const later = rehearse([{ sound }], undefined, folder);
  expect(await later.speech.say(line('four'), signal)).toEqual({ sound });
  expect(later.seen).toEqual([]);
});

test('two equal lines at once are one request', async () => {
  const { speech, seen } = rehearse([{ sound }]);
  await Promise.all([speech.say(line('four'), signal), speech.say(line('four'), signal)]);
  expect(seen).toHaveLength(1);
});

test('nothing beyond the budget is sent, whoever asks at once; what was said is kept', async () => {
  const { speech, seen } = rehearse([{ sound }], 10);
  const answers = await Promise.all(['four', 'five5', 'six666'].map((text) => speech.say(line(text), signal)));
  expect(answers.map((answer) => 'failure' in answer && answer.failure.code)).toEqual([false, false, 'over-budget']);
  expect(seen).toHaveLength(2);
});

test('a time-out may have been billed and counts, a refusal does not', async () => {
  const refused = rehearse([failure('unauthorised', false), { sound }], 4);
  expect(await refused.speech.say(line('four'), signal)).toMatchObject({ failure: { code: 'unauthorised' } });
  expect(await refused.speech.say(line('four'), signal)).toMatchObject({ sound });
  const late = rehearse([failure('time-out', true), { sound }], 7);
  expect(await late.speech.say(line('four'), signal)).toMatchObject({ failure: { code: 'over-budget' } });
  expect(late.seen).toHaveLength(1);
});

test('a busy service is asked again after as long as it says, four times in all, and not where it says too long', async () => {
  const busy = rehearse([failure('rate-limited', false, 7)]);
  expect(await busy.speech.say(line('four'), signal)).toMatchObject({ failure: { code: 'rate-limited' } });
  expect([busy.seen.length, busy.waits]).toEqual([4, [7000, 7000, 7000]]);
  const long = rehearse([failure('rate-limited', false, 3600)]);
  await long.speech.say(line('four'), signal);
  expect([long.seen.length, long.waits]).toEqual([1, []]);
});
