import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import { written } from './classroom-board.ts';
import { onWall, plate, quad, type Workshop } from './interior-plan.ts';
import { banner } from './throne-banner.ts';
import { metal, type PalaceColours } from './throne-colours.ts';
import { columnAside, columnRows, hall, hallOpenings } from './throne-plan.ts';

/** Walls of a palace hall in their frames: lattice doors with studded foot panels, lattice in the high windows, bands of paint. */
export function palaceWalls({ solid }: Workshop, colours: PalaceColours): void {
  for (const wall of ['left', 'right'] as const)
    onWall(solid, hall, wall, () => {
      for (const z of columnRows) pilaster(solid, wall === 'left' ? -z : z, colours);
      for (const { from, to, low, high } of hallOpenings[wall]) {
        grille(solid, [(from + to) / 2, low, to - from, high - low], 0.02, [7, 8], colours.lacquer);
        for (const side of [-0.6, 0.6]) latticeDoor(solid, (from + to) / 2 + side, [1.14, 2.9], colours);
      }
      band(solid, hall.depth, colours);
    });
  onWall(solid, hall, 'front', () => {
    for (let leaf = 0; leaf < 4; leaf++) studdedLeaf(solid, (leaf - 1.5) * 1.32, [1.28, 3.6], colours);
    solid.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.2 });
    for (const x of [-2.8, 2.8]) block(solid, [x, 0, 0.1], [0.3, 3.9, 0.2], scaled(colours.lacquer, 0.8), 0.03);
    block(solid, [0, 3.65, 0.1], [5.9, 0.36, 0.22], colours.green, 0.03, 1);
    for (const x of [-4.6, 4.6]) for (const side of [-0.65, 0.65]) latticeDoor(solid, x + side, [1.2, 3.2], colours);
    grille(solid, [0, 4.2, 5.4, 1.1], 0.03, [18, 4], colours.lacquer, true);
    for (const x of [-4.6, 4.6]) grille(solid, [x, 3.8, 2.6, 1.4], 0.03, [8, 5], colours.lacquer, true);
    band(solid, hall.width, colours);
  });
}

function pilaster(into: Sculpture, x: number, colours: PalaceColours): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.7, brush: 0.15 });
  patch(
    into,
    8,
    6,
    (u, v) => [x - Math.cos(u * Math.PI) * 0.26, 0.25 + v * (hall.height - 1.4), Math.sin(u * Math.PI) * 0.26],
    (_, __, v) => scaled(colours.lacquer, 0.6 + 0.3 * Math.min(1, v * 3)),
  );
  block(into, [x, 0, 0.1], [0.66, 0.28, 0.5], tint('#b8b0a0'), 0.05);
}

function band(into: Sculpture, long: number, colours: PalaceColours): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.1 });
  patch(
    into,
    Math.round(long * 4),
    4,
    (u, v) => [(u - 0.5) * long, hall.height - 1.15 + v * 0.6, 0.06],
    (_, u, v) => (v < 0.2 || v > 0.75 ? colours.gold : Math.floor(u * long * 0.8) % 2 ? colours.blue : colours.green),
    false,
    true,
  );
}

function grille(
  into: Sculpture,
  [x, y, w, h]: readonly [number, number, number, number],
  z: number,
  [columns, rows]: readonly [number, number],
  shade: Tint,
  backed = false,
): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.1 });
  if (backed) plate(into, x, y, w, h, z - 0.012, (_, u, v) => scaled(tint('#e6d4a6'), 0.7 + 0.2 * v + 0.1 * u));
  for (let column = 0; column <= columns; column++)
    plate(
      into,
      x + (column / columns - 0.5) * w,
      y,
      column % columns ? 0.04 : 0.1,
      h,
      z + 0.03,
      scaled(shade, column % columns ? 0.85 : 1),
    );
  for (let row = 0; row <= rows; row++)
    plate(into, x, y + (row / rows) * h - 0.02, w, row % rows ? 0.04 : 0.09, z + 0.034, shade);
}

function latticeDoor(into: Sculpture, x: number, [w, h]: readonly [number, number], colours: PalaceColours): void {
  grille(into, [x, h * 0.36, w * 0.84, h * 0.58], 0.03, [5, 8], colours.lacquer, true);
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.15 });
  block(into, [x, 0.05, 0.03], [w, h * 0.32, 0.06], colours.lacquer, 0.02, 0.8);
  for (const edge of [-1, 1])
    block(into, [x + edge * w * 0.46, 0, 0.04], [w * 0.08, h, 0.07], scaled(colours.lacquer, 0.85), 0.012);
  block(into, [x, h - 0.08, 0.04], [w, 0.1, 0.07], scaled(colours.lacquer, 0.85), 0.012, 1);
  into.finish(metal);
  const path = Array.from(
    { length: 17 },
    (_, index): Triple => [
      x + Math.cos((index / 16) * 6.283) * w * 0.26,
      h * 0.19 + Math.sin((index / 16) * 6.283) * h * 0.09,
      0.065,
    ],
  );
  tube(
    into,
    path,
    path.map(() => 0.016),
    5,
    colours.gold,
  );
  plate(into, x, h * 0.165, w * 0.2, h * 0.05, 0.066, colours.gold);
}

