import { random } from '../../../film/index.ts';
import type { SetDraft, SetRequest } from '../model.ts';
import { scaled, type Triple, tint } from '../sculpture.ts';
import { foliage } from '../season.ts';
import { block } from '../shapes.ts';
import { ridge, rock } from './land.ts';
import { cloudPine, cloudSea, crag } from './mountain-temple-court.ts';
import { land, plan } from './mountain-temple-plan.ts';
import { hipRoof } from './mountain-temple-roof.ts';
import { broadTree } from './trees.ts';

/** Crags and clouds about the temple. */
export function mountains(draft: SetDraft, set: SetRequest): void {
  const { side, peaks, colours } = plan(set);
  const source = random(`${set.seed}/peaks`);
  const green = foliage(set.season);
  const needles = scaled(green.pine, 0.95);
  cloudSea(draft.solid, -8.5, 19, 280, -170, 190, set.seed % 13);
  let high: Triple = [0, 0, 0];
  for (let index = 0; index < peaks; index++) {
    const share = index / (peaks - 1);
    const yaw = ((180 - side * (-30 + share * 126 + (source() - 0.5) * 9)) * Math.PI) / 180;
    const away = 74 + source() * 90 - (index % 3 === 1 ? 14 : 0);
    const tall = away * (0.2 + source() * 0.2) + 14;
    const broad = 5 + tall * 0.2;
    for (const [offset, size] of [
      [0, 1],
      [1.15, 0.5 + source() * 0.25],
      [-0.95, 0.35 + source() * 0.25],
    ] as const) {
      const turned = yaw + (offset * broad) / away;
      const at: Triple = [Math.sin(turned) * away, -14, Math.cos(turned) * away];
      const top = crag(draft, at, tall * size, broad * (0.5 + size * 0.5), tint('#7b7f86'), needles, source);
      if (offset === 0 && index === Math.floor(peaks * 0.45)) high = top;
    }
  }
  draft.solid.place([high[0], high[1] - 3, high[2]], 30, 1.1, () => {
    for (let tier = 0; tier < 3; tier++) {
      draft.solid.finish({ glow: 0.5, gloss: 0.2, brush: 0.2 });
      block(
        draft.solid,
        [0, tier * 2.3, 0],
        [2.3 - tier * 0.4, 2.3, 2.3 - tier * 0.4],
        scaled(colours.column, 0.8),
        0.04,
      );
      draft.solid.finish({ glow: 0 });
      hipRoof(draft.solid, {
        width: 5 - tier * 0.8,
        depth: 5 - tier * 0.8,
        eaves: tier * 2.3 + 1.9,
        rise: 1,
        lift: 0.5,
        tile: colours.tile,
        trim: colours.trim,
        rows: 1,
      });
    }
  });
  ridge(draft.solid, 170, -14, 62, 80, 280, tint('#67788c'), 1, 1 + (set.seed % 17));
  ridge(draft.solid, 235, -14, 96, 70, 290, tint('#74869a'), 1, 5 + (set.seed % 11));
  ridge(draft.solid, 150, -12, 40, -80, 80, tint('#67788c'), 0.8, 3.1);
}

/** Pines, trees and fallen leaves. */
export function greenery(draft: SetDraft, set: SetRequest): void {
  const { side } = plan(set);
  const source = random(`${set.seed}/pines`);
  const green = foliage(set.season);
  const on = (x: number, z: number): Triple => [x * side, land(set, x * side, z) - 0.15, z];
  cloudPine(draft, on(-9.8, 5.8), 5.8, [0.8 * side, 0.8], green.pine, source, 1);
  cloudPine(draft, on(10.3, -6.6), 6.2, [2.6 * side, 1.6], green.pine, source, 1);
  cloudPine(draft, on(10.1, 8.4), 4.6, [-1.2 * side, 0.4], green.pine, source, 0.8);
  for (const [x, z, tall] of [
    [-13, -9, 8],
    [-14.5, 2, 7],
    [-17, -3, 9],
    [-20, -12, 9],
    [-21, 6, 9],
    [-16, -17, 9],
    [12, -15, 6],
  ] as const)
    cloudPine(draft, on(x, z), tall, [side * (source() - 0.3) * 2, 0.5], green.pine, source, 0.42);
  broadTree(draft, on(-11.2, -7.6), 6.4, green.crowns, source, 0.7, green.bare);
  broadTree(draft, on(-13.4, 9.5), 6.8, green.crowns, source, 0.5, green.bare);
  for (let index = 0; index < 24; index++) {
    const left = source() < 0.4;
    const [x, z] = left ? [-10.8 - source() * 5, -8 + source() * 20] : [10.2 + source() * 3.2, -16 + source() * 28];
    rock(draft.solid, on(x, z), 0.3 + source() ** 2 * 1.3, tint('#7d7a74'), source, 0.5);
  }
}
