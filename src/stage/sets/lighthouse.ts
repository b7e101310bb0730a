import { random, type SetLayout } from '../../film/index.ts';
import { assemble, lampAt, markOn, standing } from './assemble.ts';
import { createDraft, type Halo, type SetBuilder, type SetDraft, type SetModel, type SetRequest } from './model.ts';
import { colourOf, countOf, sideOf, smooth, tintOf } from './parameters.ts';
import { ridge, rock, roll, terrain } from './parts/land.ts';
import { flyingGull, gull, sailboat, signalMast } from './parts/lighthouse-boats.ts';
import { foam, gorse, pickets, seaRock, seaStack, thrift } from './parts/lighthouse-cape.ts';
import { cottage } from './parts/lighthouse-cottage.ts';
import { beams, bench, pathLamp } from './parts/lighthouse-things.ts';
import { tower } from './parts/lighthouse-tower.ts';
import { broadTree, tuft } from './parts/trees.ts';
import { blend, scaled, type Triple, tint, varied } from './sculpture.ts';
import { foliage, groundTints } from './season.ts';

const sea = -5.4;
const [towerX, towerZ] = [2.9, -36];
const home = [-7.8, -15.5] as const;

/** Where the tower stands: -1 left, 1 right of the middle; the cottage is on the other side. */
const sideFor = (set: SetRequest) => sideOf(set, 'tower');

/** What the seed and the parameters decide of a lighthouse. */
function plan(set: SetRequest) {
  const source = random(`${set.seed}/lighthouse`);
  return {
    paint: tintOf(set, 'colour', ['#a8342c', '#24365c', '#2a2c30', '#b0402c', '#1f5a52'], source),
    bands: countOf(set, 'bands', 4, 7, source),
    dome: tint(colourOf(set, 'dome', ['#8d2f28', '#3a4650', '#2f5a4c'], source)),
    slate: tint(colourOf(set, 'roof', ['#4b545e', '#5e4f48', '#6d4238'], source)),
    door: tint(colourOf(set, 'door', ['#2f5a78', '#a84a30', '#3f6a4c', '#c08a30'], source)),
    sails: source() < 0.5 ? tint('#e8dfc8') : tint('#b0522f'),
    stacks: countOf(set, 'stacks', 3, 6, source),
  };
}

/** Metres outside the cliff's edge; negative on the cape. */
function outside(set: SetRequest, x: number, z: number): number {
  const across = x * sideFor(set);
  const spine = towerX * smooth(-8, -32, z);
  const half = 13.5 - 8.5 * smooth(-15, -25, z) - 16 * smooth(-31, -41, z) + Math.max(0, z) * 0.8;
  const neck = Math.abs(across - spine) - half;
  const knoll = Math.hypot(across - towerX, z - towerZ) - 7;
  const seed = set.seed % 61;
  return Math.min(neck, knoll) + roll(across * 0.35, z * 0.35, seed) * 1.5 + roll(across * 1.1, z * 1.1, seed) * 0.5;
}

function ground(set: SetRequest, x: number, z: number): number {
  const calm = smooth(4, 11, Math.hypot(x, z * 1.2));
  const swell = roll(x * 0.17, z * 0.17, set.seed % 53) * 0.7 * calm + Math.max(0, z - 9) * 0.06;
  const top = swell - 3 * smooth(-13, -29, z) + 0.1;
  return top - (top + 9) * smooth(-0.3, 3.4, outside(set, x, z));
}

/** Middle of the path to the tower. */
const pathAt = (set: SetRequest, z: number) =>
  sideFor(set) * towerX * smooth(-8, -32, z) + Math.sin(z * 0.21 + 0.3) * 1.1 * smooth(-34, -22, z) - 0.2;

const fenceFor = (side: number): [number, number][] => [
  [4.3 * side, 9],
  [4.6 * side, 4.5],
  [4.9 * side, 0],
  [5.4 * side, -4.5],
  [5.5 * side, -9],
  [5 * side, -13.5],
];
const gardenFor = (side: number): [number, number][] => [
  [-11 * side, -9.8],
  [-7.4 * side, -9.4],
  [-3.4 * side, -9.9],
  [-2.6 * side, -13],
];

