import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { Problem } from '../../film/index.ts';
import { askFor, createBudget, type LanguageModel, type ModelRequest, memoryKept, prepareModel } from '../index.ts';
import { serveChat } from './__fixtures__/chat-server.ts';
import { modelAddress, openModel, tryServer } from './index.ts';

const secret = 'sk-test-secret-wxyz';
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const shape = z.object({
  title: z.string(),
  lines: z.array(z.object({ number: z.int(), text: z.string() })).min(1),
});

const request: ModelRequest = {
  system: 'You read scripts.',
  prompt: 'Which lines are weak?',
  schema: z.toJSONSchema(shape, { target: 'draft-7' }),
  maxTokens: 300,
  temperature: 0,
  seed: 7,
};

async function serve(...answers: Parameters<typeof serveChat>[0]) {
  const server = await serveChat(answers);
  open.push(server.close);
  const model = await openModel({ model: 'gpt-4o-mini', url: server.url, key: secret });
  return { model, ...server };
}

const ask = (model: LanguageModel) => model.ask(request, new AbortController().signal);

/** The whole way to a value, with waits that only count. */
async function value(model: LanguageModel, again = 0) {
  const waits: number[] = [];
  const budget = createBudget();
  const wait = async (milliseconds: number, signal: AbortSignal) => {
    if (milliseconds >= 100_000) await new Promise((resolve) => signal.addEventListener('abort', resolve));
    else waits.push(milliseconds);
  };
  const ready = prepareModel(model, { budget, kept: memoryKept(), wait });
  const signal = new AbortController().signal;
  const { system, prompt, maxTokens, seed } = request;
  const question = { system, prompt, maxTokens, seed, schema: shape, signal, again };
  const answered = await askFor(ready, question).catch((error: unknown) => error);
  return { answered, waits, used: budget.used() };
}

test('a request says model, seed, temperature, length and schema, and carries the key', async () => {
  const { model, sent, url } = await serve('normal');
  expect(model.name).toBe(`openai-compatible:gpt-4o-mini@${new URL(url).host}`);
  expect(await ask(model)).toMatchObject({ reply: { finish: 'stop', tokens: { in: 412, out: 57 }, notes: [] } });
  expect(sent).toHaveLength(1);
  expect(sent[0]!.path).toBe('/v1/chat/completions');
  expect(sent[0]!.headers.authorization).toBe(`Bearer ${secret}`);
  expect(sent[0]!.body).toMatchObject({
    model: 'gpt-4o-mini',
    seed: 7,
    temperature: 0,
    max_tokens: 300,
    messages: [
      { role: 'system', content: request.system },
      { role: 'user', content: request.prompt },
    ],
    response_format: { type: 'json_schema', json_schema: { schema: { required: ['title', 'lines'] } } },
  });
  expect(sent[0]!.body.stream ?? false).toBe(false);
});

test.each([
  ['normal', 2, []],
  ['local-server', 2, []],
  ['fenced', 2, ['unwrapped']],
  ['slips', 2, ['mended']],
  ['length', 1, ['cut-back']],
  ['no-usage', 2, ['tokens-estimated']],
])('%s is read: %i lines, noted %j', async (name, lines, notes) => {
  const { model } = await serve(name);
  const { answered } = await value(model);
  expect(answered).toMatchObject({ value: { title: 'The Lamp' }, complaints: [], notes });
  const { value: read } = answered as { value: z.infer<typeof shape> };
  expect(read.lines).toHaveLength(lines);
  expect(read.lines[0]).toEqual({ number: 3, text: 'He puts it out.' });
});

test.each([
  ['content-filter', 'model-refused', 'refuses to answer.'],
  ['refusal', 'model-refused', "I'm sorry, but I can't help with that."],
  ['length-reasoning', 'model-answer', 'The answer is empty.'],
  ['wrong-shape', 'model-answer', 'lines.0.number: Invalid input: expected number, received string'],
  ['unauthorised', 'model-unauthorised', 'status 401: the key was not accepted'],
  ['forbidden-echo', 'model-unauthorised', 'Key (key) may not use the model'],
  ['quota', 'model-no-quota', 'You exceeded your current quota'],
  ['no-room', 'model-bad-request', 'maximum context length is 8192 tokens'],
  ['no-model', 'model-bad-request', 'The model `gpt-nope` does not exist'],
])('%s is refused at once as %s, with the reason', async (name, code, reason) => {
  const { model, sent } = await serve(name);
  const { answered } = await value(model);
  expect(answered).toBeInstanceOf(Problem);
  expect(answered).toMatchObject({ code, exit: 5 });
  expect((answered as Problem).message).toContain(reason);
  expect(sent).toHaveLength(1);
});

test.each([
  ['rate-limited', 'model-rate-limited', 'Rate limit reached'],
  ['server-error', 'model-overloaded', 'status 500: The server had an error'],
  ['gateway-page', 'model-overloaded', 'status 502'],
  ['broken-body', 'model-bad-reply', 'status 200'],
  ['no-choices', 'model-bad-reply', 'did not contain any choices'],
])('%s is asked four times in all, then given up as %s', async (name, code, reason) => {
  const { model, sent } = await serve(name);
  const { answered, waits } = await value(model);
  expect(answered).toMatchObject({ code, exit: 5 });
  expect((answered as Problem).message).toContain(reason);
  expect([sent.length, waits.length]).toEqual([4, 3]);
});

