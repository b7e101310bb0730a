import type { Random } from '../../../film/index.ts';
import { blend, type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { patch, unit } from '../shapes.ts';

/** Smooth waves in two dimensions, -1 to 1: the roll of land. */
export function roll(x: number, z: number, seed: number): number {
  const s = seed * 0.731;
  return (
    Math.sin(x * 0.9 + s) * Math.cos(z * 0.7 - s * 1.3) * 0.5 +
    Math.sin(x * 0.41 - z * 0.53 + s * 2.1) * 0.35 +
    Math.sin(x * 1.9 + z * 1.3 + s * 0.7) * 0.15
  );
}

/** Ground over a rectangle [x0, z0, x1, z1] whose cells grow with distance from the middle, so that detail is where people are. */
export function terrain(
  into: Sculpture,
  area: readonly [number, number, number, number],
  cells: number,
  height: (x: number, z: number) => number,
  shade: (x: number, z: number) => Tint,
): void {
  const spread = (t: number) => {
    const s = t * 2 - 1;
    return 0.5 + 0.5 * (0.35 * s + 0.65 * s * s * s);
  };
  const at = (u: number, v: number): Triple => {
    const x = area[0] + (area[2] - area[0]) * spread(u);
    const z = area[1] + (area[3] - area[1]) * spread(v);
    return [x, height(x, z), z];
  };
  patch(into, cells, cells, at, (place) => shade(place[0], place[2]), true);
}

/** A boulder: a dented ball, mossy above. */
export function rock(into: Sculpture, at: Triple, size: number, shade: Tint, source: Random, moss = 0.4): void {
  const dents = Array.from({ length: 5 }, () => unit([source() - 0.5, source() - 0.3, source() - 0.5]));
  const green = tint('#5c6b3c');
  const squash = 0.55 + source() * 0.3;
  const shape = (u: number, v: number): Triple => {
    const [a, b] = [u * Math.PI * 2, v * Math.PI];
    const out: Triple = [Math.cos(a) * Math.sin(b), -Math.cos(b), Math.sin(a) * Math.sin(b)];
    let radius = size;
    for (const dent of dents) {
      const facing = out[0] * dent[0] + out[1] * dent[1] + out[2] * dent[2];
      radius = Math.min(radius, (size * 0.74) / Math.max(0.2, facing));
    }
    return [at[0] + out[0] * radius, at[1] + out[1] * radius * squash + size * 0.2, at[2] + out[2] * radius];
  };
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.5 });
  const flip = true;
  patch(
    into,
    size > 0.9 ? 9 : 7,
    size > 0.9 ? 6 : 4,
    shape,
    (_, __, v) => blend(scaled(shade, 0.55 + v * 0.5), green, Math.max(0, v - 0.55) * 2 * moss),
    flip,
  );
}

/**
 * A line of hills far away: a ridge `distance` metres off over an arc of `from` to `to` degrees (yaw), its foot lost in mist.
 * `jag` sets how steep the peaks are: 0 rolling, 1 the crags of a shan-shui painting.
 */
export function ridge(
  into: Sculpture,
  distance: number,
  base: number,
  height: number,
  from: number,
  to: number,
  shade: Tint,
  jag: number,
  seed: number,
): void {
  const radians = Math.PI / 180;
  const crest = (angle: number) => {
    const a = angle * distance * 0.045;
    const slow = Math.sin(a * 0.9 + seed) * 0.5 + Math.sin(a * 0.37 + seed * 1.7) * 0.5;
    const peaks = Math.abs(Math.sin(a * 1.3 + seed * 2.3)) ** 1.6 * 0.8 + Math.abs(Math.sin(a * 2.9 + seed)) * 0.3;
    const trees = (Math.sin(a * 41) + Math.sin(a * 67 + seed)) * 0.012 + Math.abs(Math.sin(a * 97 + seed)) * 0.02;
    const ends = to - from < 350 ? Math.min(1, Math.min(angle - from * radians, to * radians - angle) * 3.2) : 1;
    return Math.max(0.02, ends) * Math.max(0.06, 0.45 + slow * 0.4 * (1 - jag * 0.4) + peaks * 0.55 * jag + trees);
  };
  const columns = Math.round((to - from) / 1.1);
  into.finish({ sway: 0, glow: 0, gloss: 0, brush: 0 });
  patch(
    into,
    columns,
    3,
    (u, v) => {
      const angle = ((from + (to - from) * u) * Math.PI) / 180;
      const rise = v ** 0.8 * crest(angle);
      const away = distance + v * height * 0.25;
      return [Math.sin(angle) * away, base + rise * height, Math.cos(angle) * away];
    },
    (_, __, v) => scaled(shade, 0.85 + v * 0.3),
    true,
  );
}

/** Fallen leaves or petals lying in clusters. */
export function litter(
  into: Sculpture,
  spots: readonly Triple[],
  size: number,
  shades: readonly Tint[],
  source: Random,
): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.1 });
  for (const spot of spots) {
    const angle = source() * Math.PI * 2;
    const [c, s] = [Math.cos(angle) * size, Math.sin(angle) * size];
    const shade = varied(shades[Math.floor(source() * shades.length)]!, source, 0.15);
    const corner = (x: number, z: number, lift: number) =>
      into.vertex([spot[0] + c * x - s * z, spot[1] + 0.012 + lift, spot[2] + s * x + c * z], [0, 1, 0], shade);
    const [a, b, d, e] = [corner(-1, 0, 0), corner(0, 0.45, size * 0.3), corner(1, 0, 0), corner(0, -0.45, size * 0.2)];
    into.triangle(a, b, d);
    into.triangle(a, d, e);
  }
}
