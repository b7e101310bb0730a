import type { SetRequest } from '../model.ts';
import { scaled, type Tint, tint, varied } from '../sculpture.ts';
import { block, face } from '../shapes.ts';
import { walls } from './interior.ts';
import { blackout } from './interior-finish.ts';
import { planks, slabs } from './interior-floors.ts';
import { blind, paneWindow } from './interior-openings.ts';
import { accentOf, choose, glowPanel, onWall, plate, strips, type Workshop, warmed } from './interior-plan.ts';
import { openings, room, side, skyline } from './office-layout.ts';

export type Scheme = { wall: Tint; accent: Tint; top: Tint; cloth: Tint; frame: Tint };

export function schemeOf(set: SetRequest, { source }: Workshop): Scheme {
  return {
    wall: warmed(choose(source, ['#dcd8cc', '#d4d6d2', '#e0d6c6'])),
    accent: scaled(accentOf(set, source, ['#2f7f86', '#c8702e', '#4a5fa0', '#8f9a5e']), 0.72),
    top: warmed(choose(source, ['#d8c09a', '#e4e0d6', '#b98a5c'])),
    cloth: tint(choose(source, ['#33383f', '#3f5a70', '#6a3f3a'])),
    frame: tint(choose(source, ['#2a2d31', '#5a5f66'])),
  };
}

export function shell(shop: Workshop, scheme: Scheme): void {
  const { solid, ground, source } = shop;
  if (source() < 0.6) {
    const base = warmed('#7f8488');
    slabs(
      ground,
      [-5.2, -3.9, 5.2, 3.9],
      0.6,
      (c, r) => {
        const stripe = (c * 5 + r * 3) % 7 === 0 ? scaled(scheme.accent, 0.85) : base;
        return varied(scaled(stripe, (c + r) % 2 ? 0.92 : 1.05), source, 0.04);
      },
      scaled(base, 0.8),
      room,
    );
  } else planks(ground, room, warmed('#b8977a'), source, { wide: 0.18, gloss: 0.6 });
  walls(solid, room.width, room.depth, room.height, scheme.wall, openings);
  blackout(solid, room, openings);
  panels(shop);
  solid.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.05 });
  strips(solid, room, openings, [0, 0.1, 0.02], scheme.frame);
  strips(solid, room, openings, [room.height - 0.08, 0.08, 0.05], warmed('#dcd8cc'));
  onWall(solid, room, 'back', () => {
    for (const [index, pane] of skyline.entries()) {
      paneWindow(solid, pane, 2, 1, scheme.frame);
      blind(
        solid,
        { ...pane, from: pane.from + 0.02, to: pane.to - 0.02 },
        [0.16, 0.42, 0.16, 0.3][(index + Math.floor(source() * 4)) % 4]!,
        warmed('#e2ddd0'),
      );
    }
    block(solid, [0, 0.1, 0.12], [room.width, 0.3, 0.22], scaled(scheme.wall, 0.7), 0.02);
    for (let slot = 0; slot < 60; slot++)
      plate(solid, -5 + slot * 0.17, 0.16, 0.1, 0.16, 0.232, scaled(scheme.wall, 0.4));
  });
  onWall(solid, room, 'right', () => {
    for (const pane of side) {
      paneWindow(solid, pane, 2, 1, scheme.frame);
      blind(solid, { ...pane, from: pane.from + 0.02, to: pane.to - 0.02 }, 0.16, warmed('#e2ddd0'));
    }
  });
}

export function panels({ solid }: Workshop): void {
  const tile = 0.65;
  const [columns, rows] = [Math.round(room.width / tile), Math.round(room.depth / tile)];
  const [w, d] = [room.width / columns, room.depth / rows];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [x, z] = [(column + 0.5) * w - room.width / 2, (row + 0.5) * d - room.depth / 2];
      const lit = column % 4 === 1 && row % 3 === 1;
      if (lit) {
        glowPanel(solid, [x, room.height - 0.01, z], w * 0.94, d * 0.94, tint('#eef6ff', 2.6));
        continue;
      }
      solid.finish({ sway: 0, glow: 0, gloss: 0, brush: 0.03 });
      const edge = Math.min(1, (room.width / 2 - Math.abs(x)) / 1.2, (room.depth / 2 - Math.abs(z)) / 1.2);
      const shade = scaled(warmed('#e6e2d8'), (0.7 + 0.3 * edge) * ((row + column) % 2 ? 0.95 : 1.03));
      const [a, b, c, e] = [x - w / 2, x + w / 2, z - d / 2, z + d / 2];
      face(solid, [a, room.height, c], [b, room.height, c], [b, room.height, e], [a, room.height, e], shade);
    }
  face(
    solid,
    [-5.2, room.height + 0.02, -3.9],
    [5.2, room.height + 0.02, -3.9],
    [5.2, room.height + 0.02, 3.9],
    [-5.2, room.height + 0.02, 3.9],
    warmed('#c8c4ba'),
  );
}
