import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { block, face, lathe, patch, tube } from '../shapes.ts';

/** A table with turned-in feet and an apron, its top at `height`. */
export function table(into: Sculpture, at: Triple, size: [number, number], height: number, shade: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.35 });
  const [w, d] = [size[0] / 2, size[1] / 2];
  block(into, [at[0], at[1] + height - 0.05, at[2]], [size[0], 0.06, size[1]], shade, 0.02, 0.8);
  block(into, [at[0], at[1] + height - 0.16, at[2]], [size[0] - 0.16, 0.11, size[1] - 0.12], scaled(shade, 0.75), 0.01);
  for (const [sx, sz] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const) {
    const x = at[0] + sx * (w - 0.1);
    const z = at[2] + sz * (d - 0.08);
    tube(
      into,
      [
        [x, at[1], z],
        [x + sx * 0.02, at[1] + 0.06, z],
        [x, at[1] + 0.14, z],
        [x, at[1] + height - 0.06, z],
      ],
      [0.05, 0.045, 0.032, 0.036],
      7,
      scaled(shade, 0.8),
    );
  }
}

/** A round stool or a drum seat. */
export function stool(into: Sculpture, at: Triple, height: number, shade: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.35 });
  lathe(
    into,
    at,
    [
      [0.15, 0],
      [0.2, height * 0.25],
      [0.21, height * 0.5],
      [0.19, height * 0.8],
      [0.17, height - 0.03],
      [0.17, height],
      [0.01, height + 0.005],
    ],
    14,
    (_, u, v) => scaled(shade, (0.62 + 0.4 * v) * (0.94 + 0.08 * Math.sin(u * 38))),
  );
}

/** Scrolls, books and a brush pot in loose piles on a surface at `at`. */
export function papers(into: Sculpture, at: Triple, spread: [number, number], source: Random): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.15 });
  const paper = tint('#d8c9a4');
  for (let index = 0; index < 5; index++) {
    const [x, z] = [at[0] + (source() - 0.5) * spread[0], at[2] + (source() - 0.5) * spread[1]];
    const angle = (source() - 0.5) * 1.2;
    const [c, s] = [Math.cos(angle) * 0.17, Math.sin(angle) * 0.17];
    tube(
      into,
      [
        [x - c, at[1] + 0.03, z - s],
        [x + c, at[1] + 0.03, z + s],
      ],
      [0.028, 0.028],
      8,
      varied(paper, source, 0.08),
    );
  }
  for (let pile = 0; pile < 2; pile++) {
    const [x, z] = [at[0] + (pile - 0.5) * spread[0] * 0.85, at[2] - spread[1] * 0.2];
    for (let book = 0; book < 4; book++) {
      into.place([x, at[1] + book * 0.035, z], (source() - 0.5) * 30, 1, () =>
        block(
          into,
          [0, 0, 0],
          [0.24, 0.033, 0.17],
          varied(tint(['#35506a', '#7a3b32', '#8a7a52', '#4a5a48'][book]!), source),
          0.006,
          0.9,
        ),
      );
    }
  }
  into.place([at[0] + spread[0] * 0.22, at[1] + 0.001, at[2] + 0.08], -8, 1, () => {
    face(into, [-0.25, 0.004, 0.17], [0.25, 0.004, 0.17], [0.25, 0.004, -0.17], [-0.25, 0.004, -0.17], tint('#e8dfc6'));
    for (let line = 0; line < 6; line++)
      face(
        into,
        [0.2 - line * 0.07, 0.007, 0.13],
        [0.215 - line * 0.07, 0.007, 0.13],
        [0.215 - line * 0.07, 0.007, -0.13],
        [0.2 - line * 0.07, 0.007, -0.13],
        tint('#2c2a2a'),
      );
  });
  const pot: Triple = [at[0] - spread[0] * 0.18, at[1], at[2] - spread[1] * 0.3];
  lathe(
    into,
    pot,
    [
      [0.05, 0],
      [0.055, 0.06],
      [0.05, 0.14],
      [0.045, 0.14],
      [0.04, 0.05],
    ],
    12,
    tint('#4d6a6a'),
  );
  for (let brush = 0; brush < 4; brush++)
    tube(
      into,
      [
        [pot[0], pot[1] + 0.04, pot[2]],
        [pot[0] + (source() - 0.5) * 0.12, pot[1] + 0.3, pot[2] + (source() - 0.5) * 0.1],
      ],
      [0.006, 0.008],
      5,
      tint('#5a3a26'),
    );
}

/** An oil lamp or table lamp with a glowing shade; gives where its light is. */
export function tableLamp(into: Sculpture, at: Triple, height: number, shade: Tint): Triple {
  into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.1 });
  lathe(
    into,
    at,
    [
      [0.09, 0],
      [0.09, 0.02],
      [0.025, 0.05],
      [0.02, height * 0.5],
      [0.05, height * 0.56],
    ],
    10,
    tint('#5c4630'),
  );
  into.finish({ glow: 1, brush: 0.05 });
  lathe(
    into,
    [at[0], at[1] + height * 0.5, at[2]],
    [
      [0.15, 0],
      [0.145, height * 0.2],
      [0.12, height * 0.4],
      [0.08, height * 0.5],
    ],
    14,
    (_, __, v) => scaled(shade, 0.75 + 0.5 * Math.sin(Math.PI * v)),
  );
  return [at[0], at[1] + height * 0.72, at[2]];
}

