import type { Body } from './body-shape.ts';
import { linear } from './colour.ts';
import { type HeadShape, middleOf } from './head-shape.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { onHead } from './skin.ts';
import { addLoop, addRod } from './solids.ts';
import type { Triple } from './vector.ts';

const dark = linear('#221d1f');

/** Glasses on the nose, or a patch over the right eye with its string. */
export function addFaceWear(
  meshes: { cloth: MeshData; metal: MeshData },
  body: Body,
  shape: HeadShape,
  what: 'glasses' | 'eye-patch',
): void {
  if (what === 'glasses') glasses(meshes.metal, body, shape);
  else eyePatch(meshes.cloth, body, shape);
}

function glasses(mesh: MeshData, body: Body, { features: { eye }, depth, halfWidth }: HeadShape): void {
  const bones: Influence = [[body.bone('head'), 1]];
  const [wide, tall] = [eye.half * 1.18, Math.max(eye.up, eye.half * 0.78) + 0.022];
  const front = depth(eye.x, eye.y) + 0.06;
  const frame = (x: number, y: number): Triple => onHead(body, [x, y, front - Math.max(0, Math.abs(x) - eye.x) * 0.45]);
  const middle = eye.y + 0.006;
  for (const side of [-1, 1]) {
    const ring = Array.from({ length: 18 }, (_, i): Triple => {
      const angle = (i / 18) * 2 * Math.PI;
      const square = (value: number) => Math.sign(value) * Math.abs(value) ** 0.8;
      return frame(side * eye.x + square(Math.cos(angle)) * wide, middle + square(Math.sin(angle)) * tall);
    });
    addLoop(mesh, ring, 0.0095 * body.m.head, dark, bones);
    const hinge = side * (eye.x + wide);
    const ear = side * (halfWidth(0.4) + 0.012);
    const temple = [
      frame(hinge, middle + 0.02),
      onHead(body, [ear, middle + 0.02, 0.1]),
      onHead(body, [ear, middle - 0.01, -0.05]),
    ];
    addRod(
      mesh,
      temple,
      () => 0.009 * body.m.head,
      () => dark,
      bones,
      4,
      4,
    );
  }
  const bridge = [-1, 0, 1].map((t): Triple => {
    const [x, y, z] = frame(t * (eye.x - wide), middle + 0.016 * (1 - t * t));
    return [x, y, z + 0.02 * body.m.head * (1 - t * t)];
  });
  addRod(
    mesh,
    bridge,
    () => 0.008 * body.m.head,
    () => dark,
    bones,
    4,
    4,
  );
}

function eyePatch(mesh: MeshData, body: Body, shape: HeadShape): void {
  const { eye } = shape.features;
  const bones: Influence = [[body.bone('head'), 1]];
  const rows = [0, 0.5, 0.85, 1].map((size) =>
    Array.from({ length: 16 }, (_, column): Vertex => {
      const angle = (column / 16) * 2 * Math.PI;
      const x = -eye.x + Math.sin(angle) * eye.half * 1.15 * size;
      const y = eye.y + 0.005 + Math.cos(angle) * (eye.up + 0.02) * size * (Math.cos(angle) < 0 ? 1.2 : 1);
      return { at: onHead(body, [x, y, shape.depth(x, y) + 0.03 + 0.035 * (1 - size * size)]), colour: dark, bones };
    }),
  );
  addGrid(mesh, rows, { closed: true, flip: true });
  const string = Array.from({ length: 25 }, (_, i): Triple => {
    const angle = (i / 24) * 2 * Math.PI;
    const y = 0.53 + 0.13 * Math.sin(angle + 0.4);
    const middle = middleOf(shape.front, shape.back, y);
    const reach = Math.cos(angle) > 0 ? shape.front(y) - middle : middle - shape.back(y);
    return onHead(body, [
      Math.sin(angle) * (shape.halfWidth(y) + 0.075),
      y,
      middle + Math.cos(angle) * (reach + 0.075),
    ]);
  });
  addRod(
    mesh,
    string,
    () => 0.011 * body.m.head,
    () => dark,
    bones,
    4,
    30,
  );
}
