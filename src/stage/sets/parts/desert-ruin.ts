import type { Random } from '../../../film/index.ts';
import { blend, type Sculpture, scaled, type Tint, type Triple, varied } from '../sculpture.ts';
import { block, cross, face, patch, subtract, unit } from '../shapes.ts';
import { rock } from './land.ts';

/** A fluted column of drums from `foot` to `head`, broken at the top unless it is `whole`. */
export function ruinColumn(
  into: Sculpture,
  foot: Triple,
  head: Triple,
  radius: number,
  stone: Tint,
  source: Random,
  whole = false,
): void {
  const axis = unit(subtract(head, foot));
  const side = unit(cross(axis, Math.abs(axis[2]) > 0.9 ? [1, 0, 0] : [0, 0, 1]));
  const other = cross(side, axis);
  const long = Math.hypot(...subtract(head, foot));
  const seed = source() * 20;
  const out = (angle: number): Triple => {
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    return [side[0] * c + other[0] * s, side[1] * c + other[1] * s, side[2] * c + other[2] * s];
  };
  const on = (angle: number, up: number, r: number): Triple => {
    const way = out(angle);
    return [
      foot[0] + axis[0] * up + way[0] * r,
      foot[1] + axis[1] * up + way[1] * r,
      foot[2] + axis[2] * up + way[2] * r,
    ];
  };
  const broken = (angle: number) =>
    whole ? 0 : radius * (0.3 + 0.22 * Math.sin(angle + seed) + 0.12 * Math.sin(angle * 3 + seed * 2));
  const drums = Math.max(1, Math.round(long / 1.1));
  const drum = long / drums;
  const levels = Array.from({ length: drums }, (_, index) => index * drum).flatMap(
    (low): [number, number, number][] => [
      [low, 0.94, 0.5],
      [low + 0.05, 1, 0.96],
      [low + drum - 0.05, 0.985, 1.04],
      [low + drum, 0.93, 0.55],
    ],
  );
  const sides = 36;
  into.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.25 });
  const rings = levels.map(([up, girth, light]) =>
    Array.from({ length: sides }, (_, index) => {
      const angle = (index / sides) * Math.PI * 2;
      const hollow = index % 2;
      const chip = 1 - 0.35 * Math.max(0, Math.sin(angle * 2 + up * 2.3 + seed) - 0.82);
      const r = radius * (1 - (0.13 * up) / long) * girth * (hollow ? 0.91 : 1) * chip;
      const at = on(angle, Math.min(up, long - broken(angle)), r);
      return into.vertex(at, out(angle), scaled(stone, light * (hollow ? 0.66 : 1.05) * (0.82 + (0.22 * up) / long)));
    }),
  );
  for (let ring = 0; ring + 1 < rings.length; ring++) {
    for (let index = 0; index < sides; index++) {
      const next = (index + 1) % sides;
      const [a, b, c, d] = [
        rings[ring]![index]!,
        rings[ring]![next]!,
        rings[ring + 1]![next]!,
        rings[ring + 1]![index]!,
      ];
      into.triangle(a, b, c);
      into.triangle(a, c, d);
    }
  }
  const centre = into.vertex(on(0, long - (whole ? 0 : radius * 0.3), 0), axis, scaled(stone, 0.95));
  const rim = Array.from({ length: sides }, (_, index) => {
    const angle = (index / sides) * Math.PI * 2;
    return into.vertex(on(angle, long - broken(angle), radius * 0.8), axis, scaled(stone, 0.84));
  });
  for (let index = 0; index < sides; index++) into.triangle(centre, rim[index]!, rim[(index + 1) % sides]!);
}

/** Dressed stones laid as a pier `width` by `depth`, its top ragged where `ragged`. */
function pier(
  into: Sculpture,
  x: number,
  width: number,
  depth: number,
  tall: number,
  ragged: boolean,
  stone: Tint,
  source: Random,
): void {
  const course = 0.52;
  const rows = Math.round(tall / course);
  for (let row = 0; row < rows; row++) {
    const halves = row % 2 ? [-0.25, 0.25] : [-0.3, 0.2];
    halves.forEach((share, index) => {
      if (ragged && row > rows - 3 && source() < 0.45) return;
      const wide = width * (row % 2 ? 0.5 : index === 0 ? 0.4 : 0.6);
      const shift = (source() - 0.5) * 0.05;
      block(
        into,
        [x + share * width + shift, -0.6 + row * course, shift],
        [wide - 0.03, course - 0.02, depth * (0.97 + source() * 0.06)],
        varied(scaled(stone, 0.85 + 0.2 * (row / rows)), source, 0.11),
        0.05,
        0.72,
      );
    });
  }
}

/**
 * A gate arch half lost in the sand, across x of the current frame: two piers, mouldings and the stones of its arch, of which
 * the share `left` still stands. `open` is half the width of its opening.
 */
