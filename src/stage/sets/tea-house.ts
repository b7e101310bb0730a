import { random, type SetLayout } from '../../film/index.ts';
import { flat, halosOf, lampAt, marksOn, standing } from './assemble.ts';
import type { SetBuilder, SetModel, SetRequest } from './model.ts';
import { lantern } from './parts/architecture.ts';
import {
  buildChamber,
  type ChamberColours,
  type ChamberPlan,
  chair,
  chairBack,
  chamberColours,
} from './parts/chamber.ts';
import { backShaft, finishSet } from './parts/interior-finish.ts';
import { handOf, layoutByHand, onWall, openWorkshop, type Room, type Workshop } from './parts/interior-plan.ts';
import { hearth } from './parts/kitchen-things.ts';
import { phrase } from './parts/lettering.ts';
import { type Manner, mannerOf } from './parts/manner.ts';
import { nameBoard } from './parts/mountain-temple-hall.ts';
import { pendant, pendantBox } from './parts/pendant.ts';
import { shopCounter } from './parts/shop-things.ts';
import { bottleWall, cask, guestTable, longBench, menuTablets, wineJar } from './parts/tavern-things.ts';
import { scaled, type Triple, tint } from './sculpture.ts';
import { block } from './shapes.ts';

const room: Room = { width: 9.6, depth: 7.6, height: 3.3 };
const panes = [{ from: -3.9, to: -1.3, low: 0.9, high: 2.6 }];
const tables: readonly (readonly [number, number])[] = [
  [-2.6, -1.7],
  [0, -1.35],
  [-3.3, 0.55],
  [3.5, 0.15],
];

const plan: ChamberPlan = {
  room,
  windows: { back: panes, left: [], right: [], front: [] },
  doors: [
    { wall: 'left', at: -2.5 },
    { wall: 'right', at: 2.5 },
  ],
  taken: { back: [[-1, 4.8]] },
  dado: 0.95,
};

/** How the house is furnished: a tea house is Chinese unless it is asked for elsewhere. */
function furnishing(set: SetRequest, name: string): Manner {
  const eastern = set.parameters.culture !== 'european' && set.parameters.era !== 'medieval';
  return name === 'tea-house' && eastern ? 'chinese' : mannerOf(set, name === 'tea-house' ? 'chinese' : 'modern');
}

/** Lamps over the tables and the counter of a house of today. */
const overhead: readonly Triple[] = [...tables.slice(0, 3).map(([x, z]): Triple => [x, 2.05, z]), [2.7, 2.1, -2.1]];

function layoutOf(set: SetRequest, builder: string): SetLayout {
  const mark = marksOn(flat);
  const manner = furnishing(set, builder);
  const backs = tables.flatMap(([x, z]) => [-1, 1].flatMap((side) => chairBack([x + side * 0.82, z], -side * 90)));
  const canonical: SetLayout = {
    builder,
    interior: true,
    marks: [
      mark('middle left', 'stand', -0.8, 1.4, 90),
      mark('middle right', 'stand', 0.8, 1.4, -90),
      mark('at the counter', 'stand', 2.5, -1.5, 180),
      mark('behind the counter', 'stand', 2.7, -3, 0),
      mark('by the window', 'stand', -3.9, -2.9, 170),
      mark('table left', 'sit', -0.82, -1.35, 90),
      mark('table right', 'sit', 0.82, -1.35, -90),
      mark('window table left', 'sit', -3.42, -1.7, 90),
      mark('window table right', 'sit', -1.78, -1.7, -90),
      mark('left door', 'entrance', -4.2, 2.5, 90),
      mark('right door', 'entrance', 4.2, 2.5, -90),
      { name: 'table top', kind: 'perch', position: [0.2, 0.77, -1.35], facing: 0 },
      { name: 'counter', kind: 'landmark', position: [2.7, 1.5, -3.2], facing: 0 },
    ],
    obstacles: [
      ...tables.map(([x, z]) => standing(x, z, 0.48, 0.48, 0.8)),
      standing(2.7, -2.2, 1.75, 0.36, 1.1),
      standing(2.4, -3.6, 2.3, 0.22, 2.5),
      standing(-3.3, 1.35, 0.5, 0.15, 0.48),
      standing(3.5, 0.95, 0.5, 0.15, 0.48),
      ...(manner === 'chinese' ? [] : backs),
      ...(manner === 'modern' ? overhead.map(pendantBox) : []),
      ...(manner === 'rustic' ? [standing(4.5, -0.9, 0.6, 0.85, 1.35)] : []),
    ],
    cameraVolume: { minimum: [-4.2, 0.25, -3], maximum: [4.2, 2.9, 3.5] },
    walkable: [
      [-4.3, 1.7, 4.3, 3.3],
      [-2.2, -0.5, 2.6, 1.7],
      [1.2, -1.6, 2.7, -0.5],
      [-1.5, -3.2, 0.6, -2.2],
      [-1.5, -2.2, -0.6, -0.5],
      [-4.3, -3.2, -1.5, -2.45],
      [0.6, -3.2, 4.3, -2.75],
    ],
    views: [
      { position: [3.9, 1.6, 3.2], target: [-1, 1.25, -2.4], focalLength: 19 },
      { position: [-3.9, 1.5, 3.2], target: [1.4, 1.3, -2.6], focalLength: 19 },
      { position: [-0.4, 1.4, 3.3], target: [0.5, 1.4, -3], focalLength: 20 },
    ],
    surface: 'wood',
  };
  return layoutByHand(canonical, handOf(set, builder));
}

