import { random, type SetLayout } from '../../film/index.ts';
import { assemble, lampAt, markOn, standing } from './assemble.ts';
import { createDraft, type SetBuilder, type SetDraft, type SetModel, type SetRequest } from './model.ts';
import { papers, shelves, table, tableLamp } from './parts/furniture.ts';
import { boards, walls } from './parts/interior.ts';
import { broadTree, puff } from './parts/trees.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint } from './sculpture.ts';
import { foliage } from './season.ts';
import { block, face, lathe, patch, tube } from './shapes.ts';

const [width, depth, height] = [7.6, 6.2, 2.9];
const flat = () => 0;

function layout(): SetLayout {
  const mark = (...rest: [string, SetLayout['marks'][number]['kind'], number, number, number]) => markOn(flat, ...rest);
  return {
    builder: 'room',
    interior: true,
    marks: [
      mark('middle left', 'stand', -0.8, 0.9, 90),
      mark('middle right', 'stand', 0.8, 0.9, -90),
      mark('by the window', 'stand', 1.5, -2.3, 165),
      mark('by the shelves', 'stand', -2.6, -1.2, -150),
      mark('on the sofa left', 'sit', -1.55, -1.75, 0),
      mark('on the sofa right', 'sit', -0.55, -1.75, 0),
      mark('left door', 'entrance', -3.3, 1.9, 90),
      mark('right door', 'entrance', 3.3, 1.9, -90),
      { name: 'low table', kind: 'perch', position: [-0.9, 0.4, -0.55], facing: 10 },
      { name: 'tall window', kind: 'landmark', position: [1.5, 1.5, -3.1], facing: 0 },
    ],
    obstacles: [
      standing(-1.05, -2.3, 1.25, 0.43, 0.87),
      standing(0.55, -2.5, 0.16, 0.16, 1.66),
      standing(-1, -0.6, 0.6, 0.35, 0.42),
      standing(-3.1, -2.75, 0.75, 0.3, 2.1),
      standing(3.05, -1.9, 0.42, 0.42, 1.7),
    ],
    cameraVolume: { minimum: [-3.5, 0.25, -1.4], maximum: [3.5, 2.6, 2.9] },
    walkable: [
      [-3.4, -0.15, 3.4, 2.8],
      [0.4, -2.7, 2.5, -0.15],
      [-3.2, -1.7, -2.35, -0.15],
    ],
    views: [
      { position: [2.9, 1.5, 2.7], target: [-0.7, 1, -1.9], focalLength: 20 },
      { position: [-2.9, 1.35, 2.7], target: [0.9, 1.1, -2], focalLength: 20 },
    ],
    surface: 'wood',
  };
}

function cushion(into: Sculpture, at: Triple, size: Triple, shade: Tint): void {
  const [w, h, d] = size;
  const bulge = (s: number) => Math.sign(s) * Math.min(1, Math.abs(s) * 1.35) ** 0.7;
  patch(
    into,
    10,
    8,
    (u, v) => {
      const [a, b] = [u * Math.PI * 2, v * Math.PI - Math.PI / 2];
      return [
        at[0] + (w / 2) * bulge(Math.cos(a) * Math.cos(b)),
        at[1] + h / 2 + (h / 2) * bulge(Math.sin(b)),
        at[2] - (d / 2) * bulge(Math.sin(a) * Math.cos(b)),
      ];
    },
    (_, __, v) => scaled(shade, 0.6 + 0.45 * v),
  );
}

function sofa(into: Sculpture, at: Triple, source: () => number): void {
  const cloth = tint('#56707a');
  into.finish({ sway: 0, glow: 0, gloss: 0, brush: 0.3 });
  cushion(into, [at[0], 0.1, at[2]], [2.3, 0.3, 0.85], scaled(cloth, 0.7));
  cushion(into, [at[0], 0.25, at[2] - 0.34], [2.25, 0.62, 0.26], cloth);
  for (const side of [-1, 1]) cushion(into, [at[0] + side * 1.12, 0.16, at[2]], [0.24, 0.5, 0.86], scaled(cloth, 0.9));
  for (const side of [-1, 1])
    cushion(into, [at[0] + side * 0.5, 0.34, at[2] + 0.06], [1, 0.17, 0.72], scaled(cloth, 1.1));
  cushion(into, [at[0] - 0.75, 0.5, at[2] - 0.1], [0.42, 0.38, 0.2], tint('#c98a4a'));
  cushion(into, [at[0] + 0.8, 0.5, at[2] - 0.1], [0.4, 0.36, 0.2], tint('#b9b09a'));
  for (const [x, z] of [
    [-1, -0.3],
    [1, -0.3],
    [-1, 0.32],
    [1, 0.32],
  ] as const)
    tube(
      into,
      [
        [at[0] + x, 0, at[2] + z],
        [at[0] + x, 0.14, at[2] + z],
      ],
      [0.025, 0.035],
      6,
      tint('#4b3425'),
    );
  source();
}

