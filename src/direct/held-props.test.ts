import { expect, test } from 'vitest';
import type { Character, Point } from '../film/index.ts';
import { geometry } from './__fixtures__/geometry.ts';
import { type Figure, figuresAt, type View } from './frame.ts';
import { inHand, performersOf } from './performers.ts';
import { flaws, solveSingle } from './solve.ts';
import { spaceOf } from './space.ts';
import { emptyBlocking } from './stage-book.ts';
import { distance } from './vector.ts';

const appearance = {
  kind: 'person',
  age: 'adult',
  height: 1.7,
  hair: { style: 'short' },
  dress: { hat: 'none' },
  features: [],
  props: [],
};
const cast = ['liu', 'bai'].map((id) => ({ id, name: id, aliases: [], appearance }) as unknown as Character);
const space = spaceOf(geometry, { builder: 'stone-bridge' } as never);

/** Two who face each other 1.2 m apart on a bridge, each with a thing in the hand. */
function pair(liu: string | undefined, bai: string | undefined): Figure[] {
  const nouns = { liu, bai };
  const performers = new Map(
    performersOf(cast, geometry).map((one) => [
      one.id,
      inHand(one, [{ actor: one.id, noun: nouns[one.id as 'liu' | 'bai'], from: 0 }]),
    ]),
  );
  const books = [emptyBlocking('liu', [-0.6, 0], 90, true), emptyBlocking('bai', [0.6, 0], -90, true)];
  return figuresAt(books, performers, space, 1);
}
const sight = (figures: Figure[]) => ({ space, figures, front: [0, 0, 1] as Point, aspect: 16 / 9 });
const from = (position: Point, { eyes }: Figure): View => ({
  position,
  target: eyes,
  focalLength: 65,
  aspect: 16 / 9,
});

test('a picture through the paper of an umbrella is unusable, one beside it is clean', () => {
  const figures = pair(undefined, 'umbrella');
  const [liu] = figures as [Figure, Figure];
  expect(flaws(sight(figures), from([1.45, 2, 0.35], liu), [liu])).toBeGreaterThan(10);
  expect(flaws(sight(figures), from([0.3, 1.6, 1.6], liu), [liu])).toBeLessThan(3);
});

test.each(['staff', 'umbrella'])('a close-up of somebody has no %s before the middle of the face', (noun) => {
  for (const side of [1, -1] as const) {
    const figures = pair(noun, undefined);
    const [liu] = figures as [Figure, Figure];
    const { view } = solveSingle({ ...sight(figures), front: [0, 0, side] }, liu, 'CU', 'eye');
    const hand: Point = [
      liu.foot[0] + (noun === 'staff' ? 0.22 : 0.1),
      0,
      liu.foot[2] + (noun === 'staff' ? 0.32 : 0.24),
    ];
    const [dx, dz] = [liu.eyes[0] - view.position[0], liu.eyes[2] - view.position[2]];
    const across = Math.abs((hand[0] - view.position[0]) * dz - (hand[2] - view.position[2]) * dx) / Math.hypot(dx, dz);
    const nearer = distance(view.position, [hand[0], view.position[1], hand[2]]) < distance(view.position, liu.eyes);
    expect(nearer && across < 0.1).toBe(false);
  }
});
