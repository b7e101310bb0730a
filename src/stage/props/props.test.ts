import { Box3, type Mesh, type Object3D, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { createAtmosphere } from '../look/atmosphere.ts';
import { treatmentOf } from '../look/looks.ts';
import { createMaterials } from '../look/materials.ts';
import { buildProp, propNouns } from './index.ts';

const materials = createMaterials(createAtmosphere(), treatmentOf('cel'));

function trianglesOf(object: Object3D): number {
  let count = 0;
  object.traverse((part) => {
    const mesh = part as Mesh;
    if (mesh.isMesh && mesh.name !== 'outline') count += mesh.geometry.getAttribute('position').count / 3;
  });
  return count;
}

test.each([...propNouns])('%s stands on its foot, can be seen, and is cheap', (noun) => {
  const prop = buildProp(noun, materials)!;
  const bounds = new Box3().setFromObject(prop);
  const size = bounds.getSize(new Vector3());
  expect(bounds.min.y).toBeGreaterThan(-0.03);
  expect(bounds.min.y).toBeLessThan(0.06);
  expect(Math.max(size.x, size.y, size.z)).toBeGreaterThan(0.1);
  expect(trianglesOf(prop)).toBeLessThan(4000);
  prop.traverse((part) => {
    const normal = (part as Mesh).geometry?.getAttribute('normal');
    if (normal) expect([...normal.array].every(Number.isFinite)).toBe(true);
  });
});

test('a noun without a shape gives nothing', () => {
  expect(buildProp('spaceship', materials)).toBeUndefined();
});
