import type { SetLayout } from '../../../film/index.ts';
import { flat, marksOn, standing } from '../assemble.ts';
import type { SetRequest } from '../model.ts';
import type { Opening } from './interior.ts';
import { handOf, layoutByHand, type Room, type WallName } from './interior-plan.ts';
import { swivelBack } from './office-chair.ts';

export const room: Room = { width: 10.4, depth: 7.8, height: 2.9 };

export const skyline: Opening[] = [-5, -2.5, 0, 2.5].map((from) => ({
  from: from + 0.06,
  to: from + 2.44,
  low: 0.42,
  high: 2.52,
}));

export const side: Opening[] = [
  { from: -3.4, to: -1.3, low: 0.42, high: 2.52 },
  { from: -1.1, to: 1, low: 0.42, high: 2.52 },
];

export const openings: Record<WallName, Opening[]> = { back: skyline, left: [], right: side, front: [] };

/** Chairs about the meeting table stand at these depths on both sides of it. */
export const meetingSeats = [-2.4, -1.6, -0.8] as const;

export const desks = [
  [0.9, -2.05],
  [2.7, -2.05],
] as const;

export function layout(set: SetRequest): SetLayout {
  const mark = marksOn(flat);
  const canonical: SetLayout = {
    builder: 'office',
    interior: true,
    marks: [
      mark('in the aisle', 'stand', 0.2, 0.25, 0),
      mark('in the aisle left', 'stand', -0.6, 0.25, 90),
      mark('in the aisle right', 'stand', 1, 0.25, -90),
      mark('by the partition', 'stand', -1.2, -0.6, -60),
      mark('by the whiteboard', 'stand', -0.6, 1.9, 180),
      mark('desk left', 'sit', 0.9, -1.02, 168),
      mark('desk right', 'sit', 2.7, -1.02, -165),
      mark('desk by the window', 'sit', 2.7, -3.4, 0),
      mark('desk apart', 'sit', 2.3, 1.6, 80),
      mark('guest chair left', 'sit', -3.4, 2.1, 65),
      mark('left door', 'entrance', -4.7, 1.35, 90),
      mark('right door', 'entrance', 4.7, 2.6, -90),
      { name: 'desk top', kind: 'perch', position: [1.6, 0.75, -1.85], facing: 0 },
      { name: 'city window', kind: 'landmark', position: [1.2, 1.5, -3.9], facing: 0 },
    ],
    obstacles: [
      standing(1.8, -2.4, 1.75, 0.72, 1.25),
      ...desks.flatMap(([x]) => [standing(x, -0.76, 0.22, 0.05, 1.02), standing(x, -3.66, 0.22, 0.05, 1.02)]),
      standing(-2.1, -1.6, 0.06, 2.3, 2.9),
      standing(-3.65, 0.7, 1.55, 0.06, 2.9),
      standing(-3.75, -1.6, 0.75, 1.3, 0.78),
      standing(4.92, 1.5, 0.28, 0.5, 1.6),
      standing(3.2, 1.55, 0.38, 0.78, 1.25),
      ...swivelBack([2.3, 1.6], 70),
      standing(-3.6, 2.02, 0.12, 0.3, 0.95),
      standing(4.75, 3.3, 0.4, 0.4, 1.05),
      standing(2.4, 3.65, 1.3, 0.24, 1.4),
      standing(-4.8, 3.4, 0.32, 0.32, 1.6),
      standing(4.85, -3.5, 0.3, 0.3, 1.6),
      ...meetingSeats.flatMap((z) => swivelBack([-2.85, z], -90)),
      ...swivelBack([-3.1, 3.1], 120),
    ],
    cameraVolume: { minimum: [-3.4, 0.25, -3.4], maximum: [4.4, 2.65, 3.55] },
    walkable: [
      [-1.9, -0.35, 4.5, 3.25],
      [-4.9, 0.95, -1.9, 3],
      [-1.8, -3.4, -0.2, -0.35],
      [3.85, -3.1, 4.6, -0.35],
      [3.3, -3.6, 4.6, -3.1],
      [4.4, 2.3, 4.8, 2.9],
    ],
    views: [
      { position: [-1.5, 1.7, 3.3], target: [1.5, 1.1, -2.4], focalLength: 17 },
      { position: [3.9, 1.8, 2.7], target: [-1.5, 1.05, -2.4], focalLength: 18 },
      { position: [4.3, 1.6, -2.5], target: [-1.6, 1.1, 1.9], focalLength: 18 },
    ],
    surface: 'wood',
  };
  return layoutByHand(canonical, handOf(set, 'office'));
}
