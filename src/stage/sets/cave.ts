import { random, type SetLayout } from '../../film/index.ts';
import { halosOf, lampAt, marksOn, standing } from './assemble.ts';
import { createDraft, type SetBuilder, type SetDraft, type SetModel, type SetRequest } from './model.ts';
import { campFire } from './parts/desert-camp.ts';
import { finishSet } from './parts/interior-finish.ts';
import { choose } from './parts/interior-plan.ts';
import { rock, roll } from './parts/land.ts';
import { depths } from './parts/outlook.ts';
import { broadTree, fern } from './parts/trees.ts';
import { blend, type Sculpture, scaled, type Triple, tint, varied } from './sculpture.ts';
import { foliage, groundTints } from './season.ts';
import { lathe, patch, tube } from './shapes.ts';

const mouth = -8.2;
const end = 6.4;

/** Half the width and the height of the cave at z: a hall that narrows to its mouth and closes behind. */
const wide = (z: number) =>
  z > 0 ? 4.9 * Math.sqrt(Math.max(0.0004, 1 - (z / end) ** 4)) : 4.9 - 2.5 * (z / mouth) ** 2;
const high = (z: number) =>
  z > 0 ? 4.6 * Math.sqrt(Math.max(0.0004, 1 - (z / end) ** 6)) : 4.6 - 1.3 * (z / mouth) ** 2;

function ground(set: SetRequest, x: number, z: number): number {
  const side = Math.max(0, Math.abs(x) - 2.6);
  return 0.05 * roll(x * 0.9, z * 0.9, set.seed % 53) + Math.min(0.5, side * side * 0.1);
}

function layout(set: SetRequest): SetLayout {
  const height = (x: number, z: number) => ground(set, x, z);
  const mark = marksOn(height);
  return {
    builder: 'cave',
    interior: true,
    marks: [
      mark('middle left', 'stand', -0.8, 0.9, 90),
      mark('middle right', 'stand', 0.8, 0.9, -90),
      mark('by the fire', 'stand', 0.6, -2.6, -120),
      mark('at the mouth', 'stand', -0.6, -5.6, 180),
      mark('by the crystals', 'stand', 2.5, 1.9, 110),
      mark('stone by the fire left', 'sit', -2.35, -1.35, 90),
      mark('stone by the fire right', 'sit', 0.25, -1.25, -90),
      mark('left passage', 'entrance', -3.1, 2.6, 110),
      mark('right passage', 'entrance', 3.1, -0.4, -100),
      mark('mouth of the cave', 'entrance', 0.4, -7, 0),
      { name: 'flat stone', kind: 'perch', position: [2.4, 0.55, -2.3], facing: -40 },
      { name: 'mouth', kind: 'landmark', position: [0, 1.7, mouth], facing: 0 },
    ],
    obstacles: [
      standing(-1.05, -1.6, 0.5, 0.5, 0.7),
      standing(2.45, -2.4, 0.55, 0.45, 0.55),
      standing(-3.2, -3.4, 0.5, 0.5, 2.6),
      standing(3.4, 3.3, 0.5, 0.5, 1.4),
    ],
    cameraVolume: { minimum: [-2.9, 0.4, -4.6], maximum: [2.9, 2.9, 3.9] },
    walkable: [
      [-3.2, -0.8, 3.2, 2.9],
      [-0.4, -7.2, 1.7, -0.8],
      [-2.6, -7.2, -0.4, -2.3],
    ],
    views: [
      { position: [1.4, 1.5, 3.7], target: [-0.3, 1.7, -7], focalLength: 19 },
      { position: [-2.5, 1.3, 3.4], target: [0.9, 1.4, -5], focalLength: 18 },
      { position: [-1.8, 1.2, -4.3], target: [1.6, 1.4, 3], focalLength: 18 },
    ],
    surface: 'stone',
  };
}

