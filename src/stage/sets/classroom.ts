import { flat, lampAt } from './assemble.ts';
import type { SetBuilder, SetModel, SetRequest } from './model.ts';
import { blackboard } from './parts/classroom-board.ts';
import { pupilDesk, schoolChair } from './parts/classroom-desks.ts';
import { columns, layout, openings, panes, room, rows } from './parts/classroom-layout.ts';
import { globe, pinBoard, worldMap } from './parts/classroom-things.ts';
import { walls } from './parts/interior.ts';
import { blackout, finishSet, sideShaft } from './parts/interior-finish.ts';
import { planks, slabs } from './parts/interior-floors.ts';
import { blind, curtain, door, paneWindow } from './parts/interior-openings.ts';
import {
  accentOf,
  ceiling,
  choose,
  glowPanel,
  halfOf,
  handOf,
  onWall,
  openWorkshop,
  plate,
  strips,
  type Workshop,
  wallNames,
  warmed,
} from './parts/interior-plan.ts';
import { bookRow, housePlant, picture, vessel, wallClock } from './parts/interior-things.ts';
import { type Script, scriptOf } from './parts/lettering.ts';
import { depths } from './parts/outlook.ts';
import { broadTree } from './parts/trees.ts';
import { scaled, type Tint, tint } from './sculpture.ts';
import { foliage } from './season.ts';
import { block, lathe, patch, tube } from './shapes.ts';

type Scheme = { wall: Tint; dado: Tint; wood: Tint; steel: Tint; white: Tint; accent: Tint };

function schemeOf(set: SetRequest, { source }: Workshop): Scheme {
  return {
    wall: warmed(choose(source, ['#e6dcc4', '#dfe2d2', '#e8dcc8']), 1.1),
    dado: scaled(accentOf(set, source, ['#7fa08a', '#7c9db0', '#b59a6a', '#8fa6a0'], 'dado'), 1),
    wood: tint(choose(source, ['#c08a52', '#b07c4a', '#c89a64']), 1.15),
    steel: tint(choose(source, ['#5a6a78', '#7a8088', '#4c6a5e'])),
    white: warmed('#ece6d8', 1.1),
    accent: accentOf(set, source, ['#c4533f', '#3f7a9a', '#c98f2e', '#4f8a5a']),
  };
}

function outside({ solid, leaves, ground, source, season }: Workshop): void {
  const green = foliage(season);
  onWall(solid, room, 'right', () => depths({ solid, source, season }));
  ground.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.6 });
  patch(ground, 4, 4, (u, v) => [11 + 20 * u, -0.38, 8 - 16 * v], tint('#b0583e'), false);
  for (const [x, z, tall] of [
    [9, -4.5, 6],
    [11, 0.4, 7],
    [9.5, 4.4, 6],
    [16, -9, 8],
  ] as const)
    broadTree({ solid, leaves }, [x, -0.4, z], tall, green.crowns, source, 0.4, green.bare);
  solid.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.2 });
  block(solid, [26, -0.4, -4], [4, 9, 26], tint('#b8a48c'), 0.2);
  for (let floor = 0; floor < 3; floor++)
    for (let bay = 0; bay < 9; bay++) {
      solid.finish({ glow: source() < 0.4 ? 0.7 : 0 });
      solid.place([23.95, 1 + floor * 2.8, -15 + bay * 2.7], -90, 1, () =>
        plate(solid, 0, 0, 1.7, 1.5, 0, tint('#8c99a4', 0.8)),
      );
    }
}

function shell(shop: Workshop, scheme: Scheme): void {
  const { solid, ground, source } = shop;
  if (source() < 0.5) planks(ground, room, warmed('#a9825c', 1.05), source, { wide: 0.14 });
  else {
    const [light, dark] = [warmed('#c4bda8'), warmed('#aeb09c', 0.85)];
    slabs(ground, [-4.7, -4.3, 4.7, 4.3], 0.6, (c, r) => ((c + r) % 2 ? light : dark), scaled(dark, 0.7), room);
  }
  walls(solid, room.width, room.depth, room.height, scheme.wall, openings);
  ceiling(solid, room, warmed('#f2ecdf', 1.15));
  blackout(solid, room, openings);
  solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.1 });
  for (const wall of wallNames) {
    const half = halfOf(room, wall);
    onWall(solid, room, wall, () =>
      patch(
        solid,
        Math.round(half * 3),
        3,
        (u, v) => [(u * 2 - 1) * half, v * (wall === 'right' ? 0.84 : 1.05), 0.008],
        (_, u, v) => scaled(scheme.dado, (0.66 + 0.34 * Math.min(1, 6 * Math.min(u, 1 - u))) * (0.7 + 0.3 * v)),
      ),
    );
  }
  strips(solid, room, openings, [0, 0.1, 0.025], scaled(scheme.wood, 0.55));
  strips(
    solid,
    room,
    { ...openings, right: [{ from: -4.3, to: 4.3, low: 0, high: 3 }] },
    [1.04, 0.06, 0.025],
    scaled(scheme.wood, 0.8),
  );
  onWall(solid, room, 'right', () => {
    for (const pane of panes) {
      paneWindow(solid, pane, 2, 3, scheme.white);
      if (source() < 0.6)
        blind(solid, { ...pane, from: pane.from + 0.03, to: pane.to - 0.03 }, 0.2 + source() * 0.25, warmed('#e0d8c0'));
    }
    for (const [from, to] of [
      [-3.6, -3.15],
      [-1.0, -1.2],
      [1.35, 1.15],
      [3.95, 3.5],
    ] as const)
      curtain(solid, [from, to], [0.55, 2.95], scaled(scheme.accent, 0.9), 0.2);
    for (const x of [-2.2, 0.2, 2.5]) radiator(shop, x);
  });
}