function layout(set: SetRequest): SetLayout {
  const side = sideFor(set);
  const height = (x: number, z: number) => ground(set, x, z);
  const mark = (name: string, kind: SetLayout['marks'][number]['kind'], x: number, z: number, facing: number) =>
    markOn(height, name, kind, x, z, facing);
  const across = (x0: number, z0: number, x1: number, z1: number): [number, number, number, number] =>
    side > 0 ? [x0, z0, x1, z1] : [-x1, z0, -x0, z1];
  const fence = fenceFor(side).flatMap(([x, z], index, all) => {
    const next = all[index + 1];
    if (!next) return [];
    return [0.25, 0.75].map((share) =>
      standing(x + (next[0] - x) * share, z + (next[1] - z) * share, 0.22, 1.2, 1.1, -0.8),
    );
  });
  return {
    builder: 'lighthouse',
    interior: false,
    marks: [
      mark('middle left', 'stand', -0.8, 0.4, 90),
      mark('middle right', 'stand', 0.8, 0.4, -90),
      mark('by the fence', 'stand', 3.9 * side, 0.8, 90 * side),
      mark('on the path', 'stand', pathAt(set, -7), -7, 0),
      mark('before the cottage', 'stand', -2.2 * side, -8.6, 20 * side),
      mark('bench left', 'sit', -4.6 * side - 0.35, -1.5, 150 * side),
      mark('bench right', 'sit', -4.6 * side + 0.35, -1.5, 150 * side),
      mark('from the left', 'entrance', side > 0 ? -9 : -3.8, 1.4, 90),
      mark('from the right', 'entrance', side > 0 ? 3.8 : 9, 1.6, -90),
      mark('boulder', 'perch', 2.5 * side, -1.5, -30),
      {
        name: 'lighthouse',
        kind: 'landmark',
        position: [towerX * side, height(towerX * side, towerZ) + 9.6, towerZ],
        facing: 0,
      },
    ],
    obstacles: [
      ...fence,
      standing(2.9 * side, -1.9, 0.5, 0.45, height(2.9 * side, -1.9) + 0.6),
      standing(-4.6 * side, -1.5, 0.2, 0.2, 0.5),
      standing(home[0] * side, home[1], 3.5, 2.9, 6.4, -2),
      standing(-2.4 * side, -3.3, 0.15, 0.15, 2.6),
      standing(7.6 * side, -12, 0.2, 0.2, 9),
    ],
    cameraVolume: { minimum: [-11, 0.2, -9], maximum: [11, 7.5, 13] },
    walkable: [
      across(-9.5, -0.6, 3.95, 2.4),
      across(-5.7, -2.7, -3.5, -0.6),
      [-2.1, -3.8, 2.1, -0.6],
      [-3.2, -9.2, 3.2, -3.8],
    ],
    views: [
      { position: [3.2 * side, 1.15, 3.4], target: [1.2 * side, 1.9, -26], focalLength: 27 },
      { position: [-5.6 * side, 1.5, 8.6], target: [0.6 * side, 1.8, -24], focalLength: 25 },
      { position: [6.6 * side, 4.6, 4.4], target: [4.4 * side, -0.2, -24], focalLength: 25 },
    ],
    surface: 'grass',
  };
}

