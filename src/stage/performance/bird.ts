import { type Blocking, type Creature, toSeconds } from '../../film/index.ts';
import { rigOf } from '../actors/rig.ts';
import { creatureBody, eyesAlong, type Mind, mindOf, writeFrame } from './creature-mind.ts';
import { clamp, drift, ease } from './ease.ts';
import { actorEvents } from './events.ts';
import type { Player, World } from './player.ts';
import { type PoseWeights, posesOf, postureChanges } from './poses.ts';
import { routeOf } from './root.ts';
import { about, fromAngles, multiply } from './rotation.ts';
import { createSkeleton, type Skeleton } from './skeleton.ts';
import type { Step } from './steps.ts';

/** A bird: hops on the ground, flies where its moves say so, folds its wings when it stands. */
export function createBirdPlayer(id: string, creature: Creature, blocking: Blocking, world: World): Player {
  const rig = rigOf(creature);
  const h = creature.height;
  const seed = `${world.seed}/${id}`;
  const route = routeOf(blocking);
  const skeleton = createSkeleton(rig);
  const beats = h < 0.2 ? 4.5 : 2.2;
  const jerk = drift(`${seed}/jerk`, 0.8);
  const aloft = (at: number) => {
    let share = 0;
    for (const action of blocking.actions) {
      if (action.kind !== 'move' || action.gait !== 'fly') continue;
      const [start, end] = [toSeconds(action.start), toSeconds(action.end)];
      share = Math.max(share, ease(start - 0.3, start + 0.5, at) * (1 - ease(end - 0.5, end + 0.2, at)));
    }
    return share;
  };
  const poses = posesOf(blocking);
  const down = (at: number) => poses(at).lie + poses(at).fallen;
  const heightAt = (at: number) => aloft(at) * Math.max(1.2, 4 * h) + hopOf(route, h)(at).lift;
  const eyes = eyesAlong(route, world, 0.4 * h, (at) => 1.1 * h + heightAt(at) - down(at) * 0.6 * h);
  const mind = mindOf(blocking, seed, world, eyes);
  const frame = (at: number, values: Float32Array, offset: number) => {
    const state = route.at(at);
    const fly = aloft(at);
    const thought = mind(at);
    const root = { x: state.x, y: world.groundAt(state.x, state.z) + heightAt(at), z: state.z, yaw: state.yaw };
    const beat = at * 2 * Math.PI * beats;
    const flap = Math.sin(beat);
    const hop = hopOf(route, h)(at).share * (1 - fly);
    skeleton.reset();
    poseBird(skeleton, h, {
      fly,
      flap,
      beat,
      hop,
      tilt: Math.round(jerk(at) * 2.4) * 0.09,
      pose: poses(at),
      thought,
      at,
    });
    skeleton.solve();
    writeFrame(skeleton, rig, blocking, thought, root, at, values, offset);
  };
  return {
    id,
    channels: rig.channels,
    frame,
    eyes: (at) => eyes(at).place,
    body: (at) => creatureBody(creature, route, world, at, down(at) * 0.45 * h),
    events: () =>
      actorEvents(
        {
          id,
          route,
          steps: [hopsOf(route)],
          postures: postureChanges(blocking),
          blocking,
          footfall: 'paw',
          weight: clamp(0.2 + h),
          cloth: 0,
          wingBeats: wingBeatsOf(blocking, beats).filter((at) => aloft(at) > 0.3),
        },
        world,
      ),
  };
}

type BirdState = {
  /** How far it flies, and its wings' stroke and phase; how far it is off the ground in a hop. */
  fly: number;
  flap: number;
  beat: number;
  hop: number;
  /** The jerks of the head, radians. */
  tilt: number;
  pose: PoseWeights;
  thought: Mind;
  at: number;
};

