import { expect, test } from 'vitest';
import { make } from './__fixtures__/film.ts';
import type { Figure, View } from './frame.ts';
import { armHides, bodiesBefore, inTheFront } from './occlusion.ts';

const figure = (id: string, x: number, z: number, height = 1.7): Figure => ({
  ...{ id, height, measure: height, radius: 0.25 },
  foot: [x, 0, z],
  eyes: [x, height * 0.93, z],
  chest: [x, height * 0.72, z],
  crown: [x, height, z],
  along: [0, 0, 0],
  look: [0, 0, 1],
  ...{ upright: true, standing: true, moving: false, umbrella: false, rod: undefined, arm: undefined },
});
const view: View = { position: [0, 1.5, 5], target: [0, 1.2, 0], focalLength: 35, aspect: 16 / 9 };

test('a back before two who talk is counted, and one that stands behind them is not', () => {
  const pair = [figure('a', -0.4, 0), figure('b', 0.4, 0)];
  const [back, behind] = [figure('c', 0.3, 1.5), figure('c', 0, -1.5)];
  expect(bodiesBefore(view, pair[1]!, [back])).toBeGreaterThan(0.5);
  expect(bodiesBefore(view, pair[1]!, [behind])).toBe(0);
  expect(inTheFront(view, back, pair)).toBeGreaterThan(0.05);
  expect(inTheFront(view, behind, pair)).toBe(0);
});

test('an arm stretched out before a small face hides it from one side and not from the other', () => {
  const child = figure('child', 0, 0, 1.1);
  const giver: Figure = {
    ...figure('giver', -0.5, 0.3),
    arm: [
      [-0.5, 1.2, 0.3],
      [0.3, 1.12, 0.3],
    ],
  };
  expect(armHides(view, giver, child)).toBe(true);
  expect(armHides({ ...view, position: [0, 1.5, -5] }, giver, child)).toBe(false);
  expect(armHides(view, { ...giver, arm: undefined }, child)).toBe(false);
});

test.each([
  [
    'EXT. STONE BRIDGE - DAY\n\nA COWBOY and a SOLDIER sit on the ground.\n\nCOWBOY\nUp.\n\nThe cowboy and the soldier stand up and walk on.\n',
    ['cowboy', 'soldier'],
  ],
  [
    '外景 石桥 - 日\n\n将军和士兵坐在地上。\n\n@将军\n起来。\n\n将军和士兵站起来，往前走。\n\n@士兵\n好。\n',
    ['将军', '士兵'],
  ],
])('two who are one subject both do it', (text, both) => {
  const scene = make(text).plan.scenes[0]!;
  for (const id of both) {
    const kinds = scene.blocking.find(({ actor }) => actor === id)!.actions.map(({ kind }) => kind);
    expect(kinds, id).toContain('move');
    expect(kinds, id).toContain('pose');
  }
});

test('two who embrace do so once', () => {
  const { plan } = make(
    'EXT. STONE BRIDGE - DAY\n\nA NURSE and a SOLDIER wait.\n\nNURSE\nGo.\n\nThe nurse and the soldier embrace.\n',
  );
  for (const book of plan.scenes[0]!.blocking)
    expect(book.actions.filter((action) => action.kind === 'gesture' && action.gesture === 'embrace')).toHaveLength(1);
});
