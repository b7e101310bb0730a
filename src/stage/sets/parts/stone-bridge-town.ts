import { random } from '../../../film/index.ts';
import type { SetDraft, SetRequest } from '../model.ts';
import { type Sculpture, scaled, type Triple, tint } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import { house, lantern, roof, townColours } from './architecture.ts';
import { ridge } from './land.ts';
import { land } from './stone-bridge-plan.ts';

function pagoda(solid: Sculpture, at: Triple, lit: boolean): void {
  solid.place(at, 20, 1, () => {
    for (let tier = 0; tier < 6; tier++) {
      const width = 7.4 - tier * 0.85;
      const y = tier * 3.3;
      solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.3 });
      block(solid, [0, y, 0], [width * 0.62, 3, width * 0.62], tint('#6b4a3c'), 0.05);
      if (lit) {
        solid.finish({ glow: 0.8 });
        for (const turn of [0, 90, 180, 270])
          solid.place([0, 0, 0], turn, 1, () =>
            block(solid, [0, y + 0.8, width * 0.31], [width * 0.16, 1.3, 0.06], townColours.glow, 0.02, 1),
          );
      }
      roof(solid, width * 1.15, width * 1.15, y + 2.5, 1.25, townColours.tile, 0.4);
    }
    lathe(
      solid,
      [0, 20.4, 0],
      [
        [0.4, 0],
        [0.5, 0.5],
        [0.12, 1],
        [0.3, 1.5],
        [0.08, 2],
        [0.02, 4.2],
      ],
      8,
      tint('#59503c'),
    );
  });
}

/** A boat with an awning and a lantern; gives where its light is. */
export function boat(solid: Sculpture, at: Triple, yaw: number): Triple {
  const wood = tint('#41322a');
  solid.place(at, yaw, 1, () => {
    solid.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.5 });
    const beam = (u: number) => 0.72 * Math.sin(Math.PI * Math.min(1, Math.max(0.02, u))) ** 0.45;
    const sheer = (u: number) => 0.42 + 0.55 * Math.abs(u * 2 - 1) ** 3;
    for (const side of [-1, 1]) {
      patch(
        solid,
        14,
        3,
        (u, v) => [(u - 0.5) * 5.4, -0.25 + (sheer(u) + 0.25) * v, side * beam(u) * (0.55 + 0.45 * v)],
        (_, __, v) => scaled(wood, 0.55 + 0.5 * v),
        side < 0,
      );
      patch(solid, 14, 1, (u, v) => [(u - 0.5) * 5.4, sheer(u), side * beam(u) * (1 - v)], scaled(wood, 0.5), side < 0);
    }
    const weave = (_: Triple, u: number, v: number) =>
      scaled(tint('#2f2b28'), 0.8 + 0.5 * (Math.round(u * 24 + v * 12) % 2));
    patch(
      solid,
      10,
      9,
      (u, v) => [(u - 0.5) * 2.3, 0.5 + Math.sin(Math.PI * v) * 0.95, -Math.cos(Math.PI * v) * 0.68],
      weave,
      true,
    );
    patch(
      solid,
      4,
      9,
      (u, v) => [(u - 0.5) * 2.2, 0.5 + Math.sin(Math.PI * v) * 0.88, -Math.cos(Math.PI * v) * 0.62],
      scaled(tint('#5a4028'), 0.8),
    );
    lantern(solid, [1.32, 1.35, 0], 0.34, tint('#ff9a4a'));
    tube(
      solid,
      [
        [-2.2, 0.9, 0.2],
        [-0.4, 2.9, 0.7],
      ],
      [0.025, 0.02],
      5,
      wood,
    );
  });
  const angle = (yaw * Math.PI) / 180;
  return [at[0] + Math.cos(angle) * 1.32, at[1] + 1.15, at[2] - Math.sin(angle) * 1.32];
}

/** Houses on both banks and a pagoda. */
export function town(draft: SetDraft, set: SetRequest): void {
  const { solid } = draft;
  const source = random(`${set.seed}/town`);
  const plots: [number, number, number, number, number, number][] = [
    [17.5, -10, -62, 6.4, 4.6, 2],
    [19.5, -18.5, -55, 7, 5, 1],
    [25.5, 5.5, -90, 7, 5, 2],
    [26, -3.6, -88, 6, 5, 1],
    [19.5, -29, -40, 8, 5, 2],
    [-19, -15, 62, 7, 5, 1],
    [-18, -26, 48, 6.5, 5, 2],
    [-24, 4.6, 95, 6.6, 5, 1],
    [-12, -40, 20, 8, 5, 1],
    [29, -40, -30, 9, 6, 2],
  ];
  for (const [x, z, yaw, width, deep, storeys] of plots) {
    const near = Math.hypot(x, z) < 28;
    solid.place([x, land(x, z, set.seed % 97) - 0.15, z], yaw, 1, () =>
      house(solid, width, deep, storeys, townColours, source, 0.62, near ? 0.7 : 0.4),
    );
  }
  pagoda(solid, [-13, 0, -58], true);
  const hill = tint('#52606a');
  ridge(solid, 105, -3, 20, 90, 270, scaled(hill, 0.8), 0.35, 1.3);
  ridge(solid, 150, -4, 46, 100, 262, hill, 0.85, 4.1);
  ridge(solid, 215, -5, 82, 120, 250, scaled(hill, 1.1), 1, 7.7);
  ridge(solid, 120, -3, 24, -90, 90, scaled(hill, 0.8), 0.5, 2.9);
}
