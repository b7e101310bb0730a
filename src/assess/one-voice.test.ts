import { expect, test } from 'vitest';
import { parseFountain, toScreenplay } from '../screenplay/index.ts';
import { mainRoles } from './characters.ts';
import { assess } from './index.ts';
import { voiceEvidence, voicesOf } from './one-voice.ts';
import { readFacts } from './script-facts.ts';

type Said = [role: string, text: string];

function evidenceOf(said: readonly Said[], chinese = false) {
  const heading = chinese ? '内景 茶馆 - 日' : 'INT. INN - DAY';
  const lines = said.map(([role, text]) => `${chinese ? '@' : ''}${role}\n${text}`);
  const screenplay = toScreenplay(parseFountain([heading, ...lines].join('\n\n')));
  const facts = readFacts(screenplay);
  return { ...voiceEvidence(facts, mainRoles(facts)), unjudged: assess(screenplay).unjudged };
}

test('two people who say the same sentences word for word have one voice', () => {
  const lines = [
    'The boat is at the pier.',
    'I never wanted any of this.',
    'Bring me the blue one.',
    'Was it raining there?',
  ];
  const said = [...lines, ...lines].flatMap((text): Said[] => [
    ['MARA', text],
    ['TOBIN', text],
  ]);
  const evidence = evidenceOf(said);
  expect(evidence.echoed).toBe(1);
  expect(voicesOf(evidence)).toBe('one');
});

test('where little is said nobody is accused, and the assessment says that it cannot judge', () => {
  const evidence = evidenceOf([
    ['MARA', 'The boat is at the pier.'],
    ['TOBIN', 'Then we walk.'],
  ]);
  expect(evidence.apart).toBeUndefined();
  expect(voicesOf(evidence)).toBe('unsure');
  expect(evidence.unjudged).toHaveLength(2);
});

test.each<[role: string, text: string, calls: number]>([
  ['MARA', 'Sit down, Mara, you look tired.', 1],
  ['MARA', 'Sit down, Tobin, you look tired.', 0],
  ['MARA', 'Mara, police. I had a call.', 0],
  ['MARA', 'He said, "Mara, you are late."', 0],
  ['MRS. HOLUB', 'Mrs. Holub! Where are you going?', 1],
])('%s: %s calls its own speaker %i times', (role, text, calls) => {
  const evidence = evidenceOf([
    [role, text],
    ['TOBIN', 'No.'],
  ]);
  expect(evidence.ownCalls).toHaveLength(calls);
});

test('a Chinese speaker who calls herself by her given name is noticed, who says her name is not', () => {
  const others: Said[] = [['老邱', '来了。']];
  expect(evidenceOf([['孟小满', '小满！你吃了再写！'], ...others], true).ownCalls).toHaveLength(1);
  expect(evidenceOf([['孟小满', '我叫孟小满。'], ...others], true).ownCalls).toHaveLength(0);
});
