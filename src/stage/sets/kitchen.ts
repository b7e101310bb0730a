import { random, type SetLayout } from '../../film/index.ts';
import { flat, halosOf, lampAt, marksOn, standing } from './assemble.ts';
import type { SetBuilder, SetModel, SetRequest } from './model.ts';
import {
  buildChamber,
  type ChamberColours,
  type ChamberPlan,
  chair,
  chairBack,
  chamberColours,
} from './parts/chamber.ts';
import { table } from './parts/furniture.ts';
import { backShaft, finishSet } from './parts/interior-finish.ts';
import { choose, handOf, layoutByHand, onWall, openWorkshop, type Room, type Workshop } from './parts/interior-plan.ts';
import { vessel } from './parts/interior-things.ts';
import {
  cooker,
  counter,
  fridge,
  hearth,
  panRail,
  pot,
  sink,
  tiles,
  victuals,
  wallCupboards,
} from './parts/kitchen-things.ts';
import { type Manner, mannerOf } from './parts/manner.ts';
import { pendant, pendantBox } from './parts/pendant.ts';
import { wallShelf } from './parts/wall-dressing.ts';
import { scaled, type Triple, tint } from './sculpture.ts';
import { lathe } from './shapes.ts';

const room: Room = { width: 7.2, depth: 6, height: 2.8 };
const lampPlace: Triple = [0, 1.95, -0.5];
const window_ = { from: -1.5, to: 0.1, low: 1.08, high: 2.25 };

const plan: ChamberPlan = {
  room,
  windows: { back: [window_], left: [], right: [], front: [] },
  doors: [
    { wall: 'left', at: -1.9 },
    { wall: 'right', at: 1.9 },
  ],
  taken: { back: [[-3.6, 3.6]], left: [[0.3, 3]], right: [[-3, -1]] },
  tiled: true,
};

function layout(set: SetRequest): SetLayout {
  const mark = marksOn(flat);
  const canonical: SetLayout = {
    builder: 'kitchen',
    interior: true,
    marks: [
      mark('middle left', 'stand', -0.8, 1, 90),
      mark('middle right', 'stand', 0.8, 1, -90),
      mark('at the stove', 'stand', 1.45, -1.75, 180),
      mark('at the sink', 'stand', -0.7, -1.8, 180),
      mark('table left', 'sit', -1.25, -0.55, 90),
      mark('table right', 'sit', 1.25, -0.55, -90),
      mark('left door', 'entrance', -3.1, 1.9, 90),
      mark('right door', 'entrance', 3.1, 1.9, -90),
      { name: 'kitchen table', kind: 'perch', position: [0, 0.76, -0.55], facing: 0 },
      { name: 'stove', kind: 'landmark', position: [1.45, 1, -2.7], facing: 0 },
    ],
    obstacles: [
      standing(0, -2.69, 3.6, 0.34, 0.95),
      standing(0, -0.55, 0.8, 0.42, 0.8),
      standing(-3.3, -1.5, 0.32, 1.3, 2.1),
      standing(3.25, -2, 0.35, 0.85, 1.9),
      ...[-1, 1].flatMap((side) => chairBack([side * 1.25, -0.55], -side * 90)),
      pendantBox(lampPlace),
    ],
    cameraVolume: { minimum: [-2.9, 0.25, -2.1], maximum: [2.9, 2.5, 2.75] },
    walkable: [
      [-3.2, 0.1, 3.2, 2.6],
      [-2.8, -2.15, -1.7, 0.1],
      [1.7, -2.15, 2.7, 0.1],
      [-2.8, -2.15, 2.7, -1.3],
    ],
    views: [
      { position: [2.7, 1.6, 2.55], target: [-0.5, 1.05, -2.2], focalLength: 20 },
      { position: [-2.7, 1.5, 2.5], target: [0.9, 1.1, -2.2], focalLength: 20 },
      { position: [0.2, 1.35, 2.6], target: [0.3, 1.15, -2.6], focalLength: 22 },
    ],
    surface: 'tile',
  };
  return layoutByHand(canonical, handOf(set, 'kitchen'));
}

