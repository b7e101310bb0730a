import { expect, test } from 'vitest';
import { createSculpture } from '../sculpture.ts';
import { dune } from './desert-land.ts';

test.each([
  [
    [-50, -58],
    [-10, -19],
  ],
  [
    [46, -26],
    [8, -48],
  ],
] as const)('a dune from %j to %j turns its sand to the sky, whichever way its crest runs', (from, to) => {
  const sand = createSculpture();
  dune(sand, { from, to, height: 9, gentle: 17, steep: 13, bend: 0.5 }, 0, [1, 1, 1], 1);
  const normals = sand.geometry().getAttribute('normal');
  for (let index = 0; index < normals.count; index++) expect(normals.getY(index)).toBeGreaterThan(0);
});
