import { expect, test } from 'vitest';
import {
  type BudgetLimits,
  createBudget,
  createFakeModel,
  type FakeAnswer,
  memoryKept,
  prepareModel,
} from '../language/index.ts';
import { parseFountain, toScreenplay } from '../screenplay/index.ts';
import { draftScenes } from './index.ts';

const planned = `Title: Oil

INT. LIGHTHOUSE - NIGHT

= Two brothers have no oil.

The lamp sinks. BEN shakes the can.

TOM
There is no more oil.

BEN
There is the debt.

EXT. PIER - NIGHT

= Tom sells the boat.

TOM gives the key of the boat away.

TOM
Take it.
`;
const chinese = `外景 石桥 - 夜

= 书生过桥。

书生提着灯上桥。

@书生
有人吗？
`;
const read = (text: string) => toScreenplay(parseFountain(text));
const inside =
  'The lamp gutters over an empty can of oil. BEN turns the can upside down.\n\nTOM\nNot a drop.\n\nBEN\nAsk the debt for some.';
const outside = "Fog. TOM lays the key of the boat on a stranger's palm.\n\nTOM\nShe pulls to the left.";

async function draft(text: string, answers: Record<string, FakeAnswer[]>, limits: BudgetLimits = {}) {
  const counts: Record<string, number> = {};
  const fake = createFakeModel(({ prompt }) => {
    const number = /(?:Write scene|写第) (\d+)/.exec(prompt)![1]!;
    const at = counts[number] ?? 0;
    counts[number] = at + 1;
    return answers[number]![Math.min(at, answers[number]!.length - 1)]!;
  });
  const budget = createBudget(limits);
  const wait = () => new Promise<void>(() => {});
  const model = prepareModel(fake, { budget, kept: memoryKept(), wait });
  const things = ['oil', 'debt', 'key', '灯'];
  return {
    ...(await draftScenes({ text, read, file: 'screenplay.fountain', things, model, budget })),
    requests: fake.requests,
  };
}

const scene = (text: string): FakeAnswer => ({ json: { scene: text } });

test('scenes are written one after the other into the plan, which keeps headings, synopses and title', async () => {
  const { text, written, findings, requests } = await draft(planned, { 1: [scene(inside)], 2: [scene(outside)] });
  expect(findings).toEqual([]);
  expect(written).toBe(2);
  expect(text).toBe(
    `Title: Oil\n\nINT. LIGHTHOUSE - NIGHT\n\n= Two brothers have no oil.\n\n${inside}\n\nEXT. PIER - NIGHT\n\n= Tom sells the boat.\n\n${outside}\n`,
  );
  expect(requests[0]!.prompt).toContain('1. INT. LIGHTHOUSE - NIGHT. Two brothers have no oil.\n2. EXT. PIER - NIGHT.');
  expect(requests[1]!.prompt).toContain('BEN\nAsk the debt for some.');
});

test.each([
  ['a speaker is lost', inside.replace(/BEN\nAsk the debt for some\.$/, ''), 'After the change BEN does not speak'],
  ['a thing of the premise is lost', inside.replace('of oil', 'of nothing'), 'does not speak of "oil"'],
  ['somebody comes in', `${inside}\n\nCAPTAIN\nAhoy.`, '"CAPTAIN" reads as somebody who speaks'],
  ['a scene is added', `${inside}\n\nEXT. SEA - DAY\n\nWaves.`, '3 scenes instead of 2'],
  ['a line is said elsewhere', inside.replace('Not a drop.', 'Take it.'), '"Take it." is said elsewhere'],
  [
    'it is another language',
    '灯灭了，oil，debt。BEN 摇了摇罐子，里面什么也没有。\n\nTOM\n一滴油也没有了。\n\nBEN\n那就去问问债主吧。',
    'not in English',
  ],
  ['it is a novel', `${inside}\n\n${'The sea goes on and on. '.repeat(60)}`, 'longer than'],
])('where %s, it goes back with the reason, and else the plan stands and says so', async (_, bad, reason) => {
  const { text, written, findings, requests } = await draft(planned, { 1: [scene(bad)], 2: [scene(outside)] });
  expect(findings).toMatchObject([{ code: 'scene-as-planned', severity: 'draft', where: { line: 3 } }]);
  expect(findings[0]!.message).toContain(reason);
  expect(requests).toHaveLength(4);
  expect(requests[1]!.prompt).toContain(reason);
  expect(written).toBe(1);
  expect(text).toContain('There is no more oil.');
  expect(text).toContain('She pulls to the left.');
  const mended = await draft(planned, { 1: [scene(bad), scene(inside)], 2: [scene(outside)] });
  expect(mended.findings).toEqual([]);
  expect(mended.text).toContain('Not a drop.');
});

test('an empty budget leaves the rest as planned, and says so for each scene', async () => {
  const { text, findings } = await draft(planned, { 1: [scene(inside)], 2: [scene(outside)] }, { tokens: 2200 });
  expect(text).toContain('Not a drop.');
  expect(text).toContain('TOM gives the key of the boat away.');
  expect(findings).toHaveLength(1);
  expect(findings[0]!.message).toContain('The budget is too small');
});

test('Chinese scenes are asked for in Chinese and must be', async () => {
  const body = '灯影过桥。书生停步。\n\n@书生\n桥那头是谁？';
  const { text, findings, requests } = await draft(chinese, { 1: [scene(body)] });
  expect(findings).toEqual([]);
  expect(text).toBe(`外景 石桥 - 夜\n\n= 书生过桥。\n\n${body}\n`);
  expect(requests[0]!.system).toContain('用中文写');
  const lost = await draft(chinese, { 1: [scene(body.replace('灯影', '人影'))] });
  expect(lost.findings[0]!.message).toBe('第 1 场仍是大纲的写法，没有用模型写的。本场不再讲到“灯”。');
});
