import { random, type SetLayout } from '../../../film/index.ts';
import { standing } from '../assemble.ts';
import type { SetDraft, SetRequest } from '../model.ts';
import { blend, scaled, type Triple, tint } from '../sculpture.ts';
import { foliage, groundTints } from '../season.ts';
import { paving } from './architecture.ts';
import { growth, type Plant, plantBoxes } from './growth.ts';
import { rock, roll, terrain } from './land.ts';
import { granite } from './stone-bridge-masonry.ts';
import { land, river, smooth, span, trees } from './stone-bridge-plan.ts';
import { broadTree, tuft, willow } from './trees.ts';

/** The grass of both banks, clear of the way to the bridge. */
function bankGrass(set: SetRequest): Plant[] {
  const source = random(`${set.seed}/bank-grass`);
  const seed = set.seed % 97;
  return Array.from({ length: 330 }).flatMap(() => {
    const z = 15 - source() * 38;
    const x = river(z) + (source() < 0.5 ? -1 : 1) * (7.6 + source() ** 1.6 * 9);
    return Math.abs(z) < 2.7 ? [] : [{ at: [x, land(x, z, seed), z], size: 0.3 + source() * 0.5 }];
  });
}

/** Where the strands of the great willows hang, under their crowns: metres from the trunk towards the water, and half as wide as deep. */
const strands = { out: 2.9, half: 4.7, low: -0.6, high: 2.7 };

/** The boxes of the high grass and of the willows' hanging strands. */
export function tallGrowth(set: SetRequest): NonNullable<SetLayout['plants']> {
  const curtains = Object.values(trees).map(([x, z]) => {
    const y = land(x, z, set.seed % 97);
    return standing(x - Math.sign(x) * strands.out, z, strands.half, strands.half, y + strands.high, y + strands.low);
  });
  return [...plantBoxes(bankGrass(set), growth.tuft), ...curtains];
}

/** The banks, with steps and stones. */
export function shores(draft: SetDraft, set: SetRequest): void {
  const source = random(`${set.seed}/shore`);
  const tints = groundTints(set.season);
  const seed = set.seed % 97;
  draft.ground.finish({ sway: 0, glow: 0, gloss: 0.35, brush: 0.9 });
  const earth = (x: number, z: number) => {
    const off = Math.abs(x - river(z)) - 7.8;
    const mud = blend(tints.mud, tints.grass, smooth(0.2, 2.6, off + roll(x * 0.8, z * 0.8, 3) * 0.5));
    const path = (1 - smooth(1.7, 2.6, Math.abs(z) + roll(x, z, 5) * 0.3)) * smooth(9, 10.5, Math.abs(x));
    return scaled(blend(mud, tints.path, path), 0.85 + 0.15 * roll(x * 1.7, z * 1.7, 9));
  };
  draft.ground.finish({ gloss: 1, brush: 0.4 });
  for (const side of [-1, 1])
    paving(
      draft.ground,
      [side > 0 ? span : -22, -1.5, side > 0 ? 22 : -span, 1.5],
      [0.9, 0.75],
      (x, z) => land(x, z, seed) + 0.01,
      scaled(granite, 0.75),
      source,
    );
  draft.ground.finish({ gloss: 0.35, brush: 0.9 });
  terrain(draft.ground, [-75, -80, 75, 45], 60, (x, z) => land(x, z, seed), earth);
  for (let index = 0; index < 46; index++) {
    const z = 16 - source() * 46;
    const side = source() < 0.5 ? -1 : 1;
    if (Math.abs(z) < 3.4) continue;
    const x = river(z) + side * (7.5 + source() * 1.7);
    rock(draft.solid, [x, land(x, z, seed) - 0.1, z], 0.16 + source() ** 2 * 0.62, tint('#77756c'), source);
  }
  for (const { at, size } of bankGrass(set))
    tuft(draft.leaves, at, size, 7, blend(tints.blade, tint('#8a8a4a'), source() * 0.4), source);
}

/** Willows, trees and grass. */
export function greenery(draft: SetDraft, set: SetRequest): void {
  const seed = set.seed % 97;
  const green = foliage(set.season);
  const on = (x: number, z: number): Triple => [x, land(x, z, seed) - 0.1, z];
  const source = random(`${set.seed}/trees`);
  willow(draft, on(...trees.left), 8.2, green.willow, source, 100, [2.2, 0, 0.6]);
  willow(draft, on(...trees.right), 7.4, green.willow, source, 90, [-2, 0, 0.4]);
  willow(draft, on(...trees.near), 8, green.willow, source, 110, [2.4, 0, -0.4]);
  const spots: [number, number, number][] = [
    [-16, -10.5, 7],
    [-21, -7, 8],
    [-19.5, 6.5, 7],
    [15.5, 6.5, 6.5],
    [22, 10, 8],
    [-26, -13, 9],
    [24, -14, 8],
    [-24, -22, 9],
    [-15, -33, 8],
    [27, -25, 9],
    [-30, 0.5, 8.5],
    [33, 1, 9],
  ];
  for (const [x, z, height] of spots) {
    broadTree(draft, on(x, z), height, green.crowns, source, Math.hypot(x, z) < 20 ? 0.75 : 0.42, green.bare);
  }
}
