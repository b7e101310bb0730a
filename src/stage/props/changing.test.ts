import { Box3, type Mesh, type Object3D, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { fromSeconds } from '../../film/index.ts';
import { createAtmosphere } from '../look/atmosphere.ts';
import { treatmentOf } from '../look/looks.ts';
import { createMaterials } from '../look/materials.ts';
import { buildProp, createChanging, createPouring } from './index.ts';

const atmosphere = createAtmosphere();
const materials = createMaterials(atmosphere, treatmentOf('cel'));
const [before, at, after] = [0, 1, 1.5].map(fromSeconds) as [number, number, number];

function seen(object: Object3D): Object3D[] {
  if (!object.visible) return [];
  return [object, ...object.children.flatMap(seen)];
}

test.each(['candle', 'torch', 'fire'])('a %s has its flame, and light round it, only once it is lit', (noun) => {
  const thing = buildProp(noun, materials)!;
  const changing = createChanging(
    thing,
    noun,
    [
      { from: before, state: 'out' },
      { from: at, state: 'lit' },
    ],
    materials,
    atmosphere,
  );
  const flames = () => seen(thing).filter(({ name }) => name === 'flame').length;
  const light = () => seen(changing.halo!).length;
  changing.show(before);
  expect([flames(), light()]).toEqual([0, 1]);
  changing.show(after);
  expect(flames()).toBeGreaterThan(0);
  expect(light()).toBeGreaterThan(1);
});

test('a broken lantern is bent, torn and dark, and hangs from its ring as before', () => {
  const thing = buildProp('lantern', materials)!;
  const [whole, glow] = [new Box3().setFromObject(thing), thing.children.find(({ name }) => name === 'glow') as Mesh];
  const changing = createChanging(thing, 'lantern', [{ from: at, state: 'broken' }], materials, atmosphere);
  changing.show(after);
  const bent = thing.children.at(-1)!;
  expect(seen(thing).filter((part) => thing.children.includes(part))).toEqual([bent]);
  const torn = bent.children.find(({ name }) => name === 'glow') as Mesh;
  expect(torn.material).not.toBe(glow.material);
  expect(torn.geometry.getAttribute('position').count).toBeLessThan(glow.geometry.getAttribute('position').count);
  const box = new Box3().setFromObject(bent);
  expect(Math.abs(box.max.y - whole.max.y)).toBeLessThan(0.03);
  expect(box.min.x).not.toBeCloseTo(whole.min.x, 2);
});

test.each([
  'cup',
  'pot',
  'bottle',
  'teapot',
  'mirror',
  'clock',
])('a broken %s lies low and apart, as much as it was', (noun) => {
  const thing = buildProp(noun, materials)!;
  const whole = new Box3().setFromObject(thing).getSize(new Vector3());
  const changing = createChanging(thing, noun, [{ from: at, state: 'broken' }], materials, atmosphere);
  const pieces = thing.children.at(-1)!;
  changing.show(before);
  expect(pieces.visible).toBe(false);
  changing.show(after);
  expect(seen(thing).filter((part) => thing.children.includes(part))).toEqual([pieces]);
  const box = new Box3().setFromObject(pieces);
  const size = box.getSize(new Vector3());
  expect(box.min.y).toBeGreaterThan(-0.001);
  expect(size.y).toBeLessThan(1.1 * Math.max(whole.x, whole.y, whole.z));
  expect(Math.max(size.x, size.z)).toBeGreaterThan(Math.max(whole.x, whole.z) + 0.1);
});

test('a teapot leans over the cup while it is poured from, and its stream ends in the cup', () => {
  const thing = buildProp('teapot', materials)!;
  const pouring = createPouring(thing, 'teapot', [{ time: at, kind: 'pour', actor: 'a' }], materials)!;
  const cup = new Vector3(0.25, 0.9, 0.1);
  const rest = () => {
    thing.position.set(0, 1, 0);
    thing.quaternion.identity();
  };
  rest();
  pouring.tip(before, cup);
  expect([pouring.stream.visible, thing.quaternion.w]).toEqual([false, 1]);
  pouring.tip(fromSeconds(1.2), cup);
  const { stream } = pouring;
  expect(stream.visible).toBe(true);
  expect(new Vector3(0, 1, 0).applyQuaternion(thing.quaternion).y).toBeLessThan(0.85);
  const end = new Vector3(0, -1, 0).multiply(stream.scale).applyQuaternion(stream.quaternion).add(stream.position);
  expect(end.distanceTo(cup)).toBeLessThan(0.001);
  rest();
  pouring.tip(fromSeconds(3), cup);
  expect(stream.visible).toBe(false);
});

test('a full cup has its drink in it', () => {
  const thing = buildProp('cup', materials)!;
  const changing = createChanging(thing, 'cup', [{ from: at, state: 'full' }], materials, atmosphere);
  changing.show(before);
  const empty = seen(thing).length;
  changing.show(after);
  expect(seen(thing).length).toBe(empty + 1);
});
