import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import { choose, plate } from './interior-plan.ts';
import { vessel } from './interior-things.ts';

const steel = tint('#b9bcb8');
const iron = tint('#3c3a38');
const copper = tint('#c47a44');

/** A run of cupboards with a worktop 0.9 m high along the wall of the current frame, from `from` to `to`. */
export function counter(into: Sculpture, from: number, to: number, front: Tint, top: Tint, deep = 0.62): void {
  const [x, wide] = [(from + to) / 2, to - from];
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.2 });
  block(into, [x, 0.08, deep / 2 - 0.02], [wide, 0.78, deep - 0.06], scaled(front, 0.7), 0.01);
  const doors = Math.max(1, Math.round(wide / 0.55));
  for (let leaf = 0; leaf < doors; leaf++) {
    const at = from + ((leaf + 0.5) / doors) * wide;
    const each = wide / doors - 0.03;
    block(into, [at, 0.12, deep - 0.04], [each, 0.52, 0.025], front, 0.012, 0.9);
    block(into, [at, 0.67, deep - 0.04], [each, 0.16, 0.025], scaled(front, 1.05), 0.012, 0.9);
    block(into, [at, 0.74, deep - 0.02], [0.14, 0.018, 0.02], scaled(steel, 0.8), 0.005);
  }
  into.finish({ gloss: 0.6, brush: 0.15 });
  block(into, [x, 0.86, deep / 2], [wide + 0.02, 0.045, deep + 0.03], top, 0.012, 0.9);
}

/** Glazed tiles on the wall of the current frame. */
export function tiles(
  into: Sculpture,
  from: number,
  to: number,
  low: number,
  high: number,
  shade: Tint,
  source: Random,
): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.7, brush: 0.05 });
  const [columns, rows] = [Math.round((to - from) / 0.15), Math.round((high - low) / 0.15)];
  patch(into, 1, 1, (u, v) => [from + u * (to - from), low + v * (high - low), 0.011], scaled(shade, 0.62));
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      plate(
        into,
        from + ((column + 0.5) / columns) * (to - from),
        low + (row / rows) * (high - low),
        0.138,
        0.138,
        0.015,
        varied(shade, source, 0.07),
      );
}

/** A cooker with an oven door and four rings, a hood above it; gives where its fire is. */
export function cooker(into: Sculpture, x: number): Triple {
  into.finish({ sway: 0, glow: 0, gloss: 0.7, brush: 0.05 });
  block(into, [x, 0.04, 0.31], [0.66, 0.85, 0.62], tint('#dcd8cc'), 0.02);
  block(into, [x, 0.14, 0.61], [0.54, 0.46, 0.03], tint('#1d1d20'), 0.02, 1);
  block(into, [x, 0.65, 0.64], [0.5, 0.025, 0.03], steel, 0.01);
  block(into, [x, 0.88, 0.31], [0.66, 0.03, 0.62], tint('#2a2a2c'), 0.01);
  for (let knob = 0; knob < 5; knob++)
    block(into, [x - 0.24 + knob * 0.12, 0.75, 0.625], [0.05, 0.05, 0.03], tint('#3a3a3c'), 0.012);
  block(into, [x, 1.72, 0.24], [0.7, 0.12, 0.46], steel, 0.02);
  block(into, [x, 1.84, 0.16], [0.28, 0.9, 0.28], scaled(steel, 0.85), 0.02);
  pot(into, [x - 0.16, 0.91, 0.4], 0.13, steel);
  pot(into, [x + 0.17, 0.91, 0.22], 0.11, copper);
  into.finish({ glow: 1, brush: 0 });
  for (const [dx, z] of [
    [-0.16, 0.4],
    [0.17, 0.22],
  ] as const)
    lathe(
      into,
      [x + dx, 0.905, z],
      [
        [0.1, 0],
        [0.12, 0.018],
        [0.07, 0.02],
      ],
      12,
      tint('#4a9aff'),
    );
  into.finish({ glow: 0 });
  return [x, 1.1, 0.5];
}

