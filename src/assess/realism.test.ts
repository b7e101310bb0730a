import { expect, test } from 'vitest';
import { parseFountain, toScreenplay } from '../screenplay/index.ts';
import { assess } from './index.ts';

function realism(text: string) {
  const { dimensions, findings } = assess(toScreenplay(parseFountain(text)));
  const codes = [
    'not-to-be-seen',
    'unseen-voice',
    'unreal-scene',
    'time-leaps',
    'undated-scene',
    'unsourced-scene',
  ].concat(['out-of-order', 'thought-told', 'no-mind-shown', 'two-minds']);
  const own = findings.filter(({ code }) => codes.includes(code));
  return {
    score: dimensions.find(({ id }) => id === 'realism')!.score,
    says: dimensions.find(({ id }) => id === 'realism')!.says,
    broken: own.map(({ code, where }) => `${code} ${where!.line}`),
    severities: new Set(own.map(({ severity }) => severity)),
  };
}

const seen = `Title: The Well
Realism: reproducible

EXT. WELL - DAY

A woman lowers a bucket. The rope runs through her hands.

WOMAN
It is dry.

EXT. WELL - CONTINUOUS

A boy climbs the wall and looks in.

BOY
There is a stone at the bottom.
`;

test('a script that shows only what a camera sees keeps to reproducible realism', () => {
  expect(realism(seen)).toMatchObject({ score: 100, broken: [] });
});

test('what breaks reproducible realism is cited by its line', () => {
  const broken = seen
    .replace('It is dry.', 'It is dry.\n\nWOMAN (V.O.)\nIt was never dry before.')
    .replace('A boy climbs', 'The boy remembers the winter. A boy climbs')
    .replace('WELL - CONTINUOUS', 'WELL - NIGHT');
  const found = realism(broken);
  expect(found.broken.sort()).toEqual(['not-to-be-seen 16', 'time-leaps 14', 'unseen-voice 11']);
  expect(found.severities).toEqual(new Set(['warning']));
  expect(found.score).toBeLessThan(10);
  expect(realism(broken.replace('Realism: reproducible\n', '')).severities).toEqual(new Set(['note']));
});

const told = `片名：井
写实：事件

外景 井边 - 日

[[原文：3:1-3:40]]

字幕：第1天 06:10，井边

女人放下水桶。绳子从手里滑过去。

@旁白（画外音）
井是在六月干的。

外景 井边 - 夜

字幕：第1天 21:40，井边（情景再现）

男孩爬上井沿，往里看。

@男孩
底下有块石头。
`;

test('an account keeps to event realism where each scene is timed, in order and sourced', () => {
  expect(realism(told)).toMatchObject({ score: 100, broken: [] });
});

test.each([
  ['a scene without a time', (text: string) => text.replace('字幕：第1天 06:10，井边\n\n', ''), 'undated-scene 4'],
  ['a scene without a source', (text: string) => text.replace('[[原文：3:1-3:40]]\n\n', ''), 'unsourced-scene 4'],
  ['a time that runs back', (text: string) => text.replace('21:40', '05:40'), 'out-of-order 15'],
  [
    'a thought that nobody can have heard',
    (text: string) => text.replace('@男孩\n', '@男孩（内心独白）\n'),
    'thought-told 21',
  ],
])('%s breaks event realism', (_, change, expected) => {
  expect(realism(change(told)).broken).toEqual([expected]);
});

test('a realism that there is none of is said', () => {
  const { findings } = assess(toScreenplay(parseFountain(seen.replace('reproducible', 'magical'))));
  expect(findings.find(({ code }) => code === 'unknown-realism')?.message).toContain('magical');
});

test('psychological realism shows one mind', () => {
  const psychological = seen.replace('reproducible', 'psychological');
  expect(realism(psychological).broken).toEqual(['no-mind-shown 4']);
  const voiced = psychological.replace('It is dry.', 'It is dry.\n\nWOMAN (V.O.)\nI knew it in my hands.');
  expect(realism(voiced)).toMatchObject({ score: 100, broken: [] });
  const both = voiced
    .replace('BOY\n', 'BOY (V.O.)\nNobody asks me.\n\nBOY\n')
    .replace('I knew it in my hands.', 'I knew it in my hands.\n\nWOMAN (V.O.)\nBefore I looked.');
  expect(realism(both).broken).toEqual(['two-minds 21']);
});