function window_(draft: SetDraft, source: () => number, season: SetRequest['season']): void {
  const { solid } = draft;
  const white = tint('#c9c2b4');
  solid.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.1 });
  for (const x of [0.5, 1.5, 2.5]) block(solid, [x, 0.5, -depth / 2], [0.07, 2, 0.1], white, 0.01, 1);
  for (const y of [0.46, 1.75, 2.46]) block(solid, [1.5, y, -depth / 2], [2.1, 0.06, 0.1], white, 0.01, 1);
  block(solid, [1.5, 0.42, -depth / 2 + 0.1], [2.3, 0.05, 0.3], white, 0.01);
  const cloth = tint('#a3563f');
  for (const side of [-1, 1]) {
    const edge = 1.5 + side * 1.28;
    for (const flip of [false, true]) {
      patch(
        solid,
        18,
        6,
        (u, v) => [
          edge + (u - 0.5) * 0.6 * (1 - 0.2 * Math.sin(v * Math.PI)),
          0.06 + v * 2.6,
          -depth / 2 + 0.22 + Math.sin(u * Math.PI * 7) * 0.05,
        ],
        (_, u, v) => scaled(cloth, 0.62 + 0.22 * Math.sin(u * Math.PI * 7) + 0.22 * v),
        flip,
      );
    }
  }
  tube(
    solid,
    [
      [0.0, 2.68, -depth / 2 + 0.2],
      [3, 2.68, -depth / 2 + 0.2],
    ],
    [0.02, 0.02],
    7,
    tint('#3f3128'),
  );
  const green = foliage(season);
  draft.ground.finish({ gloss: 0.3, brush: 0.8 });
  patch(draft.ground, 6, 6, (u, v) => [(u - 0.5) * 40, -0.4, -depth / 2 - 0.4 - 26 * v], tint('#5a6a44'), false);
  for (const [x, z, tall] of [
    [3.4, -8, 5],
    [0, -11, 6],
    [-3, -14, 7],
    [6.5, -13, 7],
  ] as const)
    broadTree(draft, [x, -0.4, z], tall, green.crowns, source, 0.5, green.bare);
}

function plant(draft: SetDraft, at: Triple, source: () => number): void {
  draft.solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.2 });
  lathe(
    draft.solid,
    at,
    [
      [0.14, 0],
      [0.2, 0.18],
      [0.22, 0.38],
      [0.2, 0.4],
      [0.18, 0.36],
    ],
    14,
    (_, __, v) => scaled(tint('#c4b49a'), 0.6 + 0.4 * v),
  );
  tube(
    draft.solid,
    [
      [at[0], 0.36, at[2]],
      [at[0] + 0.05, 0.9, at[2]],
    ],
    [0.025, 0.015],
    6,
    tint('#5a4632'),
  );
  draft.leaves.finish({ sway: 0.01, glow: 0, gloss: 0.3, brush: 0.2 });
  puff(draft.leaves, [at[0], 1.15, at[2]], [0.42, 0.5, 0.42], 60, tint('#4f7a4a'), source, 0.3);
}

