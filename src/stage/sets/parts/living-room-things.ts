import type { Random } from '../../../film/index.ts';
import { blend, type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import { choose, plate } from './interior-plan.ts';
import { bookRow, vessel } from './interior-things.ts';

const vases = ['#c9d4d0', '#7a94a8', '#c78a5a', '#e6ddc8', '#5f7a68', '#a8483c'];

/** A television on a long low cabinet with drawers, in the frame of its wall, its middle at x. The picture on it glows. */
export function television(into: Sculpture, x: number, wood: Tint, source: Random): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.3 });
  block(into, [x, 0.1, 0.24], [2.3, 0.42, 0.42], scaled(wood, 0.8), 0.02);
  block(into, [x, 0.5, 0.24], [2.4, 0.04, 0.46], scaled(wood, 1.15), 0.012);
  for (const leg of [-1, 1]) block(into, [x + leg * 1, 0, 0.24], [0.08, 0.1, 0.34], scaled(wood, 0.5), 0.01);
  for (let drawer = 0; drawer < 4; drawer++) {
    const at = x + (drawer - 1.5) * 0.56;
    block(into, [at, 0.14, 0.445], [0.53, 0.33, 0.03], drawer === 1 ? tint('#2b2a2c') : wood, 0.012, 0.9);
    block(into, [at, 0.4, 0.47], [0.16, 0.015, 0.02], tint('#b9a06a'), 0.005);
  }
  into.finish({ gloss: 0.9, brush: 0.02 });
  block(into, [x, 0.78, 0.08], [1.5, 0.87, 0.07], tint('#1a1b1f'), 0.012, 1);
  into.finish({ glow: 0.75, gloss: 0, brush: 0 });
  const phase = source() * 6;
  patch(
    into,
    18,
    10,
    (u, v) => [x + (u - 0.5) * 1.43, 0.815 + v * 0.8, 0.117],
    (_, u, v) => {
      const ridge = 0.42 + 0.13 * Math.sin(u * 7 + phase) + 0.06 * Math.sin(u * 17);
      if (v < 0.24) return blend(tint('#2f7fa0'), tint('#bfe0e0'), Math.abs(Math.sin(u * 30 + v * 60)) * 0.35);
      if (v < ridge) return blend(tint('#1f5d54'), tint('#4c9a72'), (v - 0.2) * 2.4);
      return blend(tint('#ffb06a'), tint('#4a9ae0'), (v - ridge) * 1.7);
    },
  );
  into.finish({ glow: 0, gloss: 0.5, brush: 0.1 });
  block(into, [x + 0.02, 0.54, 0.22], [0.9, 0.07, 0.09], tint('#26272b'), 0.02);
  vessel(into, [x - 0.98, 0.54, 0.24], 0.34, tint(choose(source, vases)), 0);
  stems(into, [x - 0.98, 0.86, 0.24], 0.42, tint('#c98f9a'), source);
  for (let book = 0; book < 4; book++)
    block(
      into,
      [x + 0.95, 0.54 + book * 0.04, 0.22],
      [0.28, 0.038, 0.2],
      tint(['#8a3d32', '#d9cfb6', '#35506a', '#4d6350'][book]!),
      0.006,
      0.9,
    );
}

/** Dry stems with buds that stand in a vase. */
export function stems(into: Sculpture, at: Triple, height: number, bud: Tint, source: Random): void {
  for (let stem = 0; stem < 7; stem++) {
    const tip: Triple = [
      at[0] + (source() - 0.5) * height * 0.9,
      at[1] + height * (0.7 + source() * 0.4),
      at[2] + (source() - 0.5) * height * 0.5,
    ];
    const middle: Triple = [at[0] + (tip[0] - at[0]) * 0.35, at[1] + (tip[1] - at[1]) * 0.6, at[2]];
    into.finish({ sway: 0.004, glow: 0, gloss: 0.1, brush: 0.1 });
    tube(into, [at, middle, tip], [0.006, 0.005, 0.003], 4, tint('#6b5a3c'));
    for (let part = 0; part < 3; part++) {
      const share = 0.55 + part * 0.22;
      const place: Triple = [
        middle[0] + (tip[0] - middle[0]) * (share - 0.2),
        middle[1] + (tip[1] - middle[1]) * share,
        middle[2] + (tip[2] - middle[2]) * share,
      ];
      lathe(
        into,
        place,
        [
          [0.004, -0.025],
          [0.022, 0],
          [0.004, 0.03],
        ],
        6,
        scaled(bud, 0.8 + source() * 0.4),
      );
    }
  }
}

