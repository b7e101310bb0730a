import type { Random } from '../../../film/index.ts';
import { blend, type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { block, face, lathe, patch, tube } from '../shapes.ts';

/** Colours of a house in the manner of the lower Yangtze: white walls, dark tiles, timber. */
export type HouseColours = { wall: Tint; timber: Tint; tile: Tint; glow: Tint };

export const townColours: HouseColours = {
  wall: tint('#cfc6b4'),
  timber: tint('#5b3a2a'),
  tile: tint('#3d444d'),
  glow: tint('#ffb45e'),
};

/**
 * A tiled roof with sagging slopes and corners that turn up: `width` along x and `depth` along z at the eaves, in the current
 * frame; its eaves lie at `eaves`, its ridge `rise` higher.
 */
export function roof(
  into: Sculpture,
  width: number,
  depth: number,
  eaves: number,
  rise: number,
  shade: Tint,
  detail = 1,
): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.9, brush: 0.3 });
  const columns = Math.max(8, Math.round(width * 3.2 * detail));
  const lift = Math.min(0.7, depth * 0.09);
  for (const side of [1, -1]) {
    const slope = (u: number, v: number): Triple => {
      const across = (u * 2 - 1) * (width / 2) * (0.86 + 0.14 * v);
      const turn = Math.abs(u * 2 - 1) ** 4 * v * v * lift;
      const rib = Math.round(u * columns * 2) % 2 === 0 ? 0.035 : 0;
      return [across, eaves + rise * (1 - v) ** 1.55 + turn + rib, side * (v * depth) * 0.5];
    };
    const tiles = (_: Triple, u: number, v: number): Tint => {
      const rib = Math.round(u * columns * 2) % 2 === 0 ? 1.25 : 0.7;
      return scaled(shade, rib * (0.8 + 0.25 * v) * (0.93 + 0.14 * Math.abs(Math.sin(u * 57 + v * 11))));
    };
    patch(into, columns * 2, detail > 0.6 ? 6 : 4, slope, tiles, side > 0);
    const lip = (u: number, v: number): Triple => {
      const [x, y, z] = slope(u, 1);
      return [x, y - v * 0.14, z - side * v * 0.04];
    };
    patch(
      into,
      columns * 2,
      1,
      lip,
      (_, u) => scaled(shade, Math.round(u * columns * 2) % 2 === 0 ? 0.95 : 0.4),
      side > 0,
    );
    const under = (u: number, v: number): Triple => {
      const [x, y, z] = slope(u, 1 - v * 0.55);
      return [x, y - 0.16, z];
    };
    patch(into, 6, 2, under, scaled(tint('#4a3226'), 0.6), side > 0);
  }
  for (const end of [-1, 1]) {
    const x = end * width * 0.43;
    const gable = (u: number, v: number): Triple => {
      const z = (u * 2 - 1) * depth * 0.36 * (1 - v);
      return [x * 0.985, eaves + v * rise * 0.92 - 0.1 * (1 - v), z];
    };
    patch(into, 4, 3, gable, scaled(tint('#8d8474'), 0.8), end > 0);
  }
  const ridge = Array.from({ length: 9 }, (_, index): Triple => {
    const s = index / 4 - 1;
    return [s * width * 0.46, eaves + rise + 0.1 + Math.abs(s) ** 5 * 0.42, 0];
  });
  tube(
    into,
    ridge,
    ridge.map(() => 0.13),
    6,
    scaled(shade, 1.1),
  );
}

/** A lattice window or door that glows from inside at night; centre of its foot at `at`, facing +z of the current frame. */
export function lattice(
  into: Sculpture,
  at: Triple,
  width: number,
  height: number,
  bars: [number, number],
  timber: Tint,
  glow: Tint,
  lit: number,
): void {
  const [x, y, z] = at;
  into.finish({ sway: 0, glow: lit, gloss: 0.2, brush: 0.1 });
  const tone = lit > 0 ? glow : tint('#3a4350');
  patch(
    into,
    3,
    3,
    (u, v) => [x + (u - 0.5) * width, y + v * height, z],
    (_, u, v) => scaled(tone, 0.62 + 0.38 * (1 - Math.hypot(u - 0.5, v - 0.4))),
  );
  into.finish({ glow: 0, gloss: 0.3, brush: 0.3 });
  const beam = (bx: number, by: number, w: number, h: number) => {
    const [left, right, low, high] = [x + bx - w / 2, x + bx + w / 2, y + by, y + by + h];
    face(into, [left, low, z + 0.05], [right, low, z + 0.05], [right, high, z + 0.05], [left, high, z + 0.05], timber);
  };
  for (let column = 0; column <= bars[0]; column++) {
    const edge = column === 0 || column === bars[0];
    beam((column / bars[0] - 0.5) * width, 0, edge ? 0.09 : 0.035, height);
  }
  for (let row = 0; row <= bars[1]; row++) {
    const edge = row === 0 || row === bars[1];
    beam(0, (row / bars[1]) * height - (edge ? 0.045 : 0.018), width, edge ? 0.09 : 0.035);
  }
}

