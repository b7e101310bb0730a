import type { Emotion } from '../../film/index.ts';
import type { Measure } from '../actors/measure.ts';
import type { BodyPose } from './gestures.ts';
import type { PoseWeights } from './poses.ts';
import { fromAngles } from './rotation.ts';
import type { Skeleton } from './skeleton.ts';

/** The walk at a moment: metres a second, and where in the cycle the legs are (see `cycleOf`). */
export type Walk = { speed: number; running: boolean; sneaking: boolean; cycle: number };

type TrunkState = {
  body: BodyPose;
  pose: PoseWeights;
  walk: Walk;
  look: { headYaw: number; headPitch: number; trunkYaw: number };
  accent: number;
  at: number;
  /** `stance` is the leg that carries the weight, -1 the right to 1 the left; `breath` a phase. */
  life: Record<'sway' | 'stance' | 'turn' | 'tremble', (at: number) => number> & { breath: number };
};

/** Hips, spine and head: breath, weight, walk, gaze, gesture and feeling together. */
export function poseTrunk(skeleton: Skeleton, m: Measure, state: TrunkState): void {
  const { body, pose, walk, look, at, life } = state;
  const breath = Math.sin(at * 1.75 + life.breath);
  const going = Math.min(1, walk.speed / 0.6);
  const idle = (1 - going) * pose.stand;
  const sway = life.sway(at) * idle;
  const hip = life.stance(at) * idle;
  const stride = walk.cycle * going;
  const sneak = walk.sneaking ? going : 0;
  const [shake, jerk] = [body.tremble * life.tremble(at), body.tremble * life.tremble(at + 0.37)];
  const lean = Math.min(0.36, walk.speed * (walk.running ? 0.085 : 0.022)) + 0.3 * sneak;
  const bob = going * m.height * (walk.running ? 0.02 : 0.009) * (Math.abs(walk.cycle) * -2 + 1);
  const rising = 4 * pose.sit * pose.stand;
  skeleton.shift = [
    (hip * 0.026 + sway * 0.006) * m.height,
    bob - 0.004 * m.height - (body.hipsDrop + 0.06 * sneak + 0.006 * Math.abs(hip)) * m.height,
    -body.hipsBack * m.height,
  ];
  const fold =
    pose.sit * 0.02 + pose.kneel * 0.02 + pose.crouch * 0.5 + pose.ground * 0.1 + rising * 0.42 + pose.half * 0.2;
  const sunk = pose.buckle;
  skeleton.set(
    'hips',
    fromAngles(
      -stride * (walk.running ? 0.16 : 0.09) + body.hipsYaw,
      lean * 0.4 + fold * 0.6 - sunk * 0.15,
      hip * 0.075 + sway * 0.014 - stride * 0.02,
    ),
  );
  skeleton.set(
    'spine',
    fromAngles(
      stride * 0.07 + look.trunkYaw * 0.4 + shake * 0.03,
      body.spinePitch + lean * 0.4 - fold * 0.1 + sunk * 0.3 + pose.floor * 0.12 + breath * 0.005,
      -hip * 0.08 - sway * 0.018 + stride * 0.012 + body.spineRoll - pose.floor * 0.12 - sunk * 0.14,
    ),
  );
  skeleton.set(
    'chest',
    fromAngles(
      stride * (walk.running ? 0.22 : 0.1) + look.trunkYaw * 0.6 + body.chestYaw + jerk * 0.04,
      body.chestPitch + breath * -0.014 + 0.012 + sunk * 0.16 + shake * 0.02,
      body.chestRoll - hip * 0.022 - sway * 0.008,
    ),
  );
  const nod =
    body.headPitch + state.accent * 0.06 - look.headPitch - lean * 0.5 - fold * 0.45 + pose.floor * 0.35 + sunk * 0.2;
  skeleton.set(
    'neck',
    fromAngles((look.headYaw + body.headYaw) * 0.4 - shake * 0.04, nod * 0.38 + 0.02, body.headRoll * 0.4),
  );
  skeleton.set(
    'head',
    fromAngles(
      (look.headYaw + body.headYaw) * 0.6 - stride * 0.04,
      nod * 0.62 - 0.02,
      body.headRoll * 0.6 + hip * 0.03 + sway * 0.015 + look.headYaw * 0.05 + sunk * 0.18 + pose.lie * 0.12,
    ),
  );
  const lift = (amount: number) => amount * 0.16 - breath * 0.012;
  skeleton.set('clavicleL', fromAngles(0, 0, lift(-body.shoulders) * -1));
  skeleton.set('clavicleR', fromAngles(0, 0, lift(-body.shoulders)));
}

/** Ears lie back in fear and sorrow and twitch with a blink; wings breathe. */
export function poseEars(
  skeleton: Skeleton,
  feeling: Partial<Record<Emotion, number>>,
  blink: number,
  at: number,
  turn: number,
): void {
  const back = 0.5 * (feeling.fear ?? 0) + 0.35 * (feeling.sadness ?? 0) + 0.3 * (feeling.anger ?? 0);
  const twitch = 0.12 * blink * Math.sin(at * 31);
  skeleton.set('earL', fromAngles(0.15 * turn, -back + twitch, -back * 0.7 - 0.03 * turn));
  skeleton.set('earR', fromAngles(0.15 * turn, -back - twitch * 0.4, back * 0.7 - 0.03 * turn));
  for (const [side, sign] of [
    ['L', 1],
    ['R', -1],
  ] as const) {
    const beat = Math.sin(at * 1.4) * 0.06;
    skeleton.set(`wing${side}1`, fromAngles(sign * beat, 0, sign * beat));
    skeleton.set(`wing${side}2`, fromAngles(sign * beat, 0, sign * beat));
  }
}
