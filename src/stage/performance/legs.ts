import { random } from '../../film/index.ts';
import type { Measure } from '../actors/measure.ts';
import { clamp, ease, mix } from './ease.ts';
import { reachWith } from './limbs.ts';
import type { World } from './player.ts';
import type { PoseWeights } from './poses.ts';
import { about, fromAngles, minus, multiply, plus, type Rotation, rotate, type Vector } from './rotation.ts';
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
      m.height * (running(gait) ? 0.1 : gait === 'sneak' ? 0.06 : 0.024 + 0.012 * Math.min(1.5, speed)),
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

/** Hips to the height that both legs reach, feet where the steps put them. */
export function poseLegs(
  skeleton: Skeleton,
  m: Measure,
  root: Place,
  feet: readonly FootState[],
  pose: PoseWeights,
  groundAt: World['groundAt'],
): void {
  const turn = about([0, 1, 0], -root.yaw);
  const targets = feet.map((foot, i) => footTarget(m, root, turn, foot, i === 0 ? 1 : -1, pose, groundAt));
  const leg = (m.hip - m.ankle) * 0.998;
  const low =
    pose.sit * (m.hip - 0.46 * Math.min(1, m.height / 1.65) - 0.03) +
    pose.kneel * (m.hip - 0.115 * m.height) +
    pose.crouch * (m.hip - 0.2 * m.height) +
    pose.lie * (m.hip - 0.09 * m.height);
  skeleton.shift = [
    skeleton.shift[0],
    skeleton.shift[1] - low,
    skeleton.shift[2] - 0.1 * m.height * pose.crouch - 0.02 * m.height * pose.kneel,
  ];
  if (pose.lie > 0.01) skeleton.set('hips', multiply(about([1, 0, 0], -1.5 * pose.lie), skeleton.local[0]!));
  skeleton.solve();
  for (const [i, side] of ['L', 'R'].entries()) {
    const hip = skeleton.place[skeleton.bone(`thigh${side}`)]!;
    const [dx, , dz] = minus(targets[i]!.ankle, hip);
    const reach = Math.sqrt(Math.max(0.01, leg * leg - dx * dx - dz * dz));
    const excess = hip[1] - targets[i]!.ankle[1] - reach;
    if (excess > 0 && pose.lie < 0.5)
      skeleton.shift = [skeleton.shift[0], skeleton.shift[1] - excess, skeleton.shift[2]];
    if (excess > 0 && pose.lie < 0.5) skeleton.solve();
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

/** The ankle's place and the foot's turn for a footing, in the root's space: the ball of the foot stays where it stands. */
function footTarget(
  m: Measure,
  root: Place,
  turn: Rotation,
  foot: FootState,
  sign: number,
  pose: PoseWeights,
  groundAt: World['groundAt'],
): { ankle: Vector; rotation: Rotation; pole: Vector; heel: number } {
  const yaw = foot.yaw - root.yaw;
  const ball: Vector = [0, -m.ankle + 0.004 * m.height, m.foot * 0.5];
  const flat = about([0, 1, 0], yaw);
  const rotation = multiply(flat, about([1, 0, 0], foot.heel));
  const ground = groundAt(foot.x, foot.z);
  const sole = rotate(turn, [foot.x - root.x, ground - root.y + foot.lift, foot.z - root.z]);
  const standing = plus(
    minus(plus(plus(sole, [0, m.ankle, 0]), rotate(flat, ball)), rotate(rotation, ball)),
    [0, 0, 0],
  );
  const forward = rotate(flat, [0, 0, 1]);
  const pole: Vector = [forward[0] + sign * 0.05, 0, forward[2]];
  const low = Math.max(pose.sit, pose.kneel, pose.lie);
  if (low < 0.001) return { ankle: standing, rotation, pole, heel: foot.heel };
  const seat: Vector = [sign * m.hipX * 1.15, m.ankle, 0.23 * m.height];
  const shin: Vector = [sign * m.hipX * 0.9, m.ankle * 0.9, -0.17 * m.height];
  const stretched: Vector = [
    sign * m.hipX * 1.2,
    m.hip - 0.09 * m.height - (m.hip - 0.09 * m.height) + 0.05 * m.height,
    (m.hip - m.ankle) * 0.96,
  ];
  const total = pose.sit + pose.kneel + pose.lie || 1;
  const aim = [0, 1, 2].map(
    (k) => (seat[k]! * pose.sit + shin[k]! * pose.kneel + stretched[k]! * pose.lie) / total,
  ) as Vector;
  const bent = multiply(about([0, 1, 0], yaw * (1 - low)), about([1, 0, 0], pose.kneel * 1.35 - pose.lie * 1.1));
  const ankle = [0, 1, 2].map((k) => mix(standing[k]!, aim[k]!, low)) as Vector;
  return {
    ankle,
    rotation: low > 0.5 ? bent : multiply(rotation, about([1, 0, 0], low * 0.2)),
    pole: [pole[0] * 0.6, pose.lie, Math.max(0.2, pole[2])],
    heel: 0,
  };
}
