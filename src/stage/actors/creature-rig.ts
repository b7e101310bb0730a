import type { Creature } from '../../film/index.ts';
import { birdRig } from './bird-rig.ts';
import { quadrupedPlan } from './creature-measure.ts';
import { dragonRig } from './dragon-rig.ts';
import { createRigBuilder, jointAt, type RigBuilder } from './rig.ts';
import { add, mix, type Triple } from './vector.ts';

/** The four legs: side, end of the body, and the sign of the side. */
export const legs = [
  { name: 'foreL', fore: true, sign: 1 },
  { name: 'hindR', fore: false, sign: -1 },
  { name: 'foreR', fore: true, sign: -1 },
  { name: 'hindL', fore: false, sign: 1 },
] as const;

/** The skeleton of a creature by its body plan. */
export function creatureRig(creature: Creature): RigBuilder {
  if (creature.plan === 'bird') return birdRig(creature);
  if (creature.plan === 'dragon') return dragonRig(creature);
  return quadrupedRig(creature);
}

function quadrupedRig(creature: Creature): RigBuilder {
  const plan = quadrupedPlan(creature);
  const h = creature.height;
  const rig = createRigBuilder();
  const half = (plan.body * h) / 2;
  rig.bone('hips', undefined, [0, plan.hip * h - plan.depth * 0.35 * h, -half]);
  rig.bone('spine', 'hips', [0, 0.9 * h, -0.1 * half]);
  rig.bone('chest', 'spine', [0, plan.shoulder * h - plan.depth * 0.4 * h, half * 0.75]);
  rig.bone('neck', 'chest', [0, 0.93 * h, half * 1.08]);
  const [ahead, up] = plan.neck as [number, number];
  rig.bone('head', 'neck', [0, (0.93 + up) * h, half * 1.08 + ahead * h]);
  for (const { name, fore, sign } of legs) addLeg(rig, plan, h, half, name, fore, sign);
  for (const [side, sign] of [
    ['L', 1],
    ['R', -1],
  ] as const)
    rig.bone(`ear${side}`, 'head', earRoot(creature, rig, sign));
  for (let i = 0; i < creature.tails; i++) addTail(rig, plan, h, i, creature.tails);
  if (plan.mane > 0) {
    for (let i = 0; i < 6; i++) {
      const t = (i + 1.5) / 6.6;
      const from: Triple = [0.02 * h, mix(0.98, 0.93 + up + 0.1, t) * h, half * 1.0 + ahead * t * h - 0.06 * h];
      rig.chain(
        `mane${i}-`,
        t > 0.6 ? 'head' : 'neck',
        [from, add(from, [0.1 * h, -0.12 * h, -0.01 * h]), add(from, [0.13 * h, -0.34 * h, -0.02 * h])],
        { kind: 'mane', stiffness: 0.12, drag: 0.2, gravity: 0.3, wind: 0.7 },
      );
    }
  }
  return rig;
}

/** Where an ear stands on the head, in actor space. */
export function earRoot(creature: Creature, rig: Pick<RigBuilder, 'bones' | 'index'>, sign: number): Triple {
  const { head, ear } = quadrupedPlan(creature);
  const size = head * creature.height;
  return add(jointAt(rig, 'head'), [sign * ear.out * 0.62 * size, ear.up * 0.62 * size, -0.06 * size]);
}

function addLeg(
  rig: RigBuilder,
  plan: ReturnType<typeof quadrupedPlan>,
  h: number,
  half: number,
  name: string,
  fore: boolean,
  sign: number,
): void {
  const x = sign * plan.width * h * (fore ? 0.72 : 0.78);
  if (fore) {
    rig.bone(`${name}1`, 'chest', [x, 0.66 * h, half * 0.86]);
    rig.bone(`${name}2`, `${name}1`, [x, 0.44 * h, half * 0.7]);
    rig.bone(`${name}3`, `${name}2`, [x, 0.14 * h, half * 0.84]);
    rig.bone(`${name}4`, `${name}3`, [x, 0.04 * h, half * 0.9]);
    return;
  }
  rig.bone(`${name}1`, 'hips', [x, 0.74 * h, -half * 0.98]);
  rig.bone(`${name}2`, `${name}1`, [x, mix(0.47, 0.43, plan.column) * h, -half * mix(0.72, 0.84, plan.column)]);
  rig.bone(`${name}3`, `${name}2`, [x, mix(0.24, 0.15, plan.column) * h, -half * mix(1.2, 1.06, plan.column)]);
  rig.bone(`${name}4`, `${name}3`, [x, 0.04 * h, -half * 1.02]);
}

function addTail(rig: RigBuilder, plan: ReturnType<typeof quadrupedPlan>, h: number, i: number, count: number): void {
  const { length, rise } = plan.tail;
  const fan = count === 1 ? 0 : ((i / (count - 1)) * 2 - 1) * 1.15;
  const lift = count === 1 ? rise : 0.75 - Math.abs(fan) * 0.35;
  const start: Triple = [0, plan.hip * h - 0.09 * h, (-plan.body * h) / 2 - 0.03 * h];
  const points: Triple[] = [start];
  let angle = count === 1 ? -0.35 : 0.2;
  for (let step = 1; step <= 5; step++) {
    const before = points[step - 1]!;
    angle += (lift - angle) * 0.4 + (step > 2 && rise > -0.6 ? 0.13 : 0);
    const reach = (length * h) / 5;
    points.push(
      add(before, [
        Math.sin(fan) * reach * 0.8,
        Math.sin(angle) * reach,
        -Math.cos(angle) * reach * (0.45 + 0.55 * Math.cos(fan)),
      ]),
    );
  }
  rig.chain(`tail${i}-`, 'hips', points, {
    kind: 'tail',
    stiffness: plan.hoof ? 0.05 : 0.13,
    drag: 0.24,
    gravity: plan.hoof ? 0.6 : 0.08,
    wind: plan.hoof ? 0.6 : 0.25,
  });
}