function chinese(shop: Workshop, { timber }: ChamberColours): Triple[] {
  const { solid, source } = shop;
  onWall(solid, room, 'back', () => {
    menuTablets(solid, 0.3, 1.9, source);
    for (let jar = 0; jar < 5; jar++) wineJar(solid, [1.15 + jar * 0.72, 0, 0.36], 0.3, source);
    solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.3 });
    block(solid, [2.7, 0.72, 0.2], [3.6, 0.05, 0.36], timber, 0.01);
    for (let jar = 0; jar < 6; jar++) wineJar(solid, [1.1 + jar * 0.64, 0.77, 0.22], 0.17 + (jar % 2) * 0.03, source);
    nameBoard(solid, [3.2, 1.95, 0.06], phrase('tea-house', 'han', 3, source));
  });
  for (const [x, z] of tables) {
    guestTable(solid, [x, 0, z], timber, 'tea', source);
    longBench(solid, [x, 0, z + 0.8], 0, 0.9, timber);
    for (const side of [-1, 1]) longBench(solid, [x + side * 0.82, 0, z], 90, 0.9, timber);
  }
  const hung: Triple[] = [
    [-2.4, 2.85, -0.6],
    [0.4, 2.95, 0.4],
    [2.7, 2.85, -1.4],
    [-0.6, 2.9, 2.4],
  ];
  for (const at of hung) lantern(solid, at, 0.42, tint('#ff7a30'));
  return hung.map(([x, y, z]) => [x, y - 0.4, z]);
}

function western(shop: Workshop, { timber, cloth }: ChamberColours, manner: Manner): Triple[] {
  const { solid, source } = shop;
  onWall(solid, room, 'back', () => {
    bottleWall(solid, 0.6, 4.5, timber, manner === 'modern', source);
    if (manner === 'rustic')
      for (let index = 0; index < 3; index++) cask(solid, [1.4 + index * 1.2, 0.02, 0.5], true, source);
  });
  for (const [x, z] of tables) {
    guestTable(solid, [x, 0, z], timber, manner === 'modern' ? 'coffee' : 'mugs', source);
    if (manner === 'rustic') longBench(solid, [x, 0, z + 0.8], 0, 0.9, timber);
    for (const side of [-1, 1])
      chair(
        solid,
        [x + side * 0.82, 0, z],
        -side * 90,
        scaled(timber, 0.9),
        manner === 'modern' ? cloth : scaled(timber, 1.1),
      );
  }
  if (manner === 'rustic') {
    let fire: Triple = [0, 0, 0];
    solid.place([4.8, 0, -0.9], -90, 1, () => {
      fire = hearth(solid, 0, false, source);
    });
    return [
      [4.8 - fire[2], 0.7, -0.9],
      [0.2, 2.4, -0.4],
      [-2.6, 1.2, -1.7],
      [2.6, 2.2, -2.6],
    ];
  }
  return overhead.map((at) => pendant(solid, at, room.height, tint('#ffc878'), cloth));
}