function turf(draft: SetDraft, set: SetRequest): void {
  const tints = groundTints(set.season);
  const height = (x: number, z: number) => ground(set, x, z);
  const stone = tint('#6e675d');
  draft.ground.finish({ sway: 0, glow: 0, gloss: 0.2, brush: 0.7 });
  terrain(draft.ground, [-72, -76, 72, 60], 74, height, (x, z) => {
    const up = height(x, z);
    const trodden = 1 - smooth(0.55, 1.3, Math.abs(x - pathAt(set, z)) + roll(x * 1.4, z * 1.4, 3) * 0.25);
    const grass = blend(
      blend(tints.grass, tints.blade, 0.35 + 0.5 * roll(x * 0.33, z * 0.33, 6)),
      tint('#8f8a55'),
      0.28 + 0.3 * roll(x * 0.21, z * 0.26, 11),
    );
    const cliff = smooth(-0.8, 0.1, outside(set, x, z));
    const strata = scaled(stone, 0.8 + 0.25 * Math.sin(up * 2.6 + roll(x, z, 2)));
    const wet = smooth(sea + 1.4, sea + 0.3, up);
    const face = blend(blend(strata, tint('#33363a'), wet), tints.grass, 0.25 * (1 - wet));
    return scaled(
      blend(blend(grass, blend(tints.path, tint('#b09a74'), 0.5), trodden * 0.95), face, cliff),
      0.88 + 0.15 * roll(x * 1.3, z * 1.3, 8),
    );
  });
}

function shoreline(draft: SetDraft, set: SetRequest): void {
  const source = random(`${set.seed}/rocks`);
  const side = sideFor(set);
  const shade = tint('#746d63');
  let placed = 0;
  for (let tries = 0; tries < 900 && placed < 74; tries++) {
    const [x, z] = [(source() - 0.5) * 46, 6 - source() * 54];
    const off = outside(set, x, z);
    if (off < -0.2 || off > 5 || Math.hypot(x, z) < 9) continue;
    placed++;
    const size = off < 1 ? 0.35 + source() * 0.7 : 0.6 + source() ** 2 * 2.1;
    const low = Math.max(sea - 0.3, ground(set, x, z) - 0.2);
    seaRock(draft.solid, [x, low, z], size, size * (0.7 + source() * 0.6), varied(shade, source, 0.12), sea, source);
    if (off > 3.2) foam(draft.leaves, [x, z], size * 1.25, sea + 0.42, source);
    if (source() < 0.2) gull(draft.solid, [x, low + size * 0.62, z], source() * 360);
  }
  const { stacks } = plan(set);
  const tints = groundTints(set.season);
  for (let index = 0; index < stacks; index++) {
    const left = index % 2 === 0 ? -1 : 1;
    const [x, z] = [left * side * (15 + source() * 20), -24 - index * 9 - source() * 14];
    const broad = 2 + source() * 2.4;
    seaStack(
      draft.solid,
      [x, sea - 0.4, z],
      broad,
      broad * (1.7 + source() * 1.9),
      varied(shade, source, 0.1),
      scaled(tints.grass, 0.9),
      source,
    );
    seaRock(draft.solid, [x + broad * 1.2, sea, z + broad * 0.4], broad * 0.6, broad * 0.6, shade, sea, source);
    foam(draft.leaves, [x, z], broad * 1.3, sea + 0.42, source);
  }
  for (let index = 0; index < 22; index++) {
    const angle = source() * Math.PI * 2;
    const [x, z] = [
      towerX * side + Math.cos(angle) * (5.6 + source() * 2.4),
      towerZ + Math.sin(angle) * (5.6 + source() * 2.4),
    ];
    seaRock(
      draft.solid,
      [x, ground(set, x, z) - 0.2, z],
      0.5 + source() * 1.2,
      0.4 + source() * 0.9,
      shade,
      sea,
      source,
    );
  }
}

