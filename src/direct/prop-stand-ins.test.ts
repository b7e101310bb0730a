import { expect, test } from 'vitest';
import { createThesaurus, depict } from '../language/index.ts';
import { openWordnet } from '../language/node/index.ts';
import { read } from './__fixtures__/film.ts';
import { propStandIns } from './prop-stand-ins.ts';

const thesaurus = createThesaurus(openWordnet());
const told = (action: string) =>
  propStandIns(read(`EXT. FIELD - DAY\n\n${action}\n`), {
    depict: (text) => depict(text, { language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en', thesaurus }),
    thesaurus,
  });

test('a thing that no table has is the nearest that the stage has, and the finding says how near', () => {
  const { standIns, findings } = told('A monk finds a jug under the tree.');
  expect(standIns).toEqual({ jug: 'bottle' });
  expect(findings).toMatchObject([
    { code: 'prop-substituted', evidence: { noun: 'jug', prop: 'bottle', path: ['jug', 'bottle'] } },
  ]);
});

test('what only shares a purpose is not seen rather than misdrawn', () => {
  expect(told('A monk finds a screwdriver under the tree.').standIns).toEqual({});
  expect(told('A thief looks at the throne.').standIns).toEqual({});
});

test('things drawn as another of the table are told, things drawn as they are not', () => {
  expect(told('He plays the cello.').findings).toMatchObject([{ evidence: { noun: 'cello', prop: 'violin' } }]);
  expect(told('He opens the diary and lights a lantern.').findings).toEqual([]);
});

test('what nothing is like is not seen, in both languages', () => {
  expect(told('A boy loses his anchor.').findings.map(({ code }) => code)).toEqual(['prop-missing']);
  expect(told('一个男孩弄丢了一只梯子。').findings.map(({ code }) => code)).toEqual(['prop-missing']);
});
