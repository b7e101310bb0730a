import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { block, lathe, patch } from '../shapes.ts';
import { choose, plate } from './interior-plan.ts';
import { bookRow, vessel } from './interior-things.ts';
import { lettering, phrase } from './lettering.ts';

const goods = ['#c9503a', '#d8a23c', '#5f8a5a', '#3f6f9a', '#e2d4b0', '#8a5a9a', '#c77a4a'];

/** Shelves of wares from knee to over head height against the wall of the current frame: boxes, jars, bottles, cloth. */
export function wares(into: Sculpture, from: number, to: number, high: number, wood: Tint, source: Random): void {
  const wide = to - from;
  const bays = Math.max(1, Math.round(wide / 1.15));
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.35 });
  plate(into, (from + to) / 2, 0, wide, high, 0.02, (_, __, v) => scaled(wood, 0.35 + 0.15 * v));
  for (let bay = 0; bay <= bays; bay++)
    block(into, [from + (bay / bays) * wide, 0, 0.17], [0.05, high, 0.34], wood, 0.01, 0.85);
  block(into, [(from + to) / 2, high - 0.02, 0.18], [wide + 0.08, 0.09, 0.4], scaled(wood, 1.2), 0.02);
  const rows = Math.round(high / 0.44);
  for (let row = 0; row < rows; row++) {
    const y = 0.1 + (row / rows) * (high - 0.12);
    into.finish({ gloss: 0.3, brush: 0.35 });
    block(into, [(from + to) / 2, y - 0.035, 0.17], [wide, 0.035, 0.33], scaled(wood, 1.1), 0.006, 0.9);
    for (let bay = 0; bay < bays; bay++) {
      const [a, b] = [from + (bay / bays) * wide + 0.06, from + ((bay + 1) / bays) * wide - 0.06];
      stock(into, a, b, y, source);
    }
  }
}

function stock(into: Sculpture, a: number, b: number, y: number, source: Random): void {
  const kind = Math.floor(source() * 5);
  const main = tint(choose(source, goods));
  if (kind === 0) {
    bookRow(into, [a, b], y, 0.17, 0.28, source);
    return;
  }
  into.finish({ sway: 0, glow: 0, gloss: kind === 2 ? 0.7 : 0.2, brush: 0.12 });
  for (let x = a + 0.08; x < b - 0.04; x += kind === 1 ? 0.2 : 0.15) {
    const tone = varied(source() < 0.7 ? main : tint(choose(source, goods)), source, 0.15);
    if (kind === 1)
      for (let level = 0; level < 2; level++)
        block(
          into,
          [x + 0.02, y + level * 0.13, 0.18],
          [0.17, 0.12, 0.2],
          level ? scaled(tone, 1.2) : tone,
          0.01,
          0.85,
        );
    else if (kind === 2) vessel(into, [x, y, 0.18], 0.28, tone, 2);
    else if (kind === 3) vessel(into, [x, y, 0.18], 0.2, tone, 3);
    else
      lathe(
        into,
        [x, y, 0.18],
        [
          [0.055, 0],
          [0.055, 0.16],
          [0.04, 0.18],
          [0.04, 0.21],
          [0.004, 0.215],
        ],
        9,
        (_, __, v) => (v > 0.7 ? tint('#b9a06a') : tone),
      );
  }
}

/** A wall of small drawers with brass rings and a label each, as an apothecary has. */
export function drawers(
  into: Sculpture,
  from: number,
  to: number,
  low: number,
  high: number,
  wood: Tint,
  source: Random,
): void {
  const wide = to - from;
  into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.3 });
  block(into, [(from + to) / 2, 0, 0.16], [wide + 0.08, high, 0.3], scaled(wood, 0.6), 0.02);
  block(into, [(from + to) / 2, high, 0.18], [wide + 0.2, 0.1, 0.42], scaled(wood, 1.1), 0.03);
  const [columns, rows] = [Math.round(wide / 0.27), Math.round((high - low) / 0.25)];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const x = from + ((column + 0.5) / columns) * wide;
      const y = low + (row / rows) * (high - low);
      into.finish({ gloss: 0.4, brush: 0.3 });
      block(
        into,
        [x, y + 0.012, 0.315],
        [wide / columns - 0.025, (high - low) / rows - 0.025, 0.02],
        varied(wood, source, 0.12),
        0.01,
        0.95,
      );
      plate(into, x, y + 0.12, 0.1, 0.08, 0.327, tint('#e2d4ac'));
      lettering(
        into,
        phrase('drawer', 'han', 1, source),
        [x, y + 0.16, 0.33],
        { size: 0.06, step: 0 },
        tint('#2c2a2a'),
      );
      block(into, [x, y + 0.045, 0.33], [0.03, 0.03, 0.015], tint('#c9a85a'), 0.006, 1);
    }
}

