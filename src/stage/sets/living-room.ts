import { flat, halosOf, lampAt } from './assemble.ts';
import type { SetBuilder, SetModel, SetRequest } from './model.ts';
import { papers, table } from './parts/furniture.ts';
import { backShaft, finishSet, sideShaft } from './parts/interior-finish.ts';
import { door } from './parts/interior-openings.ts';
import { choose, handOf, onWall, openWorkshop, type Workshop } from './parts/interior-plan.ts';
import { armchair, carpet, sofa } from './parts/interior-soft.ts';
import { floorLamp, housePlant, picture, vessel, wallClock } from './parts/interior-things.ts';
import { couch, layout, room } from './parts/living-room-layout.ts';
import { outside, type Scheme, schemeOf, shell } from './parts/living-room-shell.ts';
import { bookcase, roundMirror, sideboard, stems, television } from './parts/living-room-things.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint } from './sculpture.ts';
import { lathe, tube } from './shapes.ts';

function gallery({ solid, source }: Workshop, scheme: Scheme): void {
  const frames = [tint('#3d2d22'), tint('#b5935a'), tint('#e8e0d0')];
  const arrangements: readonly (readonly (readonly [number, number, number, number])[])[] = [
    [
      [-1.5, 1.3, 0.9, 0.66],
      [-0.62, 1.42, 0.5, 0.62],
      [-0.08, 1.3, 0.4, 0.5],
      [-2.25, 1.4, 0.42, 0.52],
    ],
    [
      [-0.95, 1.25, 1.5, 0.86],
      [-2.1, 1.45, 0.44, 0.56],
      [0.2, 1.45, 0.44, 0.56],
    ],
    [
      [-1.85, 1.3, 0.56, 0.76],
      [-1.1, 1.3, 0.56, 0.76],
      [-0.35, 1.3, 0.56, 0.76],
    ],
  ];
  onWall(solid, room, 'back', () => {
    for (const [index, place] of choose(source, arrangements).entries())
      picture(solid, place, frames[index % frames.length]!, source);
  });
  onWall(solid, room, 'front', () => {
    roundMirror(solid, 0, 1.62, 0.44);
    sideboard(solid, 0, scheme.wood);
    bookcase(solid, 2.5, [1.9, 2.05], scheme.wood, source);
    picture(solid, [-1.35, 1.25, 0.6, 0.8], frames[1]!, source);
    picture(solid, [-2.15, 1.35, 0.5, 0.6], frames[0]!, source);
    wallClock(solid, 1.15, 2.1, 0.17, tint('#4a3626'));
    vessel(solid, [-0.6, 0.86, 0.25], 0.36, tint('#7a94a8'), 0);
    stems(solid, [-0.6, 1.2, 0.25], 0.46, tint('#e0c070'), source);
    vessel(solid, [0.62, 0.86, 0.25], 0.2, tint('#c78a5a'), 1);
  });
  onWall(solid, room, 'left', () => {
    television(solid, 0.55, scheme.wood, source);
    bookcase(solid, -1.22, [0.9, 2.05], scheme.wood, source);
    bookcase(solid, 2.35, [0.95, 2.05], scheme.wood, source);
    picture(solid, [1.55, 1.75, 0.3, 0.4], frames[1]!, source);
    door(solid, -2.25, [0.9, 2.1], scheme.wood, scheme.white);
  });
}

function lowTable(solid: Sculpture, scheme: Scheme, source: Workshop['source']): void {
  table(solid, [-0.9, 0, -1.35], [1.2, 0.62], 0.42, scheme.wood);
  papers(solid, [-1.1, 0.42, -1.32], [0.5, 0.2], source);
  vessel(solid, [-0.62, 0.42, -1.42], 0.2, tint('#dfe3dc'), 0);
  stems(solid, [-0.62, 0.6, -1.42], 0.28, tint('#e8a6a0'), source);
  vessel(solid, [-0.42, 0.42, -1.2], 0.1, scheme.accent, 1);
  for (const [x, z] of [
    [-0.43, -1.2],
    [-0.39, -1.22],
    [-0.42, -1.17],
  ] as const)
    lathe(
      solid,
      [x, 0.48, z],
      [
        [0.005, 0],
        [0.035, 0.035],
        [0.005, 0.07],
      ],
      8,
      tint('#d8702c'),
    );
}

