import type { Random } from '../../../film/index.ts';
import { blend, type Sculpture, scaled, type Tint, type Triple, tint, varied } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import { lantern } from './architecture.ts';
import { hanging } from './furniture.ts';
import { choose, onWall, plate, type Room, type WallName } from './interior-plan.ts';
import { bookRow, picture, vessel, wallClock } from './interior-things.ts';
import { lettering, phrase } from './lettering.ts';
import { roundMirror } from './living-room-things.ts';
import type { Manner } from './manner.ts';
import { banner } from './throne-banner.ts';

/** Colours that what hangs on walls is made of. */
export type DressingColours = { timber: Tint; frame: Tint; cloth: Tint; accent: Tint };

/** Something that hangs at head height on the wall of the current frame, its middle at x, within `wide` metres. */
type Ornament = {
  wide: readonly [number, number];
  hang(into: Sculpture, x: number, wide: number, colours: DressingColours, source: Random): void;
};

const jars = ['#7a94a8', '#c78a5a', '#8a9a6a', '#d9cfb4', '#a8483c', '#5f7a68'];

/** One board on brackets with jars and books on it; its top at `y`. */
export function wallShelf(into: Sculpture, [x, y, wide]: Triple, timber: Tint, source: Random, books = 0.45): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.3 });
  block(into, [x, y - 0.035, 0.13], [wide, 0.035, 0.25], timber, 0.008, 0.9);
  for (const side of [-1, 1])
    block(into, [x + side * wide * 0.4, y - 0.17, 0.08], [0.035, 0.14, 0.15], scaled(timber, 0.7), 0.01);
  let at = x - wide / 2 + 0.08;
  while (at < x + wide / 2 - 0.14) {
    if (source() < books && x + wide / 2 - at > 0.34) {
      const run = Math.min(0.4, x + wide / 2 - at - 0.05);
      bookRow(into, [at, at + run], y, 0.12, 0.27, source);
      at += run + 0.06;
    } else {
      const size = 0.15 + source() * 0.13;
      vessel(into, [at + 0.08, y, 0.14], size, varied(tint(choose(source, jars)), source), Math.floor(source() * 4));
      at += 0.2 + source() * 0.08;
    }
  }
}

/** A candle or shaded lamp on an arm: what glows and a bright patch on the wall about it. */
export function sconce(into: Sculpture, x: number, y: number, metal: Tint, candle: boolean): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.1 });
  block(into, [x, y - 0.1, 0.02], [0.1, 0.26, 0.03], metal, 0.012, 1);
  tube(
    into,
    [
      [x, y - 0.02, 0.03],
      [x, y - 0.08, 0.1],
      [x, y, 0.14],
    ],
    [0.012, 0.012, 0.012],
    5,
    metal,
  );
  const top: Triple = [x, y, 0.14];
  if (candle) {
    lathe(into, top, candleProfile, 8, tint('#efe6cc'));
    into.finish({ glow: 1, brush: 0 });
    lathe(into, [x, y + 0.15, 0.14], flameProfile, 7, tint('#ffb648'));
  } else {
    into.finish({ glow: 1, brush: 0.05 });
    lathe(into, top, shadeProfile, 12, (_, __, v) => scaled(tint('#ffc670'), 0.7 + 0.5 * (1 - v)));
  }
  into.finish({ glow: 0 });
}

const candleProfile = [
  [0.05, 0],
  [0.055, 0.02],
  [0.022, 0.025],
  [0.022, 0.14],
  [0.004, 0.145],
] as const;
const flameProfile = [
  [0.004, 0],
  [0.018, 0.02],
  [0.012, 0.045],
  [0.002, 0.08],
] as const;
const shadeProfile = [
  [0.1, 0],
  [0.095, 0.05],
  [0.06, 0.18],
] as const;