function radiator({ solid }: Workshop, x: number): void {
  solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.05 });
  for (let rib = 0; rib < 12; rib++)
    block(solid, [x + (rib - 5.5) * 0.1, 0.14, 0.09], [0.08, 0.55, 0.1], warmed('#d8d2c4'), 0.025, 0.8);
}

function front({ solid, hand, source }: Workshop, scheme: Scheme, script: Script): void {
  onWall(solid, room, 'back', () => {
    blackboard(solid, [-0.15, 0.98, 4.5, 1.32], script, hand, source);
    wallClock(solid, -0.15, 2.75, 0.2, tint('#3a3a40'));
    solid.finish({ gloss: 0.2, brush: 0.1 });
    for (const [x, sign] of [
      [-1.55, 0],
      [1.25, 1],
    ] as const) {
      block(solid, [x, 2.55, 0.02], [1.7, 0.36, 0.03], scaled(scheme.accent, 0.9), 0.01, 1);
      for (let letter = 0; letter < 4; letter++)
        plate(solid, x - 0.6 + letter * 0.4, 2.61, 0.24, 0.24, 0.037, tint(sign ? '#f2e2b0' : '#f6efe0'));
    }
    worldMap(solid, [-3.55, 1.15, 1.7, 1.15], hand);
    pinBoard(solid, [3.35, 1.25, 1.5, 0.95], scheme.wood, source);
    block(solid, [-3.9, 2.5, 0.12], [0.32, 0.42, 0.22], tint('#6a5a48'), 0.02);
  });
  solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.3 });
  block(solid, [2.75, 0, -2.75], [1.36, 0.74, 0.62], scaled(scheme.wood, 0.8), 0.015);
  for (const x of [-0.34, 0.34])
    block(solid, [2.75 + x, 0.12, -2.43], [0.6, 0.54, 0.02], scaled(scheme.wood, 0.95), 0.012);
  block(solid, [2.75, 0.74, -2.75], [1.5, 0.04, 0.72], scheme.wood, 0.012);
  globe(solid, [3.2, 0.78, -2.8], 0.19);
  bookRow(solid, [2.15, 2.5], 0.78, -2.92, 0.26, source);
  vessel(solid, [2.62, 0.78, -2.95], 0.14, scheme.accent, 2);
  solid.finish({ brush: 0.1 });
  lathe(
    solid,
    [2.72, 0.78, -2.6],
    [
      [0.01, 0.01],
      [0.045, 0.02],
      [0.05, 0.05],
      [0.03, 0.085],
      [0.008, 0.075],
    ],
    10,
    tint('#c8382c'),
  );
  block(solid, [2.4, 0.78, -2.6], [0.3, 0.015, 0.21], tint('#efe9da'), 0.004);
  schoolChair(solid, [2.75, 0, -3.45], 0, scheme.wood, scheme.steel);
}

