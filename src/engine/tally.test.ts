import { expect, test } from 'vitest';
import { type BuildEvent, createTally } from './index.ts';

const artifact = { digest: 'd', size: 1, mediaType: 'text/plain', facts: {} };

function about(step: string, key: string, seconds: number) {
  return { step, key, at: seconds * 1000 };
}

function tallyOf(events: BuildEvent[], history = {}) {
  const tally = createTally(history);
  for (const event of events) tally.add(event);
  return tally.state();
}

const started: BuildEvent[] = [
  { type: 'build-started', at: 0 },
  { type: 'steps-expected', step: 'take', count: 4, at: 0 },
  { ...about('take', 'a', 0), type: 'step-kept', artifact },
  { ...about('take', 'b', 0), type: 'step-queued', resource: 'browser' },
  { ...about('take', 'b', 0), type: 'step-started' },
];

test('it counts what is expected, kept, done, running and failed, by step', () => {
  const state = tallyOf([
    ...started,
    { ...about('mix', 'm', 1), type: 'step-queued', resource: 'cpu' },
    { ...about('mix', 'm', 1), type: 'step-started' },
    { ...about('mix', 'm', 2), type: 'step-failed', problem: { code: 'x', message: 'x', fix: 'x', exit: 5 } },
  ]);
  expect(state).toMatchObject({ total: 5, done: 1, kept: 1, running: 1, failed: 1 });
  expect(state.byStep).toEqual({
    take: { total: 4, done: 1, kept: 1, running: 1, failed: 0 },
    mix: { total: 1, done: 0, kept: 0, running: 0, failed: 1 },
  });
});

test('time left comes from earlier builds at first, then from this one', () => {
  expect(tallyOf(started).secondsLeft).toBeUndefined();
  expect(tallyOf(started, { take: 10 }).secondsLeft).toBe(30);
  expect(
    tallyOf([...started, { ...about('take', 'b', 4), type: 'step-done', artifact, seconds: 4 }], { take: 10 })
      .secondsLeft,
  ).toBe(8);
});

test('a running step that says how far it is gives an estimate of its own', () => {
  const halfWay: BuildEvent = { ...about('take', 'b', 5), type: 'step-advanced', done: 36, total: 72, unit: 'frames' };
  expect(tallyOf([...started, halfWay]).secondsLeft).toBe(5 + 2 * 10);
});

test('steps that run side by side halve the time left', () => {
  const state = tallyOf(
    [
      ...started,
      { ...about('take', 'c', 0), type: 'step-queued', resource: 'browser' },
      { ...about('take', 'c', 0), type: 'step-started' },
      { ...about('take', 'c', 4), type: 'log', message: 'time passes' },
    ],
    { take: 10 },
  );
  expect(state.secondsLeft).toBe((6 + 6 + 10) / 2);
});

test('nothing is left when all is done', () => {
  const state = tallyOf([
    { ...about('mix', 'm', 0), type: 'step-queued', resource: 'cpu' },
    { ...about('mix', 'm', 0), type: 'step-started' },
    { ...about('mix', 'm', 3), type: 'step-done', artifact, seconds: 3 },
  ]);
  expect(state).toMatchObject({ total: 1, done: 1, running: 0, secondsLeft: 0 });
});