function plants(draft: SetDraft, set: SetRequest): void {
  const source = random(`${set.seed}/turf`);
  const tints = groundTints(set.season);
  const side = sideFor(set);
  const bloom = set.season === 'winter' ? tint('#a89a86') : tint('#d987a8');
  for (let index = 0; index < 760; index++) {
    const far = source() < 0.25;
    const [x, z] = far ? [(source() - 0.5) * 24, -10 - source() * 22] : [(source() - 0.5) * 20, 10 - source() * 19];
    if (Math.abs(x - pathAt(set, z)) < 1.15 || outside(set, x, z) > -0.2) continue;
    const tall = 0.18 + source() * 0.34 + (roll(x * 0.5, z * 0.5, 4) > 0.2 ? 0.16 : 0);
    const straw = varied(blend(tints.blade, tint('#c0b070'), 0.25 + source() * 0.35), source, 0.15);
    tuft(draft.leaves, [x, ground(set, x, z), z], tall, 7, straw, source);
  }
  for (let cluster = 0; cluster < 20; cluster++) {
    const [cx, cz] = [(source() - 0.5) * 17, 8 - source() * 19];
    for (let index = 0; index < 4; index++) {
      const [x, z] = [cx + (source() - 0.5) * 1.6, cz + (source() - 0.5) * 1.6];
      if (Math.abs(x - pathAt(set, z)) < 1.1 || outside(set, x, z) > -0.2) continue;
      thrift(draft.leaves, [x, ground(set, x, z), z], 0.26 + source() * 0.1, tints.blade, bloom, source);
    }
  }
  let bushes = 0;
  for (let tries = 0; tries < 150 && bushes < 16; tries++) {
    const [x, z] = [(source() - 0.5) * 27, 9 - source() * 30];
    const across = x * side;
    const off = outside(set, x, z);
    if ((across > -3.6 && across < 5 && z > -17) || off > -0.6 || roll(x * 0.3, z * 0.3, set.seed % 29) < 0) continue;
    if (Math.abs(z - 0.6) < 2.6 && Math.abs(x) < 10.5) continue;
    if (
      Math.hypot(x + 6.4 * side, z + 12) < 7 ||
      Math.hypot(x + 5 * side, z - 9) < 3 ||
      Math.hypot(x - 5 * side, z - 4) < 3
    )
      continue;
    const bloom = set.season === 'winter' || set.season === 'autumn' ? tint('#8a8048') : tint('#e8b82c');
    bushes++;
    gorse(draft.leaves, [x, ground(set, x, z) - 0.05, z], 0.6 + source() * 0.5, tint('#4a5c34'), bloom, source);
  }
  rock(draft.solid, [2.9 * side, ground(set, 2.9 * side, -1.9) - 0.05, -1.9], 0.5, tint('#857e72'), source, 0.35);
  for (let index = 0; index < 20; index++) {
    const [x, z] = [(source() - 0.5) * 20, 8 - source() * 26];
    if (Math.abs(x - pathAt(set, z)) < 1.4 || Math.hypot(x, z) < 3.2 || outside(set, x, z) > 0) continue;
    rock(draft.solid, [x, ground(set, x, z) - 0.06, z], 0.12 + source() ** 2 * 0.5, tint('#7f786c'), source, 0.4);
  }
}

/** What lies inland, behind the viewer: a field wall, trees bent by the wind, a farm. */
function inland(draft: SetDraft, set: SetRequest): void {
  const source = random(`${set.seed}/inland`);
  const side = sideFor(set);
  const green = foliage(set.season);
  const look = plan(set);
  const on = (x: number, z: number): Triple => [x, ground(set, x, z), z];
  for (let index = 0; index < 44; index++) {
    const x = (index - 22) * 0.92;
    if (Math.abs(x - pathAt(set, 17)) < 1.6) continue;
    const z = 17 + Math.sin(x * 0.2) * 1.2;
    for (const up of [0, 0.34])
      rock(
        draft.solid,
        [x + (source() - 0.5) * 0.3, ground(set, x, z) + up, z],
        0.44 + source() * 0.12,
        tint('#827b6f'),
        source,
        0.3,
      );
  }
  for (const [x, z, tall] of [
    [-9, 21, 5],
    [-13, 24, 5.5],
    [8, 27, 5],
    [14, 22, 4.6],
    [-20, 33, 6],
    [21, 36, 6],
  ] as const)
    broadTree(draft, on(x * side, z), tall, green.crowns, source, 0.42, green.bare);
  draft.solid.place(on(-7 * side, 36), 170, 1.1, () => cottage(draft.solid, 8, 4.6, look.slate, look.door));
  draft.solid.place(on(-15 * side, 38), 200, 0.9, () => cottage(draft.solid, 6, 4.2, look.slate, look.door));
}

