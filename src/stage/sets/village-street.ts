import { random, type SetLayout } from '../../film/index.ts';
import { assemble, flat, haloAt, lampAt, marksOn, standing } from './assemble.ts';
import { createDraft, type SetBuilder, type SetDraft, type SetModel, type SetRequest } from './model.ts';
import { house, lantern, paving, townColours } from './parts/architecture.ts';
import { gableColours, gableHouse } from './parts/gable-house.ts';
import { choose } from './parts/interior-plan.ts';
import { ridge, roll, terrain } from './parts/land.ts';
import { isChinese } from './parts/manner.ts';
import { crates, stall } from './parts/stalls.ts';
import { broadTree, tuft } from './parts/trees.ts';
import { blend, type Sculpture, scaled, type Triple, tint, varied } from './sculpture.ts';
import { foliage, groundTints } from './season.ts';
import { patch, tube } from './shapes.ts';

/** The street runs into the depth (-z), bending to the right; houses stand on both sides. */
const bend = (z: number) => (z < -6 ? (z + 6) * (z + 6) * 0.012 : 0);

type Plot = { side: -1 | 1; z: number; width: number; deep: number; storeys: number };
const plots: Plot[] = [
  { side: -1, z: 8, width: 6, deep: 5, storeys: 1 },
  { side: -1, z: 1.2, width: 6.6, deep: 5.4, storeys: 2 },
  { side: -1, z: -6, width: 6.4, deep: 5, storeys: 1 },
  { side: -1, z: -13.2, width: 6.8, deep: 5, storeys: 2 },
  { side: -1, z: -21, width: 7, deep: 5, storeys: 1 },
  { side: 1, z: 7.4, width: 6.6, deep: 5, storeys: 2 },
  { side: 1, z: 0.2, width: 6.2, deep: 5, storeys: 1 },
  { side: 1, z: -7.2, width: 6.8, deep: 5.4, storeys: 2 },
  { side: 1, z: -15, width: 6.6, deep: 5, storeys: 1 },
  { side: 1, z: 15, width: 6.6, deep: 5, storeys: 1 },
  { side: -1, z: 15.4, width: 7, deep: 5, storeys: 2 },
];
const front = 4.1;

/** A stall's counter, its four posts and its awning. */
function stallBoxes(x: number, z: number): SetLayout['obstacles'] {
  const posts = [-0.65, 0.65].flatMap((dx) => [-1, 1].map((dz) => standing(x + dx, z + dz, 0.06, 0.06, 2.5)));
  return [standing(x, z, 0.75, 1.1, 1), ...posts, standing(x + 0.05, z, 0.9, 1.27, 2.65, 2.1)];
}

function layout(): SetLayout {
  const mark = marksOn(flat);
  return {
    builder: 'village-street',
    interior: false,
    marks: [
      mark('middle left', 'stand', -0.8, 0.4, 90),
      mark('middle right', 'stand', 0.8, 0.4, -90),
      mark('by the stall', 'stand', -1.7, -2.6, -120),
      mark('under the eaves', 'stand', 2.1, 2.4, -90),
      mark('down the street', 'stand', 0.3, -7, 0),
      mark('left alley', 'entrance', -2.9, 4.6, 120),
      mark('right alley', 'entrance', 2.9, -3.5, -100),
      mark('end of the street', 'entrance', 0.9, -13, 0),
      mark('stack of crates', 'perch', 2.5, -1.2, -70),
      { name: 'lanterns over the street', kind: 'landmark', position: [0, 3.8, -5], facing: 0 },
    ],
    obstacles: [
      ...plots.map(({ side, z, width, deep }) =>
        standing(side * (front + deep / 2) + bend(z), z, deep / 2 + 0.15, width / 2, 6),
      ),
      ...stallBoxes(-3, -2.8),
      ...stallBoxes(-3.1 + bend(-10), -9.6),
      standing(3.2, -1.25, 0.5, 1.05, 1.1),
      standing(-3.4, 5.9, 0.45, 1, 1.1),
    ],
    cameraVolume: { minimum: [-3.7, 0.15, -12], maximum: [3.7, 6.5, 12] },
    walkable: [
      [-2.2, -9, 2.2, 11],
      [-3.4, 3.8, -2.2, 5.2],
      [2.2, -4.2, 3.4, -2.4],
      [-0.6, -14, 2.6, -9],
    ],
    views: [
      { position: [1.7, 1.25, 10.6], target: [-0.5, 2.3, -6], focalLength: 26 },
      { position: [-1.1, 4.1, 10.2], target: [0.5, 1.7, -5], focalLength: 25 },
      { position: [0.5, 0.5, 6.4], target: [0.2, 2.6, -8], focalLength: 21 },
    ],
    surface: 'stone',
  };
}

