import type { Random } from '../../../film/index.ts';
import { blend, type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import { choose, plate, quad } from './interior-plan.ts';

const bindings = ['#8a3d32', '#35506a', '#c2a35a', '#4d6350', '#6a4f66', '#d3c7ab', '#2f3440', '#b8683a'];

/** Books upright in a row along x from `from` to `to`, on `y`; `thick` widens them where there are many. */
export function bookRow(
  into: Sculpture,
  [from, to]: readonly [number, number],
  y: number,
  z: number,
  high: number,
  source: Random,
  thick = 1,
): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.12 });
  const run = choose(source, bindings);
  let x = from;
  while (x < to - 0.03) {
    const chance = source();
    if (chance < 0.07 && to - x > 0.3) {
      for (let book = 0; book < 3; book++)
        block(
          into,
          [x + 0.12, y + book * 0.036, z],
          [0.22, 0.034, 0.17],
          varied(tint(choose(source, bindings)), source),
          0.005,
          0.9,
        );
      x += 0.26;
      continue;
    }
    if (chance < 0.13) {
      x += 0.08;
      continue;
    }
    const wide = (0.022 + source() * 0.034) * thick;
    const tall = high * (0.62 + source() * 0.33);
    const shade = varied(tint(source() < 0.3 ? run : choose(source, bindings)), source, 0.12);
    block(into, [x + wide / 2, y, z - 0.02 + source() * 0.02], [wide * 0.94, tall, 0.18], shade, 0.005, 0.8);
    if (wide > 0.034 * thick)
      plate(into, x + wide / 2, y + tall * 0.72, wide * 0.7, tall * 0.06, z + 0.094, tint('#d9c58c'));
    x += wide;
  }
}

const paintings: readonly (readonly [string, string, string, string])[] = [
  ['#e9c9a0', '#d7785a', '#6a5a7a', '#37405c'],
  ['#bcd7de', '#7ea7b4', '#4f7a66', '#2f4a3e'],
  ['#f0dcae', '#d3a24e', '#a9623c', '#5a3328'],
  ['#d9d2e6', '#9f93bd', '#6b7a9c', '#3b4560'],
];

/** A framed picture on the wall of the current frame: hills in layers, a sun, or a still abstract of shapes; foot at (x, y). */
export function picture(
  into: Sculpture,
  [x, y, w, h]: readonly [number, number, number, number],
  frame: Tint,
  source: Random,
): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.12 });
  block(into, [x, y, 0.02], [w, h, 0.04], frame, 0.012, 1);
  plate(into, x, y + 0.035, w - 0.07, h - 0.07, 0.041, tint('#e9e1cf'));
  const colours = choose(source, paintings).map((hex) => tint(hex));
  const [a, b, kind] = [source() * 6, source() * 6, source()];
  const [sunX, sunY] = [0.25 + source() * 0.5, 0.66 + source() * 0.16];
  const margin = kind < 0.6 ? 0.07 : 0.04;
  patch(
    into,
    14,
    12,
    (u, v) => [x + (u - 0.5) * (w - 2 * margin - 0.04), y + margin + 0.02 + v * (h - 2 * margin - 0.04), 0.043],
    (_, u, v) => {
      if (kind > 0.72) return colours[(Math.floor(u * 2.6 + a) % 4) ^ (v > 0.3 + 0.3 * Math.sin(u * 5 + b) ? 1 : 0)]!;
      if (Math.hypot((u - sunX) * w, (v - sunY) * h) < 0.1 * Math.min(w, h) + 0.01) return tint('#f4efd8');
      const far = 0.52 + 0.1 * Math.sin(u * 5 + a);
      const middle = 0.36 + 0.12 * Math.sin(u * 3.4 + b);
      const near = 0.18 + 0.1 * Math.sin(u * 4 + a + b);
      return v < near
        ? colours[3]!
        : v < middle
          ? colours[2]!
          : v < far
            ? colours[1]!
            : scaled(colours[0]!, 0.8 + 0.3 * v);
    },
  );
}

/** A plant in a pot: arching stems with broad split leaves. `height` in metres. */
export function housePlant(
  { solid, leaves }: { solid: Sculpture; leaves: Sculpture },
  at: Triple,
  height: number,
  pot: Tint,
  green: Tint,
  source: Random,
): void {
  const size = height * 0.16 + 0.05;
  solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.2 });
  lathe(
    solid,
    at,
    [
      [size * 0.7, 0],
      [size * 0.86, size * 0.7],
      [size, size * 1.5],
      [size * 1.06, size * 1.52],
      [size * 1.04, size * 1.66],
      [size * 0.9, size * 1.64],
      [size * 0.86, size * 1.45],
      [0.01, size * 1.44],
    ],
    16,
    (_, __, v) => (v > 0.85 ? tint('#3a2c22') : scaled(pot, 0.6 + 0.45 * v)),
  );
  const count = 9 + Math.round(height * 3);
  for (let leaf = 0; leaf < count; leaf++) {
    const angle = leaf * 2.4 + source() * 0.5;
    const share = leaf / count;
    const root: Triple = [at[0], at[1] + size * 1.4, at[2]];
    const out = height * (0.12 + 0.2 * (1 - share) + source() * 0.06);
    const tip: Triple = [
      at[0] + Math.cos(angle) * out,
      at[1] + size * 1.4 + height * (0.22 + 0.62 * share),
      at[2] + Math.sin(angle) * out,
    ];
    solid.finish({ sway: 0.004, gloss: 0.2, brush: 0.1 });
    const bend: Triple = [
      root[0] + (tip[0] - root[0]) * 0.3,
      root[1] + (tip[1] - root[1]) * 0.65,
      root[2] + (tip[2] - root[2]) * 0.3,
    ];
    tube(solid, [root, bend, tip], [0.012, 0.01, 0.006], 5, scaled(green, 0.7));
    broadLeaf(leaves, tip, angle, height * (0.2 + 0.08 * source()), varied(green, source, 0.2));
  }
}