/** A hearth of brick for a wok or a cauldron with fire in its mouth, a chimney above; gives where its fire is. */
export function hearth(into: Sculpture, x: number, wok: boolean, source: Random): Triple {
  const brick = wok ? tint('#a39684') : tint('#8a5a46');
  into.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.5 });
  block(into, [x, 0, 0.42], [1.5, 0.82, 0.84], brick, 0.03, 0.6);
  for (let row = 0; row < 5; row++)
    for (let stone = 0; stone < 6; stone++) {
      const at = x - 0.64 + stone * 0.25 + (row % 2) * 0.06;
      if (Math.abs(at - x) < 0.34 && row < 4) continue;
      plate(into, at, 0.03 + row * 0.16, 0.23, 0.14, 0.843, varied(brick, source, 0.16));
    }
  block(into, [x, 0.82, 0.42], [1.58, 0.07, 0.92], scaled(brick, 1.2), 0.02, 0.9);
  block(into, [x + 0.5, 0.88, 0.2], [0.42, 2.4, 0.34], scaled(brick, 0.9), 0.03);
  into.finish({ gloss: 0, brush: 0.1 });
  plate(into, x, 0.08, 0.54, 0.46, 0.846, tint('#120d0a'));
  into.finish({ glow: 1, brush: 0 });
  for (let flame = 0; flame < 7; flame++)
    lathe(
      into,
      [x - 0.2 + flame * 0.066, 0.1, 0.86],
      [
        [0.004, 0],
        [0.045, 0.05],
        [0.026, 0.14],
        [0.003, 0.2 + source() * 0.16],
      ],
      6,
      (_, __, v) => (v > 0.4 ? tint('#ff9a2e') : tint('#ffd36a')),
    );
  into.finish({ glow: 0, gloss: 0.5, brush: 0.1 });
  if (wok)
    lathe(
      into,
      [x - 0.15, 0.88, 0.46],
      [
        [0.2, 0],
        [0.36, 0.09],
        [0.38, 0.1],
        [0.34, 0.08],
        [0.02, 0.02],
      ],
      18,
      iron,
    );
  else pot(into, [x - 0.2, 0.89, 0.46], 0.24, iron);
  return [x, 0.75, 1.15];
}

/** A pot with a lid. */
export function pot(into: Sculpture, at: Triple, radius: number, metal: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.8, brush: 0.05 });
  lathe(
    into,
    at,
    [
      [radius * 0.9, 0],
      [radius, radius * 0.2],
      [radius, radius * 1.1],
      [radius * 1.06, radius * 1.12],
      [radius * 0.7, radius * 1.3],
      [radius * 0.14, radius * 1.36],
      [radius * 0.14, radius * 1.5],
      [0.004, radius * 1.52],
    ],
    16,
    (_, __, v) => scaled(metal, 0.6 + 0.5 * v),
  );
}

/** A rail with pans, ladles and a sieve hanging at head height on the wall of the current frame. */
export function panRail(into: Sculpture, from: number, to: number, source: Random): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.05 });
  tube(
    into,
    [
      [from, 1.98, 0.14],
      [to, 1.98, 0.14],
    ],
    [0.014, 0.014],
    6,
    iron,
  );
  for (let x = from + 0.12; x < to - 0.08; x += 0.25 + source() * 0.05) {
    const metal = choose(source, [copper, copper, steel, iron]);
    const radius = 0.075 + source() * 0.055;
    const long = 0.22 + source() * 0.08;
    into.finish({ gloss: 0.8, brush: 0.05 });
    block(into, [x, 1.97 - long, 0.13], [0.025, long, 0.012], scaled(metal, 0.8), 0.004, 1);
    const y = 1.97 - long - radius;
    patch(
      into,
      16,
      3,
      (u, v) => [
        x + Math.sin(u * 6.2832) * radius * Math.min(1, v * 1.5),
        y + Math.cos(u * 6.2832) * radius * Math.min(1, v * 1.5),
        0.16 - (v > 0.7 ? 0.05 : 0),
      ],
      (_, u, v) => scaled(metal, 0.75 + 0.35 * Math.sin(u * 6.2832) * v + (v > 0.7 ? -0.2 : 0.1)),
    );
  }
}

