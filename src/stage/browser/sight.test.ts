import { BufferGeometry, Float32BufferAttribute, PlaneGeometry } from 'three';
import { expect, test } from 'vitest';
import { type Sight, seenIn, sightOf } from './sight.ts';
import type { DecodedTrack } from './tracks.ts';

const channels = ['x', 'y', 'z', 'qx', 'qy', 'qz', 'qw', 'fov'];
const track = (places: number[][]): DecodedTrack => ({
  target: 'camera',
  channels,
  values: new Float32Array(places.flatMap(([x, z]) => [x!, 0, z!, 0, 0, 0, 1, 40])),
});
const still = sightOf(track([[0, 6]]), 1, 16 / 9, 720);
const sheet = (x: number, z: number, turn = 0) => new PlaneGeometry(1, 1).rotateY(turn).translate(x, 0, z);
const count = (geometry: PlaneGeometry, sight: Sight, options = {}) => seenIn(geometry, sight, options).length / 3;

test('a still camera keeps what is before it and faces it', () => {
  expect(count(sheet(0, 0), still)).toBe(2);
  expect(count(sheet(0, 8), still)).toBe(0);
  expect(count(sheet(20, 0), still)).toBe(0);
  expect(count(sheet(0, 0, Math.PI), still)).toBe(0);
  expect(count(sheet(0, 0, Math.PI), still, { bothSides: true })).toBe(2);
});

test('a camera that travels keeps what any frame may see', () => {
  const places = Array.from({ length: 48 }, (_, frame) => [frame * 0.5, 6]);
  const travelling = sightOf(track(places), 48, 16 / 9, 720);
  for (const [x] of places) expect(count(sheet(x!, 0), travelling)).toBe(2);
  expect(count(sheet(-12, 0), travelling)).toBe(0);
});

test('what swings is kept near the edge of the picture', () => {
  expect(count(sheet(5, 0), still)).toBe(0);
  expect(count(sheet(5, 0), still, { sway: 1.5 })).toBe(2);
});

test('near triangles come first', () => {
  const geometry = new BufferGeometry();
  const near = [-0.5, -0.5, 0, 0.5, -0.5, 0, 0, 0.5, 0];
  const far = near.map((part, at) => (at % 3 === 2 ? -30 : part));
  geometry.setAttribute('position', new Float32BufferAttribute([...far, ...near], 3));
  geometry.setIndex([0, 1, 2, 3, 4, 5]);
  expect([...seenIn(geometry, still)]).toEqual([3, 4, 5, 0, 1, 2]);
});