function pendant(solid: Sculpture, at: Triple, shade: Tint): void {
  solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.05 });
  tube(
    solid,
    [
      [at[0], room.height, at[2]],
      [at[0], at[1] + 0.2, at[2]],
    ],
    [0.008, 0.008],
    5,
    tint('#2c2824'),
  );
  solid.finish({ glow: 1 });
  lathe(
    solid,
    at,
    [
      [0.01, -0.05],
      [0.12, -0.02],
      [0.2, 0.08],
      [0.17, 0.18],
      [0.05, 0.25],
      [0.01, 0.26],
    ],
    18,
    (_, __, v) => scaled(shade, 1.1 - 0.5 * v),
  );
}

function build(set: SetRequest): SetModel {
  const { draft, shop } = openWorkshop(set, 'living-room');
  const { solid, leaves, ground, source } = shop;
  const scheme = schemeOf(set, shop);
  outside(shop);
  shell(shop, scheme);
  gallery(shop, scheme);
  const seat = { cloth: scheme.cloth, wood: scaled(scheme.wood, 0.7) };
  solid.place(couch, 0, 1, () =>
    sofa(solid, 2.5, 3, {
      ...seat,
      pillows: [scheme.accent, tint('#e3d8c0'), tint('#8f9a86'), scaled(scheme.accent, 0.7)],
    }),
  );
  solid.place([1.35, 0, -1.65], -66, 1, () =>
    armchair(solid, { ...seat, cloth: scaled(scheme.accent, 0.75), pillows: [tint('#e3d8c0')] }),
  );
  carpet(
    ground,
    [-2.7, -2.3, 1, -0.35],
    [tint('#c9b592'), scaled(scheme.cloth, 0.8), scaled(scheme.accent, 0.9)],
    Math.floor(source() * 3),
    source,
  );
  lowTable(solid, scheme, source);
  const light = floorLamp(solid, [-2.72, 0, -2.92], 1.72, tint('#4a3a28'), tint('#ffb560'));
  pendant(solid, [0.2, 2.2, 0.4], tint('#ffd9a0'));
  const corner = floorLamp(solid, [2.35, 0, 3.08], 1.45, tint('#4a3a28'), tint('#ffb560'));
  const plants = { solid, leaves };
  housePlant(plants, [3.35, 0, -2.9], 1.55, tint('#c8bca4'), tint('#4f8148'), source);
  housePlant(plants, [3.45, 0, 1.35], 0.9, tint('#8a5a44'), tint('#5f8a4a'), source);
  const lamps = [
    lampAt(light, 5.5, 0.62, '#ffc68c'),
    lampAt([0.2, 2, 0.4], 7, 0.45, '#ffe0b8'),
    lampAt(corner, 5, 0.55, '#ffc68c'),
    lampAt([-3.3, 1.2, -0.55], 3, 0.25, '#9fc4e8'),
  ];
  return finishSet(
    draft,
    shop.hand,
    lamps,
    {
      halos: halosOf(lamps.slice(0, 3), 1.5, 0.4),
      shafts: [
        backShaft(room, { from: 1.1, to: 2, low: 0.5, high: 2.3 }, 4, 0.09),
        backShaft(room, { from: 2.2, to: 3, low: 0.5, high: 2.3 }, 4, 0.09),
        sideShaft(room, { from: -1.4, to: 0.6, low: 0.1, high: 2.3 }, 2.6, 0.09),
      ],
    },
    {
      gain: [1.85, 1.72, 1.5],
      daylight: [
        [2.05, 1.5, -3.4],
        [3.9, 1.3, -0.4],
      ],
    },
  );
}

/** A living room of today: sofa and armchair about a low table, television, bookcases, tall window and balcony door. */
export const livingRoom: SetBuilder = {
  name: 'living-room',
  interior: true,
  description:
    'A living room: sofa with cushions, low table on a rug, floor lamp, television, bookcases and a tall window.',
  keywords: {
    en: [
      'living room',
      'sitting room',
      'lounge',
      'parlour',
      'parlor',
      'drawing room',
      'apartment',
      'flat',
      'home',
      'sofa',
      'family room',
    ],
    zh: ['客厅', '起居室', '会客室', '公寓', '家', '家里', '家中', '沙发', '屋里'],
  },
  layout,
  ground: flat,
  build,
  sun: (set) => handOf(set, 'living-room') * 146,
};
