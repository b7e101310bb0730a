import { describe, expect, test } from 'vitest';
import { expectedTexts, readSourceText, scoreAdaptation } from './__fixtures__/score-adaptation.ts';

const texts = expectedTexts.map((text) => ({ ...text, source: readSourceText(text.name) }));

describe('every character, place, speech and event of the texts it was tuned on is there, in order, and nobody says what they do not', () => {
  test.for(texts.filter(({ split }) => split === 'tuning'))('$name', ({ name, source }, { skip }) => {
    if (source === undefined) skip('../shared/data/public-domain is not here');
    expect(scoreAdaptation(name, source!).missed).toEqual([]);
  });
});

test.each([
  'first-held-out',
  'second-held-out',
  'third-held-out',
  'fourth-held-out',
  'fifth-held-out',
])('%s: what is lost stays rare', (split) => {
  const scores = texts.filter((text) => text.split === split).map(({ name, source }) => scoreAdaptation(name, source!));
  const sum = (key: 'kept' | 'asked') => scores.reduce((total, score) => total + score[key], 0);
  expect(sum('kept') / sum('asked')).toBeGreaterThanOrEqual(0.95);
});

test('the score sees what is lost, out of order, or put into the wrong mouth', () => {
  const source = readSourceText('aesop-lion-and-mouse')!;
  const cut = scoreAdaptation('aesop-lion-and-mouse', source.replace(/Just then the little Mouse.*?Beasts\. /s, ''));
  expect(cut.missed).toContain('shown gnaw(s|ed) away the ropes');
  const swapped = scoreAdaptation('aesop-lion-and-mouse', source.replace('cried the little Mouse', 'cried the Lion'));
  expect(swapped.missed).toContain('says MOUSE: Pardon, O King');
  const [first, ...rest] = source.split(/(?<=\.) (?=Some time after)/);
  expect(scoreAdaptation('aesop-lion-and-mouse', `${rest.join(' ')}\n\n${first}`).kept).toBeLessThan(cut.asked);
});
