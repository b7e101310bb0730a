import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Plan, Point, Shot } from '../film/index.ts';
import { make } from './__fixtures__/film.ts';
import { geometry } from './__fixtures__/geometry.ts';
import { checkCoverage } from './index.ts';

const { plan } = make(readFileSync(new URL('./__fixtures__/umbrella.fountain', import.meta.url), 'utf8'));
const codes = (changed: Plan) => checkCoverage(changed, geometry).map((finding) => finding.code);

/** The plan with the camera of one shot moved. */
function moved(shot: Shot, change: (position: Point, target: Point) => { position: Point; target: Point }): Plan {
  const keys = shot.staging.camera.keys.map((key) => ({ ...key, ...change(key.position, key.target) }));
  const staging = { ...shot.staging, camera: { ...shot.staging.camera, keys } };
  return { ...plan, shots: plan.shots.map((other) => (other.id === shot.id ? { ...other, staging } : other)) };
}

const single = plan.shots.find(
  (shot) =>
    ['single', 'reverse', 'over-shoulder'].includes(shot.purpose) &&
    ['MCU', 'MS'].includes(shot.size) &&
    shot.scene === plan.scenes[1]!.id,
)!;
const over = plan.shots.find((shot) => ['over-shoulder', 'reverse', 'two-shot'].includes(shot.purpose))!;

test('a camera in a wall, in the ground or beyond its room is an error', () => {
  expect(codes(moved(single, (_, target) => ({ position: [0, 0.7, -1.9], target })))).toContain('camera-inside');
  expect(codes(moved(single, (_, target) => ({ position: [2, 0.2, 1], target })))).toContain('camera-under-ground');
  expect(codes(moved(single, (_, target) => ({ position: [2, 2, 30], target })))).toContain('camera-outside');
});

test('a camera on the other side of the two crosses the line', () => {
  expect(codes(moved(over, ([x, y, z], target) => ({ position: [x, y, -z], target })))).toContain('line-crossed');
});

test('a subject out of the frame or behind another is noticed', () => {
  expect(
    codes(
      moved(single, (position, target) => ({
        position,
        target: [2 * position[0] - target[0], target[1], 2 * position[2] - target[2]],
      })),
    ),
  ).toContain('subject-out-of-frame');
  const two = single.staging.blocking;
  const subject = single.subjects[0]!;
  const own = two.find((book) => book.actor === subject)!.at;
  const other = two.find((book) => book.actor !== subject)!.at;
  const behind: Point = [other[0] + (other[0] - own[0]) * 1.5, 1.9, other[1] + (other[1] - own[1]) * 1.5];
  expect(codes(moved(single, () => ({ position: behind, target: [own[0], 1.9, own[1]] })))).toContain('subject-hidden');
});

test('nearly the same picture twice is a jump cut', () => {
  const at = plan.shots.indexOf(single);
  const twin = { ...single, id: 'twin', start: single.start + 1 };
  const shots = [...plan.shots.slice(0, at + 1), twin, ...plan.shots.slice(at + 1)];
  expect(codes({ ...plan, shots })).toContain('jump-cut');
});

test('a crown cut off is noticed', () => {
  expect(codes(moved(single, (position, [x, y, z]) => ({ position, target: [x, y - 0.12, z] })))).toContain('headroom');
});
