import { beforeAll, expect, test } from 'vitest';
import { faults, plantFault } from './__fixtures__/plant-faults.ts';
import { readFixtures, type Score, scorePlanted } from './__fixtures__/planted-scripts.ts';

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

/** The share of planted faults that was found when the held-out scripts were measured, less a little. */
const leastFound = 0.85;
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

test('fewer than one in twenty checks of an unbroken script is a false alarm', () => {
  const alarms = scores.filter((score) => score.alarms > 0).map(({ fault, alarms: count }) => `${fault} ${count}`);
  expect(sum((score) => score.alarms) / sum(({ scripts }) => scripts), alarms.join(', ')).toBeLessThan(0.05);
});
