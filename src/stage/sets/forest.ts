import { random, type SetLayout } from '../../film/index.ts';
import { assemble, lampAt, marksOn, standing } from './assemble.ts';
import { createDraft, type SetBuilder, type SetModel, type SetRequest } from './model.ts';
import { lanternPost } from './parts/architecture.ts';
import { growth, type Plant, plantBoxes } from './parts/growth.ts';
import { litter, ridge, rock, roll, terrain } from './parts/land.ts';
import { broadTree, fern, pine, tuft } from './parts/trees.ts';
import { blend, scaled, type Triple, tint } from './sculpture.ts';
import { foliage, groundTints } from './season.ts';

const smooth = (low: number, high: number, value: number) => {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return share * share * (3 - 2 * share);
};

/** Middle of the path: it comes from the left, widens to a clearing and leaves into the depth. */
const path = (x: number) => Math.sin(x * 0.16) * 1.1;

function ground(set: SetRequest, x: number, z: number): number {
  const away = Math.max(0, Math.abs(z - path(x)) - 1.6);
  const clearing = smooth(3.4, 7, Math.hypot(x, z));
  return (
    (roll(x * 0.16, z * 0.16, set.seed % 89) * 0.55 + 0.35) * smooth(0, 5, away) * clearing +
    smooth(14, 40, Math.hypot(x, z)) * 1.6
  );
}

const pillars: [number, number, number][] = [
  [-5.6, -4.2, 12],
  [4.9, -5.1, 13.5],
  [-3.1, -8.6, 12],
  [7.9, -2.9, 11.5],
  [-8.6, -7.2, 14],
  [1.4, -10.8, 13],
  [-7.6, 4.6, 12.5],
  [7.2, 5.4, 13],
  [10.6, -8.8, 13],
  [-12.2, -2.9, 12],
  [13.2, 3.8, 12],
  [-13, 6, 13],
  [5.2, -15, 14],
  [-6.2, -14.5, 14],
  [-1.6, -18.4, 13],
  [12, -15.6, 14],
  [-13.4, -14.8, 14],
  [9.3, -21, 15],
  [-9.8, -22, 15],
];

/** Ferns and grass of the forest floor, clear of the path. */
function undergrowth(set: SetRequest): { ferns: Plant[]; grass: Plant[] } {
  const source = random(`${set.seed}/forest-floor`);
  const scatter = (count: number, middle: number, clear: (x: number, z: number) => boolean, size: () => number) =>
    Array.from({ length: count }).flatMap((): Plant[] => {
      const [x, z] = [(source() - 0.5) * 26, (source() - middle) * 26];
      return clear(x, z) ? [{ at: [x, ground(set, x, z), z], size: size() }] : [];
    });
  const off = (x: number, z: number) => Math.abs(z - path(x));
  return {
    ferns: scatter(
      70,
      0.62,
      (x, z) => off(x, z) >= 2.3 && Math.hypot(x, z) >= 3.1,
      () => 0.45 + source() * 0.5,
    ),
    grass: scatter(
      260,
      0.6,
      (x, z) => off(x, z) >= 1.25,
      () => 0.2 + source() * 0.4,
    ),
  };
}

function layout(set: SetRequest): SetLayout {
  const height = (x: number, z: number) => ground(set, x, z);
  const mark = marksOn(height);
  const { ferns, grass } = undergrowth(set);
  return {
    builder: 'forest',
    interior: false,
    marks: [
      mark('clearing left', 'stand', -0.8, 0, 90),
      mark('clearing right', 'stand', 0.8, 0, -90),
      mark('left path', 'stand', -3.4, -0.6, 90),
      mark('right path', 'stand', 3.4, 0.6, -90),
      mark('foot of the great tree', 'stand', -2.4, -2.1, 120),
      mark('from the left', 'entrance', -11, path(-11), 90),
      mark('from the right', 'entrance', 11, path(11), -90),
      mark('mossy rock', 'perch', 2.4, -1.9, -30),
      { name: 'the great tree', kind: 'landmark', position: [-5.6, 3, -4.2], facing: 45 },
    ],
    obstacles: [
      ...pillars.map(([x, z]) => standing(x, z, 0.55, 0.55, 6)),
      ...pillars.flatMap(([x, z, tall], index) => (index % 4 === 3 ? [] : [standing(x, z, 3, 3, tall, 4.2)])),
      standing(3.6, -3.3, 0.9, 0.8, 1.1),
      standing(-2.9, -2.9, 0.12, 0.12, 2.4),
    ],
    plants: [
      ...plantBoxes(ferns, growth.fern),
      ...plantBoxes(grass, growth.tuft),
      ...pillars.flatMap(([x, z, tall], index) =>
        index % 4 === 3 ? [standing(x, z, 0.28 * tall, 0.28 * tall, height(x, z) + 0.5 * tall, height(x, z))] : [],
      ),
    ],
    cameraVolume: { minimum: [-11, 0.15, -9], maximum: [11, 6.5, 12] },
    walkable: [
      [-3.2, -2.4, 3.2, 2.4],
      [-12, -2.3, -3.2, 0.4],
      [3.2, -0.4, 12, 2.3],
    ],
    views: [
      { position: [1.6, 1.3, 10.4], target: [-0.6, 2.2, -4], focalLength: 26 },
      { position: [-4.4, 2.7, 8.6], target: [1.4, 1.7, -3.4], focalLength: 24 },
      { position: [0.4, 0.55, 5.2], target: [-0.4, 3.2, -4], focalLength: 20 },
    ],
    surface: 'earth',
  };
}

