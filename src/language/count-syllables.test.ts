import { expect, test } from 'vitest';
import { countSyllables } from './index.ts';

test.each([
  ['The boat sank yesterday.', 6],
  ['Asked, wanted, houses, moved, little, people, being, idea.', 15],
  ["Don't you dare!", 3],
  ['灯还亮着，你就还会回来。', 10],
  ['1945年。', 5],
  ['……', 0],
])('%s has %i syllables', (text, syllables) => expect(countSyllables(text)).toBe(syllables));
