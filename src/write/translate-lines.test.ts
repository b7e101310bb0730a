import { expect, test } from 'vitest';
import { createBudget, createFakeModel, type FakeAnswer, memoryKept, prepareModel } from '../language/index.ts';
import { type TranslationRequest, translateLines, translateNames } from './index.ts';

const room = { seconds: 1.6, syllables: 6, limit: 8 };
const harbour: TranslationRequest = {
  from: 'en',
  heading: 'INT. OFFICE - DAY',
  names: { MEI: '小梅', CAPTAIN: '船长' },
  before: [{ speaker: 'TOM', parentheticals: [], text: 'Close the door.', said: '把门关上。' }],
  lines: [
    { speaker: 'MEI', parentheticals: ['whispering'], text: 'The boat sank, Captain.', seen: 'Mei runs in.', room },
    { speaker: 'CAPTAIN', parentheticals: [], text: 'When?', said: '什么时候？' },
    { speaker: 'MEI', parentheticals: [], text: 'No captain saw it.', room },
  ],
};
const bridge: TranslationRequest = {
  from: 'zh',
  heading: '外景 石桥 - 夜',
  names: { 书生: 'the Scholar', 梅: 'Plum' },
  before: [],
  lines: [{ speaker: '狐仙', parentheticals: ['轻声'], text: '书生，梅花开了。', room }],
};

const saying = (...lines: (string | [number, string])[]): FakeAnswer => ({
  json: {
    lines: lines.map((entry, index) => {
      const [line, text] = typeof entry === 'string' ? [index + 1, entry] : entry;
      return { line, text };
    }),
  },
});
const good = saying('船长，船沉了。', '没有人看见。');

function asking(answers: readonly FakeAnswer[], tokens?: number) {
  const fake = createFakeModel(answers);
  const budget = createBudget(tokens === undefined ? {} : { tokens });
  const model = prepareModel(fake, { budget, kept: memoryKept(), wait: () => new Promise<void>(() => {}) });
  return { model, seed: 1, signal: new AbortController().signal, requests: fake.requests };
}

test('a model is told who speaks, how, what was said, how people are called and what fits', async () => {
  const ask = asking([good]);
  const { texts, faults } = await translateLines(harbour, ask);
  expect(texts).toEqual({ 'The boat sank, Captain.': '船长，船沉了。', 'No captain saw it.': '没有人看见。' });
  expect(faults).toEqual([]);
  expect(ask.requests[0]!.prompt).toBe(
    [
      'Names: MEI is 小梅; CAPTAIN is 船长',
      'Said before:\n- TOM: Close the door. => 把门关上。',
      'The scene, INT. OFFICE - DAY:\n[Mei runs in.]\n1. MEI (whispering): The boat sank, Captain. (1.6 s, at most 6 characters)\n- CAPTAIN: When? => 什么时候？\n2. MEI: No captain saw it. (1.6 s, at most 6 characters)',
    ].join('\n\n'),
  );
});

const first = '船长，船沉了。';
test.each([
  ['is missing', saying(first), 'Line 2, "No captain saw it.": it has no translation.'],
  ['is empty', saying(first, ' '), 'it has no translation'],
  ['is in the wrong language', saying(first, 'Nobody saw it.'), '"Nobody saw it." is not Chinese'],
  ['is much too long', saying(first, '那个晚上没有任何人看见。'), 'has 11 characters, and no more than 8'],
  ['comes twice', saying(first, '没人看见。', [2, '没有人看见。']), 'more than one translation'],
  ['begins with its speaker', saying(first, '小梅：没人看见。'), 'the name of the speaker'],
])('a line that %s goes back once with the reason, and is then left out alone', async (_, bad, reason) => {
  const ask = asking([bad]);
  const { texts, faults } = await translateLines(harbour, ask);
  expect(ask.requests).toHaveLength(2);
  expect(ask.requests[1]!.prompt).toContain(reason);
  expect(texts).toEqual({ 'The boat sank, Captain.': first });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(reason);
  const mended = await translateLines(harbour, asking([bad, good]));
  expect(mended.faults).toEqual([]);
  expect(Object.keys(mended.texts)).toHaveLength(2);
});

