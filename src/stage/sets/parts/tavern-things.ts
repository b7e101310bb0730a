import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import { choose, plate } from './interior-plan.ts';
import { vessel } from './interior-things.ts';
import { lettering, phrase } from './lettering.ts';

/** A square table with four benches' worth of room, tea or mugs on it; its top 0.76 m high. */
export function guestTable(
  into: Sculpture,
  at: Triple,
  wood: Tint,
  set: 'tea' | 'mugs' | 'coffee',
  source: Random,
): void {
  into.place(at, 0, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.35 });
    if (set === 'coffee')
      lathe(
        into,
        [0, 0, 0],
        [
          [0.26, 0],
          [0.24, 0.03],
          [0.04, 0.07],
          [0.04, 0.7],
          [0.46, 0.72],
          [0.48, 0.75],
          [0.01, 0.76],
        ],
        20,
        (_, __, v) => scaled(v > 0.6 ? wood : tint('#3a3632'), 0.8 + 0.2 * v),
      );
    else {
      block(into, [0, 0.7, 0], [0.96, 0.06, 0.96], wood, 0.02, 0.85);
      block(into, [0, 0.58, 0], [0.84, 0.11, 0.84], scaled(wood, 0.7), 0.01);
      for (const x of [-0.4, 0.4])
        for (const z of [-0.4, 0.4]) block(into, [x, 0, z], [0.08, 0.7, 0.08], scaled(wood, 0.85), 0.015);
    }
    if (set === 'tea') teaThings(into, source);
    else
      for (let cup = 0; cup < 3; cup++) {
        const angle = cup * 2.1 + source();
        const spot: Triple = [Math.cos(angle) * 0.26, 0.765, Math.sin(angle) * 0.26];
        if (set === 'mugs') mug(into, spot);
        else vessel(into, spot, 0.09, tint('#e8e2d4'), 1);
      }
    if (set === 'mugs') candle(into, [0, 0.765, 0]);
  });
}

function teaThings(into: Sculpture, source: Random): void {
  const glaze = tint(choose(source, ['#5f7a68', '#7a4a38', '#d9dcd2', '#35566a']));
  into.finish({ sway: 0, glow: 0, gloss: 0.8, brush: 0.05 });
  lathe(
    into,
    [0, 0.765, 0],
    [
      [0.06, 0],
      [0.11, 0.05],
      [0.1, 0.11],
      [0.05, 0.14],
      [0.015, 0.15],
      [0.02, 0.17],
      [0.003, 0.18],
    ],
    14,
    (_, __, v) => scaled(glaze, 0.7 + 0.4 * v),
  );
  tube(
    into,
    [
      [0.09, 0.82, 0],
      [0.16, 0.86, 0],
      [0.19, 0.92, 0],
    ],
    [0.025, 0.015, 0.01],
    6,
    glaze,
  );
  for (const [x, z] of [
    [0.28, 0.2],
    [-0.28, 0.16],
    [0.1, -0.3],
  ] as const)
    lathe(
      into,
      [x, 0.765, z],
      [
        [0.025, 0],
        [0.045, 0.03],
        [0.05, 0.055],
        [0.044, 0.05],
        [0.005, 0.02],
      ],
      10,
      glaze,
    );
  vessel(into, [-0.2, 0.765, -0.22], 0.06, tint('#e6dcc4'), 1);
}

function mug(into: Sculpture, at: Triple): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.2 });
  lathe(
    into,
    at,
    [
      [0.05, 0],
      [0.055, 0.13],
      [0.045, 0.13],
      [0.04, 0.12],
      [0.005, 0.125],
    ],
    10,
    (_, u, v) => (v > 0.6 ? tint('#f0e6c8') : scaled(tint('#8a6a44'), 0.8 + 0.2 * Math.sin(u * 60))),
  );
}

function candle(into: Sculpture, at: Triple): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.05 });
  lathe(
    into,
    at,
    [
      [0.06, 0],
      [0.065, 0.02],
      [0.025, 0.03],
      [0.022, 0.14],
      [0.004, 0.145],
    ],
    9,
    tint('#e8dcb8'),
  );
  into.finish({ glow: 1 });
  lathe(
    into,
    [at[0], at[1] + 0.145, at[2]],
    [
      [0.003, 0],
      [0.016, 0.02],
      [0.002, 0.07],
    ],
    6,
    tint('#ffb648'),
  );
  into.finish({ glow: 0 });
}

/** A long bench along x without a back, 0.46 m high. */
export function longBench(into: Sculpture, at: Triple, turn: number, wide: number, wood: Tint): void {
  into.place(at, turn, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.35 });
    block(into, [0, 0.4, 0], [wide, 0.06, 0.28], wood, 0.015, 0.85);
    for (const x of [-wide * 0.38, wide * 0.38]) block(into, [x, 0, 0], [0.07, 0.4, 0.24], scaled(wood, 0.8), 0.015);
  });
}