function shell(draft: SetDraft, set: SetRequest, source: () => number): void {
  const { solid } = draft;
  const seed = set.seed % 37;
  const stone = tint(choose(source, ['#8a7d70', '#7c7f86', '#937a64']));
  const lumps = (a: number, z: number) =>
    1 + 0.11 * roll(a * 3.1, z * 1.1, seed) + 0.06 * Math.sin(a * 9 + z * 2.3) + 0.05 * roll(a * 8, z * 3.4, seed + 5);
  const at =
    (grow: number) =>
    (u: number, v: number): Triple => {
      const [a, z] = [u * Math.PI, mouth - 0.4 + v * (end - mouth + 0.4)];
      const r = lumps(a, z) * grow;
      return [-Math.cos(a) * (wide(z) + 0.3) * r, -0.3 + Math.sin(a) ** 0.8 * (high(z) + 0.3) * r, z];
    };
  solid.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.42 });
  const strata = (p: Triple) => {
    const band = 0.5 + 0.5 * Math.sin(p[1] * 5.2 + roll(p[0], p[2], seed) * 1.6);
    const moss = Math.max(0, roll(p[0] * 1.3, p[2] * 1.3, seed + 9)) * (p[1] < 1.8 ? 0.5 : 0.15);
    return scaled(blend(blend(stone, scaled(stone, 0.62), band * 0.6), tint('#5c6b3c'), moss), 0.78 + 0.3 * band);
  };
  patch(solid, 44, 48, at(1), strata, false, true);
  solid.finish({ brush: 0 });
  patch(solid, 20, 20, at(1.25), [0.02, 0.02, 0.02], true);
  patch(
    solid,
    16,
    6,
    (u, v) => {
      const a = u * Math.PI;
      return [
        -Math.cos(a) * (wide(mouth) + 0.3 + v * 9),
        -0.4 + Math.sin(a) * (high(mouth) + 0.3 + v * 6),
        mouth - 0.4 - 0.2 * v,
      ];
    },
    scaled(stone, 0.5),
    false,
  );
}

function drips(solid: Sculpture, set: SetRequest, source: () => number): void {
  solid.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.4 });
  const tone = tint('#a39684');
  for (let index = 0; index < 34; index++) {
    const z = mouth + 1 + source() * (end - mouth - 2);
    const x = (source() - 0.5) * 1.5 * wide(z);
    const long = 0.3 + source() ** 2 * 1.3;
    const top = high(z) * Math.sqrt(Math.max(0.1, 1 - (x / (wide(z) + 0.3)) ** 2)) + 0.25;
    if (top - long < 2.2) continue;
    lathe(
      solid,
      [x, top - long, z],
      [
        [0.006, 0],
        [0.05 + long * 0.03, long * 0.4],
        [0.11 + long * 0.07, long],
      ],
      7,
      (_, u, v) => scaled(varied(tone, source, 0.05), 0.5 + 0.35 * (1 - v) + 0.1 * Math.sin(u * 20)),
    );
  }
  for (const [x, z, tall] of [
    [-3.2, -3.4, 2.4],
    [-3.7, -2.7, 1.1],
    [3.4, 3.3, 1.3],
    [3.8, 2.6, 0.8],
    [-3.9, 1.4, 0.9],
    [3.6, -3.6, 1.6],
    [-2.9, 4.4, 1.2],
  ] as const)
    lathe(
      solid,
      [x, ground(set, x, z) - 0.1, z],
      [
        [0.42 * (0.6 + tall * 0.25), 0],
        [0.26, tall * 0.3],
        [0.17, tall * 0.62],
        [0.06, tall * 0.92],
        [0.006, tall],
      ],
      9,
      (_, u, v) => scaled(tone, 0.55 + 0.4 * v + 0.08 * Math.sin(u * 25)),
    );
}

function crystals(solid: Sculpture, at: Triple, colour: string, source: () => number): void {
  for (let index = 0; index < 9; index++) {
    const angle = index * 0.7 + source();
    const long = 0.3 + source() * 0.6;
    const root: Triple = [at[0] + Math.cos(angle) * 0.16, at[1], at[2] + Math.sin(angle) * 0.16];
    solid.finish({ sway: 0, glow: 0.55, gloss: 0.9, brush: 0 });
    tube(
      solid,
      [
        root,
        [root[0] + Math.cos(angle) * long * 0.4, at[1] + long * 0.75, root[2] + Math.sin(angle) * long * 0.4],
        [root[0] + Math.cos(angle) * long * 0.5, at[1] + long, root[2] + Math.sin(angle) * long * 0.5],
      ],
      [0.07, 0.065, 0.004],
      6,
      (_, u, v) => scaled(tint(colour), 0.45 + 0.5 * v + 0.2 * Math.sin(u * 12)),
    );
  }
  solid.finish({ glow: 0 });
}

