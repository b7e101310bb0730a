import { random, type SetLayout } from '../../film/index.ts';
import { flat, halosOf, lampAt, marksOn, standing } from './assemble.ts';
import { createDraft, type SetBuilder, type SetModel, type SetRequest } from './model.ts';
import { lantern } from './parts/architecture.ts';
import { chamberColours, posts } from './parts/chamber.ts';
import { hanging, papers, screen, shelves, stool, table, tableLamp } from './parts/furniture.ts';
import { beams, boards, walls } from './parts/interior.ts';
import { backShaft, finishSet } from './parts/interior-finish.ts';
import type { Room } from './parts/interior-plan.ts';
import { bamboo } from './parts/trees.ts';
import { dressWalls, type FreeWalls } from './parts/wall-dressing.ts';
import { type Sculpture, scaled, type Tint, type Triple, tint } from './sculpture.ts';
import { block, face, lathe, patch } from './shapes.ts';

const room: Room = { width: 8.4, depth: 6.6, height: 3.5 };
const { width, depth, height } = room;
const window_ = { from: -1.7, to: 1.5, low: 0.85, high: 2.75 };

function layout(): SetLayout {
  const mark = marksOn(flat);
  return {
    builder: 'study',
    interior: true,
    marks: [
      mark('before the desk left', 'stand', -0.8, 0.6, 90),
      mark('before the desk right', 'stand', 0.8, 0.6, -90),
      mark('by the window', 'stand', -1.3, -2.5, 150),
      mark('by the screen', 'stand', 2.9, -0.7, -60),
      mark('at the desk', 'sit', 0.2, -2.35, 0),
      mark('guest seat', 'sit', -2.5, 0.1, 70),
      mark('left door', 'entrance', -3.7, 1.9, 90),
      mark('right door', 'entrance', 3.7, 1.9, -90),
      { name: 'corner of the desk', kind: 'perch', position: [1.05, 0.78, -1.5], facing: -10 },
      { name: 'lattice window', kind: 'landmark', position: [-0.1, 1.8, -3.3], facing: 0 },
    ],
    obstacles: [
      standing(0.2, -1.5, 1.05, 0.42, 0.8),
      standing(3.2, -2.6, 0.95, 0.4, 2),
      standing(-3.2, -2.95, 0.95, 0.3, 2.5),
      standing(-2.5, 0.1, 0.2, 0.2, 0.48),
      standing(-0.62, -1.62, 0.16, 0.16, 1.26),
      standing(-0.14, -1.63, 0.08, 0.08, 1.1),
      standing(2.35, 0.2, 0.25, 0.25, 2.8, 2.2),
    ],
    cameraVolume: { minimum: [-3.9, 0.25, -2.7], maximum: [3.9, 3.1, 3.1] },
    walkable: [
      [-3.8, -0.9, 3.8, 2.9],
      [-2, -2.75, -1, -0.9],
    ],
    views: [
      { position: [2.7, 1.75, 2.95], target: [-0.7, 1.15, -2.2], focalLength: 21 },
      { position: [-3.3, 1.3, 2.7], target: [0.8, 1.2, -2], focalLength: 21 },
      { position: [0.3, 1.2, 2.9], target: [0, 1.45, -3], focalLength: 24 },
    ],
    surface: 'wood',
  };
}