/** A barrel lying on a cradle with a tap, or standing; hoops of iron. */
export function cask(into: Sculpture, at: Triple, lying: boolean, source: Random): void {
  const wood = varied(tint('#8a6440'), source, 0.12);
  const profile = [
    [0.01, 0],
    [0.24, 0.005],
    [0.3, 0.2],
    [0.33, 0.42],
    [0.3, 0.64],
    [0.24, 0.84],
    [0.01, 0.845],
  ] as const;
  const tone = (u: number, v: number) =>
    scaled(
      Math.abs(v - 0.34) < 0.05 || Math.abs(v - 0.66) < 0.05 ? tint('#3a3632') : wood,
      0.82 + 0.18 * Math.sin(u * 88),
    );
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.3 });
  if (!lying) {
    lathe(into, at, profile, 16, (_, u, v) => tone(u, v));
    return;
  }
  patch(
    into,
    18,
    6,
    (u, v) => {
      const bulge = 0.24 + 0.09 * Math.sin(v * Math.PI);
      return [
        at[0] + Math.cos(u * 6.2832) * bulge,
        at[1] + 0.36 + Math.sin(u * 6.2832) * bulge,
        at[2] - 0.42 + v * 0.84,
      ];
    },
    (_, u, v) => tone(u, v),
    true,
  );
  patch(
    into,
    18,
    1,
    (u, v) => [at[0] + Math.cos(u * 6.2832) * 0.24 * v, at[1] + 0.36 + Math.sin(u * 6.2832) * 0.24 * v, at[2] + 0.42],
    (at_) => scaled(wood, 0.7 + 0.25 * Math.sin(at_[0] * 60)),
    true,
  );
  block(into, [at[0], at[1] + 0.2, at[2] + 0.47], [0.05, 0.05, 0.12], tint('#b9924a'), 0.01, 1);
  for (const x of [-0.2, 0.2]) block(into, [at[0] + x, at[1], at[2]], [0.1, 0.14, 0.7], scaled(wood, 0.6), 0.02);
}

/** A wine jar of glazed clay with a red label, as Chinese inns keep in rows. */
export function wineJar(into: Sculpture, at: Triple, size: number, source: Random): void {
  const clay = varied(tint('#6a4430'), source, 0.15);
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.2 });
  lathe(
    into,
    at,
    [
      [size * 0.5, 0],
      [size * 0.78, size * 0.5],
      [size * 0.74, size * 1.05],
      [size * 0.4, size * 1.32],
      [size * 0.42, size * 1.42],
      [size * 0.52, size * 1.52],
      [size * 0.3, size * 1.66],
      [0.01, size * 1.7],
    ],
    14,
    (_, u, v) => (v > 0.66 ? scaled(tint('#a8382a'), 0.8 + 0.2 * Math.sin(u * 44)) : scaled(clay, 0.6 + 0.5 * v)),
  );
  into.place(at, 0, 1, () => {
    into.place([0, size * 0.72, size * 0.72], 0, 1, () => {
      plate(into, 0, -size * 0.2, size * 0.5, size * 0.5, 0.07, tint('#b8321f'));
      lettering(
        into,
        phrase('jar', 'han', 1, source),
        [0, size * 0.05, 0.075],
        { size: size * 0.36, step: 0 },
        tint('#1d1916'),
      );
    });
  });
}

/** Wooden tablets with the dishes of the house, hanging in a row on the wall of the current frame. */
export function menuTablets(into: Sculpture, from: number, to: number, source: Random): void {
  const count = Math.floor((to - from) / 0.24);
  for (let index = 0; index < count; index++) {
    const x = from + ((index + 0.5) / count) * (to - from);
    into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.2 });
    block(into, [x, 1.72, 0.02], [0.17, 0.66, 0.03], varied(tint('#c79a5c'), source, 0.1), 0.008, 1);
    const words = phrase('dish', 'han', 3, source);
    lettering(into, words, [x, 2.08, 0.037], { size: 0.14, step: 0.2, upright: true }, tint('#2a2018'));
  }
}

/** Bottles in rows before a mirror, lit from below, as behind a bar. */
export function bottleWall(into: Sculpture, from: number, to: number, wood: Tint, lit: boolean, source: Random): void {
  const wide = to - from;
  into.finish({ sway: 0, glow: lit ? 0.2 : 0, gloss: 0.8, brush: 0.02 });
  plate(into, (from + to) / 2, 1.05, wide, 1.35, 0.015, (_, u, v) =>
    scaled(tint('#8a7a5c'), 0.5 + 0.4 * v + 0.2 * Math.sin(u * 7)),
  );
  for (let row = 0; row < 3; row++) {
    const y = 1.12 + row * 0.44;
    into.finish({ glow: 0, gloss: 0.4, brush: 0.3 });
    block(into, [(from + to) / 2, y - 0.04, 0.12], [wide, 0.04, 0.24], wood, 0.01, 0.95);
    if (lit) {
      into.finish({ glow: 0.8 });
      plate(into, (from + to) / 2, y, wide, 0.02, 0.03, tint('#ffce80'));
      into.finish({ glow: 0 });
    }
    for (let x = from + 0.08; x < to - 0.05; x += 0.11 + source() * 0.04) {
      const tone = tint(choose(source, ['#2f6a3a', '#8a4a1e', '#c98a2e', '#6a1f1f', '#d8d2b8', '#3f6f8a', '#b0502e']));
      const tall = 0.24 + source() * 0.1;
      into.finish({ gloss: 0.9, brush: 0, glow: lit ? 0.12 : 0 });
      lathe(
        into,
        [x, y, 0.13],
        [
          [0.036, 0],
          [0.038, tall * 0.55],
          [0.014, tall * 0.72],
          [0.012, tall],
          [0.002, tall],
        ],
        8,
        (_, __, v) => (v > 0.9 ? tint('#c9b274') : scaled(tone, 0.8 + 0.4 * v)),
      );
    }
  }
}