function build(set: SetRequest): SetModel {
  const draft = createDraft();
  const { solid, leaves } = draft;
  const side = sideFor(set);
  const look = plan(set);
  const source = random(`${set.seed}/cape`);
  const on = (x: number, z: number): Triple => [x * side, ground(set, x * side, z), z];
  turf(draft, set);
  shoreline(draft, set);
  plants(draft, set);
  inland(draft, set);
  const lamp = tower(solid, on(towerX, towerZ), {
    tall: 8.8,
    bands: look.bands,
    colour: look.paint,
    dome: look.dome,
  });
  solid.place(on(...home), 14 * side, 1, () => cottage(solid, 6.2, 4.4, look.slate, look.door));
  const paint = tint('#d8d2c2');
  const height = (x: number, z: number) => ground(set, x, z);
  pickets(solid, fenceFor(side), height, paint, source);
  pickets(solid, gardenFor(side), height, paint, source);
  bench(solid, [-4.6 * side, ground(set, -4.6 * side, -1.5) - 0.02, -1.5], 150 * side);
  const flame = pathLamp(solid, on(-2.4, -3.3));
  const foot = on(7.6, -12);
  const flags = [tint('#c23a2e'), look.paint, tint('#e0b23a')];
  solid.place(foot, side > 0 ? 0 : 180, 1, () =>
    leaves.place(foot, side > 0 ? 0 : 180, 1, () => signalMast(solid, leaves, [0, 0, 0], 8.5, flags)),
  );
  for (const [x, z, yaw] of [
    [17, -54, 20],
    [-34, -92, 150],
    [52, -130, 10],
  ] as const)
    solid.place([x * side, sea, z], yaw, 1, () =>
      leaves.place([x * side, sea, z], yaw, 1, () => sailboat(solid, leaves, tint('#2f4a5c'), look.sails)),
    );
  for (let index = 0; index < 7; index++)
    flyingGull(
      leaves,
      [(towerX + (source() - 0.6) * 20) * side, 3 + source() * 8, -16 - source() * 22],
      1.2,
      source() * 360,
      (source() - 0.5) * 1.2,
    );
  ridge(solid, 230, sea - 1, 26, 205 - side * 20, 255 - side * 20, tint('#64748a'), 0.4, 2 + (set.seed % 7));
  ridge(solid, 120, -3, 16, -82, 82, tint('#6b775e'), 0.15, 5.2);
  const windows = on(home[0] + 1.2, home[1] + 3.4);
  const lamps = [
    lampAt(lamp, 26, 5, '#ffdf9c'),
    lampAt(flame, 8.5, 1, '#ffb866'),
    lampAt([windows[0], windows[1] + 1.5, windows[2]], 8, 0.8, '#ffb05c'),
  ];
  const round = (at: Triple, size: number, strength: number): Halo => ({
    position: [...at],
    size,
    colour: '#ffdc98',
    strength,
  });
  return assemble(draft, lamps, {
    water: { level: sea, area: [-230, -400, 230, 60], flow: [0.15, -0.3], waves: 0.85, deep: '#1c4454' },
    halos: [...beams(lamp, side), round(lamp, 8, 0.85), round(lamp, 3.4, 0.6), round(flame, 2, 0.5)],
    mist: [
      { position: [0, sea, -48], width: 150, height: 6, strength: 0.4 },
      { position: [0, sea, -110], width: 290, height: 14, strength: 0.55 },
    ],
    splashes: [{ area: [-5, -4, 5, 6], height }],
  });
}

/** A cape with a banded lighthouse at its end, the keeper's cottage, a fenced path and the open sea on both sides. */
export const lighthouse: SetBuilder = {
  name: 'lighthouse',
  interior: false,
  description:
    'A rocky cape: a banded lighthouse with a lit lantern, the keeper’s cottage, a picket fence along the path, sea rocks with gulls, a sail and the open sea.',
  keywords: {
    en: [
      'lighthouse',
      'cape',
      'headland',
      'promontory',
      'clifftop',
      'cliff edge',
      'seaside',
      'beacon',
      'sea cliff',
      'coast road',
      'keeper',
    ],
    zh: ['灯塔', '海角', '岬', '岬角', '海崖', '海边悬崖', '崖边', '海边小屋', '礁石', '守塔'],
  },
  layout,
  ground,
  build,
};
