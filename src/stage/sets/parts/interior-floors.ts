import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, type Triple, varied } from '../sculpture.ts';
import { face, patch } from '../shapes.ts';
import type { Room } from './interior-plan.ts';

const sheen = (room: Room, [x, , z]: Triple) =>
  0.62 + 0.38 * Math.min(1, (room.width / 2 - Math.abs(x)) / 0.9, (room.depth / 2 - Math.abs(z)) / 0.9);

/** Parquet in herringbone over a room's floor, darkening to its walls. */
export function herringbone(into: Sculpture, room: Room, shade: Tint, source: Random, long = 0.72, wide = 0.18): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.8, brush: 0.4 });
  patch(into, 2, 2, (u, v) => [(u - 0.5) * room.width, -0.01, (0.5 - v) * room.depth], scaled(shade, 0.8), false);
  const [w, d] = [room.width / 2, room.depth / 2];
  const ratio = long / wide;
  const clamp = ([x, z]: readonly [number, number]): Triple => [
    Math.max(-w, Math.min(w, x)),
    0,
    Math.max(-d, Math.min(d, z)),
  ];
  const turned = (x: number, z: number): [number, number] => [(x - z) * Math.SQRT1_2, (x + z) * Math.SQRT1_2];
  const count = Math.ceil((w + d) / wide);
  const laid = (x0: number, z0: number, across: boolean) => {
    const [lx, lz] = across ? [long, wide] : [wide, long];
    const middle = turned(x0 + lx / 2, z0 + lz / 2);
    if (Math.abs(middle[0]) > w + long / 2 || Math.abs(middle[1]) > d + long / 2) return;
    const corners = [turned(x0, z0), turned(x0 + lx, z0), turned(x0 + lx, z0 + lz), turned(x0, z0 + lz)].map(clamp);
    const tone = scaled(varied(shade, source, 0.13), across ? 0.82 : 1.1);
    face(into, corners[3]!, corners[2]!, corners[1]!, corners[0]!, (at, u) =>
      scaled(tone, sheen(room, at) * (u > 0.5 ? 0.95 : 1.04)),
    );
  };
  for (let k = -count; k <= count; k++)
    for (let m = -Math.ceil(count / ratio); m <= Math.ceil(count / ratio); m++) {
      laid(k * wide + m * 2 * long, k * wide, true);
      laid(k * wide, (k + 1) * wide + m * 2 * long, false);
    }
}

/** Rows of boards along x, or along z where `turned`, without gaps: tone alone parts them, and a dark line each row. */
export function planks(
  into: Sculpture,
  room: Room,
  shade: Tint,
  source: Random,
  { wide = 0.16, long = 1.9, turned = false, spread = 0.13, gloss = 0.8 } = {},
): void {
  into.finish({ sway: 0, glow: 0, gloss, brush: 0.4 });
  const [w, d] = turned ? [room.depth, room.width] : [room.width, room.depth];
  const rows = Math.round(d / wide);
  patch(into, 2, 2, (u, v) => [(u - 0.5) * room.width, -0.01, (0.5 - v) * room.depth], scaled(shade, 0.8), false);
  const at = (x: number, y: number, z: number): Triple => (turned ? [z, y, -x] : [x, y, z]);
  for (let row = 0; row < rows; row++) {
    const [z0, z1] = [-d / 2 + (row * d) / rows, -d / 2 + ((row + 1) * d) / rows];
    let x = -w / 2 - source() * long * 0.7;
    while (x < w / 2) {
      const next = x + long * (0.7 + source() * 0.6);
      const [a, b] = [Math.max(-w / 2, x), Math.min(w / 2, next)];
      x = next;
      if (b - a < 0.02) continue;
      const tone = varied(shade, source, spread);
      face(into, at(a, 0, z1), at(b, 0, z1), at(b, 0, z0), at(a, 0, z0), (p, u, v) =>
        scaled(tone, sheen(room, p) * (0.86 + 0.2 * v) * (u > 0.5 ? 0.96 : 1.03)),
      );
    }
  }
}

/** Square slabs `size` metres wide over [x0, z0, x1, z1]; `tone` colours each by its column and row, `joint` lies beneath them. */
export function slabs(
  into: Sculpture,
  [x0, z0, x1, z1]: readonly [number, number, number, number],
  size: number,
  tone: (column: number, row: number) => Tint,
  joint: Tint,
  room: Room,
): void {
  const [columns, rows] = [Math.round((x1 - x0) / size), Math.round((z1 - z0) / size)];
  const [w, d] = [(x1 - x0) / columns, (z1 - z0) / rows];
  patch(into, 2, 2, (u, v) => [x0 + u * (x1 - x0), -0.01, z1 - v * (z1 - z0)], joint, false);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const shade = tone(column, row);
      const [a, b] = [x0 + column * w, x0 + (column + 1) * w];
      const [c, e] = [z0 + row * d, z0 + (row + 1) * d];
      face(into, [a, 0, e], [b, 0, e], [b, 0, c], [a, 0, c], (at, u, v) =>
        scaled(shade, sheen(room, at) * (0.9 + 0.12 * v) * (u > 0.5 ? 0.96 : 1.03)),
      );
    }
}