function build(set: SetRequest): SetModel {
  const draft = createDraft();
  const { solid } = draft;
  const source = random(`${set.seed}/study`);
  const timber = tint('#5d3a28');
  const plaster = tint('#b9a88a');
  boards(draft.ground, width, depth, tint('#6b4a33'), source);
  walls(solid, width, depth, height, plaster, {
    back: [window_],
    left: [{ from: -2.4, to: -1.4, low: 0, high: 2.3 }],
    right: [{ from: 1.4, to: 2.4, low: 0, high: 2.3 }],
    front: [],
  });
  beams(solid, width, depth, height, timber, 5);
  frame(draft, timber);
  for (const x of [-width / 2 + 0.12, -1.95, 1.75, width / 2 - 0.12]) {
    solid.finish({ glow: 0, gloss: 0.3, brush: 0.4 });
    lathe(
      solid,
      [x, 0, -depth / 2 + 0.14],
      [
        [0.2, 0],
        [0.2, 0.1],
        [0.13, 0.16],
        [0.12, height - 0.2],
      ],
      12,
      scaled(tint('#7a3626'), 0.9),
    );
  }
  garden(draft, source);
  table(solid, [0.2, 0, -1.5], [2, 0.78], 0.78, tint('#4a2a1c'));
  papers(solid, [0.1, 0.785, -1.5], [1.35, 0.42], source);
  const flame = tableLamp(solid, [-0.62, 0.785, -1.62], 0.46, tint('#ff9440'));
  stool(solid, [0.2, 0, -2.4], 0.46, tint('#54626a'));
  stool(solid, [-2.5, 0, 0.1], 0.46, tint('#54626a'));
  shelves(solid, [-3.2, 0, -3.02], 1.8, 2.45, timber, source);
  solid.place([3.2, 0, -2.5], -24, 1, () => screen(solid, [0, 0, 0], 2.1, 1.95, timber, tint('#c9b98e'), source));
  solid.place([width / 2 - 0.03, 0, -0.4], -90, 1, () => hanging(solid, [0, 0.9, 0], 0.75, 1.75, tint('#d3c39a')));
  solid.place([-width / 2 + 0.03, 0, -0.2], 90, 1, () => hanging(solid, [0, 0.9, 0], 0.7, 1.7, tint('#d3c39a')));
  dress(solid, set, timber);
  rug(draft, source);
  lantern(solid, [2.35, 2.75, 0.2], 0.42, tint('#ff8a36'));
  for (const [x, z] of [
    [-3.7, 1.9],
    [3.7, 1.9],
  ] as const) {
    solid.finish({ glow: 0, gloss: 0.2, brush: 0.3 });
    block(solid, [Math.sign(x) * (width / 2), 0, z - 0.55], [0.2, 2.35, 0.12], timber, 0.02);
    block(solid, [Math.sign(x) * (width / 2), 0, z + 0.55], [0.2, 2.35, 0.12], timber, 0.02);
    block(solid, [Math.sign(x) * (width / 2), 2.3, z], [0.2, 0.14, 1.3], timber, 0.02, 1);
    face(
      solid,
      [x * 1.22, 0, z + 1],
      [x * 1.22, 0, z - 1],
      [x * 1.22, 2.6, z - 1],
      [x * 1.22, 2.6, z + 1],
      tint('#2a2622'),
    );
  }
  const lamps = [
    lampAt(flame, 6.5, 1, '#ff9c48'),
    lampAt([2.35, 2.4, 0.2], 6.5, 0.85, '#ff9a4a'),
    lampAt([-2.6, 2.6, 1.6], 5.5, 0.4, '#ffb060'),
  ];
  return finishSet(
    draft,
    1,
    lamps,
    {
      halos: halosOf(lamps.slice(0, 2), 1.7, 0.5),
      shafts: [
        backShaft(room, { from: -1.6, to: -0.6, low: 0.9, high: 2.7 }, 4.2, 0.1),
        backShaft(room, { from: 0.4, to: 1.4, low: 0.9, high: 2.7 }, 4.2, 0.1),
      ],
    },
    {
      gain: [1.55, 1.46, 1.3],
      daylight: [
        [-0.9, 1.7, -3.2],
        [0.7, 1.7, -3.2],
      ],
    },
  );
}