function buildHouse(set: SetRequest, name: string): SetModel {
  const { draft, shop } = openWorkshop(set, name);
  const { solid } = shop;
  const manner = furnishing(set, name);
  const colours = chamberColours(set, manner, random(`${set.seed}/${name}-colours`));
  const fireside: Partial<ChamberPlan['taken']> = manner === 'rustic' ? { right: [[-2, 0.2]] } : {};
  buildChamber(shop, { ...plan, taken: { ...plan.taken, ...fireside } }, colours, manner);
  shopCounter(solid, [2.7, 0, -2.2], 3.4, colours.timber, manner === 'modern');
  const lights = manner === 'chinese' ? chinese(shop, colours) : western(shop, colours, manner);
  const lamps = [
    ...lights.map((at) => lampAt(at, 5.2, 0.95, '#ffae62')),
    lampAt([-3.6, 2.2, 2], 5, 0.45, '#ffba78'),
    lampAt([3.4, 2.2, 2.2], 5, 0.45, '#ffba78'),
  ].slice(0, 6);
  return finishSet(
    draft,
    shop.hand,
    lamps,
    {
      halos: halosOf(lamps.slice(0, 4), 1.3, 0.45),
      shafts: panes.map(({ from, to, low, high }) =>
        backShaft(room, { from: from + 0.1, to: to - 0.1, low, high }, 4, 0.13),
      ),
    },
    {
      gain: [1.75, 1.6, 1.36],
      daylight: [
        [-2.6, 1.7, -3.6],
        [-2.4, 0.5, -1.6],
      ],
    },
  );
}

/** A tea house or inn: square tables with benches and tea things, a counter before wine jars, tablets with dishes, lanterns. */
export const teaHouse: SetBuilder = {
  name: 'tea-house',
  interior: true,
  description:
    'A tea house or inn: square tables with benches and teapots, a counter before wine jars, menu tablets, red lanterns.',
  keywords: {
    en: [
      'tea house',
      'teahouse',
      'tea room',
      'tea shop',
      'inn',
      'noodle shop',
      'noodle house',
      'wine shop',
      'dumpling shop',
      'hot pot',
    ],
    zh: ['茶馆', '茶楼', '茶室', '茶肆', '客栈', '酒馆', '酒肆', '酒楼', '面馆', '饭馆', '火锅店', '驿站', '饭庄'],
  },
  layout: (set) => layoutOf(set, 'tea-house'),
  ground: flat,
  build: (set) => buildHouse(set, 'tea-house'),
  sun: (set) => handOf(set, 'tea-house') * 190,
  lit: 0.6,
};

/** A tavern, or a café or bar of today: tables with chairs, a counter before a wall of bottles, casks or pendants, a fire. */
export const tavern: SetBuilder = {
  name: 'tavern',
  interior: true,
  description:
    'A tavern, bar or café: tables with chairs, a counter before a wall of bottles, hanging lamps or a hearth.',
  keywords: {
    en: [
      'tavern',
      'bar',
      'pub',
      'cafe',
      'café',
      'coffee shop',
      'coffeehouse',
      'restaurant',
      'diner',
      'saloon',
      'bistro',
      'cafeteria',
      'canteen',
    ],
    zh: ['酒吧', '咖啡馆', '咖啡厅', '咖啡店', '餐厅', '西餐厅', '餐馆', '食堂', '小酒馆', '餐吧'],
  },
  layout: (set) => layoutOf(set, 'tavern'),
  ground: flat,
  build: (set) => buildHouse(set, 'tavern'),
  sun: (set) => handOf(set, 'tavern') * 190,
  lit: 0.6,
};
