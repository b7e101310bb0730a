import { expect, test } from 'vitest';
import { depict, detectLanguage } from '../language/index.ts';
import { writeScreenplay } from './index.ts';

function write(premise: string, seed = 1) {
  const language = detectLanguage(premise);
  return writeScreenplay({ premise, language, seed, depiction: depict(premise, { language }) });
}

const headings = (text: string) => text.match(/^(?:INT|EXT|内景|外景).*$/gm) ?? [];
const speeches = (text: string) =>
  [...text.matchAll(/^(?:@\S+|[A-Z][A-Z .']+)(?: \(.*\))?\n(?:\(.*\)\n)?(.+)$/gm)].map((match) => match[1]!);

const premises = [
  'A fox spirit and a young scholar meet on a rainy bridge at night',
  'Two old brothers fight over a golden watch in an abandoned factory',
  'A robot finds a red flower in the snowy desert at dawn',
  'A girl waits for her father at the lighthouse in a storm',
  'rain',
  '雨夜的石桥上，狐仙与年轻书生相遇',
  '两位老人在灯塔里等待归来的船',
  '小女孩在雪夜的森林里寻找丢失的铃铛',
];

test.each(premises)('%s becomes three scenes of action and speech', (premise) => {
  const { title, text } = write(premise);
  expect(title.length).toBeGreaterThan(1);
  expect(headings(text)).toHaveLength(3);
  expect(speeches(text).length).toBeGreaterThanOrEqual(5);
  expect(new Set(speeches(text)).size).toBe(speeches(text).length);
  expect(text).not.toMatch(/[{}]|undefined/);
});

test('everything the premise names is in the script', () => {
  const { text } = write('A fox spirit and a young scholar meet on a rainy bridge at night');
  for (const word of ['fox spirit', 'young scholar', 'bridge', 'NIGHT']) expect(text).toContain(word);
  expect(text).toMatch(/rain/i);
  const { text: other } = write('Two old brothers fight over a golden watch in an abandoned factory');
  for (const word of ['older brother', 'younger brother', 'golden watch', 'FACTORY']) expect(other).toContain(word);
});

test('a Chinese premise gives a Chinese script', () => {
  const { text } = write('雨夜的石桥上，狐仙与年轻书生相遇');
  expect(headings(text)[0]).toBe('外景 石桥 - 夜');
  expect(text).toContain('@书生');
  expect(text).not.toMatch(/[A-Z]{3,}/);
});

test('a seed repeats a script, and deeds give different shapes', () => {
  expect(write(premises[0]!, 7)).toEqual(write(premises[0]!, 7));
  expect(write('Two thieves fight on a bridge').text).not.toContain('You will catch cold');
});
