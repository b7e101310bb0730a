import { random, type SetLayout } from '../../film/index.ts';
import { flat, halosOf, lampAt, marksOn, standing } from './assemble.ts';
import type { SetBuilder, SetModel, SetRequest } from './model.ts';
import { lantern } from './parts/architecture.ts';
import { buildChamber, type ChamberPlan, chamberColours } from './parts/chamber.ts';
import { stool } from './parts/furniture.ts';
import { finishSet, sideShaft } from './parts/interior-finish.ts';
import { handOf, layoutByHand, onWall, openWorkshop, type Room, type Workshop } from './parts/interior-plan.ts';
import { lettering, phrase } from './parts/lettering.ts';
import { type Manner, mannerOf } from './parts/manner.ts';
import { pendant } from './parts/pendant.ts';
import { drawers, sack, shopCounter, wares } from './parts/shop-things.ts';
import { scaled, type Tint, tint } from './sculpture.ts';
import { block } from './shapes.ts';

const room: Room = { width: 8, depth: 6.6, height: 3.1 };
const display = { from: -3.2, to: -1.1, low: 0.75, high: 2.4 };

const plan: ChamberPlan = {
  room,
  windows: { back: [], left: [], right: [display], front: [] },
  doors: [
    { wall: 'left', at: -1.9 },
    { wall: 'right', at: 1.9 },
  ],
  taken: {
    back: [[-4, 4]],
    left: [[-0.9, 3.3]],
    front: [
      [-4, -1.6],
      [1.8, 4],
    ],
  },
};

function layout(set: SetRequest): SetLayout {
  const mark = marksOn(flat);
  const canonical: SetLayout = {
    builder: 'shop',
    interior: true,
    marks: [
      mark('middle left', 'stand', -0.8, 0.9, 90),
      mark('middle right', 'stand', 0.8, 0.9, -90),
      mark('at the counter', 'stand', -0.5, -0.4, 180),
      mark('behind the counter', 'stand', -0.5, -2.1, 0),
      mark('by the window', 'stand', 2.7, -1.6, 90),
      mark('stool', 'sit', 2.2, -0.3, -120),
      mark('left door', 'entrance', -3.5, 1.9, 90),
      mark('right door', 'entrance', 3.5, 1.9, -90),
      { name: 'counter', kind: 'perch', position: [0.2, 1.02, -1.2], facing: 0 },
      { name: 'shelves of goods', kind: 'landmark', position: [-0.5, 1.7, -3.1], facing: 0 },
    ],
    obstacles: [
      standing(-0.5, -1.2, 1.95, 0.4, 1.1),
      standing(-1.2, -3.1, 2.8, 0.24, 2.6),
      standing(-3.8, -1.2, 0.24, 2, 2.6),
      standing(3.1, -2.9, 0.7, 0.35, 0.6),
      standing(2.2, -0.3, 0.2, 0.2, 0.48),
    ],
    cameraVolume: { minimum: [-3.4, 0.25, -2.6], maximum: [3.4, 2.7, 2.95] },
    walkable: [
      [-3.5, -0.6, 3.5, 2.8],
      [1.6, -2.4, 3.4, -0.6],
      [-3.2, -2.7, 1.6, -1.75],
    ],
    views: [
      { position: [3.1, 1.65, 2.7], target: [-1, 1.35, -2.2], focalLength: 20 },
      { position: [-2.9, 1.5, 2.7], target: [0.6, 1.35, -2.4], focalLength: 20 },
      { position: [0.8, 1.5, 2.8], target: [-0.5, 1.4, -2.6], focalLength: 22 },
    ],
    surface: 'wood',
  };
  return layoutByHand(canonical, handOf(set, 'shop'));
}

