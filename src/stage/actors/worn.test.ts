import { expect, test } from 'vitest';
import type { Person } from '../../film/index.ts';
import { bodyShape } from './body-shape.ts';
import { createMesh, type MeshData } from './mesh.ts';
import { personParts } from './person.ts';
import { armPoint } from './person-rig.ts';
import { addSleeve } from './sleeves.ts';

const woman: Person = {
  kind: 'person',
  age: 'adult',
  sex: 'female',
  build: 'average',
  height: 1.65,
  skin: '#f2d3b8',
  eyes: '#3a2416',
  hair: { style: 'bob', colour: '#2a1d18' },
  beard: false,
  dress: { style: 'gown', colours: ['#9ac48a', '#eef4d8', '#d9a8c2'], hat: 'none' },
  features: [],
  props: [],
};

const points = ({ positions }: MeshData) =>
  Array.from({ length: positions.length / 3 }, (_, i) => positions.slice(i * 3, i * 3 + 3) as [number, number, number]);

test.each(['gown', 'robe'] as const)('under a raised arm the shoulder of a %s stays with the arm', (style) => {
  for (const age of ['child', 'adult'] as const) {
    const body = bodyShape({ ...woman, age, height: age === 'child' ? 1.15 : 1.65, dress: { ...woman.dress, style } });
    const mesh = createMesh();
    addSleeve(mesh, body, 'L', 1);
    const free = [body.bone('sleeveL1'), body.bone('sleeveL2')];
    const shoulder = armPoint(body.m, 1, 0);
    const near = points(mesh).flatMap((at, i) =>
      Math.hypot(...at.map((value, k) => value - shoulder[k]!)) < body.m.upperArm * 0.6 ? [i] : [],
    );
    expect(near.length).toBeGreaterThan(10);
    for (const vertex of near)
      for (let slot = vertex * 4; slot < vertex * 4 + 4; slot++)
        if (free.includes(mesh.bones[slot]!)) expect(mesh.weights[slot]).toBeLessThan(0.05);
  }
});

test.each([
  ['fairy', []],
  ['angel', ['halo']],
] as const)('the wings of a resting %s are behind the back and leave a close-up free', (_, more) => {
  const winged = bodyShape({ ...woman, features: ['wings', ...more] });
  const { m, bone } = winged;
  const own = new Set([1, 2].flatMap((joint) => ['L', 'R'].map((side) => bone(`wing${side}${joint}`))));
  const wings = personParts(winged).flatMap(({ mesh }) =>
    points(mesh).filter((_at, i) => own.has(mesh.bones[i * 4]!) && mesh.weights[i * 4]! > 0.5),
  );
  expect(wings.length).toBeGreaterThan(100);
  for (const [x, y, z] of wings) {
    expect(z).toBeLessThan(0);
    if (y > m.shoulder - 0.05 * m.height) expect(Math.abs(x)).toBeLessThan(m.shoulderX * 1.6);
  }
});

test('what hangs before a beekeeper’s face is sheer, and a fairy’s wings are', () => {
  const keeper = bodyShape({ ...woman, dress: { ...woman.dress, hat: 'beekeeper' } });
  const { m } = keeper;
  const before = personParts(keeper).filter(({ mesh }) =>
    points(mesh).some(
      ([x, y, z]) => Math.abs(x) < 0.3 * m.head && y > m.chin && y < m.chin + 0.5 * m.head && z > 0.5 * m.head,
    ),
  );
  expect(before.map(({ surface }) => surface.sheer !== undefined)).toEqual([true]);
  const fairy = personParts(bodyShape({ ...woman, features: ['wings'] })).filter(({ surface }) => surface.sheer);
  expect(fairy[0]!.mesh.triangles.length).toBeGreaterThan(100);
});
