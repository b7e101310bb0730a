import { random, type SetLayout } from '../../film/index.ts';
import { flat, halosOf, lampAt, marksOn, standing } from './assemble.ts';
import type { SetBuilder, SetModel, SetRequest } from './model.ts';
import { walls } from './parts/interior.ts';
import { backShaft, finishSet } from './parts/interior-finish.ts';
import { planks } from './parts/interior-floors.ts';
import { curtain, door, paneWindow } from './parts/interior-openings.ts';
import {
  accentOf,
  choose,
  onWall,
  openWorkshop,
  plate,
  type Room,
  type WallName,
  type Workshop,
} from './parts/interior-plan.ts';
import { stuffed } from './parts/interior-soft.ts';
import { picture, vessel } from './parts/interior-things.ts';
import { ridge } from './parts/land.ts';
import { suitcase } from './parts/railway.ts';
import { broadTree } from './parts/trees.ts';
import { sconce } from './parts/wall-dressing.ts';
import { blend, scaled, type Tint, type Triple, tint } from './sculpture.ts';
import { foliage, groundTints } from './season.ts';
import { block, patch, tube } from './shapes.ts';

const room: Room = { width: 11, depth: 3.7, height: 2.55 };
const panes = [-4, -2.4, 0, 2.4, 4].map((x) => ({ from: x - 0.62, to: x + 0.62, low: 0.95, high: 1.9 }));
const openings: Record<WallName, typeof panes> = { back: panes, front: panes, left: [], right: [] };
const bays = [-2.4, 2.4] as const;

function layout(): SetLayout {
  const mark = marksOn(flat);
  return {
    builder: 'train-carriage',
    interior: true,
    marks: [
      mark('aisle left', 'stand', -0.8, 0.3, 90),
      mark('aisle right', 'stand', 0.8, 0.3, -90),
      mark('at the window', 'stand', 0, -1, 180),
      ...bays.flatMap((x) => [
        mark(`seat of the left ${x < 0 ? 'bay' : 'far bay'}`, 'sit', x - 0.72, -1.15, 90),
        mark(`seat of the right ${x < 0 ? 'bay' : 'far bay'}`, 'sit', x + 0.72, -1.15, -90),
      ]),
      mark('left end door', 'entrance', -4.9, 0.3, 90),
      mark('right end door', 'entrance', 4.9, 0.3, -90),
      { name: 'table by the window', kind: 'perch', position: [-2.4, 0.75, -1.3], facing: 0 },
      { name: 'carriage windows', kind: 'landmark', position: [0, 1.4, -1.85], facing: 0 },
    ],
    obstacles: [
      ...bays.flatMap((x) => [
        standing(x - 1.08, -1.2, 0.28, 0.62, 1.25),
        standing(x + 1.08, -1.2, 0.28, 0.62, 1.25),
        standing(x, -1.45, 0.3, 0.38, 0.78),
      ]),
      standing(0, 1.6, 5, 0.22, 2.6, 1.98),
    ],
    cameraVolume: { minimum: [-4.9, 0.3, -0.45], maximum: [4.9, 2.2, 1.6] },
    walkable: [
      [-5, -0.4, 5, 1.4],
      [-0.9, -1.2, 0.9, -0.4],
    ],
    views: [
      { position: [4.7, 1.55, 1.3], target: [-2.4, 1.05, -0.7], focalLength: 18 },
      { position: [-4.7, 1.5, 1.2], target: [2.4, 1.1, -0.8], focalLength: 18 },
    ],
    surface: 'wood',
  };
}

function bench(into: Workshop['solid'], x: number, facing: number, cloth: Tint, wood: Tint, deep = 1.12): void {
  into.place([x, 0, -room.depth / 2 + deep / 2 + 0.06], facing, 1, () => {
    into.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.25 });
    block(into, [0, 0, 0], [deep, 0.3, 0.5], scaled(wood, 0.7), 0.02);
    stuffed(into, [0, 0.27, 0.05], [deep, 0.2, 0.56], cloth, 0.2);
    into.place([0, 0.42, -0.24], 0, 1, () => stuffed(into, [0, 0, 0], [deep, 0.74, 0.17], scaled(cloth, 0.95), 0.22));
    block(into, [0, 0.1, -0.35], [deep + 0.03, 1.16, 0.06], wood, 0.03);
    into.finish({ gloss: 0.1, brush: 0.05 });
    plate(into, 0, 1.02, deep * 0.7, 0.2, -0.145, tint('#efe8d6'));
  });
}

