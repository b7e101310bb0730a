import type { Random } from '../../../film/index.ts';
import { blend, type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import { roll } from './land.ts';
import { puff, type Wood, wander } from './trees.ts';

/** A stone balustrade on level ground from (x, z) to (x, z). */
export function balustrade(
  into: Sculpture,
  from: readonly [number, number],
  to: readonly [number, number],
  y: number,
  stone: Tint,
): void {
  const [dx, dz] = [to[0] - from[0], to[1] - from[1]];
  const long = Math.hypot(dx, dz);
  const gaps = Math.max(1, Math.round(long / 1.5));
  const gap = long / gaps;
  into.place([from[0], y, from[1]], (Math.atan2(-dz, dx) * 180) / Math.PI, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.35 });
    for (let index = 0; index <= gaps; index++) {
      const x = index * gap;
      block(into, [x, 0, 0], [0.22, 1, 0.22], stone, 0.03, 0.6);
      lathe(
        into,
        [x, 0.98, 0],
        [
          [0.08, 0],
          [0.13, 0.08],
          [0.12, 0.2],
          [0.05, 0.3],
          [0.01, 0.34],
        ],
        7,
        scaled(stone, 1.06),
      );
      if (index === gaps) continue;
      block(into, [x + gap / 2, 0.05, 0], [gap - 0.2, 0.5, 0.09], scaled(stone, 0.86), 0.02, 0.7);
      block(into, [x + gap / 2, 0.72, 0], [gap - 0.2, 0.14, 0.16], scaled(stone, 1.04), 0.03, 0.8);
      block(into, [x + gap / 2, 0.52, 0], [0.2, 0.22, 0.1], stone, 0.02, 0.8);
    }
  });
}

/** A stone lantern about 1.9 m tall; gives the middle of its flame. */
export function stoneLantern(into: Sculpture, at: Triple, stone: Tint, glow: Tint): Triple {
  into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.45 });
  const part = (profile: [number, number][], sides = 6, shade = stone) => lathe(into, at, profile, sides, shade);
  part(
    [
      [0.42, 0],
      [0.42, 0.12],
      [0.3, 0.2],
      [0.15, 0.3],
      [0.13, 0.8],
      [0.16, 0.9],
      [0.36, 1],
      [0.36, 1.08],
      [0.2, 1.09],
    ],
    8,
  );
  for (let side = 0; side < 6; side++) {
    const angle = (side / 6) * Math.PI * 2;
    block(
      into,
      [at[0] + Math.cos(angle) * 0.24, at[1] + 1.06, at[2] + Math.sin(angle) * 0.24],
      [0.06, 0.36, 0.06],
      stone,
      0.01,
      0.9,
    );
  }
  into.finish({ glow: 1, brush: 0.05 });
  part(
    [
      [0.21, 1.08],
      [0.21, 1.42],
    ],
    6,
    glow,
  );
  into.finish({ glow: 0, brush: 0.45 });
  part(
    [
      [0.5, 1.5],
      [0.54, 1.46],
      [0.52, 1.42],
      [0.2, 1.41],
    ],
    6,
    scaled(stone, 0.7),
  );
  part(
    [
      [0.55, 1.46],
      [0.36, 1.58],
      [0.13, 1.72],
      [0.1, 1.78],
      [0.15, 1.86],
      [0.08, 1.96],
      [0.01, 2.06],
    ],
    6,
    scaled(stone, 1.05),
  );
  return [at[0], at[1] + 1.25, at[2]];
}