/** A sink with a tap under the window of the current frame. */
export function sink(into: Sculpture, x: number): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.9, brush: 0.03 });
  block(into, [x, 0.895, 0.33], [0.72, 0.03, 0.46], steel, 0.01, 1);
  block(into, [x, 0.9, 0.33], [0.6, 0.028, 0.36], scaled(steel, 0.45), 0.01, 1);
  tube(
    into,
    [
      [x, 0.9, 0.1],
      [x, 1.2, 0.1],
      [x, 1.27, 0.17],
      [x, 1.2, 0.28],
    ],
    [0.022, 0.018, 0.018, 0.016],
    8,
    steel,
  );
}

/** Cupboards on the wall above a counter. */
export function wallCupboards(into: Sculpture, from: number, to: number, front: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.2 });
  const count = Math.max(1, Math.round((to - from) / 0.5));
  block(into, [(from + to) / 2, 1.48, 0.17], [to - from, 0.78, 0.33], scaled(front, 0.75), 0.01, 0.8);
  for (let leaf = 0; leaf < count; leaf++) {
    const at = from + ((leaf + 0.5) / count) * (to - from);
    const each = (to - from) / count - 0.02;
    block(into, [at, 1.5, 0.345], [each, 0.74, 0.025], front, 0.012, 0.95);
    plate(into, at, 1.58, each - 0.14, 0.58, 0.359, scaled(front, 0.86));
    block(into, [at + each * 0.38, 1.56, 0.37], [0.02, 0.12, 0.02], steel, 0.006);
  }
}

/** A tall refrigerator with notes and magnets. */
export function fridge(into: Sculpture, x: number, shade: Tint, source: Random): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.05 });
  block(into, [x, 0.03, 0.34], [0.72, 1.82, 0.66], shade, 0.05);
  block(into, [x, 1.22, 0.665], [0.72, 0.012, 0.02], scaled(shade, 0.5), 0.004);
  for (const [y, h] of [
    [1.3, 0.36],
    [0.66, 0.44],
  ] as const)
    block(into, [x - 0.29, y, 0.7], [0.03, h, 0.035], steel, 0.012);
  for (let note = 0; note < 5; note++)
    plate(
      into,
      x + (source() - 0.4) * 0.4,
      0.95 + source() * 0.7,
      0.1 + source() * 0.06,
      0.13,
      0.676,
      tint(choose(source, ['#f2e6b0', '#e8b0a0', '#cfe0e8', '#f5f0e0'])),
    );
}

/** Things of a kitchen on a surface: bread on a board, a bowl of fruit, jars, a kettle. */
export function victuals(into: Sculpture, at: Triple, source: Random): void {
  into.place(at, 0, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.2 });
    block(into, [-0.36, 0, 0.02], [0.44, 0.025, 0.28], tint('#a87a4a'), 0.01);
    lathe(
      into,
      [-0.38, 0.02, 0.02],
      [
        [0.08, 0],
        [0.13, 0.05],
        [0.1, 0.11],
        [0.01, 0.13],
      ],
      12,
      (_, u, v) => scaled(tint('#c08a4a'), 0.7 + 0.4 * v + 0.1 * Math.sin(u * 30)),
    );
    vessel(into, [0.12, 0, 0], 0.14, tint('#6a8a9a'), 1);
    for (let fruit = 0; fruit < 6; fruit++) {
      const angle = fruit * 1.05;
      lathe(
        into,
        [0.12 + Math.cos(angle) * 0.055 * (fruit ? 1 : 0), 0.11 + (fruit ? 0 : 0.04), Math.sin(angle) * 0.055],
        [
          [0.005, 0],
          [0.042, 0.03],
          [0.04, 0.06],
          [0.005, 0.085],
        ],
        8,
        varied(tint(fruit % 2 ? '#d8702c' : '#b8402e'), source),
      );
    }
    vessel(into, [0.44, 0, -0.06], 0.22, tint('#d8cba8'), 3);
    vessel(into, [0.56, 0, 0.08], 0.15, tint('#8a9a6a'), 1);
  });
}
