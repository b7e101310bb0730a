import type { Random } from '../../../film/index.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, face, lathe, patch, tube } from '../shapes.ts';
import { lettering, phrase } from './lettering.ts';
import { hipRoof } from './mountain-temple-roof.ts';

/** Colours of a temple. */
export type TempleColours = { tile: Tint; trim: Tint; column: Tint; wall: Tint; stone: Tint; beam: Tint; glow: Tint };

/** A round column on a stone drum. */
export function column(into: Sculpture, at: Triple, height: number, radius: number, colours: TempleColours): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.25 });
  lathe(
    into,
    at,
    [
      [radius * 1.7, 0],
      [radius * 1.75, 0.12],
      [radius * 1.3, 0.26],
    ],
    10,
    scaled(colours.stone, 0.9),
  );
  lathe(
    into,
    at,
    [
      [radius, 0.24],
      [radius * 1.03, height * 0.4],
      [radius * 0.92, height],
    ],
    10,
    (_, u, v) =>
      scaled(colours.column, (0.8 + 0.2 * Math.cos(u * Math.PI * 2 - 1.2)) * (0.72 + 0.3 * Math.min(1, v * 2))),
  );
}

/** A beam painted with blue, green and gold along x, with the sets of brackets that carry the eaves. */
export function paintedBeam(into: Sculpture, width: number, y: number, z: number, colours: TempleColours): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.25 });
  const cells = Math.round(width * 3);
  block(into, [0, y, z - 0.14], [width, 0.46, 0.26], scaled(colours.column, 0.6), 0.02, 1);
  patch(
    into,
    cells,
    2,
    (u, v) => [(u - 0.5) * width, y + 0.05 + v * 0.36, z],
    (_, u, v) => {
      const cell = Math.round(u * cells) % 6;
      const gold = cell === 0 || (cell === 3 && Math.abs(v - 0.5) < 0.2);
      return gold
        ? tint('#c99a3c')
        : scaled(cell < 3 ? colours.beam : tint('#2f6a5c'), Math.abs(v - 0.5) < 0.2 ? 1.25 : 0.8);
    },
  );
  block(into, [0, y + 0.42, z - 0.2], [width - 0.2, 0.62, 0.1], scaled(colours.column, 0.4), 0.02, 1);
  const sets = Math.max(3, Math.round(width / 1.15));
  for (let index = 0; index <= sets; index++) {
    const x = (index / sets - 0.5) * (width - 0.3);
    const shade = index % 2 ? colours.beam : tint('#2f6a5c');
    block(into, [x, y + 0.44, z - 0.08], [0.22, 0.16, 0.26], shade, 0.02, 0.9);
    block(into, [x, y + 0.58, z + 0.06], [0.62, 0.13, 0.56], scaled(shade, 0.85), 0.03, 0.8);
    block(into, [x, y + 0.7, z + 0.22], [0.34, 0.13, 0.8], tint('#a8772e'), 0.03, 0.7);
  }
}

/** A name board: gold signs on dark blue in a carved frame, its foot at `at`, facing +z. */
export function nameBoard(into: Sculpture, at: Triple, words: string, upright = false): void {
  const signs = words.length;
  const [width, height] = upright ? [1.15, 0.45 + signs * 0.78] : [0.45 + signs * 0.8, 1.1];
  into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.15 });
  block(into, at, [width + 0.22, height + 0.22, 0.14], tint('#b98a34'), 0.06, 0.8);
  const [x, y, z] = [at[0], at[1] + 0.11, at[2] + 0.08];
  const [l, r, t] = [x - width / 2, x + width / 2, y + height];
  face(into, [l, y, z], [r, y, z], [r, t, z], [l, t, z], tint('#1d2c4a'));
  into.finish({ glow: 0.18 });
  const step = ((upright ? height : width) - 0.2) / signs;
  lettering(into, words, [x, y + height / 2, z + 0.02], { size: 0.62, step, upright }, tint('#e2b04a'));
  into.finish({ glow: 0 });
}