/**
 * A house `width` by `depth` metres with `storeys` of 2.9 m, its front towards +z of the current frame: stone foot, timber
 * posts, lattice windows of which the share `lit` glow, and a tiled roof.
 */
export function house(
  into: Sculpture,
  width: number,
  depth: number,
  storeys: number,
  colours: HouseColours,
  source: Random,
  lit = 0.6,
  detail = 1,
): void {
  const storey = 2.9;
  const tall = storeys * storey;
  const [w, d] = [width / 2, depth / 2];
  into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.28 });
  block(into, [0, 0, 0], [width + 0.3, 0.45, depth + 0.3], scaled(tint('#7a766e'), 0.9), 0.05);
  const wall = varied(colours.wall, source, 0.08);
  const stained = (at: Triple): Tint => {
    const foot = Math.min(1, Math.max(0, (at[1] - 0.3) / 2.4));
    const eave = Math.min(1, Math.max(0, (tall - at[1]) / 0.9));
    return scaled(blend(scaled(wall, 0.55), wall, foot), 0.55 + 0.45 * eave);
  };
  const corners: [number, number][] = [
    [-w, d],
    [w, d],
    [w, -d],
    [-w, -d],
  ];
  for (let side = 0; side < 4; side++) {
    const [ax, az] = corners[side]!;
    const [bx, bz] = corners[(side + 1) % 4]!;
    patch(into, 4, 5, (u, v) => [ax + (bx - ax) * u, 0.4 + v * (tall - 0.4), az + (bz - az) * u], stained);
  }
  const bays = Math.max(2, Math.round(width / 1.9));
  for (let level = 0; level < storeys; level++) {
    const foot = 0.45 + level * storey;
    for (let bay = 0; bay < bays; bay++) {
      const x = ((bay + 0.5) / bays - 0.5) * width;
      const door = level === 0 && bay === Math.floor(bays / 2);
      const shines = source() < lit ? 0.75 + source() * 0.25 : 0;
      const [wide, high] = door ? [(width / bays) * 0.82, 2.15] : [(width / bays) * 0.66, 1.25];
      const rows = detail > 0.6 ? (door ? 5 : 4) : 2;
      lattice(
        into,
        [x, foot + (door ? 0.02 : 0.85), d + 0.03],
        wide,
        high,
        [detail > 0.6 ? 5 : 3, rows],
        colours.timber,
        colours.glow,
        shines,
      );
    }
    into.finish({ glow: 0, gloss: 0.4, brush: 0.4 });
    for (let post = 0; post <= bays; post++) {
      block(into, [(post / bays - 0.5) * width, foot, d + 0.06], [0.18, storey - 0.1, 0.18], colours.timber, 0.03);
    }
    block(into, [0, foot + storey - 0.42, d + 0.08], [width + 0.2, 0.24, 0.2], scaled(colours.timber, 0.9), 0.03, 1);
    if (level > 0) awning(into, width, d, foot, colours);
  }
  roof(into, width + 1.9, depth + 2.2, tall - 0.05, depth * 0.34, varied(colours.tile, source, 0.08), detail);
}

function awning(into: Sculpture, width: number, d: number, foot: number, colours: HouseColours): void {
  const columns = Math.round(width * 3);
  into.finish({ gloss: 0.9, brush: 0.3 });
  const slope = (u: number, v: number): Triple => [
    (u - 0.5) * (width + 0.8),
    foot - 0.05 - v * 0.5 + (Math.round(u * columns * 2) % 2) * 0.03,
    d + v * 1.1,
  ];
  patch(into, columns * 2, 2, slope, (_, u) => scaled(colours.tile, Math.round(u * columns * 2) % 2 ? 1.2 : 0.7), true);
  patch(
    into,
    4,
    1,
    (u, v) => [(u - 0.5) * (width + 0.8), foot - 0.2 - v * 0.42, d + v * 1.05],
    scaled(colours.timber, 0.5),
  );
}

