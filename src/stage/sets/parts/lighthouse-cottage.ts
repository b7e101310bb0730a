import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, face, lathe, patch, tube } from '../shapes.ts';

/** The keeper's cottage, front towards +z of the current frame: stone walls, slate roof with two chimneys, small panes. Gives a place before its door. */
export function cottage(into: Sculpture, width: number, depth: number, slate: Tint, door: Tint): void {
  const [w, d, tall, rise] = [width / 2, depth / 2, 2.5, 2.1];
  const wall = tint('#e6e1d4');
  into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.22 });
  block(into, [0, -0.9, 0], [width + 0.3, 1.15, depth + 0.3], tint('#7d786e'), 0.06);
  const stained = (at: Triple) =>
    scaled(wall, 0.68 + 0.3 * Math.min(1, at[1] / 1.6) - 0.22 * Math.max(0, at[1] - tall + 0.5));
  const corners: [number, number][] = [
    [-w, d],
    [w, d],
    [w, -d],
    [-w, -d],
  ];
  for (let side = 0; side < 4; side++) {
    const [a, b] = [corners[side]!, corners[(side + 1) % 4]!];
    patch(into, 3, 4, (u, v) => [a[0] + (b[0] - a[0]) * u, v * tall, a[1] + (b[1] - a[1]) * u], stained);
  }
  for (const end of [-1, 1]) {
    patch(
      into,
      3,
      3,
      (u, v) => [end * w, tall + v * rise, (u * 2 - 1) * d * (1 - v)],
      (_, __, v) => scaled(wall, 0.78 + 0.1 * v),
      end > 0,
    );
    block(into, [end * (w - 0.45), tall + rise - 0.9, 0], [0.8, 1.9, 0.7], tint('#8a8378'), 0.06, 0.9);
    for (const z of [-0.16, 0.16])
      lathe(
        into,
        [end * (w - 0.45), tall + rise + 0.98, z],
        [
          [0.11, 0],
          [0.13, 0.1],
          [0.1, 0.36],
          [0.06, 0.36],
        ],
        8,
        tint('#a4583c'),
      );
  }
  slates(into, w, d, tall, rise, slate);
  const panes: [number, number][] = [
    [-0.34, d],
    [0.34, d],
  ];
  for (const [share, z] of panes) sash(into, [share * width, 0.85, z], 0.95, 1.15);
  for (const end of [-1, 1]) into.place([end * w, 0, 0], end * 90, 1, () => sash(into, [0, 0.85, 0], 0.9, 1.1));
  into.finish({ glow: 0, gloss: 0.4, brush: 0.35 });
  block(into, [0, 0, d], [1.3, 2.2, 0.16], tint('#bdb6a6'), 0.04);
  block(into, [0, 0, d + 0.08], [0.95, 2, 0.1], door, 0.03);
  block(into, [0, 2.1, d + 0.35], [1.7, 0.12, 0.95], scaled(slate, 0.9), 0.04);
  block(into, [0, -0.5, d + 0.6], [1.7, 0.52, 0.9], tint('#8d887e'), 0.05);
}

function slates(into: Sculpture, w: number, d: number, tall: number, rise: number, slate: Tint): void {
  const rows = 11;
  into.finish({ gloss: 0.9, brush: 0.35 });
  for (const side of [-1, 1]) {
    patch(
      into,
      2,
      2,
      (u, v) => [(u * 2 - 1) * (w + 0.28), tall + rise * (1 - v) - 0.02, side * (d + 0.35) * v],
      scaled(slate, 0.55),
      side > 0,
    );
    for (let row = 0; row < rows; row++) {
      const at = (share: number, lift: number, x: number): Triple => [
        x,
        tall + rise * (1 - share) + lift,
        side * (d + 0.35) * share,
      ];
      const [from, to] = [row / rows, (row + 1) / rows];
      const tone = scaled(slate, 0.86 + (0.24 * ((row * 7) % 5)) / 5);
      const span = w + 0.3;
      patch(
        into,
        8,
        1,
        (u, v) => at(from + (to - from) * v, v * 0.07, (u * 2 - 1) * span),
        (_, u, v) => scaled(tone, (0.75 + 0.3 * v) * (0.92 + 0.16 * Math.abs(Math.sin(u * 29 + row)))),
        side > 0,
      );
    }
    for (const end of [-1, 1])
      tube(
        into,
        [
          [end * (w + 0.28), tall + rise, 0],
          [end * (w + 0.28), tall, side * (d + 0.35)],
        ],
        [0.09, 0.09],
        5,
        tint('#b9b3a4'),
      );
  }
  tube(
    into,
    [
      [-w - 0.3, tall + rise + 0.04, 0],
      [w + 0.3, tall + rise + 0.04, 0],
    ],
    [0.12, 0.12],
    6,
    scaled(slate, 1.15),
  );
}

function sash(into: Sculpture, at: Triple, width: number, height: number): void {
  const [x, y, z] = at;
  into.finish({ glow: 0, gloss: 0.3, brush: 0.2 });
  block(into, [x, y - 0.12, z], [width + 0.24, height + 0.26, 0.12], tint('#e3ded0'), 0.03, 0.95);
  block(into, [x, y - 0.16, z + 0.08], [width + 0.36, 0.09, 0.2], tint('#a39d90'), 0.02);
  into.finish({ glow: 0.85, brush: 0.05 });
  const [l, r, t] = [x - width / 2, x + width / 2, y + height];
  face(into, [l, y, z + 0.07], [r, y, z + 0.07], [r, t, z + 0.07], [l, t, z + 0.07], (_, u, v) =>
    scaled(tint('#e8a653'), 0.55 + 0.2 * v + 0.1 * u),
  );
  into.finish({ glow: 0, brush: 0.1 });
  const bar = (x0: number, y0: number, x1: number, y1: number) =>
    face(into, [x0, y0, z + 0.09], [x1, y0, z + 0.09], [x1, y1, z + 0.09], [x0, y1, z + 0.09], tint('#e9e5da'));
  bar(x - 0.03, y, x + 0.03, t);
  for (const share of [0.33, 0.66]) bar(l, y + height * share - 0.025, r, y + height * share + 0.025);
}
