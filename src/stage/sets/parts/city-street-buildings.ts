import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { block, face, lathe, patch, tube } from '../shapes.ts';

/** A house front: metres along x and up, its storeys above the shop, colours. */
export type Front = {
  width: number;
  storeys: number;
  wall: Tint;
  trim: Tint;
  accent: Tint;
  style: 'brick' | 'panel' | 'balcony';
  /** Too far off for frames, coolers and wares to show. */
  far: boolean;
};

/** Height of a shop and of a storey, in metres. */
export const shopHeight = 3.7;
export const storeyHeight = 3;

const warm = ['#ffcf88', '#ffe2b0', '#cfe4ff', '#ffb870', '#ffd9a0'];

/** A pane in the plane z = `z` that shines with the strength `lit`; foot at (x, y). */
function pane(
  into: Sculpture,
  x: number,
  y: number,
  width: number,
  height: number,
  z: number,
  lit: number,
  shade: Tint,
): void {
  into.finish({ sway: 0, glow: lit, gloss: 0.6, brush: lit > 0 ? 0.12 : 0.05 });
  const glass = lit > 0 ? shade : tint('#3d4c5c');
  const [l, r, t] = [x - width / 2, x + width / 2, y + height];
  face(into, [l, y, z], [r, y, z], [r, t, z], [l, t, z], (_, u, v) =>
    scaled(glass, lit > 0 ? 0.62 + 0.3 * v : 0.7 + 0.9 * v * (0.4 + 0.6 * u)),
  );
  into.finish({ glow: 0, gloss: 0.4, brush: 0.2 });
}

/** A window set back into the wall at z = 0: reveal, glass, mullion, sill; curtain where it is lit. */
function window_(
  into: Sculpture,
  x: number,
  y: number,
  width: number,
  height: number,
  front: Front,
  source: Random,
): void {
  const lit = source() < 0.52 ? 0.35 + source() * 0.6 : 0;
  const [l, r, t, back] = [x - width / 2, x + width / 2, y + height, 0.02];
  pane(into, x, y, width, height, back, lit, tint(warm[Math.floor(source() * warm.length)]!, 0.85));
  if (front.far) return;
  const frame = front.trim;
  const bar = (x0: number, y0: number, x1: number, y1: number, z: number) =>
    face(into, [x0, y0, z], [x1, y0, z], [x1, y1, z], [x0, y1, z], frame);
  bar(l - 0.09, y - 0.02, l, t + 0.09, 0.07);
  bar(r, y - 0.02, r + 0.09, t + 0.09, 0.07);
  bar(l, t, r, t + 0.09, 0.07);
  bar(x - 0.03, y, x + 0.03, t, 0.045);
  block(into, [x, y - 0.12, 0.08], [width + 0.3, 0.1, 0.24], scaled(frame, 1.05), 0.02, 0.8);
  if (lit > 0 && source() < 0.5) {
    into.finish({ glow: lit * 0.5 });
    const side = source() < 0.5 ? l : r - width * 0.3;
    face(
      into,
      [side, y, back + 0.01],
      [side + width * 0.3, y, back + 0.01],
      [side + width * 0.3, t, back + 0.01],
      [side, t, back + 0.01],
      varied(tint('#c88a5a'), source, 0.4),
    );
    into.finish({ glow: 0 });
  }
}

/** An air conditioner under a window, with its pipe. */
function cooler(into: Sculpture, x: number, y: number): void {
  block(into, [x, y, 0.28], [0.8, 0.55, 0.36], tint('#b9bcb8'), 0.04, 0.8);
  lathe(
    into,
    [x - 0.12, y + 0.27, 0.3],
    [
      [0.02, 0],
      [0.02, 0.01],
    ],
    4,
    tint('#555'),
  );
  const ring = Array.from(
    { length: 9 },
    (_, index): Triple => [x - 0.12 + Math.cos(index * 0.785) * 0.19, y + 0.28 + Math.sin(index * 0.785) * 0.19, 0.47],
  );
  tube(
    into,
    ring,
    ring.map(() => 0.022),
    4,
    tint('#4d5256'),
  );
  tube(
    into,
    [
      [x + 0.38, y + 0.3, 0.2],
      [x + 0.5, y + 0.1, 0.06],
      [x + 0.5, y - 1.6, 0.05],
    ],
    [0.025, 0.025, 0.025],
    4,
    tint('#8d9090'),
  );
}

