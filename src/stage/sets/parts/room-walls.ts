import type { SetDraft, SetRequest } from '../model.ts';
import { type Sculpture, scaled, tint } from '../sculpture.ts';
import { foliage } from '../season.ts';
import { block, face, lathe, patch, tube } from '../shapes.ts';
import { onWall, type Room } from './interior-plan.ts';
import { depths } from './outlook.ts';
import { broadTree } from './trees.ts';

/** The room of today in metres. */
export const room: Room = { width: 7.6, depth: 6.2, height: 2.9 };
const { width, depth } = room;

/** The tall window with its curtains, and the trees outside. */
export function window_(draft: SetDraft, source: () => number, season: SetRequest['season']): void {
  const { solid } = draft;
  const white = tint('#c9c2b4');
  solid.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.1 });
  for (const x of [0.5, 1.5, 2.5]) block(solid, [x, 0.5, -depth / 2], [0.07, 2, 0.1], white, 0.01, 1);
  for (const y of [0.46, 1.75, 2.46]) block(solid, [1.5, y, -depth / 2], [2.1, 0.06, 0.1], white, 0.01, 1);
  block(solid, [1.5, 0.42, -depth / 2 + 0.1], [2.3, 0.05, 0.3], white, 0.01);
  const cloth = tint('#a3563f');
  for (const side of [-1, 1]) {
    const edge = 1.5 + side * 1.28;
    for (const flip of [false, true]) {
      patch(
        solid,
        18,
        6,
        (u, v) => [
          edge + (u - 0.5) * 0.6 * (1 - 0.2 * Math.sin(v * Math.PI)),
          0.06 + v * 2.6,
          -depth / 2 + 0.22 + Math.sin(u * Math.PI * 7) * 0.05,
        ],
        (_, u, v) => scaled(cloth, 0.62 + 0.22 * Math.sin(u * Math.PI * 7) + 0.22 * v),
        flip,
      );
    }
  }
  tube(
    solid,
    [
      [0.0, 2.68, -depth / 2 + 0.2],
      [3, 2.68, -depth / 2 + 0.2],
    ],
    [0.02, 0.02],
    7,
    tint('#3f3128'),
  );
  const green = foliage(season);
  onWall(solid, room, 'back', () => depths({ solid, source, season }));
  for (const [x, z, tall] of [
    [3.4, -8, 5],
    [0, -11, 6],
    [-3, -14, 7],
    [6.5, -13, 7],
  ] as const)
    broadTree(draft, [x, -0.4, z], tall, green.crowns, source, 0.5, green.bare);
}

/** Two pictures over the sofa. */
export function pictures(solid: Sculpture): void {
  for (const [x, y, w, h, shade] of [
    [-1.5, 1.45, 0.75, 0.55, '#6f8a94'],
    [-0.55, 1.55, 0.5, 0.65, '#c09a5c'],
  ] as const) {
    solid.finish({ gloss: 0.2, brush: 0.1 });
    block(solid, [x, y, -depth / 2 + 0.03], [w, h, 0.04], tint('#3d2d22'), 0.012, 1);
    const base = tint(shade);
    patch(
      solid,
      8,
      6,
      (u, v) => [x + (u - 0.5) * (w - 0.1), y + 0.05 + v * (h - 0.1), -depth / 2 + 0.054],
      (_, u, v) => scaled(base, v < 0.4 + 0.15 * Math.sin(u * 7) ? 0.5 : 1.1),
    );
  }
}

/** A door in each side wall. */
export function doors(solid: Sculpture): void {
  for (const side of [-1, 1]) {
    solid.place([side * (width / 2 - 0.03), 0, 1.9], -side * 90, 1, () => {
      solid.finish({ gloss: 0.2, brush: 0.25 });
      face(solid, [-0.45, 0, 0.012], [0.45, 0, 0.012], [0.45, 2.1, 0.012], [-0.45, 2.1, 0.012], tint('#8d6b4c'));
      for (const [x, y, w, h] of [
        [-0.5, 0, 0.1, 2.15],
        [0.5, 0, 0.1, 2.15],
        [0, 2.1, 1.1, 0.1],
        [0, 0.25, 0.6, 0.7],
        [0, 1.15, 0.6, 0.75],
      ] as const)
        block(solid, [x, y, 0.02], [w, h, 0.035], tint(y > 0 && y < 2 ? '#7c5c40' : '#d0c6b5'), 0.012, 1);
      lathe(
        solid,
        [0.36, 1, 0.06],
        [
          [0.01, -0.03],
          [0.035, 0],
          [0.01, 0.03],
        ],
        8,
        tint('#b49a5a'),
      );
    });
  }
}
