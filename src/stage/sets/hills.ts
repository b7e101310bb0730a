import { random, type SetLayout } from '../../film/index.ts';
import { assemble, lampAt, marksOn, standing } from './assemble.ts';
import { createDraft, type SetBuilder, type SetModel, type SetRequest } from './model.ts';
import { house, townColours } from './parts/architecture.ts';
import { growth, type Plant, plantBoxes } from './parts/growth.ts';
import { ridge, rock, roll, terrain } from './parts/land.ts';
import { broadTree, tuft } from './parts/trees.ts';
import { blend, scaled, tint, varied } from './sculpture.ts';
import { foliage, groundTints } from './season.ts';
import { tube } from './shapes.ts';

const smooth = (low: number, high: number, value: number) => {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return share * share * (3 - 2 * share);
};

/** Middle of the path, which winds into the depth. */
const path = (z: number) => Math.sin(z * 0.11 + 0.4) * 3.2 - 1.2;

function ground(set: SetRequest, x: number, z: number): number {
  const calm = smooth(4.5, 16, Math.hypot(x, z * 0.9));
  const swell = roll(x * 0.075, z * 0.075, set.seed % 83) * 3 + roll(x * 0.19, z * 0.19, 7) * 0.5;
  return (swell + 0.9 + Math.max(0, -z - 12) * 0.035) * calm;
}

/** The two stretches of fence that stand where cameras may be, in short boxes since they run aslant. */
function fences(height: (x: number, z: number) => number): SetLayout['obstacles'] {
  return [4.8, -8].flatMap((from) =>
    Array.from({ length: 8 }, (_, index) => {
      const z = from + 0.2 + index * 0.4;
      const x = path(from) + ((path(from + 3.2) - path(from)) * (z - from)) / 3.2 - 2.4;
      return standing(x, z, 0.12, 0.2, height(x, z) + 1);
    }),
  );
}

/** The grass beside the path. */
function meadow(set: SetRequest): Plant[] {
  const source = random(`${set.seed}/meadow`);
  return Array.from({ length: 520 }).flatMap(() => {
    const near = source() ** 1.6;
    const angle = source() * Math.PI * 2;
    const [x, z] = [Math.cos(angle) * (1.6 + near * 16), Math.sin(angle) * (1.6 + near * 13)];
    if (Math.abs(x - path(z)) < 1.05) return [];
    return [{ at: [x, ground(set, x, z), z], size: 0.22 + source() * 0.42 }];
  });
}

function layout(set: SetRequest): SetLayout {
  const height = (x: number, z: number) => ground(set, x, z);
  const mark = marksOn(height);
  const top = (from: [number, number, number], up: number): [number, number, number] => [
    from[0],
    height(from[0], from[2]) + up,
    from[2],
  ];
  return {
    builder: 'hills',
    interior: false,
    marks: [
      mark('middle left', 'stand', -0.8, 0.4, 90),
      mark('middle right', 'stand', 0.8, 0.4, -90),
      mark('left of the path', 'stand', -3, 0.8, 90),
      mark('right of the path', 'stand', 3, 0.4, -90),
      mark('under the tree', 'stand', 3.6, -2.2, -90),
      mark('from the left', 'entrance', -10, 0.8, 90),
      mark('from the right', 'entrance', 10, 0.6, -90),
      mark('stone by the path', 'perch', 2.1, -1.6, -40),
      { name: 'the lone tree', kind: 'landmark', position: top([5, 0, -3.4], 4), facing: -20 },
    ],
    obstacles: [
      standing(5, -3.4, 0.6, 0.6, 6),
      standing(5, -3.4, 2.8, 2.8, height(5, -3.4) + 8.4, height(5, -3.4) + 3),
      standing(2.6, -1.9, 0.35, 0.35, 0.6),
      ...fences(height),
    ],
    plants: plantBoxes(meadow(set), growth.tuft),
    cameraVolume: { minimum: [-11, 0.2, -8], maximum: [11, 7.5, 13] },
    walkable: [
      [-10.5, -1.2, 10.5, 2.4],
      [-4, -4, 1.6, -1.2],
      [3, -2.7, 4.2, -1.2],
    ],
    views: [
      { position: [-3.6, 1.9, 11.4], target: [1.4, 2.4, -6], focalLength: 25 },
      { position: [6.4, 3.6, 10.4], target: [-1.8, 1.6, -6], focalLength: 24 },
      { position: [0.3, 0.75, 5.6], target: [2.6, 3, -5], focalLength: 21 },
    ],
    surface: 'grass',
  };
}

