import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { assess } from '../assess/index.ts';
import { findingSchema, type Patch } from '../film/index.ts';
import {
  type BudgetLimits,
  createBudget,
  createFakeModel,
  type FakeAnswer,
  memoryKept,
  prepareModel,
} from '../language/index.ts';
import { parseFountain, toScreenplay } from '../screenplay/index.ts';
import { applyPatch, applyPatches, critique } from './index.ts';

const script = (name: string) => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8');
const lantern = script('lantern.fountain');
const bridge = script('bridge-lamp.zh.fountain');
const read = (text: string) => toScreenplay(parseFountain(text));
const nothing: FakeAnswer = { json: { critiques: [] } };

type Change = { line?: number; find: string; replace: string };
type Draft = { quote: string; kind?: string; problem?: string; patch?: Change | null };

const saying = (...drafts: Draft[]): FakeAnswer => ({
  json: {
    critiques: drafts.map(({ quote, patch, ...rest }) => ({
      kind: 'dialogue',
      problem: 'It says what is seen.',
      quote,
      ...rest,
      patch: patch ? { line: 1, ...patch } : null,
    })),
  },
});

/** A critique by a model that says one thing about the scene whose prompt holds the words, and nothing about others. */
async function judged(text: string, scene: string, answers: FakeAnswer[], limits: BudgetLimits = {}) {
  let asked = 0;
  const fake = createFakeModel(({ prompt }) =>
    aboutScene(prompt, scene) ? answers[Math.min(asked++, answers.length - 1)]! : nothing,
  );
  const budget = createBudget(limits);
  const model = prepareModel(fake, {
    budget,
    kept: memoryKept(),
    wait: (ms) => (ms > 1e5 ? new Promise(() => {}) : Promise.resolve()),
  });
  const file = 'screenplay.fountain';
  const assessment = assess(read(text));
  return { ...(await critique({ text, read, file, assessment, model, budget })), requests: fake.requests };
}

const aboutScene = (prompt: string, heading: string) => new RegExp(`^ *\\d+\\| ${heading}`, 'm').test(prompt);

const study = 'INT. STUDY - NIGHT';
const idOf = (text: string, number: number) => read(text).scenes[number - 1]!.id;
const noLight = 'There is no light on the bridge.';

test('a criticism comes with its line and a change that fits the script', async () => {
  const { findings, dropped, usage } = await judged(lantern, study, [
    saying({ quote: noLight, patch: { find: noLight, replace: 'Then he is steering by nothing.' } }),
  ]);
  expect(dropped).toEqual([]);
  const line = lantern.split('\n').indexOf(noLight) + 1;
  const patch = { file: 'screenplay.fountain', line, find: noLight, replace: 'Then he is steering by nothing.' };
  expect(findings.map((finding) => findingSchema.parse(finding))).toEqual([
    {
      code: 'critique-dialogue',
      severity: 'note',
      message: 'It says what is seen.',
      where: { file: 'screenplay.fountain', line, scene: idOf(lantern, 2) },
      evidence: { quote: noLight, model: 'fake' },
      confidence: 0.5,
      fix: patch,
    },
  ]);
  expect(applyPatch(lantern, patch)).toBe(lantern.replace(noLight, patch.replace));
  expect(usage).toMatchObject({ requests: 5, kept: 0 });
});

test('Chinese scripts are asked about in Chinese', async () => {
  const find = '她没有害过人，她只是怕黑。';
  const { findings, requests } = await judged(bridge, '内景 书房', [
    saying({ quote: find, problem: '把话说尽了。', patch: { find, replace: '她只是怕黑。' } }),
  ]);
  expect(findings).toMatchObject([
    { message: '把话说尽了。', where: { scene: idOf(bridge, 2) }, fix: { replace: '她只是怕黑。' } },
  ]);
  expect(requests[1]!.system).toContain('你是剧本编辑');
  expect(requests[1]!.prompt).toContain('前一场： 外景 石桥 - 夜. 雨打石桥，灯影摇晃。');
});

