import type { Creature } from '../../film/index.ts';
import { blend, coloursOf, linear, shade } from './colour.ts';
import { type QuadrupedPlan, quadrupedPlan, tipColour } from './creature-measure.ts';
import { legs } from './creature-rig.ts';
import { addEar } from './ears.ts';
import { addTail } from './features.ts';
import { legColour } from './hide.ts';
import { addHorns } from './horns.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { along } from './person-rig.ts';
import { jointAt, type Rig } from './rig.ts';
import { add, around, bump, curve, mix, smoothstep, type Triple } from './vector.ts';

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
  const [main, pale, dark] = coloursOf(creature);
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

/** Legs, ears, horns, tails and mane. */
export function addBeast(fur: MeshData, beast: Beast): void {
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

/** Radius of a leg from the body to the foot, as shares of its thickness: slim below the knee, or a pillar. */
function legSize(beast: Beast, fore: boolean): (t: number) => number {
  const { leg: thick, column } = beast.plan;
  const muscle = thick * (1 + 0.25 * column) + (fore ? 0.045 : 0.075) * (1 - 0.35 * column);
  const slim = (share: number, full: number) => thick * mix(share, full, column);
  return curve([
    [0, muscle * 0.3],
    [0.1, muscle * 0.62],
    [0.24, muscle * 0.98],
    [0.4, fore ? slim(1.2, 1.25) : mix(muscle, thick * 1.15, 0.55)],
    [0.6, slim(fore ? 0.85 : 0.92, 1.08)],
    [0.78, slim(0.66, 0.98)],
    [0.9, slim(0.64, 0.98)],
    [1, slim(0.7, 1.02)],
  ]);
}

function addLeg(fur: MeshData, beast: Beast, name: string, fore: boolean, sign: number): void {
  const { plan, h, rig } = beast;
  const joints = [1, 2, 3, 4].map((i) => jointAt(rig, `${name}${i}`));
  const top = add(joints[0]!, [-sign * 0.075 * h, 0.1 * h, fore ? 0.0 : 0.04 * h]);
  const line = [top, ...joints];
  const size = legSize(beast, fore);
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
    return around(10, -Math.PI).map((angle): Vertex => {
      const r = size(t) * h;
      const deep = mix(1.4, 1.08, smoothstep(0.15, 0.5, t));
      return {
        at: add(at, [
          Math.sin(angle) * r * mix(0.55, mix(0.86, 1, plan.column), smoothstep(0.08, 0.42, t)),
          0,
          Math.cos(angle) * r * deep,
        ]),
        colour: legColour(beast, t, sock),
        bones,
      };
    });
  });
  addGrid(fur, rows, { closed: true, capStart: true });
  addPaw(fur, beast, joints[3]!, index(4), index(3), size(1) * h);
}

/** A foot: a hoof, the round sole of a pillar, or a paw with toes and claws. */
function addPaw(fur: MeshData, beast: Beast, joint: Triple, bone: number, above: number, ankle: number): void {
  const { plan, h } = beast;
  const r = plan.paw * h;
  const hoofed = plan.hoof > 0;
  const pillar = hoofed && plan.column > 0.6;
  const horn = linear('#2b221f');
  const hide = legColour(beast, 1, 1);
  const ahead = hoofed ? (pillar ? 0.1 : 0.25) : 0.55;
  const levels: [number, number][] = [
    [1.35, (ankle / r) * 0.96],
    [0.95, mix(0.88, 1, plan.column)],
    [0.5, 1.06],
    [0.1, 1.08],
    [0, 0.7],
  ];
  const columns = 15;
  const rows = levels.map(([up, wide], i) =>
    around(columns, -Math.PI).map((angle): Vertex => {
      const front = Math.max(0, Math.cos(angle));
      const toe = Math.cos(angle * 6) * 0.5 + 0.5;
      const toes = hoofed ? 1 : 1 + 0.12 * front * (toe - 0.5) * (i > 0 ? 1 : 0);
      const claw = front > 0.5 && toe > 0.7 && i >= 2;
      const nail = pillar && front > 0.4 && Math.cos(angle * 9) > 0.3 && i >= 2;
      const colour = hoofed
        ? pillar
          ? nail
            ? linear('#d8cfc0')
            : hide
          : horn
        : claw && plan.column > 0.3
          ? blend(hide, linear('#e8dfcc'), 0.75)
          : shade(hide, (toe - 1) * 0.3 * front * (i > 1 ? 1 : 0));
      return {
        at: [
          joint[0] + Math.sin(angle) * r * wide * toes,
          up * 0.042 * h,
          joint[2] + r * ahead * Math.max(0, 1 - up * 0.75) + Math.cos(angle) * r * wide * 1.12 * toes,
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

/** Locks of a mane on one chain of bones: from the crest down the neck, pointed, each in its own shade. */
function addManeLock(fur: MeshData, beast: Beast, bones: number[], tip: Triple): void {
  const { h, plan } = beast;
  const points = [...bones.map((index) => beast.rig.bones[index]!.at), tip];
  const first = bones[0]!;
  const hair = plan.marking === 'horse' || plan.marking === 'donkey' ? beast.dark : beast.pale;
  const wide = curve([
    [0, 0.25],
    [0.2, 0.9],
    [0.4, 1],
    [0.75, 0.62],
    [1, 0.04],
  ]);
  for (const [k, share] of [-1, 0, 1].entries()) {
    const slip: Triple = [-0.012 * h * k, share * 0.035 * h, share * 0.03 * h];
    const length = 0.86 + 0.14 * Math.abs(Math.sin(first * 1.7 + k * 2.1));
    const rows = [0, 0.2, 0.45, 0.7, 0.88, 1].map((t): Vertex[] => {
      const at = add(along(points, t * length), slip);
      const bone = bones[Math.min(bones.length - 1, Math.floor(t * bones.length))]!;
      const curl = 0.02 * h * Math.sin(t * 5 + first + k) * t;
      return around(6, -Math.PI).map((angle) => ({
        at: add(at, [
          Math.sin(angle) * 0.024 * h * wide(t) - (t < 0.2 ? 0.03 * h : 0),
          (t < 0.05 ? -0.01 : 0) * h,
          curl + Math.cos(angle) * h * 0.05 * wide(t),
        ]),
        colour: shade(hair, 0.08 * Math.sin(first * 3 + k * 2) + 0.06 * Math.cos(angle) - 0.12 * t),
        bones: [[bone, 1]],
      }));
    });
    addGrid(fur, rows, { closed: true, capStart: true });
  }
}
