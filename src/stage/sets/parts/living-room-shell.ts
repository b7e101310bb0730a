import type { SetRequest } from '../model.ts';
import { scaled, type Tint, tint } from '../sculpture.ts';
import { foliage } from '../season.ts';
import { block } from '../shapes.ts';
import { walls } from './interior.ts';
import { blackout } from './interior-finish.ts';
import { herringbone, planks } from './interior-floors.ts';
import { city, curtain, curtainPole, door, paneWindow } from './interior-openings.ts';
import { accentOf, ceiling, choose, onWall, strips, type Workshop, warmed } from './interior-plan.ts';
import { balcony, bigWindow, openings, room } from './living-room-layout.ts';
import { depths } from './outlook.ts';
import { broadTree } from './trees.ts';

export const walls_ = ['#d9c7a6', '#c8cdb6', '#d8bfa8', '#c3c9cc'] as const;

export const cloths = ['#4a6b73', '#8a5a44', '#6d7452', '#7a6a86', '#b0926a'] as const;

export const accents = ['#cf8a3c', '#b4523e', '#5f8a86', '#c2a23e'] as const;

export type Scheme = { wall: Tint; cloth: Tint; accent: Tint; wood: Tint; white: Tint };

export function schemeOf(set: SetRequest, { source }: Workshop): Scheme {
  const wall = accentOf(set, source, walls_, 'wall');
  const cloth = accentOf(set, source, cloths, 'cloth');
  return {
    wall: [wall[0] * 1.75, wall[1] * 1.4, wall[2] * 1.12],
    cloth: scaled(cloth, 1.3),
    accent: scaled(accentOf(set, source, accents), 1.2),
    wood: tint(choose(source, ['#7a5136', '#9a7048', '#5c3c2a'])),
    white: warmed('#e9e0cf', 1.2),
  };
}

export function outside({ solid, leaves, source, season }: Workshop): void {
  if (source() < 0.5) {
    city(solid, [-22, 30], [-22, -48], -24, 18, source);
    solid.place([0, 0, 0], -90, 1, () => city(solid, [-22, 18], [-22, -46], -24, 12, source));
    return;
  }
  const green = foliage(season);
  for (const wall of ['back', 'right'] as const) onWall(solid, room, wall, () => depths({ solid, source, season }));
  const wood = { solid, leaves };
  for (const [x, z, tall] of [
    [3.6, -8, 5],
    [0.6, -11, 6],
    [7, -13, 7],
    [8.5, -1.6, 5],
    [11, 2.5, 6],
  ] as const)
    broadTree(wood, [x, -0.3, z], tall, green.crowns, source, 0.5, green.bare);
  solid.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.3 });
  for (let post = 0; post < 30; post++) {
    block(solid, [-7 + post * 0.62, -0.3, -6.4], [0.5, 1.1, 0.04], tint('#b9ab92'), 0.01);
    block(solid, [7, -0.3, -8 + post * 0.62], [0.04, 1.1, 0.5], tint('#b9ab92'), 0.01);
  }
}

export function shell(shop: Workshop, scheme: Scheme): void {
  const { solid, ground, source } = shop;
  const oak = warmed(choose(source, ['#b88a5c', '#9c7048', '#c49c6c']), 1.25);
  if (source() < 0.5) herringbone(ground, room, oak, source);
  else planks(ground, room, oak, source);
  walls(solid, room.width, room.depth, room.height, scheme.wall, openings);
  ceiling(solid, room, warmed('#f4ead8', 1.3));
  blackout(solid, room, openings);
  solid.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.08 });
  strips(solid, room, openings, [0, 0.13, 0.03], scheme.white);
  strips(solid, room, openings, [room.height - 0.12, 0.12, 0.09], scheme.white);
  onWall(solid, room, 'back', () => {
    paneWindow(solid, bigWindow, 3, 2, scheme.white);
    curtainPole(solid, 0.5, 3.6, 2.58, tint('#5a4632'));
    curtain(solid, [0.55, 1.25], [0.04, 2.56], scheme.accent);
    curtain(solid, [3.55, 2.85], [0.04, 2.56], scheme.accent);
  });
  onWall(solid, room, 'right', () => {
    paneWindow(solid, balcony, 3, 1, scheme.white);
    curtainPole(solid, -2.05, 1.25, 2.52, tint('#5a4632'));
    curtain(solid, [-2, -1.35], [0.04, 2.5], scheme.accent);
    curtain(solid, [1.2, 0.55], [0.04, 2.5], scheme.accent);
    door(solid, 2.25, [0.9, 2.1], scheme.wood, scheme.white);
  });
}
