import { random, type SetLayout } from '../../../film/index.ts';
import { marksOn, standing } from '../assemble.ts';
import type { SetRequest } from '../model.ts';
import { colourOf, countOf, sideOf, smooth, tintOf } from '../parameters.ts';
import { tint } from '../sculpture.ts';
import { roll } from './land.ts';

/** Height of the sea. */
export const sea = -5.4;

/** Where the tower stands. */
export const [towerX, towerZ] = [2.9, -36];

/** Where the keeper's cottage stands. */
export const home = [-7.8, -15.5] as const;

/** Where the tower stands: -1 left, 1 right of the middle; the cottage is on the other side. */
export const sideFor = (set: SetRequest) => sideOf(set, 'tower');

/** What the seed and the parameters decide of a lighthouse. */
export function plan(set: SetRequest) {
  const source = random(`${set.seed}/lighthouse`);
  return {
    paint: tintOf(set, 'colour', ['#a8342c', '#24365c', '#2a2c30', '#b0402c', '#1f5a52'], source),
    bands: countOf(set, 'bands', 4, 7, source),
    dome: tint(colourOf(set, 'dome', ['#8d2f28', '#3a4650', '#2f5a4c'], source)),
    slate: tint(colourOf(set, 'roof', ['#4b545e', '#5e4f48', '#6d4238'], source)),
    door: tint(colourOf(set, 'door', ['#2f5a78', '#a84a30', '#3f6a4c', '#c08a30'], source)),
    sails: source() < 0.5 ? tint('#e8dfc8') : tint('#b0522f'),
    stacks: countOf(set, 'stacks', 3, 6, source),
  };
}

/** Metres outside the cliff's edge; negative on the cape. */
export function outside(set: SetRequest, x: number, z: number): number {
  const across = x * sideFor(set);
  const spine = towerX * smooth(-8, -32, z);
  const half = 13.5 - 8.5 * smooth(-15, -25, z) - 16 * smooth(-31, -41, z) + Math.max(0, z) * 0.8;
  const neck = Math.abs(across - spine) - half;
  const knoll = Math.hypot(across - towerX, z - towerZ) - 7;
  const seed = set.seed % 61;
  return Math.min(neck, knoll) + roll(across * 0.35, z * 0.35, seed) * 1.5 + roll(across * 1.1, z * 1.1, seed) * 0.5;
}

/** Height of the ground at (x, z). */
export function ground(set: SetRequest, x: number, z: number): number {
  const calm = smooth(4, 11, Math.hypot(x, z * 1.2));
  const swell = roll(x * 0.17, z * 0.17, set.seed % 53) * 0.7 * calm + Math.max(0, z - 9) * 0.06;
  const top = swell - 3 * smooth(-13, -29, z) + 0.1;
  return top - (top + 9) * smooth(-0.3, 3.4, outside(set, x, z));
}

/** Middle of the path to the tower. */
export const pathAt = (set: SetRequest, z: number) =>
  sideFor(set) * towerX * smooth(-8, -32, z) + Math.sin(z * 0.21 + 0.3) * 1.1 * smooth(-34, -22, z) - 0.2;

/** The fence along the cliff. */
export const fenceFor = (side: number): [number, number][] => [
  [4.3 * side, 9],
  [4.6 * side, 4.5],
  [4.9 * side, 0],
  [5.4 * side, -4.5],
  [5.5 * side, -9],
  [5 * side, -13.5],
];

/** The cottage's garden fence. */
export const gardenFor = (side: number): [number, number][] => [
  [-11 * side, -9.8],
  [-7.4 * side, -9.4],
  [-3.4 * side, -9.9],
  [-2.6 * side, -13],
];

/** Marks, obstacles and views of the cape. */
export function layout(set: SetRequest): SetLayout {
  const side = sideFor(set);
  const height = (x: number, z: number) => ground(set, x, z);
  const mark = marksOn(height);
  const across = (x0: number, z0: number, x1: number, z1: number): [number, number, number, number] =>
    side > 0 ? [x0, z0, x1, z1] : [-x1, z0, -x0, z1];
  const fence = fenceFor(side).flatMap(([x, z], index, all) => {
    const next = all[index + 1];
    if (!next) return [];
    return [0.25, 0.75].map((share) =>
      standing(x + (next[0] - x) * share, z + (next[1] - z) * share, 0.22, 1.2, 1.1, -0.8),
    );
  });
  return {
    builder: 'lighthouse',
    interior: false,
    marks: [
      mark('middle left', 'stand', -0.8, 0.4, 90),
      mark('middle right', 'stand', 0.8, 0.4, -90),
      mark('by the fence', 'stand', 3.9 * side, 0.8, 90 * side),
      mark('on the path', 'stand', pathAt(set, -7), -7, 0),
      mark('before the cottage', 'stand', -2.2 * side, -8.6, 20 * side),
      mark('bench left', 'sit', -4.6 * side - 0.35, -1.5, 150 * side),
      mark('bench right', 'sit', -4.6 * side + 0.35, -1.5, 150 * side),
      mark('from the left', 'entrance', side > 0 ? -9 : -3.8, 1.4, 90),
      mark('from the right', 'entrance', side > 0 ? 3.8 : 9, 1.6, -90),
      mark('boulder', 'perch', 2.5 * side, -1.5, -30),
      {
        name: 'lighthouse',
        kind: 'landmark',
        position: [towerX * side, height(towerX * side, towerZ) + 9.6, towerZ],
        facing: 0,
      },
    ],
    obstacles: [
      ...fence,
      standing(2.9 * side, -1.9, 0.5, 0.45, height(2.9 * side, -1.9) + 0.6),
      standing(-4.6 * side, -1.5, 0.2, 0.2, 0.5),
      standing(home[0] * side, home[1], 3.5, 2.9, 6.4, -2),
      standing(-2.4 * side, -3.3, 0.15, 0.15, 2.6),
      standing(7.6 * side, -12, 0.2, 0.2, 9),
    ],
    cameraVolume: { minimum: [-11, 0.2, -9], maximum: [11, 7.5, 13] },
    walkable: [
      across(-9.5, -0.6, 3.95, 2.4),
      across(-5.7, -2.7, -3.5, -0.6),
      [-2.1, -3.8, 2.1, -0.6],
      [-3.2, -9.2, 3.2, -3.8],
    ],
    views: [
      { position: [3.2 * side, 1.15, 3.4], target: [1.2 * side, 1.9, -26], focalLength: 27 },
      { position: [-5.6 * side, 1.5, 8.6], target: [0.6 * side, 1.8, -24], focalLength: 25 },
      { position: [6.6 * side, 4.6, 4.4], target: [4.4 * side, -0.2, -24], focalLength: 25 },
    ],
    surface: 'grass',
  };
}