/** A door leaf or window of paper behind a lattice that still reads from afar; middle of its foot at `at`. */
function screenDoor(
  into: Sculpture,
  at: Triple,
  width: number,
  height: number,
  colours: TempleColours,
  lit: number,
): void {
  const [x, y, z] = at;
  into.finish({ sway: 0, glow: lit, gloss: 0.2, brush: 0.08 });
  patch(
    into,
    2,
    3,
    (u, v) => [x + (u - 0.5) * width, y + v * height, z],
    (_, u, v) => scaled(colours.glow, 0.5 + 0.4 * (1 - Math.hypot(u - 0.5, v - 0.4))),
  );
  into.finish({ glow: 0, gloss: 0.3, brush: 0.2 });
  const shade = scaled(colours.column, 0.55);
  const bar = (left: number, right: number, low: number, high: number) =>
    face(
      into,
      [x + left, y + low, z + 0.06],
      [x + right, y + low, z + 0.06],
      [x + right, y + high, z + 0.06],
      [x + left, y + high, z + 0.06],
      shade,
    );
  for (const share of [-0.5, -0.17, 0.17, 0.5]) {
    const half = Math.abs(share) === 0.5 ? 0.07 : 0.032;
    bar(share * width - half, share * width + half, 0, height);
  }
  const rows = Math.max(3, Math.round(height / 0.42));
  for (let row = 0; row <= rows; row++) {
    const half = row === 0 || row === rows ? 0.07 : 0.03;
    bar(-width / 2, width / 2, (row / rows) * height - half, (row / rows) * height + half);
  }
}

/** The great hall, front towards +z of the current frame, middle of its front columns at z = 0: a portico of columns, latticed doors, two roofs. */
export function hall(into: Sculpture, width: number, bays: number, colours: TempleColours, source: Random): void {
  const tall = 4.2;
  const depth = 6.4;
  const wall = -1.9;
  for (let index = 0; index <= bays; index++) {
    const x = (index / bays - 0.5) * width;
    column(into, [x, 0, 0], tall, 0.25, colours);
    if (index === 0 || index === bays) column(into, [x, 0, -depth], tall, 0.25, colours);
  }
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.3 });
  const shell: [number, number][] = [
    [-width / 2, wall],
    [width / 2, wall],
    [width / 2, -depth],
    [-width / 2, -depth],
  ];
  for (let side = 0; side < 4; side++) {
    const [a, b] = [shell[side]!, shell[(side + 1) % 4]!];
    patch(
      into,
      4,
      4,
      (u, v) => [a[0] + (b[0] - a[0]) * u, v * tall, a[1] + (b[1] - a[1]) * u],
      (_, __, v) => scaled(colours.wall, 0.55 + 0.4 * v * (1.5 - v)),
    );
  }
  for (let bay = 0; bay < bays; bay++) {
    const x = ((bay + 0.5) / bays - 0.5) * width;
    const outer = bay === 0 || bay === bays - 1;
    for (const leaf of outer ? [0] : [-1, 1]) {
      const wide = (width / bays) * (outer ? 0.66 : 0.42);
      const lit = 0.55 + source() * 0.4;
      screenDoor(into, [x + leaf * wide * 0.53, outer ? 1 : 0.75, wall + 0.04], wide, outer ? 1.9 : 2.5, colours, lit);
      if (outer) continue;
      into.finish({ glow: 0 });
      block(into, [x + leaf * wide * 0.53, 0.06, wall + 0.05], [wide, 0.66, 0.08], scaled(colours.column, 0.8), 0.03);
    }
  }
  paintedBeam(into, width + 0.5, tall - 0.3, 0.16, colours);
  const skirt = { width: width + 4, depth: depth + 4.6, eaves: tall + 0.55, rise: 1.9, lift: 0.85, rows: 1.8 };
  into.place([0, 0, hallMiddle], 0, 1, () => hipRoof(into, { ...skirt, tile: colours.tile, trim: colours.trim }));
}

/** The middle of the hall's plan in depth, where its roofs stand. */
export const hallMiddle = -3.2;

