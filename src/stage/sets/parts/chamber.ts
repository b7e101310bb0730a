import type { Random, SetLayout } from '../../../film/index.ts';
import { board } from '../assemble.ts';
import data from '../data/chambers.json' with { type: 'json' };
import type { SetRequest } from '../model.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint } from '../sculpture.ts';
import { block, lathe } from '../shapes.ts';
import { lattice } from './architecture.ts';
import { beams, type Opening, walls } from './interior.ts';
import { blackout } from './interior-finish.ts';
import { planks, slabs } from './interior-floors.ts';
import { curtain, curtainPole, door, paneWindow } from './interior-openings.ts';
import {
  accentOf,
  ceiling,
  choose,
  halfOf,
  onWall,
  plate,
  type Room,
  strips,
  type WallName,
  type Workshop,
  wallNames,
} from './interior-plan.ts';
import type { Manner } from './manner.ts';
import { outlook } from './outlook.ts';
import { type DressingColours, dressWall } from './wall-dressing.ts';

/** Colours of a chamber: its shell and what hangs and stands in it. */
export type ChamberColours = DressingColours & { wall: Tint; dado: Tint; floor: Tint; white: Tint };

/** A room's plan: windows by wall, doors by their middle along the wall, and what of the walls furniture already fills. */
export type ChamberPlan = {
  room: Room;
  windows: Record<WallName, Opening[]>;
  doors: { wall: WallName; at: number }[];
  taken: Partial<Record<WallName, readonly (readonly [number, number])[]>>;
  /** Curtains beside the windows. */
  curtained?: boolean;
  /** Tiles on the floor in place of boards. */
  tiled?: boolean;
  /** Height of the dado in metres; none at 0. */
  dado?: number;
};

/** The colours of a manner by chance, where the set's parameters `wall`, `cloth` and `accent` name none. */
export function chamberColours(set: SetRequest, manner: Manner, source: Random): ChamberColours {
  const table = data[manner];
  return {
    wall: scaled(accentOf(set, source, table.walls, 'wall'), 1.05),
    dado: tint(choose(source, table.dados)),
    timber: tint(choose(source, table.timbers)),
    floor: tint(choose(source, table.floors)),
    white: tint(choose(source, table.whites)),
    cloth: accentOf(set, source, table.cloths, 'cloth'),
    accent: accentOf(set, source, table.cloths),
    frame: tint(choose(source, table.frames)),
  };
}

/** Floor, walls, ceiling, windows and doors in a manner, what is seen outside, and dressing wherever a wall is free. */
export function buildChamber(shop: Workshop, plan: ChamberPlan, colours: ChamberColours, manner: Manner): void {
  const { solid, ground, source } = shop;
  const { room, windows } = plan;
  if (plan.tiled) {
    const [light, dark] = [scaled(colours.white, 0.82), colours.floor];
    const [w, d] = [room.width / 2, room.depth / 2];
    slabs(ground, [-w, -d, w, d], 0.5, (c, r) => ((c + r) % 2 ? light : dark), scaled(dark, 0.6), room);
  } else planks(ground, room, colours.floor, source, { wide: manner === 'modern' ? 0.15 : 0.24 });
  walls(solid, room.width, room.depth, room.height, colours.wall, windows);
  blackout(solid, room, windows);
  if (manner === 'modern') ceiling(solid, room, colours.white);
  else beams(solid, room.width, room.depth, room.height, colours.timber, 5);
  trim(shop, plan, colours, manner);
  for (const wall of wallNames)
    onWall(solid, room, wall, () => {
      for (const opening of windows[wall]) window_(solid, opening, colours, manner, plan.curtained ?? false);
      for (const { at } of plan.doors.filter((one) => one.wall === wall)) entry(solid, at, colours, manner);
      dressWall(solid, freeSpans(plan, wall), manner, colours, source);
    });
  outlook(shop, room, windows, manner);
}

function trim({ solid }: Workshop, plan: ChamberPlan, colours: ChamberColours, manner: Manner): void {
  const { room, windows } = plan;
  const high = plan.dado ?? 0;
  solid.finish({ sway: 0, glow: 0, gloss: 0.25, brush: 0.2 });
  if (high > 0)
    for (const wall of wallNames) {
      const half = halfOf(room, wall);
      onWall(solid, room, wall, () => {
        const count = Math.round(half * 2.4);
        for (let board = 0; board < count; board++) {
          const [a, b] = [(board / count) * 2 * half - half, ((board + 1) / count) * 2 * half - half];
          if (windows[wall].some(({ from, to, low }) => low < high && a < to && b > from)) continue;
          plate(solid, (a + b) / 2, 0, (b - a) * 0.94, high, 0.014, (_, __, v) =>
            scaled(colours.dado, 0.65 + 0.35 * v),
          );
        }
      });
    }
  strips(solid, room, windows, [0, 0.12, 0.03], manner === 'modern' ? colours.white : scaled(colours.timber, 0.7));
  if (high > 0) strips(solid, room, windows, [high, 0.06, 0.035], scaled(colours.timber, 0.9));
  if (manner === 'modern') strips(solid, room, windows, [room.height - 0.1, 0.1, 0.07], colours.white);
  else posts(solid, room, colours.timber, manner);
}