/** A bronze incense burner on a plinth: three legs, two ears, sticks with embers. Gives the top of its sticks. */
export function incenseBurner(into: Sculpture, at: Triple, stone: Tint, source: Random): Triple {
  const bronze = tint('#4f5a48');
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.4 });
  lathe(
    into,
    at,
    [
      [1.1, 0],
      [1.1, 0.18],
      [0.86, 0.2],
      [0.86, 0.34],
      [0.3, 0.35],
    ],
    8,
    stone,
  );
  into.finish({ gloss: 0.9, brush: 0.5 });
  const y = at[1] + 0.34;
  for (let leg = 0; leg < 3; leg++) {
    const angle = (leg / 3) * Math.PI * 2 + 0.5;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const on = (out: number, up: number): Triple => [at[0] + c * out, y + up, at[2] + s * out];
    tube(
      into,
      [on(0.62, 0), on(0.52, 0.16), on(0.46, 0.42), on(0.4, 0.6)],
      [0.1, 0.07, 0.1, 0.12],
      7,
      scaled(bronze, 0.8),
    );
  }
  lathe(
    into,
    [at[0], y + 0.36, at[2]],
    [
      [0.1, 0],
      [0.5, 0.08],
      [0.64, 0.26],
      [0.66, 0.42],
      [0.56, 0.54],
      [0.54, 0.6],
      [0.7, 0.68],
      [0.7, 0.74],
      [0.56, 0.72],
      [0.1, 0.66],
    ],
    16,
    (_, u, v) =>
      scaled(v > 0.35 && v < 0.5 && Math.sin(u * Math.PI * 24) > 0 ? tint('#8c8048') : bronze, 0.7 + 0.55 * v),
  );
  for (const side of [-1, 1]) {
    const ear = (out: number, up: number): Triple => [at[0] + side * out, y + up, at[2]];
    tube(
      into,
      [ear(0.62, 1), ear(0.82, 1.2), ear(0.84, 1.45), ear(0.6, 1.5), ear(0.52, 1.3), ear(0.56, 1.08)],
      [0.06, 0.06, 0.06, 0.06, 0.06, 0.06],
      6,
      bronze,
    );
  }
  for (let stick = 0; stick < 11; stick++) {
    const [x, z] = [at[0] + (source() - 0.5) * 0.6, at[2] + (source() - 0.5) * 0.5];
    const top: Triple = [x + (source() - 0.5) * 0.12, y + 1.4 + source() * 0.25, z];
    into.finish({ glow: 0, brush: 0 });
    tube(into, [[x, y + 0.98, z], top], [0.012, 0.01], 4, tint('#8a2f22'));
    into.finish({ glow: 1 });
    tube(into, [top, [top[0], top[1] + 0.05, top[2]]], [0.016, 0.004], 4, tint('#ff6a2a'));
  }
  into.finish({ glow: 0 });
  return [at[0], y + 1.5, at[2]];
}

/** A mountain pine: a trunk that twists towards (x, z) of `lean`, boughs in flat clouds of needles. */
export function cloudPine(
  wood: Wood,
  at: Triple,
  height: number,
  lean: readonly [number, number],
  shade: Tint,
  source: Random,
  detail = 1,
): void {
  const bark = tint('#5a4336');
  const bend = (share: number): Triple => [
    at[0] + lean[0] * share ** 1.3 + Math.sin(share * 7 + at[0]) * height * 0.05,
    at[1] + height * share * (1 - 0.12 * share),
    at[2] + lean[1] * share ** 1.3 + Math.cos(share * 6 + at[2]) * height * 0.05,
  ];
  const trunk = Array.from({ length: 9 }, (_, index) => bend(index / 8));
  wood.solid.finish({ sway: 0, glow: 0, gloss: 0.35, brush: 0.6 });
  const barkTone = (_: Triple, u: number, v: number) =>
    scaled(bark, (0.7 + 0.35 * Math.abs(Math.sin(u * 12))) * (0.7 + 0.3 * v));
  tube(
    wood.solid,
    trunk,
    trunk.map((_, index) => height * (0.046 - index * 0.0042)),
    detail > 0.5 ? 8 : 5,
    barkTone,
  );
  const boughs = detail > 0.5 ? 8 : 5;
  for (let index = 0; index < boughs; index++) {
    const share = 0.42 + (index / (boughs - 1)) * 0.58;
    const root = bend(share);
    const angle = index * 2.4 + at[0];
    const reach = height * (0.44 - share * 0.26) * (0.8 + source() * 0.4);
    const along = Math.hypot(...lean) > 0.5 ? 0.5 : 0;
    const out: Triple = [
      root[0] + Math.cos(angle) * reach + lean[0] * along * (1 - share) * 0.6,
      root[1] + height * 0.03,
      root[2] + Math.sin(angle) * reach + lean[1] * along * (1 - share) * 0.6,
    ];
    wood.solid.finish({ sway: 0 });
    tube(
      wood.solid,
      wander(root, out, 4, height * 0.06, source),
      [0.02, 0.016, 0.011, 0.005].map((part) => part * height),
      5,
      barkTone,
    );
    wood.leaves.finish({ sway: 0.02, glow: 0, gloss: 0.15, brush: 0.2 });
    const broad = height * (0.21 - share * 0.07) * (0.85 + source() * 0.3);
    puff(
      wood.leaves,
      [out[0], out[1] + height * 0.03, out[2]],
      [broad, broad * 0.26, broad],
      Math.round(130 * detail),
      scaled(shade, 1.05),
      source,
      height * (detail > 0.5 ? 0.042 : 0.075),
    );
  }
}

