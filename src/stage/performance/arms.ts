import type { GazeTarget, Person } from '../../film/index.ts';
import type { Measure } from '../actors/measure.ts';
import { fingers } from '../actors/person-rig.ts';
import { mix } from './ease.ts';
import { type ArmPose, armAt, blendArms, type Gesturing, restPose } from './gestures.ts';
import { grasp, type Handling, type Side } from './handling.ts';
import { handRotation, reachWith } from './limbs.ts';
import type { BodyPlace } from './player.ts';
import type { PoseWeights } from './poses.ts';
import {
  about,
  between,
  fromAngles,
  inverse,
  minus,
  multiply,
  plus,
  rotate,
  times,
  unit,
  type Vector,
} from './rotation.ts';
import type { Skeleton } from './skeleton.ts';
import { touchOf } from './touch.ts';
import type { Walk } from './trunk.ts';

/** What the arms answer to. */
export type ArmState = {
  pose: PoseWeights;
  going: readonly Gesturing[];
  /** What is in the hands, comes into them or has left them, and the time, seconds. */
  handlings: readonly Handling[];
  at: number;
  walk: Walk;
  /** How open the voice is, and the stress on what is said, 0 to 1. */
  energy: number;
  accent: number;
  /** Idle drift of the hands, -1 to 1. */
  life: number;
  root: { x: number; y: number; z: number; yaw: number };
  eyesOf: (actor: string) => Vector | undefined;
  bodyOf: (actor: string) => BodyPlace | undefined;
};

/** Both arms by inverse kinematics, then fingers and what the right hand holds. The trunk must be solved. */
export function poseArms(skeleton: Skeleton, person: Person, m: Measure, state: ArmState): void {
  const prop = person.props[0];
  let held: ArmPose | undefined;
  for (const [side, sign] of [
    ['L', 1],
    ['R', -1],
  ] as const) {
    const holding = side === 'R' && prop !== undefined;
    const rest = withThings(restOf(person, side, holding ? prop : undefined, state), side, m, state);
    const pose = armAt(rest, state.going, side, prop !== undefined, {
      aim: (target) => aimOf(skeleton, m, side, sign, state, target),
      touch: (target, contact, handled) => touchOf(skeleton, m, side, sign, state, target, contact, handled),
    });
    const things = state.handlings.some(
      (own) => (own.side === side || own.hold.style === 'both') && grasp(own, state.at) > 0.5,
    );
    const living = alive(pose, sign, state, holding || things);
    poseArm(skeleton, m, side, sign, holding ? liftedClear(skeleton, m, prop, living) : living);
    if (holding) held = living;
  }
  if (prop) holdProp(skeleton, person, state, held);
}

function restOf(person: Person, side: 'L' | 'R', prop: string | undefined, { pose, walk }: ArmState): ArmPose {
  const down = Math.min(1, pose.floor + pose.lie);
  if (prop) return blendArms(restPose(prop), restPose('dropped'), pose.lie);
  const robe = person.dress.style === 'robe' || person.dress.style === 'gown';
  const free = person.props.length === 0;
  const name = !robe ? 'plain' : person.sex === 'female' && free ? 'clasped' : side === 'L' || free ? 'robe' : 'plain';
  const walking = Math.min(1, walk.speed / 0.8) * (name === 'clasped' ? 0.25 : 0.55);
  const running = walk.running ? Math.min(1, walk.speed / 1.6) : 0;
  const standing = blendArms(blendArms(restPose(name), restPose('plain'), walking), restPose('run'), running);
  const going = blendArms(standing, restPose('sneak'), walk.sneaking ? Math.min(1, walk.speed / 0.3) : 0);
  const low = Math.max(pose.sit, pose.ground, pose.crouch * 0.6, pose.half);
  const sitting = blendArms(going, restPose('seated'), name === 'clasped' ? low * 0.3 : low);
  const seated = blendArms(sitting, restPose('kneeling'), pose.kneel);
  const limp = blendArms(seated, restPose('flung'), pose.buckle);
  const propped = blendArms(limp, restPose(side === 'R' ? 'propped' : 'seated'), pose.floor);
  return blendArms(propped, restPose('lying'), down * pose.lie);
}

