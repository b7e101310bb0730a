import type { Creature } from '../../film/index.ts';
import { linear, shade } from './colour.ts';
import { type QuadrupedPlan, quadrupedPlan, tipColour } from './creature-measure.ts';
import { legs } from './creature-rig.ts';
import { addEar } from './ears.ts';
import { addTail } from './features.ts';
import { hideColour, legColour } from './hide.ts';
import { addHorns } from './horns.ts';
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
  addHorns(fur, beast);
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
    add(hips, [0, -0.07 * h, -0.2 * h]),
    hips,
    place(beast, 'spine'),
    chest,
    add(neck, [0, -0.04 * h, 0]),
    add(head, [0, -0.05 * h, -0.05 * h]),
  ];
  line[2] = [0, mix(hips[1], chest[1], 0.5) - 0.0 * h, mix(hips[2], chest[2], 0.5)];
  const { width: w, depth: d, neckThick: n, tuck, neckTall: deep } = plan;
  const wide = curve([
    [0, w * 0.12],
    [0.04, w * 0.5],
    [0.1, w * 0.84],
    [0.22, w * 0.98],
    [0.4, w * 0.9],
    [0.6, w * 1.02],
    [0.72, w * 0.9],
    [0.85, n * 1.0],
    [1, n * 0.92],
  ]);
  const tall = curve([
    [0, d * 0.1],
    [0.04, d * 0.5],
    [0.1, d * 0.78],
    [0.22, d * 0.94],
    [0.4, d - tuck * 0.35],
    [0.6, d * 1.12],
    [0.72, d * 1.0],
    [0.83, n * (0.4 + 0.8 * deep)],
    [1, n * (0.55 + 0.45 * deep)],
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
        1 +
        ruff * (plan.marking === 'lion' ? 1 : 0.35 + 0.65 * below) * (1 + 0.18 * Math.cos(angle * 7)) +
        0.06 * below * bump(t, 0.5, 0.2) +
        (plan.marking === 'camel'
          ? 0.6 * Math.max(0, Math.cos(angle)) ** 2 * (bump(t, 0.34, 0.05) + bump(t, 0.52, 0.05))
          : 0) +
        plan.wool * 0.1 * (Math.cos(angle * 6 + (i % 2) * Math.PI) + 0.5) * smoothstep(0.86, 0.7, t);
      const point = add(
        at,
        add([Math.sin(angle) * wide(t) * h * fringe, 0, 0], scale(up, Math.cos(angle) * tall(t) * h * fringe)),
      );
      return {
        at: point,
        colour: hideColour(beast, t, angle),
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
  const muscle = thick + (fore ? 0.045 : 0.075);
  const size = fore
    ? curve([
        [0, muscle * 0.85],
        [0.22, muscle],
        [0.42, thick * 1.2],
        [0.6, thick * 0.85],
        [0.85, thick * 0.62],
        [1, thick * 0.66],
      ])
    : curve([
        [0, muscle * 0.8],
        [0.22, muscle],
        [0.4, mix(muscle, thick, 0.5)],
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
        at: add(at, [Math.sin(angle) * r * mix(0.5, 0.86, smoothstep(0.1, 0.42, t)), 0, Math.cos(angle) * r * deep]),
        colour: legColour(beast, t, sock),
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
  const colour = plan.hoof ? linear('#2b221f') : legColour(beast, 1, 1);
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

/** One broad lock of a mane; neighbours overlap to one sheet along the crest. */
function addManeLock(fur: MeshData, beast: Beast, bones: number[], tip: Triple): void {
  const points = [...bones.map((index) => beast.rig.bones[index]!.at), tip];
  const wide = curve([
    [0, 0.75],
    [0.3, 1],
    [0.75, 0.7],
    [1, 0.1],
  ]);
  const rows = [0, 0.2, 0.4, 0.6, 0.8, 1].map((t, row): Vertex[] => {
    const at = along(points, t);
    const bone = bones[Math.min(bones.length - 1, Math.floor(t * bones.length))]!;
    return around(9).map((angle, i) => ({
      at: add(at, [
        Math.sin(angle) * 0.036 * beast.h,
        (row === 0 ? 0.05 : 0) * beast.h,
        Math.cos(angle) * beast.h * 0.12 * wide(t) * (1 - 0.1 * (i % 2)),
      ]),
      colour: shade(beast.plan.marking === 'horse' ? beast.dark : beast.pale, 0.1 * Math.cos(angle * 4)),
      bones: [[bone, 1]],
    }));
  });
  addGrid(fur, rows, { closed: true, capStart: true });
}
