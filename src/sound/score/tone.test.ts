import { expect, test } from 'vitest';
import { characterOf } from './tone.ts';

test.each([
  ['Two old men quarrel over a game of chess', 'en', 'comedy', 'comedy'],
  ['A detective walks into a casino', 'en', 'romantic comedy', 'comedy'],
  ['两位老人在酒馆里为一盘棋争吵', 'zh', '喜剧', 'chinese-comedy'],
  ['太空飞船上的两个厨子', 'zh', 'comedy', 'comedy'],
  ['A nurse in a hospital reads a letter', 'en', 'horror', 'horror'],
  ['古寺里的夜', 'zh', '恐怖片', 'chinese'],
  ['A nurse in a hospital reads a letter', 'en', 'love', 'piano'],
] as const)('%s (%s, %s) is played as %s', (words, language, genre, style) => {
  expect(characterOf({ words, language, genre }).style).toBe(style);
});

test('without a genre a comic hero or comic words make a comedy, and nothing else does', () => {
  const detective = { words: 'A platypus detective searches a library', language: 'en' } as const;
  expect(characterOf(detective)).toEqual({ style: 'noir' });
  expect(characterOf({ ...detective, comic: true }).style).toBe('comedy');
  expect(characterOf({ words: '笨手笨脚的厨子', language: 'zh' })).toMatchObject({
    style: 'chinese-comedy',
    tone: { straight: { sad: 1 } },
  });
  expect(characterOf({ ...detective, comic: true, genre: 'mystery' })).toMatchObject({ style: 'noir' });
});

test('a genre that nobody knows leaves a film as its words have it', () => {
  expect(characterOf({ words: 'Two people meet', language: 'en', genre: 'hopepunk' })).toEqual({ style: 'orchestra' });
});