/** The hall's second storey and upper roof. */
export function upperHall(into: Sculpture, width: number, colours: TempleColours, source: Random): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.3 });
  block(into, [0, 5.2, 0], [width * 0.74, 1.75, 3.6], scaled(colours.column, 0.8), 0.03, 0.6);
  for (let index = 0; index <= 6; index++)
    lathe(
      into,
      [(index / 6 - 0.5) * width * 0.73, 5.7, 1.85],
      [
        [0.17, 0],
        [0.16, 1.1],
      ],
      8,
      colours.column,
    );
  into.place([0, 0, 0], 0, 1, () => paintedBeam(into, width * 0.78, 6.5, 2, colours));
  hipRoof(into, {
    width: width * 0.78 + 3.6,
    depth: 7.6,
    eaves: 7.15,
    rise: 2.9,
    lift: 1,
    tile: colours.tile,
    trim: colours.trim,
    rows: 1.8,
  });
  nameBoard(into, [0, 5.5, 2.35], phrase('temple', 'han', 3, source));
}

/** The gate that closes a court: two pairs of columns, a tiled roof and a name board, passed along z. */
export function gate(into: Sculpture, colours: TempleColours, source: Random): void {
  for (const x of [-2.5, 2.5]) {
    for (const z of [-0.9, 0.9]) column(into, [x, 0, z], 4, 0.22, colours);
    block(into, [x, 0, 0], [0.5, 0.5, 2.6], scaled(colours.stone, 0.8), 0.08);
  }
  for (const z of [-0.9, 0.9]) {
    into.place([0, 0, 0], z > 0 ? 0 : 180, 1, () => paintedBeam(into, 6, 3.6, 1.05, colours));
  }
  hipRoof(into, {
    width: 8.2,
    depth: 5,
    eaves: 4.45,
    rise: 1.7,
    lift: 0.75,
    tile: colours.tile,
    trim: colours.trim,
    rows: 1.7,
  });
  const name = phrase('temple', 'han', 4, source);
  for (const turn of [0, 180]) into.place([0, 0, 0], turn, 1, () => nameBoard(into, [0, 3.05, 1.2], name));
}

/** The bell in its pavilion: four posts, a small roof, a bronze bell and the beam that strikes it. Gives where its lantern hangs. */
export function bellPavilion(into: Sculpture, colours: TempleColours): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.3 });
  block(into, [0, 0, 0], [4.1, 0.42, 4.1], scaled(colours.stone, 0.85), 0.06);
  for (const x of [-1.4, 1.4]) for (const z of [-1.4, 1.4]) column(into, [x, 0.4, z], 3, 0.17, colours);
  for (const turn of [0, 90, 180, 270]) into.place([0, 0, 0], turn, 1, () => paintedBeam(into, 3.3, 3.1, 1.5, colours));
  hipRoof(into, {
    width: 5.4,
    depth: 5.4,
    eaves: 3.95,
    rise: 2.1,
    lift: 0.8,
    tile: colours.tile,
    trim: colours.trim,
    rows: 1.7,
  });
  lathe(
    into,
    [0, 5.9, 0],
    [
      [0.3, 0],
      [0.22, 0.25],
      [0.34, 0.45],
      [0.1, 0.75],
      [0.01, 1.1],
    ],
    8,
    colours.trim,
  );
  const bronze = tint('#5d6a4c');
  const bell: [number, number][] = [
    [0.6, 0],
    [0.66, 0.06],
    [0.58, 0.16],
    [0.53, 0.5],
    [0.55, 0.54],
    [0.5, 0.58],
    [0.46, 1.02],
    [0.48, 1.06],
    [0.38, 1.25],
    [0.16, 1.36],
    [0.08, 1.44],
  ];
  into.finish({ gloss: 0.9, brush: 0.4 });
  lathe(into, [0, 1.2, 0], bell, 16, (_, u, v) =>
    scaled(Math.sin(u * Math.PI * 16) > 0.6 && v < 0.8 ? tint('#8a8552') : bronze, 0.75 + 0.5 * v),
  );
  tube(
    into,
    [
      [0, 2.6, 0],
      [0, 3.5, 0],
    ],
    [0.05, 0.05],
    5,
    tint('#33291f'),
  );
  tube(
    into,
    [
      [0.75, 1.55, 0.05],
      [2.6, 1.62, 0.05],
    ],
    [0.12, 0.12],
    8,
    tint('#6b4a30'),
  );
  for (const x of [1.1, 2.2])
    tube(
      into,
      [
        [x, 1.6, 0.05],
        [x * 0.75, 3.4, 0],
      ],
      [0.018, 0.018],
      4,
      tint('#b39a6a'),
    );
}
