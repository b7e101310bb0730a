import { random, type SetLayout } from '../../../film/index.ts';
import { flat, halosOf, lampAt, marksOn, standing } from '../assemble.ts';
import type { SetModel, SetRequest } from '../model.ts';
import { scaled, type Triple, tint } from '../sculpture.ts';
import { block } from '../shapes.ts';
import { lantern } from './architecture.ts';
import { buildChamber, type ChamberColours, type ChamberPlan, chair, chairBack, chamberColours } from './chamber.ts';
import { hanging, table, tableLamp } from './furniture.ts';
import { backShaft, finishSet } from './interior-finish.ts';
import { handOf, layoutByHand, onWall, openWorkshop, type Room, type Workshop } from './interior-plan.ts';
import { carpet } from './interior-soft.ts';
import { vessel } from './interior-things.ts';
import { hearth, victuals } from './kitchen-things.ts';
import type { Manner } from './manner.ts';
import { longBench } from './tavern-things.ts';
import { wallShelf } from './wall-dressing.ts';

const room: Room = { width: 7.6, depth: 6.2, height: 2.95 };
const window_ = { from: 1, to: 2.7, low: 0.9, high: 2.2 };

const plan: ChamberPlan = {
  room,
  windows: { back: [window_], left: [], right: [], front: [] },
  doors: [
    { wall: 'left', at: -1.9 },
    { wall: 'right', at: 1.9 },
  ],
  taken: { back: [[-2.6, 0.7]] },
};

/** The layout of a room of an older time: a hearth or a house altar at the back, a table with seats before it. */
export function oldLayout(set: SetRequest): SetLayout {
  const mark = marksOn(flat);
  const canonical: SetLayout = {
    builder: 'room',
    interior: true,
    marks: [
      mark('middle left', 'stand', -0.8, 1, 90),
      mark('middle right', 'stand', 0.8, 1, -90),
      mark('by the window', 'stand', 1.8, -2.3, 170),
      mark('by the hearth', 'stand', -2.6, -1.4, 140),
      mark('table left', 'sit', -2.02, -0.65, 90),
      mark('table right', 'sit', 0.22, -0.65, -90),
      mark('left door', 'entrance', -3.3, 1.9, 90),
      mark('right door', 'entrance', 3.3, 1.9, -90),
      { name: 'table', kind: 'perch', position: [-0.9, 0.77, -0.65], facing: 10 },
      { name: 'hearth', kind: 'landmark', position: [-0.95, 1.4, -2.9], facing: 0 },
    ],
    obstacles: [
      standing(-0.9, -0.65, 0.72, 0.46, 0.8),
      standing(-0.95, -2.7, 1.3, 0.42, 1.1),
      standing(-3.5, -1.4, 0.24, 1.1, 0.6),
      ...[-1, 1].flatMap((side) => chairBack([-0.9 + side * 1.12, -0.65], -side * 90)),
    ],
    cameraVolume: { minimum: [-3.2, 0.25, -1.6], maximum: [3.2, 2.6, 2.8] },
    walkable: [
      [-3.4, 0, 3.4, 2.8],
      [0.6, -2.6, 3.2, 0],
      [-3.1, -2, -2.3, 0],
      [-2.3, -2, 0.6, -1.35],
    ],
    views: [
      { position: [2.9, 1.55, 2.6], target: [-0.8, 1.05, -2.1], focalLength: 20 },
      { position: [-2.9, 1.4, 2.6], target: [0.8, 1.15, -2.3], focalLength: 20 },
    ],
    surface: 'wood',
  };
  return layoutByHand(canonical, handOf(set, 'room'));
}