function build(set: SetRequest): SetModel {
  const draft = createDraft();
  const { solid } = draft;
  const source = random(`${set.seed}/room`);
  boards(draft.ground, width, depth, tint('#8a6846'), source, 0.16);
  walls(solid, width, depth, height, tint('#b7a995'), {
    back: [{ from: 0.5, to: 2.5, low: 0.5, high: 2.5 }],
    left: [],
    right: [],
    front: [],
  });
  solid.finish({ gloss: 0, brush: 0.1 });
  patch(solid, 6, 6, (u, v) => [(u - 0.5) * width, height, (v - 0.5) * depth], scaled(tint('#b7ad9c'), 0.62), false);
  for (const [x, z, w, d] of [
    [0, -depth / 2 + 0.02, width, 0.04],
    [-width / 2 + 0.02, 0, 0.04, depth],
    [width / 2 - 0.02, 0, 0.04, depth],
  ] as const)
    block(solid, [x, 0, z], [w, 0.12, d], tint('#d6cdbd'), 0.01);
  window_(draft, source, set.season);
  sofa(solid, [-1.05, 0, -2.3], source);
  table(solid, [-1, 0, -0.6], [1.15, 0.62], 0.4, tint('#6a4630'));
  papers(solid, [-1.1, 0.405, -0.6], [0.6, 0.25], source);
  shelves(solid, [-3.1, 0, -2.85], 1.35, 2.05, tint('#6f4c34'), source);
  plant(draft, [3.05, 0, -1.9], source);
  pictures(solid);
  doors(solid);
  draft.ground.finish({ gloss: 0, brush: 0.35 });
  patch(
    draft.ground,
    16,
    12,
    (u, v) => [-0.9 + (u - 0.5) * 3, 0.01, -0.4 + (0.5 - v) * 2],
    (_, u, v) =>
      scaled(
        Math.min(u, 1 - u, v, 1 - v) < 0.07 ? tint('#7d6a54') : tint('#b7a482'),
        0.9 + 0.1 * Math.sin(u * 40) * Math.sin(v * 34),
      ),
    false,
  );
  const standard: Triple = [0.55, 0, -2.5];
  tube(solid, [standard, [standard[0], 1.1, standard[2]]], [0.03, 0.018], 7, tint('#3a3029'));
  const light = tableLamp(solid, [standard[0], 1.02, standard[2]], 0.62, tint('#ffb060'));
  lathe(
    solid,
    standard,
    [
      [0.16, 0],
      [0.16, 0.025],
      [0.03, 0.05],
    ],
    14,
    tint('#3a3029'),
  );
  const lamps = [
    lampAt(light, 7, 1.1, '#ffb268'),
    lampAt([-0.2, 2.5, 1.2], 6, 0.6, '#ffd09a'),
    lampAt([-2.8, 1.6, -2.2], 3.5, 0.4, '#ffb268'),
  ];
  const z = -depth / 2 + 0.02;
  return assemble(draft, lamps, {
    halos: [{ position: lamps[0]!.position, size: 1.6, colour: '#ffb268', strength: 0.5 }],
    shafts: [
      {
        from: [
          [0.6, 0.6, z],
          [2.4, 0.6, z],
          [2.4, 2.4, z],
          [0.6, 2.4, z],
        ],
        length: 4,
        strength: 0.1,
      },
    ],
  });
}

function pictures(solid: Sculpture): void {
  for (const [x, y, w, h, shade] of [
    [-1.5, 1.45, 0.75, 0.55, '#6f8a94'],
    [-0.55, 1.55, 0.5, 0.65, '#c09a5c'],
  ] as const) {
    solid.finish({ gloss: 0.2, brush: 0.1 });
    block(solid, [x, y, -depth / 2 + 0.03], [w, h, 0.04], tint('#3d2d22'), 0.012, 1);
    const base = tint(shade);
    patch(
      solid,
      8,
      6,
      (u, v) => [x + (u - 0.5) * (w - 0.1), y + 0.05 + v * (h - 0.1), -depth / 2 + 0.054],
      (_, u, v) => scaled(base, v < 0.4 + 0.15 * Math.sin(u * 7) ? 0.5 : 1.1),
    );
  }
}

function doors(solid: Sculpture): void {
  for (const side of [-1, 1]) {
    solid.place([side * (width / 2 - 0.03), 0, 1.9], -side * 90, 1, () => {
      solid.finish({ gloss: 0.2, brush: 0.25 });
      face(solid, [-0.45, 0, 0.012], [0.45, 0, 0.012], [0.45, 2.1, 0.012], [-0.45, 2.1, 0.012], tint('#8d6b4c'));
      for (const [x, y, w, h] of [
        [-0.5, 0, 0.1, 2.15],
        [0.5, 0, 0.1, 2.15],
        [0, 2.1, 1.1, 0.1],
        [0, 0.25, 0.6, 0.7],
        [0, 1.15, 0.6, 0.75],
      ] as const)
        block(solid, [x, y, 0.02], [w, h, 0.035], tint(y > 0 && y < 2 ? '#7c5c40' : '#d0c6b5'), 0.012, 1);
      lathe(
        solid,
        [0.36, 1, 0.06],
        [
          [0.01, -0.03],
          [0.035, 0],
          [0.01, 0.03],
        ],
        8,
        tint('#b49a5a'),
      );
    });
  }
}

/** A living room of today; any interior that nothing else fits. */
export const room: SetBuilder = {
  name: 'room',
  interior: true,
  description: 'A lived-in room of today: sofa, shelves, lamp, plants and a tall window with curtains.',
  keywords: {
    en: [
      'room',
      'house',
      'home',
      'living',
      'apartment',
      'flat',
      'kitchen',
      'bedroom',
      'office',
      'cafe',
      'restaurant',
      'classroom',
      'hospital',
    ],
    zh: [
      '房间',
      '屋',
      '屋内',
      '家',
      '客厅',
      '公寓',
      '厨房',
      '卧室',
      '办公室',
      '咖啡馆',
      '餐厅',
      '教室',
      '医院',
      '室内',
    ],
  },
  layout,
  ground: flat,
  build,
};