function poster(into: Sculpture, x: number, wide: number, source: Random): void {
  const high = wide * 1.36;
  const y = 1.62 - high / 2;
  const [ground, figure] = choose(source, [
    ['#c9503a', '#f2dfb0'],
    ['#2f5a74', '#e9c46a'],
    ['#e8d8b0', '#a33a2c'],
    ['#3f6a54', '#f0e2c4'],
  ] as const).map((hex) => tint(hex)) as [Tint, Tint];
  into.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.1 });
  plate(into, x, y, wide, high, 0.012, ground);
  const turn = source();
  patch(
    into,
    10,
    8,
    (u, v) => [x + (u - 0.5) * wide * 0.84, y + high * 0.3 + v * high * 0.6, 0.016],
    (_, u, v) => {
      const round = Math.hypot(u - 0.5, (v - 0.62) * 0.9) < 0.26;
      const hill = v < 0.3 + 0.14 * Math.sin(u * 6 + turn * 6);
      return round ? figure : hill ? scaled(ground, 0.45) : scaled(ground, 0.85 + 0.3 * v);
    },
  );
  for (let line = 0; line < 3; line++)
    plate(into, x, y + high * (0.07 + line * 0.06), wide * (0.66 - line * 0.12), high * 0.025, 0.016, figure);
}

function herbs(into: Sculpture, x: number, wide: number, colours: DressingColours, source: Random): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.3 });
  tube(
    into,
    [
      [x - wide / 2, 1.98, 0.1],
      [x + wide / 2, 1.98, 0.1],
    ],
    [0.018, 0.018],
    6,
    colours.timber,
  );
  const bunches = ['#6a7a3a', '#8a6a3c', '#a8432e', '#c9b074', '#59683a'];
  for (let at = x - wide / 2 + 0.12; at < x + wide / 2 - 0.05; at += 0.2 + source() * 0.06) {
    const [tone, long] = [varied(tint(choose(source, bunches)), source, 0.2), 0.3 + source() * 0.25];
    lathe(
      into,
      [at, 1.97 - long, 0.11],
      [
        [0.02, 0],
        [0.085, long * 0.16],
        [0.06, long * 0.55],
        [0.014, long * 0.8],
        [0.01, long],
      ],
      7,
      (_, u, v) => scaled(tone, (0.6 + 0.5 * v) * (0.8 + 0.3 * Math.sin(u * 44))),
    );
  }
}

function plates(into: Sculpture, x: number, wide: number, source: Random): void {
  const count = Math.max(2, Math.floor(wide / 0.36));
  for (let index = 0; index < count; index++) {
    const [at, radius] = [x + ((index + 0.5) / count - 0.5) * wide, 0.13 + source() * 0.03];
    const y = 1.62 + (index % 2 ? 0.14 : -0.1);
    const rim = tint(choose(source, ['#35566a', '#a8483c', '#5c6e46']));
    into.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.03 });
    patch(
      into,
      18,
      3,
      (u, v) => [at + Math.sin(u * 6.2832) * radius * v, y + Math.cos(u * 6.2832) * radius * v, 0.02 + 0.025 * v * v],
      (_, u, v) => (v > 0.8 || (v > 0.3 && v < 0.5 && Math.sin(u * 38) > 0) ? rim : tint('#e6e0cc')),
    );
  }
}

function couplets(into: Sculpture, x: number, wide: number, source: Random): void {
  const paper = tint('#b8321f');
  for (const side of [-1, 1]) {
    const at = x + side * (wide / 2 - 0.13);
    into.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.12 });
    plate(into, at, 0.85, 0.25, 1.4, 0.012, (_, __, v) => scaled(paper, 0.85 + 0.2 * v));
    const words = phrase('couplet', 'han', 5, source);
    lettering(into, words, [at, 1.54, 0.017], { size: 0.2, step: 0.27, upright: true }, tint('#e8c66a'));
  }
  if (wide > 0.9) hanging(into, [x, 0.95, 0.012], wide - 0.72, 1.2, tint('#d8cba4'));
}

