import type { SetLayout } from '../../../film/index.ts';
import { flat, marksOn, standing } from '../assemble.ts';
import type { SetRequest } from '../model.ts';
import { type ChamberPlan, chairBack } from './chamber.ts';
import { handOf, layoutByHand, type Room } from './interior-plan.ts';

/** The ward in metres. */
export const room: Room = { width: 9, depth: 6.6, height: 2.9 };

/** Where the beds stand along the back wall. */
export const beds = [-3, 0, 3] as const;

/** The windows. */
export const panes = [
  { from: -2.15, to: -0.85, low: 1.05, high: 2.45 },
  { from: 0.85, to: 2.15, low: 1.05, high: 2.45 },
];

/** What buildChamber is told of the ward. */
export const plan: ChamberPlan = {
  room,
  windows: { back: panes, left: [], right: [], front: [] },
  doors: [
    { wall: 'left', at: -1.9 },
    { wall: 'right', at: 1.9 },
  ],
  taken: { back: [[-4.5, 4.5]], left: [[-0.9, 3.3]], right: [[-3.3, 0.9]], front: [[-4.5, 4.5]] },
  tiled: true,
  dado: 1.1,
};

/** Where curtains hang between the beds, and where cabinets stand along the front wall, as that wall has it. */
export const rails = [-1.55, 1.55, -4.2, 4.2] as const;
export const cabinets = [-2.6, 1.4] as const;

/** Marks, obstacles and views of the ward. */
export function layout(set: SetRequest): SetLayout {
  const mark = marksOn(flat);
  const canonical: SetLayout = {
    builder: 'hospital',
    interior: true,
    marks: [
      mark('middle left', 'stand', -0.8, 1.1, 90),
      mark('middle right', 'stand', 0.8, 1.1, -90),
      mark('at the bedside', 'stand', 0.95, -1.6, -90),
      mark('at the other bedside', 'stand', -2.1, -1.6, -90),
      mark('edge of the bed', 'sit', 0.45, -1.5, 90),
      mark('visitor chair', 'sit', -1.25, -1.3, 90),
      mark('left door', 'entrance', -3.9, 1.9, 90),
      mark('right door', 'entrance', 3.9, 1.9, -90),
      { name: 'foot of the bed', kind: 'perch', position: [0, 0.56, -1.2], facing: 0 },
      { name: 'hospital bed', kind: 'landmark', position: [0, 0.8, -2], facing: 0 },
    ],
    obstacles: [
      ...beds.map((x) => standing(x, -2.12, 0.5, 1.06, 0.95)),
      standing(0.78, -2.75, 0.2, 0.25, 1.9),
      standing(-0.8, -2.8, 0.24, 0.22, 1),
      ...chairBack([-1.25, -1.3], 90),
      ...rails.flatMap((x) => [standing(x - 0.13, -1.12, 0.08, 0.3, 2.4), standing(x - 0.13, -2.97, 0.08, 0.2, 2.4)]),
      ...cabinets.map((x) => standing(-x, room.depth / 2 - 0.22, 0.68, 0.22, 1.96)),
    ],
    cameraVolume: { minimum: [-4.1, 0.25, -0.9], maximum: [4.1, 2.6, 3] },
    walkable: [
      [-4.1, -0.75, 4.1, 2.9],
      [0.75, -2.2, 2.2, -0.75],
      [-2.3, -2.2, -1, -0.75],
    ],
    views: [
      { position: [3.6, 1.6, 2.8], target: [-0.7, 0.95, -2.2], focalLength: 20 },
      { position: [-3.6, 1.5, 2.8], target: [1, 0.95, -2.2], focalLength: 20 },
      { position: [0.4, 1.4, 2.8], target: [0, 1.05, -2.6], focalLength: 22 },
    ],
    surface: 'tile',
  };
  return layoutByHand(canonical, handOf(set, 'hospital'));
}
