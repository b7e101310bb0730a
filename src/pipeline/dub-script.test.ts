import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readJournal } from '../engine/index.ts';
import { filmSchema, linesOf } from '../film/index.ts';
import { serveChat } from '../language/node/__fixtures__/chat-server.ts';
import { journalPath, withBuild } from './build.ts';
import { dubScript } from './dub-script.ts';
import { createFilmWithScript, type FilmFolder } from './film-folder.ts';
import { neededModel } from './model.ts';
import { planFilm } from './plan-film.ts';
import { readTranslation } from './translation-file.ts';

const script = `INT. OFFICE - DAY

MEI sits at a desk. TOM stands at the door.

MEI
The boat sank yesterday, Tom.

TOM
(quietly)
Nobody told the captain of the harbour.

EXT. PIER - NIGHT

MEI and TOM walk along the pier.

TOM
There is no light on the bridge, Mei.
`;
const [sank, told, light] = [
  'The boat sank yesterday, Tom.',
  'Nobody told the captain of the harbour.',
  'There is no light on the bridge, Mei.',
];
const names: Record<string, string> = { MEI: '小梅', TOM: '汤姆' };
const chinese: Record<string, string> = {
  [sank]: '汤姆，船昨天沉了。',
  [told]: '没人告诉港务长。',
  [light]: '小梅，桥上没有灯。',
};

type Answers = (prompt: string) => { text: string };

let root: string;
let folder: FilmFolder;
let server: Awaited<ReturnType<typeof serveChat>>;
let answer: Answers;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'auteur-dub-script-'));
  folder = createFilmWithScript(join(root, 'film'), filmSchema.parse({ type: 'film', version: 1 }), script);
  server = await serveChat([(prompt) => answer(prompt)]);
});
afterEach(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

const isNames = (prompt: string) => prompt.startsWith('The people of the film:');

/** Names people, and answers a scene's numbered lines with what `words` has for them. */
const saying =
  (words: Record<string, string>): Answers =>
  (prompt) => {
    if (isNames(prompt)) {
      const asked = [...prompt.matchAll(/^- (\w+): /gm)].map(([, name]) => ({ name, called: names[name!] }));
      return { text: JSON.stringify({ people: asked }) };
    }
    const asked = [...prompt.matchAll(/^(\d+)\. \w+(?: \([^)]*\))?: (.+?)(?: => .+?)? \([\d.]+ s, at most/gm)];
    const lines = asked.map(([, line, text]) => ({ line: Number(line), text: words[text!] ?? '' }));
    return { text: JSON.stringify({ lines }) };
  };

async function dub(answers: Answers, more: { tokens?: number; signal?: AbortSignal } = {}) {
  answer = answers;
  const { tokens, signal } = more;
  const environment = {
    AUTEUR_MODEL: 'openai-compatible:gpt-4o-mini',
    AUTEUR_MODEL_URL: server.url,
    AUTEUR_MODEL_PRICE: '0.15 0.60 USD',
  };
  const model = await neededModel({ folder: folder.root, environment, limits: tokens === undefined ? {} : { tokens } });
  return withBuild(folder, { model, ...(signal && { signal }) }, async (build) =>
    dubScript(build, await planFilm(build), 'zh', model),
  );
}

const translation = () => readTranslation(folder, 'zh');
const file = () => join(folder.root, 'translation.zh.yaml');
const spoken = ({ screenplay }: Awaited<ReturnType<typeof dub>>) => screenplay.scenes.flatMap(linesOf);
const prompts = () => server.sent.map(({ body }) => body.messages[1]!.content);

test('a model fills what is empty, names people once, and its work is marked; a second run asks nothing', async () => {
  const dubbed = await dub(saying(chinese));
  expect(spoken(dubbed).map(({ text }) => text)).toEqual([sank, told, light].map((text) => chinese[text]));
  expect(spoken(dubbed).map(({ character }) => character)).toEqual(['小梅', '汤姆', '汤姆']);
  expect(dubbed.voices.size).toBe(3);
  expect(prompts()).toHaveLength(3);
  expect(prompts()[1]).toContain('Names: MEI is 小梅; TOM is 汤姆');
  expect(prompts()[2]).toContain(`- TOM (quietly): ${told} => ${chinese[told]}`);
  expect(dubbed.translated).toMatchObject({ written: 3, shortened: 0, usage: { requests: 3 } });
  expect(translation().drafts![told]).toEqual({ text: chinese[told], by: dubbed.translated!.model });
  expect(dubbed.findings).toMatchObject([{ code: 'translation-draft', severity: 'draft', evidence: { drafts: 3 } }]);
  expect(readFileSync(file(), 'utf8')).toContain('# What a language model wrote under lines.');
  const { records } = await readJournal(journalPath(folder));
  const runs = records.filter(({ step }) => step === 'translate');
  expect(runs.map(({ label, agent }) => [label, agent.kind])).toEqual([
    ['names', 'model'],
    ['scene 1', 'model'],
    ['scene 2', 'model'],
  ]);
  expect(runs[0]!.costs![0]!.amount).toBeGreaterThan(0);
  const again = await dub(saying({}));
  expect(spoken(again)).toEqual(spoken(dubbed));
  expect(server.sent).toHaveLength(3);
}, 60_000);

test("what a person wrote stays, and is told as what is said; a changed draft is a person's", async () => {
  const own = '船昨天就沉了，汤姆。';
  writeFileSync(
    file(),
    `# mine\ntype: translation\nversion: 1\nnames: {TOM: 阿汤}\nlines:\n  "${sank}": ${own} # hers\n`,
  );
  const words = { ...chinese, [sank]: '别的话。' };
  const dubbed = await dub(saying(words));
  expect(spoken(dubbed)[0]!.text).toBe(own);
  expect(prompts()[0]).not.toMatch(/^- TOM: /m);
  expect(prompts()[1]).toContain(`- MEI: ${sank} => ${own}`);
  expect(translation().names).toEqual({ TOM: '阿汤', MEI: '小梅' });
  const text = readFileSync(file(), 'utf8');
  expect(text).toContain('# mine');
  expect(text).toContain('# hers');
  expect(Object.keys(translation().drafts!)).toEqual([told, light]);
  writeFileSync(file(), text.replace(`  ${told}: ${chinese[told]}`, `  ${told}: 没人跟港务长说。`));
  const edited = await dub(saying({}));
  expect(spoken(edited)[1]!.text).toBe('没人跟港务长说。');
  expect(edited.findings).toMatchObject([{ evidence: { drafts: 1 } }]);
}, 60_000);

test('an answer that cannot be used is asked for once more and then leaves its line empty, with the reason', async () => {
  const stubborn = saying({ ...chinese, [told]: 'Nobody told him.' });
  const failure = await dub(stubborn).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    code: 'translation-missing',
    message: expect.stringMatching(
      /^One line has no translation in translation\.zh\.yaml\. .*"Nobody told him\." is not Chinese/,
    ),
  });
  expect(prompts()).toHaveLength(4);
  expect(translation().lines).toEqual({ [sank]: chinese[sank], [told]: '', [light]: chinese[light] });
}, 60_000);