/** Timber posts in the corners and in the middle of the side walls, square or round. */
export function posts(into: Sculpture, { width, depth, height }: Room, timber: Tint, manner: Manner): void {
  into.finish({ glow: 0, gloss: 0.3, brush: 0.4 });
  for (const x of [-1, 1])
    for (const z of [-1, 0, 1]) {
      const at: Triple = [(x * width) / 2 - x * 0.1, 0, (z * depth) / 2 - z * 0.1];
      if (manner === 'rustic') block(into, at, [0.2, height, 0.2], timber, 0.03);
      else
        lathe(
          into,
          at,
          [
            [0.19, 0],
            [0.19, 0.1],
            [0.12, 0.15],
            [0.11, height],
          ],
          12,
          timber,
        );
    }
}

function window_(into: Sculpture, opening: Opening, colours: ChamberColours, manner: Manner, curtained: boolean): void {
  const { from, to, low, high } = opening;
  if (manner === 'chinese') {
    latticeFrame(into, opening, colours.timber);
    return;
  }
  paneWindow(into, opening, Math.max(2, Math.round((to - from) / 0.6)), manner === 'rustic' ? 4 : 2, colours.white);
  if (!curtained) return;
  curtainPole(into, from - 0.45, to + 0.45, high + 0.16, colours.timber);
  const foot = low < 0.9 ? 0.05 : low - 0.12;
  curtain(into, [from - 0.4, from + 0.16], [foot, high + 0.15], colours.cloth);
  curtain(into, [to + 0.4, to - 0.16], [foot, high + 0.15], colours.cloth);
}

function latticeFrame(into: Sculpture, { from, to, low, high }: Opening, timber: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.3 });
  const bar = (x: number, y: number, w: number, h: number, thick = 0.05) =>
    block(into, [x, y, 0], [w, h, thick], timber, 0.01, 0.95);
  const [x, wide] = [(from + to) / 2, to - from];
  bar(x, low - 0.08, wide + 0.24, 0.12, 0.26);
  bar(x, high - 0.02, wide + 0.24, 0.12, 0.16);
  const panels = Math.max(2, Math.round(wide / 0.75));
  for (let panel = 0; panel <= panels; panel++) bar(from + (wide * panel) / panels, low, 0.085, high - low, 0.1);
  for (let panel = 0; panel < panels; panel++) {
    const [left, each] = [from + (wide * panel) / panels, wide / panels];
    for (const share of [0.28, 0.72]) bar(left + each * share, low, 0.026, high - low);
    for (const share of [0.1, 0.28, 0.5, 0.72, 0.9])
      bar(left + each / 2, low + (high - low) * share - 0.013, each, 0.026);
  }
}

function entry(into: Sculpture, at: number, colours: ChamberColours, manner: Manner): void {
  if (manner !== 'chinese') {
    door(into, at, [0.92, 2.08], manner === 'rustic' ? colours.timber : scaled(colours.timber, 1.15), colours.white);
    return;
  }
  for (const side of [-1, 1])
    lattice(into, [at + side * 0.36, 0.75, 0.02], 0.66, 1.45, [4, 7], colours.timber, tint('#e2cf9c'), 0.12);
  into.finish({ glow: 0, gloss: 0.3, brush: 0.3 });
  for (const side of [-1, 1]) {
    block(into, [at + side * 0.36, 0, 0.04], [0.68, 0.74, 0.06], scaled(colours.timber, 0.9), 0.015);
    block(into, [at + side * 0.78, 0, 0.05], [0.14, 2.35, 0.12], colours.timber, 0.02);
  }
  block(into, [at, 2.24, 0.05], [1.7, 0.16, 0.14], colours.timber, 0.02, 1);
}

const reserve = 0.12;

/** What of a wall is neither window, door nor behind furniture, in its frame. */
function freeSpans({ room, windows, doors, taken, curtained }: ChamberPlan, wall: WallName): [number, number][] {
  const half = halfOf(room, wall) - 0.24;
  const cloth = curtained ? 0.42 : reserve;
  const busy = [
    ...windows[wall].map(({ from, to }) => [from - cloth, to + cloth] as const),
    ...doors.filter((one) => one.wall === wall).map(({ at }) => [at - 0.92, at + 0.92] as const),
    ...(taken[wall] ?? []),
  ].sort((a, b) => a[0] - b[0]);
  const free: [number, number][] = [];
  let at = -half;
  for (const [from, to] of busy) {
    if (from - at > 0.4) free.push([at, from]);
    at = Math.max(at, to);
  }
  if (half - at > 0.4) free.push([at, half]);
  return free;
}

/** The boxes of the back of a `chair`. */
export function chairBack(at: readonly [number, number], facing: number): SetLayout['obstacles'] {
  return board(at, facing, { behind: 0.19, wide: 0.44, high: 0.96, thick: 0.06 });
}

/** A straight chair, its back towards -z of the current frame; people sit 0.46 m high. */
export function chair(into: Sculpture, at: Triple, facing: number, wood: Tint, seat: Tint): void {
  into.place(at, facing, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.3 });
    for (const x of [-0.19, 0.19]) {
      block(into, [x, 0, 0.17], [0.045, 0.44, 0.045], wood, 0.01);
      block(into, [x, 0, -0.19], [0.045, 0.96, 0.045], wood, 0.01);
    }
    block(into, [0, 0.42, 0], [0.44, 0.045, 0.42], seat, 0.015, 0.9);
    for (const y of [0.62, 0.78, 0.9]) block(into, [0, y, -0.19], [0.36, 0.05, 0.025], wood, 0.01, 1);
  });
}
