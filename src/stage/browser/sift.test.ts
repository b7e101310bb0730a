import { type Matrix4, PerspectiveCamera, PlaneGeometry, SphereGeometry } from 'three';
import { expect, test } from 'vitest';
import { type Facing, sift } from './sift.ts';

const [width, height] = [64, 36];
const camera = new PerspectiveCamera(40, width / height, 0.1, 100);
camera.position.set(0, 0, 6);
camera.updateMatrixWorld();
const view = camera.projectionMatrix.clone().multiply(camera.matrixWorldInverse);

function sifted(shape: SphereGeometry | PlaneGeometry, facing: Facing, matrix: Matrix4 = view): Uint32Array {
  const position = shape.getAttribute('position').array;
  const index = shape.index!.array;
  const into = new Uint32Array(index.length);
  const normal = new Int8Array((position.length / 3) * 4);
  const count = sift({ position, normal, index }, { view: matrix, width, height, facing }, into);
  return into.slice(0, count);
}

/** Which pixels' middles the triangles that face the camera cover. */
function covered(shape: SphereGeometry, index: ArrayLike<number>): Set<number> {
  const position = shape.getAttribute('position').array;
  const e = view.elements;
  const at = (vertex: number): [number, number] => {
    const [x, y, z] = [position[vertex * 3]!, position[vertex * 3 + 1]!, position[vertex * 3 + 2]!];
    const row = (from: number) => e[from]! * x + e[from + 4]! * y + e[from + 8]! * z + e[from + 12]!;
    return [(row(0) / row(3) + 1) * 0.5 * width, (row(1) / row(3) + 1) * 0.5 * height];
  };
  const pixels = new Set<number>();
  for (let first = 0; first < index.length; first += 3) {
    const [a, b, c] = [at(index[first]!), at(index[first + 1]!), at(index[first + 2]!)];
    const side = (p: [number, number], q: [number, number], x: number, y: number) =>
      (q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0]);
    for (let pixel = 0; pixel < width * height; pixel++) {
      const [x, y] = [(pixel % width) + 0.5, Math.floor(pixel / width) + 0.5];
      if (side(a, b, x, y) >= 0 && side(b, c, x, y) >= 0 && side(c, a, x, y) >= 0) pixels.add(pixel);
    }
  }
  return pixels;
}

test('what is left out covers no pixel', () => {
  const ball = new SphereGeometry(1.2, 24, 24);
  const kept = sifted(ball, 'front');
  expect(kept.length).toBeLessThan(ball.index!.count * 0.55);
  expect(covered(ball, kept)).toEqual(covered(ball, ball.index!.array));
});

test('what is behind the camera, beside the picture or turned away is left out', () => {
  const sheet = (x: number, z: number) => new PlaneGeometry(1, 1).translate(x, 0, z);
  expect(sifted(sheet(0, 0), 'front')).toHaveLength(6);
  expect(sifted(sheet(0, 0), 'back')).toHaveLength(0);
  expect(sifted(sheet(0, 8), 'both')).toHaveLength(0);
  expect(sifted(sheet(9, 0), 'both')).toHaveLength(0);
});

test('a line round something small keeps the pixel that its shader draws', () => {
  const dot = new SphereGeometry(0.001, 8, 6);
  const outwards = dot.getAttribute('normal').array;
  const count = outwards.length / 3;
  const normal = Int8Array.from({ length: count * 4 }, (_, i) =>
    i % 4 < 3 ? 127 * outwards[(i >> 2) * 3 + (i % 4)]! : 0,
  );
  const points = { position: dot.getAttribute('position').array, normal, index: dot.index!.array };
  const kept = (line?: number) => {
    const into = new Uint32Array(dot.index!.count);
    return sift(points, { view, width, height, facing: 'both', line }, into);
  };
  expect(kept()).toBe(0);
  expect(kept(0.0002)).toBeGreaterThan(0);
});
