import type { Creature } from '../../film/index.ts';
import { birdPlan } from './creature-measure.ts';
import { createRigBuilder, type RigBuilder } from './rig.ts';

/** The skeleton of a bird; the creature's height is that of its back. */
export function birdRig(creature: Creature): RigBuilder {
  const h = creature.height;
  const { leg, neck, tail, wing } = birdPlan(creature);
  const rig = createRigBuilder();
  const low = Math.min(0.68, 0.4 + leg * 0.46);
  const chest = low + 0.09;
  rig.bone('hips', undefined, [0, low * h, -0.05 * h]);
  rig.bone('chest', 'hips', [0, chest * h, 0.15 * h]);
  rig.bone('neck', 'chest', [0, (chest + 0.12) * h, 0.25 * h]);
  rig.bone('head', 'neck', [0, (chest + 0.12 + neck[1]!) * h, (0.25 + neck[0]!) * h]);
  rig.bone('fan', 'hips', [0, (low + 0.02) * h, -0.34 * h - Math.min(0.1, tail * 0.1) * h]);
  for (const [side, sign] of [
    ['L', 1],
    ['R', -1],
  ] as const) {
    const y = chest + 0.07;
    rig.bone(`wing${side}1`, 'chest', [sign * 0.17 * h, y * h, 0.14 * h]);
    rig.bone(`wing${side}2`, `wing${side}1`, [sign * (0.17 + 0.24 * wing) * h, (y + 0.03) * h, 0.12 * h]);
    rig.bone(`wing${side}3`, `wing${side}2`, [sign * (0.17 + 0.5 * wing) * h, (y + 0.02) * h, 0.07 * h]);
    rig.bone(`thigh${side}`, 'hips', [sign * 0.11 * h, (low - 0.12) * h, 0.0 * h]);
    rig.bone(`shin${side}`, `thigh${side}`, [sign * 0.11 * h, low * 0.48 * h, -0.08 * h]);
    rig.bone(`foot${side}`, `shin${side}`, [sign * 0.11 * h, 0.02 * h, 0.02 * h]);
  }
  return rig;
}