test('a service that comes back is believed about how long to wait', async () => {
  const { model, sent } = await serve('rate-limited', 'server-error', 'normal');
  const { answered, waits, used } = await value(model);
  expect(answered).toMatchObject({ value: { title: 'The Lamp' } });
  expect(waits[0]).toBe(1870);
  expect(sent).toHaveLength(3);
  expect(used).toMatchObject({ requests: 1, tokens: { in: 412, out: 57 } });
});

test.each([
  'no-schema-object',
  'no-schema-string',
])('%s: the schema is then told in words, and said to be', async (name) => {
  const { model, sent } = await serve(name, 'fenced', 'normal');
  expect((await value(model)).answered).toMatchObject({ notes: ['response_format-not-taken', 'unwrapped'] });
  expect(sent[1]!.body.response_format).toBeUndefined();
  expect(sent[1]!.body.messages[0]!.content).toContain('"required":["title","lines"]');
  await ask(model);
  expect(sent[2]!.body.response_format).toBeUndefined();
});

test('a model that takes neither temperature nor max_tokens is asked as it wants to be, from then on', async () => {
  const { model, sent } = await serve('no-max-tokens', 'no-temperature', 'normal');
  expect((await value(model)).answered).toMatchObject({ notes: ['max_tokens-not-taken', 'temperature-not-taken'] });
  expect(sent).toHaveLength(3);
  await ask(model);
  const { body } = sent[3]!;
  expect(body).toMatchObject({ max_completion_tokens: 300, seed: 7, response_format: { type: 'json_schema' } });
  expect([body.max_tokens, body.temperature]).toEqual([undefined, undefined]);
});

test('a wrong shape goes back with the exact reason', async () => {
  const { model, sent } = await serve('wrong-shape', 'normal');
  expect((await value(model, 2)).answered).toMatchObject({ asked: 2, value: { title: 'The Lamp' } });
  expect(sent[1]!.body.messages[1]!.content).toContain(
    'lines.0.number: Invalid input: expected number, received string',
  );
  expect(sent[1]!.body.messages[1]!.content).toContain('"three"');
});

test('a server that says nothing is left alone when the work is stopped', async () => {
  const { model, sent } = await serve('silence');
  const stop = new AbortController();
  const answer = model.ask(request, stop.signal);
  while (sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  stop.abort();
  expect(await answer).toEqual({ failure: { code: 'cancelled', message: 'The request was stopped.' } });
});

test('no server at all is unreachable, and no failure says the key', async () => {
  const { model, close } = await serve('normal');
  await close();
  open.length = 0;
  expect(await ask(model)).toMatchObject({ failure: { code: 'unreachable' } });
  for (const name of ['unauthorised', 'forbidden-echo', 'quota', 'server-error', 'broken-body']) {
    const said = JSON.stringify(await ask((await serve(name)).model));
    expect(said).not.toMatch(/secret|wxyz/);
  }
});

test('a server is tried without asking its model anything', async () => {
  const { url, sent, close } = await serve('normal', 'unauthorised');
  await tryServer({ model: 'a', url, key: secret });
  expect(sent[0]!.path).toBe('/v1/models');
  await expect(tryServer({ model: 'a', url, key: secret })).rejects.toMatchObject({ code: 'model-unauthorised' });
  await close();
  open.length = 0;
  await expect(tryServer({ model: 'a', url })).rejects.toMatchObject({ code: 'model-unreachable', exit: 5 });
});

test.each([
  [undefined, {}, undefined],
  [undefined, { AUTEUR_MODEL: 'openai-compatible:a', AUTEUR_MODEL_URL: 'http://localhost:1/v1' }, 'a'],
  [
    'openai-compatible:llama3:8b',
    { AUTEUR_MODEL: 'openai-compatible:a', AUTEUR_MODEL_URL: 'https://b.c/v1' },
    'llama3:8b',
  ],
])('the model %j of the environment %j is %j', (name, environment, model) => {
  expect(modelAddress(name, environment)?.model).toBe(model);
});

test.each([
  ['gpt', {}, 'model-unknown'],
  ['openai-compatible:', { AUTEUR_MODEL_URL: 'http://localhost/v1' }, 'model-unknown'],
  ['openai-compatible:a', {}, 'model-address'],
  ['openai-compatible:a', { AUTEUR_MODEL_URL: 'localhost:11434/v1' }, 'model-address'],
  ['openai-compatible:a', { AUTEUR_MODEL_URL: 'https://me:secret@b.c/v1' }, 'model-address'],
])('the model %j of the environment %j is refused as %s', (name, environment, code) => {
  try {
    modelAddress(name, environment);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ code, exit: 2 });
    expect(String(error)).not.toContain('secret');
  }
});
