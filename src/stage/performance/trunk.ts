import type { Emotion } from '../../film/index.ts';
import type { Measure } from '../actors/measure.ts';
import type { BodyPose } from './gestures.ts';
import type { PoseWeights } from './poses.ts';
import { fromAngles } from './rotation.ts';
import type { Skeleton } from './skeleton.ts';

/** The walk at a moment: metres a second, and where in the cycle the legs are (see `cycleOf`). */
export type Walk = { speed: number; running: boolean; cycle: number };

type TrunkState = {
  body: BodyPose;
  pose: PoseWeights;
  walk: Walk;
  look: { headYaw: number; headPitch: number; trunkYaw: number };
  accent: number;
  at: number;
  life: { sway: (at: number) => number; turn: (at: number) => number; breath: number };
};

/** Hips, spine and head: breath, weight, walk, gaze, gesture and feeling together. */
export function poseTrunk(skeleton: Skeleton, m: Measure, state: TrunkState): void {
  const { body, pose, walk, look, at, life } = state;
  const breath = Math.sin(at * 1.75 + life.breath);
  const going = Math.min(1, walk.speed / 0.6);
  const sway = life.sway(at) * (1 - going) * pose.stand;
  const stride = walk.cycle * going;
  const lean = Math.min(0.24, walk.speed * (walk.running ? 0.055 : 0.022));
  const bob = going * m.height * (walk.running ? 0.018 : 0.009) * (Math.abs(walk.cycle) * -2 + 1);
  skeleton.shift = [
    sway * 0.012 * m.height,
    bob - 0.004 * m.height - body.hipsDrop * m.height,
    -body.hipsBack * m.height,
  ];
  const fold = pose.sit * 0.02 + pose.kneel * 0.02 + pose.crouch * 0.5;
  skeleton.set('hips', fromAngles(-stride * 0.09, lean * 0.4 + fold * 0.6, sway * 0.022 - stride * 0.02));
  skeleton.set(
    'spine',
    fromAngles(
      stride * 0.07 + look.trunkYaw * 0.4,
      body.spinePitch + lean * 0.4 - fold * 0.1 + breath * 0.004,
      -sway * 0.03 + stride * 0.012,
    ),
  );
  skeleton.set(
    'chest',
    fromAngles(
      stride * 0.1 + look.trunkYaw * 0.6 + body.chestYaw,
      body.chestPitch + breath * -0.011 + 0.012,
      body.chestRoll - sway * 0.012,
    ),
  );
  const nod = body.headPitch + state.accent * 0.06 - look.headPitch - lean * 0.5 - fold * 0.45;
  skeleton.set('neck', fromAngles((look.headYaw + body.headYaw) * 0.4, nod * 0.38 + 0.02, body.headRoll * 0.4));
  skeleton.set(
    'head',
    fromAngles(
      (look.headYaw + body.headYaw) * 0.6 - stride * 0.04,
      nod * 0.62 - 0.02,
      body.headRoll * 0.6 + sway * 0.02 + look.headYaw * 0.05,
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
    skeleton.set(`wing${side}1`, fromAngles(sign * (0.3 + beat), 0, sign * beat));
    skeleton.set(`wing${side}2`, fromAngles(sign * (-0.2 + beat), 0, sign * (beat - 0.5)));
  }
}