function broadLeaf(into: Sculpture, at: Triple, angle: number, long: number, shade: Tint): void {
  into.finish({ sway: 0.012, glow: 0, gloss: 0.4, brush: 0.15 });
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  patch(
    into,
    4,
    5,
    (u, v) => {
      const across = (u - 0.5) * 2;
      const wide = long * 0.42 * Math.sin(Math.PI * Math.min(1, 0.12 + v * 0.88)) ** 0.7;
      const along = v * long;
      const drop = 0.25 * along - (0.75 * (along * along)) / long - Math.abs(across) * wide * 0.25;
      return [at[0] + c * along * 0.9 - s * across * wide, at[1] + drop, at[2] + s * along * 0.9 + c * across * wide];
    },
    (_, u, v) => scaled(shade, (Math.abs(u - 0.5) < 0.1 ? 1.4 : 0.85) * (0.75 + 0.4 * v)),
  );
}

/** A round clock on the wall of the current frame with its middle at (x, y), showing ten past ten. */
export function wallClock(into: Sculpture, x: number, y: number, radius: number, rim: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.05 });
  const ring = (r: number, z: number): Triple[] =>
    Array.from({ length: 25 }, (_, index) => {
      const angle = (index / 24) * Math.PI * 2;
      return [x + Math.sin(angle) * r, y + Math.cos(angle) * r, z];
    });
  const path = ring(radius, 0.035);
  tube(
    into,
    path,
    path.map(() => radius * 0.11),
    6,
    rim,
  );
  patch(
    into,
    24,
    1,
    (u, v) => [
      x + Math.sin(u * Math.PI * 2) * radius * (1 - v),
      y + Math.cos(u * Math.PI * 2) * radius * (1 - v),
      0.03,
    ],
    tint('#f1ebdc'),
    true,
  );
  const hand = (turn: number, long: number, wide: number, z: number, from = 0) => {
    const angle = turn * Math.PI * 2;
    const [sx, cy] = [Math.sin(angle), Math.cos(angle)];
    const at = (along: number, across: number): Triple => [
      x + sx * along * radius + cy * across,
      y + cy * along * radius - sx * across,
      z,
    ];
    quad(into, [at(from, -wide), at(long, -wide), at(long, wide), at(from, wide)], [0, 0, 1], tint('#26262a'));
  };
  for (let hour = 0; hour < 12; hour++) hand(hour / 12, 0.86, radius * 0.03, 0.036, hour % 3 ? 0.76 : 0.68);
  hand(10.17 / 12, 0.48, radius * 0.05, 0.038);
  hand(10 / 60, 0.74, radius * 0.032, 0.04);
}

/** A standing lamp with a pleated shade that glows; gives where its light is. */
export function floorLamp(into: Sculpture, at: Triple, height: number, metal: Tint, shade: Tint): Triple {
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.1 });
  lathe(
    into,
    at,
    [
      [0.17, 0],
      [0.17, 0.02],
      [0.05, 0.045],
      [0.016, 0.07],
      [0.014, height - 0.3],
      [0.03, height - 0.28],
      [0.012, height - 0.24],
    ],
    14,
    metal,
  );
  into.finish({ glow: 1, brush: 0.05 });
  const pleat = (u: number) => 0.9 + 0.1 * Math.cos(u * Math.PI * 2 * 16);
  lathe(
    into,
    [at[0], at[1] + height - 0.36, at[2]],
    [
      [0.24, 0],
      [0.235, 0.04],
      [0.2, 0.22],
      [0.165, 0.36],
    ],
    32,
    (_, u, v) => scaled(shade, pleat(u) * (0.62 + 0.6 * Math.sin(Math.PI * (0.15 + v * 0.7)))),
  );
  lathe(
    into,
    [at[0], at[1] + height - 0.355, at[2]],
    [
      [0.01, 0.01],
      [0.23, 0],
    ],
    16,
    scaled(blend(shade, tint('#fff2d0'), 0.6), 1.3),
  );
  return [at[0], at[1] + height - 0.2, at[2]];
}

/** A vase, bowl or bottle on a surface: one of four turned outlines, `height` metres tall. */
export function vessel(into: Sculpture, at: Triple, height: number, shade: Tint, kind: number): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.7, brush: 0.1 });
  const outlines: readonly (readonly (readonly [number, number])[])[] = [
    [
      [0.16, 0],
      [0.3, 0.25],
      [0.34, 0.5],
      [0.2, 0.8],
      [0.12, 0.9],
      [0.18, 1],
      [0.1, 0.97],
    ],
    [
      [0.3, 0],
      [0.34, 0.1],
      [0.62, 0.8],
      [0.72, 1],
      [0.66, 0.98],
      [0.3, 0.3],
    ],
    [
      [0.2, 0],
      [0.22, 0.55],
      [0.14, 0.7],
      [0.08, 0.78],
      [0.08, 1],
      [0.05, 0.98],
    ],
    [
      [0.2, 0],
      [0.4, 0.18],
      [0.46, 0.42],
      [0.34, 0.7],
      [0.3, 0.86],
      [0.36, 1],
      [0.28, 0.96],
    ],
  ];
  const outline = outlines[kind % 4]!.map(([radius, up]): [number, number] => [radius * height, up * height]);
  lathe(into, at, outline, 14, (_, __, v) => scaled(shade, 0.6 + 0.5 * v));
}
