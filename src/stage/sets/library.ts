import { random, type SetLayout } from '../../film/index.ts';
import { flat, halosOf, lampAt, marksOn, standing } from './assemble.ts';
import type { SetBuilder, SetModel, SetRequest } from './model.ts';
import { buildChamber, type ChamberPlan, chair, chairBack, chamberColours } from './parts/chamber.ts';
import { globe } from './parts/classroom-things.ts';
import { papers, table } from './parts/furniture.ts';
import { backShaft, finishSet } from './parts/interior-finish.ts';
import { handOf, layoutByHand, onWall, openWorkshop, type Room, type Workshop } from './parts/interior-plan.ts';
import { carpet } from './parts/interior-soft.ts';
import { bookRow } from './parts/interior-things.ts';
import { mannerOf } from './parts/manner.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint } from './sculpture.ts';
import { block, lathe, tube } from './shapes.ts';

const room: Room = { width: 9.4, depth: 8, height: 3.9 };
const panes = [
  { from: -1.75, to: -0.35, low: 0.7, high: 3.3 },
  { from: 0.35, to: 1.75, low: 0.7, high: 3.3 },
];
const stacks = [-3.1, 3.1] as const;
const lampsAt = [-0.8, 0.8] as const;
const seats = [
  [-0.75, -1.62, 0],
  [0.75, -1.62, 0],
  [-1.72, -0.85, 90],
] as const;

const plan: ChamberPlan = {
  room,
  windows: { back: panes, left: [], right: [], front: [] },
  doors: [
    { wall: 'left', at: -2.6 },
    { wall: 'right', at: 2.6 },
  ],
  taken: { back: [[-4.7, 4.7]], left: [[-1.7, 4]], right: [[-4, 1.7]], front: [[-4.7, 4.7]] },
};

function layout(set: SetRequest): SetLayout {
  const mark = marksOn(flat);
  const canonical: SetLayout = {
    builder: 'library',
    interior: true,
    marks: [
      mark('middle left', 'stand', -0.8, 1.6, 90),
      mark('middle right', 'stand', 0.8, 1.6, -90),
      mark('by the left shelves', 'stand', -3.6, 0.4, -90),
      mark('by the right shelves', 'stand', 3.6, 0.4, 90),
      mark('under the windows', 'stand', 0, -2.9, 0),
      mark('reading table left', 'sit', -0.75, -1.62, 0),
      mark('reading table right', 'sit', 0.75, -1.62, 0),
      mark('reading desk end', 'sit', -1.72, -0.85, 90),
      mark('left door', 'entrance', -4.1, 2.6, 90),
      mark('right door', 'entrance', 4.1, 2.6, -90),
      { name: 'books on the table', kind: 'perch', position: [0.1, 0.8, -0.85], facing: 0 },
      { name: 'wall of books', kind: 'landmark', position: [-4.5, 1.8, -1], facing: 90 },
    ],
    obstacles: [
      standing(0, -0.85, 1.3, 0.48, 0.82),
      ...stacks.map((x) => standing(x, -2.3, 0.32, 1.5, 2.5)),
      standing(-4.55, -1, 0.2, 3, 3),
      standing(4.55, -1, 0.2, 3, 3),
      standing(-3.1, -3.82, 1.5, 0.2, 3),
      standing(3.1, -3.82, 1.5, 0.2, 3),
      standing(0, 3.82, 4.6, 0.2, 3),
      standing(2.6, 1, 0.32, 0.32, 1.15),
      ...seats.flatMap(([x, z, facing]) => chairBack([x, z], facing)),
      ...lampsAt.map((x) => standing(x, -1.05, 0.3, 0.16, 1.32, 0.78)),
      standing(-4.05, -1.3, 0.3, 0.36, 3),
    ],
    cameraVolume: { minimum: [-4.1, 0.25, -3.2], maximum: [4.1, 3.3, 3.4] },
    walkable: [
      [-4.2, 0, 4.2, 3.4],
      [-2.5, -3.4, 2.5, -2],
      [-4.2, -3.4, -3.5, 0],
      [3.5, -3.4, 4.2, 0],
      [-2.5, -2, -1.5, 0],
      [1.5, -2, 2.5, 0],
    ],
    views: [
      { position: [3.6, 1.65, 3.2], target: [-1.2, 1.5, -2.6], focalLength: 19 },
      { position: [-0.3, 1.5, 3.3], target: [0.2, 1.7, -3.6], focalLength: 20 },
      { position: [-3.8, 1.4, 3.1], target: [1.2, 1.5, -2], focalLength: 19 },
    ],
    surface: 'wood',
  };
  return layoutByHand(canonical, handOf(set, 'library'));
}

