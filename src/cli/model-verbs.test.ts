import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Served, serveChat } from '../language/node/__fixtures__/chat-server.ts';

const secret = 'sk-test-secret-wxyz';
let folder: string;
let server: Awaited<ReturnType<typeof serveChat>> | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'auteur 模型 '));
});
afterEach(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function auteur(command: string[], answers: readonly Served[]) {
  await server?.close();
  server = await serveChat(answers);
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../bin/auteur.js'), ...command], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      AUTEUR_MODEL: 'openai-compatible:gpt-4o-mini',
      AUTEUR_MODEL_URL: server.url,
      AUTEUR_MODEL_KEY: secret,
      AUTEUR_CACHE: join(folder, 'cache'),
    },
  });
  let [out, error] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (error += chunk));
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect(out + error).not.toContain(secret);
  return { status, out, error, sent: server.sent };
}

/** Writes the planned scene with one more sentence. */
const oneMore = (prompt: string) => {
  const [, draft] = /(?:draft of it:|的草稿：)\n([\s\S]+)$/.exec(prompt)!;
  const more = /\p{Script=Han}/u.test(draft!) ? '风停了。' : 'The wind drops.';
  return { text: JSON.stringify({ scene: `${draft}\n\n${more}` }) };
};

test.each([
  ['A nurse waits for the last ferry with a letter.', 'The wind drops.'],
  ['护士带着一封信等最后一班渡船。', '风停了。'],
])('write --model: %s', async (premise, more) => {
  const { status, out, error } = await auteur(['write', premise, '--model', '--json', '--out', 'film'], [oneMore]);
  expect({ status, error }).toMatchObject({ status: 0 });
  const { written, findings, screenplay, model, usage } = JSON.parse(out);
  expect(findings.map(({ code }: { code: string }) => code)).not.toContain('scene-as-planned');
  expect(written).toBeGreaterThanOrEqual(3);
  expect(screenplay.split(more)).toHaveLength(written + 1);
  expect(readFileSync(join(folder, 'film/screenplay.fountain'), 'utf8')).toBe(screenplay);
  expect(model).toMatch(/^openai-compatible:gpt-4o-mini@127\.0\.0\.1/);
  expect(usage.requests).toBe(written);
});

test('write --model: a model that fails leaves no folder, and one that writes nonsense leaves the plan and says so', async () => {
  const premise = 'A nurse waits for the last ferry with a letter.';
  const failed = await auteur(['write', premise, '--model', '--out', 'film'], ['unauthorised']);
  expect(failed.status).toBe(5);
  expect(failed.error).toContain('(model-unauthorised)');
  expect(existsSync(join(folder, 'film'))).toBe(false);
  const nonsense = await auteur(
    ['write', premise, '--model', '--out', 'film', '--json'],
    [{ text: '{"scene": "Nothing."}' }],
  );
  expect(nonsense.status).toBe(0);
  const { written, findings, screenplay } = JSON.parse(nonsense.out);
  expect(written).toBe(0);
  expect(findings.filter(({ code }: { code: string }) => code === 'scene-as-planned').length).toBeGreaterThanOrEqual(3);
  expect(nonsense.error).toContain('stands as it was planned');
  expect(screenplay).not.toContain('Nothing.');
  const again = await auteur(['write', premise, '--model', '--out', 'film'], [oneMore]);
  expect(again).toMatchObject({ status: 3, sent: [] });
  expect(again.error).toContain('(other-film)');
});

test('ideas --model: listed, picked from what is kept, and filed with the model they are from', async () => {
  const part = (name: string, at: number) => `${name}${'abcdefgh'[at]!.repeat(5)}`;
  const idea = (at: number) => ({
    title: part('Title', at),
    logline: `A nurse at the ferry number ${at} hides a letter from the captain.`,
    genre: 'family',
    ...Object.fromEntries(
      ['protagonist', 'want', 'obstacle', 'turn', 'setting', 'object'].map((name) => [name, part(name, at)]),
    ),
  });
  const ideas = { text: JSON.stringify({ ideas: [idea(0), idea(1)] }) };
  const words = ['ideas', 'nurse, ferry, letter', '--count', '2', '--model'];
  const listed = await auteur(words, [ideas]);
  expect(listed.status).toBe(0);
  expect(listed.out).toContain(' 2  Titlebbbbb  (family; settingbbbbb)\n    A nurse at the ferry number 1');
  expect(listed.out).toContain('1 requests, 0 known from before');
  expect(readdirSync(join(folder, 'cache/replies'))).toHaveLength(1);
  const wrong = await auteur([...words, '--mix', '1,2'], [ideas]);
  expect(wrong).toMatchObject({ status: 2, sent: [] });
  const picked = await auteur([...words, '--pick', '2', '--out', 'film'], [ideas]);
  expect(picked.status).toBe(0);
  expect(readFileSync(join(folder, 'film/ideas.yaml'), 'utf8')).toMatch(
    /model: openai-compatible:gpt-4o-mini@[\s\S]*chosen: pick 2/,
  );
  expect(readFileSync(join(folder, 'film/screenplay.fountain'), 'utf8')).toMatch(/nurse[\s\S]*ferry/i);
});

test('dub --model: what cannot be used is refused in plain words, and what can be is in the file', async () => {
  expect((await auteur(['new', 'film'], [])).status).toBe(0);
  const script = 'INT. OFFICE - DAY\n\nMEI\nThe boat sank.\n\nMEI\nNobody came.\n';
  writeFileSync(join(folder, 'film/screenplay.fountain'), script);
  const answers = [
    { text: '{"people": [{"name": "MEI", "called": "小梅"}]}' },
    { text: '{"lines": [{"line": 1, "text": "船沉了。"}, {"line": 2, "text": "Nobody."}]}' },
  ];
  const { status, error, sent } = await auteur(['dub', 'film', '--to', 'zh', '--model', '--tokens', '9000'], answers);
  expect(status).toBe(3);
  expect(sent).toHaveLength(3);
  expect(error).toContain('One line has no translation in translation.zh.yaml.');
  expect(error).toContain('"Nobody." is not Chinese');
  const file = readFileSync(join(folder, 'film/translation.zh.yaml'), 'utf8');
  expect(file).toContain('MEI: 小梅');
  expect(file).toMatch(/^ {2}The boat sank\.: 船沉了。\n {2}Nobody came\.: ""$/m);
});
