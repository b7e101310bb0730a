import { expect, test } from 'vitest';
import { Problem } from '../film/index.ts';
import { classifySource } from './index.ts';

test.each([
  ['A fox spirit and a young scholar meet on a rainy bridge at night', undefined, 'premise'],
  ['雨夜，狐妖与书生在桥上相遇。', undefined, 'premise'],
  ['A lone astronaut.', 'idea.txt', 'premise'],
  ['INT. ROOM - DAY\n\nBOB\nHello.', undefined, 'fountain'],
  ['内景 书房 夜\n\n老人：你来了。', 'script.txt', 'fountain'],
  ['@Bob\nHello.', 'one line.fountain', 'fountain'],
  ['Once there was a mill.\n\nIt stood by a river.', 'story.md', 'prose'],
  [`He walked. ${'He walked on and on through the wood. '.repeat(20)}`, undefined, 'prose'],
  ['<?xml version="1.0"?><FinalDraft DocumentType="Script"></FinalDraft>', undefined, 'fdx'],
])('%j (%s) is %s', (text, filename, expected) => {
  expect(classifySource(text, filename)).toBe(expected);
});

test.each([
  ['', 'source-empty'],
  [' \n\uFEFF\n', 'source-empty'],
  ['PK\u0003\u0004\0\0binary', 'source-binary'],
  ['\ufffd\u0001'.repeat(100), 'source-binary'],
  ['雨'.repeat(1_500_000), 'source-too-large'],
  ['x'.repeat(5_000_000), 'source-too-large'],
])('a source that cannot be filmed is refused with a fix', (text, code) => {
  try {
    classifySource(text, '我的 film.txt');
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({ code, exit: 3, where: { file: '我的 film.txt' } });
    expect((error as Problem).fix).not.toBe('');
  }
});
