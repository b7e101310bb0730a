import { MeshBasicMaterial, type SkinnedMesh } from 'three';
import { expect, it } from 'vitest';
import type { Person } from '../../film/index.ts';
import type { MaterialFactory } from '../look/materials.ts';
import { man, woman } from '../performance/__fixtures__/staged.ts';
import { bodyShape } from './body-shape.ts';
import { createPerson } from './person.ts';

const materials: MaterialFactory = { surface: () => new MeshBasicMaterial(), outline: () => null };
const animal = (species: string, plan: 'fox' | 'dog' | 'horse' = 'fox'): Person => ({
  ...man,
  skin: '#6b4a33',
  animal: { plan, species, colours: ['#6b4a33', '#c9ad8a', '#3a3f4a'], eyes: '#1d1410' },
});

type Point = { at: [number, number, number]; bones: number[] };

/** Points of a person's surfaces in the bind pose, metres, and the bones that move each. */
function pointsOf(person: Person): Point[] {
  return createPerson(person, materials).figure.meshes.flatMap((mesh) => {
    if (mesh.name === 'face') return [];
    const { geometry } = mesh as SkinnedMesh;
    const [position, index, weight] = ['position', 'skinIndex', 'skinWeight'].map(
      (name) => geometry.getAttribute(name)!,
    );
    return Array.from({ length: position!.count }, (_, i): Point => {
      const slots = [0, 1, 2, 3].filter((slot) => weight!.array[i * 4 + slot]! > 0.05);
      return {
        at: [position!.getX(i), position!.getY(i), position!.getZ(i)],
        bones: slots.map((slot) => index!.array[i * 4 + slot]!),
      };
    });
  });
}

const ahead = (person: Person) => {
  const { m } = bodyShape(person);
  return (
    Math.max(
      ...pointsOf(person)
        .filter(({ at }) => at[1] > m.chin)
        .map(({ at }) => at[2]),
    ) / m.head
  );
};

it.each([
  'platypus',
  'otter',
  'badger',
  'beaver',
  'fox',
  'cat',
  'rabbit',
])('a %s that acts as people do has a muzzle where a person has a face', (species) => {
  expect(ahead(animal(species))).toBeGreaterThan(ahead(man) + 0.1);
});

it('a platypus has a broad flat bill, a cat a short round muzzle', () => {
  const tip = (species: string) => {
    const own = animal(species);
    const { m } = bodyShape(own);
    const front = Math.max(...pointsOf(own).map(({ at }) => at[2]));
    const near = pointsOf(own).filter(({ at }) => at[2] > front - 0.15 * m.head && at[1] > m.chin);
    const span = (k: 0 | 1) => Math.max(...near.map(({ at }) => at[k])) - Math.min(...near.map(({ at }) => at[k]));
    return span(0) / span(1);
  };
  expect(ahead(animal('platypus'))).toBeGreaterThan(ahead(animal('cat')) + 0.2);
  expect(tip('platypus')).toBeGreaterThan(2.5);
  expect(tip('cat')).toBeLessThan(2);
});

it("a platypus's bill ends broad and round, not in a point", () => {
  const own = animal('platypus');
  const { m } = bodyShape(own);
  const points = pointsOf(own).filter(({ at }) => at[1] > m.chin);
  const front = Math.max(...points.map(({ at }) => at[2]));
  const wide = (from: number, to: number) => {
    const near = points.filter(({ at }) => at[2] > front - to * m.head && at[2] <= front - from * m.head);
    return 2 * Math.max(...near.map(({ at }) => Math.abs(at[0])));
  };
  expect(wide(0, 0.12)).toBeGreaterThan(0.75 * wide(0.12, 0.4));
});

it('an animal opens its mouth with the jaw and blinks with eyes on its own head', () => {
  const own = animal('badger');
  const { jaw } = bodyShape(own);
  expect(pointsOf(own).filter(({ bones }) => bones.includes(jaw)).length).toBeGreaterThan(40);
  const { figure } = createPerson(own, materials);
  const face = figure.meshes.find(({ name }) => name === 'face')!;
  face.geometry.computeBoundingBox();
  expect(face.geometry.getAttribute('position').count).toBeGreaterThan(60);
});

it("a mermaid's tail is moved by the legs down to the fin, and she has no feet", () => {
  const mermaid: Person = { ...woman, dress: { ...woman.dress, style: 'gown' }, features: ['fish-tail'] };
  const { m, bone } = bodyShape(mermaid);
  const legs = ['L', 'R'].flatMap((side) => [`shin${side}`, `foot${side}`].map(bone));
  const low = pointsOf(mermaid).filter(({ at }) => at[1] < 0.8 * m.knee);
  expect(low.length).toBeGreaterThan(100);
  for (const { bones } of low) expect(bones.every((own) => legs.includes(own))).toBe(true);
  const wide = (person: Person) =>
    Math.max(
      ...pointsOf(person)
        .filter(({ at }) => at[1] < 0.3)
        .map(({ at }) => at[0]),
    );
  expect(wide(mermaid)).toBeGreaterThan(0.3);
});
