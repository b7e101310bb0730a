import { describe, expect, test } from 'vitest';
import type { Point, SetLayout } from '../../film/index.ts';
import { groundAt, layoutOf, modelOf, setBuilders } from './index.ts';

type Box = SetLayout['obstacles'][number];
const seeds = [1, 7, 4021];
const request = (builder: string, seed: number) => ({ builder, season: 'spring' as const, parameters: {}, seed });
const inside = (box: Box, point: Point, margin = 0) =>
  point.every((value, axis) => value > box.minimum[axis]! - margin && value < box.maximum[axis]! + margin);
const walkable = (layout: SetLayout, x: number, z: number) =>
  layout.walkable.some(([x0, z0, x1, z1]) => x >= x0 - 1e-6 && x <= x1 + 1e-6 && z >= z0 - 1e-6 && z <= z1 + 1e-6);
const distance = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[2] - b[2]);

describe.each(setBuilders.map(({ name }) => name))('%s', (name) => {
  test.each(seeds)('people can stand at its marks (seed %i)', (seed) => {
    const set = request(name, seed);
    const layout = layoutOf(set);
    for (const mark of layout.marks) {
      if (mark.kind === 'landmark') continue;
      const [x, y, z] = mark.position;
      if (mark.kind === 'stand' || mark.kind === 'entrance') {
        expect(walkable(layout, x, z), `${mark.name} is on walkable ground`).toBe(true);
        expect(y).toBeCloseTo(groundAt(set, x, z), 6);
        const breast: Point = [x, y + 0.9, z];
        expect(
          layout.obstacles.find((box) => inside(box, breast, 0.2)),
          `${mark.name} is clear`,
        ).toBeUndefined();
      }
    }
  });

  test('two can talk 1.6 m apart, enter from both sides, and a creature finds a perch', () => {
    const { marks } = layoutOf(request(name, 7));
    const stands = marks.filter(({ kind }) => kind === 'stand');
    const facing = stands.some((a) =>
      stands.some(
        (b) => Math.abs(distance(a.position, b.position) - 1.6) < 0.01 && Math.abs(a.facing + b.facing) < 1e-6,
      ),
    );
    expect(facing).toBe(true);
    const entrances = marks.filter(({ kind }) => kind === 'entrance').map(({ position }) => position[0]);
    expect(Math.min(...entrances)).toBeLessThan(-2);
    expect(Math.max(...entrances)).toBeGreaterThan(2);
    expect(marks.some(({ kind }) => kind === 'perch')).toBe(true);
    expect(marks.some(({ kind }) => kind === 'landmark')).toBe(true);
  });

  test.each(seeds)('its views look from free places above the ground (seed %i)', (seed) => {
    const set = request(name, seed);
    const { views, cameraVolume, obstacles } = layoutOf(set);
    expect(views.length).toBeGreaterThanOrEqual(2);
    for (const { position } of views) {
      expect(inside(cameraVolume, position)).toBe(true);
      expect(obstacles.find((box) => inside(box, position, 0.15))).toBeUndefined();
      expect(position[1]).toBeGreaterThan(groundAt(set, position[0], position[2]) + 0.2);
    }
  });

  test('its ground has no step higher than a walker takes', () => {
    const set = request(name, 7);
    for (const [x0, z0, x1, z1] of layoutOf(set).walkable) {
      for (let x = x0; x <= x1; x += 0.1) {
        for (let z = z0; z <= z1; z += 0.25) {
          const step = Math.abs(groundAt(set, Math.min(x1, x + 0.1), z) - groundAt(set, x, z));
          expect(step, `at ${x.toFixed(1)}, ${z.toFixed(1)}`).toBeLessThan(0.12);
        }
      }
    }
  });

  test('its geometry is sound, the same each time, and within the budget', () => {
    const model = modelOf(request(name, 7));
    let triangles = 0;
    for (const part of [model.solid, model.leaves, model.ground]) {
      for (const attribute of ['position', 'normal', 'color', 'trait', 'lampLight']) {
        expect(Array.from(part.getAttribute(attribute).array).every(Number.isFinite), attribute).toBe(true);
      }
      triangles += part.index!.count / 3;
    }
    expect(triangles).toBeLessThan(70_000);
    expect(model.lamps.length).toBeLessThanOrEqual(6);
  });
});

describe.each([
  ['room', { culture: 'chinese' }],
  ['room', { era: 'medieval' }],
  ['kitchen', { culture: 'chinese', era: 'classical' }],
  ['bedroom', { culture: 'chinese' }],
  ['shop', { culture: 'chinese' }],
  ['library', { era: 'modern' }],
  ['tea-house', { culture: 'european', era: 'medieval' }],
  ['tavern', { era: 'victorian' }],
  ['garden', { culture: 'chinese' }],
  ['market', { culture: 'european' }],
  ['village-street', { culture: 'european' }],
  ['harbour', { culture: 'chinese' }],
  ['harbour', { basin: 'open' }],
  ['throne-hall', { style: 'gothic' }],
] as [string, Record<string, string>][])('%s of %o', (name, parameters) => {
  const set = { ...request(name, 7), parameters };

  test('has free marks and views, and keeps within the budget', () => {
    const layout = layoutOf(set);
    for (const { kind, position } of layout.marks) {
      if (kind !== 'stand' && kind !== 'entrance') continue;
      expect(walkable(layout, position[0], position[2])).toBe(true);
      const breast: Point = [position[0], position[1] + 0.9, position[2]];
      expect(layout.obstacles.find((box) => inside(box, breast, 0.2))).toBeUndefined();
    }
    for (const { position } of layout.views) {
      expect(inside(layout.cameraVolume, position)).toBe(true);
      expect(layout.obstacles.find((box) => inside(box, position, 0.15))).toBeUndefined();
    }
    const model = modelOf(set);
    const count = [model.solid, model.leaves, model.ground].reduce((sum, part) => sum + part.index!.count / 3, 0);
    expect(count).toBeLessThan(70_000);
    expect(model.lamps.length).toBeLessThanOrEqual(6);
  });

  test('looks unlike the same place without them', () => {
    const counts = [set, request(name, 7)].map((one) => modelOf(one).solid.index!.count);
    expect(counts[0]).not.toBe(counts[1]);
  });
});

test('keywords are in both languages and an unknown builder is a plain problem', () => {
  for (const { keywords } of setBuilders) {
    expect(keywords.en.length).toBeGreaterThan(5);
    expect(keywords.zh.length).toBeGreaterThan(5);
  }
  expect(() => layoutOf(request('moon base', 1))).toThrowError(/no set called "moon base"/);
});
