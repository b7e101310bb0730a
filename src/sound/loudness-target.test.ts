import { expect, test } from 'vitest';
import { fromSeconds } from '../film/index.ts';
import { loudnessTargets, measuredSpans } from './loudness-target.ts';

const line = (start: number, end: number) => ({ start: fromSeconds(start), end: fromSeconds(end) });

test('the cinema’s loudness is measured over speech, the others’ over the whole film', () => {
  const speech = [line(2, 6), line(8, 20)];
  expect(measuredSpans(loudnessTargets.cinema, speech, fromSeconds(60))).toEqual(speech);
  for (const name of ['web', 'stream', 'ebu'] as const)
    expect(measuredSpans(loudnessTargets[name], speech, fromSeconds(60))).toBeUndefined();
});

test('a film in which hardly anybody speaks is measured as a whole', () => {
  expect(measuredSpans(loudnessTargets.cinema, [line(2, 6)], fromSeconds(60))).toBeUndefined();
  expect(measuredSpans(loudnessTargets.cinema, [], fromSeconds(60))).toBeUndefined();
});