/** The upper storeys of a house front in the plane z = 0 over x, facing +z: walls, windows, balconies, cornice and what stands on the roof. */
export function upperFront(into: Sculpture, front: Front, source: Random): void {
  const { width, storeys, wall, trim } = front;
  const top = shopHeight + storeys * storeyHeight;
  const deep = 8;
  into.finish({ sway: 0, glow: 0, gloss: 0.35, brush: front.style === 'brick' ? 0.5 : 0.3 });
  const stained = (at: Triple, u: number) =>
    scaled(wall, (0.72 + 0.28 * Math.min(1, (top - at[1]) / 3)) * (0.9 + 0.1 * Math.sin(u * 23 + at[1])));
  patch(into, 5, storeys * 3, (u, v) => [(u - 0.5) * width, shopHeight + v * (top - shopHeight), 0], stained);
  for (const end of [-1, 1])
    patch(
      into,
      3,
      storeys * 2,
      (u, v) => [(end * width) / 2, v * top, -u * deep],
      (at) => scaled(stained(at, 0.3), 0.75),
      end < 0,
    );
  const bays = Math.max(2, Math.round(width / 2.3));
  for (let storey = 0; storey < storeys; storey++) {
    const y = shopHeight + storey * storeyHeight;
    const balcony = front.style === 'balcony';
    for (let bay = 0; bay < bays; bay++) {
      const x = ((bay + 0.5) / bays - 0.5) * width;
      const wide = (width / bays) * (front.style === 'panel' ? 0.8 : 0.52);
      window_(into, x, y + (balcony ? 0.35 : 0.9), wide, balcony ? 2.1 : 1.5, front, source);
      if (!balcony && !front.far && source() < 0.28) cooler(into, x + wide * 0.1, y + 0.2);
    }
    if (balcony) {
      block(into, [0, y - 0.06, 0.5], [width * 0.94, 0.16, 1.05], scaled(trim, 0.9), 0.03, 0.7);
      const rails = front.far ? 4 : Math.round(width * 3);
      for (let rail = 0; rail <= rails; rail++) {
        const x = (rail / rails - 0.5) * width * 0.92;
        face(
          into,
          [x - 0.018, y + 0.1, 0.98],
          [x + 0.018, y + 0.1, 0.98],
          [x + 0.018, y + 1, 0.98],
          [x - 0.018, y + 1, 0.98],
          tint('#2c3036'),
        );
      }
      block(into, [0, y + 1, 0.98], [width * 0.93, 0.06, 0.06], tint('#2c3036'), 0.01);
    } else block(into, [0, y - 0.08, 0.08], [width, 0.16, 0.2], scaled(trim, 0.85), 0.03, 0.85);
  }
  block(into, [0, top - 0.05, -0.1], [width + 0.2, 0.42, 0.75], scaled(trim, 0.95), 0.08, 0.7);
  block(into, [0, top + 0.3, -0.3], [width, 0.5, 0.3], wall, 0.05, 0.8);
  roofClutter(into, front, top, source);
}

function roofClutter(into: Sculpture, { width }: Front, top: number, source: Random): void {
  const x = (source() - 0.5) * width * 0.5;
  if (source() < 0.6) {
    for (const [dx, dz] of [
      [-0.6, -0.6],
      [0.6, -0.6],
      [0.6, 0.6],
      [-0.6, 0.6],
    ] as const)
      tube(
        into,
        [
          [x + dx, top, -2.4 + dz],
          [x + dx * 0.8, top + 1.3, -2.4 + dz * 0.8],
        ],
        [0.06, 0.06],
        4,
        tint('#3a3d42'),
      );
    lathe(
      into,
      [x, top + 1.3, -2.4],
      [
        [0.95, 0],
        [0.98, 0.1],
        [0.95, 1.7],
        [0.99, 1.72],
        [0.1, 2.35],
        [0.01, 2.4],
      ],
      12,
      (_, u, v) => scaled(tint('#7d5f4a'), 0.7 + 0.3 * Math.abs(Math.sin(u * 40)) * (1 - v * 0.3)),
    );
  }
  const mast = (source() - 0.5) * width * 0.8;
  tube(
    into,
    [
      [mast, top, -1],
      [mast, top + 2.6, -1],
    ],
    [0.035, 0.02],
    4,
    tint('#3c4046'),
  );
  for (let rung = 0; rung < 4; rung++)
    tube(
      into,
      [
        [mast - 0.5 + rung * 0.09, top + 1.5 + rung * 0.3, -1],
        [mast + 0.5 - rung * 0.09, top + 1.5 + rung * 0.3, -1],
      ],
      [0.018, 0.018],
      3,
      tint('#3c4046'),
    );
}

/** A tower far off with lit windows on its front and on the side `open` (1 for +x): `size` is width, height, depth; it steps back and ends in a mast. */
export function skyscraper(into: Sculpture, size: Triple, wall: Tint, open: -1 | 1, source: Random): void {
  const tiers = 1 + Math.floor(source() * 3);
  let y = 0;
  let [w, d] = [size[0], size[2]];
  for (let tier = 0; tier < tiers; tier++) {
    const tall = size[1] * (tiers === 1 ? 1 : [0.62, 0.26, 0.12][tier]!);
    into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.15 });
    block(into, [0, y, 0], [w, tall, d], scaled(wall, 1 - tier * 0.06), 0.3, 0.8);
    for (const [turn, wide, out] of [
      [0, w, d],
      [90 * open, d, w],
    ] as const)
      into.place([0, y, 0], turn, 1, () => windows(into, wide, tall, out / 2 + 0.06, source));
    y += tall;
    w *= 0.68;
    d *= 0.7;
  }
  into.finish({ glow: 0 });
  tube(
    into,
    [
      [0, y, 0],
      [0, y + size[1] * 0.16, 0],
    ],
    [0.3, 0.05],
    5,
    tint('#4a505a'),
  );
  into.finish({ glow: 1 });
  lathe(
    into,
    [0, y + size[1] * 0.16, 0],
    [
      [0.02, 0],
      [0.3, 0.3],
      [0.02, 0.6],
    ],
    6,
    tint('#ff3a2a'),
  );
  into.finish({ glow: 0 });
}

function windows(into: Sculpture, width: number, tall: number, z: number, source: Random): void {
  const columns = Math.max(2, Math.round(width / 1.9));
  const rows = Math.max(2, Math.round(tall / 3.1));
  const hue = tint(warm[Math.floor(source() * warm.length)]!, 0.8);
  for (let row = 0; row < rows; row++) {
    let dark = source() < 0.2;
    for (let column = 0; column < columns; column++) {
      if (source() < 0.3) dark = !dark;
      const lit = dark ? 0 : 0.55 + source() * 0.45;
      const x = ((column + 0.5) / columns - 0.5) * width * 0.94;
      pane(into, x, ((row + 0.25) / rows) * tall, (width / columns) * 0.66, (tall / rows) * 0.52, z, lit, hue);
    }
  }
}
