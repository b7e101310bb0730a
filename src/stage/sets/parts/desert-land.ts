import type { Random } from '../../../film/index.ts';
import { smooth } from '../parameters.ts';
import { blend, type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { patch } from '../shapes.ts';
import { roll } from './land.ts';

/** A dune with a sharp crest: where its ends lie, how high it is, how far its gentle and its steep side reach. */
export type Dune = {
  from: readonly [number, number];
  to: readonly [number, number];
  height: number;
  gentle: number;
  steep: number;
  bend: number;
};

/** The crest line of a dune over `base`, u in 0 to 1. */
export function crestOf(dune: Dune, base: number): (u: number) => Triple {
  const { from, to, height, bend } = dune;
  const [dx, dz] = [to[0] - from[0], to[1] - from[1]];
  const long = Math.hypot(dx, dz);
  return (u) => {
    const aside = Math.sin(u * Math.PI * 2.2 + bend * 3) * bend * long * 0.09 + Math.sin(u * 9 + bend) * long * 0.012;
    const rise = Math.max(0, Math.sin(Math.PI * u)) ** 0.75 * (0.86 + 0.14 * Math.sin(u * 7 + bend * 5));
    return [from[0] + dx * u - (dz / long) * aside, base + height * rise, from[1] + dz * u + (dx / long) * aside];
  };
}

/** Draws a dune on ground at `base`; its two slopes meet in an edge, so that light and shade part along it. */
export function dune(into: Sculpture, shape: Dune, base: number, sand: Tint, detail: number): void {
  const crest = crestOf(shape, base);
  const [dx, dz] = [shape.to[0] - shape.from[0], shape.to[1] - shape.from[1]];
  const long = Math.hypot(dx, dz);
  const away: [number, number] = [-dz / long, dx / long];
  into.finish({ sway: 0, glow: 0, gloss: 0.15, brush: 0.07 });
  for (const [side, reach] of [
    [1, shape.gentle],
    [-1, shape.steep],
  ] as const) {
    const slope = (u: number, v: number): Triple => {
      const top = crest(u);
      const lift = top[1] - base;
      const wide = reach * (0.25 + 0.75 * Math.sin(Math.PI * Math.min(0.99, Math.max(0.01, u))) ** 0.6);
      const fall = side > 0 ? (1 - v) ** 1.35 : (1 - v) ** 1.12;
      const swell = side > 0 ? 0.06 * lift * Math.sin(v * 9 + u * 6) * v * (1 - v) * 2 : 0;
      return [
        top[0] + away[0] * side * wide * v,
        base - 0.5 * v + lift * fall + swell,
        top[2] + away[1] * side * wide * v,
      ];
    };
    const shaded = (u: number, v: number) =>
      Math.min(1.02, 0.7 + 0.22 * v * v + 0.34 * (1 - Math.sin(Math.PI * u)) ** 2);
    const tone = (_: Triple, u: number, v: number) => {
      const ripple = side > 0 ? 0.035 * Math.sin(v * 70 + Math.sin(u * 30) * 2) : 0.03 * Math.sin(u * 60 + v * 5);
      return scaled(sand, (side > 0 ? 0.98 : shaded(u, v)) * (0.92 + 0.12 * (1 - v)) + ripple);
    };
    patch(into, Math.round(30 * detail), Math.round(12 * detail), slope, tone, side > 0);
  }
}

/** Wind ripples over a rectangle of near sand: fine ridges across the wind that fork and fade towards the edges. */
export function ripples(
  into: Sculpture,
  area: readonly [number, number, number, number],
  height: (x: number, z: number) => number,
  sand: Tint,
  turn: number,
): void {
  const [x0, z0, x1, z1] = area;
  const wave = (x: number, z: number) => {
    const along = z * Math.cos(turn) + x * Math.sin(turn);
    const bent = along + roll(x * 0.55, z * 0.4, 4) * 0.42 + Math.sin(x * 0.8 + z * 0.2) * 0.12;
    const phase = bent / 0.44 - Math.floor(bent / 0.44);
    return phase < 0.68 ? phase / 0.68 : (1 - phase) / 0.32;
  };
  const strength = (x: number, z: number) =>
    smooth(x0, x0 + 3, x) *
    smooth(x1, x1 - 3, x) *
    smooth(z0, z0 + 2.5, z) *
    smooth(z1, z1 - 2, z) *
    (0.45 + 0.55 * smooth(-0.5, 0.4, roll(x * 0.4, z * 0.4, 9)));
  into.finish({ sway: 0, glow: 0, gloss: 0.15, brush: 0.12 });
  const rows = Math.round((z1 - z0) / 0.12);
  patch(
    into,
    34,
    rows,
    (u, v) => {
      const [x, z] = [x0 + (x1 - x0) * u, z0 + (z1 - z0) * v];
      return [x, height(x, z) + 0.012 + wave(x, z) * 0.03 * strength(x, z), z];
    },
    ([x, , z]) => scaled(sand, 0.88 + (wave(x, z) - 0.5) * 0.3 * strength(x, z)),
    true,
  );
}

/** A table mountain of layered rock with a skirt of rubble; `broad` and `deep` are half its size at the top. */
export function mesa(
  into: Sculpture,
  at: Triple,
  broad: number,
  deep: number,
  height: number,
  shade: Tint,
  source: Random,
): void {
  const seed = source() * 30;
  into.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.2 });
  const layers = [tint('#b5754a'), tint('#8d4f38'), tint('#c99566'), tint('#7d4636')];
  patch(
    into,
    40,
    13,
    (u, v) => {
      const angle = u * Math.PI * 2;
      const buttress =
        1 + 0.09 * Math.sin(angle * 5 + seed) + 0.05 * Math.sin(angle * 13 + seed * 2) * (v < 0.92 ? 1 : 0.6);
      const skirt =
        v < 0.42
          ? 1 + 0.75 * (1 - v / 0.42) ** 1.3
          : v < 0.9
            ? 1 - 0.06 * (v - 0.42)
            : (1 - (v - 0.9) * 10) * 0.97 + 0.001;
      const ledge = v > 0.42 && v < 0.9 ? 0.025 * Math.sign(Math.sin(v * 34)) : 0;
      const rise = v < 0.42 ? (v / 0.42) * 0.4 : v < 0.9 ? 0.4 + ((v - 0.42) / 0.48) * 0.6 : 1;
      const r = (skirt + ledge) * buttress;
      const step = 1 - 0.16 * smooth(0.2, 0.6, Math.sin(angle * 2 + seed)) * (v > 0.42 ? 1 : v / 0.42);
      return [at[0] + Math.cos(angle) * broad * r, at[1] + height * rise * step, at[2] + Math.sin(angle) * deep * r];
    },
    (place, u, v) => {
      const band = Math.floor(((place[1] - at[1]) / height) * 9 + Math.sin(u * 19) * 0.25);
      const rock = blend(shade, layers[((band % 4) + 4) % 4]!, v > 0.4 ? 0.5 : 0.18);
      return scaled(rock, (0.8 + 0.2 * Math.sin(u * 90 + seed)) * (0.75 + 0.35 * v));
    },
    true,
  );
}
