import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';

/** A ship's hull: metres along x, width, height over the water; `sheer` lifts its ends. */
export type HullPlan = { long: number; beam: number; high: number; sheer: number };

/** Half the width of a hull at the share `u` of its length and the share `v` of its height. */
function halfBeam({ beam }: HullPlan, u: number, v: number): number {
  const round = Math.min(1, Math.sin(Math.PI * Math.min(1, 0.07 + u * 0.93)) ** 0.55 * 1.06);
  return (beam / 2) * round * (0.72 + 0.28 * v ** 0.6);
}

/** A wooden hull with wales, deck and bulwark, its waterline at y = 0 of the current frame, bow towards +x. */
export function hull(into: Sculpture, plan: HullPlan, paint: Tint, source: Random): void {
  const { long, high, sheer } = plan;
  const top = (u: number) => high + sheer * (2 * u - 1) ** 2;
  into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.35 });
  const timber = varied(tint('#7a5636'), source, 0.1);
  for (const side of [-1, 1])
    for (const inside of [false, true])
      patch(
        into,
        18,
        6,
        (u, v) => [(u - 0.5) * long, -0.6 + v * (top(u) + 0.6), side * halfBeam(plan, u, v) * (inside ? 0.97 : 1)],
        (_, __, v) =>
          scaled(
            inside
              ? timber
              : v > 0.9
                ? tint('#d8cba6')
                : v > 0.5 && v < 0.6
                  ? scaled(paint, 0.5)
                  : v < 0.32
                    ? tint('#3a3230')
                    : paint,
            0.65 + 0.4 * v,
          ),
        side < 0 !== inside,
      );
  patch(
    into,
    14,
    4,
    (u, v) => [(u - 0.5) * long * 0.98, top(u) - 0.55, (0.5 - v) * 2 * halfBeam(plan, u, 0.8) * 0.97],
    (_, u, v) => scaled(tint('#a5835a'), 0.75 + 0.12 * Math.sin(v * 60) + 0.1 * Math.sin(u * 9)),
    false,
  );
}

/** A mast with yards, shrouds and furled or set sails; `fore` is the ship's own +x. */
export function mast(
  solid: Sculpture,
  leaves: Sculpture,
  at: Triple,
  tall: number,
  yards: readonly (readonly [number, number])[],
  beam: number,
  sail: Tint | undefined,
): void {
  const [x, y, z] = at;
  const wood = tint('#7d5c3c');
  solid.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.25 });
  tube(
    solid,
    [
      [x, y, z],
      [x, y + tall * 0.6, z],
      [x, y + tall, z],
    ],
    [0.17, 0.13, 0.06],
    9,
    (_, __, v) => scaled(wood, 0.8 + 0.25 * v),
  );
  for (const [share, half] of yards) {
    const up = y + tall * share;
    tube(
      solid,
      [
        [x + 0.18, up, z - half],
        [x + 0.18, up, z],
        [x + 0.18, up, z + half],
      ],
      [0.04, 0.075, 0.04],
      7,
      wood,
    );
    if (sail) {
      const drop = tall * 0.24;
      leaves.finish({ sway: 0.03, glow: 0.06, gloss: 0.1, brush: 0.12 });
      patch(
        leaves,
        24,
        8,
        (u, v) => {
          const belly = Math.sin(Math.PI * Math.min(1, v * 0.9 + 0.1)) * Math.sin(u * Math.PI) * 0.75;
          return [x + 0.24 + belly, up - v * drop, z + (u - 0.5) * 2 * half * (0.92 + 0.12 * v)];
        },
        (_, u, v) =>
          scaled(
            sail,
            (Math.abs(((u * 6) % 1) - 0.5) > 0.44 ? 0.8 : 1.15) * (0.85 + 0.2 * Math.sin(u * Math.PI) + 0.12 * (1 - v)),
          ),
        true,
      );
    } else
      for (let fold = 0; fold < 8; fold++)
        lathe(
          solid,
          [x + 0.2, up - 0.16, z - half * 0.86 + fold * half * 0.245],
          [
            [0.03, -0.1],
            [0.13, 0.04],
            [0.11, 0.16],
            [0.02, 0.2],
          ],
          7,
          tint('#d8cdb0'),
        );
  }
  solid.finish({ gloss: 0.1, brush: 0.1 });
  for (const side of [-1, 1])
    for (let line = 0; line < 4; line++)
      tube(
        solid,
        [
          [x - 0.9 + line * 0.6, y, z + side * beam],
          [x, y + tall * 0.62, z],
        ],
        [0.018, 0.014],
        4,
        tint('#2f2823'),
      );
  for (const side of [-1, 1])
    for (let rung = 1; rung < 9; rung++) {
      const s = rung / 11;
      tube(
        solid,
        [
          [x - 0.9 * (1 - s), y + tall * 0.62 * s, z + side * beam * (1 - s)],
          [x + 0.9 * (1 - s), y + tall * 0.62 * s, z + side * beam * (1 - s)],
        ],
        [0.01, 0.01],
        3,
        tint('#3a322b'),
      );
    }
}