/** Lying it sits on its belly, crouching it is hurt and lets a wing hang, and fallen it lies on its side. */
function poseBird(skeleton: Skeleton, h: number, state: BirdState): void {
  const { fly, flap, hop, pose, thought, at } = state;
  const { shut } = thought;
  const flat = pose.lie + pose.fallen;
  const belly = skeleton.rig.bones[0]!.at[1] - 0.2 * h;
  const breath = Math.sin(at * 2.4) * 0.01;
  skeleton.shift = [0, fly * -flap * 0.1 * h - (flat + pose.crouch * 0.3) * belly, 0];
  skeleton.set(
    'hips',
    multiply(
      about([0, 0, 1], pose.fallen * 1.15),
      fromAngles(0, fly * 0.35 + hop * -0.15 + breath + pose.crouch * 0.12 + pose.fallen * 0.2, 0),
    ),
  );
  const sunk = pose.lie * shut * 0.9 + pose.crouch * 0.45 + pose.fallen * 0.9;
  const awake = 1 - pose.fallen * 0.8 - pose.lie * shut;
  skeleton.set(
    'neck',
    fromAngles(
      thought.look.headYaw * 0.4 * awake,
      fly * 0.5 + thought.body.headPitch * 0.4 - thought.look.headPitch * 0.4 * awake + sunk,
      0,
    ),
  );
  skeleton.set(
    'head',
    fromAngles(
      (thought.look.headYaw * 0.6 + state.tilt) * awake - pose.fallen * 0.5,
      -fly * 0.5 + thought.body.headPitch * 0.5 + thought.accent * 0.2 - sunk * 0.35,
      thought.body.headRoll + state.tilt * awake,
    ),
  );
  skeleton.set('fan', fromAngles(0, -fly * 0.15 - hop * 0.3, 0));
  for (const side of ['L', 'R'] as const) poseSide(skeleton, side, state, belly / h);
}

/** Wing and leg of one side. */
function poseSide(skeleton: Skeleton, side: 'L' | 'R', { fly, flap, beat, hop, pose }: BirdState, leg: number): void {
  const sign = side === 'L' ? 1 : -1;
  const folded = 1 - fly;
  const hurt = side === 'L' ? pose.crouch : 0;
  const limp = side === 'L' ? pose.fallen * 0.3 : 0;
  const fold = folded * (1 - 0.62 * hurt - 0.75 * limp);
  skeleton.set(
    `wing${side}1`,
    fromAngles(
      sign * fold * 1.5,
      folded * 0.2,
      sign * (fly * flap * 0.75 - folded * 0.35 * (1 - limp) - hurt * 0.75 - limp * 0.1),
    ),
  );
  const tip = (share: number) => sign * (folded * share + 0.3 * hurt + 0.25 * limp);
  skeleton.set(`wing${side}2`, fromAngles(tip(0.12), 0, sign * (fly * Math.sin(beat - 0.7) * 0.45 - hurt * 0.15)));
  skeleton.set(`wing${side}3`, fromAngles(tip(0.1), 0, sign * (fly * Math.sin(beat - 1.3) * 0.4 - hurt * 0.1)));
  const tuck = pose.lie + pose.crouch * 0.3;
  skeleton.set(`thigh${side}`, fromAngles(0, fly * 0.9 - hop * 0.4 - tuck * 1.2 + pose.fallen * 0.7, 0));
  skeleton.set(`shin${side}`, fromAngles(0, fly * 0.5 + hop * 0.6 + tuck * 2.2 + pose.fallen * 0.5 * leg, 0));
}

/** When wings go down quickest through a flight, seconds. */
function wingBeatsOf({ actions }: Blocking, beats: number): number[] {
  return actions.flatMap((action) => {
    if (action.kind !== 'move' || action.gait !== 'fly') return [];
    const first = Math.ceil((toSeconds(action.start) - 0.3) * beats - 0.5);
    const last = Math.floor((toSeconds(action.end) + 0.2) * beats - 0.5);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index + 0.5) / beats);
  });
}

const hopLength = 0.32;

/** Height and share of a hop at a time: hops are counted along the way. */
function hopOf(route: ReturnType<typeof routeOf>, h: number): (at: number) => { lift: number; share: number } {
  return (at) => {
    const stretch = route.stretches.findLast((own) => own.kind === 'move' && own.start <= at && at < own.end);
    if (stretch?.kind !== 'move' || stretch.gait === 'fly') return { lift: 0, share: 0 };
    const count = Math.max(1, Math.round(stretch.path.length / hopLength));
    const along = (stretch.progress.distance(at) / stretch.path.length) * count;
    const share = Math.sin(Math.PI * (along % 1));
    return { lift: clamp(share) * 0.2 * h, share };
  };
}

function hopsOf(route: ReturnType<typeof routeOf>): Step[] {
  return route.stretches.flatMap((stretch) => {
    if (stretch.kind !== 'move' || stretch.gait === 'fly') return [];
    const count = Math.max(1, Math.round(stretch.path.length / hopLength));
    return Array.from({ length: count }, (_, i): Step => {
      const [x, z] = stretch.path.at((stretch.path.length * (i + 1)) / count);
      const end = stretch.progress.timeAt((stretch.path.length * (i + 1)) / count);
      const to = { x, z, yaw: 0 };
      return { start: end - 0.2, end, from: to, to, height: 0, speed: 0.6 };
    });
  });
}
