import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { lathe, tube } from '../shapes.ts';
import type { PalaceColours } from './throne-colours.ts';

/** A bronze tripod that burns incense, at a place of the floor, `size` metres tall. */
export function incenseBurner(into: Sculpture, at: Triple, size: number, bronze: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.8, brush: 0.2 });
  for (let leg = 0; leg < 3; leg++) {
    const angle = (leg / 3) * Math.PI * 2 + 0.5;
    const [c, s] = [Math.cos(angle) * size, Math.sin(angle) * size];
    tube(
      into,
      [
        [at[0] + c * 0.26, at[1], at[2] + s * 0.26],
        [at[0] + c * 0.2, at[1] + size * 0.22, at[2] + s * 0.2],
        [at[0] + c * 0.16, at[1] + size * 0.4, at[2] + s * 0.16],
      ],
      [0.035 * size, 0.04 * size, 0.07 * size],
      7,
      bronze,
    );
  }
  lathe(
    into,
    at,
    [
      [0.1, 0.36],
      [0.28, 0.42],
      [0.3, 0.56],
      [0.26, 0.62],
      [0.32, 0.66],
      [0.3, 0.69],
      [0.2, 0.7],
      [0.24, 0.76],
      [0.2, 0.86],
      [0.08, 0.92],
      [0.1, 0.96],
      [0.01, 1],
    ].map(([r, y]): [number, number] => [r! * size, y! * size]),
    16,
    (_, u, v) => scaled(bronze, (0.7 + 0.4 * v) * (Math.floor(u * 16) % 2 ? 1 : 0.85)),
  );
  for (const side of [-1, 1]) {
    const path: Triple[] = [
      [at[0] + side * 0.27 * size, at[1] + 0.6 * size, at[2]],
      [at[0] + side * 0.4 * size, at[1] + 0.7 * size, at[2]],
      [at[0] + side * 0.3 * size, at[1] + 0.8 * size, at[2]],
    ];
    tube(into, path, [0.025 * size, 0.03 * size, 0.025 * size], 6, bronze);
  }
}

/** A bronze crane that bears a candle in its beak; gives where the flame is. */
export function candleCrane(into: Sculpture, at: Triple, side: 1 | -1, bronze: Tint): Triple {
  into.finish({ sway: 0, glow: 0, gloss: 0.8, brush: 0.2 });
  const to = (x: number, y: number, z = 0): Triple => [at[0] + side * x, at[1] + y, at[2] + z];
  lathe(
    into,
    at,
    [
      [0.24, 0],
      [0.24, 0.05],
      [0.18, 0.09],
      [0.2, 0.16],
      [0.05, 0.2],
    ],
    14,
    scaled(bronze, 0.8),
  );
  for (const z of [-0.05, 0.05])
    tube(into, [to(0, 0.18, z), to(-0.04, 0.5, z), to(0, 0.82, z)], [0.016, 0.02, 0.03], 6, bronze);
  tube(into, [to(0.34, 0.82), to(0.16, 0.9), to(-0.08, 0.95), to(-0.2, 1.04)], [0.02, 0.13, 0.15, 0.07], 9, bronze);
  tube(into, [to(-0.16, 1), to(-0.28, 1.2), to(-0.2, 1.42), to(-0.24, 1.56)], [0.06, 0.035, 0.03, 0.042], 7, bronze);
  tube(into, [to(-0.24, 1.56), to(-0.44, 1.6)], [0.032, 0.006], 6, scaled(bronze, 1.2));
  lathe(
    into,
    to(-0.36, 1.62),
    [
      [0.02, 0],
      [0.08, 0.02],
      [0.07, 0.035],
      [0.025, 0.04],
      [0.025, 0.16],
      [0.005, 0.165],
    ],
    10,
    tint('#c23a2a'),
  );
  into.finish({ glow: 1, gloss: 0 });
  lathe(
    into,
    to(-0.36, 1.78),
    [
      [0.004, 0],
      [0.022, 0.03],
      [0.014, 0.07],
      [0.002, 0.11],
    ],
    7,
    tint('#ffb040', 2),
  );
  into.finish({ glow: 0 });
  return to(-0.36, 1.84);
}

/** A six-sided palace lantern on a cord, with painted panes that glow, corner scrolls and tassels; its top hangs at `at`. */
export function palaceLantern(into: Sculpture, at: Triple, size: number, colours: PalaceColours): Triple {
  const [x, y, z] = at;
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.05 });
  tube(into, [at, [x, y - size * 0.2, z]], [0.012, 0.012], 5, colours.gold);
  lathe(
    into,
    [x, y - size * 0.45, z],
    [
      [size * 0.5, 0],
      [size * 0.42, size * 0.06],
      [size * 0.1, size * 0.24],
      [0.01, size * 0.27],
    ],
    6,
    colours.lacquer,
  );
  lathe(
    into,
    [x, y - size * 1.22, z],
    [
      [size * 0.12, 0],
      [size * 0.34, size * 0.08],
      [size * 0.38, size * 0.14],
    ],
    6,
    colours.lacquer,
  );
  into.finish({ glow: 1, gloss: 0 });
  lathe(
    into,
    [x, y - size * 1.08, z],
    [
      [size * 0.34, 0],
      [size * 0.4, size * 0.3],
      [size * 0.44, size * 0.64],
    ],
    6,
    (_, __, v) => scaled(tint('#ffc46a'), 0.8 + 0.5 * Math.sin(v * Math.PI)),
  );
  into.finish({ glow: 0, gloss: 0.5 });
  for (let corner = 0; corner < 6; corner++) {
    const angle = (corner / 6) * Math.PI * 2;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    tube(
      into,
      [
        [x + c * size * 0.35, y - size * 1.1, z + s * size * 0.35],
        [x + c * size * 0.45, y - size * 0.44, z + s * size * 0.45],
      ],
      [0.02, 0.02],
      5,
      scaled(colours.lacquer, 0.8),
    );
    tube(
      into,
      [
        [x + c * size * 0.48, y - size * 0.42, z + s * size * 0.48],
        [x + c * size * 0.62, y - size * 0.34, z + s * size * 0.62],
      ],
      [0.02, 0.012],
      5,
      colours.gold,
    );
    tube(
      into,
      [
        [x + c * size * 0.62, y - size * 0.36, z + s * size * 0.62],
        [x + c * size * 0.62, y - size * 0.85, z + s * size * 0.62],
      ],
      [0.006, 0.024],
      5,
      colours.lacquer,
    );
  }
  tube(
    into,
    [
      [x, y - size * 1.2, z],
      [x, y - size * 1.75, z],
    ],
    [0.012, 0.05 * size],
    6,
    colours.lacquer,
  );
  return [x, y - size * 0.75, z];
}
