import { MeshBasicMaterial, type SkinnedMesh } from 'three';
import { expect, it } from 'vitest';
import { type Person, personSchema } from '../../film/index.ts';
import type { MaterialFactory } from '../look/materials.ts';
import { dog, man, woman } from '../performance/__fixtures__/staged.ts';
import { bodyShape } from './body-shape.ts';
import { createGarment, garmentNouns } from './garment.ts';

const materials: MaterialFactory = { surface: () => new MeshBasicMaterial(), outline: () => null };
const styles = personSchema.shape.dress.shape.style.options;

/** Points of a garment's meshes in the bind pose, metres. */
function pointsOf(appearance: Parameters<typeof createGarment>[0], noun: string): number[][] {
  const points: number[][] = [];
  createGarment(appearance, noun, undefined, materials).object.traverse((part) => {
    const position = 'geometry' in part ? (part as SkinnedMesh).geometry.getAttribute('position') : undefined;
    for (let i = 0; i < (position?.count ?? 0); i++)
      points.push([position!.getX(i), position!.getY(i), position!.getZ(i)]);
  });
  return points;
}

it.each(styles)('a coat lies outside the shoulders and back of a %s, open in front', (style) => {
  const wearer: Person = { ...man, dress: { ...man.dress, style } };
  const { m, trunk } = bodyShape(wearer);
  const points = pointsOf(wearer, 'coat');
  const y = m.shoulder - 0.12 * m.height;
  const near = points.filter((point) => Math.abs(point[1]! - y) < 0.1);
  expect(Math.min(...near.map(([, , z]) => z!))).toBeLessThan(trunk(Math.PI, y)[2]);
  expect(Math.max(...near.map(([x]) => x!))).toBeGreaterThan(m.shoulderX);
  expect(near.some(([x, , z]) => Math.abs(x!) < 0.1 * m.shoulderX && z! > 0)).toBe(false);
});

it('everything that can be worn is built for people, and for a dog on its back or neck', () => {
  expect(garmentNouns).toEqual(expect.arrayContaining(['coat', 'blanket', 'scarf', 'hat', 'crown']));
  for (const noun of garmentNouns) expect(pointsOf(woman, noun).length, noun).toBeGreaterThan(40);
  const back = pointsOf(dog, 'coat').map(([, y]) => y!);
  expect(Math.max(...back)).toBeGreaterThan(dog.height);
  expect(Math.min(...back)).toBeGreaterThan(0.4 * dog.height);
  expect(Math.min(...pointsOf(dog, 'scarf').map(([, , z]) => z!))).toBeGreaterThan(0);
});