function build(set: SetRequest): SetModel {
  const draft = createDraft();
  const source = random(`${set.seed}/hills`);
  const green = foliage(set.season);
  const tints = groundTints(set.season);
  const height = (x: number, z: number) => ground(set, x, z);
  draft.ground.finish({ sway: 0, glow: 0, gloss: 0.4, brush: 0.9 });
  terrain(draft.ground, [-95, -100, 95, 50], 66, height, (x, z) => {
    const trodden = 1 - smooth(0.7, 1.5, Math.abs(x - path(z)) + roll(x, z, 3) * 0.25);
    const meadow = blend(tints.grass, tints.blade, smooth(-0.4, 0.6, roll(x * 0.25, z * 0.25, 5)) * 0.7);
    return scaled(blend(meadow, tints.path, trodden * 0.9), 0.86 + 0.16 * roll(x * 1.1, z * 1.1, 2));
  });
  broadTree(draft, [5, height(5, -3.4) - 0.15, -3.4], 8.4, green.crowns, source, 1.3, green.bare);
  for (let index = 0; index < 26; index++) {
    const angle = Math.PI * (0.92 + source() * 1.16);
    const away = 15 + source() * 40;
    const [x, z] = [Math.cos(angle) * away, Math.sin(angle) * away - 4];
    if (Math.abs(x - path(z)) < 3.5) continue;
    broadTree(draft, [x, height(x, z) - 0.3, z], 5.5 + source() * 4, green.crowns, source, 0.32, green.bare);
  }
  for (const [x, z] of [
    [-14, 9],
    [15, 8],
    [-19, 3],
    [20, 1],
  ] as const)
    broadTree(draft, [x, height(x, z) - 0.2, z], 8, green.crowns, source, 0.5, green.bare);
  for (const { at, size } of meadow(set)) tuft(draft.leaves, at, size, 6, varied(tints.blade, source, 0.15), source);
  const chance = random(`${set.seed}/hills-blossoms`);
  const blossoms = ['#e8d9a0', '#d98aa0', '#c9d6f0', '#e0a050'];
  for (let cluster = 0; cluster < 22 && !green.bare; cluster++) {
    const [cx, cz] = [(chance() - 0.5) * 20, (chance() - 0.5) * 16];
    const shade = tint(blossoms[cluster % blossoms.length]!);
    for (let index = 0; index < 7; index++) {
      const [x, z] = [cx + (chance() - 0.5) * 1.6, cz + (chance() - 0.5) * 1.6];
      if (Math.abs(x - path(z)) < 1) continue;
      tuft(draft.leaves, [x, height(x, z) + 0.22, z], 0.12, 5, shade, chance);
    }
  }
  rock(draft.solid, [2.6, height(2.6, -1.9), -1.9], 0.42, tint('#84817a'), source, 0.5);
  for (let index = 0; index < 16; index++) {
    const [x, z] = [(source() - 0.5) * 24, (source() - 0.6) * 20];
    if (Math.abs(x - path(z)) < 1.4 || Math.abs(z) < 2.6) continue;
    rock(draft.solid, [x, height(x, z) - 0.06, z], 0.12 + source() * 0.34, tint('#807d76'), source, 0.5);
  }
  for (let post = 0; post < 9; post++) {
    const z = 8 - post * 3.2;
    const x = path(z) - 2.4;
    if (Math.abs(z) < 2.8) continue;
    const foot = height(x, z);
    draft.solid.finish({ sway: 0, glow: 0, gloss: 0.3, brush: 0.5 });
    tube(
      draft.solid,
      [
        [x, foot - 0.1, z],
        [x + 0.05, foot + 1, z],
      ],
      [0.06, 0.05],
      6,
      tint('#5f4a38'),
    );
    const next = z - 3.2;
    const nx = path(next) - 2.4;
    if (Math.abs(next) < 2.8) continue;
    for (const up of [0.45, 0.82])
      tube(
        draft.solid,
        [
          [x, foot + up, z],
          [nx, height(nx, next) + up, next],
        ],
        [0.035, 0.03],
        5,
        tint('#6a5440'),
      );
  }
  const home = [-16, -30] as const;
  draft.solid.place([home[0], height(...home) - 0.3, home[1]], 40, 1, () =>
    house(draft.solid, 7, 5, 1, townColours, source, 1, 0.45),
  );
  ridge(draft.solid, 115, -2, 22, 0, 360, tint('#5d7466'), 0.15, 2.4);
  ridge(draft.solid, 165, -3, 27, 80, 280, tint('#5f7480'), 0.6, 5.6);
  ridge(draft.solid, 235, -4, 50, 110, 250, tint('#68788a'), 0.95, 1.9);
  return assemble(draft, [lampAt([home[0] + 2.4, height(...home) + 1.6, home[1] + 3], 9, 1, '#ffb05c')], {
    mist: [
      { position: [0, -0.2, -24], width: 70, height: 5, strength: 0.35 },
      { position: [0, 0, -48], width: 130, height: 11, strength: 0.5 },
      { position: [0, 0, -85], width: 210, height: 20, strength: 0.6 },
    ],
    splashes: [{ area: [-4, -3, 4, 4], height }],
  });
}

/** Open rolling country with a path and a lone tree; any exterior that nothing else fits. */
export const hills: SetBuilder = {
  name: 'hills',
  interior: false,
  description: 'Rolling country: a winding path, a lone tree, meadows, a farmhouse and ranges of hills.',
  keywords: {
    en: ['hill', 'field', 'meadow', 'mountain', 'valley', 'countryside', 'grass', 'plain', 'farm', 'outside'],
    zh: ['山', '山坡', '山丘', '丘', '田', '田野', '草地', '草原', '原野', '野外', '山谷', '郊外', '荒野', '户外'],
  },
  layout,
  ground,
  build,
};
