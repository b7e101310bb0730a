import { type BufferGeometry, Matrix4, PerspectiveCamera, PlaneGeometry, SphereGeometry, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { sift } from './sift.ts';
import { eyeOf, rimOf } from './silhouette.ts';

const camera = new PerspectiveCamera(30, 16 / 9, 0.08, 100);
camera.position.set(0.4, 0.3, 5);
camera.lookAt(0, 0, 0);
camera.updateMatrixWorld();
const view = new Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
const line = 0.02;

function pointsOf(geometry: BufferGeometry) {
  const plain = geometry.getAttribute('normal');
  const normal = Int8Array.from({ length: plain.count * 4 }, (_, at) =>
    at % 4 === 3 ? 0 : 127 * plain.array[3 * Math.floor(at / 4) + (at % 4)]!,
  );
  return { position: geometry.getAttribute('position').array, normal, index: geometry.index!.array };
}

function kept(geometry: BufferGeometry, rim?: Uint8Array): number[] {
  const into = new Uint32Array(geometry.index!.count);
  const count = sift({ ...pointsOf(geometry), rim }, { view, width: 1280, height: 720, facing: 'back', line }, into);
  return Array.from(into.subarray(0, count));
}

test('the eye of a view is where its camera stands', () => {
  expect(eyeOf(view).distanceTo(camera.position)).toBeLessThan(1e-4);
});

test("of a ball's hull everything that stands out behind the ball is kept, and much of the rest is not", () => {
  const ball = new SphereGeometry(1, 32, 24);
  const position = ball.getAttribute('position');
  const rim = rimOf(ball.index!.array, position.count);
  const drawn = new Set(kept(ball, rim));
  const all = new Set(kept(ball));
  const towards = camera.position.clone().normalize();
  const tangent = Math.asin(1 / camera.position.length());
  let [out, left] = [0, 0];
  for (const vertex of all) {
    const grown = new Vector3().fromBufferAttribute(position, vertex).multiplyScalar(1 + line * 2);
    const way = camera.position.clone().sub(grown).normalize();
    const standsOut = way.angleTo(towards) > tangent;
    if (standsOut) expect(drawn.has(vertex)).toBe(true);
    if (standsOut) out++;
    else if (drawn.has(vertex)) left++;
  }
  expect(out).toBeGreaterThan(10);
  expect(left).toBeLessThan((all.size - out) * 0.7);
  expect(drawn.size).toBeLessThan(all.size);
});

test('the rim of a sheet that looks away is kept, its middle is not', () => {
  const sheet = new PlaneGeometry(1, 1, 8, 8).rotateY(Math.PI);
  const rim = rimOf(sheet.index!.array, 81);
  expect(rim.reduce((sum, one) => sum + one, 0)).toBe(32);
  const drawn = new Set(kept(sheet, rim));
  for (const [vertex, one] of rim.entries()) if (one) expect(drawn.has(vertex)).toBe(true);
  expect(drawn.has(40)).toBe(false);
});
