import { type Sculpture, scaled, type Tint, type Triple } from '../sculpture.ts';
import { patch } from '../shapes.ts';
import { quad } from './interior-plan.ts';
import { metal, type PalaceColours } from './throne-colours.ts';
import { columnAside, columnRows, hall } from './throne-plan.ts';

/** Beams and brackets of painted timber over the columns, and a coffered ceiling with a gold roundel in each field. */
export function palaceCeiling(into: Sculpture, colours: PalaceColours): void {
  const { height, width, depth } = hall;
  const painted = (u: number, v: number): Tint => {
    if (v < 0.12 || v > 0.88) return colours.gold;
    const part = (u * 6) % 1;
    if (Math.abs(part - 0.5) > 0.44) return colours.gold;
    if (Math.abs(part - 0.5) + Math.abs(v - 0.5) * 0.5 < 0.16) return colours.gold;
    return Math.floor(u * 6) % 2 ? colours.blue : colours.green;
  };
  const beam = (length: number, y: number, tall: number, thick: number) => {
    into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.15 });
    for (const side of [1, -1])
      patch(
        into,
        Math.round(length * 5),
        4,
        (u, v) => [(u - 0.5) * length, y + v * tall, side * thick],
        (_, u, v) => painted(u, v),
        side < 0,
        true,
      );
    patch(
      into,
      Math.round(length),
      1,
      (u, v) => [(u - 0.5) * length, y, (v - 0.5) * 2 * thick],
      scaled(colours.green, 0.5),
      false,
    );
  };
  for (const z of columnRows) into.place([0, 0, z], 0, 1, () => beam(width, height - 1.15, 0.55, 0.17));
  for (const side of [-1, 1])
    into.place([side * columnAside, 0, 0], 90, 1, () => beam(depth, height - 0.9, 0.45, 0.15));
  const size = 1.08;
  const [columns, rows] = [Math.round(width / size), Math.round(depth / size)];
  const [w, d] = [width / columns, depth / rows];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [x, z] = [(column + 0.5) * w - width / 2, (row + 0.5) * d - depth / 2];
      into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.1 });
      const flat = (half: number, y: number, shade: Tint) =>
        quad(
          into,
          [
            [x - half * w, y, z - half * d],
            [x + half * w, y, z - half * d],
            [x + half * w, y, z + half * d],
            [x - half * w, y, z + half * d],
          ],
          [0, -1, 0],
          shade,
        );
      flat(0.5, height - 0.02, scaled(colours.gold, 0.75));
      flat(0.44, height - 0.022, scaled(colours.green, 0.8));
      flat(0.36, height - 0.024, scaled(colours.blue, 0.9));
      into.finish(metal);
      patch(
        into,
        8,
        1,
        (u, v) => [
          x + Math.cos(u * 6.2832) * 0.27 * (1 - 0.45 * v),
          height - 0.03,
          z + Math.sin(u * 6.2832) * 0.27 * (1 - 0.45 * v),
        ],
        colours.gold,
        true,
      );
      flat(0.07, height - 0.032, colours.gold);
    }
  for (let line = 0; line <= columns; line++)
    hangingBar(into, [line * w - width / 2, height - 0.09, 0], [0.1, 0.09, depth], colours);
  for (let line = 0; line <= rows; line++)
    hangingBar(into, [0, height - 0.09, line * d - depth / 2], [width, 0.09, 0.1], colours);
}

function hangingBar(into: Sculpture, [x, y, z]: Triple, [w, h, d]: Triple, colours: PalaceColours): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.1 });
  const [a, b, c, e] = [x - w / 2, x + w / 2, z - d / 2, z + d / 2];
  quad(
    into,
    [
      [a, y, c],
      [b, y, c],
      [b, y, e],
      [a, y, e],
    ],
    [0, -1, 0],
    scaled(colours.lacquer, 0.9),
  );
  if (w < d)
    for (const [side, way] of [
      [a, -1],
      [b, 1],
    ] as const)
      quad(
        into,
        [
          [side, y, c],
          [side, y, e],
          [side, y + h, e],
          [side, y + h, c],
        ],
        [way, 0, 0],
        scaled(colours.green, 0.6),
      );
  else
    for (const [side, way] of [
      [c, -1],
      [e, 1],
    ] as const)
      quad(
        into,
        [
          [a, y, side],
          [b, y, side],
          [b, y + h, side],
          [a, y + h, side],
        ],
        [0, 0, way],
        scaled(colours.green, 0.6),
      );
}
