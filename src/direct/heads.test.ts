import { expect, test } from 'vitest';
import type { Point } from '../film/index.ts';
import type { Figure, View } from './frame.ts';
import { beheaded, embraceHides, lostHeads } from './heads.ts';
import { setupOf } from './setups.ts';
import { solveGroup } from './solve-group.ts';
import type { Space } from './space.ts';

/** Somebody who stands on a plain and looks along +x. */
function person(id: string, [x, , z]: Point, more: Partial<Figure> = {}): Figure {
  const height = more.height ?? 1.75;
  return {
    ...{ id, foot: [x, 0, z], chest: [x, height * 0.72, z], eyes: [x, height * 0.9, z], crown: [x, height, z] },
    ...{ height, measure: 1.75, radius: 0.25, along: [0, 0, 0], look: [1, 0, 0] },
    ...{ upright: true, standing: true, moving: false, umbrella: false, rod: undefined, arm: undefined },
    ...more,
  } as Figure;
}

const view = (position: Point, target: Point, focalLength = 40): View => ({
  position,
  target,
  focalLength,
  aspect: 16 / 9,
});
const plain = {
  ...{ blocked: () => false, camera: () => true, ground: () => 0, around: () => [], growing: () => [] },
  layout: { cameraVolume: { minimum: [-20, 0, -20], maximum: [20, 6, 20] } },
} as unknown as Space;

const kneeling = { height: 1.0, standing: false };
const low = view([0, 0.8, 4], [0, 0.7, 0]);

test('a body is beheaded by the upper edge, and is not where the head is in the frame or nothing of it is', () => {
  expect(beheaded(low, person('adult', [0, 0, 0]))).toBe(true);
  expect(beheaded(low, person('child', [0, 0, 0], kneeling))).toBe(false);
  expect(beheaded(low, person('far', [9, 0, 0]))).toBe(false);
});

test('a close picture may cut the crown of a person, a wide one may not', () => {
  const eyesHigh = (away: number, rise: number) => view([0, 1.5, away], [0, 1.5 - rise, 0], 40);
  expect(beheaded(eyesHigh(1.4, 0.08), person('near', [0, 0, 0]))).toBe(false);
  expect(beheaded(eyesHigh(4, 0.42), person('far', [0, 0, 0]))).toBe(true);
});

test('faces at the side or behind somebody are lost, the back over whose shoulder one looks is not', () => {
  const [a, b] = [person('a', [0, 0, 0]), person('b', [0.05, 0, 1.2])];
  const ahead = view([0, 1.5, 5], [0, 1.4, 0]);
  const lost = (setup: Parameters<typeof lostHeads>[0], from = ahead) => lostHeads(setup, from, [a, b], plain, []);
  expect(lost(setupOf('two-shot', ['a', 'b'], 'MLS'))).toBe(1);
  expect(lost(setupOf('over-shoulder', ['b', 'a'], 'MS'))).toBe(0);
  expect(lost(setupOf('single', ['b'], 'MS'), view([0.85, 1.5, 4], [0.85, 1.4, 0]))).toBe(1);
});

test('an embrace is seen over the shoulder of the shorter', () => {
  const arm: Figure['arm'] = [
    [0, 1.3, 0],
    [0.4, 1.3, 0],
  ];
  const pair = [person('tall', [0.25, 0, 0], { arm }), person('short', [-0.25, 0, 0], { arm, height: 1.5 })];
  expect(embraceHides(view([-2, 1.4, 3], [0, 1.3, 0]), pair)).toBe(false);
  expect(embraceHides(view([0, 1.4, 4], [0, 1.3, 0]), pair)).toBe(true);
  expect(embraceHides(view([2, 1.4, 3], [0, 1.3, 0]), pair)).toBe(true);
});

test('who stands by two who kneel is framed with them', () => {
  const pair = [person('girl', [-0.5, 0, 0], kneeling), person('boy', [0.5, 0, 0], kneeling)];
  const adult = person('adult', [0.1, 0, -0.8]);
  const sight = { space: plain, figures: [...pair, adult], front: [0, 0, 1] as Point, aspect: 16 / 9 };
  expect(beheaded(solveGroup({ ...sight, figures: pair }, pair, 'MLS', 'eye').view, adult)).toBe(true);
  expect(beheaded(solveGroup(sight, pair, 'MLS', 'eye').view, adult)).toBe(false);
});