/** A granite peak that rises out of the clouds: fluted walls, ledges with green, pines on its shoulders. Gives its top. */
export function crag(
  wood: Wood,
  at: Triple,
  height: number,
  radius: number,
  shade: Tint,
  green: Tint,
  source: Random,
): Triple {
  const seed = source() * 50;
  const lean = (source() - 0.5) * radius * 0.9;
  const shape = (u: number, v: number): Triple => {
    const angle = u * Math.PI * 2;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const flutes = 0.24 * Math.sin(angle * 3 + seed) + 0.16 * Math.sin(angle * 5 + seed * 2);
    const ledges = 0.12 * Math.sin(v * 13 + seed + Math.sin(angle + seed) * 1.5);
    const girth = (1 - v) ** 0.62 * (0.72 + 0.28 * (1 - v)) + 0.004;
    const r = radius * girth * (1 + flutes * (0.4 + 0.6 * v) + ledges);
    const jut = 1 + 0.1 * Math.sin(angle * 2 + seed) * v * (1 - v) * 4;
    return [at[0] + c * r + lean * v * v, at[1] + v * height * jut, at[2] + s * r];
  };
  wood.solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.16 });
  patch(
    wood.solid,
    15,
    9,
    shape,
    (_, u, v) => {
      const streak = 0.72 + 0.36 * Math.abs(Math.sin(u * 37 + seed + v * 2));
      const ledge = Math.sin(v * 13 + seed + Math.sin(u * 6.28 + seed) * 1.5) > 0.62 && v > 0.2;
      return ledge ? scaled(green, 0.85 + 0.4 * v) : scaled(shade, streak * (0.62 + 0.5 * v));
    },
    true,
  );
  wood.leaves.finish({ sway: 0, glow: 0, gloss: 0, brush: 0.2 });
  for (let index = 0; index < 5; index++) {
    const [x, y, z] = shape(source(), 0.5 + source() * 0.46);
    const size = radius * (0.1 + source() * 0.07);
    puff(wood.leaves, [x, y + size * 0.7, z], [size, size * 0.45, size], 9, scaled(green, 0.85), source, size * 0.9);
  }
  return shape(0, 1);
}

/** Clouds below: a sea of billows in a ring sector around the origin, from `from` to `to` degrees (yaw). */
export function cloudSea(
  into: Sculpture,
  level: number,
  near: number,
  far: number,
  from: number,
  to: number,
  seed: number,
): void {
  const billow = (x: number, z: number) =>
    Math.abs(Math.sin(x * 0.055 + Math.sin(z * 0.04 + seed) * 1.4)) * 1.6 +
    Math.abs(Math.sin(z * 0.08 + Math.sin(x * 0.05) * 1.2 + seed)) * 1.3 +
    Math.abs(Math.sin(x * 0.15 - z * 0.12 + seed)) * 0.7;
  const place = (u: number, v: number): Triple => {
    const angle = ((from + (to - from) * u) * Math.PI) / 180;
    const away = near + (far - near) * v ** 2;
    const [x, z] = [Math.sin(angle) * away, Math.cos(angle) * away];
    const big = 1 + v * 2;
    return [
      x,
      level + away * 0.022 + billow(x / big ** 0.6, z / big ** 0.6) * big + roll(x * 0.03, z * 0.03, seed) * 1.2,
      z,
    ];
  };
  into.finish({ sway: 0, glow: 0, gloss: 0, brush: 0.12 });
  const low = tint('#8d9bb0');
  patch(
    into,
    56,
    22,
    place,
    (at, _, v) => blend(low, tint('#f4f1ec'), Math.min(1, (at[1] - level) / (3.2 * (1 + v * 2.6)) + 0.08)),
    true,
  );
}