test('a line that nobody asked for goes back, and is not taken', async () => {
  const ask = asking([saying(first, '没人看见。', [3, '什么时候？'])]);
  const { texts, faults } = await translateLines(harbour, ask);
  expect(Object.keys(texts)).toHaveLength(2);
  expect(faults).toEqual(['There is no line 3 to translate.']);
});

test('who is named is called as the list says, and a word that is no name may be anything', async () => {
  const { texts, faults } = await translateLines(harbour, asking([saying('头儿，船沉了。', '没有人看见。')]));
  expect(texts).toEqual({ 'No captain saw it.': '没有人看见。' });
  expect(faults[0]).toContain('it speaks of CAPTAIN, who is called 船长');
});

test('Chinese is translated into English, asked for in Chinese', async () => {
  const ask = asking([saying('Scholar, the plum trees bloom.')]);
  expect((await translateLines(bridge, ask)).texts).toEqual({ '书生，梅花开了。': 'Scholar, the plum trees bloom.' });
  expect(ask.requests[0]!.prompt).toContain('1. 狐仙 (轻声): 书生，梅花开了。（1.6 秒，最多 6 个音节）');
  const long = await translateLines(bridge, asking([saying('Scholar, the old plum trees are in full bloom.')]));
  expect(long.faults[0]).toBe(
    '第 1 句“书生，梅花开了。”：“Scholar, the old plum trees are in full bloom.”有 10 个音节，1.6 秒里最多能说 8 个。',
  );
  const mixed = await translateLines(bridge, asking([saying('Scholar, 梅花 bloom.')]));
  expect(mixed.faults[0]).toContain('不是英文');
});

test('a shorter wording may leave a name out, and sees the one that took too long', async () => {
  const said = '船长，那条大船已经沉了。';
  const lines = [{ ...harbour.lines[0]!, said, room: { seconds: 1.6, syllables: 5, limit: 5 } }];
  const ask = asking([saying('船已经沉了。')]);
  expect(await translateLines({ ...harbour, lines }, ask)).toMatchObject({ faults: [] });
  expect(ask.requests[0]!.prompt).toContain(`Captain. => ${said} (1.6 s, at most 5 characters)`);
});

test('a model that refuses or talks nonsense leaves its scene; a budget that ends before a repair ends the work', async () => {
  const refusing = asking([{ reply: { text: 'I would rather not.', finish: 'refused' } }]);
  expect((await translateLines(harbour, refusing)).faults[0]).toContain('fake refuses to answer');
  const nonsense = await translateLines(harbour, asking(['Certainly! Here you are.']));
  expect(nonsense).toMatchObject({ texts: {}, faults: [expect.stringContaining('gave no answer that can be used')] });
  const poor = asking([saying('no', 'no')], 2400);
  await expect(translateLines(harbour, poor)).rejects.toMatchObject({ code: 'model-over-budget' });
  expect(poor.requests).toHaveLength(1);
});

test('people get names of their own, in the language; what is wrong goes back', async () => {
  const people = [
    { name: 'MEI', about: 'child, female' },
    { name: 'OLD WOMAN', about: '' },
  ];
  const naming = (...called: string[]): FakeAnswer => ({
    json: { people: people.map(({ name }, index) => ({ name, called: called[index] })) },
  });
  const ask = asking([naming('Mei', '船长'), naming('小梅', '老奶奶')]);
  const { texts, faults } = await translateNames('en', people, { CAPTAIN: '船长' }, ask);
  expect({ texts, faults }).toEqual({ texts: { MEI: '小梅', 'OLD WOMAN': '老奶奶' }, faults: [] });
  expect(ask.requests[1]!.prompt).toContain('"Mei" for MEI is not in Chinese characters');
  expect(ask.requests[1]!.prompt).toContain('OLD WOMAN and CAPTAIN have the same name');
  const kept = await translateNames('en', people, { CAPTAIN: '船长' }, asking([naming('小梅', '船长')]));
  expect(kept.texts).toEqual({ MEI: '小梅' });
  expect(kept.faults).toEqual(['OLD WOMAN and CAPTAIN have the same name.']);
});
