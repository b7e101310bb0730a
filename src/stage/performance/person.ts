import { type Blocking, type Person, random, toSeconds } from '../../film/index.ts';
import { type Measure, measure } from '../actors/measure.ts';
import { faceChannels, firstQuaternion, rigOf } from '../actors/rig.ts';
import { shiftsOf, withEmbraces } from './approach.ts';
import { poseArms } from './arms.ts';
import { clamp, drift, ease, trembles } from './ease.ts';
import { actorEvents } from './events.ts';
import { writeFace } from './face-track.ts';
import type { Eyes } from './gaze.ts';
import type { Gesturing } from './gestures.ts';
import { handledIn } from './handling.ts';
import { cycleOf, hipsBehind, personGait, poseLegs, seatReach } from './legs.ts';
import { mindOf } from './mind.ts';
import type { BodyPlace, Player, World } from './player.ts';
import { type PoseWeights, posesOf, postureChanges } from './poses.ts';
import { presence } from './presence.ts';
import { type Route, routeOf } from './root.ts';
import type { Vector } from './rotation.ts';
import { beforeSeats } from './seats.ts';
import { shoeOf } from './shoes.ts';
import { createSkeleton } from './skeleton.ts';
import { createSprings } from './springs.ts';
import { footAt, planSteps } from './steps.ts';
import { surroundingsOf } from './surroundings.ts';
import { poseEars, poseTrunk } from './trunk.ts';

