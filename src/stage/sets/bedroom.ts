import { random, type SetLayout } from '../../film/index.ts';
import { flat, halosOf, lampAt, marksOn, standing } from './assemble.ts';
import type { SetBuilder, SetModel, SetRequest } from './model.ts';
import { bed, canopyBed } from './parts/bed.ts';
import {
  buildChamber,
  type ChamberColours,
  type ChamberPlan,
  chair,
  chairBack,
  chamberColours,
} from './parts/chamber.ts';
import { tableLamp } from './parts/furniture.ts';
import { backShaft, finishSet } from './parts/interior-finish.ts';
import { handOf, layoutByHand, onWall, openWorkshop, type Room, type Workshop } from './parts/interior-plan.ts';
import { carpet } from './parts/interior-soft.ts';
import { housePlant, picture, vessel } from './parts/interior-things.ts';
import { roundMirror } from './parts/living-room-things.ts';
import { type Manner, mannerOf } from './parts/manner.ts';
import { scaled, type Triple, tint } from './sculpture.ts';
import { block } from './shapes.ts';

const room: Room = { width: 6.8, depth: 6, height: 2.75 };
const bedAt: Triple = [-1.25, 0, -1.82];
const window_ = { from: 0.75, to: 2.45, low: 0.55, high: 2.25 };

const plan: ChamberPlan = {
  room,
  windows: { back: [window_], left: [], right: [], front: [] },
  doors: [
    { wall: 'left', at: -1.9 },
    { wall: 'right', at: 1.9 },
  ],
  taken: { back: [[-2.3, -0.2]], right: [[-2.6, -0.6]], left: [[0.1, 1.6]] },
  curtained: true,
};

function layout(set: SetRequest): SetLayout {
  const mark = marksOn(flat);
  const canonical: SetLayout = {
    builder: 'bedroom',
    interior: true,
    marks: [
      mark('middle left', 'stand', -0.8, 0.9, 90),
      mark('middle right', 'stand', 0.8, 0.9, -90),
      mark('by the window', 'stand', 1.5, -2.2, 165),
      mark('at the mirror', 'stand', -2.4, -0.6, -90),
      mark('edge of the bed', 'sit', -0.2, -1.5, 90),
      mark('foot of the bed', 'sit', -1.25, -0.68, 0),
      mark('bedroom chair', 'sit', 2.5, -0.1, -100),
      mark('left door', 'entrance', -2.9, 1.9, 90),
      mark('right door', 'entrance', 2.9, 1.9, -90),
      { name: 'blanket', kind: 'perch', position: [-1.2, 0.54, -1.2], facing: 20 },
      { name: 'bed', kind: 'landmark', position: [bedAt[0], 0.7, bedAt[2]], facing: 0 },
    ],
    obstacles: [
      standing(bedAt[0], bedAt[2] - 0.02, 0.88, 1.06, 0.72),
      standing(bedAt[0] - 1.15, -2.72, 0.24, 0.24, 1),
      standing(0.16, -2.72, 0.24, 0.24, 1),
      standing(3.1, -1.6, 0.32, 0.95, 2.15),
      standing(-3.18, -0.85, 0.24, 0.62, 0.85),
      ...chairBack([2.5, -0.1], -100),
      ...(mannerOf(set, 'modern') === 'chinese'
        ? [-1, 1].map((side) => standing(bedAt[0] + side * 0.6, bedAt[2] + 1.27, 0.25, 0.08, 2))
        : []),
    ],
    cameraVolume: { minimum: [-2.8, 0.25, -0.6], maximum: [2.8, 2.5, 2.75] },
    walkable: [
      [-3, -0.3, 3, 2.6],
      [0.45, -2.5, 2.6, -0.3],
      [-2.85, -2.3, -2.35, -0.3],
    ],
    views: [
      { position: [2.5, 1.55, 2.5], target: [-1, 0.85, -1.9], focalLength: 20 },
      { position: [-2.6, 1.4, 2.5], target: [0.5, 0.95, -2.2], focalLength: 20 },
    ],
    surface: 'wood',
  };
  return layoutByHand(canonical, handOf(set, 'bedroom'));
}

