import type { Blocking, Creature } from '../../film/index.ts';
import { type QuadrupedPlan, quadrupedPlan } from '../actors/creature-measure.ts';
import { legs } from '../actors/creature-rig.ts';
import { rigOf } from '../actors/rig.ts';
import { onSide, poseLegs } from './beast-legs.ts';
import { creatureBody, eyesAlong, type Mind, mindOf, writeFrame } from './creature-mind.ts';
import { clamp, drift } from './ease.ts';
import { actorEvents } from './events.ts';
import type { Player, World } from './player.ts';
import { type PoseWeights, posesOf, postureChanges } from './poses.ts';
import { routeOf } from './root.ts';
import { about, fromAngles, multiply, type Vector } from './rotation.ts';
import { createSkeleton, type Skeleton } from './skeleton.ts';
import { createSprings } from './springs.ts';
import { type FootState, footAt, type Gait, planSteps, turnSeconds } from './steps.ts';
import { spacesOf } from './surroundings.ts';

/**
 * Places of fore left, hind right, fore right and hind left in the cycle: a walk in four beats, each hind foot before the fore foot
 * of its side; a trot of diagonal pairs; a gallop of hind feet, then fore feet (E. Muybridge, Animals in Motion).
 */
const phases: Partial<Record<string, readonly number[]>> = {
  walk: [0.75, 0.5, 0.25, 0.02],
  sneak: [0.75, 0.5, 0.25, 0.02],
  run: [0.52, 0.14, 0.66, 0.02],
};

/** How a four-legged body steps; it trots where it does not walk or run. */
export function quadrupedGait(creature: Creature, plan: QuadrupedPlan): Gait & Required<Pick<Gait, 'turn'>> {
  const h = creature.height;
  const half = (plan.body * h) / 2;
  const trot = { foreL: 0.5, hindR: 0.54, foreR: 0.02, hindL: 0.06 } as const;
  const pace = Math.sqrt(h);
  return {
    feet: legs.map(({ name, fore, sign }) => ({
      left: sign * plan.width * h * (fore ? 0.62 : 0.66),
      ahead: fore ? half * 0.9 : -half * 1.02,
      turn: 0,
      phase: trot[name],
    })),
    phases: (gait) => phases[gait],
    stride: (speed, gait) =>
      h *
      clamp(plan.stride * Math.sqrt(speed / (2.2 * pace)) * (gait === 'run' ? 1.35 : 1), 0.7, gait === 'run' ? 4 : 2.6),
    duty: (speed, gait) => clamp(plan.duty + (gait === 'walk' ? 0.2 : 0.14) - 0.08 * (speed / pace), 0.36, 0.72),
    lift: (speed, gait) => h * clamp(0.1 + 0.03 * speed, 0.1, gait === 'run' ? 0.26 : 0.2),
    turn: { angle: 0.55, seconds: 0.16 + 0.1 * h },
  };
}

/** How far the middle of a four-legged body's neck is before its foot, metres. */
export function neckAhead(creature: Creature): number {
  const plan = quadrupedPlan(creature);
  return (plan.body * 0.54 + plan.neck[0]! * 0.35) * creature.height;
}

