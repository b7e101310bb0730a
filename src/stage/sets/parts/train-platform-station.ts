import type { SetDraft } from '../model.ts';
import { scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { block, face, lathe, patch } from '../shapes.ts';
import { plate } from './interior-plan.ts';
import { lettering } from './lettering.ts';
import { bed } from './railway.ts';
import { columnAt, columns, edge, wall } from './train-platform-plan.ts';

/** The paving with its yellow line. */
export function platform({ ground, solid }: SetDraft, source: () => number): void {
  ground.finish({ sway: 0, glow: 0, gloss: 0.8, brush: 0.5 });
  for (let row = 0; row < 10; row++)
    for (let column = 0; column < 44; column++) {
      const [x0, z0] = [-22 + column, edge + 0.5 + row * 0.76];
      patch(
        ground,
        1,
        1,
        (u, v) => [x0 + 0.012 + u * 0.976, 0, z0 + (1 - v) * 0.745],
        varied(tint('#a39c8e'), source, 0.07),
        false,
      );
    }
  patch(ground, 2, 1, (u, v) => [-26 + u * 52, -0.008, edge + (1 - v) * (wall - edge)], tint('#6f6a62'), false);
  patch(ground, 44, 1, (u, v) => [-26 + u * 52, 0.005, edge + 0.5 - v * 0.5], tint('#b5aea0'), false);
  patch(ground, 44, 1, (u, v) => [-26 + u * 52, 0.009, edge + 0.74 - v * 0.16], tint('#d8a836'), false);
  solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.6 });
  face(solid, [-26, bed, edge], [26, bed, edge], [26, 0, edge], [-26, 0, edge], tint('#7a746a'));
}

/** The roof on its iron columns. */
export function canopy(solid: SetDraft['solid'], iron: Tint): void {
  for (const x of columns) {
    solid.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.15 });
    lathe(
      solid,
      [x, 0, columnAt],
      [
        [0.19, 0],
        [0.19, 0.32],
        [0.11, 0.4],
        [0.085, 0.7],
        [0.075, 2.9],
        [0.13, 3],
        [0.1, 3.1],
        [0.1, 3.5],
      ],
      12,
      (_, __, v) => scaled(iron, 0.75 + 0.3 * v),
    );
    for (const side of [-1, 1])
      for (let step = 0; step < 5; step++) {
        const [a, b] = [(step / 5) * 1.57, ((step + 1) / 5) * 1.57];
        const at = (angle: number): Triple => [
          x,
          2.75 + Math.sin(angle) * 0.72,
          columnAt + side * (1.05 - Math.cos(angle) * 1.0),
        ];
        const [p, q] = [at(a), at(b)];
        block(
          solid,
          [x, (p[1] + q[1]) / 2 - 0.06, (p[2] + q[2]) / 2],
          [0.05, 0.13, Math.abs(q[2] - p[2]) + 0.06],
          iron,
          0.01,
          1,
        );
      }
    block(solid, [x, 3.46, 1.6], [0.1, 0.16, 7.6], scaled(iron, 0.85), 0.02, 1);
  }
  block(solid, [0, 3.42, columnAt], [34, 0.2, 0.12], scaled(iron, 0.9), 0.02, 1);
  solid.finish({ gloss: 0.6, brush: 0.3 });
  for (const [z0, z1, y0, y1] of [
    [-2.3, columnAt, 3.62, 3.86],
    [columnAt, 5.7, 3.86, 3.62],
  ] as const)
    for (const under of [true, false])
      patch(
        solid,
        34,
        5,
        (u, v) => [(u - 0.5) * 34, y0 + (y1 - y0) * v + (under ? 0 : 0.05), z0 + (z1 - z0) * v],
        (_, u) => scaled(under ? tint('#9c8a6a') : tint('#5a6a6a'), 0.75 + 0.2 * Math.abs(Math.sin(u * 107))),
        !under,
      );
  for (let tooth = 0; tooth < 84; tooth++)
    block(solid, [-16.8 + tooth * 0.4, 3.34, -2.32], [0.34, 0.32, 0.03], tint('#d8cba6'), 0.06, 1);
}

/** The station's wall with doors, windows and timetables. */
export function building(
  solid: SetDraft['solid'],
  colours: { brick: Tint; trim: Tint; door: Tint },
  trains: string,
): void {
  const { brick, trim, door } = colours;
  solid.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.4 });
  patch(
    solid,
    40,
    8,
    (u, v) => [20 - u * 40, v * 4.6, wall],
    (_, u, v) => scaled(brick, 0.72 + 0.28 * v + 0.06 * Math.sin(u * 300)),
  );
  block(solid, [0, 0, wall - 0.05], [40, 0.9, 0.14], scaled(trim, 0.62), 0.02);
  block(solid, [0, 0.9, wall - 0.06], [40, 0.1, 0.2], trim, 0.02, 1);
  solid.place([0, 0, wall - 0.02], 180, 1, () => {
    for (let bay = 0; bay < 11; bay++) {
      const x = -12.25 + bay * 2.5;
      if (bay % 3 === 1) {
        solid.finish({ glow: 0, gloss: 0.4, brush: 0.2 });
        block(solid, [x, 0, 0.06], [1.5, 2.7, 0.1], trim, 0.03, 0.9);
        for (const side of [-0.33, 0.33]) {
          block(solid, [x + side, 0, 0.1], [0.62, 2.3, 0.06], door, 0.02, 0.9);
          solid.finish({ glow: 0.45 });
          plate(solid, x + side, 1.2, 0.4, 0.9, 0.135, tint('#ffd594', 0.85));
          solid.finish({ glow: 0 });
        }
      } else if (bay % 3 === 2) {
        block(solid, [x, 1, 0.05], [1.6, 1.8, 0.12], trim, 0.03, 1);
        solid.finish({ glow: 0.45, gloss: 0.8 });
        plate(solid, x, 1.12, 1.36, 1.54, 0.115, (_, u, v) => scaled(tint('#ffd594'), 0.5 + 0.35 * v + 0.1 * u));
        solid.finish({ glow: 0, gloss: 0.4 });
        for (const at of [-0.34, 0, 0.34]) block(solid, [x + at, 1.1, 0.12], [0.05, 1.58, 0.04], trim, 0.01, 1);
        for (const y of [1.5, 2.1]) block(solid, [x, y, 0.12], [1.38, 0.05, 0.04], trim, 0.01, 1);
      } else timetable(solid, x, trains);
    }
  });
}

function timetable(into: SetDraft['solid'], x: number, words: string): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.1 });
  block(into, [x, 1.12, 0.05], [1.2, 1.3, 0.07], tint('#2f4a44'), 0.02, 1);
  plate(into, x, 1.2, 1.06, 0.92, 0.09, tint('#efe6cc'));
  for (let line = 0; line < 8; line++) {
    plate(into, x - 0.22, 1.26 + line * 0.105, 0.5, 0.035, 0.094, tint('#5a5248'));
    plate(into, x + 0.3, 1.26 + line * 0.105, 0.24, 0.035, 0.094, tint(line % 3 ? '#5a5248' : '#a8382a'));
  }
  lettering(into, words, [x, 2.26, 0.09], { size: 0.17, step: 0.2 }, tint('#f0dfa8'));
}