function altar(shop: Workshop, { timber }: ChamberColours): Triple[] {
  const { solid } = shop;
  let flame: Triple = [0, 0, 0];
  onWall(solid, room, 'back', () => {
    solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.3 });
    block(solid, [-0.95, 0.98, 0.3], [2.6, 0.07, 0.48], timber, 0.015);
    block(solid, [-0.95, 0.8, 0.3], [2.3, 0.16, 0.36], scaled(timber, 0.8), 0.01);
    for (const x of [-2.1, 0.2]) block(solid, [x, 0, 0.3], [0.12, 0.98, 0.4], timber, 0.02);
    hanging(solid, [-0.95, 1.25, 0.03], 0.95, 1.5, tint('#d8cba4'));
    for (const x of [-1.75, -0.15]) hanging(solid, [x, 1.3, 0.03], 0.3, 1.4, tint('#b8321f'));
    vessel(solid, [-1.9, 1.05, 0.3], 0.4, tint('#5f7a90'), 0);
    vessel(solid, [0, 1.05, 0.3], 0.4, tint('#5f7a90'), 0);
    vessel(solid, [-0.95, 1.05, 0.32], 0.16, tint('#8a6a3a'), 1);
    flame = tableLamp(solid, [-1.45, 1.05, 0.34], 0.36, tint('#ffb050'));
  });
  lantern(solid, [1.6, 2.6, 0.6], 0.42, tint('#ff8a36'));
  return [
    [flame[0], flame[1], flame[2] - room.depth / 2],
    [1.6, 2.2, 0.6],
    [-2.4, 2, 1.4],
  ];
}

function fireside(shop: Workshop, { timber, cloth }: ChamberColours): Triple[] {
  const { solid, source } = shop;
  let fire: Triple = [0, 0, 0];
  onWall(solid, room, 'back', () => {
    fire = hearth(solid, -0.95, false, source);
    wallShelf(solid, [-1.2, 1.62, 1.3], timber, source, 0.1);
    vessel(solid, [-1.55, 0.9, 0.2], 0.2, tint('#c78a5a'), 3);
  });
  const light = tableLamp(solid, [-0.55, 0.77, -0.8], 0.34, tint('#ffb866'));
  carpet(shop.ground, [0.4, -0.6, 2.8, 1.2], [tint('#b59a70'), scaled(cloth, 0.9), tint('#6a4a3a')], 1, source);
  return [[fire[0], fire[1], fire[2] - room.depth / 2], light, [2.4, 2.1, 1.2]];
}

/** The model of such a room. */
export function oldRoom(set: SetRequest, manner: Manner): SetModel {
  const { draft, shop } = openWorkshop(set, 'room');
  const { solid, source } = shop;
  const colours = chamberColours(set, manner, random(`${set.seed}/old-room`));
  buildChamber(shop, plan, colours, manner);
  table(solid, [-0.9, 0, -0.65], [1.4, 0.9], 0.76, colours.timber);
  if (manner === 'rustic') victuals(solid, [-1, 0.765, -0.55], source);
  else for (const x of [-1.2, -0.7]) vessel(solid, [x, 0.765, -0.6], 0.1, tint('#c9d4d0'), 1);
  for (const side of [-1, 1])
    chair(solid, [-0.9 + side * 1.12, 0, -0.65], -side * 90, scaled(colours.timber, 0.9), scaled(colours.timber, 1.15));
  longBench(solid, [-3.5, 0, -1.4], 90, 2, colours.timber);
  const lights = manner === 'chinese' ? altar(shop, colours) : fireside(shop, colours);
  const lamps = lights.map((at, index) => lampAt(at, index ? 5 : 6.5, index === 2 ? 0.45 : 1.2, '#ffa458'));
  return finishSet(
    draft,
    shop.hand,
    lamps,
    {
      halos: halosOf(lamps.slice(0, 2), 1.4, 0.45),
      shafts: [backShaft(room, { from: 1.1, to: 2.6, low: 0.95, high: 2.15 }, 3.8, 0.12)],
    },
    {
      gain: [1.7, 1.55, 1.32],
      daylight: [
        [1.85, 1.5, -3],
        [1.7, 0.3, -1.5],
      ],
    },
  );
}