function build(set: SetRequest): SetModel {
  const draft = createDraft();
  const source = random(`${set.seed}/forest`);
  const green = foliage(set.season);
  const tints = groundTints(set.season);
  const height = (x: number, z: number) => ground(set, x, z);
  draft.ground.finish({ sway: 0, glow: 0, gloss: 0.6, brush: 0.9 });
  terrain(draft.ground, [-60, -65, 60, 45], 58, height, (x, z) => {
    const moss = blend(scaled(tints.grass, 0.7), tint('#5a4a32'), smooth(-0.2, 0.5, roll(x * 0.5, z * 0.5, 4)) * 0.6);
    const trodden =
      1 -
      smooth(
        0.9,
        2,
        Math.abs(z - path(x)) + roll(x * 1.3, z * 1.3, 2) * 0.4 - (1 - smooth(1.5, 3.5, Math.hypot(x, z))) * 0.8,
      );
    return scaled(blend(moss, scaled(tints.path, 0.72), trodden), 0.84 + 0.16 * roll(x * 2.1, z * 2.1, 7));
  });
  for (const [index, [x, z, tall]] of pillars.entries()) {
    const detail = Math.hypot(x, z) < 10 ? 0.85 : 0.45;
    if (index % 4 === 3) pine(draft, [x, height(x, z) - 0.1, z], tall, green.pine, source, detail);
    else
      broadTree(
        draft,
        [x, height(x, z) - 0.15, z],
        tall * (0.9 + source() * 0.2),
        green.crowns,
        source,
        detail,
        green.bare,
      );
  }
  for (let index = 0; index < 34; index++) {
    const angle = source() * Math.PI * 2;
    const away = 24 + source() * 22;
    const [x, z] = [Math.cos(angle) * away, Math.sin(angle) * away - 4];
    pine(draft, [x, height(x, z) - 0.2, z], 11 + source() * 6, scaled(green.pine, 0.9), source, 0.1);
  }
  const floor = undergrowth(set);
  for (const { at, size } of floor.ferns)
    fern(draft.leaves, at, size, blend(tints.blade, tint('#3f6a3a'), 0.5), source);
  for (const { at, size } of floor.grass) tuft(draft.leaves, at, size, 6, tints.blade, source);
  const fallen: Triple[] = [];
  for (let cluster = 0; cluster < 26; cluster++) {
    const [cx, cz] = [(source() - 0.5) * 14, (source() - 0.5) * 9];
    for (let leafAt = 0; leafAt < 14; leafAt++) {
      const [x, z] = [cx + (source() - 0.5) * 1.8, cz + (source() - 0.5) * 1.4];
      fallen.push([x, height(x, z), z]);
    }
  }
  litter(draft.leaves, fallen, 0.06, tints.fallen, source);
  rock(draft.solid, [3.6, height(3.6, -3.3), -3.3], 0.85, tint('#75766c'), source, 1);
  for (let index = 0; index < 18; index++) {
    const [x, z] = [(source() - 0.5) * 18, -3 - source() * 10];
    rock(draft.solid, [x, height(x, z) - 0.06, z], 0.14 + source() * 0.42, tint('#6f7068'), source, 0.9);
  }
  ridge(draft.solid, 95, -2, 26, 0, 360, tint('#4a5f62'), 0.5, 3.7);
  const glow = lanternPost(draft.solid, [-2.9, height(-2.9, -2.9), -2.9], 1.9, 0.34, tint('#ff8a3a'), [0.8, 0.6]);
  return assemble(draft, [lampAt(glow, 8, 0.9, '#ff9c4a')], {
    mist: [
      { position: [0, -0.3, -9], width: 34, height: 3.6, strength: 0.45 },
      { position: [3, -0.3, -16], width: 46, height: 6, strength: 0.6 },
      { position: [0, -0.3, -27], width: 80, height: 12, strength: 0.7 },
    ],
    splashes: [{ area: [-5, -3, 5, 4], height }],
  });
}

/** A forest clearing on a path between great trees. */
export const forest: SetBuilder = {
  name: 'forest',
  interior: false,
  description: 'A clearing on a forest path, great trees in depth, ferns, moss and drifting mist.',
  keywords: {
    en: [
      'forest',
      'wood',
      'woods',
      'woodland',
      'tree',
      'grove',
      'clearing',
      'jungle',
      'path',
      'trail',
      'thicket',
      'bamboo',
    ],
    zh: ['森林', '树林', '林', '林间', '密林', '竹林', '松林', '山林', '丛林', '林中', '小径', '树'],
  },
  layout,
  ground,
  build,
};