function shell(shop: Workshop, wood: Tint, wall: Tint, cloth: Tint): void {
  const { solid, ground, source } = shop;
  planks(ground, room, tint('#6f5138'), source, { wide: 0.12, long: 2.6 });
  walls(solid, room.width, room.depth, room.height, wall, openings);
  solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.05 });
  patch(
    solid,
    22,
    10,
    (u, v) => [
      (u - 0.5) * room.width,
      room.height - 0.42 + Math.sin(v * Math.PI) * 0.62,
      Math.cos(v * Math.PI) * (room.depth / 2),
    ],
    (_, __, v) => scaled(tint('#e2d6ba'), 0.66 + 0.34 * Math.sin(v * Math.PI)),
    true,
  );
  for (let rib = 0; rib < 8; rib++)
    tube(
      solid,
      Array.from({ length: 9 }, (_, index): Triple => {
        const a = (index / 8) * Math.PI;
        return [(rib - 3.5) * 1.5, room.height - 0.44 + Math.sin(a) * 0.61, Math.cos(a) * (room.depth / 2 - 0.02)];
      }),
      Array.from({ length: 9 }, () => 0.03),
      5,
      wood,
    );
  for (const name of ['back', 'front'] as const)
    onWall(solid, room, name, () => {
      for (let panel = 0; panel < 14; panel++) {
        const x = (panel - 6.5) * 0.78;
        solid.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.3 });
        block(solid, [x, 0.08, 0.02], [0.7, 0.74, 0.04], wood, 0.02, 0.8);
        plate(solid, x, 0.18, 0.54, 0.54, 0.045, scaled(wood, 1.25));
      }
      block(solid, [0, 0.84, 0.04], [room.width, 0.08, 0.1], scaled(wood, 1.15), 0.02, 1);
      block(solid, [0, 2.0, 0.03], [room.width, 0.06, 0.06], wood, 0.015, 1);
      for (const pane of panes) {
        paneWindow(solid, pane, 1, 1, scaled(wood, 1.2));
        curtain(solid, [pane.from - 0.04, pane.from + 0.2], [0.9, 1.98], cloth, 0.3);
        curtain(solid, [pane.to + 0.04, pane.to - 0.2], [0.9, 1.98], cloth, 0.3);
      }
      for (const x of [-3.2, -1.2, 1.2, 3.2]) {
        sconce(solid, x, 1.5, tint('#b9924a'), false);
        if (Math.abs(x) > 2) continue;
        picture(solid, [x * 0.68, 1.2, 0.34, 0.42], tint('#b9924a'), source);
      }
      rack(solid, shop);
    });
  for (const name of ['left', 'right'] as const)
    onWall(solid, room, name, () => {
      patch(
        solid,
        12,
        2,
        (u, v) => [
          -Math.cos(u * Math.PI) * (room.depth / 2) * v,
          room.height - 0.44 + Math.sin(u * Math.PI) * 0.64 * v,
          0.004,
        ],
        scaled(wall, 0.7),
        true,
      );
      const x = name === 'left' ? -0.3 : 0.3;
      door(solid, x, [0.85, 2], wood, scaled(wood, 1.2), true);
      for (const side of [-1, 1]) picture(solid, [x + side * 0.98, 1.3, 0.5, 0.62], tint('#b9924a'), source);
    });
}

function rack(solid: Workshop['solid'], { source }: Workshop): void {
  solid.finish({ sway: 0, glow: 0, gloss: 0.8, brush: 0.05 });
  const brass = tint('#b9924a');
  for (const z of [0.1, 0.24, 0.38])
    tube(
      solid,
      [
        [-5.2, 2.12, z],
        [5.2, 2.12, z],
      ],
      [0.014, 0.014],
      5,
      brass,
    );
  for (let bracket = 0; bracket < 9; bracket++)
    block(solid, [-4.8 + bracket * 1.2, 2.06, 0.2], [0.03, 0.06, 0.4], brass, 0.01);
  for (const x of [-3.4, -1.9, 1.4, 2.7, 3.5])
    suitcase(
      solid,
      [x + source() * 0.2, 2.13, 0.24],
      (source() - 0.5) * 10,
      [0.56, 0.22, 0.32],
      tint(choose(source, ['#8a5a34', '#5a6a4a', '#6a3a34', '#3f4a5a'])),
    );
}