/** A fox, dog or horse in motion. */
export function createQuadrupedPlayer(id: string, creature: Creature, blocking: Blocking, world: World): Player {
  const plan = quadrupedPlan(creature);
  const rig = rigOf(creature);
  const h = creature.height;
  const seed = `${world.seed}/${id}`;
  const gait = quadrupedGait(creature, plan);
  const route = routeOf(blocking, [], (radians) => turnSeconds(gait.turn, radians));
  const steps = planSteps(route, gait);
  const skeleton = createSkeleton(rig);
  const springs = createSprings(rig);
  const poses = posesOf(blocking);
  const half = (plan.body * h) / 2;
  const headPlace = rig.bones[rig.index.head!]!.at;
  const eyes = eyesAlong(route, world, headPlace[2] + 0.1 * h, (at) => {
    const { lie, crouch, kneel, fallen } = poses(at);
    return (headPlace[1] + 0.1 * h) * (1 - 0.87 * fallen) - (lie + crouch + kneel) * 0.45 * h;
  });
  const mind = mindOf(blocking, seed, world, eyes);
  const life = { ear: drift(`${seed}/ear`, 0.5), sway: drift(`${seed}/sway`, 0.14), phase: seed.length * 1.7 };
  const frame = (at: number, values: Float32Array, offset: number) => {
    const state = route.at(at);
    const [sin, cos] = [Math.sin(state.yaw), Math.cos(state.yaw)];
    const front = world.groundAt(state.x + sin * half, state.z + cos * half);
    const back = world.groundAt(state.x - sin * half, state.z - cos * half);
    const root = { x: state.x, y: (front + back) / 2, z: state.z, yaw: state.yaw };
    const feet = steps.steps.map((own, i) => footAt(own, steps.first[i]!, at));
    const thought = mind(at);
    skeleton.reset();
    poseBody(skeleton, h, {
      plan,
      carriage: plan.hoof ? 0.42 : 0,
      pose: poses(at),
      slope: Math.atan2(front - back, plan.body * h),
      feet,
      gallop: state.gait === 'run' ? clamp(state.speed / (3 * Math.sqrt(h))) : 0,
      speed: state.speed,
      thought,
      at,
      life,
    });
    poseLegs(skeleton, feet, { h, half, root, pose: poses(at), groundAt: world.groundAt });
    skeleton.solve();
    const wag = clamp(
      0.15 + 0.7 * (thought.feeling.joy ?? 0) + 0.35 * (thought.feeling.tenderness ?? 0) - (thought.feeling.fear ?? 0),
    );
    springs(skeleton, {
      ...spacesOf(root),
      seconds: at,
      step: world.frameLength,
      wind: world.windAt(at, root.x, root.z),
      capsules: {},
      floor: 0.06 * h,
      wag,
    });
    writeFrame(skeleton, rig, blocking, thought, root, at, values, offset);
  };
  return {
    id,
    channels: rig.channels,
    frame,
    eyes: (at) => eyes(at).place,
    body: (at) => {
      const { x, z, yaw } = route.at(at);
      const low = (poses(at).lie * 0.45 + poses(at).fallen * 0.7) * h;
      const ahead = neckAhead(creature);
      const up = world.groundAt(x, z) + (0.93 + plan.neck[1]! * 0.3) * h - low;
      const neck = {
        at: [x + Math.sin(yaw) * ahead, up, z + Math.cos(yaw) * ahead] as Vector,
        thick: plan.neckThick * h,
      };
      return { ...creatureBody(creature, route, world, at, low), neck };
    },
    events: () =>
      actorEvents(
        {
          id,
          route,
          steps: steps.steps,
          blocking,
          postures: postureChanges(blocking),
          footfall: plan.hoof ? 'hoof' : 'paw',
          weight: plan.hoof ? 1 : 0.45,
          cloth: 0,
        },
        world,
      ),
  };
}

type BodyState = {
  plan: QuadrupedPlan;
  carriage: number;
  pose: PoseWeights;
  slope: number;
  feet: readonly FootState[];
  /** How far the back bends and stretches with the legs, 0 to 1. */
  gallop: number;
  speed: number;
  thought: Mind;
  at: number;
  life: { ear: (at: number) => number; sway: (at: number) => number; phase: number };
};

