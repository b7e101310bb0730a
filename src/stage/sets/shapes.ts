import type { Sculpture, Tint, Triple } from './sculpture.ts';
import { scaled } from './sculpture.ts';

type Shade = Tint | ((at: Triple, u: number, v: number) => Tint);
const resolve = (shade: Shade, at: Triple, u: number, v: number): Tint =>
  typeof shade === 'function' ? shade(at, u, v) : shade;

export const subtract = (a: Triple, b: Triple): Triple => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const cross = (a: Triple, b: Triple): Triple => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export function unit(a: Triple): Triple {
  const length = Math.hypot(...a) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
}

/** A flat four-cornered face; corners run counter-clockwise seen from outside. */
export function face(into: Sculpture, a: Triple, b: Triple, c: Triple, d: Triple, shade: Shade): void {
  const normal = unit(cross(subtract(c, a), subtract(d, b)));
  const corners = [a, b, c, d].map((at, index) =>
    into.vertex(at, normal, resolve(shade, at, index === 1 || index === 2 ? 1 : 0, index > 1 ? 1 : 0)),
  );
  into.triangle(corners[0]!, corners[1]!, corners[2]!);
  into.triangle(corners[0]!, corners[2]!, corners[3]!);
}

/**
 * A block with softened edges standing on y = 0 of `at`: `size` is width, height, depth; `bevel` in metres. The lower edge is
 * darkened as by contact.
 */
export function block(into: Sculpture, at: Triple, size: Triple, shade: Tint, bevel = 0.03, contact = 0.7): void {
  const [w, h, d] = [size[0] / 2, size[1], size[2] / 2];
  const inset = Math.min(bevel, w * 0.6, d * 0.6, h * 0.6);
  const dark = scaled(shade, contact);
  const ring = (half: [number, number], y: number): Triple[] => [
    [at[0] - half[0], at[1] + y, at[2] + half[1]],
    [at[0] + half[0], at[1] + y, at[2] + half[1]],
    [at[0] + half[0], at[1] + y, at[2] - half[1]],
    [at[0] - half[0], at[1] + y, at[2] - half[1]],
  ];
  const low = ring([w, d], 0);
  const high = ring([w, d], h - inset);
  const top = ring([w - inset, d - inset], h);
  for (let side = 0; side < 4; side++) {
    const next = (side + 1) % 4;
    face(into, low[side]!, low[next]!, high[next]!, high[side]!, (_, __, v) => (v > 0.5 ? shade : dark));
    face(into, high[side]!, high[next]!, top[next]!, top[side]!, scaled(shade, 1.12));
  }
  face(into, top[0]!, top[1]!, top[2]!, top[3]!, scaled(shade, 1.05));
}

/** A smooth grid over u and v in 0 to 1; normals by differences; `flip` turns it inside out. */
export function patch(
  into: Sculpture,
  columns: number,
  rows: number,
  surface: (u: number, v: number) => Triple,
  shade: Shade,
  flip = false,
  flat = false,
): void {
  const step = 0.001;
  const normalAt = (u: number, v: number): Triple => {
    const du = subtract(surface(Math.min(1, u + step), v), surface(Math.max(0, u - step), v));
    const dv = subtract(surface(u, Math.min(1, v + step)), surface(u, Math.max(0, v - step)));
    const normal = unit(cross(du, dv));
    return flip ? [-normal[0], -normal[1], -normal[2]] : normal;
  };
  if (flat) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const corner = (c: number, r: number) => surface((column + c) / columns, (row + r) / rows);
        const [a, b, c, d] = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)];
        const tone = resolve(shade, a, (column + 0.5) / columns, (row + 0.5) / rows);
        if (flip) face(into, a, d, c, b, tone);
        else face(into, a, b, c, d, tone);
      }
    }
    return;
  }
  const grid: number[] = [];
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const [u, v] = [column / columns, row / rows];
      const at = surface(u, v);
      grid.push(into.vertex(at, normalAt(u, v), resolve(shade, at, u, v)));
    }
  }
  const at = (column: number, row: number) => grid[row * (columns + 1) + column]!;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [a, b, c, d] = [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)];
      if (flip) {
        into.triangle(a, c, b);
        into.triangle(a, d, c);
      } else {
        into.triangle(a, b, c);
        into.triangle(a, c, d);
      }
    }
  }
}

/** A round tube along `path` with a radius at each point: trunks, branches, poles, ropes. */
export function tube(
  into: Sculpture,
  path: readonly Triple[],
  radii: readonly number[],
  sides: number,
  shade: Shade,
): void {
  const rings: number[][] = [];
  for (const [index, at] of path.entries()) {
    const before = path[Math.max(0, index - 1)]!;
    const after = path[Math.min(path.length - 1, index + 1)]!;
    const along = unit(subtract(after, before));
    const side = unit(cross(along, Math.abs(along[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0]));
    const up = cross(side, along);
    const ring: number[] = [];
    for (let turn = 0; turn < sides; turn++) {
      const angle = (turn / sides) * Math.PI * 2;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const out: Triple = [side[0] * c + up[0] * s, side[1] * c + up[1] * s, side[2] * c + up[2] * s];
      const radius = radii[index]!;
      const place: Triple = [at[0] + out[0] * radius, at[1] + out[1] * radius, at[2] + out[2] * radius];
      ring.push(into.vertex(place, out, resolve(shade, place, turn / sides, index / (path.length - 1))));
    }
    rings.push(ring);
  }
  for (let index = 0; index + 1 < rings.length; index++) {
    for (let turn = 0; turn < sides; turn++) {
      const next = (turn + 1) % sides;
      const [a, b, c, d] = [
        rings[index]![turn]!,
        rings[index]![next]!,
        rings[index + 1]![next]!,
        rings[index + 1]![turn]!,
      ];
      into.triangle(a, b, c);
      into.triangle(a, c, d);
    }
  }
}

/** A turned shape about the vertical through `at`; `profile` lists radius and height from below upwards. */
export function lathe(
  into: Sculpture,
  at: Triple,
  profile: readonly (readonly [number, number])[],
  sides: number,
  shade: Shade,
): void {
  const path = profile.map(([, height]): Triple => [at[0], at[1] + height, at[2]]);
  const slopes = profile.map(([radius, height], index): [number, number] => {
    const before = profile[Math.max(0, index - 1)]!;
    const after = profile[Math.min(profile.length - 1, index + 1)]!;
    const [dr, dh] = [after[0] - before[0], after[1] - before[1]];
    const length = Math.hypot(dr, dh) || 1;
    return radius >= 0 && height >= -1000 ? [dh / length, -dr / length] : [1, 0];
  });
  const rings = profile.map(([radius], index) =>
    Array.from({ length: sides }, (_, turn) => {
      const angle = (turn / sides) * Math.PI * 2;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const place: Triple = [path[index]![0] + c * radius, path[index]![1], path[index]![2] + s * radius];
      const [out, rise] = slopes[index]!;
      return into.vertex(
        place,
        [c * out, rise, s * out],
        resolve(shade, place, turn / sides, index / (profile.length - 1)),
      );
    }),
  );
  for (let index = 0; index + 1 < rings.length; index++) {
    for (let turn = 0; turn < sides; turn++) {
      const next = (turn + 1) % sides;
      const [a, b, c, d] = [
        rings[index]![turn]!,
        rings[index + 1]![turn]!,
        rings[index + 1]![next]!,
        rings[index]![next]!,
      ];
      into.triangle(a, b, c);
      into.triangle(a, c, d);
    }
  }
}
