import type { Creature } from '../../film/index.ts';
import { blend, linear, shade } from './colour.ts';
import { type QuadrupedPlan, quadrupedPlan, tipColour } from './creature-measure.ts';
import { earRoot, legs } from './creature-rig.ts';
import { addTail } from './features.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { along } from './person-rig.ts';
import type { Rig } from './rig.ts';
import { add, bump, curve, mix, normalise, scale, smoothstep, subtract, type Triple } from './vector.ts';

/** What the parts of a four-legged body are built from; `jaw` is a bone that only the actor moves. */
export type Beast = {
  creature: Creature;
  plan: QuadrupedPlan;
  rig: Rig;
  jaw: number;
  h: number;
  main: Triple;
  pale: Triple;
  dark: Triple;
  tip: Triple;
};

export function beastOf(creature: Creature, rig: Rig): Beast {
  const [main, pale, dark] = creature.colours.map(linear) as [Triple, Triple, Triple];
  return {
    creature,
    plan: quadrupedPlan(creature),
    rig,
    jaw: rig.bones.length,
    h: creature.height,
    main,
    pale,
    dark,
    tip: linear(tipColour(creature)),
  };
}

const around = (count: number) => Array.from({ length: count }, (_, i) => -Math.PI + (i / count) * 2 * Math.PI);
const place = (beast: Beast, name: string): Triple => beast.rig.bones[beast.rig.index[name]!]!.at;

/** Trunk, neck, legs, ears and tails. */
export function addBeast(fur: MeshData, beast: Beast): void {
  addTrunk(fur, beast);
  for (const leg of legs) addLeg(fur, beast, leg.name, leg.fore, leg.sign);
  for (const sign of [1, -1]) addEar(fur, beast, sign);
  for (const chain of beast.rig.chains) {
    if (chain.kind === 'tail') {
      const hair = beast.plan.hoof > 0;
      const shape = hair
        ? curve([
            [0, 0.3],
            [0.3, 0.85],
            [0.7, 1],
            [1, 0.05],
          ])
        : undefined;
      addTail(
        fur,
        beast.rig,
        chain,
        beast.plan.tail.thick * beast.h,
        { main: hair ? beast.dark : beast.main, tip: hair ? beast.dark : beast.tip, inside: beast.pale },
        shape,
      );
    } else if (chain.kind === 'mane') addManeLock(fur, beast, chain.bones, chain.tip);
  }
}

/** One tube from rump to the back of the head: [along, half width, half height, sag] against the line of the back. */
function addTrunk(fur: MeshData, beast: Beast): void {
  const { plan, h } = beast;
  const hips = place(beast, 'hips');
  const chest = place(beast, 'chest');
  const neck = place(beast, 'neck');
  const head = place(beast, 'head');
  const line: Triple[] = [
    add(hips, [0, -0.02 * h, -0.16 * h]),
    hips,
    place(beast, 'spine'),
    chest,
    add(neck, [0, -0.04 * h, 0]),
    add(head, [0, -0.05 * h, -0.05 * h]),
  ];
  line[2] = [0, mix(hips[1], chest[1], 0.5) - 0.0 * h, mix(hips[2], chest[2], 0.5)];
  const { width: w, depth: d, neckThick: n, tuck } = plan;
  const wide = curve([
    [0, w * 0.45],
    [0.1, w * 0.85],
    [0.22, w * 0.98],
    [0.4, w * 0.9],
    [0.6, w * 1.02],
    [0.72, w * 0.9],
    [0.85, n * 1.0],
    [1, n * 0.92],
  ]);
  const tall = curve([
    [0, d * 0.5],
    [0.1, d * 0.82],
    [0.22, d * 0.94],
    [0.4, d - tuck * 0.35],
    [0.6, d * 1.12],
    [0.72, d * 1.0],
    [0.85, n * 1.2],
    [1, n * 1.0],
  ]);
  const rows = Array.from({ length: 22 }, (_, i): Vertex[] => {
    const t = 1 - i / 21;
    const at = along(line, t);
    const tangent = normalise(subtract(along(line, Math.min(1, t + 0.03)), along(line, Math.max(0, t - 0.03))));
    const up: Triple = [0, tangent[2], -tangent[1]];
    const ruff = plan.ruff * bump(t, 0.74, 0.09);
    return around(18).map((angle): Vertex => {
      const below = Math.max(0, -Math.cos(angle));
      const fringe =
        1 + ruff * (0.35 + 0.65 * below) * (1 + 0.18 * Math.cos(angle * 7)) + 0.06 * below * bump(t, 0.5, 0.2);
      const point = add(
        at,
        add([Math.sin(angle) * wide(t) * h * fringe, 0, 0], scale(up, Math.cos(angle) * tall(t) * h * fringe)),
      );
      const belly = smoothstep(0.35, 0.8, below) * (0.6 + 0.4 * smoothstep(0.6, 0.75, t));
      return {
        at: point,
        colour: blend(
          blend(beast.main, beast.pale, belly),
          shade(beast.main, -0.08),
          bump(Math.cos(angle), 1, 0.4) * 0.5,
        ),
        bones: trunkBones(beast, t),
      };
    });
  });
  addGrid(fur, rows, { closed: true, capEnd: true, flip: true });
}

