import type { SetLayout } from '../../../film/index.ts';
import { flat, marksOn, standing } from '../assemble.ts';
import type { SetRequest } from '../model.ts';
import type { Triple } from '../sculpture.ts';
import type { Opening } from './interior.ts';
import { handOf, layoutByHand, type Room, type WallName } from './interior-plan.ts';

export const room: Room = { width: 7.8, depth: 6.8, height: 2.85 };

export const bigWindow: Opening = { from: 1, to: 3.1, low: 0.42, high: 2.4 };

export const balcony: Opening = { from: -1.5, to: 0.7, low: 0.06, high: 2.35 };

export const openings: Record<WallName, Opening[]> = { back: [bigWindow], left: [], right: [balcony], front: [] };

export const couch: Triple = [-0.95, 0, -2.72];

export function layout(set: SetRequest): SetLayout {
  const mark = marksOn(flat);
  const canonical: SetLayout = {
    builder: 'living-room',
    interior: true,
    marks: [
      mark('before the sofa', 'stand', 0, 0.1, 0),
      mark('before the sofa left', 'stand', -0.8, 0.1, 90),
      mark('before the sofa right', 'stand', 0.8, 0.1, -90),
      mark('by the armchair', 'stand', 2, -0.1, 100),
      mark('by the television', 'stand', -1.9, -0.1, -100),
      mark('sofa left', 'sit', couch[0] - 0.68, couch[2] + 0.12, 8),
      mark('sofa right', 'sit', couch[0] + 0.68, couch[2] + 0.12, -8),
      mark('sofa armchair', 'sit', 1.3, -1.62, -66),
      mark('left door', 'entrance', -3.3, 2.25, 90),
      mark('right door', 'entrance', 3.3, 2.25, -90),
      { name: 'low table', kind: 'perch', position: [-0.9, 0.42, -1.35], facing: 10 },
      { name: 'tall window', kind: 'landmark', position: [2.05, 1.5, -3.4], facing: 0 },
    ],
    obstacles: [
      standing(couch[0], -3.02, 1.25, 0.3, 0.86),
      standing(couch[0] - 1.14, couch[2], 0.13, 0.44, 0.64),
      standing(couch[0] + 1.14, couch[2], 0.13, 0.44, 0.64),
      standing(-0.9, -1.35, 0.62, 0.33, 0.46),
      standing(-0.62, -1.42, 0.14, 0.14, 1, 0.46),
      standing(1.62, -1.75, 0.2, 0.5, 0.95),
      standing(-2.72, -2.92, 0.2, 0.2, 1.75),
      standing(-3.66, -0.55, 0.24, 1.2, 1.7),
      standing(-3.72, 1.22, 0.18, 0.48, 2.1),
      standing(-3.72, -2.35, 0.18, 0.5, 2.1),
      standing(3.3, -2.85, 0.34, 0.34, 1.7),
      standing(0, 3.15, 1, 0.25, 0.95),
      standing(-2.5, 3.22, 1, 0.18, 2.1),
      standing(2.35, 3.1, 0.25, 0.25, 1.5),
    ],
    cameraVolume: { minimum: [-3.1, 0.25, -2.3], maximum: [3.1, 2.6, 2.95] },
    walkable: [
      [-3.4, -0.75, 3.4, 2.75],
      [2, -2.6, 3.2, -0.75],
      [-3.3, -1.8, -2.45, -0.75],
      [-2.45, -2.1, 0.9, -0.75],
    ],
    views: [
      { position: [3, 1.5, 2.6], target: [-1.1, 0.95, -2.2], focalLength: 18 },
      { position: [-3, 1.45, 2.4], target: [1.1, 1.05, -2.4], focalLength: 18 },
      { position: [2.6, 1.35, -2.2], target: [-2.4, 1.05, 1.6], focalLength: 18 },
    ],
    surface: 'wood',
  };
  return layoutByHand(canonical, handOf(set, 'living-room'));
}
