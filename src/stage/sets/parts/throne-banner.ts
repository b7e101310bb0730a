import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, patch } from '../shapes.ts';
import { quad } from './interior-plan.ts';

/** A device of gold drawn as ribbons: each a list of places (across and down a cloth, -1 to 1) and its half width. */
export type Device = readonly { line: readonly (readonly [number, number])[]; wide: number }[];

const round = (radius: number, turns = 24): (readonly [number, number])[] =>
  Array.from(
    { length: turns + 1 },
    (_, index) => [Math.cos((index / turns) * 6.2832) * radius, Math.sin((index / turns) * 6.2832) * radius] as const,
  );

/** Devices of banners and carved panels. */
export const devices: Record<'roundel' | 'lozenge' | 'dragon' | 'crown', Device> = {
  roundel: [
    { line: round(0.86), wide: 0.08 },
    { line: round(0.62), wide: 0.03 },
    { line: round(0.3), wide: 0.1 },
    ...[0, 1, 2, 3].map((part) => ({
      line: [
        [Math.cos(part * 1.571) * 0.36, Math.sin(part * 1.571) * 0.36],
        [Math.cos(part * 1.571) * 0.6, Math.sin(part * 1.571) * 0.6],
      ] as const,
      wide: 0.07,
    })),
  ],
  lozenge: [
    {
      line: [
        [0, 1],
        [0.7, 0],
        [0, -1],
        [-0.7, 0],
        [0, 1],
      ],
      wide: 0.07,
    },
    {
      line: [
        [0, 0.55],
        [0.38, 0],
        [0, -0.55],
        [-0.38, 0],
        [0, 0.55],
      ],
      wide: 0.04,
    },
    {
      line: [
        [-0.14, 0],
        [0.14, 0],
      ],
      wide: 0.16,
    },
  ],
  crown: [
    {
      line: [
        [-0.7, -0.5],
        [0.7, -0.5],
      ],
      wide: 0.12,
    },
    {
      line: [
        [-0.62, -0.4],
        [-0.8, 0.4],
        [-0.4, -0.1],
        [0, 0.6],
        [0.4, -0.1],
        [0.8, 0.4],
        [0.62, -0.4],
      ],
      wide: 0.08,
    },
    {
      line: [
        [-0.5, -0.28],
        [0.5, -0.28],
      ],
      wide: 0.06,
    },
  ],
  dragon: [
    {
      line: Array.from(
        { length: 26 },
        (_, index) => [0.55 * Math.sin(index * 0.36) * (1 - index * 0.012), -1.5 + index * 0.12] as const,
      ),
      wide: 0.13,
    },
    {
      line: [
        [-0.12, 1.5],
        [-0.36, 1.8],
        [-0.62, 1.72],
      ],
      wide: 0.11,
    },
    {
      line: [
        [0.1, 1.55],
        [0.3, 1.95],
      ],
      wide: 0.05,
    },
    {
      line: [
        [-0.02, 1.6],
        [0.12, 2.05],
      ],
      wide: 0.05,
    },
    {
      line: [
        [0.45, 0.6],
        [0.85, 0.9],
        [0.95, 0.7],
      ],
      wide: 0.06,
    },
    {
      line: [
        [-0.4, 0.1],
        [-0.85, 0.3],
        [-0.95, 0.05],
      ],
      wide: 0.06,
    },
    {
      line: [
        [0.4, -0.7],
        [0.85, -0.55],
        [0.95, -0.8],
      ],
      wide: 0.06,
    },
    { line: round(0.16, 12).map(([x, y]) => [x - 0.6, y + 1.25] as const), wide: 0.06 },
  ],
};

/** Draws a device on a surface: `at` gives the place of (across, up) in metres, a little lifted off it; it looks along `towards`. */
export function emblazon(
  into: Sculpture,
  device: Device,
  size: number,
  at: (x: number, y: number) => Triple,
  towards: Triple,
  shade: Tint,
): void {
  for (const { line, wide } of device)
    for (let index = 0; index + 1 < line.length; index++) {
      const [[ax, ay], [bx, by]] = [line[index]!, line[index + 1]!];
      const long = Math.hypot(bx - ax, by - ay) || 1;
      const [nx, ny] = [(-(by - ay) / long) * wide, ((bx - ax) / long) * wide];
      const [ex, ey] = [((bx - ax) / long) * wide * 0.3, ((by - ay) / long) * wide * 0.3];
      const spot = (x: number, y: number) => at(x * size, y * size);
      quad(
        into,
        [
          spot(ax - ex + nx, ay - ey + ny),
          spot(bx + ex + nx, by + ey + ny),
          spot(bx + ex - nx, by + ey - ny),
          spot(ax - ex - nx, ay - ey - ny),
        ],
        towards,
        scaled(shade, 0.92 + 0.16 * (index % 2)),
      );
    }
}

/** A banner that hangs in folds, facing +z of the current frame, its top's middle at the origin: field, borders, device, fringe. */
export function banner(
  into: Sculpture,
  width: number,
  height: number,
  field: Tint,
  border: Tint,
  device: keyof typeof devices,
  forked: boolean,
): void {
  into.finish({ sway: 0.01, glow: 0, gloss: 0, brush: 0.3 });
  const fold = (x: number, v: number) => 0.05 * Math.sin((x / width) * 9 + v * 1.4) * (0.3 + v);
  const foot = (u: number) => height * (forked ? 0.84 + 0.16 * Math.abs(2 * u - 1) : 1 - 0.14 * Math.abs(2 * u - 1));
  const cloth = (u0: number, u1: number, v0: number, lift: number, shade: Tint, columns: number) =>
    patch(
      into,
      columns,
      8,
      (a, v) => {
        const u = u0 + (u1 - u0) * a;
        const down = v0 + (1 - v0) * (1 - v);
        return [(u - 0.5) * width, -down * foot(u), fold((u - 0.5) * width, down) + lift];
      },
      (at, _, v) => scaled(shade, 0.78 + 0.24 * Math.cos((at[0] / width) * 9 + (1 - v) * 1.4)),
    );
  cloth(0, 1, 0, 0, field, 10);
  for (const [a, b] of [
    [0, 0.08],
    [0.92, 1],
  ] as const)
    cloth(a, b, 0, 0.006, border, 1);
  cloth(0, 1, 0.93, 0.007, border, 10);
  const scale = width * 0.36;
  emblazon(
    into,
    devices[device],
    scale,
    (x, y) => [x, y - height * 0.42, fold(x, 0.42 - y / height) + 0.014],
    [0, 0, 1],
    tint('#e8b850'),
  );
  into.finish({ sway: 0, gloss: 0.5 });
  block(into, [0, -0.03, -0.01], [width + 0.16, 0.06, 0.06], tint('#6a4a28'), 0.015, 1);
  for (const side of [-1, 1])
    block(into, [side * (width / 2 + 0.1), -0.05, -0.01], [0.07, 0.1, 0.09], tint('#e0b050'), 0.02, 1);
}