function cookingWall(shop: Workshop, colours: ChamberColours, manner: Manner): Triple {
  const { solid, source } = shop;
  let fire: Triple = [0, 0, 0];
  const front =
    manner === 'modern' ? tint(choose(source, ['#b9c6b0', '#9fb4b8', '#d8c49a', '#c78a6a'])) : colours.timber;
  const top = manner === 'modern' ? tint('#b08a5c') : scaled(colours.timber, 1.3);
  onWall(solid, room, 'back', () => {
    if (manner === 'modern') {
      counter(solid, -2.75, 1.1, front, top);
      counter(solid, 1.8, 3.55, front, top);
      tiles(solid, -2.75, 3.55, 0.91, 1.06, tint('#e6e0cf'), source);
      tiles(solid, 0.2, 3.55, 1.06, 1.48, tint('#e6e0cf'), source);
      fire = cooker(solid, 1.45);
      wallCupboards(solid, 2.0, 3.5, front);
      wallCupboards(solid, -3.55, -1.75, front);
      panRail(solid, 0.22, 1.08, source);
    } else {
      counter(solid, -2.75, 0.55, front, top);
      fire = hearth(solid, 1.5, manner === 'chinese', source);
      counter(solid, 2.4, 3.55, front, top);
      panRail(solid, 0.25, 1.6, source);
      for (const y of [1.45, 1.85]) wallShelf(solid, [2.9, y, 1.2], colours.timber, source, 0);
      for (const y of [1.45, 1.9]) wallShelf(solid, [-2.6, y, 1.5], colours.timber, source, 0);
    }
    sink(solid, -0.7);
    solid.place([-2.1, 0.905, 0.3], 0, 1, () => victuals(solid, [0, 0, 0], source));
    vessel(solid, [0.55, 0.905, 0.25], 0.26, tint('#5f7a68'), 3);
    vessel(solid, [0.85, 0.905, 0.25], 0.2, tint('#c78a5a'), 3);
    vessel(solid, [3, 0.905, 0.25], 0.3, tint('#d9cfb4'), 2);
  });
  return [fire[0], fire[1], fire[2] - room.depth / 2];
}

function build(set: SetRequest): SetModel {
  const { draft, shop } = openWorkshop(set, 'kitchen');
  const { solid, source } = shop;
  const manner = mannerOf(set, 'modern');
  const colours = chamberColours(set, manner, random(`${set.seed}/kitchen-colours`));
  buildChamber(shop, { ...plan, tiled: manner === 'modern' }, colours, manner);
  const fire = cookingWall(shop, colours, manner);
  onWall(solid, room, 'left', () => {
    solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.3 });
    counter(solid, 0.35, 2.7, colours.timber, scaled(colours.timber, 1.3), 0.5);
    for (const y of [1.3, 1.66, 2.02]) wallShelf(solid, [1.5, y, 2.2], colours.timber, source, 0);
    for (let plate = 0; plate < 4; plate++)
      pot(solid, [0.6 + plate * 0.55, 0.905, 0.25], 0.12, tint(plate % 2 ? '#c47a44' : '#6a7a80'));
  });
  onWall(solid, room, 'right', () => {
    if (manner === 'modern') fridge(solid, -2.3, tint(choose(source, ['#d8e0d8', '#c9503a', '#dcd6c4'])), source);
    else for (const x of [-2.6, -2, -1.4]) barrel(shop, x);
  });
  table(solid, [0, 0, -0.55], [1.6, 0.84], 0.76, colours.timber);
  victuals(solid, [0.05, 0.765, -0.55], source);
  chair(solid, [-1.25, 0, -0.55], 90, scaled(colours.timber, 0.9), colours.cloth);
  chair(solid, [1.25, 0, -0.55], -90, scaled(colours.timber, 0.9), colours.cloth);
  const lamp = pendant(solid, lampPlace, room.height, tint('#ffd08a'));
  const lamps = [
    lampAt(lamp, 6, 0.9, '#ffce90'),
    lampAt(fire, 3.5, 0.7, '#ff9a4a'),
    lampAt([-2.4, 1.9, 1.2], 4.5, 0.4, '#ffc890'),
  ];
  return finishSet(
    draft,
    shop.hand,
    lamps,
    {
      halos: halosOf(lamps.slice(0, 1), 1.3, 0.4),
      shafts: [backShaft(room, { from: -1.4, to: 0, low: 1.1, high: 2.2 }, 3.4, 0.1)],
    },
    {
      gain: [1.7, 1.58, 1.4],
      daylight: [
        [-0.7, 1.6, -2.9],
        [-0.6, 0.4, -0.9],
      ],
    },
  );
}

function barrel({ solid }: Workshop, x: number): void {
  solid.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.4 });
  lathe(
    solid,
    [x, 0, 0.36],
    [
      [0.2, 0],
      [0.29, 0.2],
      [0.31, 0.4],
      [0.28, 0.66],
      [0.21, 0.76],
      [0.01, 0.77],
    ],
    14,
    (_, u, v) =>
      scaled(tint('#8a6a48'), (Math.abs(v - 0.3) < 0.06 || v > 0.8 ? 0.5 : 0.95) * (0.85 + 0.15 * Math.sin(u * 60))),
  );
}

/** A kitchen: stove with pots under a hood or a brick hearth, sink below the window, hanging pans, shelves of jars, a table. */
export const kitchen: SetBuilder = {
  name: 'kitchen',
  interior: true,
  description:
    'A kitchen: stove, sink below a window, hanging pans, cupboards, shelves of jars, a table with bread and fruit.',
  keywords: {
    en: ['kitchen', 'kitchenette', 'scullery', 'galley', 'pantry', 'cookhouse', 'stove', 'dining kitchen'],
    zh: ['厨房', '灶房', '灶间', '伙房', '灶台', '后厨', '厨下'],
  },
  layout,
  ground: flat,
  build,
  sun: (set) => handOf(set, 'kitchen') * 176,
};