function strings(draft: SetDraft, eastern: boolean): Triple[] {
  const hung: Triple[] = [];
  const source = random('pennants');
  for (const [z, count] of [
    [3.4, 3],
    [-3.2, 4],
    [-9.4, 3],
  ] as const) {
    const from: Triple = [-front + bend(z), 4.2, z];
    const to: Triple = [front + bend(z), 4.5, z - 0.6];
    const at = (share: number): Triple => [
      from[0] + (to[0] - from[0]) * share,
      from[1] + (to[1] - from[1]) * share - Math.sin(share * Math.PI) * 0.55,
      from[2] + (to[2] - from[2]) * share,
    ];
    draft.solid.finish({ sway: 0, glow: 0, gloss: 0, brush: 0 });
    tube(
      draft.solid,
      Array.from({ length: 9 }, (_, index) => at(index / 8)),
      Array.from({ length: 9 }, () => 0.012),
      4,
      tint('#2a221c'),
    );
    for (let index = 0; index < count; index++) {
      const spot = at((index + 1) / (count + 1));
      if (eastern) lantern(draft.solid, spot, 0.46, tint(index % 2 ? '#ff8a36' : '#f4502a'));
      else pennant(draft.leaves, spot, source);
      hung.push([spot[0], spot[1] - 0.3, spot[2]]);
    }
  }
  return hung;
}

/** A bright flag on the line, where no lanterns hang. */
function pennant(into: Sculpture, at: Triple, source: () => number): void {
  into.finish({ sway: 0.05, glow: 0, gloss: 0, brush: 0.2 });
  const cloth = tint(choose(source, ['#b03a2e', '#d8a23c', '#3f6f8a', '#5f8a4a']));
  patch(
    into,
    3,
    5,
    (u, v) => [at[0] + (u - 0.5) * 0.5 * v, at[1] - 0.62 * (1 - v), at[2] + 0.03 * Math.sin(u * 5)],
    (_, u) => scaled(cloth, 0.8 + 0.25 * Math.sin(u * 5)),
  );
}

