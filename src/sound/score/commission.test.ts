import { expect, test } from 'vitest';
import { toSeconds } from '../../film/index.ts';
import { briefFor, readCommission } from './commission.ts';
import { composeScore } from './compose.ts';

test.each([
  ['tense, 40 s, erhu', [['tense']], 40, ['erhu'], 'chinese'],
  ['紧张, 40秒, 二胡', [['tense']], 40, ['erhu'], 'chinese'],
  ['happy piano, one', [['happy']], undefined, ['grand piano'], 'piano'],
  ['calm then epic, 1:30', [['calm'], ['epic']], 90, [], undefined],
  ['宁静，然后悲伤，1分半，古筝和二胡', [['calm'], ['sad']], 90, ['erhu', 'guzheng'], 'chinese'],
  ['melancholic lo-fi for 2 minutes', [['melancholic']], 120, [], 'lo-fi'],
  ['欢快, 30秒, 合成器', [['happy']], 30, ['lead synth'], 'science-fiction'],
] as const)('%s', (text, moods, seconds, instruments, style) => {
  const read = readCommission(text);
  expect(read.moods).toEqual(moods);
  expect(read.seconds).toBe(seconds);
  expect(read.instruments.map(({ name }) => name)).toEqual(instruments);
  expect(read.style).toBe(style);
});

test('what is not understood is said', () => {
  expect(readCommission('sad bananas, 20 s').unread).toEqual(['bananas']);
  expect(readCommission('悲伤, 20秒').unread).toEqual([]);
});

test('a piece is as long as asked, is led by the instrument asked for, changes with its moods, and is the same again', () => {
  const commission = readCommission('calm then epic, 24 s, cello');
  const score = composeScore(briefFor(commission, 24, 3, 'orchestra'));
  const again = composeScore(briefFor(commission, 24, 3, 'orchestra'));
  expect(score).toEqual(again);
  expect(score.sections.map(({ name }) => name)).toEqual(['calm', 'epic']);
  expect(score.sections[1]!.tempo).toBeGreaterThan(score.sections[0]!.tempo * 1.3);
  expect(score.sections[0]!.motifs[0]!.instrument).toBe('cello');
  const last = score.sections[1]!;
  expect(toSeconds(last.start + last.music.duration)).toBeCloseTo(24, 1);
});