function calligraphy(into: Sculpture, x: number, wide: number, colours: DressingColours, source: Random): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.1 });
  block(into, [x, 1.36, 0.02], [wide, 0.52, 0.04], colours.timber, 0.012, 1);
  plate(into, x, 1.4, wide - 0.08, 0.44, 0.041, (_, u, v) => scaled(tint('#e2d6b4'), 0.92 + 0.08 * u * v));
  const count = Math.max(2, Math.round(wide / 0.36));
  const words = phrase('scroll', 'han', count, source);
  const step = (wide - 0.2) / words.length;
  lettering(into, words, [x, 1.62, 0.045], { size: 0.3, step }, tint('#221f1e'));
  plate(into, x - wide / 2 + 0.1, 1.44, 0.07, 0.09, 0.046, tint('#b03226'));
}

/** A false window of paper behind a lattice: squares, or a round moon opening. */
function latticePanel(into: Sculpture, x: number, wide: number, colours: DressingColours, source: Random): void {
  const [low, high] = [0.95, 1.2];
  into.finish({ sway: 0, glow: 0.12, gloss: 0.1, brush: 0.08 });
  plate(into, x, low, wide, high, 0.01, (_, __, v) => scaled(tint('#e6d6ac'), 0.8 + 0.25 * v));
  into.finish({ glow: 0, gloss: 0.3, brush: 0.25 });
  const bar = (at: number, y: number, w: number, h: number, thick: number) =>
    block(into, [at, y, thick / 2], [w, h, thick], colours.timber, 0.006, 1);
  for (const edge of [-1, 1]) bar(x + (edge * wide) / 2, low, 0.06, high, 0.06);
  for (const y of [low - 0.03, low + high - 0.03]) bar(x, y, wide + 0.06, 0.06, 0.06);
  const columns = Math.max(3, Math.round(wide / 0.17));
  const kind = source();
  for (let column = 1; column < columns; column++) bar(x + (column / columns - 0.5) * wide, low, 0.02, high, 0.03);
  for (let row = 1; row < 7; row++) if (kind < 0.5 || row % 3 !== 0) bar(x, low + (row / 7) * high, wide, 0.02, 0.03);
}

function curios(into: Sculpture, x: number, wide: number, colours: DressingColours, source: Random): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.35, brush: 0.3 });
  plate(into, x, 0.9, wide, 1.2, 0.015, scaled(colours.timber, 0.4));
  for (const edge of [-1, 1])
    block(into, [x + (edge * wide) / 2, 0.88, 0.1], [0.05, 1.26, 0.2], colours.timber, 0.01, 1);
  for (let row = 0; row < 4; row++) {
    const y = 0.9 + row * 0.4;
    into.finish({ gloss: 0.35, brush: 0.3 });
    block(into, [x, y - 0.03, 0.1], [wide, 0.03, 0.2], colours.timber, 0.006, 1);
    if (row === 3) break;
    const split = x + (source() - 0.5) * wide * 0.4;
    block(into, [split, y, 0.1], [0.03, 0.37, 0.19], colours.timber, 0.006, 1);
    for (const [a, b] of [
      [x - wide / 2, split],
      [split, x + wide / 2],
    ] as const)
      if (b - a > 0.16)
        vessel(
          into,
          [(a + b) / 2, y, 0.1],
          0.17 + source() * 0.12,
          varied(tint(choose(source, jars)), source),
          Math.floor(source() * 4),
        );
  }
}

