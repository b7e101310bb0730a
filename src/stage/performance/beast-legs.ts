import { legs } from '../actors/creature-rig.ts';
import { reachWith } from './limbs.ts';
import type { World } from './player.ts';
import type { PoseWeights } from './poses.ts';
import { about, minus, multiply, type Rotation, rotate, slerp, type Vector } from './rotation.ts';
import type { Skeleton } from './skeleton.ts';
import type { FootState } from './steps.ts';

/** What the legs of a beast must know of its body: its shoulder's height and half its length in metres, where it is and how it is carried. */
export type BeastStance = {
  h: number;
  half: number;
  root: { x: number; y: number; z: number; yaw: number };
  pose: PoseWeights;
  groundAt: World['groundAt'];
};

/** How far a fallen body has turned on its right side, radians. */
export const onSide = (pose: PoseWeights): number => pose.fallen * 1.48;

/** Where a leg ends and how: its last joint but one, the way the joint above it bends, and the turns of its two last bones. */
type Reach = { joint: Vector; pole: Vector; shank: Rotation; paw: Rotation };

/** Puts every paw where its steps put it; lying and sitting tuck legs under, and a body on its side lets them lie before its belly. */
export function poseLegs(skeleton: Skeleton, feet: readonly FootState[], stance: BeastStance): void {
  for (const [i, { name, fore, sign }] of legs.entries()) {
    const leg = { name, fore, sign };
    const { fallen } = stance.pose;
    const standing = fallen < 1 ? stepping(skeleton, leg, feet[i]!, stance) : undefined;
    const lying = fallen > 0 ? stretched(skeleton, leg, stance) : undefined;
    const { joint, pole, shank, paw } = standing && lying ? between(standing, lying, fallen) : (standing ?? lying)!;
    const index = (bone: number) => skeleton.rig.index[`${name}${bone}`]!;
    const limb = { upper: index(1), lower: index(2), end: index(3), hinge: [fore ? -1 : 1, 0, 0] as Vector };
    reachWith(skeleton, limb, joint, pole, shank);
    skeleton.setWorld(index(4), paw);
  }
}

type Leg = { name: string; fore: boolean; sign: number };

function stepping(
  { rig }: Skeleton,
  { name, fore, sign }: Leg,
  foot: FootState,
  { h, half, root, pose, groundAt }: BeastStance,
): Reach {
  const bind = (i: number) => rig.bones[rig.index[`${name}${i}`]!]!.at;
  const yaw = foot.yaw - root.yaw;
  const tucked = pose.sit * (fore ? 0 : 1) + pose.lie + pose.kneel * 0.3;
  const slide = fore ? pose.lie * 0.3 * h : pose.sit * 0.42 * half * 2 + pose.lie * 0.3 * h;
  const ground = groundAt(foot.x + slide * Math.sin(root.yaw), foot.z + slide * Math.cos(root.yaw));
  const sole = rotate(about([0, 1, 0], -root.yaw), [foot.x - root.x, ground - root.y + foot.lift, foot.z - root.z]);
  const paw: Vector = [sole[0] * (1 + 0.35 * tucked), sole[1] + bind(4)[1], sole[2] + slide];
  const pitch = foot.heel * (fore ? 1.6 : 1.1) + (fore ? pose.lie * 1.35 : tucked * 0.95);
  const shank = multiply(about([0, 1, 0], yaw), about([1, 0, 0], fore ? pitch : pitch - tucked * 2.0));
  return {
    joint: minus(paw, rotate(shank, minus(bind(4), bind(3)))),
    pole: [sign * (0.12 + tucked * 0.5), 0, fore ? -1 : 1],
    shank,
    paw: about([0, 1, 0], yaw),
  };
}

/** A leg of a body that lies on its right side: away from the belly, the upper one on the lower one and a little before it. */
function stretched({ rig, place }: Skeleton, { name, fore, sign }: Leg, { h, pose }: BeastStance): Reach {
  const bind = (i: number) => rig.bones[rig.index[`${name}${i}`]!]!.at;
  const [x, , z] = place[rig.index[`${name}1`]!]!;
  const upper = sign > 0;
  const length = bind(1)[1] - bind(3)[1];
  const turn = multiply(about([0, 0, 1], onSide(pose)), about([1, 0, 0], fore ? 0.5 : 0.25));
  const ahead = (fore ? 0.32 : -0.18) + (upper ? 0.14 : 0);
  return {
    joint: [x + length * 0.9, (upper ? 0.13 : 0.05) * h, z + ahead * h],
    pole: rotate(about([0, 0, 1], onSide(pose)), [0, 0, fore ? -1 : 1]),
    shank: turn,
    paw: turn,
  };
}

function between(a: Reach, b: Reach, share: number): Reach {
  const mixed = (from: Vector, to: Vector) =>
    from.map((value, axis) => value + (to[axis]! - value) * share) as unknown as Vector;
  return {
    joint: mixed(a.joint, b.joint),
    pole: mixed(a.pole, b.pole),
    shank: slerp(a.shank, b.shank, share),
    paw: slerp(a.paw, b.paw, share),
  };
}
