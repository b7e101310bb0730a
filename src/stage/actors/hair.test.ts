import { describe, expect, it, test } from 'vitest';
import type { Person } from '../../film/index.ts';
import { bodyShape } from './body-shape.ts';
import { headShape } from './head-shape.ts';
import type { MeshData } from './mesh.ts';
import { personParts } from './person.ts';
import { onHead } from './skin.ts';
import { cross, dot, lengthOf, normalise, subtract, type Triple } from './vector.ts';

function person(hair: string, hat = 'none', age: Person['age'] = 'adult', seed = 0): Person {
  return {
    ...{ kind: 'person', age, sex: seed % 2 ? 'male' : 'female', build: 'average', height: 1.55 + 0.02 * seed },
    ...{ skin: '#c98f66', eyes: '#3a2416', beard: false, hair: { style: hair, colour: '#2a1d18' } },
    ...{ dress: { style: 'coat', colours: ['#6b6258', '#8a7f70', '#3a342e'], hat }, features: [], props: [] },
  } as Person;
}

const partsOf = (who: Person) => personParts(bodyShape(who)).map(({ mesh }) => mesh) as [MeshData, MeshData, MeshData];
const at = (list: readonly number[], vertex: number) => list.slice(vertex * 3, vertex * 3 + 3) as Triple;

/** Share of a mesh's surface whose shading normals look away from the side that is seen. */
function turnedAway({ positions, normals, triangles }: MeshData): number {
  let [all, away] = [0, 0];
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = triangles.slice(i, i + 3) as [number, number, number];
    const face = cross(subtract(at(positions, b), at(positions, a)), subtract(at(positions, c), at(positions, a)));
    const area = lengthOf(face);
    if (area < 1e-9) continue;
    all += area;
    const mean = [a, b, c].reduce((sum, vertex) => sum + dot(at(normals, vertex), normalise(face)), 0) / 3;
    if (mean < -0.3) away += area;
  }
  return away / all;
}

test.each(['ponytail', 'long', 'braids', 'topknot'])('%s is lit from the side it is seen from, all round', (style) => {
  expect(turnedAway(partsOf(person(style))[1])).toBeLessThan(0.03);
});

test('a ponytail begins in a tie at the back of the head and is round', () => {
  const body = bodyShape(person('ponytail'));
  const { head } = body.m;
  const chain = body.rig.chains.find(({ kind }) => kind === 'hair')!;
  const [, y, z] = body.rig.bones[chain.bones[0]!]!.at;
  const back = onHead(body, [0, 0.76, headShape(body.person).back(0.76)]);
  expect(Math.abs(y - back[1])).toBeLessThan(0.05 * head);
  expect(Math.abs(back[2] - z)).toBeLessThan(0.16 * head);
  const [, { positions, bones }] = partsOf(body.person);
  const middle = Array.from({ length: positions.length / 3 }, (_, i) => i)
    .filter((i) => chain.bones.slice(1, 3).includes(bones[i * 4]!))
    .map((i) => at(positions, i));
  const half = middle.filter((point) => Math.abs(point[1] - onHead(body, [0, 0.2, 0])[1]) < 0.08 * head);
  const span = (k: 0 | 2) => Math.max(...half.map((p) => p[k])) - Math.min(...half.map((p) => p[k]));
  expect(span(2) / span(0)).toBeGreaterThan(0.7);
});

describe.each(['hood', 'headscarf'])('a %s', (hat) => {
  it.each(['short', 'long', 'bob', 'bun', 'ponytail', 'curly', 'braids'])('has no %s hair come through', (style) => {
    for (const [seed, age] of (['child', 'adult', 'elder', 'youth'] as const).entries()) {
      const body = bodyShape(person(style, hat, age, seed));
      const [, hair, cloth] = partsOf(body.person);
      const [ox, oy, oz] = onHead(body, [0, 0.5, 0]);
      const places = ({ positions }: MeshData) =>
        Array.from({ length: positions.length / 3 }, (_, i) => at(positions, i)).map(([x, y, z]) => ({
          turn: Math.atan2(x - ox, z - oz),
          up: (y - oy) / body.m.head,
          out: Math.hypot(x - ox, z - oz) / body.m.head,
        }));
      const shell = places(cloth).filter(({ up }) => up > -0.45 && up < 0.62);
      for (const one of places(hair).filter(({ turn, up }) => Math.abs(turn) > 1.5 && up < 0.4)) {
        const near = shell
          .filter(({ turn, up }) => Math.abs(turn - one.turn) < 0.25 && Math.abs(up - one.up) < 0.16)
          .map(({ out }) => out);
        expect(one.out, `${age} ${one.turn.toFixed(2)} ${one.up.toFixed(2)}`).toBeLessThan(Math.max(...near));
      }
    }
  });
});

test('curly hair is one mass of fewer than 3,000 triangles', () => {
  const [, { triangles, positions }] = partsOf(person('curly'));
  const group = Array.from({ length: positions.length / 3 }, (_, i) => i);
  const root = (vertex: number): number => (group[vertex] === vertex ? vertex : root(group[vertex]!));
  for (let i = 0; i < triangles.length; i += 3)
    for (const other of [1, 2]) group[root(triangles[i + other]!)] = root(triangles[i]!);
  expect(new Set(group.map((_, vertex) => root(vertex))).size).toBe(1);
  expect(triangles.length / 3).toBeLessThan(3000);
});

test('the edge of a shadow runs down a face in one line: its shading is one round from brow to chin', () => {
  for (const [seed, age] of (['child', 'youth', 'adult', 'elder', 'elder'] as const).entries()) {
    const body = bodyShape(person('short', 'none', age, seed));
    const [{ positions, normals }] = partsOf(body.person);
    const { head, chin } = body.m;
    const tilts = Array.from({ length: positions.length / 3 }, (_, i) => i)
      .filter((i) => {
        const [x, y, z] = at(positions, i);
        const [across, up] = [Math.abs(x) / head, (y - chin) / head];
        return up > 0.13 && up < 0.58 && across > 0.05 && across < 0.2 && z > 0.2 * head;
      })
      .map((i) => at(normals, i)[1]);
    const mean = Math.sqrt(tilts.reduce((sum, tilt) => sum + tilt * tilt, 0) / tilts.length);
    expect(tilts.length).toBeGreaterThan(40);
    expect(mean, age).toBeLessThan(0.12);
  }
});

test('the old who tie their hair up wear no loose locks', () => {
  const count = (age: Person['age']) => partsOf(person('bun', 'none', age))[1].triangles.length / 3;
  expect(count('elder')).toBeLessThan(count('adult') - 300);
});
