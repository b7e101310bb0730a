import type { SetLayout } from '../../../film/index.ts';
import { board } from '../assemble.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import { plate, quad } from './interior-plan.ts';
import { stuffed } from './interior-soft.ts';

/** The boxes of the back of a `crewSeat`. */
export function crewBack(at: readonly [number, number], facing: number): SetLayout['obstacles'] {
  return board(at, facing, { behind: 0.4, wide: 0.6, high: 1.34, thick: 0.22 });
}

/** A crew seat on a pedestal: shell, padded back with head rest, arm rests; it faces +z of its own frame; seat 0.46 m high. */
export function crewSeat(into: Sculpture, at: Triple, facing: number, shell: Tint, pad: Tint): void {
  into.place(at, facing, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.1 });
    lathe(
      into,
      [0, 0, 0],
      [
        [0.3, 0],
        [0.28, 0.05],
        [0.1, 0.1],
        [0.08, 0.34],
        [0.2, 0.38],
      ],
      14,
      scaled(shell, 0.6),
    );
    for (const front of [true, false])
      patch(
        into,
        10,
        10,
        (u, v) => {
          const x = (u - 0.5) * 2;
          const half = 0.29 * (v < 0.75 ? 1 : 1 - (v - 0.75) * 1.6);
          const bow = -0.3 + 0.12 * x * x - 0.12 * v - (front ? 0 : 0.13 * (1 - x ** 4) * (1 - (2 * v - 1) ** 6));
          return [x * half, 0.36 + v * 0.98, bow];
        },
        (_, __, v) => scaled(shell, (front ? 0.8 : 1) * (0.75 + 0.25 * v)),
        !front,
      );
    into.place([0, 0, 0], 180, 1, () => {
      plate(into, 0, 1.02, 0.34, 0.06, 0.53, scaled(pad, 1.6));
      for (let vent = 0; vent < 3; vent++) plate(into, 0, 0.62 + vent * 0.07, 0.22, 0.03, 0.525, scaled(pad, 0.4));
    });
    patch(into, 8, 3, (u, v) => [(u - 0.5) * 0.58, 0.34 + 0.06 * v, 0.3 - 0.02 * v], shell);
    for (const side of [-1, 1])
      patch(into, 6, 2, (u, v) => [side * 0.29, 0.34 + v * (0.14 + 0.16 * (1 - u)), -0.3 + u * 0.6], shell, side < 0);
    into.finish({ gloss: 0.1, brush: 0.25 });
    stuffed(into, [0, 0.37, 0.03], [0.52, 0.1, 0.54], pad, 0.3);
    for (let cell = 0; cell < 3; cell++)
      stuffed(into, [0, 0.5 + cell * 0.19, -0.285 - cell * 0.02], [0.46 - cell * 0.02, 0.2, 0.1], pad, 0.35);
    stuffed(into, [0, 1.1, -0.345], [0.3, 0.19, 0.1], scaled(pad, 0.85), 0.35);
    into.finish({ gloss: 0.4 });
    for (const side of [-1, 1]) {
      block(into, [side * 0.33, 0.6, 0], [0.09, 0.05, 0.42], scaled(shell, 0.5), 0.02);
      tube(
        into,
        [
          [side * 0.31, 0.4, -0.15],
          [side * 0.33, 0.61, -0.12],
        ],
        [0.025, 0.025],
        6,
        scaled(shell, 0.5),
      );
      into.finish({ glow: 1 });
      quad(
        into,
        [
          [side * 0.33 - 0.02, 0.652, 0.1],
          [side * 0.33 + 0.02, 0.652, 0.1],
          [side * 0.33 + 0.02, 0.652, 0.16],
          [side * 0.33 - 0.02, 0.652, 0.16],
        ],
        [0, 1, 0],
        tint('#ff9a3a', 1.2),
      );
      into.finish({ glow: 0 });
    }
  });
}

