import type { SetLayout } from '../../../film/index.ts';
import { flat, marksOn, standing } from '../assemble.ts';

/** Where the platform ends towards the track. */
export const edge = -2.2;

/** Where the station's wall stands. */
export const wall = 5.6;

/** Places of the roof's columns along x. */
export const columns = [-13.5, -9, -4.5, 0, 4.5, 9, 13.5] as const;

/** Where they stand along z. */
export const columnAt = 1.9;

/** Marks, obstacles and views of the platform. */
export function layout(): SetLayout {
  const mark = marksOn(flat);
  return {
    builder: 'train-platform',
    interior: false,
    marks: [
      mark('middle left', 'stand', -0.8, 0.2, 90),
      mark('middle right', 'stand', 0.8, 0.2, -90),
      mark('at the edge', 'stand', -2.6, -1.2, 180),
      mark('at the carriage door', 'stand', 4.1, -1.35, 180),
      mark('under the clock', 'stand', 2.7, 1, -90),
      mark('bench left', 'sit', -3, 2.75, 180),
      mark('bench right', 'sit', -2.2, 2.75, 180),
      mark('from the left', 'entrance', -10, 0.5, 90),
      mark('from the right', 'entrance', 10, 0.5, -90),
      mark('station door', 'entrance', 2.25, 4.6, 180),
      { name: 'suitcase', kind: 'perch', position: [1.85, 0.5, 1.75], facing: -20 },
      { name: 'station clock', kind: 'landmark', position: [1.9, 3, 0.9], facing: 0 },
    ],
    obstacles: [
      standing(0, -5, 30, 2.4, 3.3, -1),
      ...columns.map((x) => standing(x, columnAt, 0.16, 0.16, 4)),
      standing(-2.6, 3, 0.9, 0.3, 0.95),
      standing(6.6, 3, 0.9, 0.3, 0.95),
      standing(1.95, 1.75, 0.42, 0.3, 0.52),
      standing(0, wall + 0.4, 20, 0.5, 5),
    ],
    cameraVolume: { minimum: [-11, 0.25, -1.9], maximum: [11, 2.9, 5] },
    walkable: [
      [-10.5, -1.6, 10.5, 1.4],
      [-10.5, 3.6, 10.5, 4.9],
      [-1.4, 1.4, 1.3, 4.9],
      [2.6, 1.4, 4.1, 4.9],
    ],
    views: [
      { position: [-7.2, 1.65, 0.75], target: [4.5, 1.6, -1.9], focalLength: 20 },
      { position: [7, 1.5, 1.2], target: [-4.5, 1.7, -1.5], focalLength: 22 },
      { position: [-0.6, 1.4, 4.9], target: [0.8, 1.6, -3], focalLength: 20 },
    ],
    surface: 'stone',
  };
}