/** A folding screen of painted panels standing along x of the current frame. */
export function screen(
  into: Sculpture,
  at: Triple,
  width: number,
  height: number,
  timber: Tint,
  paper: Tint,
  source: Random,
): void {
  const panels = 4;
  const each = width / panels;
  for (let panel = 0; panel < panels; panel++) {
    const turn = panel % 2 ? 22 : -22;
    into.place([at[0] + (panel - (panels - 1) / 2) * each, at[1], at[2]], turn, 1, () => {
      into.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.25 });
      block(into, [-each / 2 + 0.02, 0, 0], [0.05, height, 0.05], timber, 0.01);
      block(into, [each / 2 - 0.02, 0, 0], [0.05, height, 0.05], timber, 0.01);
      for (const y of [0.1, height - 0.09]) block(into, [0, y, 0], [each, 0.06, 0.04], timber, 0.01, 1);
      const hill = source();
      for (const side of [0.012, -0.012]) {
        patch(
          into,
          6,
          6,
          (u, v) => [(u - 0.5) * each, 0.12 + v * (height - 0.22), side],
          (_, u, v) => {
            const crest = 0.3 + 0.2 * Math.sin(u * 3 + hill * 6) + 0.1 * Math.sin(u * 7 + hill * 9);
            return v < crest ? scaled(paper, 0.55 + 0.4 * v) : scaled(paper, 0.94);
          },
          side < 0,
        );
      }
    });
  }
}

/** Shelves with books, scrolls and jars, standing against a wall behind (-z) of the current frame. */
export function shelves(
  into: Sculpture,
  at: Triple,
  width: number,
  height: number,
  timber: Tint,
  source: Random,
): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.4 });
  block(into, [at[0] - width / 2, at[1], at[2]], [0.06, height, 0.36], timber, 0.01);
  block(into, [at[0] + width / 2, at[1], at[2]], [0.06, height, 0.36], timber, 0.01);
  patch(into, 3, 4, (u, v) => [at[0] + (u - 0.5) * width, at[1] + v * height, at[2] - 0.17], scaled(timber, 0.4));
  const rows = Math.round(height / 0.42);
  for (let row = 0; row <= rows; row++) {
    const y = at[1] + (row / rows) * (height - 0.04);
    block(into, [at[0], y, at[2]], [width, 0.035, 0.34], timber, 0.008, 0.9);
    if (row === rows) break;
    for (let x = -width / 2 + 0.1; x < width / 2 - 0.1; ) {
      const kind = source();
      const wide = kind < 0.7 ? 0.045 + source() * 0.05 : 0.14;
      if (kind < 0.62)
        block(
          into,
          [at[0] + x + wide / 2, y + 0.035, at[2] + 0.03],
          [wide * 0.92, 0.2 + source() * 0.12, 0.2],
          varied(
            tint(['#7a3b32', '#35506a', '#8a7a52', '#4a5a48', '#5f4a5c'][Math.floor(source() * 5)]!),
            source,
            0.15,
          ),
          0.006,
          0.8,
        );
      else if (kind < 0.85)
        for (let roll = 0; roll < 3; roll++)
          tube(
            into,
            [
              [at[0] + x + 0.07 + (roll % 2) * 0.035, y + 0.07 + roll * 0.05, at[2] - 0.12],
              [at[0] + x + 0.07 + (roll % 2) * 0.035, y + 0.07 + roll * 0.05, at[2] + 0.16],
            ],
            [0.032, 0.032],
            7,
            tint('#cdbb90'),
          );
      x += wide + 0.012 + (source() < 0.12 ? 0.12 : 0);
    }
  }
}

/** A hanging scroll with a mountain and a line of writing on the wall behind. */
export function hanging(into: Sculpture, at: Triple, width: number, height: number, paper: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.15 });
  face(
    into,
    [at[0] - width / 2, at[1], at[2]],
    [at[0] + width / 2, at[1], at[2]],
    [at[0] + width / 2, at[1] + height, at[2]],
    [at[0] - width / 2, at[1] + height, at[2]],
    scaled(paper, 0.7),
  );
  const [w, h] = [width * 0.76, height * 0.66];
  patch(
    into,
    10,
    12,
    (u, v) => [at[0] + (u - 0.5) * w, at[1] + height * 0.16 + v * h, at[2] + 0.006],
    (_, u, v) => {
      const far = 0.62 - Math.abs(u - 0.62) * 0.9;
      const near = 0.34 - Math.abs(u - 0.25) * 0.7;
      return scaled(paper, v < near ? 0.28 : v < far ? 0.6 : 1);
    },
  );
  for (const y of [0, height])
    tube(
      into,
      [
        [at[0] - width * 0.56, at[1] + y, at[2]],
        [at[0] + width * 0.56, at[1] + y, at[2]],
      ],
      [0.022, 0.022],
      7,
      tint('#4a2e20'),
    );
}
