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
  /** How fast the body turns, radians a second: who does so on the knees or a seat carries the feet along. */
  turning: number;
  groundAt: World['groundAt'];
};

/** How far the feet of somebody who sits are before the hips, metres. */
export const seatReach = (m: Measure): number => 0.225 * m.height;

/** How far behind its place a body is that sits, or that kneels on its heels with its knees at its place, metres. */
export const hipsBehind = (m: Measure, { sit, kneel }: PoseWeights): number =>
  seatReach(m) * sit + 0.19 * m.height * kneel;

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
    skeleton.shift[2] - hipsBehind(m, pose) - m.height * (0.1 * pose.crouch + 0.06 * pose.buckle),
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
  reachFeet(skeleton, targets);
  for (let tries = 0; tries < 4; tries++) {
    const sunk = Math.max(...['L', 'R'].map((side) => kneeUnder(skeleton, m, stance, side)));
    if (sunk <= 0) return;
    skeleton.shift = [skeleton.shift[0], skeleton.shift[1] + sunk, skeleton.shift[2]];
    skeleton.solve();
    reachFeet(skeleton, targets);
  }
}

/** Metres by which a knee is too low to rest on the ground: at most none while it is above it. */
function kneeUnder(skeleton: Skeleton, m: Measure, { root, groundAt }: Stance, side: string): number {
  const [, height] = skeleton.place[skeleton.bone(`shin${side}`)]!;
  return groundAt(root.x, root.z) - root.y + 0.01 * m.height - height;
}

function reachFeet(skeleton: Skeleton, targets: readonly FootTarget[]): void {
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

type FootTarget = { ankle: Vector; rotation: Rotation; pole: Vector; heel: number };

/** A foot in the root's space: its ankle, how far its toes point down and, if they do, to the side, radians. */
type Footing = { ankle: Vector; pitch: number; yaw?: number };

/** The foot in each posture that has feet of its own. */
function footIn(m: Measure, sign: number): Partial<Record<keyof PoseWeights, Footing>> {
  const { height, hipX, ankle } = m;
  const left = sign > 0;
  return {
    sit: { ankle: [sign * hipX * 1.15, ankle, (left ? 0.01 : -0.02) * height], pitch: 0 },
    kneel: { ankle: [sign * hipX * 0.9, 0.045 * height, -0.21 * height], pitch: 2.25 },
    half: left
      ? { ankle: [hipX * 1.2, ankle, 0.19 * height], pitch: 0 }
      : { ankle: [-hipX, 0.088 * height, -0.21 * height], pitch: 1.1 },
    floor: { ankle: [sign * hipX * (left ? 1.5 : 1.1), ankle, (left ? 0.3 : 0.38) * height], pitch: -0.1 },
    ground: {
      ankle: [sign * hipX * (left ? -0.25 : -0.55), ankle * 0.85, (left ? 0.17 : 0.11) * height],
      pitch: 0,
    },
    lie: { ankle: [sign * hipX * 1.2, 0.05 * height, (m.hip - ankle) * (left ? 0.96 : 0.93)], pitch: -1.1 },
  };
}

/** How far the ball of a foot is below and before its ankle, metres. */
const ballFrom = (m: Measure, pitch: number): { below: number; before: number } => ({
  below: m.ankle * Math.cos(pitch) + m.foot * 0.5 * Math.sin(pitch),
  before: m.foot * 0.5 * Math.cos(pitch) - m.ankle * Math.sin(pitch),
});

/** Metres that a foot is off the ground on its way from one footing to another, so that it is carried and not dragged. */
function liftBetween(m: Measure, footings: readonly (readonly [weight: number, footing: Footing])[]): number {
  const balls = footings
    .filter(([weight]) => weight > 0)
    .map(([weight, { ankle, pitch, yaw = 0 }]) => {
      const { before } = ballFrom(m, pitch);
      return { weight, x: ankle[0] + before * Math.sin(yaw), z: ankle[2] + before * Math.cos(yaw) };
    });
  let lift = 0;
  for (const [i, from] of balls.entries()) {
    for (const to of balls.slice(i + 1)) {
      const way = Math.hypot(to.x - from.x, to.z - from.z);
      lift += 0.05 * m.height * clamp(way / (0.1 * m.height)) * 2 * Math.sqrt(from.weight * to.weight);
    }
  }
  return lift;
}

/** The ankle's place and the foot's turn for a footing, in the root's space: the ball of the foot stays where it stands. */
function footTarget(
  m: Measure,
  { root, footPoses, air, turning, groundAt }: Stance,
  turn: Rotation,
  foot: FootState,
  index: number,
): FootTarget {
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
  const own = Object.entries(footIn(m, sign)).map(
    ([posture, footing]) => [pose[posture as keyof PoseWeights], footing] as const,
  );
  const low = own.reduce((sum, [weight]) => sum + weight, 0);
  if (low < 0.001) return { ankle: standing, rotation, pole, heel: foot.heel + hanging };
  const aim = [0, 1, 2].map((k) => own.reduce((sum, [weight, { ankle }]) => sum + ankle[k]! * weight, 0) / low);
  const toes = own.reduce((sum, [weight, { pitch }]) => sum + pitch * weight, 0);
  const bent = multiply(about([0, 1, 0], yaw * (1 - low) + sign * 0.12 * pose.lie), about([1, 0, 0], toes));
  const ankle = [0, 1, 2].map((k) => mix(standing[k]!, aim[k]!, low)) as Vector;
  ankle[1] = Math.max(ankle[1], ballFrom(m, toes * low).below + ground - root.y);
  ankle[1] += liftBetween(m, [[1 - low, { ankle: standing, pitch: 0, yaw }], ...own]);
  ankle[1] += 0.04 * m.height * low * clamp(turning);
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
