import { lampAt } from '../assemble.ts';
import type { Lamp, SetRequest } from '../model.ts';
import { type Sculpture, scaled, type Tint, tint, varied } from '../sculpture.ts';
import { block, lathe, tube } from '../shapes.ts';
import { walls } from './interior.ts';
import { slabs } from './interior-floors.ts';
import { accentOf, choose, onWall, plate, quad, type Workshop } from './interior-plan.ts';
import { banner } from './throne-banner.ts';
import { roseWindow, stainedWindow } from './throne-gothic-glass.ts';
import { pier, rib, spring, vault } from './throne-gothic-stone.ts';
import { brazier, chandelier, stoneThrone } from './throne-gothic-things.ts';
import { braziersAt, columnAside, columnRows, daisSteps, hall, hallOpenings, processionCarpet } from './throne-plan.ts';

function hallWalls({ solid, source }: Workshop, stone: Tint, cloth: Tint): void {
  for (const wall of ['left', 'right'] as const)
    onWall(solid, hall, wall, () => {
      for (const { from, to, low, high } of hallOpenings[wall]) {
        const x = (from + to) / 2;
        solid.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.4 });
        for (const edge of [from, to])
          block(solid, [edge, low, 0.04], [0.16, high - low, 0.14], scaled(stone, 1.1), 0.03);
        block(solid, [x, low - 0.12, 0.1], [to - from + 0.4, 0.12, 0.3], scaled(stone, 1.15), 0.03);
        block(solid, [x, low, -0.02], [0.07, high - low, 0.08], stone, 0.015, 1);
        for (const [side, a] of [
          [-1, from],
          [1, to],
        ] as const)
          quad(
            solid,
            [
              [a, high + 0.01, 0.02],
              [a, high - 0.7, 0.02],
              [x + side * 0.03, high + 0.01, 0.02],
              [x + side * 0.03, high + 0.01, 0.02],
            ],
            [0, 0, 1],
            scaled(stone, 0.95),
          );
        stainedArms(solid, x, stone, cloth, source() < 0.5);
      }
    });
  onWall(solid, hall, 'front', () => {
    solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.4 });
    const oak = tint('#6a4a30');
    plate(solid, 0, 0, 3.2, 3, 0.02, scaled(oak, 0.3));
    for (const side of [-1, 1]) {
      for (let board = 0; board < 5; board++)
        block(
          solid,
          [side * (0.16 + board * 0.3), 0, 0.05],
          [0.29, 3.3 - 0.16 * board * board * 0.25, 0.08],
          varied(oak, source, 0.15),
          0.012,
        );
      for (const y of [0.6, 1.6, 2.6]) {
        block(solid, [side * 0.78, y, 0.11], [1.4, 0.09, 0.04], tint('#2c2a28'), 0.01, 1);
        for (let stud = 0; stud < 5; stud++)
          lathe(
            solid,
            [side * (0.24 + stud * 0.28), y + 0.045, 0.13],
            [
              [0.03, -0.03],
              [0.035, 0],
              [0.005, 0.04],
            ],
            6,
            tint('#4a4642'),
          );
      }
    }
    rib(solid, [-1.75, 2.1, 0.06], [1.75, 2.1, 0.06], 0.14, scaled(stone, 1.15));
    for (const side of [-1, 1]) block(solid, [side * 1.72, 0, 0.1], [0.3, 2.2, 0.24], scaled(stone, 1.1), 0.04);
    for (const x of [-4.9, 4.9]) stainedWindow(solid, x, 1.9, 1.3, 3, 3, scaled(stone, 1.1));
  });
}

function stainedArms(into: Sculpture, x: number, stone: Tint, cloth: Tint, striped: boolean): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.4 });
  for (const side of [-1, 1]) {
    block(into, [x + side * 0.95, 0, 0.08], [0.16, 2.3, 0.2], scaled(stone, 1.08), 0.03);
  }
  tube(
    into,
    [
      [x - 0.95, 2.3, 0.1],
      [x - 0.6, 2.75, 0.1],
      [x, 3.05, 0.1],
      [x + 0.6, 2.75, 0.1],
      [x + 0.95, 2.3, 0.1],
    ],
    [0.09, 0.09, 0.09, 0.09, 0.09],
    7,
    scaled(stone, 1.08),
  );
  into.place([x, 2.55, 0.14], 0, 1, () =>
    banner(
      into,
      0.9,
      1.8,
      striped ? cloth : scaled(tint('#2f4a7a'), 0.9),
      tint('#d8a23a'),
      striped ? 'lozenge' : 'roundel',
      true,
    ),
  );
}

/** Builds the hall in the Gothic taste: piers and ribbed vault, coloured glass, banners, fire baskets; gives its lamps. */
export function gothicHall(set: SetRequest, shop: Workshop, throneAt: number): Lamp[] {
  const { solid, ground, source } = shop;
  const stone = tint(choose(source, ['#a89c88', '#9c9a94', '#b0a48c']));
  const cloth = accentOf(set, source, ['#8a2430', '#2f3f7a', '#2f5a44'], 'banner');
  const [pale, dark] = [scaled(stone, 0.95), scaled(stone, 0.62)];
  slabs(
    ground,
    [-6.5, -7.5, 6.5, 7.5],
    0.75,
    (c, r) => varied((c + r) % 2 ? pale : dark, source, 0.08),
    scaled(dark, 0.7),
    hall,
  );
  walls(solid, hall.width, hall.depth, hall.height, stone, hallOpenings);
  vault(solid, scaled(stone, 0.8));
  for (const z of columnRows) for (const side of [-1, 1]) pier(solid, side * columnAside, z, stone);
  hallWalls(shop, stone, cloth);
  onWall(solid, hall, 'back', () => {
    roseWindow(solid, 4.75, 1.35, scaled(stone, 1.15));
    for (const side of [-1, 1]) {
      stainedWindow(solid, side * 2.1, 2.2, 0.9, 3, side + 2, scaled(stone, 1.15));
      solid.place([side * 1.15, 3.3, 0.3], 0, 1, () => banner(solid, 0.7, 2, cloth, tint('#d8a23a'), 'lozenge', true));
      stainedWindow(solid, side * 5, 1.6, 1.2, 3, side + 3, scaled(stone, 1.15));
    }
  });
  daisSteps(solid, scaled(stone, 1.1));
  processionCarpet(solid, cloth, tint('#d8a23a'));
  stoneThrone(solid, throneAt, stone, cloth);
  for (const side of [-1, 1])
    for (const z of [-1, 1.8, 4.6])
      solid.place([side * columnAside, spring + 0.5, z], side < 0 ? 90 : -90, 1, () =>
        banner(solid, 1, 2.4, cloth, tint('#d8a23a'), 'lozenge', true),
      );
  const fires = [-1, 1].flatMap((side) => braziersAt.map((z) => brazier(solid, [side * 2.35, 0, z])));
  for (const z of [0.4, 3.6]) chandelier(solid, [0, 4.4, z]);
  return [
    lampAt([0, 3, -5.2], 5.5, 0.7, '#ffc98a'),
    lampAt([0, 4.5, 1.4], 8, 0.8, '#ffcf98'),
    ...fires.map((at) => lampAt(at, 6, 0.85, '#ff9a48')),
  ];
}