export function ruinArch(
  into: Sculpture,
  open: number,
  spring: number,
  left: number,
  stone: Tint,
  source: Random,
): void {
  const [wide, deep] = [1.5, 1.5];
  into.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.5 });
  pier(into, -open - wide / 2, wide, deep, spring + 0.6, false, stone, source);
  pier(into, open + wide / 2, wide, deep, spring + 0.6, false, stone, source);
  for (const end of [-1, 1])
    block(
      into,
      [end * (open + wide / 2), spring - 0.1, 0],
      [wide + 0.3, 0.24, deep + 0.3],
      scaled(stone, 1.06),
      0.07,
      0.75,
    );
  const stones = 17;
  const from = spring + 0.12;
  for (let index = 0; index < stones; index++) {
    if (index / stones > left) break;
    const angles = [index / stones + 0.0025, (index + 1) / stones - 0.0025].map((share) => Math.PI * (1 - share));
    const jitter = (source() - 0.5) * 0.06;
    const at = (angle: number, out: number, z: number): Triple => [
      Math.cos(angle) * (open + out),
      from + Math.sin(angle) * (open + out),
      z + jitter,
    ];
    const tone = varied(scaled(stone, 1.02), source, 0.12);
    const [a, b] = angles as [number, number];
    const [inner, outer, z] = [-0.02, 0.72, deep / 2 - 0.08];
    face(into, at(a, inner, z), at(b, inner, z), at(b, outer, z), at(a, outer, z), tone);
    face(into, at(b, inner, -z), at(a, inner, -z), at(a, outer, -z), at(b, outer, -z), tone);
    face(into, at(a, inner, -z), at(b, inner, -z), at(b, inner, z), at(a, inner, z), scaled(tone, 0.62));
    face(into, at(a, outer, z), at(b, outer, z), at(b, outer, -z), at(a, outer, -z), scaled(tone, 1.05));
    if ((index + 1) / stones > left)
      face(into, at(b, inner, z), at(b, inner, -z), at(b, outer, -z), at(b, outer, z), scaled(tone, 0.8));
    if (index === 8) block(into, [0, from + open - 0.1, 0], [0.62, 1, deep + 0.14], scaled(stone, 1.08), 0.06);
  }
  const end = Math.min(stones, Math.floor(left * stones) + 1) / stones;
  for (const side of [-1, 1])
    patch(
      into,
      24,
      1,
      (u, v) => {
        const angle = Math.PI * (1 - u * end);
        const r = open + 0.01 + v * 0.8;
        return [Math.cos(angle) * r, from + Math.sin(angle) * r, side * (deep / 2 - 0.16)];
      },
      scaled(stone, 0.5),
      side < 0,
    );
  patch(
    into,
    24,
    2,
    (u, v) => {
      const angle = Math.PI * (1 - u * end);
      return [Math.cos(angle) * (open + 0.02), from + Math.sin(angle) * (open + 0.02), (v - 0.5) * (deep - 0.3)];
    },
    scaled(stone, 0.48),
    true,
  );
  spandrel(into, open, wide, deep, from, left, stone, source);
}

function spandrel(
  into: Sculpture,
  open: number,
  wide: number,
  deep: number,
  from: number,
  left: number,
  stone: Tint,
  source: Random,
): void {
  const course = 0.5;
  const rows = Math.ceil((open + 1.3) / course);
  for (let row = 0; row < rows; row++) {
    const y = from + row * course;
    for (const end of [-1, 1]) {
      const broken = end > 0 && left < 1;
      const round = Math.sqrt(Math.max(0, (open + 0.74) ** 2 - (row * course + course / 2) ** 2));
      const inner = broken ? Math.max(open + row * 0.42, round) : round;
      if (broken && row > 2) continue;
      const outer = open + wide;
      for (let x = inner; x < outer - 0.1; ) {
        const long = Math.min(outer - x, 0.6 + source() * 0.4);
        const worn = row > rows - 2 && source() < 0.5;
        if (!worn)
          block(
            into,
            [end * (x + long / 2), y, (source() - 0.5) * 0.05],
            [long - 0.03, course - 0.02, deep - 0.2],
            varied(scaled(stone, 0.98), source, 0.12),
            0.05,
            0.78,
          );
        x += long;
      }
    }
  }
}

/** Rubble about a ruin: stones that fell, half in the sand. */
export function rubble(
  into: Sculpture,
  centre: readonly [number, number],
  reach: number,
  count: number,
  height: (x: number, z: number) => number,
  stone: Tint,
  source: Random,
): void {
  for (let index = 0; index < count; index++) {
    const angle = source() * Math.PI * 2;
    const away = reach * (0.35 + source() ** 0.8 * 0.65);
    const [x, z] = [centre[0] + Math.cos(angle) * away, centre[1] + Math.sin(angle) * away * 0.7];
    const size = 0.18 + source() ** 2 * 0.5;
    if (index % 3 === 0 && size < 0.36) {
      into.place([x, height(x, z) - size * 0.3, z], source() * 180, 1, () => {
        into.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.5 });
        block(into, [0, 0, 0], [size * 1.9, size, size * 1.2], varied(stone, source, 0.12), size * 0.3, 0.7);
      });
    } else
      rock(
        into,
        [x, height(x, z) - size * 0.25, z],
        size,
        varied(blend(stone, scaled(stone, 0.8), source()), source, 0.1),
        source,
        0,
      );
  }
}