function countryside({ solid, leaves, source, season }: Workshop): void {
  const [green, tints] = [foliage(season), groundTints(season)];
  const crops = [tints.grass, tints.blade, tints.path, tints.grass, tints.mud];
  const field = (x: number, z: number) =>
    crops[Math.abs(Math.floor(z / 8) * 2 + Math.floor((x + z * 0.6) / 17)) % crops.length]!;
  for (const side of [-1, 1]) {
    solid.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.3 });
    patch(
      solid,
      26,
      16,
      (u, v) => [(u - 0.5) * 110, -1.2, side * (2.4 + 60 * (side > 0 ? 1 - v : v))],
      ([x, , z]) => scaled(blend(tints.grass, field(x, z), 0.6), 0.95),
      false,
    );
    for (let tree = 0; tree < 6; tree++)
      broadTree(
        { solid, leaves },
        [-22 + tree * 8 + source() * 4, -1.2, side * (9 + source() * 12)],
        5 + source() * 3,
        green.crowns,
        source,
        0.3,
        green.bare,
      );
  }
  ridge(solid, 90, -3, 18, 0, 360, tint('#7a8f9a'), 0.3, 4.1);
}

function build(set: SetRequest): SetModel {
  const { draft, shop } = openWorkshop(
    { ...set, parameters: { ...set.parameters, mirrored: false } },
    'train-carriage',
  );
  const { solid, source } = shop;
  const wood = tint(choose(source, ['#7a4a2e', '#6a4630', '#8a5a38']));
  const cloth = accentOf(set, source, ['#7a2f2e', '#2f5a4a', '#2f4a6a', '#8a6a2e'], 'cloth');
  shell(shop, wood, tint('#d9c8a0'), cloth);
  for (const x of bays) {
    bench(solid, x - 1.04, 90, cloth, wood);
    bench(solid, x + 1.04, -90, cloth, wood);
    solid.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.2 });
    block(solid, [x, 0.7, -1.45], [0.58, 0.05, 0.74], scaled(wood, 1.3), 0.02);
    block(solid, [x, 0, -1.45], [0.08, 0.7, 0.4], wood, 0.02);
    vessel(solid, [x - 0.1, 0.75, -1.6], 0.2, tint('#dfe3dc'), 0);
    vessel(solid, [x + 0.14, 0.75, -1.3], 0.09, tint('#e8e2d4'), 1);
  }
  bench(solid, -4.9, 90, cloth, wood);
  bench(solid, 4.9, -90, cloth, wood);
  countryside(shop);
  const lamps = [
    lampAt([-3.2, 1.7, -1.5], 4.5, 0.8, '#ffc27a'),
    lampAt([3.2, 1.7, -1.5], 4.5, 0.8, '#ffc27a'),
    lampAt([-1.2, 1.7, 1.5], 4.5, 0.7, '#ffc27a'),
    lampAt([1.2, 1.7, -1.5], 4.5, 0.7, '#ffc27a'),
  ];
  return finishSet(
    draft,
    1,
    lamps,
    {
      halos: halosOf(lamps, 0.9, 0.4),
      shafts: panes.slice(1, 4).map((pane) => backShaft(room, pane, 2.2, 0.1)),
    },
    { gain: [1.6, 1.48, 1.3], daylight: panes.map(({ from }): [number, number, number] => [from + 0.6, 1.4, -1.8]) },
  );
}

/** A railway carriage from inside: padded benches in facing pairs with tables, windows with curtains, luggage racks, lamps. */
export const trainCarriage: SetBuilder = {
  name: 'train-carriage',
  interior: true,
  description:
    'A railway carriage: padded benches in facing pairs with tables, curtained windows, luggage racks, lamps.',
  keywords: {
    en: [
      'train',
      'train carriage',
      'train compartment',
      'carriage',
      'railway car',
      'dining car',
      'sleeper car',
      'train car',
    ],
    zh: ['火车', '列车', '车厢', '火车上', '列车上', '餐车', '卧铺'],
  },
  layout,
  ground: flat,
  build,
  sun: (set) => random(`${set.seed}/train-carriage/sun`)() * 40 + 160,
};