function dress(solid: Sculpture, set: SetRequest, timber: Tint): void {
  const source = random(`${set.seed}/study-walls`);
  const colours = { ...chamberColours(set, 'chinese', source), timber };
  const free: FreeWalls = [
    [
      'front',
      [
        [-4, -2.05],
        [-1.6, 1.6],
        [2.05, 4],
      ],
    ],
    [
      'left',
      [
        [-1.1, -0.3],
        [0.75, 2.4],
      ],
    ],
    [
      'right',
      [
        [0.1, 1.15],
        [-1.75, -0.9],
      ],
    ],
    ['back', [[2, 2.7]]],
  ];
  dressWalls(solid, room, free, 'chinese', colours, source);
  posts(solid, room, timber, 'chinese');
}

function frame(draft: ReturnType<typeof createDraft>, timber: readonly [number, number, number]): void {
  const { solid } = draft;
  const z = -depth / 2;
  solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.3 });
  const { from, to, low, high } = window_;
  const bar = (x: number, y: number, w: number, h: number, thick = 0.06) =>
    block(solid, [x, y, z], [w, h, thick], timber, 0.012, 0.95);
  bar((from + to) / 2, low - 0.1, to - from + 0.3, 0.12, 0.3);
  bar((from + to) / 2, high, to - from + 0.3, 0.12, 0.2);
  const panels = 4;
  for (let panel = 0; panel <= panels; panel++) bar(from + ((to - from) * panel) / panels, low, 0.09, high - low, 0.12);
  for (let panel = 0; panel < panels; panel++) {
    const left = from + ((to - from) * panel) / panels;
    const wide = (to - from) / panels;
    for (const share of [0.3, 0.7]) bar(left + wide * share, low, 0.028, high - low);
    for (const share of [0.12, 0.3, 0.5, 0.7, 0.88])
      bar(left + wide / 2, low + (high - low) * share - 0.014, wide, 0.028);
  }
}

function garden(draft: ReturnType<typeof createDraft>, source: () => number): void {
  draft.ground.finish({ gloss: 0.3, brush: 0.8 });
  patch(draft.ground, 8, 6, (u, v) => [(u - 0.5) * 22, 0.1, -depth / 2 - 9 * v], tint('#4d5a3a'), false);
  for (let index = 0; index < 13; index++)
    bamboo(draft, [-4 + source() * 8, 0, -depth / 2 - 1.1 - source() * 3.2], 4 + source() * 2, source);
  draft.solid.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.5 });
  patch(
    draft.solid,
    8,
    3,
    (u, v) => [(u - 0.5) * 22, v * 2.4, -depth / 2 - 6.5],
    (_, __, v) => scaled(tint('#a9a08c'), 0.5 + 0.5 * v),
  );
}

function rug(draft: ReturnType<typeof createDraft>, source: () => number): void {
  draft.ground.finish({ gloss: 0, brush: 0.35 });
  const at = (u: number, v: number): Triple => [(u - 0.5) * 3.4, 0.012, 0.75 + (0.5 - v) * 1.9];
  patch(
    draft.ground,
    24,
    14,
    at,
    (_, u, v) => {
      const edge = Math.min(Math.min(u, 1 - u) * 3.4, Math.min(v, 1 - v) * 1.9);
      const flower = Math.hypot((u - 0.5) * 3.4, (v - 0.5) * 1.9);
      const base =
        edge < 0.1
          ? tint('#2f3a4c')
          : edge < 0.24
            ? tint('#b08a50')
            : flower < 0.42
              ? tint('#b58a52')
              : tint('#7a2f2a');
      return scaled(base, 0.92 + source() * 0.12);
    },
    false,
  );
}

/** A scholar's study: desk, scrolls, lamp, painted screen and a lattice window onto bamboo. */
export const study: SetBuilder = {
  name: 'study',
  interior: true,
  description: "A scholar's study with a desk, scrolls, a lamp, a painted screen and a lattice window onto bamboo.",
  keywords: {
    en: ['study', 'desk', 'scholar', 'scroll', 'book', 'temple', 'chamber', 'hall', 'palace'],
    zh: ['书房', '书斋', '书屋', '斋', '案', '卷', '堂', '厅堂', '寺', '庙', '宫', '殿'],
  },
  layout,
  ground: flat,
  build,
  sun: () => 170,
};