/** A rest with the arm round what the hand holds; somebody who lies lets it sink. */
function withThings(rest: ArmPose, side: Side, m: Measure, { handlings, at, pose }: ArmState): ArmPose {
  const length = m.upperArm + m.foreArm;
  return handlings.reduce((arm, handling) => {
    const { style, wide } = handling.hold;
    const weight = grasp(handling, at) * (1 - pose.lie);
    if (weight <= 0 || (style !== 'both' && side !== handling.side)) return arm;
    const held = restPose(style);
    const hand: Vector =
      style === 'both' ? [(wide * 0.9 - m.shoulderX) / length, held.hand[1], held.hand[2]] : held.hand;
    return blendArms(arm, { ...held, hand }, weight);
  }, rest);
}

/** Swing of the walk, breath and the life of speech over a pose. */
function alive(pose: ArmPose, sign: number, { walk, energy, accent, life }: ArmState, holding: boolean): ArmPose {
  const low = Math.max(0, -pose.hand[1] - 0.55) * 2;
  const swing =
    -sign * walk.cycle * Math.min(1, walk.speed / 1.1) * 0.42 * (holding ? 0.06 : walk.running ? 1 : Math.min(1, low));
  const talk = holding ? 0.012 : 0.03;
  const hand = plus(pose.hand, [
    life * 0.012 * sign,
    accent * talk * 1.6 + energy * talk * 0.5 + life * 0.008 + (walk.running ? swing * 0.5 : Math.abs(swing) * 0.12),
    swing + accent * talk,
  ]);
  return { ...pose, hand };
}

/** The direction from the shoulder to a target, in the arm's frame: outwards, up, ahead. */
function aimOf(
  skeleton: Skeleton,
  m: Measure,
  side: string,
  sign: number,
  state: ArmState,
  target: GazeTarget | undefined,
): Vector | undefined {
  if (!target || 'away' in target) return undefined;
  const point = 'point' in target ? (target.point as Vector) : state.eyesOf(target.actor);
  if (!point) return undefined;
  const lowered: Vector = 'actor' in target ? [point[0], point[1] - 0.22 * m.height, point[2]] : point;
  const seen = rotate(about([0, 1, 0], -state.root.yaw), minus(lowered, [state.root.x, state.root.y, state.root.z]));
  const way = rotate(
    inverse(skeleton.world[skeleton.bone('chest')]!),
    minus(seen, skeleton.place[skeleton.bone(`arm${side}`)]!),
  );
  const limited = unit(way);
  return unit([Math.max(-0.5, limited[0] * sign), limited[1], Math.max(0.12, limited[2])]);
}

/** Metres that things hang or reach below the hand that holds them. */
const hangs: Partial<Record<string, number>> = { lantern: 0.66, bag: 0.52 };

/** Lifts the hand so far that what hangs from it does not touch the ground. */
function liftedClear(skeleton: Skeleton, m: Measure, prop: string, pose: ArmPose): ArmPose {
  const hang = hangs[prop];
  if (hang === undefined) return pose;
  const length = m.upperArm + m.foreArm;
  const chest = skeleton.world[skeleton.bone('chest')]!;
  const shoulder = skeleton.place[skeleton.bone('armR')]!;
  const hand = plus(shoulder, times(rotate(chest, [-pose.hand[0], pose.hand[1], pose.hand[2]]), length));
  const short = hang + 0.04 - hand[1];
  if (short <= 0) return pose;
  const reach = Math.hypot(hand[0] - shoulder[0], hand[2] - shoulder[2]);
  const up = hand[1] + short - shoulder[1];
  const out = Math.sqrt(Math.max(0.02, (0.97 * length) ** 2 - up * up));
  const wider = Math.max(1, Math.min(out, Math.max(reach, 0.32 * m.height * 0.75)) / Math.max(0.01, reach));
  const aim: Vector = [(hand[0] - shoulder[0]) * wider, up, (hand[2] - shoulder[2]) * wider];
  const seen = rotate(inverse(chest), times(aim, 1 / length));
  return { ...pose, hand: [-seen[0], seen[1], seen[2]] };
}

