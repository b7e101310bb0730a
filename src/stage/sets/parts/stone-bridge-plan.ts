import type { SetLayout } from '../../../film/index.ts';
import type { SetRequest } from '../model.ts';
import type { Triple } from '../sculpture.ts';
import { roll } from './land.ts';

/** Half of the bridge's length in metres. */
export const span = 11;

/** Half the width of its deck. */
export const halfDeck = 2.2;

const bank = 0.5;

const rise = 2.1;

/** Height of the river. */
export const waterLevel = -0.55;

/** Half the width of the arch. */
export const archHalf = 4.7;

/** From 0 below `low` to 1 above `high`, without a corner. */
export const smooth = (low: number, high: number, value: number) => {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return share * share * (3 - 2 * share);
};

/** Height of the deck at x. */
export function deck(x: number): number {
  return Math.abs(x) < span ? bank + rise * (0.5 + 0.5 * Math.cos((Math.PI * x) / span)) : bank;
}

/** Height of the arch over the water at x. */
export function arch(x: number): number {
  return Math.abs(x) < archHalf ? -1 + 2.78 * Math.sqrt(1 - (x / archHalf) ** 2) : -1.4;
}

/** Where the middle of the river runs. */
export const river = (z: number) => 7 * (1 - Math.cos(z * 0.04)) * (z < 0 ? 1 : -0.6);

/** Height of the land at (x, z). */
export function land(x: number, z: number, seed: number): number {
  const off = Math.abs(x - river(z)) - 7.8 - Math.sin(z * 0.7) * 0.25;
  const away = Math.max(0, off);
  const path = 1 - smooth(2.2, 4, Math.abs(z));
  const rolling = (roll(x * 0.22, z * 0.22, seed) * 0.5 + 0.35) * smooth(1, 12, away) * (1 - path);
  return -1.5 + (bank + 1.5) * smooth(-0.8, 1.5, off) + rolling;
}

/** Height of the ground at (x, z), deck and land. */
export function ground(set: SetRequest, x: number, z: number): number {
  if (Math.abs(z) <= halfDeck + 0.2 && Math.abs(x) < span) return deck(x);
  return land(x, z, set.seed % 97);
}

/** Where the lamp posts stand, and to which side their arms reach. */
export const lampPosts: { at: [number, number]; towards: [number, number] }[] = [
  { at: [-2.75, -1.92], towards: [0.7, 0.7] },
  { at: [2.75, -1.92], towards: [-0.7, 0.7] },
  { at: [-9.2, 1.95], towards: [0.6, -0.8] },
  { at: [9.2, 1.95], towards: [-0.6, -0.8] },
];

/** Where the great trees stand. */
export const trees = { left: [-12.2, -6.5], right: [12.6, -4.6], near: [-11.2, 8.2] } as const;

/** Marks, obstacles and views of the bridge. */
export function layout(set: SetRequest): SetLayout {
  const on = (x: number, z: number): Triple => [x, ground(set, x, z), z];
  const box = (x0: number, x1: number, z: number, half: number, up: number) => ({
    minimum: [x0, Math.min(deck(x0), deck(x1)) - 0.2, z - half] as Triple,
    maximum: [x1, Math.max(deck(x0), deck(x1)) + up, z + half] as Triple,
  });
  const rails = [-1, 1].flatMap((side) => {
    const z = side * (halfDeck - 0.02);
    const posts = Array.from({ length: 15 }, (_, index) => (index - 7) * 1.5);
    return posts.flatMap((x) => [
      box(x - 0.14, x + 0.14, z, 0.14, 1.4),
      ...(x < 10 ? [box(x + 0.14, x + 0.75, z, 0.1, 0.86), box(x + 0.75, x + 1.36, z, 0.1, 0.86)] : []),
    ]);
  });
  const lamps = lampPosts.map(({ at: [x, z] }) => box(x - 0.1, x + 0.1, z, 0.1, 2.7));
  const trunk = ([x, z]: readonly [number, number]) => ({
    minimum: [x - 0.7, -1, z - 0.7] as Triple,
    maximum: [x + 0.7, 5, z + 0.7] as Triple,
  });
  const canopy = (x: number, z: number) => ({
    minimum: [x - 3.4, 2.2, z - 3.4] as Triple,
    maximum: [x + 3.4, 9, z < 0 ? Math.min(z + 3.4, -halfDeck) : z + 3.4] as Triple,
  });
  const willows = [
    ...Object.values(trees).map(trunk),
    canopy(trees.left[0] + 3.3, trees.left[1] + 0.9),
    canopy(trees.right[0] - 3, trees.right[1] + 0.6),
    canopy(trees.near[0] + 3.6, trees.near[1] - 0.6),
  ];
  return {
    builder: 'stone-bridge',
    interior: false,
    marks: [
      { name: 'middle left', kind: 'stand', position: [...on(-0.8, 0)], facing: 90 },
      { name: 'middle right', kind: 'stand', position: [...on(0.8, 0)], facing: -90 },
      { name: 'left of the crown', kind: 'stand', position: [...on(-3, 0.3)], facing: 90 },
      { name: 'right of the crown', kind: 'stand', position: [...on(3, 0.3)], facing: -90 },
      { name: 'at the parapet', kind: 'stand', position: [...on(0, -1.35)], facing: 180 },
      { name: 'foot of the bridge', kind: 'stand', position: [...on(-9.5, 0)], facing: 90 },
      { name: 'left bank', kind: 'entrance', position: [...on(-13.5, 0)], facing: 90 },
      { name: 'right bank', kind: 'entrance', position: [...on(13.5, 0)], facing: -90 },
      { name: 'crown of the bridge', kind: 'perch', position: [...on(1.9, -1.3)], facing: -60 },
      { name: 'pagoda in the mist', kind: 'landmark', position: [-13, 14, -58], facing: 0 },
    ],
    obstacles: [...rails, ...lamps, ...willows].map((box) => ({
      minimum: [...box.minimum] as [number, number, number],
      maximum: [...box.maximum] as [number, number, number],
    })),
    cameraVolume: { minimum: [-16, 0.1, -16], maximum: [16, 11, 18] },
    walkable: [
      [-10.8, -1.75, 10.8, 1.75],
      [-20, -1.75, -10.8, 1.75],
      [10.8, -1.75, 20, 1.75],
    ],
    water: {
      level: waterLevel,
      areas: [
        [-4, -12, 5, -4.4],
        [-1, -24, 8, -12],
        [-4.5, 4.4, 3.5, 14],
      ],
      cameras: [],
      screens: [],
    },
    views: [
      { position: [-5.2, 0.75, 15.5], target: [0.6, 2.6, 0], focalLength: 27 },
      { position: [8.5, 6.2, 13.5], target: [-2.2, 2.2, -5], focalLength: 26 },
      { position: [-8.2, 2.5, 1.1], target: [0.5, 3.5, -1], focalLength: 28 },
    ],
    surface: 'stone',
  };
}
