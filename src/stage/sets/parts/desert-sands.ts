import { random, type SetLayout } from '../../../film/index.ts';
import type { SetDraft, SetRequest } from '../model.ts';
import { blend, scaled, type Triple, tint, varied } from '../sculpture.ts';
import { camel } from './desert-camel.ts';
import { crestOf, type Dune, dune, mesa, ripples } from './desert-land.ts';
import { ground, plan, sideFor } from './desert-plan.ts';
import { growth, type Plant, plantBoxes } from './growth.ts';
import { ridge, rock, roll, terrain } from './land.ts';
import { tuft } from './trees.ts';

/** The great dunes around, on the side away from the camp and behind. */
function dunesOf(set: SetRequest): Dune[] {
  const side = sideFor(set);
  const { bend } = plan(set);
  const source = random(`${set.seed}/dunes`);
  const near: Dune[] = [
    { from: [-52 * side, -58], to: [-10 * side, -19], height: 9, gentle: 17, steep: 13, bend: 0.5 + bend },
    { from: [46 * side, -26], to: [8 * side, -48], height: 9, gentle: 22, steep: 15, bend: 1 - bend },
    { from: [-66 * side, -62], to: [10 * side, -72], height: 15, gentle: 30, steep: 22, bend: bend * 0.7 + 0.4 },
    { from: [84 * side, -62], to: [18 * side, -34], height: 11, gentle: 24, steep: 18, bend: 0.9 - bend * 0.5 },
    { from: [44 * side, 24], to: [15 * side, -6], height: 5.5, gentle: 14, steep: 10, bend },
    { from: [-44 * side, 26], to: [-14 * side, -4], height: 6, gentle: 15, steep: 11, bend: 0.6 },
    { from: [46 * side, 62], to: [4 * side, 30], height: 7, gentle: 18, steep: 13, bend: 0.8 },
    { from: [-58 * side, 66], to: [-8 * side, 44], height: 8, gentle: 20, steep: 14, bend: 0.4 + bend },
  ];
  return near.map((shape) => ({
    ...shape,
    height: shape.height * (0.8 + source() * 0.45),
    bend: shape.bend + (source() - 0.5) * 0.4,
  }));
}

/** The sand with its dunes and ripples. */
export function sands(draft: SetDraft, set: SetRequest): void {
  const look = plan(set);
  const height = (x: number, z: number) => ground(set, x, z);
  draft.ground.finish({ sway: 0, glow: 0, gloss: 0.15, brush: 0.16 });
  terrain(
    draft.ground,
    [-120, -150, 120, 80],
    56,
    (x, z) => height(x, z) - 0.01,
    (x, z) =>
      scaled(
        blend(look.sand, look.rock, 0.1 + 0.12 * roll(x * 0.09, z * 0.12, 5)),
        0.84 + 0.08 * roll(x * 0.6, z * 1.3, 2) + 0.05 * roll(x * 0.11, z * 0.23, 7),
      ),
  );
  ripples(draft.ground, [-12, -9.5, 12, 8.5], height, look.sand, look.wind);
  for (const [index, shape] of dunesOf(set).entries())
    dune(draft.solid, shape, -0.6, scaled(look.sand, 0.98), index < 2 ? 1.25 : 0.9);
}

/** What stands far off: dunes, mesas, a caravan. */
export function horizon(draft: SetDraft, set: SetRequest): void {
  const side = sideFor(set);
  const look = plan(set);
  const source = random(`${set.seed}/mesas`);
  for (let index = 0; index < look.mesas; index++) {
    const yaw = ((180 + side * (-58 + (index / (look.mesas - 1)) * 112 + (source() - 0.5) * 12)) * Math.PI) / 180;
    const away = 125 + source() * 70;
    const broad = 9 + source() * 18;
    mesa(
      draft.solid,
      [Math.sin(yaw) * away, -2, Math.cos(yaw) * away],
      broad,
      broad * 0.6,
      16 + source() * 16,
      look.rock,
      source,
    );
  }
  for (const [yaw, away, broad] of [
    [-24, 118, 17],
    [16, 150, 24],
    [48, 110, 11],
  ] as const) {
    const angle = (yaw * side * Math.PI) / 180;
    const at: Triple = [Math.sin(angle) * away, -2, Math.cos(angle) * away];
    mesa(draft.solid, at, broad, broad * 0.7, 18 + source() * 14, look.rock, source);
  }
  ridge(draft.solid, 240, -3, 26, 90, 270, scaled(look.rock, 0.9), 0.25, 2 + (set.seed % 9));
  ridge(draft.solid, 130, -3, 12, -88, 88, look.sand, 0.1, 5.2);
  const path = crestOf(dunesOf(set)[1]!, -0.6);
  for (let index = 0; index < 5; index++) {
    const at = path(0.36 + index * 0.085);
    draft.solid.place([at[0], at[1] - 0.15, at[2]], side > 0 ? 40 : 140, 1.25, () =>
      camel(draft.solid, tint('#6a4f38'), look.rug, 0.2),
    );
  }
}

/** Where stones and dry grass lie together. */
function patchesOf(set: SetRequest): (readonly [number, number])[] {
  const source = random(`${set.seed}/patches`);
  return Array.from({ length: 11 }, () => [(source() - 0.5) * 26, 8 - source() * 24] as const).filter(
    ([x, z]) => Math.hypot(x, z) >= 3.4 && (Math.abs(z - 0.9) >= 1.9 || Math.abs(x) >= 10.5),
  );
}

/** The dry grass among the stones. */
function dryGrass(set: SetRequest): Plant[] {
  const source = random(`${set.seed}/dry-grass`);
  return patchesOf(set).flatMap(([cx, cz]) =>
    Array.from({ length: 6 }, (): Plant => {
      const [x, z] = [cx + (source() - 0.5) * 2, cz + (source() - 0.5) * 1.6];
      return { at: [x, ground(set, x, z), z], size: 0.28 + source() * 0.25 };
    }),
  );
}

/** The boxes of the high dry grass. */
export function tallGrowth(set: SetRequest): NonNullable<SetLayout['plants']> {
  return plantBoxes(dryGrass(set), growth.tuft);
}

/** Stones and dry grass. */
export function scatter(draft: SetDraft, set: SetRequest): void {
  const look = plan(set);
  const source = random(`${set.seed}/scatter`);
  const on = (x: number, z: number): Triple => [x, ground(set, x, z), z];
  for (const [cx, cz] of patchesOf(set))
    for (let index = 0; index < 5; index++)
      rock(
        draft.solid,
        on(cx + (source() - 0.5) * 1.8, cz + (source() - 0.5) * 1.4),
        0.08 + source() ** 2 * 0.42,
        varied(look.rock, source, 0.15),
        source,
        0,
      );
  for (const { at, size } of dryGrass(set))
    tuft(draft.leaves, at, size, 8, varied(tint('#a8985a'), source, 0.2), source);
  for (const [x, z, size] of [
    [-8.6, -8.4, 1.5],
    [-9.8, -7, 0.9],
    [11.8, -10.4, 1.3],
    [-12.5, 3.4, 1.2],
    [12.4, 3.6, 1],
    [-7.2, 7.6, 0.8],
  ] as const)
    rock(draft.solid, on(x * sideFor(set), z), size, varied(look.rock, source, 0.1), source, 0);
}
