import { random, type SetLayout } from '../../../film/index.ts';
import { marksOn, standing } from '../assemble.ts';
import type { SetRequest } from '../model.ts';
import { countOf, sideOf, smooth, tintOf } from '../parameters.ts';
import { tint } from '../sculpture.ts';
import { roll } from './land.ts';
import type { TempleColours } from './mountain-temple-hall.ts';

/** Height of the upper terrace. */
export const terrace = 1.2;

/** Where the stair begins and ends along z. */
export const [stairFoot, stairHead] = [-6.8, -9];

/** Where the court opens on the clouds: -1 left, 1 right. */
const opensTo = (set: SetRequest) => sideOf(set, 'open');

/** What the seed and the parameters decide of a temple; `side` is where the court opens on the clouds. */
export function plan(set: SetRequest) {
  const source = random(`${set.seed}/temple`);
  const side = opensTo(set);
  const bays = countOf(set, 'bays', 2, 3, source) * 2 + 1;
  const colours: TempleColours = {
    tile: tintOf(set, 'tile', ['#46505a', '#4c5348', '#a87a34', '#3f5c50', '#54463f'], source),
    trim: tint('#c79a44'),
    column: tintOf(set, 'column', ['#a8362a', '#9c2f2c', '#b0452c'], source),
    wall: tintOf(set, 'wall', ['#8f3a2c', '#b98a4a', '#9a4434'], source),
    stone: tintOf(set, 'stone', ['#97938a', '#a39a8a', '#8b9090'], source),
    beam: tint('#2c5a86'),
    glow: tint('#ffb45e'),
  };
  return { side, bays, colours, peaks: countOf(set, 'peaks', 6, 8, source), turn: source() };
}

/** Height of the land at (x, z). */
export function land(set: SetRequest, x: number, z: number): number {
  const across = x * opensTo(set);
  const open = smooth(0, 8, across - 10 - roll(z * 0.4, 3, 2) * 0.6);
  const behind = smooth(0, 10, -23 - z) * smooth(-22, -4, across);
  const front = smooth(0, 12, z - 15.4);
  const slope = smooth(0, 26, -11.8 - across);
  const rough = roll(x * 0.3, z * 0.3, set.seed % 67) * (smooth(0, 5, -11.8 - across) * 0.9 + open);
  return slope * 13 + rough - 26 * Math.max(open, behind) - 9 * front * (1 - slope);
}

/** Height of the ground at (x, z). */
export function ground(set: SetRequest, x: number, z: number): number {
  if (Math.abs(x) < 8.6 && z <= stairHead && z > -21) return terrace;
  if (Math.abs(x) < 2.4 && z < stairFoot && z > -21) return (terrace * (stairFoot - z)) / (stairFoot - stairHead);
  return Math.abs(x) < 9.4 && z > -8.9 && z < 13.5 ? 0 : land(set, x, z);
}

/** Where stone lanterns stand. */
export const lanterns: [number, number][] = [
  [-2.6, -3.7],
  [2.6, -3.7],
  [-3.3, 6.6],
  [3.3, 6.6],
];

/** Where the bell hangs. */
export const pavilion = [-7.4, -3.4] as const;

/** Marks, obstacles and views of the temple. */
export function layout(set: SetRequest): SetLayout {
  const { side } = plan(set);
  const mark = marksOn((x, z) => ground(set, x, z));
  const rail = Array.from({ length: 11 }, (_, index) => standing(9.2 * side, -5.3 + index * 1.5, 0.15, 0.78, 1.35));
  return {
    builder: 'mountain-temple',
    interior: false,
    marks: [
      mark('middle left', 'stand', -0.8, 0.4, 90),
      mark('middle right', 'stand', 0.8, 0.4, -90),
      mark('by the balustrade', 'stand', 8.3 * side, -0.6, 90 * side),
      mark('before the incense burner', 'stand', 0, -2.9, 180),
      mark('top of the steps', 'stand', 0, -9.7, 0),
      mark('by the bell', 'stand', (pavilion[0] + 3) * side, -2.6, -90 * side),
      mark('stone bench', 'sit', 6.6 * side, -2.8, -90 * side),
      mark('left of the court', 'entrance', -8.1, 1.6, 90),
      mark('right of the court', 'entrance', 8.1, 1.6, -90),
      mark('under the gate', 'entrance', 0, 9.4, 180),
      { name: 'end of the balustrade', kind: 'perch', position: [7 * side, 0.46, -3.6], facing: -70 * side },
      { name: 'great hall', kind: 'landmark', position: [0, 6, -11], facing: 0 },
      { name: 'bronze bell', kind: 'landmark', position: [pavilion[0] * side, 2, pavilion[1]], facing: 90 * side },
    ],
    obstacles: [
      ...rail,
      ...lanterns.map(([x, z]) => standing(x, z, 0.42, 0.42, 2.1)),
      standing(0, -4.7, 1.05, 1.05, 2.2),
      standing(pavilion[0] * side, pavilion[1], 2.1, 2.1, 4),
      standing(pavilion[0] * side, pavilion[1], 2.7, 2.7, 7, 3.8),
      standing(7 * side, -3.1, 0.3, 1, 0.46),
      standing(-9.8 * side, 5.8, 0.4, 0.4, 5),
      standing(-9.4 * side, 6.2, 2.2, 2.2, 6.4, 2.8),
      ...[-2.5, 2.5].map((x) => standing(x, 9.2, 0.4, 1.4, 4.4)),
      standing(0, 9.2, 4.2, 2.6, 6.4, 3.5),
      standing(0, -17.1, 8.6, 4, 6),
      standing(0, -14.5, 8.2, 5.6, 14, 5.7),
      ...[-4.2, -1.9, 1.9, 4.2].map((x) => standing(x, -11.2, 0.35, 0.35, 5.6)),
      ...[-1, 1].map((end) => standing(end * 5.5, -8.95, 3.1, 0.2, 2.4)),
    ],
    cameraVolume: { minimum: [-9, 0.2, -8.6], maximum: [9, 8, 15.1] },
    walkable: [
      [-8.9, -2.2, 8.9, 3.8],
      [-6.9, 3.8, 6.9, 7.6],
      [-2, -3.3, 2, -2.2],
      [-5, -6.7, -1.5, -2.2],
      [1.5, -6.7, 5, -2.2],
      [-1.9, -9, 1.9, -6],
      [-2.2, -10.4, 2.2, -9],
      [-1.9, 7.6, 1.9, 14.2],
    ].map((area) => area as [number, number, number, number]),
    views: [
      { position: [-6.2 * side, 1.7, 8.4], target: [0.6 * side, 3.6, -9], focalLength: 21 },
      { position: [0.5 * side, 1.5, 14.8], target: [0, 3, -8], focalLength: 20 },
      { position: [7.8 * side, 5.2, 8.6], target: [-3 * side, 2.6, -8], focalLength: 22 },
      { position: [-3.6 * side, 1.5, 3.4], target: [4.6 * side, 3.2, -6], focalLength: 21 },
    ],
    surface: 'stone',
  };
}
