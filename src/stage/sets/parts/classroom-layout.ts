import type { SetLayout } from '../../../film/index.ts';
import { flat, marksOn, standing } from '../assemble.ts';
import type { SetRequest } from '../model.ts';
import type { Opening } from './interior.ts';
import { handOf, layoutByHand, type Room, type WallName } from './interior-plan.ts';

export const room: Room = { width: 9.4, depth: 8.6, height: 3.2 };

export const panes: Opening[] = [-3.1, -0.75, 1.6].map((from) => ({ from, to: from + 1.85, low: 0.9, high: 2.75 }));

const corridor: Opening[] = [];

export const openings: Record<WallName, Opening[]> = { back: [], left: corridor, right: panes, front: [] };

export const columns = [-2.9, -1, 1, 2.9];

export const rows = [0.25, 1.55, 2.85];

export function layout(set: SetRequest): SetLayout {
  const mark = marksOn(flat);
  const desks = rows.flatMap((z) => columns.map((x) => [x, z] as const));
  const canonical: SetLayout = {
    builder: 'classroom',
    interior: true,
    marks: [
      mark('before the board', 'stand', 0, -2.1, 0),
      mark('before the board left', 'stand', -0.8, -2.1, 90),
      mark('before the board right', 'stand', 0.8, -2.1, -90),
      mark('by the windows', 'stand', 2.6, -1.1, -120),
      mark('by the map', 'stand', -2.6, -2, 100),
      mark('in the aisle', 'stand', 0, 0.9, 180),
      mark('desk front left', 'sit', columns[1]!, rows[0]! + 0.52, 180),
      mark('desk front right', 'sit', columns[2]!, rows[0]! + 0.52, 180),
      mark('desk middle left', 'sit', columns[1]!, rows[1]! + 0.52, 180),
      mark('teacher desk', 'sit', 2.75, -3.45, 0),
      mark('left door', 'entrance', -4.2, -1.5, 90),
      mark('right door', 'entrance', 3.95, 3.7, -160),
      { name: 'corner of a desk', kind: 'perch', position: [-1, 0.76, 0.2], facing: 0 },
      { name: 'blackboard', kind: 'landmark', position: [0, 1.6, -4.2], facing: 0 },
    ],
    obstacles: [
      ...desks.flatMap(([x, z]) => [standing(x, z, 0.34, 0.24, 0.78), standing(x, z + 0.72, 0.22, 0.05, 0.85)]),
      standing(2.75, -2.75, 0.75, 0.36, 1.1),
      standing(2.75, -3.7, 0.22, 0.05, 0.85),
      standing(-4.45, 1.9, 0.22, 1.5, 1.1),
      standing(-1.2, 4.1, 1.9, 0.2, 1),
      standing(4.3, -3.9, 0.3, 0.3, 1.4),
    ],
    cameraVolume: { minimum: [-3.4, 0.25, -4], maximum: [3.4, 2.95, 3.75] },
    walkable: [
      [-4.3, -2.3, 4.2, -0.3],
      [-4.3, -3.95, 2.4, -2.3],
      [-4.1, -0.3, -3.3, 3.75],
      [-2.45, -0.3, -1.45, 3.75],
      [-0.55, -0.3, 0.55, 3.75],
      [1.45, -0.3, 2.45, 3.75],
      [3.35, -0.3, 4.2, 3.75],
      [-4.1, 3.65, 4.2, 3.75],
    ],
    views: [
      { position: [-3.2, 1.75, 3.55], target: [0.9, 1.15, -2.6], focalLength: 18 },
      { position: [3.3, 1.65, 3.4], target: [-0.9, 1.2, -2.8], focalLength: 18 },
      { position: [-3.2, 1.65, -3.6], target: [1.3, 0.9, 1.6], focalLength: 18 },
    ],
    surface: 'wood',
  };
  return layoutByHand(canonical, handOf(set, 'classroom'));
}
