import type { Blocking, Creature, Viseme } from '../../film/index.ts';
import { faceChannels, firstQuaternion, type Rig } from '../actors/rig.ts';
import { clamp, drift, ease, trembles } from './ease.ts';
import { accentsOf, feelingsOf, speechOf, writeFace } from './face-track.ts';
import { beastNod, blinksOf, type Eyes, gazeOf, type Look, shutOf } from './gaze.ts';
import { type BodyPose, bodyAt, gesturesAt } from './gestures.ts';
import type { BodyPlace, World } from './player.ts';
import { presence } from './presence.ts';
import type { Route } from './root.ts';
import type { Skeleton } from './skeleton.ts';

/** What a creature looks at, says, feels and does with its head, at one moment. */
export type Mind = {
  look: Look;
  body: BodyPose;
  feeling: ReturnType<ReturnType<typeof feelingsOf>>;
  visemes: Partial<Record<Viseme, number>>;
  accent: number;
  blink: number;
  /** How far its eyes are closed for good: asleep, or worse; 0 to 1. */
  shut: number;
  /** How it trembles, -1 to 1. */
  shake: number;
};

/** Where a creature's eyes are and look: `ahead` of its foot along its way, `height` over the ground there, in metres. */
export function eyesAlong(
  route: Route,
  world: World,
  ahead: number,
  height: (at: number) => number,
): (at: number) => Eyes {
  return (at) => {
    const { x, z, yaw } = route.at(at);
    return { place: [x + Math.sin(yaw) * ahead, world.groundAt(x, z) + height(at), z + Math.cos(yaw) * ahead], yaw };
  };
}

/** The senses and voice that all creatures share with people. */
export function mindOf(
  blocking: Blocking,
  seed: string,
  world: World,
  own: (at: number) => Eyes,
): (at: number) => Mind {
  const gaze = gazeOf(blocking.actions, seed, beastNod);
  const blink = blinksOf(blocking.actions, seed);
  const shut = shutOf(blocking.actions);
  const speech = speechOf(blocking.actions, seed, world.drawing);
  const feelings = feelingsOf(blocking.actions);
  const accents = accentsOf(blocking.actions, seed);
  const quiver = drift(`${seed}/tremble`, trembles);
  return (at) => {
    const feeling = feelings(at);
    const voice = speech(at);
    const accent = accents.reduce(
      (sum, { time, strength }) =>
        sum + strength * ease(time - 0.08, time + 0.06, at) * (1 - ease(time + 0.08, time + 0.42, at)),
      0,
    );
    const body = bodyAt(gesturesAt(blocking.actions, at), feeling);
    const shake = body.tremble * quiver(at);
    body.headYaw += 0.06 * shake;
    return {
      look: gaze(at, own, (actor) => world.eyesOf(actor, at)),
      body,
      feeling,
      visemes: voice.visemes,
      accent,
      blink: blink(at),
      shut: shut(at),
      shake,
    };
  };
}

/** What others must know of a creature to touch it; `low` is by how much its shoulders are lowered, metres. */
export function creatureBody(creature: Creature, route: Route, { groundAt }: World, at: number, low = 0): BodyPlace {
  const { x, z, yaw } = route.at(at);
  const { height } = creature;
  return {
    x,
    y: groundAt(x, z),
    z,
    yaw,
    height,
    shoulder: height * 0.95 - low,
    chin: height * 1.1 - low,
    depth: height * 0.3,
    arm: 0,
  };
}

/** Writes root, joints and face of one frame. */
export function writeFrame(
  skeleton: Skeleton,
  rig: Rig,
  blocking: Blocking,
  mind: Mind,
  root: { x: number; y: number; z: number; yaw: number },
  at: number,
  values: Float32Array,
  offset: number,
): void {
  values.set([presence(blocking, at), root.x, root.y, root.z, root.yaw, ...skeleton.shift], offset);
  for (const [i, rotation] of skeleton.local.entries()) values.set(rotation, offset + firstQuaternion + i * 4);
  const { look, body } = mind;
  const face = {
    visemes: mind.visemes,
    feeling: mind.feeling,
    blink: mind.blink,
    eyeX: clamp(look.eyeX + body.eyeX, -0.4, 0.4),
    eyeY: look.eyeY,
    brow: mind.accent * 0.4,
  };
  writeFace(values, offset + rig.channels.indexOf(faceChannels[0]!), face);
}
