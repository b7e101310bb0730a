import { random, type SetLayout } from '../../film/index.ts';
import { assemble, flat, haloAt, lampAt, marksOn, standing } from './assemble.ts';
import { createDraft, type SetBuilder, type SetModel, type SetRequest } from './model.ts';
import { choose } from './parts/interior-plan.ts';
import { flyingGull } from './parts/lighthouse-boats.ts';
import { bow, deck, sea, wood } from './parts/ship-deck-hull.ts';
import { chest, flag, hatch, shipLantern, wheel } from './parts/ship-deck-things.ts';
import { coil, mast } from './parts/ships.ts';
import { cask } from './parts/tavern-things.ts';
import { scaled, type Triple, tint } from './sculpture.ts';
import { patch, tube } from './shapes.ts';

/** Half the width of the ship with its rails. */
const beam = 3.7;

function layout(): SetLayout {
  const mark = marksOn(flat);
  return {
    builder: 'ship-deck',
    interior: false,
    marks: [
      mark('middle left', 'stand', -0.8, 1.2, 90),
      mark('middle right', 'stand', 0.8, 1.2, -90),
      mark('at the rail', 'stand', -2.75, -0.6, -90),
      mark('at the other rail', 'stand', 2.75, 0.4, 90),
      mark('before the mast', 'stand', 0.9, -2, 0),
      mark('at the wheel', 'stand', 0, 5.9, 180),
      mark('hatch left guest', 'sit', -0.95, -4.35, -90),
      mark('hatch right guest', 'sit', 0.95, -4.35, 90),
      mark('left companionway', 'entrance', -2.4, 3, 100),
      mark('right companionway', 'entrance', 2.4, 3.4, -100),
      { name: 'rail', kind: 'perch', position: [-3.35, 1.05, -1.6], facing: 90 },
      { name: 'mast with its sails', kind: 'landmark', position: [0, 4, -2.8], facing: 0 },
    ],
    obstacles: [
      standing(0, -2.8, 0.24, 0.24, 12),
      standing(0, -9.2, 0.24, 0.24, 12),
      standing(0, -4.9, 0.72, 0.62, 0.5),
      standing(0, 5.1, 0.65, 0.25, 1.5),
      standing(2.35, -1.5, 0.5, 0.6, 1),
      standing(-2.5, -3.4, 0.4, 0.4, 0.5),
    ],
    cameraVolume: { minimum: [-3, 0.3, -8], maximum: [3, 4.4, 6.8] },
    walkable: [
      [-2.9, -1, 2.9, 4.6],
      [-2.9, -2.5, 1.8, -1],
      [-1.8, -4.1, -0.6, -2.5],
      [0.6, -4.1, 1.8, -2.5],
      [-1.9, 4.6, -0.8, 6.4],
      [-0.8, 5.5, 0.8, 6.4],
      [0.8, 4.6, 1.9, 6.4],
    ],
    water: {
      level: sea,
      areas: [
        [-70, -60, -5.5, 50],
        [5.5, -60, 70, 50],
      ],
      cameras: [-1, 1].map((side) => ({
        minimum: [side < 0 ? -9 : 4.1, sea + 0.5, -8],
        maximum: [side < 0 ? -4.1 : 9, 4.4, 6.8],
      })),
      screens: [
        ...[-3.5, 3.5].map((x) => standing(x, -0.6, 0.1, 7.4, 1.05, sea)),
        standing(0, -2.9, 3.5, 10, -0.08, sea),
        standing(0, -2.7, 3.4, 0.5, 5.2, 2.2),
        standing(0, -9.1, 2.6, 0.5, 4.8, 2.4),
      ],
    },
    views: [
      { position: [1.9, 1.75, 6.4], target: [-0.5, 2.1, -6], focalLength: 20 },
      { position: [-2.5, 2.6, 4.6], target: [0.8, 1.5, -5], focalLength: 20 },
      { position: [2.5, 1.4, -0.6], target: [-2.2, 2.4, -5.5], focalLength: 18 },
    ],
    surface: 'wood',
  };
}

