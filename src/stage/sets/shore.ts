import { random, type SetLayout } from '../../film/index.ts';
import { assemble, haloAt, lampAt, marksOn, standing } from './assemble.ts';
import { createDraft, type SetBuilder, type SetModel, type SetRequest } from './model.ts';
import { growth, type Plant, plantBoxes } from './parts/growth.ts';
import { ridge, rock, roll, terrain } from './parts/land.ts';
import { tuft } from './parts/trees.ts';
import { blend, type Sculpture, scaled, type Triple, tint, varied } from './sculpture.ts';
import { groundTints } from './season.ts';
import { block, lathe, patch, tube } from './shapes.ts';

const smooth = (low: number, high: number, value: number) => {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return share * share * (3 - 2 * share);
};
const tower = [12, -25] as const;

/** Height of the sea. */
const sea = -0.28;

/** How far the water's edge lies from the middle of the beach, into the picture. */
const edge = (x: number) => -4.6 - Math.sin(x * 0.14) * 1.2 - Math.max(0, x - 4) * 0.9;

function ground(set: SetRequest, x: number, z: number): number {
  const inland = z - edge(x);
  const beach = smooth(-6, 10, inland) * 2.1 - 1.05;
  const dunes = Math.max(0, roll(x * 0.14, z * 0.17, set.seed % 71) * 0.9 + 0.35) * smooth(6, 14, inland);
  const headland =
    5.2 *
    smooth(17, 6, Math.hypot((x - tower[0] - 3) * 0.8, (z - tower[1] + 1) * 1.1)) *
    (1 + 0.12 * roll(x * 0.6, z * 0.6, 4));
  return Math.max(beach + dunes, beach + headland);
}

/** The grass of the dunes behind the beach. */
function duneGrass(set: SetRequest): Plant[] {
  const source = random(`${set.seed}/dunes`);
  return Array.from({ length: 330 }).flatMap(() => {
    const [x, z] = [(source() - 0.5) * 40, 4 + source() * 9];
    const y = ground(set, x, z);
    if (y < 1.15 && source() < 0.8) return [];
    return [{ at: [x, y, z], size: 0.22 + source() * 0.36 }];
  });
}

function layout(set: SetRequest): SetLayout {
  const height = (x: number, z: number) => ground(set, x, z);
  const mark = marksOn(height);
  return {
    builder: 'shore',
    interior: false,
    marks: [
      mark('middle left', 'stand', -0.8, 1, 90),
      mark('middle right', 'stand', 0.8, 1, -90),
      mark('left on the sand', 'stand', -3.2, 1.2, 90),
      mark('right on the sand', 'stand', 3.2, 1, -90),
      mark('at the water', 'stand', -1.2, -2.2, 180),
      mark('from the left', 'entrance', -10, 2, 90),
      mark('from the right', 'entrance', 9, 2, -90),
      mark('driftwood', 'perch', 2.2, -0.9, -30),
      { name: 'lighthouse', kind: 'landmark', position: [tower[0], height(...tower) + 8, tower[1]], facing: 0 },
    ],
    obstacles: [
      standing(tower[0], tower[1], 2, 2, 16),
      standing(-4.6, -1, 1.5, 0.9, 1),
      standing(2.8, -1.4, 0.95, 0.3, 0.5),
    ],
    plants: plantBoxes(duneGrass(set), growth.tuft),
    cameraVolume: { minimum: [-11, 0.35, -7], maximum: [10, 7.5, 13] },
    walkable: [
      [-10.5, 0.4, 9.5, 3.2],
      [-2.6, -2.6, 1.6, 0.4],
    ],
    water: {
      level: sea,
      areas: [
        [-70, -70, -6.5, -7],
        [-6.5, -14, 2.5, -7],
      ],
      cameras: [{ minimum: [-11, 0.45, -10], maximum: [6, 7.5, -7] }],
      screens: [],
    },
    views: [
      { position: [-6.2, 2.3, 9.6], target: [4.2, 4.2, -14], focalLength: 22 },
      { position: [6.2, 2.6, 9], target: [-1, 1.2, -8], focalLength: 24 },
      { position: [-2.6, 1.9, 5], target: [3.9, 3.2, -12], focalLength: 24 },
    ],
    surface: 'earth',
  };
}

