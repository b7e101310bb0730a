import { expect, test } from 'vitest';
import { random } from '../../film/index.ts';
import table from './data/lettering.json' with { type: 'json' };
import { phrase, type Script, strokesOf, type Writing } from './parts/lettering.ts';

const writings = Object.entries(table.phrases) as [Writing, Partial<Record<Script, string[]>>][];

test('every word that a set may show can be written, in the script that it is listed under', () => {
  for (const [, scripts] of writings)
    for (const [script, words] of Object.entries(scripts))
      for (const sign of words.join('').replaceAll(' ', '')) {
        expect(strokesOf(sign), sign).toBeDefined();
        expect(/\p{Script=Han}/u.test(sign), sign).toBe(script === 'han');
      }
});

test('words fit where they are put', () => {
  for (const seed of [1, 2, 3, 4, 5])
    for (const script of ['han', 'latin'] as const)
      expect(phrase('neon', script, 4, random(`${seed}/sign`)).length).toBeLessThanOrEqual(4);
});