/** Shelves of books from the floor to `high` against the wall of the current frame. */
function bookWall(
  into: Sculpture,
  from: number,
  to: number,
  high: number,
  wood: Tint,
  source: Workshop['source'],
): void {
  const bays = Math.max(1, Math.round((to - from) / 1.05));
  into.finish({ sway: 0, glow: 0, gloss: 0.35, brush: 0.35 });
  block(into, [(from + to) / 2, 0, 0.03], [to - from, high, 0.04], scaled(wood, 0.3), 0.005);
  block(into, [(from + to) / 2, 0, 0.17], [to - from, 0.14, 0.34], scaled(wood, 0.8), 0.01);
  block(into, [(from + to) / 2, high - 0.04, 0.18], [to - from + 0.1, 0.16, 0.4], scaled(wood, 1.2), 0.03);
  for (let bay = 0; bay <= bays; bay++)
    block(into, [from + (bay / bays) * (to - from), 0, 0.16], [0.07, high, 0.32], wood, 0.012, 0.8);
  const rows = Math.round((high - 0.2) / 0.4);
  for (let row = 0; row < rows; row++) {
    const y = 0.14 + (row / rows) * (high - 0.2);
    into.finish({ gloss: 0.35, brush: 0.35 });
    block(into, [(from + to) / 2, y, 0.16], [to - from, 0.035, 0.3], wood, 0.006, 0.9);
    for (let bay = 0; bay < bays; bay++)
      bookRow(
        into,
        [from + (bay / bays) * (to - from) + 0.05, from + ((bay + 1) / bays) * (to - from) - 0.05],
        y + 0.035,
        0.16,
        0.34,
        source,
        1.7,
      );
  }
}

function ladder(into: Sculpture, x: number, wood: Tint): void {
  into.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.3 });
  const at = (y: number, side: number): Triple => [x + side * 0.2, y, 0.98 - y * 0.22];
  for (const side of [-1, 1]) tube(into, [at(0, side), at(2.9, side)], [0.028, 0.028], 6, wood);
  for (let rung = 1; rung < 9; rung++) tube(into, [at(rung * 0.32, -1), at(rung * 0.32, 1)], [0.02, 0.02], 6, wood);
}

/** A banker's lamp: brass foot, green glass; gives where its light is. */
function readingLamp(into: Sculpture, at: Triple): Triple {
  into.finish({ sway: 0, glow: 0, gloss: 0.9, brush: 0 });
  lathe(
    into,
    at,
    [
      [0.1, 0],
      [0.1, 0.02],
      [0.02, 0.04],
      [0.015, 0.36],
    ],
    12,
    tint('#c49a4a'),
  );
  into.finish({ glow: 0.55 });
  block(into, [at[0], at[1] + 0.33, at[2]], [0.42, 0.12, 0.18], tint('#2f8a5a'), 0.08, 1.3);
  into.finish({ glow: 1 });
  block(into, [at[0], at[1] + 0.315, at[2]], [0.36, 0.012, 0.13], tint('#ffe6a8'), 0.003, 1);
  into.finish({ glow: 0 });
  return [at[0], at[1] + 0.28, at[2]];
}