function stocked(shop: Workshop, manner: Manner, wood: Tint): void {
  const { solid, source } = shop;
  onWall(solid, room, 'back', () => {
    if (manner === 'chinese') {
      drawers(solid, -3.6, 1.5, 0.3, 1.9, wood, source);
      solid.place([0, 2, 0], 0, 1, () => wares(solid, -3.6, 1.5, 0.5, wood, source));
    } else wares(solid, -3.8, 1.6, 2.6, wood, source);
    sign(shop, manner, wood);
    wares(solid, 2.1, 3.8, 2.2, wood, source);
  });
  onWall(solid, room, 'left', () => wares(solid, -0.8, 3.1, 2.5, wood, source));
  onWall(solid, room, 'front', () => {
    wares(solid, -3.8, -1.7, 2.2, wood, source);
    wares(solid, 1.9, 3.8, 2.2, wood, source);
  });
}

function sign({ solid, source }: Workshop, manner: Manner, wood: Tint): void {
  solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.15 });
  block(
    solid,
    [-1.1, 2.64, 0.3],
    [2.6, 0.42, 0.07],
    manner === 'chinese' ? tint('#1d2c3a') : scaled(wood, 0.6),
    0.03,
    1,
  );
  const [script, size, step] = manner === 'chinese' ? (['han', 0.32, 0.55] as const) : (['latin', 0.24, 0.3] as const);
  lettering(solid, phrase('shop-board', script, 7, source), [-1.1, 2.85, 0.34], { size, step }, tint('#e2b04a'));
}

function build(set: SetRequest): SetModel {
  const { draft, shop } = openWorkshop(set, 'shop');
  const { solid } = shop;
  const manner = mannerOf(set, 'modern');
  const colours = chamberColours(set, manner, random(`${set.seed}/shop-colours`));
  const wood = colours.timber;
  buildChamber(shop, plan, colours, manner);
  stocked(shop, manner, wood);
  shopCounter(solid, [-0.5, 0, -1.2], 3.8, wood, manner === 'modern');
  for (const [x, z, filling] of [
    [2.7, -2.95, '#d8c49a'],
    [3.25, -2.9, '#a8432e'],
    [3.3, -2.35, '#7a8a4a'],
  ] as const)
    sack(solid, [x, 0, z], tint(filling));
  stool(solid, [2.2, 0, -0.3], 0.46, scaled(wood, 1.1));
  const hung = [-1.6, 0.9].map((x) => {
    if (manner !== 'chinese') return pendant(solid, [x, 2.25, -1], room.height, tint('#ffd08a'));
    lantern(solid, [x, 2.7, -0.9], 0.4, tint('#ff8a36'));
    return [x, 2.3, -0.9] as const;
  });
  const lamps = [
    lampAt(hung[0]!, 5.5, 0.85, '#ffc88a'),
    lampAt(hung[1]!, 5.5, 0.85, '#ffc88a'),
    lampAt([0, 2.4, 2], 5.5, 0.5, '#ffd8a8'),
    lampAt([-0.5, 2.2, -2.5], 4, 0.5, '#ffc88a'),
  ];
  return finishSet(
    draft,
    shop.hand,
    lamps,
    {
      halos: halosOf(lamps.slice(0, 2), 1.2, 0.4),
      shafts: [sideShaft(room, { from: display.from + 0.1, to: display.to - 0.1, low: 0.8, high: 2.3 }, 3.6, 0.1)],
    },
    {
      gain: [1.75, 1.62, 1.4],
      daylight: [
        [3.8, 1.6, -2.1],
        [0, 1.6, 3],
      ],
    },
  );
}

/** A shop: a counter with scales or a till before shelves of goods; in old China the drawers of an apothecary. */
export const shop: SetBuilder = {
  name: 'shop',
  interior: true,
  description: 'A shop: a counter with scales or a till before shelves full of goods, sacks, a display window.',
  keywords: {
    en: [
      'shop',
      'store',
      'pharmacy',
      'apothecary',
      'grocery',
      'boutique',
      'pawnshop',
      'convenience store',
      'bakery',
      'general store',
      'toy shop',
    ],
    zh: ['店铺', '商店', '药铺', '药店', '当铺', '杂货店', '便利店', '小卖部', '铺子', '布庄', '超市', '店里'],
  },
  layout,
  ground: flat,
  build,
  sun: (set) => handOf(set, 'shop') * 100,
};