function poseArm(skeleton: Skeleton, m: Measure, side: string, sign: number, pose: ArmPose): void {
  const limb = {
    upper: skeleton.bone(`arm${side}`),
    lower: skeleton.bone(`fore${side}`),
    end: skeleton.bone(`hand${side}`),
    hinge: [-Math.SQRT1_2, -sign * Math.SQRT1_2, 0] as Vector,
  };
  const chest = skeleton.world[skeleton.bone('chest')]!;
  const turned = (v: Vector) => rotate(chest, [v[0] * sign, v[1], v[2]]);
  const shoulder = skeleton.place[limb.upper]!;
  const length = m.upperArm + m.foreArm;
  const target = plus(shoulder, times(turned(pose.hand), length));
  const bindFingers: Vector = [sign * Math.SQRT1_2, -Math.SQRT1_2, 0];
  const bindPalm: Vector = [-sign * Math.SQRT1_2, -Math.SQRT1_2, 0];
  const rotation = handRotation(turned(pose.fingers), turned(pose.palm), bindFingers, bindPalm);
  reachWith(skeleton, limb, target, turned(pose.elbow), rotation);
  for (const [i, finger] of fingers.entries()) {
    const out = finger === 'index' ? pose.point : 0;
    const curl = mix(pose.curl + i * 0.045, 0.02, out) + (pose.point > 0 && finger !== 'index' ? pose.point * 0.75 : 0);
    const bent = about([0, 0, -sign], curl * 1.25);
    skeleton.set(
      `${finger}${side}1`,
      multiply(about([0, 1, 0], (1.5 - i) * 0.06 * sign * (1 - Math.min(1, curl))), bent),
    );
    skeleton.set(`${finger}${side}2`, about([0, 0, -sign], curl * 1.5));
  }
  skeleton.set(
    `thumb${side}1`,
    multiply(about([0, 0, -sign], pose.curl * 0.55), about(unit([sign * 0.7, -0.7, 0]), sign * pose.curl * -0.5)),
  );
  skeleton.set(`thumb${side}2`, about([0, 0, -sign], pose.curl * 0.5));
}

/** An umbrella and a lantern keep to the vertical, whatever the hand does; the rest follows the hand. */
function holdProp(skeleton: Skeleton, person: Person, { life, pose }: ArmState, arm: ArmPose | undefined): void {
  const prop = person.props[0]!;
  const index = skeleton.bone('prop');
  if (index < 0) return;
  const upright = {
    umbrella: fromAngles(0, -0.13, -0.22),
    lantern: fromAngles(0.25, life * 0.05, life * 0.04),
    staff: fromAngles(0, 0.02, 0.03),
    bag: fromAngles(1.57, 0, life * 0.03),
  } as Record<string, ReturnType<typeof fromAngles>>;
  if (arm?.blade) {
    const way: Vector = [-arm.blade[0], arm.blade[1], arm.blade[2]];
    const blade = between([0, 1, 0], unit(rotate(skeleton.world[skeleton.bone('chest')]!, way)));
    skeleton.setWorld(index, blade);
    return;
  }
  const free = upright[prop];
  if (free && pose.lie < 0.5) {
    skeleton.setWorld(index, free);
    return;
  }
  const held = {
    book: fromAngles(0.5, 0.6, 0),
    letter: fromAngles(0.5, 0.5, 0),
    fan: fromAngles(0.35, 0.1, -0.3),
    sword: fromAngles(0, 2.2, 0),
  } as Record<string, ReturnType<typeof fromAngles>>;
  skeleton.setWorld(index, multiply(skeleton.world[skeleton.bone('chest')]!, held[prop] ?? fromAngles(0, 0, 0)));
}
