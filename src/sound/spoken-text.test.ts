import { expect, test } from 'vitest';
import { spokenChinese, spokenEnglish } from './spoken-text.ts';

test.each([
  ['*Wait*... who is _there_?', 'Wait, who is there?'],
  ['The rain—the rain -- it stopped.', 'The rain, the rain, it stopped.'],
  ['RUN FOR YOUR LIFE!', 'run for your life!'],
  ['Salt & pepper (softly) are 50% off.', 'Salt and pepper are 50% off.'],
  ['“Never,” she said.', 'Never, she said.'],
  ['...', ''],
  ['♪ 🎵', ''],
])('%s is said as %s', (line, said) => {
  expect(spokenEnglish(line).text).toBe(said);
});

test('Chinese names in an English line are respelt, and listed as they were written', () => {
  const { text, words } = spokenEnglish('Ask 书生 Zhang, the Queen.');
  expect(text).toMatch(/^Ask [a-z]+ [a-zA-Z]+, the Queen\.$/);
  expect(words).toEqual(['Ask', '书生', 'Zhang', 'the', 'Queen']);
});

test.each([
  ['他在2024年买了3个苹果，花了12.5元。', '他在二零二四年买了三个苹果，花了十二点五元。'],
  ['走吧——“快”……', '走吧，快，'],
  ['一共10086人，100%', '一共一万零八十六人，百分之一百'],
  ['（低声）*小心*', '小心'],
  ['……', ''],
])('%s is said as %s', (line, said) => {
  expect(spokenChinese(line).text).toBe(said);
});