/** A shop's counter along x, 1 m high, with a panelled front; things on it: scales, jars, a till. */
export function shopCounter(into: Sculpture, at: Triple, wide: number, wood: Tint, modern: boolean): void {
  into.place(at, 0, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.3 });
    block(into, [0, 0, 0], [wide, 0.95, 0.56], scaled(wood, 0.8), 0.015, 0.6);
    block(into, [0, 0.95, 0.02], [wide + 0.14, 0.06, 0.7], scaled(wood, 1.25), 0.015);
    const panels = Math.round(wide / 0.62);
    for (let panel = 0; panel < panels; panel++)
      block(
        into,
        [((panel + 0.5) / panels - 0.5) * wide, 0.14, 0.285],
        [wide / panels - 0.1, 0.68, 0.03],
        scaled(wood, 1.05),
        0.02,
        0.9,
      );
    if (modern) till(into, [-wide * 0.3, 1.01, 0]);
    else scales(into, [-wide * 0.3, 1.01, 0]);
    for (let jar = 0; jar < 4; jar++)
      vessel(
        into,
        [wide * (0.14 + jar * 0.085), 1.01, -0.06],
        0.3 - (jar % 2) * 0.07,
        tint(goods[(jar * 2) % goods.length]!),
        3,
      );
  });
}

function scales(into: Sculpture, at: Triple): void {
  const brass = tint('#c49a4a');
  into.place(at, 0, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.9, brush: 0 });
    lathe(
      into,
      [0, 0, 0],
      [
        [0.12, 0],
        [0.1, 0.03],
        [0.02, 0.06],
        [0.015, 0.46],
        [0.03, 0.48],
        [0.003, 0.5],
      ],
      10,
      brass,
    );
    block(into, [0, 0.43, 0], [0.56, 0.02, 0.02], brass, 0.006, 1);
    for (const side of [-1, 1]) {
      block(into, [side * 0.26, 0.18, 0], [0.006, 0.25, 0.006], brass, 0.002, 1);
      lathe(
        into,
        [side * 0.26, 0.14, 0],
        [
          [0.02, 0],
          [0.1, 0.02],
          [0.12, 0.045],
          [0.1, 0.03],
          [0.01, 0.01],
        ],
        14,
        brass,
      );
    }
  });
}

function till(into: Sculpture, at: Triple): void {
  into.place(at, 0, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.05 });
    block(into, [0, 0, 0], [0.42, 0.12, 0.4], tint('#3a3d42'), 0.02);
    patch(into, 1, 1, (u, v) => [(u - 0.5) * 0.38, 0.13 + v * 0.14, 0.18 - v * 0.22], tint('#6a7078'));
    block(into, [0, 0.26, -0.14], [0.3, 0.2, 0.05], tint('#2a2c30'), 0.015);
    into.finish({ glow: 0.7 });
    plate(into, 0, 0.29, 0.25, 0.14, -0.112, tint('#7ad0a0'));
    into.finish({ glow: 0 });
  });
}

/** A sack with its mouth rolled open, full to the brim. */
export function sack(into: Sculpture, at: Triple, filling: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.45 });
  lathe(
    into,
    at,
    [
      [0.2, 0],
      [0.27, 0.14],
      [0.25, 0.36],
      [0.29, 0.44],
      [0.27, 0.47],
      [0.22, 0.42],
      [0.1, 0.46],
      [0.005, 0.49],
    ],
    14,
    (_, u, v) =>
      v > 0.78
        ? scaled(filling, 0.8 + 0.3 * Math.sin(u * 40))
        : scaled(tint('#b09a6c'), (0.6 + 0.5 * v) * (0.9 + 0.1 * Math.sin(u * 32))),
  );
}