function trunkBones({ rig }: Beast, t: number): Influence {
  const names = ['hips', 'spine', 'chest', 'neck', 'head'];
  const centres = [0.16, 0.42, 0.64, 0.84, 1.02];
  return names.map((name, i) => [rig.index[name]!, bump(t, centres[i]!, 0.1) ** 1.2 + 1e-6] as const);
}

function addLeg(fur: MeshData, beast: Beast, name: string, fore: boolean, sign: number): void {
  const { plan, h, rig } = beast;
  const joints = [1, 2, 3, 4].map((i) => place(beast, `${name}${i}`));
  const top = add(joints[0]!, [-sign * 0.03 * h, 0.14 * h, fore ? 0.02 * h : 0.03 * h]);
  const line = [top, ...joints];
  const thick = plan.leg;
  const size = fore
    ? curve([
        [0, thick * 1.5],
        [0.22, thick * 1.75],
        [0.42, thick * 1.25],
        [0.6, thick * 0.85],
        [0.85, thick * 0.62],
        [1, thick * 0.66],
      ])
    : curve([
        [0, thick * 2.0],
        [0.22, thick * 2.5],
        [0.4, thick * 1.7],
        [0.58, thick * 0.95],
        [0.75, thick * 0.66],
        [1, thick * 0.64],
      ]);
  const index = (i: number) => rig.index[`${name}${i}`]!;
  const rows = Array.from({ length: 14 }, (_, i): Vertex[] => {
    const t = i / 13;
    const at = along(line, t);
    const joint = t * 4;
    const bones: Influence = [
      [rig.index[fore ? 'chest' : 'hips']!, bump(joint, 0, 0.42)],
      [index(1), bump(joint, 1.4, 0.42)],
      [index(2), bump(joint, 2.5, 0.4)],
      [index(3), bump(joint, 3.6, 0.45)],
    ];
    const sock = smoothstep(0.62, 0.72, t + 0.02 * Math.sin(i));
    return around(10).map((angle): Vertex => {
      const r = size(t) * h;
      const deep = t < 0.4 ? 1.35 : 1.05;
      return {
        at: add(at, [Math.sin(angle) * r * 0.82, 0, Math.cos(angle) * r * deep]),
        colour: blend(beast.main, beast.dark, sock * (plan.hoof ? 0.35 : 0.8)),
        bones,
      };
    });
  });
  addGrid(fur, rows, { closed: true });
  addPaw(fur, beast, name, joints[3]!, index(4), index(3));
}

function addPaw(fur: MeshData, beast: Beast, _name: string, joint: Triple, bone: number, above: number): void {
  const { plan, h } = beast;
  const r = plan.paw * h;
  const colour = plan.hoof ? linear('#2b221f') : blend(beast.main, beast.dark, 0.8);
  const ahead = plan.hoof ? 0.25 : 0.55;
  const rows = [
    [1.25, 0.62],
    [0.8, 0.85],
    [0.35, 1.05],
    [0.02, 1.05],
    [0, 0.6],
  ].map(([up, wide], i) =>
    around(12).map((angle): Vertex => {
      const front = Math.max(0, Math.cos(angle));
      const toes = plan.hoof ? 1 : 1 + 0.1 * front * Math.cos(angle * 6);
      return {
        at: [
          joint[0] + Math.sin(angle) * r * wide! * toes,
          up! * 0.04 * h,
          joint[2] + r * ahead * (1 - up! * 0.6) + Math.cos(angle) * r * wide! * 1.15 * toes,
        ],
        colour,
        bones:
          i === 0
            ? [
                [above, 0.5],
                [bone, 0.5],
              ]
            : [[bone, 1]],
      };
    }),
  );
  addGrid(fur, rows, { closed: true, capEnd: true });
}

function addEar(fur: MeshData, beast: Beast, sign: number): void {
  const { creature, plan, rig, h } = beast;
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

function addManeLock(fur: MeshData, beast: Beast, bones: number[], tip: Triple): void {
  const points = [...bones.map((index) => beast.rig.bones[index]!.at), tip];
  const rows = [0, 0.25, 0.5, 0.75, 1].map((t): Vertex[] => {
    const at = along(points, t);
    const bone = bones[Math.min(bones.length - 1, Math.floor(t * bones.length))]!;
    return around(6).map((angle) => ({
      at: add(at, [Math.sin(angle) * 0.03 * beast.h, 0, Math.cos(angle) * beast.h * 0.085 * (1 - t * 0.85)]),
      colour: shade(beast.dark, 0.06 * Math.cos(angle * 3)),
      bones: [[bone, 1]],
    }));
  });
  addGrid(fur, rows, { closed: true });
}