/** A fishing boat with a wheelhouse or a tented cabin, its waterline at y = 0 of the current frame. */
export function fishingBoat(solid: Sculpture, leaves: Sculpture, long: number, paint: Tint, source: Random): void {
  const plan: HullPlan = { long, beam: long * 0.32, high: 0.75, sheer: 0.55 };
  hull(solid, plan, paint, source);
  solid.finish({ gloss: 0.4, brush: 0.2 });
  block(solid, [-long * 0.18, 0.5, 0], [long * 0.2, 1.35, long * 0.17], tint('#e0d8c4'), 0.06);
  block(solid, [-long * 0.18, 1.85, 0], [long * 0.24, 0.09, long * 0.21], scaled(paint, 0.8), 0.03);
  solid.finish({ glow: 0.5 });
  for (const side of [-1, 1])
    block(solid, [-long * 0.18, 1.2, side * long * 0.084], [long * 0.14, 0.4, 0.03], tint('#ffd594', 0.9), 0.02, 1);
  solid.finish({ glow: 0 });
  mast(solid, leaves, [long * 0.1, 0.4, 0], 3.6, [], long * 0.13, undefined);
  solid.finish({ gloss: 0.1, brush: 0.3 });
  for (let float = 0; float < 5; float++)
    lathe(
      solid,
      [long * 0.22 + source() * 0.4, 0.55 + source() * 0.1, (source() - 0.5) * 0.8],
      [
        [0.02, 0],
        [0.13, 0.1],
        [0.13, 0.18],
        [0.02, 0.27],
      ],
      8,
      tint(float % 2 ? '#d8702c' : '#e8e0d0'),
    );
}

/** A rope lying in a coil. */
export function coil(into: Sculpture, at: Triple, radius: number): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.4 });
  for (let turn = 0; turn < 3; turn++) {
    const path = Array.from({ length: 17 }, (_, index): Triple => {
      const angle = (index / 16) * Math.PI * 2;
      return [
        at[0] + Math.cos(angle) * radius * (1 - turn * 0.12),
        at[1] + 0.04 + turn * 0.065,
        at[2] + Math.sin(angle) * radius * (1 - turn * 0.12),
      ];
    });
    tube(
      into,
      path,
      path.map(() => 0.04),
      6,
      (_, u) => scaled(tint('#b5975f'), 0.8 + 0.25 * Math.sin(u * 60)),
    );
  }
}

/** An iron bollard. */
export function bollard(into: Sculpture, at: Triple): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.7, brush: 0.2 });
  lathe(
    into,
    at,
    [
      [0.2, 0],
      [0.15, 0.08],
      [0.13, 0.38],
      [0.22, 0.46],
      [0.22, 0.54],
      [0.02, 0.58],
    ],
    12,
    (_, __, v) => scaled(tint('#3c4044'), 0.7 + 0.5 * v),
  );
}
