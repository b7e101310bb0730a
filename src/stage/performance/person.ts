import { type Blocking, type Person, random } from '../../film/index.ts';
import { type Measure, measure } from '../actors/measure.ts';
import { faceChannels, firstQuaternion, rigOf } from '../actors/rig.ts';
import { poseArms } from './arms.ts';
import { clamp, drift } from './ease.ts';
import { actorEvents } from './events.ts';
import { writeFace } from './face-track.ts';
import type { Eyes } from './gaze.ts';
import { cycleOf, personGait, poseLegs } from './legs.ts';
import { mindOf } from './mind.ts';
import type { Player, World } from './player.ts';
import { type PoseWeights, posesOf } from './poses.ts';
import { presence } from './presence.ts';
import { type Route, routeOf } from './root.ts';
import type { Vector } from './rotation.ts';
import { createSkeleton } from './skeleton.ts';
import { createSprings } from './springs.ts';
import { footAt, planSteps } from './steps.ts';
import { surroundingsOf } from './surroundings.ts';
import { poseEars, poseTrunk } from './trunk.ts';

/** A person's motion: what lasts is worked out once, `frame` puts it together. */
export function createPersonPlayer(id: string, person: Person, blocking: Blocking, world: World): Player {
  const m = measure(person);
  const rig = rigOf(person);
  const seed = `${world.seed}/${id}`;
  const route = routeOf(blocking);
  const plan = planSteps(route, personGait(m, seed));
  const skeleton = createSkeleton(rig);
  const springs = createSprings(rig);
  const poses = posesOf(blocking);
  const life = lifeOf(seed);
  const eyes = eyesOf(m, route, poses, world);
  const mind = mindOf(blocking, seed, world, eyes);
  const faceStart = rig.channels.indexOf(faceChannels[0]!);

  const frame = (at: number, values: Float32Array, offset: number) => {
    const state = route.at(at);
    const root = { x: state.x, y: smoothGround(world, state.x, state.z), z: state.z, yaw: state.yaw };
    const pose = poses(at);
    const { look, body, going, feeling, visemes, energy, accent, blink } = mind(at);
    const feet = plan.steps.map((steps, i) => footAt(steps, plan.first[i]!, at));
    const walk = { speed: state.speed, running: state.gait === 'run', cycle: cycleOf(plan.steps, at) };
    skeleton.reset();
    poseTrunk(skeleton, m, { body, pose, walk, look, accent, at, life });
    poseLegs(skeleton, m, root, feet, pose, world.groundAt);
    const eyesOfOther = (actor: string) => world.eyesOf(actor, at);
    poseArms(skeleton, person, m, {
      pose,
      going,
      walk,
      energy,
      accent,
      life: life.hand(at),
      root,
      eyesOf: eyesOfOther,
    });
    poseEars(skeleton, feeling, blink, at, life.turn(at));
    skeleton.solve();
    const floor = Math.min(...feet.map((foot) => world.groundAt(foot.x, foot.z))) - root.y + 0.012 * m.height;
    springs(skeleton, surroundingsOf(skeleton, m, { at, ...root }, world, floor, pose));
    values.set([presence(blocking, at), root.x, root.y, root.z, root.yaw, ...skeleton.shift], offset);
    for (const [i, rotation] of skeleton.local.entries()) values.set(rotation, offset + firstQuaternion + i * 4);
    const brow = clamp(accent * 0.5 + 0.03 * life.sway(at * 2.3), -0.3, 0.8);
    writeFace(values, offset + faceStart, {
      visemes,
      feeling,
      blink,
      eyeX: look.eyeX + body.eyeX,
      eyeY: look.eyeY,
      brow,
    });
  };
  const sounding = {
    footfall: 'footstep' as const,
    id,
    blocking,
    route,
    steps: plan.steps,
    weight: clamp(m.height / 1.8),
    cloth: m.cut.hem < 0.2,
  };
  return {
    id,
    channels: rig.channels,
    frame,
    eyes: (at) => eyes(at).place,
    events: () => actorEvents(sounding, world),
  };
}

/** The slow irregular motion of somebody who stands still. */
function lifeOf(seed: string) {
  return {
    sway: drift(`${seed}/sway`, 0.11),
    turn: drift(`${seed}/turn`, 0.09),
    hand: drift(`${seed}/hand`, 0.21),
    breath: random(`${seed}/breath`)() * 6.28,
  };
}

/** The ground under a body, evened out over a step's length, so that stairs do not jolt it. */
function smoothGround({ groundAt }: World, x: number, z: number): number {
  const near = groundAt(x + 0.2, z) + groundAt(x - 0.2, z) + groundAt(x, z + 0.2) + groundAt(x, z - 0.2);
  return (groundAt(x, z) * 2 + near) / 6;
}

/** Where a person's eyes are, near enough for others to look into. */
function eyesOf(m: Measure, route: Route, poses: (at: number) => PoseWeights, world: World): (at: number) => Eyes {
  return (at) => {
    const { x, z, yaw } = route.at(at);
    const { sit, kneel, crouch, lie } = poses(at);
    const lowered = (sit * 0.25 + kneel * 0.29 + crouch * 0.3 + lie * 0.8) * m.height;
    const place: Vector = [x, smoothGround(world, x, z) + m.chin + 0.39 * m.head - lowered, z];
    return { place, yaw };
  };
}