/** A paper lantern hanging with its top at `at`: ribbed body, caps and tassel. */
export function lantern(into: Sculpture, at: Triple, size: number, shade: Tint): void {
  const body = Array.from({ length: 11 }, (_, index): [number, number] => {
    const share = index / 10;
    const rib = index % 2 ? 1.03 : 0.97;
    return [size * 0.5 * Math.sin(Math.PI * (0.13 + share * 0.74)) * rib, -size * 1.08 + share * size * 0.94];
  });
  into.finish({ sway: 0.012, glow: 1, gloss: 0.1, brush: 0.05 });
  lathe(into, at, body, 12, (_, __, v) => scaled(shade, 0.75 + 0.5 * Math.sin(Math.PI * v) ** 2));
  into.finish({ glow: 0, brush: 0.1 });
  lathe(
    into,
    at,
    [
      [0.01, -size * 1.16],
      [size * 0.24, -size * 1.13],
      [size * 0.25, -size * 1.06],
    ],
    10,
    tint('#4a2a1a'),
  );
  lathe(
    into,
    at,
    [
      [size * 0.25, -size * 0.16],
      [size * 0.22, -size * 0.08],
      [0.01, -size * 0.06],
    ],
    10,
    tint('#4a2a1a'),
  );
  tube(
    into,
    [
      [at[0], at[1] - size * 1.12, at[2]],
      [at[0], at[1] - size * 1.5, at[2]],
    ],
    [0.02, 0.05 * size],
    5,
    tint('#a3241c'),
  );
  tube(into, [at, [at[0], at[1] - size * 0.1, at[2]]], [0.008, 0.008], 4, tint('#2a2420'));
}

/** A turned and curved lantern post `height` metres tall leaning its hook along +x of the current frame; gives where the lantern hangs. */
export function lanternPost(
  into: Sculpture,
  at: Triple,
  height: number,
  size: number,
  shade: Tint,
  towards: [number, number] = [1, 0],
): Triple {
  into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.4 });
  const wood = tint('#4f3426');
  const arm = (along: number, up: number): Triple => [
    at[0] + towards[0] * along,
    at[1] + up,
    at[2] + towards[1] * along,
  ];
  block(into, at, [0.34, 0.3, 0.34], tint('#7d7a73'), 0.06);
  tube(
    into,
    [
      arm(0, 0.2),
      arm(0, height * 0.5),
      arm(0, height * 0.86),
      arm(0.1, height * 0.97),
      arm(0.34, height),
      arm(0.55, height * 0.97),
    ],
    [0.065, 0.055, 0.05, 0.045, 0.035, 0.03],
    7,
    wood,
  );
  tube(into, [arm(0, height * 0.7), arm(0.22, height * 0.82), arm(0.36, height * 0.98)], [0.022, 0.022, 0.02], 5, wood);
  const hook = arm(0.52, height * 0.97);
  lantern(into, hook, size, shade);
  return [hook[0], hook[1] - size * 0.6, hook[2]];
}

/** Stones laid in courses over a rectangle of ground: each with its own tone and a dark joint. Long sides run along x. */
export function paving(
  into: Sculpture,
  area: readonly [number, number, number, number],
  stone: readonly [number, number],
  height: (x: number, z: number) => number,
  shade: Tint,
  source: Random,
): void {
  const [x0, z0, x1, z1] = area;
  const rows = Math.max(1, Math.round((z1 - z0) / stone[1]));
  const joint = 0.018;
  for (let row = 0; row < rows; row++) {
    const [za, zb] = [z0 + ((z1 - z0) * row) / rows + joint, z0 + ((z1 - z0) * (row + 1)) / rows - joint];
    let x = x0 - (row % 2) * stone[0] * 0.5;
    while (x < x1) {
      const long = stone[0] * (0.75 + source() * 0.5);
      const [xa, xb] = [Math.max(x0, x + joint), Math.min(x1, x + long - joint)];
      x += long;
      if (xb - xa < 0.06) continue;
      const lift = 0.012 + source() * 0.014;
      const tone = varied(shade, source, 0.13);
      const at = (px: number, pz: number): Triple => [px, height(px, pz) + lift, pz];
      face(into, at(xa, zb), at(xb, zb), at(xb, za), at(xa, za), (_, u, v) => scaled(tone, 0.94 + 0.1 * u * (1 - v)));
    }
  }
}
