import { expect, test } from 'vitest';
import { groundAt, layoutOf, modelOf, setBuilders } from './index.ts';

type Cell = [number, number, number];
const cell = 0.1;
const step = 0.07;
/** Metres above the ground between which a camera meets furniture; how tall a piece is that counts; how far it may stand out of its box. */
const [low, high, tall, slack] = [0.5, 2.2, 0.5, 0.1];

/** Metres above the ground from which on a plant counts, and how tall what stands above that is. */
const [leafLow, leafTall] = [0.35, 0.3];

type Part = 'solid' | 'leaves';

/** What of a set stands where a camera may be, higher than `low` metres and in no box of the layout, in cells of 0.1 m. */
function bare(set: Parameters<typeof layoutOf>[0], parts: readonly Part[], low: number): Map<string, Cell> {
  const { obstacles, plants = [], cameraVolume } = layoutOf(set);
  const boxes = [...obstacles, ...plants];
  const model = modelOf(set);
  const cells = new Map<string, Cell>();
  const visit = (point: number[]) => {
    const up = point[1]! - groundAt(set, point[0]!, point[2]!);
    if (up < low || up > high) return;
    const within = ({ minimum, maximum }: typeof cameraVolume, grown: number) =>
      point.every((value, axis) => value > minimum[axis]! - grown && value < maximum[axis]! + grown);
    if (!within(cameraVolume, -0.05) || boxes.some((box) => within(box, slack))) return;
    const own = point.map((value) => Math.floor(value / cell)) as Cell;
    cells.set(own.join(), own);
  };
  for (const part of parts.map((name) => model[name])) {
    const at = part.getAttribute('position');
    for (let first = 0; first < part.index!.count; first += 3) {
      const corners = [0, 1, 2].map((corner) => {
        const index = part.index!.getX(first + corner);
        return [at.getX(index), at.getY(index), at.getZ(index)];
      });
      const outside = [0, 1, 2].some(
        (axis) =>
          corners.every((corner) => corner[axis]! < cameraVolume.minimum[axis]!) ||
          corners.every((corner) => corner[axis]! > cameraVolume.maximum[axis]!),
      );
      if (outside) continue;
      const size = Math.max(
        ...[0, 1, 2].map((axis) => {
          const values = corners.map((corner) => corner[axis]!);
          return Math.max(...values) - Math.min(...values);
        }),
      );
      const pieces = Math.ceil(size / step) + 1;
      for (let a = 0; a <= pieces; a++)
        for (let b = 0; b <= pieces - a; b++)
          visit(
            [0, 1, 2].map(
              (axis) =>
                (corners[0]![axis]! * a + corners[1]![axis]! * b + corners[2]![axis]! * (pieces - a - b)) / pieces,
            ),
          );
    }
  }
  return cells;
}

/** The pieces that cells make up, each with its lowest and highest point in metres. */
function piecesOf(cells: Map<string, Cell>): { at: string; height: number }[] {
  const seen = new Set<string>();
  const around = [-1, 0, 1].flatMap((x) => [-1, 0, 1].flatMap((y) => [-1, 0, 1].map((z): Cell => [x, y, z])));
  return [...cells].flatMap(([key, first]) => {
    if (seen.has(key)) return [];
    const [open, own] = [[first], [] as Cell[]];
    seen.add(key);
    for (let next = open.pop(); next; next = open.pop()) {
      own.push(next);
      for (const [x, y, z] of around) {
        const beside: Cell = [next[0] + x, next[1] + y, next[2] + z];
        if (!cells.has(beside.join()) || seen.has(beside.join())) continue;
        seen.add(beside.join());
        open.push(beside);
      }
    }
    const ys = own.map(([, y]) => y);
    const height = (Math.max(...ys) - Math.min(...ys) + 1) * cell;
    return [{ at: first.map((value) => (value * cell).toFixed(1)).join(' '), height }];
  });
}

const rooms = setBuilders
  .filter(({ interior }) => interior)
  .map(({ name }): [string, Record<string, string>] => [name, {}]);

test.each([
  ...rooms,
  ['room', { culture: 'chinese' }],
  ['room', { era: 'medieval' }],
  ['bedroom', { culture: 'chinese' }],
  ['shop', { culture: 'chinese' }],
  ['tea-house', { culture: 'european', era: 'medieval' }],
  ['tavern', { era: 'victorian' }],
  ['throne-hall', { style: 'gothic' }],
] as [string, Record<string, string>][])('the camera knows what stands in %s %o', (builder, parameters) => {
  const cells = bare({ builder, season: 'spring', parameters, seed: 7 }, ['solid', 'leaves'], low);
  expect(piecesOf(cells).filter(({ height }) => height >= tall - 1e-6)).toEqual([]);
});

test.each([
  'forest',
  'hills',
  'shore',
  'lighthouse',
  'stone-bridge',
])('the camera knows what grows in %s', (builder) => {
  for (const seed of [7, 40]) {
    const cells = bare({ builder, season: 'summer', parameters: {}, seed }, ['leaves'], leafLow);
    expect(piecesOf(cells).filter(({ height }) => height >= leafTall - 1e-6)).toEqual([]);
  }
});
