import { expect, test } from 'vitest';
import type { Creature } from '../../film/index.ts';
import { holdOf } from '../props/holds.ts';
import { dog } from './__fixtures__/staged.ts';
import { biteOf, inJaws } from './jaws.ts';

const beasts: Creature[] = [
  { ...dog },
  { ...dog, plan: 'fox', species: 'tiger', height: 0.95 },
  { ...dog, species: 'bear', height: 1.1 },
  { ...dog, plan: 'bird', species: 'seagull', height: 0.3 },
];

test.each(beasts)('a $species has a box between its teeth: small against the head, and in front of it', (beast) => {
  const bite = biteOf(beast);
  const hold = holdOf('box');
  const { at, scale } = inJaws(hold, [0, 0, 0, 1], bite.at, bite);
  const depth = 2 * hold.wide * scale;
  expect(depth).toBeLessThan(0.6 * bite.head);
  expect(at[2] - depth / 2).toBeGreaterThan(bite.at[2] - 0.1 * depth);
  expect(at[2] - depth / 2).toBeLessThan(bite.at[2]);
});

test('a key keeps its size and is held at its grip', () => {
  const bite = biteOf(beasts[1]!);
  const hold = holdOf('key');
  const { at, scale } = inJaws(hold, [0, 0, 0, 1], bite.at, bite);
  expect(scale).toBe(hold.scale);
  expect(at[0]).toBeCloseTo(bite.at[0] - hold.grip[0] * scale);
});
