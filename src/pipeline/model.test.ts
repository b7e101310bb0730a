import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serveChat } from '../language/node/__fixtures__/chat-server.ts';
import { configuredModel, critiqueScript } from './index.ts';

const secret = 'sk-test-secret-wxyz';
const lantern = readFileSync(new URL('../../examples/lantern.fountain', import.meta.url), 'utf8');
const find = 'There is no light on the bridge.';
const opinion = {
  kind: 'dialogue',
  problem: 'It is said twice.',
  quote: find,
  patch: { line: 1, find, replace: 'Not yet.' },
};
const judging = { text: `\`\`\`json\n${JSON.stringify({ critiques: [opinion] })}\n\`\`\`` };
const silent = { text: '{"critiques":[]}' };

let folder: string;
let server: Awaited<ReturnType<typeof serveChat>>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'model-'));
});
afterEach(async () => {
  await server?.close();
  rmSync(folder, { recursive: true });
});

const environment = () => ({
  AUTEUR_MODEL: 'openai-compatible:gpt-4o-mini',
  AUTEUR_MODEL_URL: server.url,
  AUTEUR_MODEL_KEY: secret,
  AUTEUR_MODEL_PRICE: '0.15 0.60 USD',
  AUTEUR_CACHE: join(folder, 'cache'),
});
const replies = () => readdirSync(join(folder, 'record', 'replies'));
const judge = (more: object = {}) =>
  critiqueScript({ text: lantern, file: 'lantern.fountain', folder, environment: environment(), ...more });

test('a script is judged by a server, each scene once, and what it cost is known', async () => {
  server = await serveChat([silent, judging, silent]);
  const first = await judge();
  expect(first.findings).toMatchObject([{ code: 'critique-dialogue', fix: { find, replace: 'Not yet.' } }]);
  expect([first.dropped, first.notes]).toEqual([[], ['unwrapped']]);
  expect(first.usage).toMatchObject({ requests: 5, kept: 0, tokens: { in: 5 * 412, out: 5 * 57 } });
  expect(first.usage.cost!.amount).toBeCloseTo((5 * 412 * 0.15 + 5 * 57 * 0.6) / 1e6, 10);
  expect(replies()).toHaveLength(5);
  const again = await judge();
  expect(server.sent).toHaveLength(5);
  expect(again.findings).toEqual(first.findings);
  expect(again.usage).toMatchObject({ requests: 0, kept: 5, cost: { amount: 0 } });
});

test('after a changed scene only that one and its neighbours are asked about again', async () => {
  server = await serveChat([silent]);
  await judge();
  await judge({ text: lantern.replace('A small lamp.', 'One lamp.') });
  expect(server.sent).toHaveLength(5 + 3);
});

test('work that was stopped goes on where it stopped', async () => {
  server = await serveChat([silent]);
  const stop = new AbortController();
  const onScene = (done: number) => void (done === 2 && stop.abort());
  await expect(judge({ signal: stop.signal, onScene })).rejects.toMatchObject({ code: 'cancelled', exit: 130 });
  expect(server.sent).toHaveLength(2);
  expect((await judge()).usage).toMatchObject({ requests: 3, kept: 2 });
});

test('the key is nowhere but in the header of the request', async () => {
  server = await serveChat([silent, 'forbidden-echo']);
  const failure = await judge().catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'model-unauthorised' });
  expect(JSON.stringify(failure)).not.toContain(secret);
  const kept = replies().map((name) => readFileSync(join(folder, 'record', 'replies', name), 'utf8'));
  expect(kept).toHaveLength(1);
  expect(JSON.parse(kept[0]!)).toMatchObject({ request: { seed: 1 }, reply: { finish: 'stop' } });
  expect(kept.join()).not.toContain(secret);
});

test('a damaged record is asked for again; without a folder the cache keeps the replies', async () => {
  server = await serveChat([silent]);
  await judge();
  for (const name of replies()) writeFileSync(join(folder, 'record', 'replies', name), '{"reply": {"te');
  expect((await judge()).usage.requests).toBe(5);
  expect((await judge({ folder: undefined })).usage.requests).toBe(5);
  expect(readdirSync(join(folder, 'cache', 'replies'))).toHaveLength(5);
});

test('a limit of tokens holds', async () => {
  server = await serveChat([silent]);
  const { usage, dropped } = await judge({ limits: { tokens: 4000 } });
  expect(usage.tokens.in + usage.tokens.out).toBeLessThanOrEqual(4000);
  expect(dropped.length).toBeGreaterThan(0);
});

test('film.yaml may name the model', async () => {
  server = await serveChat([silent]);
  writeFileSync(join(folder, 'film.yaml'), 'type: film\nversion: 1\nmodel: openai-compatible:qwen3\n');
  await judge();
  expect(server.sent[0]!.body.model).toBe('qwen3');
  await judge({ model: 'openai-compatible:other' });
  expect(server.sent[5]!.body.model).toBe('other');
});

test('without a configuration there is no model, and critique says how to get one', async () => {
  server = await serveChat([silent]);
  expect(await configuredModel({ environment: {} })).toBeUndefined();
  await expect(judge({ environment: {} })).rejects.toMatchObject({ code: 'no-model', exit: 2 });
  const bad = { ...environment(), AUTEUR_MODEL_PRICE: 'cheap' };
  await expect(judge({ environment: bad })).rejects.toMatchObject({ code: 'model-price', exit: 2 });
  const free = { ...environment(), AUTEUR_MODEL_PRICE: '' };
  await expect(judge({ environment: free, limits: { cost: 1 } })).rejects.toMatchObject({ code: 'no-price' });
});
