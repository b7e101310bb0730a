import { random } from '../../../film/index.ts';
import { blend, type Sculpture, scaled, type Tint, tint } from '../sculpture.ts';
import { foliage, groundTints } from '../season.ts';
import { patch } from '../shapes.ts';
import { house, townColours } from './architecture.ts';
import { gableColours, gableHouse } from './gable-house.ts';
import type { Opening } from './interior.ts';
import { onWall, type Room, type WallName, type Workshop, wallNames } from './interior-plan.ts';
import { roll } from './land.ts';
import type { Manner } from './manner.ts';
import { bamboo, broadTree } from './trees.ts';

/** Ground outside a window, `away` metres from the wall: it rises, so that it meets the hills and not the sky. */
const rise = (away: number) => -0.35 + (away / 44) ** 2 * 1.5;

/**
 * What is seen through a room's windows, in planes that step back: trees, a hedge or a garden wall, a neighbour's house, a wood, hills.
 */
export function outlook(
  shop: Workshop,
  room: Room,
  windows: Record<WallName, readonly Opening[]>,
  manner: Manner,
): void {
  const own = { ...shop, source: random(`outlook/${shop.source()}`) };
  for (const wall of wallNames) {
    const [first] = windows[wall];
    if (!first) continue;
    const middle = (first.from + windows[wall].at(-1)!.to) / 2;
    onWall(shop.solid, room, wall, () => onWall(shop.leaves, room, wall, () => prospect(own, middle, manner)));
  }
}

function prospect(shop: Workshop, middle: number, manner: Manner): void {
  const { solid, source } = shop;
  depths(shop);
  const [side, turn] = [source() < 0.5 ? -1 : 1, source() * 30 - 15];
  solid.place([middle + side * (3.5 + source() * 2), rise(22) - 0.3, -22], turn, 1, () => {
    if (manner === 'chinese') house(solid, 8, 5, 1, townColours, source, 0.6, 0.45);
    else gableHouse(solid, 6, 6, 1, gableColours(source), source, 0.5);
  });
  if (manner === 'chinese') courtyard(shop, middle);
  else garden(shop, middle);
}

/** Grass, a wood and two ranges of hills that step back, from a wall at z = 0 of the current frame towards -z. */
export function depths({ solid, source, season }: Pick<Workshop, 'solid' | 'source' | 'season'>): void {
  const crown = foliage(season).crowns[0]!;
  const [haze, own] = [tint(season === 'winter' ? '#c3ccd6' : '#93a9bd'), source() * 40];
  lawn(solid, groundTints(season).grass);
  skyline(solid, 78, 120, (x) => 5 + 3 * roll(x * 0.05, own, 3), blend(crown, haze, 0.82));
  skyline(solid, 46, 70, (x) => 2.6 + 1.6 * roll(x * 0.13, own, 5), blend(crown, haze, 0.6));
  skyline(
    solid,
    32,
    48,
    (x) => 1.7 + 0.7 * roll(x * 0.8, own, 1) + 0.4 * roll(x * 2.7, own, 2),
    blend(crown, haze, 0.38),
  );
}

function lawn(into: Sculpture, grass: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.3 });
  const pale = tint('#a9b39a');
  patch(
    into,
    10,
    8,
    (u, v) => [(u - 0.5) * (30 + 90 * v), rise(48 * v), -0.3 - 48 * v],
    ([x, , z], _, v) => scaled(blend(grass, pale, v * 0.5), 1 + 0.12 * roll(x * 0.5, z * 0.4, 4)),
  );
}

/** An upright band of distance `away` metres off and twice `half` metres wide, its top drawn by `top`. */
function skyline(into: Sculpture, away: number, half: number, top: (x: number) => number, shade: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0, brush: 0.35 });
  patch(
    into,
    36,
    2,
    (u, v) => {
      const x = (u - 0.5) * 2 * half;
      return [x, rise(Math.min(away, 48)) - 0.8 + v * (top(x) + 0.8), -away - v * 1.5];
    },
    (_, __, v) => scaled(shade, 0.78 + 0.3 * v),
  );
}

function garden({ solid, leaves, source, season }: Workshop, middle: number): void {
  const green = foliage(season);
  for (const [x, away, tall] of [
    [2.9, 7, 4.6],
    [-3.6, 11, 5],
    [-9, 13, 7],
    [9, 12, 7],
  ] as const)
    broadTree({ solid, leaves }, [middle + x, rise(away), -away], tall, green.crowns, source, 0.38, green.bare);
  const hedge = scaled(green.crowns[2]!, 0.8);
  solid.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.8 });
  patch(
    solid,
    30,
    2,
    (u, v) => {
      const x = (u - 0.5) * 44;
      return [x, rise(14) + v * (1 + 0.1 * roll(x * 2.3, 1, 6)), -14 - v * v * 0.5 + 0.1 * roll(x * 3.1, v * 4, 2)];
    },
    (_, __, v) => scaled(hedge, 0.55 + 0.5 * v),
  );
}

function courtyard({ solid, leaves, source }: Workshop, middle: number): void {
  for (let cane = 0; cane < 9; cane++)
    bamboo({ solid, leaves }, [middle - 4 + source() * 8, -0.3, -1 - source() * 2.6], 4 + source() * 2, source);
  solid.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.5 });
  patch(
    solid,
    8,
    3,
    (u, v) => [(u - 0.5) * 26, -0.3 + v * 2.2, -5],
    (_, __, v) => scaled(tint('#cfc6b0'), 0.55 + 0.45 * v),
  );
}
