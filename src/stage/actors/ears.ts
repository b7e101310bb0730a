import { blend, linear, shade } from './colour.ts';
import { earRoot } from './creature-rig.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { along } from './person-rig.ts';
import type { Beast } from './quadruped.ts';
import { add, around, cross, curve, normalise, scale, smoothstep, type Triple } from './vector.ts';

/** A thin cupped leaf along a line: `across` and `facing` (the hollow side) are unit vectors, widths and depths in metres. */
type Leaf = {
  line: readonly Triple[];
  across: Triple;
  facing: Triple;
  half: (t: number) => number;
  cup: number;
  thick: number;
  inside: (t: number, edge: number) => Triple;
  outside: (t: number) => Triple;
  bones: Influence;
  steps: number;
};

function addLeaf(fur: MeshData, leaf: Leaf, mirrored: boolean): void {
  const columns = 14;
  const rows = Array.from({ length: leaf.steps }, (_, i): Vertex[] => {
    const t = i / (leaf.steps - 1);
    const centre = along(leaf.line, t);
    const half = leaf.half(t);
    return around(columns).map((angle): Vertex => {
      const across = Math.sin(angle);
      const hollow = (1 - across * across) * leaf.cup * Math.min(1, half / leaf.half(0.3));
      const back = Math.cos(angle) < 0 ? leaf.thick * Math.sqrt(Math.max(0, 1 - across * across)) * (1 - 0.7 * t) : 0;
      const edge = Math.abs(across);
      return {
        at: add(centre, add(scale(leaf.across, across * half), scale(leaf.facing, -hollow - back))),
        colour: Math.cos(angle) > 0.05 ? leaf.inside(t, edge) : leaf.outside(t),
        bones: leaf.bones,
      };
    });
  });
  addGrid(fur, rows, { closed: true, capEnd: true, flip: !mirrored });
}

const pointed = curve([
  [0, 0.82],
  [0.22, 1],
  [0.5, 0.8],
  [0.8, 0.4],
  [1, 0.02],
]);

const long = curve([
  [0, 0.5],
  [0.3, 0.92],
  [0.5, 1],
  [0.8, 0.66],
  [0.94, 0.3],
  [1, 0.05],
]);

const rounded = curve([
  [0, 0.85],
  [0.35, 1],
  [0.62, 0.94],
  [0.84, 0.66],
  [0.95, 0.38],
  [1, 0.12],
]);

/** An ear of the species: pointed, round or long, standing or aside, or one that hangs. */
export function addEar(fur: MeshData, beast: Beast, sign: number): void {
  const { plan, rig } = beast;
  const bones: Influence = [[rig.index[sign > 0 ? 'earL' : 'earR']!, 1]];
  if (plan.ear.tall < 0.05) return;
  if (plan.ear.lop >= 1) addHangingEar(fur, beast, sign, bones);
  else addStandingEar(fur, beast, sign, bones);
}

function addStandingEar(fur: MeshData, beast: Beast, sign: number, bones: Influence): void {
  const { creature, plan, h } = beast;
  const root = earRoot(creature, beast.rig, sign);
  const { tall, wide, lop } = plan.ear;
  const head = plan.head * h;
  const lean = 0.2 + lop * 1.45;
  const axis: Triple = [sign * Math.sin(lean), Math.cos(lean), -0.12];
  const ahead = normalise([sign * 0.42 * (1 - lop), lop * -0.25, 0.9] as Triple);
  const across = normalise(cross(axis, ahead));
  const facing = normalise(cross(across, axis));
  const start = add(root, scale(axis, -0.1 * head));
  const full = (tall + 0.1) * head;
  const bend = add(start, add(scale(axis, full * 0.55), scale(facing, tall > 0.4 ? 0.03 * head : 0)));
  const tip = add(start, add(scale(axis, full), scale(facing, -0.02 * head)));
  const form = tall / wide < 1.05 ? rounded : tall / wide > 1.5 ? long : pointed;
  const dark = plan.marking === 'panda' ? linear('#1d1b1f') : undefined;
  const main = dark ?? (plan.marking === 'sheep' ? beast.dark : beast.main);
  const tipped = plan.hoof || plan.marking === 'mask' || plan.marking === '' ? 0.25 : 0.85;
  const skin = dark ? shade(dark, 0.06) : blend(linear('#c98478'), main, light(main) < 0.25 ? 0.72 : 0.25);
  addLeaf(
    fur,
    {
      line: [start, bend, tip],
      across,
      facing,
      half: (t) => form(t) * wide * 0.5 * head,
      cup: wide * 0.3 * head,
      thick: 0.05 * head,
      inside: (t, edge) => blend(blend(skin, beast.pale, 0.15 + 0.3 * t), main, smoothstep(0.72, 0.9, edge)),
      outside: (t) => blend(main, beast.dark, smoothstep(0.5, 0.85, t) * tipped),
      bones,
      steps: 8,
    },
    sign < 0,
  );
}

const light = ([r, g, b]: Triple) => r + g + b;

const hanging = curve([
  [0, 0.55],
  [0.3, 0.8],
  [0.65, 1],
  [0.85, 0.82],
  [0.96, 0.42],
  [1, 0.1],
]);

/** An ear that hangs: a soft leaf from the side of the skull, out and down past the cheek; an elephant's is a fan. */
function addHangingEar(fur: MeshData, beast: Beast, sign: number, bones: Influence): void {
  const { creature, plan, h } = beast;
  const root = earRoot(creature, beast.rig, sign);
  const head = plan.head * h;
  const { tall, wide } = plan.ear;
  const fan = plan.form === 'elephant';
  const shapes: Triple[] = fan
    ? [
        [0.0, 0.2, -0.16],
        [0.14, 0.05, -0.46],
        [0.2, -0.35, -0.58],
        [0.14, -0.8, -0.5],
        [0.08, -1.05, -0.4],
      ]
    : [
        [-0.1, 0.0, 0],
        [0.07, 0.03, 0.02],
        [0.16, -0.25 * tall, 0.05],
        [0.17, -0.8 * tall, 0.08],
        [0.12, -1.15 * tall, 0.09],
      ];
  const colour = fan ? shade(beast.main, -0.04) : blend(beast.main, beast.dark, 0.66);
  addLeaf(
    fur,
    {
      line: shapes.map(([x, y, z]): Triple => add(root, [sign * x * head, y * head, z * head])),
      across: normalise([0, 0.1, sign * 1]),
      facing: normalise([-sign, 0.1, 0]),
      half: (t) => hanging(t) * wide * 0.5 * head,
      cup: 0.05 * head,
      thick: 0.05 * head,
      inside: () => shade(colour, -0.25),
      outside: (t) => (fan ? shade(colour, 0.05 - 0.15 * t) : blend(colour, beast.dark, 0.35 * t)),
      bones,
      steps: 9,
    },
    sign < 0,
  );
}