test('the model is shown the scene by its line numbers, its neighbours and what figures found', async () => {
  const { requests } = await judged(lantern, study, [nothing]);
  const { prompt } = requests[1]!;
  const lines = lantern.split('\n');
  expect(prompt).toContain(`${String(lines.indexOf(study) + 1).padStart(4)}| ${study}\n`);
  expect(prompt).toContain('The scene before: EXT. VILLAGE STREET - DUSK. Lamps are being lit along the street.');
  expect(prompt).toContain('The scene after: EXT. STONE BRIDGE - NIGHT. Rain and wind.');
  expect(prompt).not.toContain('This way!');
  const sunny = lantern.replace('Rain and wind.', 'The noon sun burns on the stones.');
  const { findings } = assess(read(sunny));
  const inScenes = findings.filter(({ where }) => where?.line !== undefined && where.line >= 6);
  expect(inScenes.length).toBeGreaterThan(0);
  const shown = (await judged(sunny, study, [nothing])).requests;
  for (const { message } of inScenes) expect(shown.some((asked) => asked.prompt.includes(message))).toBe(true);
});

const faulty: [string, Draft, string][] = [
  ['words that the script does not say', { quote: 'There is a light.' }, 'quote-missing'],
  ['a find that is not there', { quote: noLight, patch: { find: 'no lamp', replace: 'x' } }, 'find-missing'],
  ['a find of another scene', { quote: noLight, patch: { find: 'This way!', replace: 'x' } }, 'find-missing'],
  ['a find that is there twice', { quote: noLight, patch: { find: 'bridge', replace: 'pier' } }, 'find-many'],
  ['a change of nothing', { quote: noLight, patch: { find: noLight, replace: noLight } }, 'same'],
  [
    'a change of the heading',
    { quote: noLight, patch: { find: study, replace: 'INT. LOFT - NIGHT' } },
    'heading-changed',
  ],
  ['a heading taken out', { quote: noLight, patch: { find: study, replace: 'A study.' } }, 'scenes-changed'],
  [
    'a new scene',
    { quote: noLight, patch: { find: noLight, replace: 'No.\n\nEXT. PIER - DAY\n\nA boat.' } },
    'scenes-changed',
  ],
  ['a hidden part', { quote: noLight, patch: { find: noLight, replace: '/* no' } }, 'marks'],
  ['a speaker cut', { quote: noLight, patch: { find: `MEI\n${noLight}\n\n`, replace: '' } }, 'speaker-lost'],
  [
    'somebody invented',
    { quote: noLight, patch: { find: noLight, replace: 'No.\n\nFERRYMAN\nThere is.' } },
    'speaker-new',
  ],
  [
    'a whole new scene in one change',
    { quote: noLight, patch: { find: noLight, replace: 'No. '.repeat(400) } },
    'too-long',
  ],
];

test.each(faulty)('%s goes back with the reason, twice, and is then dropped', async (_, draft, reason) => {
  const { findings, dropped, requests } = await judged(lantern, study, [saying(draft)]);
  expect(findings).toEqual([]);
  expect(dropped).toMatchObject([
    { code: 'critique-dropped', where: { scene: idOf(lantern, 2) }, evidence: { reason } },
  ]);
  const about = requests.filter(({ prompt }) => aboutScene(prompt, study));
  expect(about).toHaveLength(3);
  const said = dropped[0]!.message.replace(/^A criticism was dropped: It says what is seen\. /, '');
  expect(said.length).toBeGreaterThan(10);
  expect(about[1]!.prompt).toContain(`- critiques.0: ${said}`);
});

test('a name that is only spoken of must stay', async () => {
  const text = lantern
    .replace('Nobody may cross', 'Not even the White Fox may cross')
    .replace(' A WHITE FOX sits', '\n\nWHITE FOX\nGo home.\n\nShe sits');
  const find = 'Not even the White Fox may cross in the storm.';
  const { dropped } = await judged(text, 'EXT. VILLAGE STREET', [
    saying({ quote: find, patch: { find, replace: 'Nobody may cross.' } }),
  ]);
  expect(dropped).toMatchObject([{ evidence: { reason: 'name-lost' } }]);
  expect(dropped[0]!.message).toContain('WHITE FOX');
});

