import { random, type SetLayout } from '../../film/index.ts';
import { flat, marksOn, standing } from './assemble.ts';
import type { SetBuilder, SetRequest } from './model.ts';
import { chineseGarden } from './parts/garden-chinese.ts';
import { europeanGarden } from './parts/garden-european.ts';
import { isEastern } from './parts/garden-plan.ts';

function layout(set: SetRequest): SetLayout {
  const mark = marksOn(flat);
  const chinese = isEastern(set);
  return {
    builder: 'garden',
    interior: false,
    marks: [
      mark('middle left', 'stand', -0.8, 1.2, 90),
      mark('middle right', 'stand', 0.8, 1.2, -90),
      mark(chinese ? 'at the pond' : 'before the fountain', 'stand', 0.3, -1.6, 180),
      mark('among the flowers', 'stand', -3, 0.6, 60),
      mark('under the tree', 'stand', 3.2, 1.6, -70),
      mark('bench left', 'sit', -3.9, 2.65, 55),
      mark('bench right', 'sit', -3.4, 3.35, 55),
      mark('from the left', 'entrance', -7.6, 1, 90),
      mark('from the right', 'entrance', 7.6, 1, -90),
      {
        name: chinese ? 'rock by the pond' : 'rim of the fountain',
        kind: 'perch',
        position: chinese ? [2.5, 0.72, -1.7] : [1.15, 0.52, -3.4],
        facing: -10,
      },
      {
        name: chinese ? 'pavilion' : 'fountain',
        kind: 'landmark',
        position: chinese ? [-4.4, 2, -8.2] : [0, 1.6, -4.6],
        facing: 0,
      },
    ],
    obstacles: chinese
      ? [
          standing(-4.4, -8.2, 2, 2, 4.6),
          standing(2.6, -1.9, 0.6, 0.45, 0.75),
          standing(0, 10, 20, 0.4, 2.8),
          standing(-4, 3.1, 0.5, 0.7, 0.9),
          standing(4.9, 0.9, 0.3, 0.3, 5),
        ]
      : [
          standing(0, -4.6, 1.75, 1.75, 2.2),
          standing(-4, 3.1, 0.5, 0.7, 0.9),
          standing(4.9, 0.9, 0.3, 0.3, 5),
          standing(0, 10, 20, 0.5, 1.7),
          standing(-6.6, -3.6, 1.4, 1.6, 1.5),
          standing(6.6, -3.6, 1.4, 1.6, 1.5),
          ...[-2.1, 2.1].flatMap((x) => [standing(x, -1.1, 0.42, 0.42, 0.9), standing(x, 2.9, 0.42, 0.42, 0.9)]),
          standing(-2.9, -6.8, 0.7, 0.7, 1.5),
          standing(2.9, -6.8, 0.7, 0.7, 1.5),
        ],
    cameraVolume: { minimum: [-7.5, 0.35, -2.3], maximum: [7.5, 5, 8.6] },
    walkable: [
      [-7.8, -0.4, 7.8, 2.2],
      [-2.6, -1.9, 1.8, -0.4],
      [-2.6, 2.2, 4.3, 7],
    ],
    views: chinese
      ? [
          { position: [4.4, 1.9, 5.6], target: [-2.4, 1.5, -6.5], focalLength: 22 },
          { position: [-4.6, 1.7, 4.6], target: [2.6, 1.4, -7], focalLength: 22 },
          { position: [0.3, 1.5, 6.4], target: [-1, 1.8, -7], focalLength: 22 },
        ]
      : [
          { position: [3.6, 2.3, 7.4], target: [-0.6, 1, -5], focalLength: 22 },
          { position: [-4.6, 1.7, 5.6], target: [2.2, 1.1, -5], focalLength: 22 },
          { position: [0.3, 1.5, 6.6], target: [0, 1.4, -6], focalLength: 22 },
        ],
    surface: chinese ? 'stone' : 'grass',
  };
}

/** A garden: in the West a fountain among flower beds and clipped hedges, in China a lotus pond with rocks, pavilion and moon gate. */
export const garden: SetBuilder = {
  name: 'garden',
  interior: false,
  description:
    'A garden: fountain, flower beds and clipped hedges, or a Chinese pond with lotus, rocks, pavilion and moon gate.',
  keywords: {
    en: [
      'garden',
      'rose garden',
      'flower garden',
      'backyard',
      'courtyard',
      'park',
      'patio',
      'palace garden',
      'yard',
      'greenhouse',
      'pond',
    ],
    zh: ['花园', '御花园', '后花园', '庭院', '院子', '公园', '后院', '荷塘', '池塘', '园林', '院中'],
  },
  layout,
  ground: flat,
  build: (set) => (isEastern(set) ? chineseGarden : europeanGarden)(set, random(`${set.seed}/garden`)),
};
