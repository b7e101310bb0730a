import { random, type SetLayout } from '../../../film/index.ts';
import { flat, halosOf, lampAt, marksOn, standing } from '../assemble.ts';
import { createDraft, type SetModel, type SetRequest } from '../model.ts';
import { type Sculpture, scaled, type Triple, tint } from '../sculpture.ts';
import { block, lathe, patch, tube } from '../shapes.ts';
import { chamberColours } from './chamber.ts';
import { papers, shelves, table, tableLamp } from './furniture.ts';
import { boards, walls } from './interior.ts';
import { backShaft, finishSet } from './interior-finish.ts';
import { plant, sofa } from './room-things.ts';
import { doors, pictures, room, window_ } from './room-walls.ts';
import { dressWalls, type FreeWalls } from './wall-dressing.ts';

/** Marks, obstacles and views of a room of today. */
export function layoutToday(): SetLayout {
  const mark = marksOn(flat);
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

const { width, depth, height } = room;

/** The model of a room of today. */
export function buildToday(set: SetRequest): SetModel {
  const draft = createDraft();
  const { solid } = draft;
  const source = random(`${set.seed}/room`);
  boards(draft.ground, width, depth, tint('#8a6846'), source, 0.16);
  walls(solid, width, depth, height, tint('#c9b592'), {
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
  dress(solid, set);
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
  return finishSet(
    draft,
    1,
    lamps,
    {
      halos: halosOf(lamps.slice(0, 1), 1.6, 0.5),
      shafts: [backShaft(room, { from: 0.6, to: 2.4, low: 0.6, high: 2.4 }, 4, 0.1)],
    },
    {
      gain: [1.6, 1.48, 1.3],
      daylight: [
        [1.5, 1.5, -3],
        [1.5, 0.2, -1.6],
      ],
    },
  );
}

function dress(solid: Sculpture, set: SetRequest): void {
  const source = random(`${set.seed}/room-walls`);
  const colours = chamberColours(set, 'modern', source);
  const free: FreeWalls = [
    ['front', [[-3.6, 3.6]]],
    [
      'left',
      [
        [-1.15, 2.1],
        [-2.95, -2.6],
      ],
    ],
    ['right', [[-2.9, 1.15]]],
  ];
  dressWalls(solid, room, free, 'modern', colours, source);
}
