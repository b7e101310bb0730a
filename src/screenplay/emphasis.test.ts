import { expect, test } from 'vitest';
import { parseEmphasis, plainText } from './index.ts';

const styles = (text: string) =>
  parseEmphasis(text).map(({ text: run, bold, italic, underline }) => [
    run,
    [bold && 'b', italic && 'i', underline && 'u'].filter(Boolean).join(''),
  ]);

test.each([
  [
    'He is *here*.',
    [
      ['He is ', ''],
      ['here', 'i'],
      ['.', ''],
    ],
  ],
  [
    '**now** and ***ever***',
    [
      ['now', 'b'],
      [' and ', ''],
      ['ever', 'bi'],
    ],
  ],
  [
    '_an *italicized* word_',
    [
      ['an ', 'u'],
      ['italicized', 'iu'],
      [' word', 'u'],
    ],
  ],
  ['press \\*69 to star*', [['press *69 to star*', '']]],
  ['2 * 3 * 4', [['2 * 3 * 4', '']]],
  ['*not across\nlines*', [['*not across\nlines*', '']]],
])('%j', (text, expected) => {
  expect(styles(text)).toEqual(expected);
});

test('plain text is what is spoken', () => {
  expect(plainText('_**BRICK & STEEL**_')).toBe('BRICK & STEEL');
  expect(plainText('snake_case stays, so does 5 * 5')).toBe('snake_case stays, so does 5 * 5');
});
