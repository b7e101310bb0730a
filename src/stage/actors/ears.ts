import { blend, linear, shade } from './colour.ts';
import { earRoot } from './creature-rig.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { along } from './person-rig.ts';
import type { Beast } from './quadruped.ts';
import { add, curve, smoothstep, type Triple } from './vector.ts';

/** An ear that hangs: a soft leaf from the side of the skull, out and down past the cheek. */
function addHangingEar(fur: MeshData, beast: Beast, sign: number): void {
  const { creature, plan, rig, h } = beast;
  const root = earRoot(creature, rig, sign);
  const head = plan.head * h;
  const { tall, wide } = plan.ear;
  const line: Triple[] = [
    [-0.08, 0.0, 0],
    [0.07, 0.05, 0.03],
    [0.16, -0.32 * tall, 0.06],
    [0.15, -0.95 * tall, 0.1],
    [0.11, -1.2 * tall, 0.11],
  ];
  const bones: Influence = [[rig.index[sign > 0 ? 'earL' : 'earR']!, 1]];
  const leaf = curve([
    [0, 0.5],
    [0.35, 0.85],
    [0.7, 1],
    [0.9, 0.7],
    [1, 0.15],
  ]);
  const colour = blend(beast.main, beast.dark, 0.72);
  const sheet = (lift: number, tint: Triple) =>
    [0, 0.15, 0.3, 0.5, 0.7, 0.88, 1].map((t) =>
      [-1, -0.5, 0, 0.5, 1].map((across): Vertex => {
        const [x, y, z] = along(line, t);
        const out = x + lift + 0.05 * (1 - across * across);
        const at: Triple = [sign * out * head, y * head, (z + across * leaf(t) * wide * 0.5) * head];
        return { at: add(root, at), colour: tint, bones };
      }),
    );
  addGrid(fur, sheet(0.02, colour), { flip: sign > 0 });
  addGrid(fur, sheet(-0.015, shade(colour, -0.2)), { flip: sign < 0 });
}

/** An ear that stands, hollow in front, or one that hangs where the species' ears do. */
export function addEar(fur: MeshData, beast: Beast, sign: number): void {
  const { creature, plan, rig, h } = beast;
  if (plan.ear.lop >= 1) {
    addHangingEar(fur, beast, sign);
    return;
  }
  const root = earRoot(creature, rig, sign);
  const { tall, wide, lop } = plan.ear;
  const head = plan.head * h;
  const bones: Influence = [[rig.index[sign > 0 ? 'earL' : 'earR']!, 1]];
  const taper = curve([
    [0, 0.9],
    [0.25, 1],
    [0.65, 0.62],
    [0.92, 0.2],
    [1, 0.03],
  ]);
  const grid = (inner: boolean) =>
    [0, 0.2, 0.45, 0.7, 0.88, 1].map((t) =>
      [-1, -0.6, 0, 0.6, 1].map((across): Vertex => {
        const width = taper(t) * wide * 0.5 * head * (inner ? 0.74 : 1);
        const hollow = (1 - across * across) * 0.16 * head * (1 - 0.6 * t);
        const height = t * tall * head * (inner ? 0.88 : 1) * (1 - lop * 1.75 * t);
        const cup = (inner ? -0.35 : -1) * hollow;
        const x = across * width * 0.8 - cup * -0.6 + 0.16 * head * t * t + lop * 0.5 * t * head;
        const z = cup * 0.8 - across * width * 0.6 + lop * 0.22 * t * head;
        const colour = inner
          ? blend(linear('#d99a8c'), beast.pale, smoothstep(0.4, 1, Math.abs(across)))
          : plan.marking === 'panda'
            ? linear('#1d1b1f')
            : blend(beast.main, plan.hoof ? beast.main : beast.dark, smoothstep(0.55, 0.8, t));
        return { at: add(root, [sign * x, height - Math.abs(across) * 0.05 * head, z]), colour, bones };
      }),
    );
  addGrid(fur, grid(false), { flip: sign < 0 });
  addGrid(
    fur,
    grid(false).map((row) => row.map((vertex) => ({ ...vertex, at: add(vertex.at, [0, 0, 0.02 * head]) }))),
    { flip: sign > 0 },
  );
  addGrid(
    fur,
    grid(true).map((row) => row.map((vertex) => ({ ...vertex, at: add(vertex.at, [0, 0, 0.035 * head]) }))),
    { flip: sign > 0 },
  );
}
