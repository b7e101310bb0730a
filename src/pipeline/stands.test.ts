import { expect, test } from 'vitest';
import { standNouns } from '../direct/index.ts';
import { propNouns } from '../stage/index.ts';

test('the stage has a shape for all furniture that things may bring to a set', () => {
  expect(standNouns.length).toBeGreaterThan(0);
  expect(standNouns.filter((noun) => !propNouns.includes(noun))).toEqual([]);
});
