import { random, type SetLayout } from '../../film/index.ts';
import { assemble, flat, haloAt, lampAt, marksOn, standing } from './assemble.ts';
import { createDraft, type SetBuilder, type SetDraft, type SetModel, type SetRequest } from './model.ts';
import { house, lanternPost, paving, townColours } from './parts/architecture.ts';
import { gableColours, gableHouse } from './parts/gable-house.ts';
import { crane, tallShip } from './parts/harbour-things.ts';
import { choose } from './parts/interior-plan.ts';
import { ridge } from './parts/land.ts';
import { flyingGull, gull } from './parts/lighthouse-boats.ts';
import { isChinese, mannerOf } from './parts/manner.ts';
import { bollard, coil, fishingBoat } from './parts/ships.ts';
import { crates } from './parts/stalls.ts';
import { cask } from './parts/tavern-things.ts';
import { type Triple, tint, varied } from './sculpture.ts';
import { block, face, patch, tube } from './shapes.ts';

/** The basin before the quay is clear of ships: `basin: open` in sets.yaml. */
const isOpen = ({ parameters }: SetRequest) => parameters.basin === 'open';

const edge = -2.6;

/** The quay, and the rope that lies at its edge. */
const screens = [standing(0, 3.3, 24, -edge + 3.3, -0.08, -2.6), standing(-1.6, -2.1, 0.32, 0.32, 0.28, -0.08)];
const sea = -1.5;
const back = 9.2;

function layout(set: SetRequest): SetLayout {
  const mark = marksOn(flat);
  return {
    builder: 'harbour',
    interior: false,
    marks: [
      mark('middle left', 'stand', -0.8, 1, 90),
      mark('middle right', 'stand', 0.8, 1, -90),
      mark('at the edge of the quay', 'stand', -0.6, -1.6, 180),
      mark('by the barrels', 'stand', -3.3, 0.2, -110),
      mark('by the crates', 'stand', 3.6, 2.4, 60),
      mark('coil of rope guest', 'sit', 2.6, -0.75, -30),
      mark('from the left', 'entrance', -9, 2, 90),
      mark('from the right', 'entrance', 9, 2, -90),
      { name: 'bollard', kind: 'perch', position: [1.4, 0.58, -2.05], facing: 20 },
      { name: 'ships at the quay', kind: 'landmark', position: [4, 2.5, -8], facing: 0 },
    ],
    obstacles: [
      standing(-4.4, -0.4, 0.75, 0.75, 1.3),
      standing(4.7, 2.9, 0.7, 1.2, 1.1),
      standing(1.4, -2.05, 0.22, 0.22, 0.58),
      standing(-6, -2.05, 0.22, 0.22, 0.58),
      standing(2.6, -0.95, 0.3, 0.3, 0.44),
      standing(-6.6, 3.2, 0.25, 0.25, 4.2),
      standing(0, back + 3, 40, 3, 7),
    ],
    cameraVolume: { minimum: [-9.5, 0.3, -2.2], maximum: [9.5, 5.5, 8.4] },
    walkable: [
      [-9.5, 1.2, 3.6, 8],
      [-9.5, 4.4, 9.5, 8],
      [-3.4, -1.9, 1, 1.2],
      [1, -0.4, 3.6, 1.2],
      [3.6, 0.6, 9.5, 2.3],
    ],
    water: isOpen(set)
      ? {
          level: sea,
          areas: [[-11.5, -21, 11.5, -3.8]],
          cameras: [{ minimum: [-9, sea + 0.4, -6], maximum: [9, 5.5, -2.9] }],
          screens,
        }
      : { level: sea, areas: [[-60, -20, -9.5, -13.5]], cameras: [], screens },
    views: [
      { position: [-4.6, 2, 7.4], target: [3.2, 1.6, -8], focalLength: 22 },
      { position: [5.6, 1.6, 5.2], target: [-3, 1.7, -8], focalLength: 20 },
      { position: [-7.6, 1.6, 1.2], target: [5, 1.6, -4.5], focalLength: 22 },
    ],
    surface: 'stone',
  };
}

function quay({ ground, solid }: SetDraft, source: () => number): void {
  ground.finish({ sway: 0, glow: 0, gloss: 0.9, brush: 0.7 });
  paving(ground, [-24, edge + 0.6, 24, back + 1], [1.1, 0.8], flat, tint('#8a8376'), source);
  for (let slab = 0; slab < 32; slab++)
    block(
      solid,
      [-24 + slab * 1.5, -0.12, edge + 0.28],
      [1.46, 0.13, 0.62],
      varied(tint('#a39b8a'), source, 0.08),
      0.03,
    );
  solid.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.6 });
  for (let course = 0; course < 4; course++)
    for (let stone = 0; stone < 32; stone++) {
      const x = -24 + stone * 1.5 + (course % 2) * 0.75;
      const y = -2.3 + course * 0.56;
      face(
        solid,
        [x, y, edge],
        [x + 1.46, y, edge],
        [x + 1.46, y + 0.53, edge],
        [x, y + 0.53, edge],
        varied(tint(course < 2 ? '#4f5448' : '#77705f'), source, 0.14),
      );
    }
  face(
    solid,
    [-24, -2.6, edge + 0.02],
    [24, -2.6, edge + 0.02],
    [24, 0, edge + 0.02],
    [-24, 0, edge + 0.02],
    tint('#3a3a34'),
  );
}

type Moor = (at: Triple, yaw: number, long: number) => void;

function shipsAtQuay(draft: SetDraft, boat: Moor, modern: boolean, source: () => number): void {
  if (modern) {
    boat([5.6, sea, -5.2], 3, 9);
    boat([4, sea, -13], -20, 8);
  } else {
    tallShip(draft, [7.4, sea, -6.4], 4, '#5a4030', source, false);
    tallShip(draft, [-2, sea, -24], 205, '#3f4a50', source, true);
  }
}

