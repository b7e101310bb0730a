import type { Creature } from '../../film/index.ts';
import { createRigBuilder, type RigBuilder } from './rig.ts';

/** The skeleton of a bird; the creature's height is that of its back. */
export function birdRig(creature: Creature): RigBuilder {
  const h = creature.height;
  const rig = createRigBuilder();
  rig.bone('hips', undefined, [0, 0.68 * h, -0.05 * h]);
  rig.bone('chest', 'hips', [0, 0.76 * h, 0.16 * h]);
  rig.bone('neck', 'chest', [0, 0.86 * h, 0.26 * h]);
  rig.bone('head', 'neck', [0, 1.1 * h, 0.36 * h]);
  rig.bone('fan', 'hips', [0, 0.7 * h, -0.38 * h]);
  for (const [side, sign] of [
    ['L', 1],
    ['R', -1],
  ] as const) {
    rig.bone(`wing${side}1`, 'chest', [sign * 0.2 * h, 0.86 * h, 0.1 * h]);
    rig.bone(`wing${side}2`, `wing${side}1`, [sign * 0.5 * h, 0.9 * h, 0.08 * h]);
    rig.bone(`wing${side}3`, `wing${side}2`, [sign * 0.88 * h, 0.88 * h, 0.02 * h]);
    rig.bone(`thigh${side}`, 'hips', [sign * 0.12 * h, 0.5 * h, -0.02 * h]);
    rig.bone(`shin${side}`, `thigh${side}`, [sign * 0.12 * h, 0.28 * h, -0.1 * h]);
    rig.bone(`foot${side}`, `shin${side}`, [sign * 0.12 * h, 0.02 * h, 0]);
  }
  return rig;
}