const ornaments: Record<Manner, readonly Ornament[]> = {
  modern: [
    {
      wide: [0.5, 1],
      hang: (into, x, wide, { frame }, source) =>
        picture(into, [x, 1.62 - wide * 0.36, wide, wide * 0.72], frame, source),
    },
    {
      wide: [0.8, 1.3],
      hang(into, x, wide, { timber }, source) {
        wallShelf(into, [x, 1.4, wide], timber, source);
        if (source() < 0.6) wallShelf(into, [x, 1.82, wide * 0.8], timber, source);
      },
    },
    { wide: [0.5, 0.62], hang: (into, x, wide, _, source) => poster(into, x, wide, source) },
    { wide: [0.3, 0.3], hang: (into, x, _, { frame }) => sconce(into, x, 1.66, frame, false) },
    { wide: [0.5, 0.6], hang: (into, x, wide, { frame }) => wallClock(into, x, 1.85, wide * 0.3, frame) },
    { wide: [0.75, 0.9], hang: (into, x, wide) => roundMirror(into, x, 1.58, wide * 0.42) },
    {
      wide: [0.45, 0.6],
      hang(into, x, wide, { frame }, source) {
        picture(into, [x, 1.24, wide, wide * 0.7], frame, source);
        picture(into, [x, 1.3 + wide * 0.7, wide, wide * 0.7], frame, source);
      },
    },
  ],
  rustic: [
    {
      wide: [0.8, 1.3],
      hang: (into, x, wide, { timber }, source) => wallShelf(into, [x, 1.5, wide], timber, source, 0.15),
    },
    { wide: [0.8, 1.2], hang: herbs },
    { wide: [0.9, 1.3], hang: (into, x, wide, _, source) => plates(into, x, wide, source) },
    { wide: [0.3, 0.3], hang: (into, x) => sconce(into, x, 1.62, tint('#3a3632'), true) },
    {
      wide: [0.8, 1.1],
      hang(into, x, wide, { cloth, accent }, source) {
        const device = choose(source, ['roundel', 'lozenge', 'crown'] as const);
        into.place([x, 2.15, 0.03], 0, 1, () => banner(into, wide, 1.35, cloth, accent, device, false));
      },
    },
    {
      wide: [0.5, 0.9],
      hang: (into, x, wide, { frame }, source) =>
        picture(into, [x, 1.62 - wide * 0.36, wide, wide * 0.72], frame, source),
    },
  ],
  chinese: [
    { wide: [0.6, 0.75], hang: (into, x, wide) => hanging(into, [x, 0.85, 0.015], wide, 1.45, tint('#d8cba4')) },
    { wide: [0.95, 1.25], hang: (into, x, wide, _, source) => couplets(into, x, wide, source) },
    { wide: [1, 1.5], hang: calligraphy },
    { wide: [0.8, 1.2], hang: latticePanel },
    { wide: [0.7, 1.1], hang: curios },
    {
      wide: [0.34, 0.34],
      hang(into, x, _, { timber }) {
        into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.2 });
        block(into, [x, 2.06, 0.12], [0.05, 0.05, 0.26], timber, 0.01, 1);
        lantern(into, [x, 2.05, 0.22], 0.22, tint('#ff8a36'));
      },
    },
  ],
};

/**
 * Hangs what the manner has on the free spans of the wall of the current frame, [from, to] in metres along it, so that
 * nobody stands before a bare wall: never the same thing twice in a row, a hand or two apart.
 */
export function dressWall(
  into: Sculpture,
  free: readonly (readonly [number, number])[],
  manner: Manner,
  colours: DressingColours,
  source: Random,
): void {
  const choice = ornaments[manner];
  let last = -1;
  for (const [from, to] of free) {
    let at = from + 0.08;
    while (to - at > 0.36) {
      const room = to - at - 0.06;
      const fitting = choice
        .map((_, index) => index)
        .filter((index) => index !== last && choice[index]!.wide[0] <= room);
      if (fitting.length === 0) break;
      const index = choose(source, fitting);
      const { wide, hang } = choice[index]!;
      const width = Math.min(room, wide[0] + source() * (wide[1] - wide[0]));
      const spare = room - width < 0.5 ? (room - width) / 2 : 0;
      hang(
        into,
        at + spare + width / 2,
        width,
        { ...colours, accent: blend(colours.accent, colours.cloth, source() * 0.4) },
        source,
      );
      at += spare + width + 0.16 + source() * 0.16;
      last = index;
    }
  }
}

/** What is free of each wall: spans [from, to] in metres along it. */
export type FreeWalls = readonly (readonly [WallName, readonly (readonly [number, number])[]])[];

/** Dresses the free spans of several walls of a room, one wall after the other. */
export function dressWalls(
  into: Sculpture,
  room: Room,
  free: FreeWalls,
  manner: Manner,
  colours: DressingColours,
  source: Random,
): void {
  for (const [wall, spans] of free) onWall(into, room, wall, () => dressWall(into, spans, manner, colours, source));
}
