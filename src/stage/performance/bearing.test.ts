import { expect, test } from 'vitest';
import type { Action, Person } from '../../film/index.ts';
import { dog, gesture, man, played, seconds, woman } from './__fixtures__/staged.ts';
import { gazeOf, personNod } from './gaze.ts';

const degrees = 180 / Math.PI;

/** How far a person's head is raised who looks from `own` at a point two metres ahead, degrees. */
function raised(height: number, ahead = 1): number {
  const look: Action = { kind: 'gaze', target: { point: [0, height, ahead] }, start: 0, end: seconds(4) };
  const gaze = gazeOf([look], 'head', personNod);
  const own = () => ({ place: [0, 1.5, 0] as [number, number, number], yaw: 0 });
  return (
    Math.max(...[2, 2.5, 3].map((at) => Math.abs(gaze(at, own, () => undefined).headPitch) * degrees)) *
    Math.sign(height - 1.5)
  );
}

test('between faces the eyes look up and down, the head at most 12 degrees down and 8 up', () => {
  for (const taller of [0.05, 0.1, 0.2, 0.3]) {
    expect(raised(1.5 - taller)).toBeGreaterThan(-12);
    expect(raised(1.5 + taller)).toBeLessThan(9);
  }
});

test('a neck is bent at most 25 degrees for what stands overhead or lies at the feet, and yet is bent', () => {
  expect(raised(2.6, 0.4)).toBeLessThan(26);
  expect(raised(2.6, 0.4)).toBeGreaterThan(15);
  expect(raised(0, 0.4)).toBeGreaterThan(-26);
  expect(raised(0, 0.4)).toBeLessThan(-15);
});

test.each(['ponytail', 'long'] as const)('hair worn as %s stays behind the neck when the head is bowed', (style) => {
  const girl: Person = { ...woman, age: 'child', height: 1.2, hair: { style, colour: '#2a1a22' } };
  const ends = { ponytail: ['ponytail3', 'ponytail4'], long: ['back2-2', 'back2-3'] };
  const sad: Action = { kind: 'feel', emotion: 'sadness', intensity: 1, start: 0, end: seconds(3) };
  const low: Action = { kind: 'gaze', target: { point: [0, 0, 0.5] }, start: 0, end: seconds(3) };
  const { at } = played([{ appearance: girl, pose: 'kneel', actions: [sad, low, gesture('nod', 0.5, 1.5)] }], 3);
  for (let time = 1; time < 3; time += 0.25)
    for (const bone of ends[style]) expect(at('a', time, bone)[2]).toBeLessThan(at('a', time, 'neck')[2] - 0.02);
});

test('a child that steps up to a bird on the ground takes steps and does not sink into a lunge', () => {
  const child: Person = { ...woman, age: 'child', height: 1.15 };
  const bird = {
    appearance: { ...dog, plan: 'bird' as const, species: 'seagull', height: 0.3 },
    at: [0, 1.35] as [number, number],
  };
  const { at } = played([{ appearance: child, actions: [gesture('take', 0.2, 1.7, 'b')] }, bird], 2.4);
  const standing = at('a', 0.05, 'hips')[1];
  const lowest = Math.min(...Array.from({ length: 55 }, (_, frame) => at('a', frame / 24, 'hips')[1]));
  expect(at('a', 1.1, 'hips')[2]).toBeGreaterThan(0.2);
  expect(lowest).toBeGreaterThan(0.72 * standing);
});

test('who steps up to another for a gesture goes no faster than people walk', () => {
  const { at } = played(
    [
      { appearance: man, actions: [gesture('offer', 0.2, 2, 'b')] },
      { appearance: woman, at: [0, 1.9], facing: 180 },
    ],
    2.4,
  );
  const speeds = Array.from(
    { length: 50 },
    (_, i) => (at('a', (i + 5) / 24, 'hips')[2] - at('a', i / 24, 'hips')[2]) / (5 / 24),
  );
  expect(Math.max(...speeds)).toBeGreaterThan(0.4);
  expect(Math.max(...speeds.map(Math.abs))).toBeLessThan(2.2);
});