function sides({ solid, hand, source }: Workshop, scheme: Scheme): void {
  onWall(solid, room, 'left', () => {
    door(solid, 1.5, [1, 2.15], scaled(scheme.accent, 0.7), scheme.white, true);
    pinBoard(solid, [-1.9, 1.25, 3, 1.2], scaled(scheme.accent, 0.9), source);
    picture(solid, [0.45, 1.5, 0.5, 0.66], tint('#4a3626'), source);
    picture(solid, [2.7, 1.5, 0.5, 0.66], tint('#4a3626'), source);
    picture(solid, [3.35, 1.5, 0.5, 0.66], tint('#4a3626'), source);
    solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.3 });
    for (let box = 0; box < 6; box++) {
      const x = -3.15 + box * 0.5;
      block(solid, [x, 0, 0.2], [0.49, 0.9, 0.36], scheme.wood, 0.012, 0.7);
      for (const y of [0.08, 0.48]) {
        plate(solid, x, y, 0.41, 0.34, 0.381, scaled(scheme.wood, 0.3));
        if (source() < 0.7)
          block(
            solid,
            [x, y, 0.33],
            [0.3, 0.26, 0.12],
            tint(choose(source, ['#b5523a', '#3f6a8a', '#5a7a4a', '#d0a040'])),
            0.04,
            0.7,
          );
      }
    }
    block(solid, [-1.9, 0.9, 0.21], [3.04, 0.03, 0.42], scaled(scheme.wood, 1.1), 0.01);
    bookRow(solid, [-3.2, -2.2], 0.93, 0.2, 0.28, source);
    globe(solid, [-0.75, 0.93, 0.2], 0.14);
  });
  onWall(solid, room, 'front', () => {
    door(solid, -3.9, [1, 2.15], scaled(scheme.accent, 0.7), scheme.white, true);
    pinBoard(solid, [0.6, 1.2, 4.4, 1.35], scheme.wood, source);
    worldMap(solid, [3.75, 1.3, 1.5, 1.05], hand);
    solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.3 });
    block(solid, [1.2, 0, 0.2], [3.7, 0.95, 0.36], scaled(scheme.wood, 0.85), 0.015);
    for (let leaf = 0; leaf < 6; leaf++)
      block(solid, [-0.34 + leaf * 0.61, 0.1, 0.39], [0.57, 0.76, 0.02], scheme.wood, 0.012, 0.9);
    bookRow(solid, [-0.4, 1.2], 0.95, 0.2, 0.3, source);
    vessel(solid, [2.6, 0.95, 0.2], 0.3, tint('#7a94a8'), 3);
  });
}

function lights({ solid }: Workshop): void {
  for (const x of [-2.2, 2.2])
    for (const z of [-2.4, 0.2, 2.8]) {
      solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0 });
      for (const end of [-0.5, 0.5])
        tube(
          solid,
          [
            [x + end, room.height, z],
            [x + end, room.height - 0.4, z],
          ],
          [0.008, 0.008],
          4,
          tint('#6a6a6a'),
        );
      block(solid, [x, room.height - 0.4, z], [1.5, 0.06, 0.2], warmed('#d8d4c8'), 0.02, 1);
      glowPanel(solid, [x, room.height - 0.405, z], 1.46, 0.17, tint('#fff2d8', 3));
    }
}

function build(set: SetRequest): SetModel {
  const { draft, shop } = openWorkshop(set, 'classroom');
  const { solid, leaves, source } = shop;
  const scheme = schemeOf(set, shop);
  outside(shop);
  shell(shop, scheme);
  front(shop, scheme, scriptOf(set));
  sides(shop, scheme);
  for (const z of rows) for (const x of columns) pupilDesk(solid, [x, 0, z], scheme.wood, scheme.steel, source);
  lights(shop);
  housePlant({ solid, leaves }, [4.3, 0, -3.9], 1.2, tint('#b5674a'), tint('#5a8a4c'), source);
  const lamps = [
    lampAt([-2.2, 2.7, -2.2], 6.5, 0.5, '#fff0d8'),
    lampAt([2.2, 2.7, -2.2], 6.5, 0.5, '#fff0d8'),
    lampAt([-2.2, 2.7, 1.6], 6.5, 0.5, '#fff0d8'),
    lampAt([2.2, 2.7, 1.6], 6.5, 0.5, '#fff0d8'),
  ];
  return finishSet(
    draft,
    shop.hand,
    lamps,
    {
      halos: [],
      shafts: panes.map(({ from, to }) => sideShaft(room, { from, to, low: 1, high: 2.7 }, 2.8, 0.1)),
    },
    { gain: [1.95, 1.8, 1.58], daylight: panes.map(({ from, to }) => [room.width / 2, 1.8, (from + to) / 2]) },
  );
}

/** A classroom: blackboard with a lesson, teacher's desk with a globe, rows of desks, clock, maps, windows along one side. */
export const classroom: SetBuilder = {
  name: 'classroom',
  interior: true,
  description: "A classroom: blackboard, teacher's desk with a globe, rows of desks and chairs, maps and tall windows.",
  keywords: {
    en: [
      'classroom',
      'class',
      'school',
      'schoolroom',
      'lesson',
      'blackboard',
      'lecture',
      'lecture hall',
      'academy',
      'kindergarten',
      'homeroom',
    ],
    zh: ['教室', '课堂', '学校', '学堂', '校园', '班级', '讲堂', '黑板', '私塾', '小学', '中学'],
  },
  layout,
  ground: flat,
  build,
  sun: (set) => handOf(set, 'classroom') * 84,
};