function build(set: SetRequest): SetModel {
  const draft = createDraft();
  const { solid, leaves } = draft;
  const source = random(`${set.seed}/harbour`);
  const eastern = isChinese(set, 'rustic');
  const modern = mannerOf(set, 'rustic') === 'modern';
  quay(draft, source);
  const paints = ['#8a3a2e', '#2f566a', '#4f6a4a', '#6a4a34'];
  const paint = () => tint(choose(source, paints));
  const boat = (at: Triple, yaw: number, long: number) =>
    solid.place(at, yaw, 1, () => leaves.place(at, yaw, 1, () => fishingBoat(solid, leaves, long, paint(), source)));
  if (isOpen(set)) {
    for (const side of [-1, 1]) boat([side * 20, sea, -17], side * 30, 7);
    tallShip(draft, [7, sea, -32], 190, '#3f4a50', source, true);
    boat([-9, sea, -27], 12, 6);
  } else {
    boat([-3.6, sea, -4.6], 6, 6);
    boat([-10.5, sea, -5], -4, 7);
    boat([-7.5, sea, -11], 24, 6);
    shipsAtQuay(draft, boat, modern, source);
  }
  crane(solid, [-8.6, 0, -1]);
  for (const x of [1.4, -6, 8.5]) bollard(solid, [x, 0, -2.05]);
  coil(solid, [2.6, 0, -0.95], 0.36);
  coil(solid, [2.6, 0.2, -0.95], 0.33);
  coil(solid, [-1.6, 0, -2.1], 0.3);
  for (const [x, z] of [
    [-4.6, -0.1],
    [-4.1, -0.7],
    [-4.9, -0.8],
  ] as const)
    cask(solid, [x, 0, z], false, source);
  crates(solid, [4.7, 0, 2.6], source);
  crates(solid, [5.4, 0, 3.3], source);
  solid.finish({ sway: 0, glow: 0, gloss: 0.1, brush: 0.2 });
  for (const [x, z] of isOpen(set)
    ? []
    : ([
        [1.4, -3.6],
        [-6, -3.9],
      ] as const))
    tube(
      solid,
      [
        [x, 0.3, -2.05],
        [x - 0.6, -0.6, z],
        [x - 1.4, -0.7, z - 0.5],
      ],
      [0.03, 0.03, 0.03],
      5,
      tint('#b5975f'),
    );
  for (let plot = 0; plot < 7; plot++) {
    const x = -21 + plot * 7;
    solid.place([x, 0, back + 3], 180, 1, () =>
      eastern
        ? house(solid, 6.6, 5, 1 + (plot % 2), townColours, source, 0.6, 0.45)
        : gableHouse(solid, 6.6, 5, 2 + (plot % 2), gableColours(source), source, 0.6),
    );
  }
  for (const side of [-1, 1]) {
    solid.place([side * 19, 0, 3.6], -side * 90, 1, () =>
      eastern
        ? house(solid, 7, 5, 2, townColours, source, 0.6, 0.45)
        : gableHouse(solid, 6.6, 6, 2, gableColours(source), source, 0.6),
    );
    boat([side * 16, sea, -5.4], side * 8, 7);
  }
  const lights = [
    lanternPost(solid, [-6.6, 0, 3.2], 3.6, 0.4, tint('#ffb45e')),
    lanternPost(solid, [6.4, 0, -1.7], 3.6, 0.4, tint('#ffb45e'), [-1, 0]),
  ];
  gull(solid, [8.5, 0.56, -2.05], 40);
  for (const [x, y, z, yaw, bank] of [
    [-4, 5.4, -9, 30, 0.3],
    [2.4, 7, -13, -50, -0.2],
    [6.5, 5.2, -10, 80, 0.25],
  ] as const)
    flyingGull(solid, [x, y, z], 1.1, yaw, bank);
  ridge(solid, 150, -4, 26, 200, 262, tint('#6f8090'), 0.3, 3.3);
  ridge(solid, 130, -4, 22, 100, 150, tint('#6a7d80'), 0.2, 1.7);
  patch(draft.ground, 12, 4, (u, v) => [(u - 0.5) * 160, -0.03, back + 1 + (1 - v) * 40], tint('#6a6a54'), false);
  return assemble(
    draft,
    [...lights.map((at) => lampAt(at, 9, 1.7, '#ffb866')), lampAt([0, 2.4, 7.6], 8, 1, '#ffb866')],
    {
      water: { level: sea, area: [-160, -220, 160, edge], flow: [0.1, -0.15], waves: 0.35, deep: '#24505a' },
      halos: lights.map((at) => haloAt(at, 2, '#ffb866', 0.5)),
      mist: [
        { position: [0, sea, -18], width: 60, height: 4, strength: 0.35 },
        { position: [0, sea, -60], width: 160, height: 10, strength: 0.55 },
      ],
      splashes: [{ area: [-4, -2, 4, 5], height: flat }],
    },
  );
}

/** A harbour: a stone quay with bollards, barrels and crates, ships with tall masts and fishing boats, a crane, warehouses. */
export const harbour: SetBuilder = {
  name: 'harbour',
  interior: false,
  description:
    'A harbour: a stone quay with bollards, barrels and crates, tall ships, fishing boats, a crane, warehouses.',
  keywords: {
    en: ['harbour', 'harbor', 'port', 'wharf', 'pier', 'dock', 'docks', 'quay', 'marina', 'shipyard', 'boathouse'],
    zh: ['港口', '码头', '港湾', '渔港', '栈桥', '船坞', '船屋', '港'],
  },
  layout,
  ground: (_, __, z) => (z < edge ? sea : 0),
  build,
};
