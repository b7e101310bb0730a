import type { SetLayout } from '../../../film/index.ts';
import { flat, marksOn, standing } from '../assemble.ts';
import type { SetRequest } from '../model.ts';
import { handOf, layoutByHand, type Room } from './interior-plan.ts';
import { cabinLength } from './spaceship-hull.ts';
import { crewBack } from './spaceship-things.ts';

export const bow = -cabinLength / 2;

export const room: Room = { width: 7.4, depth: cabinLength + 0.7, height: 3.05 };

export const pane: readonly (readonly [number, number])[] = [
  [2.75, 1.2],
  [2.35, 2.28],
  [-2.35, 2.28],
  [-2.75, 1.2],
  [-2.3, 0.95],
  [2.3, 0.95],
];

/** Where the crew's seats stand, and where they look. */
export const crewSeats = [
  [-1.15, -2.35, 158],
  [1.15, -2.35, -158],
  [2.1, 0.35, 62],
  [-2.55, 0.6, 78],
] as const;

export function layout(set: SetRequest): SetLayout {
  const mark = marksOn(flat);
  const canonical: SetLayout = {
    builder: 'spaceship-cabin',
    interior: true,
    marks: [
      mark('behind the pilots', 'stand', 0, -1.4, 0),
      mark('behind the pilots left', 'stand', -0.8, -1.4, 90),
      mark('behind the pilots right', 'stand', 0.8, -1.4, -90),
      mark('by the star table left', 'stand', -0.75, 1.1, 130),
      mark('by the star table right', 'stand', 0.75, 1.1, -130),
      mark('desk of the pilot left', 'sit', -1.15, -2.35, 158),
      mark('desk of the pilot right', 'sit', 1.15, -2.35, -158),
      mark('desk of the engineer', 'sit', 2.1, 0.35, 62),
      mark('guest seat', 'sit', -2.55, 0.6, 78),
      mark('left hatch', 'entrance', -2.7, 2.9, 90),
      mark('right hatch', 'entrance', 2.7, 2.9, -90),
      { name: 'star table', kind: 'perch', position: [0.35, 0.85, -0.1], facing: 0 },
      { name: 'bow window', kind: 'landmark', position: [0, 1.6, bow - 0.3], facing: 0 },
    ],
    obstacles: [
      standing(0, -3.5, 1.6, 0.62, 1.1),
      standing(-2.3, -3.2, 0.7, 0.6, 1.1),
      standing(2.3, -3.2, 0.7, 0.6, 1.1),
      ...crewSeats.flatMap(([x, z, facing]) => crewBack([x, z], facing)),
      standing(0, -0.1, 0.6, 0.6, 0.86),
      standing(0, -0.1, 0.36, 0.36, 1.3, 0.86),
      standing(3.12, 0.3, 0.42, 1, 1.05),
      standing(-3.15, -1.3, 0.4, 0.9, 1.05),
    ],
    cameraVolume: { minimum: [-2.75, 0.25, -2.9], maximum: [2.75, 2.4, 3.85] },
    walkable: [
      [-2.75, 0.85, 2.75, 3.75],
      [-2.45, -1.8, 1.5, 0.85],
      [1.5, -1.8, 2.4, -0.4],
    ],
    views: [
      { position: [-2.1, 1.75, 3.6], target: [0.5, 1.25, -3], focalLength: 17 },
      { position: [0, 1.5, 3.75], target: [0, 1.35, -4], focalLength: 19 },
      { position: [1.9, 1.75, -1.6], target: [-0.9, 1.2, 3.2], focalLength: 17 },
    ],
    surface: 'tile',
  };
  return layoutByHand(canonical, handOf(set, 'spaceship-cabin'));
}
