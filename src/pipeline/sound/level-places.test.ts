import { expect, test } from 'vitest';
import { fromSeconds } from '../../film/index.ts';
import { placeLevels } from './level-places.ts';

/** Scenes of ten seconds, one after another, whose places are as loud as given. */
function levels(loudness: number[], lines: [number, number][] = [], entries: number[] = []) {
  const places = loudness.map((value, index) => ({
    start: fromSeconds(10 * index),
    duration: fromSeconds(10),
    lead: 0,
    loudness: value,
  }));
  const speech = lines.map(([start, end]) => ({ start: fromSeconds(start), end: fromSeconds(end) }));
  return placeLevels(places, speech, entries.map(fromSeconds));
}

test('places of one film come nearer to each other, and the louder one stays the louder', () => {
  const [storm, room, street] = levels([-26, -40, -33], [], [0, 10, 20]).map((keys) => keys.at(-1)!.decibels);
  expect(street).toBe(0);
  expect(-26 + storm! - (-40 + room!)).toBeLessThan(10);
  expect(-26 + storm!).toBeGreaterThan(-33);
  expect(-40 + room!).toBeLessThan(-33);
});

test('a place that is heard alone after a cut is set forward until the first word', () => {
  const [first, second] = levels([-35, -35], [[13, 15]], [0, 16]);
  expect(first).toEqual([{ time: 0, decibels: 0 }]);
  expect(second![0]!.decibels).toBeGreaterThan(2);
  expect(second!.at(-1)).toEqual({ time: fromSeconds(3), decibels: 0 });
});

test.each([
  ['music plays on over the cut', [], [0, 10]],
  ['somebody speaks at once', [[10.3, 12]], [0, 15]],
  ['the place is loud by itself', [[13, 15]], [0, 16], -26],
] as [
  string,
  [number, number][],
  number[],
  number?,
][])('a place is not set forward where %s', (_, lines, entries, loudness = -35) => {
  expect(levels([loudness, loudness], lines, entries)[1]).toEqual([{ time: 0, decibels: 0 }]);
});