function poseBody(
  skeleton: Skeleton,
  h: number,
  { plan, carriage, pose, slope, feet, gallop, speed, thought, at, life }: BodyState,
): void {
  const { look, body, feeling, accent, shake } = thought;
  const lifts = feet.map((foot) => foot.lift / h);
  const going = clamp(speed / (1.2 * Math.sqrt(h)));
  const bounce = (lifts.reduce((sum, lift) => sum + lift, 0) / 4) * 0.5;
  const sideways = (lifts[1]! + lifts[2]! - lifts[0]! - lifts[3]!) * 0.5;
  const fore = (lifts[0]! + lifts[2]!) * 0.5;
  const hind = (lifts[1]! + lifts[3]!) * 0.5;
  const rear = gallop * clamp((fore - hind) * 4, -1, 1);
  const bowed = Math.max(0, body.spinePitch + body.chestPitch) * (1 - pose.lie - pose.fallen);
  const breath = Math.sin(at * (2.2 + going * 3) + life.phase);
  const sit = pose.sit + pose.kneel * 0.4;
  const down = pose.lie + pose.crouch * 0.7;
  const flank = skeleton.rig.bones[0]!.at[1] - plan.width * 1.12 * h;
  skeleton.shift = [
    sideways * 0.04 * h,
    (bounce - 0.012 * going) * h - sit * 0.52 * h - down * 0.5 * h - pose.fallen * flank,
    sit * 0.2 * h,
  ];
  skeleton.set(
    'hips',
    multiply(
      about([0, 0, 1], onSide(pose)),
      fromAngles(
        sideways * 0.25,
        -slope * (1 - pose.fallen) - sit * 0.85 + bounce * 0.3 - rear * 0.16 + bowed * 0.14,
        life.sway(at) * 0.02 * (1 - going),
      ),
    ),
  );
  skeleton.set(
    'spine',
    fromAngles(-sideways * 0.25 + look.trunkYaw * 0.3, sit * 0.22 + rear * 0.12 + breath * 0.008, shake * 0.05),
  );
  skeleton.set(
    'chest',
    fromAngles(
      -sideways * 0.2 + look.trunkYaw * 0.5,
      sit * 0.25 - bounce * 0.2 + down * 0.05 + rear * 0.1 + bowed * 0.12 + breath * 0.008,
      shake * 0.04,
    ),
  );
  const nod = body.headPitch * 0.8 + accent * 0.09 - look.headPitch + bowed * 1.5;
  const asleep = pose.lie * thought.shut;
  const sunk = asleep * neckToGround(plan) + pose.fallen * 0.45;
  const aside = (look.headYaw + body.headYaw) * 0.5 * (1 - asleep) * (1 - 0.6 * pose.fallen) - pose.fallen * 0.16;
  skeleton.set(
    'neck',
    fromAngles(
      aside + asleep * 0.2,
      slope * 0.6 + sit * 0.28 + nod * 0.45 * (1 - asleep) + going * 0.12 + (feeling.fear ?? 0) * 0.2 + sunk,
      0,
    ),
  );
  skeleton.set(
    'head',
    fromAngles(
      aside,
      carriage * (1 - asleep) +
        slope * 0.4 +
        sit * 0.12 +
        nod * 0.55 * (1 - asleep) -
        going * 0.1 -
        asleep * (sunk - 0.12),
      body.headRoll * 1.4 + life.sway(at * 0.7) * 0.04 + asleep * 0.12,
    ),
  );
  const back =
    (feeling.fear ?? 0) * 0.8 +
    (feeling.sadness ?? 0) * 0.45 +
    (feeling.anger ?? 0) * 0.6 +
    going * 0.2 +
    body.tremble * 0.6;
  const flick = life.ear(at) ** 3 * 0.5;
  skeleton.set('earL', fromAngles(flick * 0.6, -back, -back * 0.4 + Math.max(0, flick) * 0.3));
  skeleton.set('earR', fromAngles(flick * 0.4, -back, back * 0.4 + Math.min(0, flick) * 0.3));
  skeleton.solve();
}

/** How far the neck of a body that lies on its legs is bent for the chin to rest on the ground, radians. */
function neckToGround({ neck, head }: QuadrupedPlan): number {
  const [ahead, up] = neck as [number, number];
  const drop = (0.43 - head * 0.3) / Math.hypot(ahead, up);
  return Math.atan2(up, ahead) + Math.asin(clamp(drop, -1, 1));
}