test('a wording that takes too long even said fast is asked for shorter, once, and only where the model wrote it', async () => {
  const hers = '没有人。告诉。港务长。这件事。从来没有。真的。';
  const slow = '汤姆！船。昨天。夜里。沉了。全完了。';
  const short = '船昨天沉了。';
  writeFileSync(file(), `type: translation\nversion: 1\nlines:\n  ${told}: ${hers}\n`);
  const dubbed = await dub((prompt) => {
    const again = prompt.includes(`=> ${slow}`);
    return saying({ ...chinese, [sank]: again ? short : slow })(prompt);
  });
  expect(spoken(dubbed).map(({ text }) => text)).toEqual([short, hers, chinese[light]]);
  const shorter = prompts().filter((prompt) => /^\d+\. .* => /m.test(prompt));
  expect(shorter).toHaveLength(1);
  expect(shorter[0]).toMatch(
    new RegExp(`^1\\. MEI: ${sank} => ${slow} \\(2\\.\\d s, at most \\d+ characters\\)$`, 'm'),
  );
  expect(shorter[0]).toContain(`- TOM (quietly): ${told} => ${hers}`);
  expect(dubbed.translated).toMatchObject({ written: 2, shortened: 1 });
  expect(dubbed.findings.map(({ code, where }) => [code, where!.line])).toEqual([
    ['translation-draft', undefined],
    ['dub-too-long', 8],
  ]);
  const text = readFileSync(file(), 'utf8');
  expect(text).toContain('shortened: true');
  writeFileSync(file(), text.replaceAll(short, slow));
  const sent = server.sent.length;
  const again = await dub(saying({}));
  expect(again.findings.filter(({ code }) => code === 'dub-too-long')).toHaveLength(2);
  expect(server.sent).toHaveLength(sent);
}, 60_000);

test('a budget that ends keeps what was answered, and more of it goes on from there', async () => {
  const failure = await dub(saying(chinese), { tokens: 1800 }).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    code: 'translation-missing',
    message: expect.stringContaining('The budget is too small for the next request.'),
  });
  const before = translation();
  expect(before.lines[sank]).toBe(chinese[sank]);
  expect(before.lines[light]).toBe('');
  const sent = server.sent.length;
  await dub(saying(chinese));
  expect(server.sent).toHaveLength(sent + 1);
  expect(translation().lines).toEqual(chinese);
}, 60_000);

test('work that is stopped keeps the scenes that were answered', async () => {
  const stop = new AbortController();
  const stopping: Answers = (prompt) => {
    if (prompt.includes('EXT. PIER')) stop.abort();
    return saying(chinese)(prompt);
  };
  await expect(dub(stopping, { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
  expect(translation().lines).toEqual({ [sank]: chinese[sank], [told]: chinese[told] });
}, 60_000);