function lighthouse(solid: Sculpture, at: Triple): Triple {
  const tall = 8.4;
  solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.35 });
  lathe(
    solid,
    at,
    [
      [2.3, -0.6],
      [2.3, 0.3],
      [1.8, 0.4],
    ],
    18,
    tint('#8d8578'),
  );
  for (let band = 0; band < 5; band++) {
    const [low, high] = [0.4 + ((tall - 0.4) * band) / 5, 0.4 + ((tall - 0.4) * (band + 1)) / 5];
    const shade = band % 2 ? tint('#a8392f') : tint('#d8d2c4');
    lathe(
      solid,
      at,
      [
        [1.8 - 0.11 * band, low],
        [1.69 - 0.11 * band, high],
      ],
      18,
      (_, u) => scaled(shade, 0.86 + 0.12 * Math.sin(u * Math.PI * 2)),
    );
  }
  lathe(
    solid,
    [at[0], at[1] + tall, at[2]],
    [
      [1.2, 0],
      [1.75, 0.15],
      [1.75, 0.32],
      [0.9, 0.34],
    ],
    18,
    tint('#3c3f45'),
  );
  for (let post = 0; post < 14; post++) {
    const angle = (post / 14) * Math.PI * 2;
    const [x, z] = [at[0] + Math.cos(angle) * 1.66, at[2] + Math.sin(angle) * 1.66];
    tube(
      solid,
      [
        [x, at[1] + tall + 0.3, z],
        [x, at[1] + tall + 1.05, z],
      ],
      [0.03, 0.03],
      4,
      tint('#30343a'),
    );
  }
  solid.finish({ glow: 1, brush: 0 });
  lathe(
    solid,
    [at[0], at[1] + tall + 0.34, at[2]],
    [
      [0.78, 0],
      [0.78, 1.5],
    ],
    14,
    tint('#ffd890'),
  );
  solid.finish({ glow: 0, brush: 0.3 });
  lathe(
    solid,
    [at[0], at[1] + tall + 1.84, at[2]],
    [
      [1.05, 0],
      [0.95, 0.2],
      [0.5, 0.75],
      [0.08, 1],
      [0.05, 1.5],
      [0.01, 1.7],
    ],
    16,
    tint('#8d2f28'),
  );
  for (const [y, turn] of [
    [2.2, 20],
    [5.2, 60],
    [8.2, 10],
  ] as const)
    solid.place([at[0], at[1] + y, at[2]], turn, 1, () =>
      block(solid, [0, 0, 1.56 - y * 0.045], [0.5, 0.8, 0.14], tint('#2c3038'), 0.03),
    );
  return [at[0], at[1] + tall + 1.1, at[2]];
}

function rowingBoat(solid: Sculpture, at: Triple): void {
  solid.place(at, 28, 1, () => {
    solid.finish({ sway: 0, glow: 0, gloss: 0.5, brush: 0.4 });
    const hull = tint('#4f7480');
    const beam = (u: number) => 0.68 * Math.sin(Math.PI * Math.min(0.999, 0.06 + u * 0.94)) ** 0.6;
    for (const side of [-1, 1]) {
      for (const inside of [false, true])
        patch(
          solid,
          12,
          4,
          (u, v) => [
            (u - 0.5) * 3,
            0.05 + v * (0.5 + 0.25 * (u * 2 - 1) ** 2),
            side * beam(u) * (0.35 + 0.65 * v ** 0.6),
          ],
          (_, __, v) => scaled(inside ? tint('#8a6b48') : v > 0.8 ? tint('#d2c8b4') : hull, 0.6 + 0.45 * v),
          side < 0 !== inside,
        );
    }
    for (const x of [-0.6, 0.3]) block(solid, [x, 0.34, 0], [0.22, 0.05, 1.1], tint('#7d6040'), 0.01);
  });
}