function build(set: SetRequest): SetModel {
  const draft = createDraft();
  const { solid, leaves } = draft;
  const source = random(`${set.seed}/ship-deck`);
  deck(draft, source);
  const sail = tint(choose(source, ['#e6dcc0', '#e0cfa4', '#d8d4c8']));
  const turned = (at: Triple, work: () => void) => solid.place(at, 90, 1, () => leaves.place(at, 90, 1, work));
  turned([0, 0, -2.8], () =>
    mast(
      solid,
      leaves,
      [0, 0, 0],
      12,
      [
        [0.42, 3.4],
        [0.7, 2.7],
      ],
      3.3,
      sail,
    ),
  );
  turned([0, 0, -9.2], () =>
    mast(
      solid,
      leaves,
      [0, 0, 0],
      10,
      [
        [0.48, 2.6],
        [0.76, 2],
      ],
      2.4,
      sail,
    ),
  );
  tube(
    solid,
    [
      [0, 0.8, bow + 0.6],
      [0, 2.9, bow - 4.4],
    ],
    [0.17, 0.07],
    8,
    wood,
  );
  leaves.finish({ sway: 0.02, glow: 0, gloss: 0.1, brush: 0.2 });
  patch(
    leaves,
    6,
    8,
    (u, v) => [
      0.35 * Math.sin(v * 3.1) * (1 - u),
      2.5 + v * 5.2 - u * (0.5 - v * 0.2),
      bow - 3.6 + v * 3.6 + u * (1 - v) * 3.4,
    ],
    (_, u, v) => scaled(sail, 0.75 + 0.2 * u + 0.1 * v),
  );
  flag(leaves, [0, 11.9, -2.8], tint(choose(source, ['#a8322a', '#26405c', '#2b2d31'])));
  wheel(solid, [0, 0, 5.1]);
  hatch(solid);
  cask(solid, [2.35, 0, -1.8], false, source);
  cask(solid, [2.5, 0, -1.15], false, source);
  coil(solid, [-2.5, 0, -3.4], 0.36);
  coil(solid, [1.5, 0, -6.6], 0.3);
  for (const side of [-1, 1]) solid.place([side * 2.5, 0, 4.4], side * 90, 1, () => chest(solid));
  const lights = [
    shipLantern(solid, [0, 2.7, -2.45]),
    shipLantern(solid, [-2.9, 2.1, 6.4]),
    shipLantern(solid, [2.9, 2.1, 6.4]),
  ];
  for (const x of [-2.9, 2.9])
    tube(
      solid,
      [
        [x, 0.9, 6.5],
        [x, 2.2, 6.5],
        [x, 2.28, 6.4],
      ],
      [0.03, 0.025, 0.02],
      5,
      tint('#4a3a2c'),
    );
  for (const [x, y, z, yaw] of [
    [-7, 5.5, -10, 60],
    [5, 7, -15, -40],
  ] as const)
    flyingGull(solid, [x, y, z], 1.1, yaw, 0.25);
  return assemble(
    draft,
    lights.map((at, index) => lampAt(at, index ? 6 : 8, 1.5, '#ffb866')),
    {
      water: { level: sea, area: [-220, -240, 220, 220], flow: [0.1, 0.9], waves: 1, deep: '#1c4a5c' },
      halos: lights.map((at) => haloAt(at, 1.6, '#ffb866', 0.5)),
      mist: [{ position: [0, sea, -70], width: 240, height: 12, strength: 0.5 }],
      splashes: [{ area: [-3, -6, 3, 5], height: flat }],
    },
  );
}

/** The deck of a sailing ship on the open sea: masts with sails and shrouds, rails, wheel, hatch, barrels, lanterns, a flag. */
export const shipDeck: SetBuilder = {
  name: 'ship-deck',
  interior: false,
  description:
    'The deck of a sailing ship at sea: masts with sails and rigging, rails, wheel, hatch, barrels, coiled ropes.',
  keywords: {
    en: [
      'ship deck',
      'deck',
      'ship',
      'sailboat',
      'sailing ship',
      'boat',
      'pirate ship',
      'raft',
      'ferry',
      'galleon',
      'at sea',
    ],
    zh: ['甲板', '船', '船上', '帆船', '海盗船', '大船', '渡船', '船头', '木筏', '轮船'],
  },
  layout,
  ground: (_, x) => (Math.abs(x) > beam ? sea : 0),
  build,
  sun: () => 34,
};