function build(set: SetRequest): SetModel {
  const { draft, shop } = openWorkshop(set, 'library');
  const { solid, source } = shop;
  const manner = mannerOf(set, 'rustic');
  const colours = {
    ...chamberColours(set, manner, random(`${set.seed}/library-colours`)),
    white: tint('#c9b088'),
  };
  const wood = scaled(colours.timber, manner === 'modern' ? 1.1 : 1);
  buildChamber(shop, plan, colours, manner);
  for (const [wall, spans] of [
    ['left', [[-1.6, 3.9]]],
    ['right', [[-3.9, 1.6]]],
    [
      'back',
      [
        [-4.5, -2.05],
        [2.05, 4.5],
      ],
    ],
    ['front', [[-4.5, 4.5]]],
  ] as const)
    onWall(solid, room, wall, () => {
      for (const [from, to] of spans) bookWall(solid, from, to, 2.9, wood, source);
      if (wall === 'left') ladder(solid, 1.3, scaled(wood, 1.3));
    });
  for (const x of stacks)
    for (const side of [-1, 1])
      solid.place([x, 0, -2.3], side * 90, 1, () => bookWall(solid, -1.5, 1.5, 2.3, wood, source));
  carpet(shop.ground, [-2.2, -2, 2.2, 1.4], [tint('#6a2f2a'), tint('#2f3a4c'), tint('#b58a52')], 1, source);
  table(solid, [0, 0, -0.85], [2.6, 0.96], 0.78, wood);
  papers(solid, [-0.1, 0.785, -0.75], [0.9, 0.3], source);
  const lights = lampsAt.map((x) => readingLamp(solid, [x, 0.785, -1.05]));
  for (const [x, z, facing] of seats) chair(solid, [x, 0, z], facing, wood, colours.cloth);
  solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.3 });
  lathe(
    solid,
    [2.6, 0, 1],
    [
      [0.24, 0],
      [0.22, 0.05],
      [0.05, 0.12],
      [0.05, 0.6],
      [0.16, 0.66],
    ],
    12,
    wood,
  );
  globe(solid, [2.6, 0.62, 1], 0.26);
  const lamps = [
    lampAt(lights[0]!, 4.5, 0.8, '#ffd08a'),
    lampAt(lights[1]!, 4.5, 0.8, '#ffd08a'),
    lampAt([0, 3, 1.2], 7, 0.55, '#ffcf96'),
    lampAt([-3.8, 2.4, 0], 4.5, 0.4, '#ffc07a'),
    lampAt([3.8, 2.4, 0], 4.5, 0.4, '#ffc07a'),
  ];
  return finishSet(
    draft,
    shop.hand,
    lamps,
    {
      halos: halosOf(lamps.slice(0, 2), 0.9, 0.4),
      shafts: panes.map(({ from, to, low, high }) =>
        backShaft(room, { from: from + 0.1, to: to - 0.1, low: low + 0.1, high: high - 0.1 }, 5, 0.16),
      ),
    },
    {
      gain: [1.75, 1.58, 1.32],
      daylight: [
        [-1, 1.9, -3.8],
        [1, 1.9, -3.8],
      ],
    },
  );
}

/** A library: walls of books with a ladder, standing shelves, a long reading table with green lamps, tall windows, a globe. */
export const library: SetBuilder = {
  name: 'library',
  interior: true,
  description: 'A library: walls of books with a ladder, a long reading table with green lamps, tall windows, a globe.',
  keywords: {
    en: ['library', 'bookshop', 'bookstore', 'archive', 'scriptorium', 'reading room', 'bookshelves', 'antiquarian'],
    zh: ['图书馆', '图书室', '书店', '藏书阁', '藏书楼', '档案室', '阅览室', '藏经阁', '旧书店'],
  },
  layout,
  ground: flat,
  build,
  sun: (set) => handOf(set, 'library') * 182,
};