function build(set: SetRequest): SetModel {
  const eastern = isChinese(set, 'chinese');
  const draft = createDraft();
  const source = random(`${set.seed}/street`);
  const green = foliage(set.season);
  const tints = groundTints(set.season);
  draft.ground.finish({ sway: 0, glow: 0, gloss: 0.9, brush: 0.7 });
  for (let z = 12; z > -24; z -= 6) {
    const shift = bend(z - 3);
    paving(draft.ground, [-2.5 + shift, z - 6, 2.5 + shift, z], [0.95, 0.6], flat, tint('#75706a'), source);
    paving(draft.ground, [-front + shift, z - 6, -2.5 + shift, z], [0.5, 0.45], () => 0.01, tint('#625d58'), source);
    paving(draft.ground, [2.5 + shift, z - 6, front + shift, z], [0.5, 0.45], () => 0.01, tint('#625d58'), source);
  }
  terrain(
    draft.ground,
    [-60, -70, 60, 45],
    40,
    (x, z) => -0.02 + Math.max(0, Math.hypot(x, z) - 30) * 0.05,
    (x, z) => {
      const street = Math.abs(x - bend(z)) < 4.2;
      return scaled(street ? tint('#4f4a44') : blend(tints.grass, tints.mud, 0.4), 0.85 + 0.15 * roll(x, z, 3));
    },
  );
  for (const { side, z, width, deep, storeys } of plots) {
    const near = Math.abs(z) < 12;
    draft.solid.place([side * (front + deep / 2) + bend(z), 0, z], side > 0 ? -90 : 90, 1, () => {
      if (!eastern)
        return gableHouse(
          draft.solid,
          width - 0.3,
          deep,
          storeys + (z % 2 ? 1 : 0),
          gableColours(source),
          source,
          0.66,
        );
      return house(
        draft.solid,
        width,
        deep,
        storeys,
        { ...townColours, wall: varied(townColours.wall, source, 0.1) },
        source,
        0.66,
        near ? 0.7 : 0.45,
      );
    });
  }
  draft.solid.place([bend(-30) - 2, 0, -31], 0, 1, () =>
    eastern
      ? house(draft.solid, 9, 6, 2, townColours, source, 0.7, 0.45)
      : gableHouse(draft.solid, 8, 6, 3, gableColours(source), source, 0.7),
  );
  stall(draft.solid, [-3, 0, -2.8], tint('#9c3b2e'), source);
  stall(draft.solid, [-3.1 + bend(-10), 0, -9.6], tint('#3f5f74'), source);
  crates(draft.solid, [3.2, 0, -1.2], source);
  crates(draft.solid, [-3.4, 0, 5.9], source);
  for (const [x, z, tall] of [
    [-14, -4, 9],
    [13, -11, 9],
    [15, 5, 8],
    [-13, 9, 8],
    [9, -27, 10],
    [-7, -30, 10],
  ] as const)
    broadTree(draft, [x, 0, z], tall, green.crowns, source, 0.5, green.bare);
  for (let index = 0; index < 60; index++) {
    const side = source() < 0.5 ? -1 : 1;
    const z = 11 - source() * 26;
    tuft(draft.leaves, [side * (front - 0.08) + bend(z), 0, z], 0.16 + source() * 0.2, 5, tints.blade, source);
  }
  ridge(draft.solid, 100, -2, 30, 90, 270, tint('#4c5a68'), 0.7, 5.1);
  ridge(draft.solid, 150, -3, 58, 110, 250, tint('#57646f'), 1, 2.2);
  ridge(draft.solid, 110, -2, 26, -90, 90, tint('#4c5a68'), 0.4, 1.1);
  const hung = strings(draft, eastern);
  const doors: Triple[] = [
    [-front + 0.7, 2.3, 1.2],
    [front - 0.7, 2.3, 0.2],
  ];
  for (const at of doors) if (eastern) lantern(draft.solid, [at[0], at[1] + 0.35, at[2] + 1.3], 0.4, tint('#ff8a36'));
  const lamps = [
    lampAt(hung[1]!, 9, 0.9, '#ff9648'),
    lampAt(hung[4]!, 9, 1, '#ff8a40'),
    lampAt([doors[0]![0], 2.3, 2.5], 8, 0.9, '#ffa658'),
    lampAt([doors[1]![0], 2.3, 1.5], 8, 0.9, '#ffa658'),
    lampAt([bend(-9) - 0.4, 3.2, -9.4], 10, 0.9, '#ff9648'),
    lampAt([-2.4, 2, -3], 5, 0.5, '#ffb066'),
  ];
  return assemble(draft, lamps, {
    halos: (eastern ? hung : doors).map((at) => haloAt(at, 1.9, '#ff8a44', 0.45)),
    mist: [
      { position: [bend(-16), 0, -16], width: 24, height: 4, strength: 0.4 },
      { position: [2, 0, -26], width: 50, height: 8, strength: 0.6 },
    ],
    splashes: [{ area: [-4, -9, 4, 8], height: flat }],
  });
}

/** An old village street between tiled houses, lanterns strung across it, market stalls. */
export const villageStreet: SetBuilder = {
  name: 'village-street',
  interior: false,
  description: 'An old village street between tiled houses, lanterns strung across it, market stalls and wet paving.',
  keywords: {
    en: ['street', 'village', 'town', 'alley', 'lane', 'road', 'city', 'square', 'gate'],
    zh: ['街', '街道', '长街', '村', '村庄', '镇', '巷', '小巷', '城', '城市', '路', '门前'],
  },
  layout,
  ground: flat,
  build,
  sun: () => 27,
};
