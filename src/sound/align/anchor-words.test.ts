import { expect, test } from 'vitest';
import { fromSeconds } from '../../film/index.ts';
import { anchorToCharacters } from './anchor-words.ts';

const span = (start: number, end: number) => ({ start: fromSeconds(start), end: fromSeconds(end) });
const said = {
  words: [
    { text: 'Hi', ...span(0.1, 0.3) },
    { text: 'Ann', ...span(0.3, 0.7) },
  ],
  phones: [
    { phone: 'pau', ...span(0, 0.1) },
    { phone: 'hh', ...span(0.1, 0.2) },
    { phone: 'ay', ...span(0.2, 0.3) },
    { phone: 'ae', ...span(0.3, 0.5) },
    { phone: 'n', ...span(0.5, 0.7) },
    { phone: 'pau', ...span(0.7, 0.9) },
  ],
};
const spoken = (text: string) => ({
  characters: [...text],
  starts: [...text].map((_, index) => 0.2 + index * 0.1),
  ends: [...text].map((_, index) => 0.3 + index * 0.1),
});

test('words stand where the service says, and phones keep their place in their word', () => {
  const { words, phones } = anchorToCharacters(said, spoken('Hi, Ann!'))!;
  expect(words).toEqual([
    { text: 'Hi', ...span(0.2, 0.4) },
    { text: 'Ann', ...span(0.6, 0.9) },
  ]);
  expect(phones.find(({ phone }) => phone === 'hh')).toEqual({ phone: 'hh', ...span(0.2, 0.3) });
  expect(phones.find(({ phone }) => phone === 'n')).toEqual({ phone: 'n', ...span(0.75, 0.9) });
  for (const [index, phone] of phones.entries()) expect(phone.start).toBe(phones[index - 1]?.end ?? 0);
});

test('characters of another text move nothing', () => {
  expect(anchorToCharacters(said, spoken('Hello, Bob!'))).toBeUndefined();
});
