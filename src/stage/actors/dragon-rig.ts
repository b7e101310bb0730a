import type { Creature } from '../../film/index.ts';
import { createRigBuilder, type RigBuilder } from './rig.ts';

/** Bones along a dragon's body from the middle to the neck and from the middle to the tail's end. */
export const dragonLength = { ahead: 5, behind: 8 };

/** The skeleton of a long dragon that hovers; the creature's height is that of its back above the ground. */
export function dragonRig(creature: Creature): RigBuilder {
  const h = creature.height;
  const rig = createRigBuilder();
  const step = 0.52 * h;
  rig.bone('hips', undefined, [0, h, 0]);
  for (let i = 1; i <= dragonLength.ahead; i++)
    rig.bone(`neck${i}`, i === 1 ? 'hips' : `neck${i - 1}`, [0, h, i * step * 0.85]);
  rig.bone('head', `neck${dragonLength.ahead}`, [0, h, (dragonLength.ahead + 1) * step * 0.85]);
  for (let i = 1; i <= dragonLength.behind; i++)
    rig.bone(`tail${i}`, i === 1 ? 'hips' : `tail${i - 1}`, [0, h, -i * step]);
  for (const [side, sign] of [
    ['L', 1],
    ['R', -1],
  ] as const) {
    for (const [name, parent, z] of [
      ['fore', 'neck2', 2 * step * 0.85],
      ['hind', 'tail2', -2 * step],
    ] as const) {
      rig.bone(`${name}${side}1`, parent, [sign * 0.2 * h, h - 0.1 * h, z]);
      rig.bone(`${name}${side}2`, `${name}${side}1`, [sign * 0.34 * h, h - 0.38 * h, z - 0.14 * h]);
      rig.bone(`${name}${side}3`, `${name}${side}2`, [sign * 0.36 * h, h - 0.62 * h, z + 0.04 * h]);
    }
    const root: [number, number, number] = [
      sign * 0.1 * h,
      h + 0.06 * h,
      (dragonLength.ahead + 1) * step * 0.85 + 0.62 * h,
    ];
    const whisker = [0, 1, 2, 3].map((i): [number, number, number] => [
      root[0] + sign * i * 0.18 * h,
      root[1] + (i * 0.1 - i * i * 0.05) * h,
      root[2] - i * 0.2 * h,
    ]);
    rig.chain(`whisker${side}`, 'head', whisker, {
      kind: 'mane',
      stiffness: 0.04,
      drag: 0.12,
      gravity: 0.1,
      wind: 0.8,
    });
  }
  return rig;
}
