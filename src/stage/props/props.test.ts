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

test('a cloth is gathered where it is held and spreads in folds', () => {
  const mesh = buildProp('cloth', materials)!.children.find((part) => part.name === 'cloth') as Mesh;
  const { array } = mesh.geometry.getAttribute('position');
  const points = Array.from({ length: array.length / 3 }, (_, i) => [
    array[i * 3]!,
    array[i * 3 + 1]!,
    array[i * 3 + 2]!,
  ]);
  const wide = (keep: (x: number) => boolean) =>
    Math.max(...points.filter(([x]) => keep(x!)).map(([, , z]) => Math.abs(z!)));
  expect(wide((x) => x > 0.2)).toBeLessThan(0.4 * wide((x) => x < -0.1));
  const middle = points.filter(([x]) => Math.abs(x!) < 0.02).map(([, y]) => y!);
  expect(Math.max(...middle) - Math.min(...middle)).toBeGreaterThan(0.02);
});
