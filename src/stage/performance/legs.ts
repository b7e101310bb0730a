import { random } from '../../film/index.ts';
import type { Measure } from '../actors/measure.ts';
import { clamp, ease, mix } from './ease.ts';
import { reachWith } from './limbs.ts';
import type { World } from './player.ts';
import type { PoseWeights } from './poses.ts';
import { about, fromAngles, minus, multiply, plus, type Rotation, rotate, slerp, type Vector } from './rotation.ts';
import type { Skeleton } from './skeleton.ts';
import type { FootState, Gait } from './steps.ts';

/** How a person of these proportions steps. */
export function personGait(m: Measure, seed: string): Gait {
  const leg = m.hip - m.ankle;
  const source = random(`${seed}/stance`);
  const forward = (0.03 + 0.05 * source()) * m.height * (source() < 0.5 ? 1 : -1);
  const turn = m.female ? 0.1 : 0.2;
  const wide = m.hipX * (m.female ? 0.85 : 1.15);
  const running = (gait: string) => gait === 'run';
  return {
    feet: [
      { left: wide, ahead: forward - 0.02 * m.height, turn, phase: 0.5 },
      { left: -wide, ahead: -forward - 0.02 * m.height, turn: -turn, phase: 0 },
    ],
    stride: (speed, gait) =>
      leg *
      clamp(
        running(gait) ? 1.1 + 0.5 * speed : 1.36 * Math.sqrt(Math.max(0.05, speed) / 1.3),
        0.5,
        running(gait) ? 3.4 : 1.6,
      ),
    duty: (_speed, gait) => (running(gait) ? 0.4 : 0.62),
    lift: (speed, gait) =>
      m.height * (running(gait) ? 0.14 : gait === 'sneak' ? 0.1 : 0.024 + 0.012 * Math.min(1.5, speed)),
  };
}

/** Where in the walking cycle the legs are, -1 to 1: the right foot ahead to the left foot ahead. */
export function cycleOf(
  steps: readonly (readonly { start: number; end: number; speed: number }[])[],
  at: number,
): number {
  const ahead = steps.map((own) => {
    let value = 0;
    for (const step of own) {
      if (at < step.start) break;
      value =
        step.speed > 0.25
          ? ease(step.start, step.end, at) * (1 - ease(step.end, step.end + (step.end - step.start) * 1.3, at))
          : 0;
    }
    return value;
  });
  return ahead[0]! - ahead[1]!;
}

type Place = { x: number; y: number; z: number; yaw: number };

/** How legs are asked to stand. `footPoses` are the poses as each foot has them: one foot moves before the other. */
export type Stance = {
  root: Place;
  feet: readonly FootState[];
  pose: PoseWeights;
  footPoses: readonly [PoseWeights, PoseWeights];
  /** Height of the seat over the ground, metres. */
  seat: number;
  /** How far both feet are off the ground, metres. */
  air: number;
  groundAt: World['groundAt'];
};

/** How far the feet of somebody who sits are before the hips, metres. */
export const seatReach = (m: Measure): number => 0.225 * m.height;

/** Metres by which each posture lowers the hips. */
function lowering(m: Measure, pose: PoseWeights, seat: number): number {
  const { height, hip, knee } = m;
  return (
    pose.sit * (hip - seat - 0.03) +
    pose.kneel * (hip - 0.115 * height) +
    pose.crouch * (hip - 0.2 * height) +
    pose.buckle * (hip - 0.3 * height) +
    pose.half * (knee - 0.03 * height) +
    (pose.floor + pose.ground) * (hip - 0.07 * height) +
    pose.lie * (hip - 0.09 * height)
  );
}

/** Hips to the height that both legs reach, feet where the steps put them. */
export function poseLegs(skeleton: Skeleton, m: Measure, stance: Stance): void {
  const { root, feet, pose, seat, air } = stance;
  const turn = about([0, 1, 0], -root.yaw);
  const targets = feet.map((foot, i) => footTarget(m, stance, turn, foot, i));
  const leg = (m.hip - m.ankle) * 0.998;
  skeleton.shift = [
    skeleton.shift[0],
    skeleton.shift[1] - lowering(m, pose, seat) + air,
    skeleton.shift[2] -
      seatReach(m) * pose.sit -
      m.height * (0.1 * pose.crouch + 0.06 * pose.buckle + 0.02 * pose.kneel),
  ];
  const back = 1.5 * pose.lie + 0.5 * pose.floor;
  if (back > 0.01) skeleton.set('hips', multiply(about([1, 0, 0], -back), skeleton.local[0]!));
  skeleton.solve();
  for (const [i, side] of ['L', 'R'].entries()) {
    const hip = skeleton.place[skeleton.bone(`thigh${side}`)]!;
    const [dx, , dz] = minus(targets[i]!.ankle, hip);
    const reach = Math.sqrt(Math.max(0.01, leg * leg - dx * dx - dz * dz));
    const excess = hip[1] - targets[i]!.ankle[1] - reach;
    if (excess > 0 && pose.lie < 0.5) {
      skeleton.shift = [skeleton.shift[0], skeleton.shift[1] - excess, skeleton.shift[2]];
      skeleton.solve();
    }
  }
  for (const [i, side] of ['L', 'R'].entries()) {
    const limb = {
      upper: skeleton.bone(`thigh${side}`),
      lower: skeleton.bone(`shin${side}`),
      end: skeleton.bone(`foot${side}`),
      hinge: [1, 0, 0] as Vector,
    };
    const { ankle, rotation, pole, heel } = targets[i]!;
    reachWith(skeleton, limb, ankle, pole, rotation);
    skeleton.set(`toe${side}`, fromAngles(0, -Math.max(0, heel) * 0.85, 0));
  }
}

