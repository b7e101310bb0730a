import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, lathe, tube } from '../shapes.ts';
import { plate, quad } from './interior-plan.ts';
import { daisTop, hall } from './throne-plan.ts';

/** An iron basket of fire on three legs; gives where its light is. */
export function brazier(into: Sculpture, at: Triple): Triple {
  const iron = tint('#3a3632');
  into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.3 });
  for (let leg = 0; leg < 3; leg++) {
    const angle = (leg / 3) * Math.PI * 2;
    tube(
      into,
      [
        [at[0] + Math.cos(angle) * 0.3, at[1], at[2] + Math.sin(angle) * 0.3],
        [at[0] + Math.cos(angle) * 0.06, at[1] + 0.6, at[2] + Math.sin(angle) * 0.06],
        [at[0] + Math.cos(angle) * 0.24, at[1] + 1.05, at[2] + Math.sin(angle) * 0.24],
      ],
      [0.025, 0.025, 0.025],
      6,
      iron,
    );
  }
  lathe(
    into,
    at,
    [
      [0.08, 0.84],
      [0.26, 0.9],
      [0.33, 1.06],
      [0.3, 1.06],
      [0.22, 0.95],
    ],
    14,
    iron,
  );
  into.finish({ glow: 1, gloss: 0 });
  for (let flame = 0; flame < 7; flame++) {
    const angle = flame * 0.9;
    const r = flame === 0 ? 0 : 0.14;
    lathe(
      into,
      [at[0] + Math.cos(angle) * r, at[1] + 0.98, at[2] + Math.sin(angle) * r],
      [
        [0.1, 0],
        [0.11, 0.08],
        [0.06, 0.22 + 0.04 * (flame % 3)],
        [0.004, 0.4 + 0.1 * (flame % 3) - r],
      ],
      7,
      (_, __, v) => tint(v < 0.4 ? '#ffd070' : '#ff7a28', 1.4),
    );
  }
  into.finish({ glow: 0 });
  return [at[0], at[1] + 1.25, at[2]];
}

export function stoneThrone(into: Sculpture, z: number, stone: Tint, cloth: Tint): void {
  into.place([0, daisTop, z], 0, 1, () => {
    const [wood, gold] = [tint('#5a3a22'), tint('#d8a23a')];
    into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.35 });
    block(into, [0, 0, -0.06], [1.2, 0.38, 0.8], scaled(stone, 0.9), 0.04, 0.6);
    block(into, [0, 0, -0.42], [1.16, 2, 0.16], wood, 0.03);
    for (const side of [-1, 1]) {
      block(into, [side * 0.54, 0, -0.42], [0.16, 2.35, 0.22], scaled(wood, 0.85), 0.03);
      lathe(
        into,
        [side * 0.54, 2.35, -0.42],
        [
          [0.1, 0],
          [0.12, 0.05],
          [0.05, 0.12],
          [0.09, 0.2],
          [0.01, 0.42],
        ],
        10,
        gold,
      );
      block(into, [side * 0.54, 0.4, 0.02], [0.14, 0.3, 0.8], wood, 0.03);
      tube(
        into,
        [
          [side * 0.54, 0.72, -0.35],
          [side * 0.54, 0.74, 0.4],
          [side * 0.54, 0.68, 0.48],
        ],
        [0.06, 0.07, 0.05],
        8,
        scaled(wood, 1.1),
      );
      lathe(
        into,
        [side * 0.54, 0.66, 0.44],
        [
          [0.01, -0.09],
          [0.09, 0],
          [0.01, 0.09],
        ],
        10,
        gold,
      );
    }
    for (const side of [-1, 1])
      quad(
        into,
        [
          [0, 2.62, -0.335],
          [side * 0.5, 1.98, -0.335],
          [0, 1.98, -0.335],
          [0, 1.98, -0.335],
        ],
        [0, 0, 1],
        scaled(wood, 1.1),
      );
    tube(
      into,
      [
        [-0.5, 2, -0.33],
        [0, 2.64, -0.33],
        [0.5, 2, -0.33],
      ],
      [0.05, 0.05, 0.05],
      7,
      gold,
    );
    lathe(
      into,
      [0, 2.6, -0.36],
      [
        [0.06, 0],
        [0.1, 0.1],
        [0.02, 0.2],
        [0.07, 0.28],
        [0.01, 0.36],
      ],
      10,
      gold,
    );
    into.finish({ gloss: 0.05, brush: 0.3 });
    plate(into, 0, 0.5, 0.84, 1.34, -0.332, (_, u, v) => scaled(cloth, 0.75 + 0.3 * v * (1 - Math.abs(u - 0.5))));
    for (let row = 0; row < 5; row++)
      for (let button = 0; button < 3; button++)
        plate(into, (button - 1) * 0.24, 0.66 + row * 0.24, 0.035, 0.035, -0.326, gold);
    block(into, [0, 0.38, -0.02], [0.92, 0.06, 0.7], cloth, 0.03, 0.8);
  });
}

export function chandelier(into: Sculpture, at: Triple): void {
  const iron = tint('#3a3632');
  into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.2 });
  const path = Array.from(
    { length: 29 },
    (_, index): Triple => [
      at[0] + Math.cos((index / 28) * 6.2832) * 0.8,
      at[1],
      at[2] + Math.sin((index / 28) * 6.2832) * 0.8,
    ],
  );
  tube(
    into,
    path,
    path.map(() => 0.035),
    6,
    iron,
  );
  for (let candle = 0; candle < 10; candle++) {
    const angle = (candle / 10) * Math.PI * 2;
    const [x, z] = [at[0] + Math.cos(angle) * 0.8, at[2] + Math.sin(angle) * 0.8];
    if (candle % 2 === 0)
      tube(
        into,
        [
          [x, at[1], z],
          [at[0], at[1] + 1, at[2]],
        ],
        [0.012, 0.012],
        4,
        iron,
      );
    into.finish({ glow: 0 });
    lathe(
      into,
      [x, at[1] + 0.02, z],
      [
        [0.07, 0],
        [0.07, 0.02],
        [0.03, 0.03],
        [0.03, 0.16],
      ],
      7,
      tint('#e8dcc0'),
    );
    into.finish({ glow: 1 });
    lathe(
      into,
      [x, at[1] + 0.18, z],
      [
        [0.004, 0],
        [0.03, 0.04],
        [0.002, 0.13],
      ],
      6,
      tint('#ffb850', 1.8),
    );
    into.finish({ glow: 0 });
  }
  tube(
    into,
    [
      [at[0], at[1] + 1, at[2]],
      [at[0], hall.height, at[2]],
    ],
    [0.02, 0.02],
    5,
    iron,
  );
}