function furnish(shop: Workshop, colours: ChamberColours, manner: Manner): Triple {
  const { solid, source } = shop;
  const bedding = {
    sheet: tint('#ece4d2'),
    blanket: scaled(colours.cloth, 1.1),
    wood: colours.timber,
  };
  solid.place(bedAt, 0, 1, () =>
    manner === 'chinese' ? canopyBed(solid, 1.5, bedding, scaled(colours.accent, 1.1)) : bed(solid, 1.6, bedding),
  );
  let light: Triple = [0, 0, 0];
  for (const x of [bedAt[0] - 1.15, 0.16]) {
    solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.3 });
    block(solid, [x, 0.06, -2.72], [0.44, 0.5, 0.42], colours.timber, 0.015);
    for (const y of [0.1, 0.33]) block(solid, [x, y, -2.5], [0.38, 0.2, 0.02], scaled(colours.timber, 1.2), 0.01);
    light = tableLamp(solid, [x, 0.56, -2.74], 0.5, tint('#ffb866'));
  }
  onWall(solid, room, 'back', () => {
    if (manner !== 'chinese') picture(solid, [bedAt[0], 1.35, 1.1, 0.72], colours.frame, source);
  });
  onWall(solid, room, 'right', () => wardrobe(shop, -1.6, colours));
  onWall(solid, room, 'left', () => {
    solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.3 });
    block(solid, [0.85, 0.7, 0.24], [1.2, 0.05, 0.44], colours.timber, 0.012);
    for (const x of [0.35, 1.35]) block(solid, [x, 0, 0.24], [0.3, 0.7, 0.4], scaled(colours.timber, 0.85), 0.015);
    roundMirror(solid, 0.85, 1.4, 0.42);
    vessel(solid, [0.45, 0.75, 0.25], 0.22, tint('#c9d4d0'), 3);
    vessel(solid, [1.25, 0.75, 0.25], 0.14, colours.accent, 2);
    vessel(solid, [1.1, 0.75, 0.22], 0.1, tint('#d8a86a'), 1);
  });
  chair(solid, [2.5, 0, -0.1], -100, colours.timber, colours.cloth);
  housePlant(
    { solid: shop.solid, leaves: shop.leaves },
    [2.85, 0, -2.65],
    1.2,
    tint('#b9a88a'),
    tint('#4f8148'),
    source,
  );
  return light;
}

function wardrobe({ solid }: Workshop, x: number, { timber }: ChamberColours): void {
  solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.35 });
  block(solid, [x, 0.06, 0.3], [1.8, 2.02, 0.58], scaled(timber, 0.8), 0.02);
  block(solid, [x, 2.08, 0.31], [1.9, 0.07, 0.66], timber, 0.02);
  for (const side of [-1, 1]) {
    block(solid, [x + side * 0.44, 0.3, 0.6], [0.84, 1.72, 0.03], timber, 0.014, 0.95);
    for (const [y, h] of [
      [0.42, 0.6],
      [1.14, 0.76],
    ] as const)
      block(solid, [x + side * 0.44, y, 0.62], [0.62, h, 0.02], scaled(timber, 1.22), 0.014, 0.95);
    block(solid, [x + side * 0.08, 1.02, 0.63], [0.025, 0.16, 0.03], tint('#c9a85a'), 0.008);
  }
  block(solid, [x, 0.1, 0.6], [1.7, 0.17, 0.03], timber, 0.014, 0.95);
}

function build(set: SetRequest): SetModel {
  const { draft, shop } = openWorkshop(set, 'bedroom');
  const manner = mannerOf(set, 'modern');
  const colours = chamberColours(set, manner, random(`${set.seed}/bedroom-colours`));
  buildChamber(shop, plan, colours, manner);
  const light = furnish(shop, colours, manner);
  carpet(
    shop.ground,
    [-0.4, -0.9, 2.3, 1.1],
    [tint('#c9b592'), scaled(colours.cloth, 0.8), scaled(colours.accent, 0.9)],
    Math.floor(shop.source() * 3),
    shop.source,
  );
  const lamps = [
    lampAt(light, 5.5, 0.85, '#ffc07a'),
    lampAt([bedAt[0] - 1.15, 0.95, -2.6], 4.5, 0.7, '#ffc07a'),
    lampAt([0.4, 2.3, 1.4], 5, 0.35, '#ffd8ac'),
  ];
  return finishSet(
    draft,
    shop.hand,
    lamps,
    {
      halos: halosOf(lamps.slice(0, 2), 1.2, 0.4),
      shafts: [backShaft(room, { from: 0.85, to: 2.35, low: 0.6, high: 2.2 }, 3.6, 0.1)],
    },
    {
      gain: [1.7, 1.56, 1.36],
      daylight: [
        [1.6, 1.5, -2.9],
        [1.5, 0.3, -1.2],
      ],
    },
  );
}

/** A bedroom: a bed with pillows and a blanket (a canopy bed in old China), lamps, wardrobe, mirror, a window with curtains. */
export const bedroom: SetBuilder = {
  name: 'bedroom',
  interior: true,
  description:
    'A bedroom: bed with pillows and blanket, bedside lamps, wardrobe, dressing table with a mirror, curtained window.',
  keywords: {
    en: [
      'bedroom',
      'bedchamber',
      'hotel room',
      'nursery',
      'dormitory',
      'guest room',
      'sickroom',
      "children's room",
      'bed',
    ],
    zh: ['卧室', '卧房', '寝室', '闺房', '寝宫', '宿舍', '客房', '睡房', '床前', '病榻'],
  },
  layout,
  ground: flat,
  build,
  sun: (set) => handOf(set, 'bedroom') * 184,
};
