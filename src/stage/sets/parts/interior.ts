import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, type Triple, varied } from '../sculpture.ts';
import { block, patch } from '../shapes.ts';

/** An opening in the back or left wall: along the wall from `from` to `to`, from `low` to `high`. */
export type Opening = { from: number; to: number; low: number; high: number };

/**
 * Walls of a room: the back at z = -depth / 2 and the sides at x = ± width / 2, with openings cut out, darkening into the
 * corners. The fourth side is left open for the camera, but closed behind it at z = depth / 2 by a wall seen from inside only.
 */
export function walls(
  into: Sculpture,
  width: number,
  depth: number,
  height: number,
  shade: Tint,
  openings: Record<'back' | 'left' | 'right' | 'front', Opening[]>,
): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.1 });
  const [w, d] = [width / 2, depth / 2];
  const sides: Record<keyof typeof openings, (along: number, up: number) => Triple> = {
    back: (along, up) => [along, up, -d],
    front: (along, up) => [-along, up, d],
    left: (along, up) => [-w, up, -along],
    right: (along, up) => [w, up, along],
  };
  for (const [name, place] of Object.entries(sides)) {
    const half = name === 'back' || name === 'front' ? w : d;
    const corner = (along: number, up: number) => {
      const edge = Math.min(1, (half - Math.abs(along)) / 0.9);
      const high = Math.min(1, (height - up) / 0.8);
      const low = Math.min(1, up / 0.6);
      return scaled(shade, (0.62 + 0.38 * edge) * (0.66 + 0.34 * high) * (0.72 + 0.28 * low));
    };
    const panel = (from: number, to: number, low: number, high: number) => {
      if (to - from < 0.01 || high - low < 0.01) return;
      const columns = Math.max(1, Math.ceil((to - from) / 0.6));
      const rows = Math.max(1, Math.ceil((high - low) / 0.6));
      patch(
        into,
        columns,
        rows,
        (u, v) => place(from + (to - from) * u, low + (high - low) * v),
        (_, u, v) => corner(from + (to - from) * u, low + (high - low) * v),
      );
    };
    let at = -half;
    for (const opening of [...openings[name as keyof typeof openings]].sort((a, b) => a.from - b.from)) {
      panel(at, opening.from, 0, height);
      panel(opening.from, opening.to, 0, opening.low);
      panel(opening.from, opening.to, opening.high, height);
      at = opening.to;
    }
    panel(at, half, 0, height);
  }
}

/** Boards of a floor running along x, each with its own tone. */
export function boards(into: Sculpture, width: number, depth: number, shade: Tint, source: Random, wide = 0.2): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.8, brush: 0.45 });
  const rows = Math.round(depth / wide);
  for (let row = 0; row < rows; row++) {
    const z0 = -depth / 2 + (row * depth) / rows;
    let x = -width / 2 - source() * 1.5;
    while (x < width / 2) {
      const long = 1.6 + source() * 1.6;
      const [a, b] = [Math.max(-width / 2, x), Math.min(width / 2, x + long - 0.012)];
      x += long;
      if (b - a < 0.05) continue;
      const tone = varied(shade, source, 0.14);
      const corner = (px: number) => 0.6 + 0.4 * Math.min(1, (width / 2 - Math.abs(px)) / 0.8);
      patch(
        into,
        Math.max(1, Math.round((b - a) / 0.9)),
        1,
        (u, v) => [a + (b - a) * u, 0, z0 + (1 - v) * (depth / rows - 0.008)],
        (at) => scaled(tone, corner(at[0])),
        false,
      );
    }
  }
  patch(into, 6, 5, (u, v) => [(u - 0.5) * width, -0.012, (0.5 - v) * depth], scaled(shade, 0.3), false);
}

/** Beams under a ceiling. */
export function beams(
  into: Sculpture,
  width: number,
  depth: number,
  height: number,
  timber: Tint,
  count: number,
): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.5 });
  patch(into, 6, 6, (u, v) => [(u - 0.5) * width, height, (v - 0.5) * depth], scaled(timber, 0.35), false);
  for (let index = 0; index < count; index++) {
    const z = (index / (count - 1) - 0.5) * (depth - 0.4);
    block(into, [0, height - 0.24, z], [width, 0.22, 0.2], scaled(timber, 0.8), 0.03, 1);
  }
}