function build(set: SetRequest): SetModel {
  const draft = createDraft();
  const source = random(`${set.seed}/shore`);
  const tints = groundTints(set.season);
  const height = (x: number, z: number) => ground(set, x, z);
  draft.ground.finish({ sway: 0, glow: 0, gloss: 0.8, brush: 0.55 });
  terrain(draft.ground, [-90, -60, 90, 45], 64, height, (x, z) => {
    const inland = z - edge(x);
    const up = height(x, z);
    const sand = blend(tint('#7d6c55'), tint('#bfa67d'), smooth(0.2, 4.5, inland));
    const high = blend(sand, scaled(tints.grass, 1.05), smooth(1.1, 2.1, up + roll(x * 0.7, z * 0.7, 8) * 0.3));
    const cliff = smooth(2, 4, up) * smooth(-2, -8, z);
    return scaled(
      blend(high, blend(tint('#77706a'), tints.grass, smooth(4.2, 5.4, up)), cliff),
      0.9 + 0.1 * roll(x * 1.5, z * 1.5, 3),
    );
  });
  const light = lighthouse(draft.solid, [tower[0], height(...tower), tower[1]]);
  rowingBoat(draft.solid, [-4.6, height(-4.6, -1) + 0.02, -1]);
  draft.solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.6 });
  const y = height(2.8, -1.4);
  tube(
    draft.solid,
    [
      [1.9, y + 0.1, -1.1],
      [2.6, y + 0.2, -1.4],
      [3.3, y + 0.22, -1.5],
      [3.9, y + 0.5, -1.7],
    ],
    [0.09, 0.17, 0.14, 0.04],
    8,
    tint('#8a7a68'),
  );
  for (let index = 0; index < 64; index++) {
    const x = (source() - 0.42) * 44;
    const z = edge(x) + (source() - 0.6) * 3.4 - (source() < 0.3 ? 2.2 : 0);
    if (Math.abs(x) < 3 && z > -4) continue;
    rock(draft.solid, [x, height(x, z) - 0.12, z], 0.14 + source() ** 2.4 * 1.05, tint('#6a6863'), source, 0.25);
  }
  for (let index = 0; index < 26; index++) {
    const angle = source() * Math.PI * 2;
    const [x, z] = [
      tower[0] - 1 + Math.cos(angle) * (8 + source() * 3),
      tower[1] + 2 + Math.sin(angle) * (7 + source() * 3),
    ];
    rock(draft.solid, [x, Math.max(-0.8, height(x, z) - 0.5), z], 0.5 + source() * 1.1, tint('#67645f'), source, 0.4);
  }
  for (const { at, size } of duneGrass(set))
    tuft(draft.leaves, at, size, 9, varied(blend(tints.blade, tint('#b3a468'), 0.5), source, 0.15), source);
  for (let index = 0; index < 120; index++) {
    const angle = source() * Math.PI * 2;
    const [x, z] = [tower[0] + 2 + Math.cos(angle) * source() * 7, tower[1] + 1 + Math.sin(angle) * source() * 6];
    tuft(draft.leaves, [x, height(x, z), z], 0.4 + source() * 0.4, 5, tints.blade, source);
  }
  ridge(draft.solid, 190, -2, 22, 200, 300, tint('#5e6f80'), 0.3, 3.3);
  ridge(draft.solid, 120, -2, 20, -85, 85, tint('#6f7a60'), 0.2, 5.2);
  return assemble(draft, [lampAt(light, 30, 6, '#ffdc9a')], {
    water: { level: sea, area: [-190, -260, 190, 12], flow: [0.12, -0.35], waves: 0.8, deep: '#1f4a56' },
    halos: [haloAt(light, 9, '#ffd890', 0.75)],
    mist: [
      { position: [0, -0.4, -40], width: 140, height: 5, strength: 0.4 },
      { position: [0, -0.4, -95], width: 260, height: 12, strength: 0.6 },
    ],
    splashes: [{ area: [-4, -2, 4, 4], height }],
  });
}

/** A beach below a headland with a lighthouse, a boat drawn up on the sand, the open sea. */
export const shore: SetBuilder = {
  name: 'shore',
  interior: false,
  description: 'A beach below a headland with a lighthouse, a boat on the sand, rocks and the open sea.',
  keywords: {
    en: ['shore', 'sea', 'beach', 'lighthouse', 'ocean', 'coast', 'island', 'lake', 'wave', 'cliff', 'sand'],
    zh: ['海边', '海', '海滩', '沙滩', '灯塔', '海岸', '岛', '湖', '湖边', '浪', '悬崖'],
  },
  layout,
  ground,
  build,
};