/** Where an ankle is in each posture that has feet of its own, in the root's space. */
function ankleIn(m: Measure, sign: number): Partial<Record<keyof PoseWeights, Vector>> {
  const { height, hipX, ankle } = m;
  const left = sign > 0;
  return {
    sit: [sign * hipX * 1.15, ankle, (left ? 0.01 : -0.02) * height],
    kneel: [sign * hipX * 0.9, ankle * 0.9, -0.17 * height],
    half: left ? [hipX * 1.2, ankle, 0.19 * height] : [-hipX, 0.05 * height, -0.21 * height],
    floor: [sign * hipX * (left ? 1.5 : 1.1), ankle, (left ? 0.3 : 0.38) * height],
    ground: [sign * hipX * (left ? -0.25 : -0.55), ankle * 0.85, (left ? 0.17 : 0.11) * height],
    lie: [sign * hipX * 1.2, 0.05 * height, (m.hip - ankle) * (left ? 0.96 : 0.93)],
  };
}

/** The ankle's place and the foot's turn for a footing, in the root's space: the ball of the foot stays where it stands. */
function footTarget(
  m: Measure,
  { root, footPoses, air, groundAt }: Stance,
  turn: Rotation,
  foot: FootState,
  index: number,
): { ankle: Vector; rotation: Rotation; pole: Vector; heel: number } {
  const sign = index === 0 ? 1 : -1;
  const pose = footPoses[index]!;
  const yaw = foot.yaw - root.yaw;
  const ball: Vector = [0, -m.ankle + 0.004 * m.height, m.foot * 0.5];
  const flat = about([0, 1, 0], yaw);
  const hanging = Math.min(0.9, air * 6);
  const rotation = multiply(flat, about([1, 0, 0], foot.heel + hanging));
  const ground = groundAt(foot.x, foot.z);
  const sole = rotate(turn, [foot.x - root.x, ground - root.y + foot.lift, foot.z - root.z]);
  const standing = plus(minus(plus(plus(sole, [0, m.ankle, 0]), rotate(flat, ball)), rotate(rotation, ball)), [
    0,
    air * 1.25,
    0,
  ]);
  const forward = rotate(flat, [0, 0, 1]);
  const pole: Vector = [forward[0] + sign * 0.05, 0, forward[2]];
  const places = Object.entries(ankleIn(m, sign)) as [keyof PoseWeights, Vector][];
  const low = places.reduce((sum, [posture]) => sum + pose[posture], 0);
  if (low < 0.001) return { ankle: standing, rotation, pole, heel: foot.heel + hanging };
  const aim = [0, 1, 2].map((k) => places.reduce((sum, [posture, at]) => sum + at[k]! * pose[posture], 0) / low);
  const toes = pose.kneel * 1.35 + (sign < 0 ? pose.half * 1.1 : 0) - pose.lie * 1.1 - pose.floor * 0.1;
  const bent = multiply(about([0, 1, 0], yaw * (1 - low) + sign * 0.12 * pose.lie), about([1, 0, 0], toes));
  const ankle = [0, 1, 2].map((k) => mix(standing[k]!, aim[k]!, low)) as Vector;
  const way = Math.hypot(aim[0]! - standing[0], aim[2]! - standing[2]);
  ankle[1] += 0.05 * m.height * clamp(way / (0.2 * m.height)) * 4 * low * (1 - low);
  return {
    ankle,
    rotation: low > 0.98 ? bent : slerp(rotation, bent, low),
    pole: [
      pole[0] * 0.6 + sign * (0.3 * pose.floor + 1.6 * pose.ground),
      pose.lie + pose.floor + 0.45 * pose.ground,
      Math.max(0.2, pole[2]),
    ],
    heel: 0,
  };
}