/** A round table that shows a star map: rings, an orbit and a little world of light above it. */
export function starTable(into: Sculpture, at: Triple, pale: Tint, dark: Tint, ray: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.12 });
  lathe(
    into,
    at,
    [
      [0.46, 0],
      [0.44, 0.06],
      [0.3, 0.12],
      [0.26, 0.5],
      [0.5, 0.7],
      [0.6, 0.78],
      [0.6, 0.84],
      [0.5, 0.84],
    ],
    24,
    (_, u, v) => scaled(Math.floor(u * 8) % 2 ? pale : scaled(pale, 0.86), 0.55 + 0.45 * v),
  );
  const disc = (radius: number, y: number, shade: Tint) =>
    patch(
      into,
      32,
      1,
      (u, v) => [at[0] + Math.cos(u * 6.2832) * radius * v, at[1] + y, at[2] + Math.sin(u * 6.2832) * radius * v],
      shade,
      false,
    );
  disc(0.5, 0.835, scaled(dark, 0.4));
  into.finish({ glow: 1 });
  const ring = (radius: number, y: number, thick: number, tilt = 0): void => {
    const path = Array.from({ length: 41 }, (_, index): Triple => {
      const angle = (index / 40) * Math.PI * 2;
      return [
        at[0] + Math.cos(angle) * radius,
        at[1] + y + Math.sin(angle) * tilt * radius,
        at[2] + Math.sin(angle) * radius,
      ];
    });
    tube(
      into,
      path,
      path.map(() => thick),
      4,
      ray,
    );
  };
  ring(0.47, 0.85, 0.008);
  ring(0.36, 0.85, 0.005);
  ring(0.24, 0.85, 0.004);
  ring(0.3, 1.12, 0.004, 0.35);
  ring(0.22, 1.12, 0.004, -0.5);
  for (let line = 0; line < 5; line++) {
    const path = Array.from({ length: 21 }, (_, index): Triple => {
      const b = (index / 20 - 0.5) * Math.PI;
      const a = (line / 5) * Math.PI;
      return [
        at[0] + Math.cos(a) * Math.cos(b) * 0.13,
        at[1] + 1.12 + Math.sin(b) * 0.13,
        at[2] + Math.sin(a) * Math.cos(b) * 0.13,
      ];
    });
    tube(
      into,
      path,
      path.map(() => 0.003),
      4,
      ray,
    );
    tube(
      into,
      path.map(([x, y, z]): Triple => [2 * at[0] - x, y, 2 * at[2] - z]),
      path.map(() => 0.003),
      4,
      ray,
    );
  }
  for (const y of [1.06, 1.12, 1.18]) {
    const radius = Math.sqrt(Math.max(0, 0.13 ** 2 - (y - 1.12) ** 2));
    ring(radius, y, 0.003);
  }
  for (const [x, y, z] of [
    [0.3, 1.18, 0.05],
    [-0.2, 1.04, -0.12],
    [0.05, 1.24, 0.2],
  ] as const)
    lathe(
      into,
      [at[0] + x, at[1] + y, at[2] + z],
      [
        [0.002, -0.02],
        [0.02, 0],
        [0.002, 0.02],
      ],
      6,
      tint('#ffd08a', 1.6),
    );
  into.finish({ glow: 0 });
}

/** A round pressure hatch in the plane of the current frame: ring of bolts, dished leaf, wheel and warning stripes. Its middle at (x, y). */
export function hatch(
  into: Sculpture,
  x: number,
  y: number,
  radius: number,
  pale: Tint,
  dark: Tint,
  accent: Tint,
): void {
  const ring = (r: number, z: number, thick: number, shade: Tint, sides = 8) => {
    const path = Array.from(
      { length: 41 },
      (_, index): Triple => [x + Math.cos((index / 40) * 6.28319) * r, y + Math.sin((index / 40) * 6.28319) * r, z],
    );
    tube(
      into,
      path,
      path.map(() => thick),
      sides,
      shade,
    );
  };
  into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.15 });
  patch(
    into,
    48,
    3,
    (u, v) => [
      x + Math.cos(u * 6.2832) * radius * (1 + 0.24 * v),
      y + Math.sin(u * 6.2832) * radius * (1 + 0.24 * v),
      0.1 - 0.02 * v,
    ],
    (_, u) => (Math.floor(u * 24) % 2 ? accent : scaled(dark, 0.35)),
    true,
  );
  ring(radius * 1.25, 0.08, 0.06, dark);
  ring(radius, 0.11, 0.055, scaled(pale, 0.8));
  patch(
    into,
    40,
    8,
    (u, v) => [x + Math.cos(u * 6.2832) * radius * v, y + Math.sin(u * 6.2832) * radius * v, 0.09 + 0.12 * (1 - v * v)],
    (_, u, v) =>
      scaled(
        v > 0.62 && v < 0.7 ? dark : pale,
        (0.8 + 0.2 * Math.sin(u * 6.28 + 1)) * (v > 0.3 && Math.abs(((u * 6) % 1) - 0.5) < 0.06 ? 0.6 : 1),
      ),
    true,
  );
  for (let bolt = 0; bolt < 12; bolt++) {
    const angle = (bolt / 12) * Math.PI * 2;
    into.place([x + Math.cos(angle) * radius * 0.9, y + Math.sin(angle) * radius * 0.9, 0.11], 0, 1, () =>
      tube(
        into,
        [
          [0, 0, 0],
          [0, 0, 0.045],
          [0, 0, 0.046],
        ],
        [0.04, 0.035, 0.001],
        6,
        dark,
      ),
    );
  }
  ring(0.26, 0.3, 0.024, accent);
  for (let spoke = 0; spoke < 3; spoke++) {
    const angle = (spoke / 3) * Math.PI * 2 + 0.5;
    tube(
      into,
      [
        [x, y, 0.24],
        [x + Math.cos(angle) * 0.26, y + Math.sin(angle) * 0.26, 0.3],
      ],
      [0.018, 0.018],
      6,
      accent,
    );
  }
  tube(
    into,
    [
      [x, y, 0.18],
      [x, y, 0.32],
      [x, y, 0.321],
    ],
    [0.06, 0.05, 0.001],
    10,
    dark,
  );
  into.finish({ glow: 1 });
  for (const side of [-1, 1])
    plate(
      into,
      x + side * radius * 1.5,
      y + radius * 0.6,
      0.07,
      0.3,
      0.09,
      tint(side < 0 ? '#7dff9a' : '#ff5a4a', 1.3),
    );
  into.finish({ glow: 0 });
}
