import { random, type SetLayout } from '../../../film/index.ts';
import { marksOn, standing } from '../assemble.ts';
import type { SetRequest } from '../model.ts';
import { countOf, sideOf, smooth, tintOf } from '../parameters.ts';
import { roll } from './land.ts';

/** Where the tent stands. */
export const tent = [7.4, -7.4] as const;

/** Where the fire burns. */
export const fire = [4.1, -3.5] as const;

/** Where the dead tree stands. */
export const tree = [-6.7, -5] as const;

/** Where the ruined arch stands. */
export const arch = [0.1, -12] as const;

/** Where the camp is: 1 right, -1 left; the dead tree is on the other side. */
export const sideFor = (set: SetRequest) => sideOf(set, 'camp');

/** What the seed and the parameters decide of a desert. */
export function plan(set: SetRequest) {
  const source = random(`${set.seed}/desert`);
  return {
    sand: tintOf(set, 'sand', ['#d2a86e', '#c9925a', '#d6b27c', '#c48856'], source),
    stone: tintOf(set, 'stone', ['#b8946a', '#a58468', '#c2a27c'], source),
    rock: tintOf(set, 'rock', ['#9a5f42', '#8a6a50', '#a86a44'], source),
    cloth: tintOf(set, 'cloth', ['#3a2a26', '#7a2e26', '#2f4450', '#5a4632'], source),
    rug: tintOf(set, 'rug', ['#8f2f2a', '#7a3a24', '#5a2f4a'], source),
    columns: countOf(set, 'columns', 3, 6, source),
    mesas: countOf(set, 'mesas', 4, 7, source),
    left: source() < 0.7 ? 1 : 0.5 + source() * 0.1,
    bend: source(),
    wind: (source() - 0.5) * 0.5,
  };
}

/** Height of the sand at (x, z). */
export function ground(set: SetRequest, x: number, z: number): number {
  const away = Math.hypot(x, z * 1.15);
  const swell = roll(x * 0.13, z * 0.16, set.seed % 59) * 0.9 + roll(x * 0.05, z * 0.05, 3) * 1.6;
  return swell * smooth(7, 24, away) + 0.08 * roll(x * 0.3, z * 0.3, 5) * smooth(1, 6, away);
}

/** Places of the columns that stand, as x, z and height. */
export function columnsOf(set: SetRequest): [number, number, number][] {
  const source = random(`${set.seed}/columns`);
  const side = sideFor(set);
  const all: [number, number][] = [
    [-4.3, -10.6],
    [4.4, -13.6],
    [-7.2, -13.4],
    [-2.9, -16.5],
    [3.2, -18.6],
    [-10.4, -16.6],
  ];
  return all.slice(0, plan(set).columns).map(([x, z]) => [x * side, z, 2 + source() * 3.4]);
}

/** Marks, obstacles and views of the desert. */
export function layout(set: SetRequest): SetLayout {
  const side = sideFor(set);
  const height = (x: number, z: number) => ground(set, x, z);
  const mark = marksOn(height);
  const area = (x0: number, z0: number, x1: number, z1: number): [number, number, number, number] =>
    side > 0 ? [x0, z0, x1, z1] : [-x1, z0, -x0, z1];
  return {
    builder: 'desert',
    interior: false,
    marks: [
      mark('middle left', 'stand', -0.8, 0.4, 90),
      mark('middle right', 'stand', 0.8, 0.4, -90),
      mark('by the fire', 'stand', 2.7 * side, -2.2, 130 * side),
      mark('under the dead tree', 'stand', -5.7 * side, -3.1, 60 * side),
      mark('before the arch', 'stand', 0, -8.4, 0),
      mark('stone by the fire', 'sit', 5.3 * side, -2.6, -140 * side),
      mark('stone near the tent', 'sit', 3.2 * side, -4.7, 50 * side),
      mark('from the left', 'entrance', -10, 1, 90),
      mark('from the right', 'entrance', 10, 1, -90),
      mark('through the arch', 'entrance', 0.1 * side, -12, 0),
      {
        name: 'fallen column',
        kind: 'perch',
        position: [-1.9 * side, height(-1.9 * side, -6.3) + 0.62, -6.3],
        facing: 20,
      },
      { name: 'ruined arch', kind: 'landmark', position: [arch[0] * side, 4, arch[1]], facing: 0 },
    ],
    obstacles: [
      ...columnsOf(set).map(([x, z]) => standing(x, z, 0.6, 0.6, 5.6)),
      ...[-1, 1].map((end) => standing(arch[0] * side + end * 2.5, arch[1], 0.9, 0.9, 6.5)),
      standing(arch[0] * side, arch[1], 2, 0.9, 7, 3.9),
      standing(tent[0] * side, tent[1], 3.4, 1.7, 2.8),
      standing(fire[0] * side, fire[1], 0.55, 0.55, 0.9),
      standing(tree[0] * side, tree[1], 0.45, 0.45, 4),
      standing((tree[0] + 0.4) * side, tree[1], 2, 1.8, 5.6, 2.4),
      standing(-2.3 * side, -6.4, 1.3, 0.45, 0.7),
      standing(9.6 * side, -2.6, 1.6, 0.6, 2.4),
      standing(-5.1 * side, 4.8, 0.65, 0.6, 1.3),
      standing(5.3 * side, -2.6, 0.25, 0.25, 0.45),
      standing(3.2 * side, -4.7, 0.25, 0.25, 0.45),
    ],
    cameraVolume: { minimum: [-11, 0.2, -9], maximum: [11, 7.5, 13] },
    walkable: [
      [-10.5, -0.8, 10.5, 2.6],
      area(-6.4, -3.6, 3, -0.8),
      [-1.2, -9.2, 1.2, -0.8],
      area(-0.9, -12.6, 1.1, -9.2),
      area(2.7, -5.2, 5.8, -4.1),
      area(1.2, -5.2, 3.4, -0.8),
      area(4.7, -3.2, 6, -0.8),
    ],
    views: [
      { position: [-4.6 * side, 1.3, 9.8], target: [1.5 * side, 2.6, -12], focalLength: 22 },
      { position: [3.6 * side, 0.75, 5.4], target: [-0.8 * side, 2.9, -11], focalLength: 23 },
      { position: [8.6 * side, 6.4, 10.8], target: [-1.6 * side, 1, -12], focalLength: 23 },
    ],
    surface: 'earth',
  };
}