function studdedLeaf(into: Sculpture, x: number, [w, h]: readonly [number, number], colours: PalaceColours): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.2 });
  block(into, [x, 0.08, 0.06], [w, h, 0.1], colours.lacquer, 0.02, 0.75);
  into.finish(metal);
  for (let row = 0; row < 7; row++)
    for (let column = 0; column < 5; column++) {
      const [sx, sy, r] = [x + (column - 2) * w * 0.18, 0.4 + row * 0.46, 0.055];
      const tip: Triple = [sx, sy, 0.17];
      const corner = (a: number): Triple => [sx + Math.cos(a) * r, sy + Math.sin(a) * r, 0.112];
      for (let side = 0; side < 6; side++)
        quad(
          into,
          [corner((side / 6) * 6.283), corner(((side + 1) / 6) * 6.283), tip, tip],
          [Math.cos(((side + 0.5) / 6) * 6.283), Math.sin(((side + 0.5) / 6) * 6.283), 0.8],
          scaled(colours.gold, 1.5),
        );
    }
  for (const edge of [-1, 1]) plate(into, x + edge * w * 0.475, 0.1, 0.05, h - 0.06, 0.113, scaled(colours.gold, 1.1));
  for (const y of [0.12, h]) plate(into, x, y, w, 0.06, 0.114, scaled(colours.gold, 1.1));
  const knocker = Array.from(
    { length: 15 },
    (_, index): Triple => [
      x + Math.cos((index / 14) * 6.283) * 0.13,
      1.62 + Math.sin((index / 14) * 6.283) * 0.13,
      0.2,
    ],
  );
  tube(
    into,
    knocker,
    knocker.map(() => 0.025),
    6,
    scaled(colours.gold, 1.5),
  );
  lathe(
    into,
    [x, 1.7, 0.12],
    [
      [0.14, 0],
      [0.13, 0.05],
      [0.02, 0.1],
    ].map(([r, up]): [number, number] => [r!, up!]),
    10,
    scaled(colours.gold, 1.3),
  );
}

/** The back of the hall: a red wall with gold roundels, hangings to both sides, and a plaque with four great signs. */
export function palaceBack({ solid, hand, source }: Workshop, colours: PalaceColours): void {
  onWall(solid, hall, 'back', () => {
    band(solid, hall.width, colours);
    solid.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.15 });
    block(solid, [0, 4.35, 0.16], [3.3, 1.05, 0.1], colours.gold, 0.05, 1);
    plate(solid, 0, 4.46, 3.06, 0.83, 0.216, scaled(colours.blue, 0.5));
    solid.finish(metal);
    written(solid, '明光大正', [-1.34, 4.6, 0.6], 0.226, scaled(colours.gold, 1.5), hand, source);
    for (const side of [-1, 1]) {
      solid.place([side * 2.45, 4.9, 0.3], 0, 1, () =>
        banner(solid, 0.8, 3.6, colours.banner, colours.gold, 'dragon', false),
      );
      solid.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.15 });
      for (const x of [3.9, 5.4]) {
        block(solid, [side * x, 0.3, 0.03], [1.3, 4.6, 0.06], scaled(colours.lacquer, 0.9), 0.02, 0.8);
        for (const y of [0.45, 2.05, 3.65]) {
          plate(solid, side * x, y, 1.08, 1.1, 0.066, scaled(colours.gold, 0.55));
          plate(solid, side * x, y + 0.06, 0.96, 0.98, 0.07, scaled(colours.lacquer, 0.7));
          const path = Array.from(
            { length: 21 },
            (_, index): Triple => [
              side * x + Math.cos((index / 20) * 6.283) * 0.32,
              y + 0.55 + Math.sin((index / 20) * 6.283) * 0.32,
              0.075,
            ],
          );
          solid.finish(metal);
          tube(
            solid,
            path,
            path.map(() => 0.03),
            5,
            colours.gold,
          );
          plate(solid, side * x, y + 0.43, 0.24, 0.24, 0.078, colours.gold);
        }
      }
    }
  });
}

/** Hangings between the columns on both sides of the way to the throne. */
export function palaceBanners(into: Sculpture, colours: PalaceColours, source: Random): void {
  const device = source() < 0.5 ? 'dragon' : 'roundel';
  for (const side of [-1, 1])
    for (const z of [-1, 1.8, 4.6])
      into.place([side * columnAside, hall.height - 1.2, z], side < 0 ? 90 : -90, 1, () => {
        banner(into, 0.95, 2.5, colours.banner, colours.gold, device, false);
      });
}
