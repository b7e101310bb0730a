import { expect, test } from 'vitest';
import type { SetLayout } from '../film/index.ts';
import { bareness } from './background.ts';
import type { Figure, View } from './frame.ts';
import { spaceOf } from './space.ts';

const layout: SetLayout = {
  builder: 'room',
  interior: true,
  marks: [{ name: 'window', kind: 'landmark', position: [0, 1.5, -3.4], facing: 0 }],
  obstacles: [{ minimum: [-3, 0, -3], maximum: [-1, 2, -2.4] }],
  cameraVolume: { minimum: [-3, 0.2, -3], maximum: [3, 2.6, 3] },
  walkable: [[-3, -3, 3, 3]],
  views: [{ position: [0, 1.5, 3], target: [0, 1.2, -3], focalLength: 28 }],
  surface: 'wood',
};
const geometry = {
  builders: [],
  layoutOf: () => layout,
  groundAt: () => 0,
  bodyOf: () => ({ height: 1.7, eyeHeight: 1.55, radius: 0.25, length: 0.4 }),
};
const space = spaceOf(geometry, {} as never);
const somebody = { id: 'a', eyes: [0, 1.5, 0], chest: [0, 1.2, 0], foot: [0, 0, 0] } as unknown as Figure;
const from = (x: number, z: number): View => ({
  position: [x, 1.5, z],
  target: [0, 1.5, 0],
  focalLength: 65,
  aspect: 16 / 9,
});

test('a window and a shelf make a better background than the bare wall behind the cameras', () => {
  const dressed = bareness(space, from(0, 1.8), somebody, []);
  const bare = bareness(space, from(0, -1.8), somebody, []);
  expect(dressed).toBeLessThan(bare - 0.15);
});

test('somebody in the depth of the picture is no bare wall', () => {
  const other = { ...somebody, id: 'b', chest: [0.7, 1.5, 1.6] } as Figure;
  expect(bareness(space, from(0, -1.8), somebody, [other])).toBeLessThan(bareness(space, from(0, -1.8), somebody, []));
});