/** A person's motion: what lasts is worked out once, `frame` puts it together. */
export function createPersonPlayer(id: string, person: Person, directed: Blocking, world: World): Player {
  const m = measure(person);
  const blocking = withEmbraces(beforeSeats(directed, seatReach(m), world.seatAt), world);
  const rig = rigOf(person);
  const seed = `${world.seed}/${id}`;
  const route = routeOf(blocking, shiftsOf(blocking, world));
  const plan = planSteps(route, personGait(m, seed));
  const skeleton = createSkeleton(rig);
  const springs = createSprings(rig);
  const seated = onSeats(directed, world);
  const poses = posesOf(blocking, 'person', seated);
  const life = lifeOf(seed);
  const eyes = eyesOf(m, route, poses, world);
  const mind = mindOf(blocking, seed, world, eyes);
  const awake = wakingOf(blocking);
  const faceStart = rig.channels.indexOf(faceChannels[0]!);

  const onLeft = leftHanded(route, world);
  const handlings = world.handlingsOf(id);

  const frame = (at: number, values: Float32Array, offset: number) => {
    const state = route.at(at);
    const root = { x: state.x, y: smoothGround(world, state.x, state.z), z: state.z, yaw: state.yaw };
    const pose = poses(at);
    const { look, body, going, feeling, visemes, energy, accent, blink } = mind(at);
    const feet = plan.steps.map((steps, i) => footAt(steps, plan.first[i]!, at));
    const walk = {
      speed: state.speed,
      running: state.gait === 'run',
      sneaking: state.gait === 'sneak',
      cycle: cycleOf(plan.steps, at),
    };
    skeleton.reset();
    body.spinePitch += leanOver(going, m, root, (actor) => world.bodyOf(actor, at));
    poseTrunk(skeleton, m, { body, pose, walk, look, accent, at, life });
    poseLegs(skeleton, m, {
      root,
      feet,
      pose,
      footPoses: [poses(at + footLead), poses(at - footLead)],
      seat: seatUnder(m, root, world),
      air: body.air * m.height,
      turning: Math.abs(route.at(at + 0.02).yaw - route.at(at - 0.02).yaw) / 0.04,
      groundAt: world.groundAt,
    });
    const eyesOfOther = (actor: string) => world.eyesOf(actor, at);
    const bodyOfOther = (actor: string) => world.bodyOf(actor, at);
    poseArms(skeleton, person, m, {
      pose,
      going: going.map((gesturing) => ({
        ...gesturing,
        left: onLeft(gesturing),
        handled: handledIn(handlings, gesturing.start, gesturing.end),
      })),
      handlings,
      at,
      walk,
      energy,
      accent,
      life: life.hand(at),
      root,
      eyesOf: eyesOfOther,
      bodyOf: bodyOfOther,
    });
    const shut = Math.max(blink, pose.lie * (awake(at) ? 0 : 1));
    poseEars(skeleton, feeling, shut, at, life.turn(at));
    skeleton.solve();
    const floor = Math.min(...feet.map((foot) => world.groundAt(foot.x, foot.z))) - root.y + 0.012 * m.height;
    springs(skeleton, surroundingsOf(skeleton, m, { at, ...root }, world, floor, pose, body.hipsDrop));
    values.set([presence(blocking, at), root.x, root.y, root.z, root.yaw, ...skeleton.shift], offset);
    for (const [i, rotation] of skeleton.local.entries()) values.set(rotation, offset + firstQuaternion + i * 4);
    const brow = clamp(accent * 0.5 + 0.03 * life.sway(at * 2.3), -0.3, 0.8);
    writeFace(values, offset + faceStart, {
      visemes,
      feeling,
      blink: shut,
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
    shoe: shoeOf(person),
    postures: postureChanges(blocking, 'person', seated),
    weight: clamp(m.height / 1.8),
    cloth: m.cut.hem < 0.2 ? 1 : 0.55,
  };
  return {
    id,
    channels: rig.channels,
    frame,
    eyes: (at) => eyes(at).place,
    body: (at) => bodyPlace(m, route, poses, world, at),
    events: () => actorEvents(sounding, world),
  };
}

/** Somebody looks at something, speaks or stirs; who lies and does none of it has closed eyes. */
function wakingOf({ actions }: Blocking): (at: number) => boolean {
  const stirs = actions.filter(({ kind }) => kind === 'gaze' || kind === 'speak' || kind === 'gesture');
  return (at) => stirs.some(({ start, end }) => at >= toSeconds(start) - 0.2 && at <= toSeconds(end) + 0.3);
}

/** How far a trunk bends forward so that hands which should meet do, radians; both lean alike. */
function leanOver(
  going: readonly Gesturing[],
  m: Measure,
  { x, z }: { x: number; z: number },
  bodyOf: (actor: string) => BodyPlace | undefined,
): number {
  let lean = 0;
  for (const { recipe, target, t } of going) {
    const other = recipe.near && target && 'actor' in target ? bodyOf(target.actor) : undefined;
    if (other?.neck && recipe.near?.metres === 'chests') {
      const down = clamp((m.shoulder - other.neck.at[1]) / m.height - 0.12, 0, 0.7);
      lean = Math.max(lean, 1.1 * down * ease(0.08, 0.4, t) * (1 - ease(0.72, 1, t)));
    } else if (other && recipe.near?.metres === 'chests') {
      const taller = clamp(m.shoulder - other.shoulder - 0.25, 0, 0.5);
      lean = Math.max(lean, 0.8 * taller * ease(0.1, 0.4, t) * (1 - ease(0.72, 1, t)));
    }
    if (recipe.near?.metres !== 'hands' || !other || other.arm === 0) continue;
    const gap = Math.hypot(other.x - x, other.z - z) - (m.upperArm + m.foreArm + other.arm) * 0.98;
    lean = Math.max(lean, clamp(gap / m.height, 0, 0.6) * ease(0.08, 0.42, t) * (1 - ease(0.72, 1, t)));
  }
  return lean;
}

/** Whether the set has a seat where somebody is at a time; a blocking puts hips on seats. */
function onSeats(directed: Blocking, { seatAt }: World): (at: number) => boolean {
  const route = routeOf(directed);
  return (at) => {
    const { x, z } = at === Number.NEGATIVE_INFINITY ? { x: directed.at[0], z: directed.at[1] } : route.at(at);
    return seatAt(x, z) !== undefined;
  };
}

/** Seconds by which the left foot goes before the body and the right one after it when a pose changes. */
const footLead = 0.11;

/** Height of a seat for somebody of 1.65 m, metres; children's are lower. */
const usualSeat = 0.46;

/** The slow irregular motion of somebody who stands still. */
function lifeOf(seed: string) {
  return {
    sway: drift(`${seed}/sway`, 0.11),
    stance: stanceOf(seed),
    turn: drift(`${seed}/turn`, 0.09),
    hand: drift(`${seed}/hand`, 0.21),
    tremble: drift(`${seed}/tremble`, trembles),
    breath: random(`${seed}/breath`)() * 6.28,
  };
}

/** The ground under a body, evened out over a step's length, so that stairs do not jolt it. */
function smoothGround({ groundAt }: World, x: number, z: number): number {
  const near = groundAt(x + 0.2, z) + groundAt(x - 0.2, z) + groundAt(x, z + 0.2) + groundAt(x, z - 0.2);
  return (groundAt(x, z) * 2 + near) / 6;
}

/** Whether a gesture is aimed more than about 25 degrees to the body's left when it begins: then the left hand does it. */
function leftHanded(route: Route, world: World): (gesturing: Gesturing) => boolean {
  return ({ recipe, target, start }) => {
    if (!recipe.aim || !target || 'away' in target) return false;
    const point = 'point' in target ? target.point : world.eyesOf(target.actor, start);
    if (!point) return false;
    const { x, z, yaw } = route.at(start);
    const aside = Math.atan2(point[0] - x, point[2] - z) - yaw;
    return Math.sin(aside) > 0.42;
  };
}

/** Height of the seat behind a body, or of a usual one, metres. */
function seatUnder(m: Measure, { x, z, yaw }: { x: number; z: number; yaw: number }, world: World): number {
  const back = seatReach(m);
  const seat = world.seatAt(x - Math.sin(yaw) * back, z - Math.cos(yaw) * back);
  return seat?.height ?? usualSeat * Math.min(1, m.height / 1.65);
}

/** Weight on one leg, then on the other: -1 the right to 1 the left, held for 3 to 7 seconds, changed in about one. */
function stanceOf(seed: string): (at: number) => number {
  const source = random(`${seed}/weight`);
  const changes: { time: number; to: number }[] = [];
  let side = source() < 0.5 ? 1 : -1;
  for (let time = -4 - source() * 3; time < 120; time += 3 + source() * 4) {
    side = -side;
    changes.push({ time, to: side * (0.35 + 0.65 * source()) });
  }
  return (at) => {
    let value = 0;
    for (const { time, to } of changes) {
      if (time > at) break;
      value += (to - value) * ease(time, time + 1.1, at);
    }
    return value;
  };
}

/** Metres by which a pose lowers the head. */
function loweredBy(m: Measure, pose: PoseWeights): number {
  const { sit, kneel, crouch, lie, half, floor, buckle, ground } = pose;
  return (
    (sit * 0.25 + kneel * 0.37 + crouch * 0.3 + lie * 0.8 + half * 0.22 + floor * 0.5 + buckle * 0.24 + ground * 0.43) *
    m.height
  );
}

/** How far behind its place the head of a body is that lies, as a share of its height. */
const headBehind = 0.41;

/** Where a person's eyes are, near enough for others to look into. */
function eyesOf(m: Measure, route: Route, poses: (at: number) => PoseWeights, world: World): (at: number) => Eyes {
  return (at) => {
    const { x, z, yaw } = route.at(at);
    const pose = poses(at);
    const behind = hipsBehind(m, pose) + pose.lie * headBehind * m.height;
    const height = smoothGround(world, x, z) + m.chin + 0.39 * m.head - loweredBy(m, pose);
    const place: Vector = [x - Math.sin(yaw) * behind, height, z - Math.cos(yaw) * behind];
    return { place, yaw, supine: pose.lie > 0.5 };
  };
}

function bodyPlace(m: Measure, route: Route, poses: (at: number) => PoseWeights, world: World, at: number): BodyPlace {
  const { x: footX, z: footZ, yaw } = route.at(at);
  const lowered = loweredBy(m, poses(at));
  const behind = hipsBehind(m, poses(at));
  const [x, z] = [footX - Math.sin(yaw) * behind, footZ - Math.cos(yaw) * behind];
  const y = smoothGround(world, footX, footZ);
  return {
    x,
    y,
    z,
    yaw,
    height: m.height,
    shoulder: m.shoulder - lowered,
    chin: m.chin - lowered,
    depth: m.chestZ,
    arm: m.upperArm + m.foreArm,
  };
}