/** Open shelves of a living room, with books, vessels and a frame; standing against a wall, its middle at x. */
export function bookcase(
  into: Sculpture,
  x: number,
  [width, height]: readonly [number, number],
  wood: Tint,
  source: Random,
): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.35 });
  const rows = Math.round(height / 0.38);
  const columns = Math.max(1, Math.round(width / 0.9));
  plate(into, x, 0, width, height, 0.02, (_, __, v) => scaled(wood, 0.32 + 0.14 * v));
  for (let column = 0; column <= columns; column++)
    block(into, [x + (column / columns - 0.5) * width, 0, 0.15], [0.04, height, 0.3], wood, 0.008, 0.85);
  for (let row = 0; row <= rows; row++) {
    const y = row === 0 ? 0.06 : (row / rows) * (height - 0.03);
    into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.35 });
    block(into, [x, y, 0.155], [width, 0.032, 0.3], scaled(wood, 1.1), 0.006, 0.9);
    if (row === rows) break;
    for (let column = 0; column < columns; column++) {
      const [a, b] = [x + (column / columns - 0.5) * width + 0.04, x + ((column + 1) / columns - 0.5) * width - 0.04];
      fillShelf(into, [a, b], y + 0.032, height / rows - 0.04, source);
    }
  }
  block(into, [x, height - 0.02, 0.16], [width + 0.08, 0.05, 0.34], scaled(wood, 1.15), 0.012);
}

function fillShelf(into: Sculpture, [a, b]: readonly [number, number], y: number, high: number, source: Random): void {
  const kind = source();
  const tall = high * 0.92;
  if (kind < 0.16) {
    vessel(into, [a + (b - a) * 0.3, y, 0.17], tall * 0.85, tint(choose(source, vases)), Math.floor(source() * 4));
    vessel(into, [a + (b - a) * 0.7, y, 0.17], tall * 0.6, tint(choose(source, vases)), Math.floor(source() * 4));
    return;
  }
  const split = kind < 0.55 ? a + (b - a) * (0.55 + source() * 0.15) : b;
  bookRow(into, [a, split], y, 0.14, tall, source);
  if (split < b)
    vessel(
      into,
      [(split + b) / 2, y, 0.17],
      tall * (0.5 + source() * 0.35),
      tint(choose(source, vases)),
      Math.floor(source() * 4),
    );
}

/** A sideboard with doors, in the frame of its wall; what stands on it is put at 0.86 m. */
export function sideboard(into: Sculpture, x: number, wood: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.3 });
  block(into, [x, 0.16, 0.24], [1.8, 0.66, 0.44], scaled(wood, 0.78), 0.02);
  block(into, [x, 0.82, 0.25], [1.9, 0.04, 0.5], scaled(wood, 1.15), 0.012);
  for (const leg of [-0.82, 0.82])
    for (const z of [0.08, 0.4])
      tube(
        into,
        [
          [x + leg * 1.02, 0, z],
          [x + leg, 0.17, z],
        ],
        [0.018, 0.03],
        7,
        scaled(wood, 0.6),
      );
  for (let leaf = 0; leaf < 3; leaf++) {
    const at = x + (leaf - 1) * 0.59;
    block(into, [at, 0.2, 0.465], [0.56, 0.58, 0.025], wood, 0.012, 0.9);
    for (let slat = 0; slat < 9; slat++)
      plate(into, at + (slat - 4) * 0.055, 0.25, 0.02, 0.48, 0.4795, scaled(wood, 0.62));
    block(into, [at + 0.22, 0.46, 0.48], [0.02, 0.12, 0.025], tint('#b9a06a'), 0.006);
  }
}

/** A round mirror with a gilt rim: it shows a pale room. */
export function roundMirror(into: Sculpture, x: number, y: number, radius: number): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.8, brush: 0 });
  const ring = Array.from({ length: 29 }, (_, index): Triple => {
    const angle = (index / 28) * Math.PI * 2;
    return [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius, 0.03];
  });
  tube(
    into,
    ring,
    ring.map(() => 0.03),
    7,
    tint('#b08a4a'),
  );
  patch(
    into,
    28,
    4,
    (u, v) => [x + Math.cos(u * Math.PI * 2) * radius * v, y + Math.sin(u * Math.PI * 2) * radius * v, 0.03],
    (at) => {
      const gleam = Math.abs(at[0] - x + (at[1] - y) * 0.6 - 0.05) < 0.08;
      return blend(tint('#8fa3a8'), tint('#dfe6e2'), gleam ? 1 : 0.35 + (at[1] - y) / radius / 3);
    },
    true,
  );
}