test('a change that is corrected when asked again is taken, and good ones beside a bad one stay', async () => {
  const good = { quote: 'No. Not yet.', patch: { find: 'No. Not yet.', replace: 'Not yet.' } };
  const bad = { quote: noLight, patch: { find: 'no lamp', replace: 'x' } };
  const mended = { quote: noLight, patch: { find: noLight, replace: 'It is dark out there.' } };
  const corrected = await judged(lantern, study, [saying(good, bad), saying(good, mended)]);
  expect(corrected.findings.map(({ fix }) => (fix as Patch).replace)).toEqual(['Not yet.', 'It is dark out there.']);
  const stubborn = await judged(lantern, study, [saying(good, bad)]);
  expect(stubborn.findings).toHaveLength(1);
  expect(stubborn.dropped).toMatchObject([{ evidence: { reason: 'find-missing' } }]);
});

test('two changes of the same words are not both offered; those that are can all be made', async () => {
  const first = { quote: noLight, patch: { find: noLight, replace: 'It is dark.' } };
  const second = { quote: noLight, patch: { find: 'no light on the bridge.', replace: 'nothing.' } };
  const third = {
    quote: 'He holds out',
    patch: { find: 'He holds out the lantern to her.', replace: 'He gives it to her.' },
  };
  const { findings, dropped } = await judged(lantern, study, [saying(first, second, third)]);
  expect(dropped).toMatchObject([{ evidence: { reason: 'overlap' } }]);
  const changed = applyPatches(
    lantern,
    findings.map(({ fix }) => fix as Patch),
  );
  expect(changed).toBe(lantern.replace(noLight, 'It is dark.').replace(third.patch.find, third.patch.replace));
});

test('line numbers copied along and foreign line ends are put right', async () => {
  const text = lantern.replaceAll('\n', '\r\n');
  const { findings } = await judged(text, study, [
    saying({
      quote: '(softly) No.',
      patch: { find: '  27| (softly)\n  28| No. Not yet.', replace: '27| (softly)\n28| Not yet.' },
    }),
  ]);
  const { fix } = findings[0]!;
  expect(applyPatch(text, fix as Patch)).toBe(text.replace('No. Not yet.', 'Not yet.'));
});

test('a find that stands twice is taken at its line', async () => {
  const line = lantern.split('\n').indexOf(noLight) + 1;
  const { findings } = await judged(lantern, study, [
    saying({ quote: noLight, patch: { line, find: 'on the bridge', replace: 'out there' } }),
  ]);
  expect(applyPatch(lantern, findings[0]!.fix as Patch)).toBe(lantern.replace(noLight, 'There is no light out there.'));
});

test('a scene that the model refuses is said not to be judged, and the others are', async () => {
  const { findings, dropped, requests } = await judged(lantern, study, [
    { reply: { text: 'I will not.', finish: 'refused' } },
  ]);
  expect(findings).toEqual([]);
  expect(dropped).toMatchObject([
    { code: 'scene-unjudged', where: { scene: idOf(lantern, 2) }, evidence: { reason: 'model-refused' } },
  ]);
  expect(dropped[0]!.message).toBe('The model has not judged scene 2. fake refuses to answer: "I will not."');
  expect(requests).toHaveLength(5);
});

test('an empty budget stops the asking and names the scenes that were not judged', async () => {
  const { dropped, usage, requests } = await judged(lantern, study, [nothing], { tokens: 6000 });
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.length + dropped.length).toBe(5);
  expect(dropped.at(-1)).toMatchObject({
    where: { scene: idOf(lantern, 5) },
    evidence: { reason: 'model-over-budget' },
  });
  expect(usage.tokens.in + usage.tokens.out).toBeLessThanOrEqual(6000);
});

test('a wrong key ends it with the problem', async () => {
  const failure = { code: 'unauthorised', message: 'status 401' } as const;
  await expect(judged(lantern, study, [{ failure }])).rejects.toMatchObject({ code: 'model-unauthorised', exit: 5 });
});