function build(set: SetRequest): SetModel {
  const draft = createDraft();
  const { solid, leaves, ground: floor } = draft;
  const source = random(`${set.seed}/cave`);
  const [green, tints] = [foliage(set.season), groundTints(set.season)];
  shell(draft, set, source);
  drips(solid, set, source);
  floor.finish({ sway: 0, glow: 0, gloss: 0.8, brush: 0.8 });
  patch(
    floor,
    30,
    44,
    (u, v) => {
      const [x, z] = [(u - 0.5) * 11.5, end + 0.6 - v * (end - mouth + 1.2)];
      return [x, ground(set, x, z), z];
    },
    (p) => scaled(tint('#7d7062'), 0.8 + 0.2 * roll(p[0] * 2, p[2] * 2, 4)),
    false,
  );
  solid.place([0, 0.2, mouth - 0.2], 0, 1, () => depths({ solid, source, season: set.season }));
  for (const [x, z, tall] of [
    [-4.6, -14, 7],
    [3.2, -16, 8],
    [-0.8, -23, 9],
    [8, -21, 9],
    [-9, -20, 9],
  ] as const)
    broadTree({ solid, leaves }, [x, -0.4, z], tall, green.crowns, source, 0.5, green.bare);
  for (let index = 0; index < 14; index++)
    fern(
      leaves,
      [(source() < 0.5 ? -1 : 1) * (1.3 + source() * 1.6), 0.05, mouth + 0.4 - source() * 1.6],
      0.4 + source() * 0.4,
      tints.blade,
      source,
    );
  for (let index = 0; index < 26; index++) {
    const z = mouth + 0.6 + source() * (end - mouth - 1.2);
    const x = (source() < 0.5 ? -1 : 1) * wide(z) * (0.78 + source() * 0.2);
    if (Math.abs(x) < 3.3 && z > -7.5) continue;
    rock(solid, [x, ground(set, x, z) - 0.1, z], 0.25 + source() * 0.5, tint('#7f756a'), source, 0.3);
  }
  for (const [x, z, size] of [
    [2.45, -2.4, 0.62],
    [-2.45, -1.4, 0.4],
    [0.35, -1.3, 0.4],
  ] as const)
    rock(solid, [x, 0.02, z], size, tint('#8a8074'), source, 0.1);
  const fire = campFire(solid, [-1.05, ground(set, -1.05, -1.6), -1.6], source);
  const gem = choose(source, ['#5ad0e0', '#9a7aff', '#6ae09a']);
  crystals(solid, [3.5, ground(set, 3.5, 1.5), 1.5], gem, source);
  crystals(solid, [-3.6, ground(set, -3.6, -0.5), -0.5], gem, source);
  const lamps = [
    lampAt([fire[0], fire[1] + 0.3, fire[2]], 8.5, 3.2, '#ff9440'),
    lampAt([3.2, 0.9, 1.5], 4, 1, gem),
    lampAt([-3.3, 0.9, -0.5], 4, 0.9, gem),
  ];
  const opening: Triple = [0, 1.6, mouth];
  return finishSet(
    draft,
    1,
    lamps,
    {
      halos: halosOf(lamps.slice(0, 1), 2.4, 0.6),
      shafts: [
        {
          from: [
            [-1.5, 0.5, mouth],
            [1.5, 0.5, mouth],
            [1.3, 2.9, mouth],
            [-1.3, 2.9, mouth],
          ],
          length: 6,
          strength: 0.2,
        },
      ],
    },
    { gain: [1.15, 1.08, 1], daylight: [[...opening] as [number, number, number], [0, 0.6, mouth + 3]] },
  );
}

/** A cave of layered rock with stalactites and glowing crystals, a fire on its floor, its mouth bright against trees. */
export const cave: SetBuilder = {
  name: 'cave',
  interior: true,
  description:
    'A cave of layered rock with stalactites, a fire on its floor, crystals, its mouth bright against trees.',
  keywords: {
    en: ['cave', 'cavern', 'grotto', 'den', 'lair', 'mine', 'tunnel', 'catacomb', 'underground'],
    zh: ['山洞', '洞穴', '石窟', '岩洞', '洞', '洞府', '水帘洞', '矿井', '隧道', '地下'],
  },
  layout,
  ground,
  build,
  sun: () => 172,
  lit: 1.05,
};
