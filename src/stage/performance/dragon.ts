import type { Blocking, Creature } from '../../film/index.ts';
import { dragonLength } from '../actors/dragon-rig.ts';
import { rigOf } from '../actors/rig.ts';
import { creatureBody, eyesAlong, mindOf, writeFrame } from './creature-mind.ts';
import { clamp, drift, mix } from './ease.ts';
import { actorEvents } from './events.ts';
import type { Player, World } from './player.ts';
import { posesOf, postureChanges } from './poses.ts';
import { routeOf, travelled } from './root.ts';
import { about, fromAngles, multiply } from './rotation.ts';
import { createSkeleton } from './skeleton.ts';
import { createSprings } from './springs.ts';
import { spacesOf } from './surroundings.ts';

/** A long dragon swims through the air: waves run from neck to tail, quicker as it moves; it never touches the ground. */
export function createDragonPlayer(id: string, creature: Creature, blocking: Blocking, world: World): Player {
  const rig = rigOf(creature);
  const h = creature.height;
  const seed = `${world.seed}/${id}`;
  const route = routeOf(blocking);
  const skeleton = createSkeleton(rig);
  const springs = createSprings(rig);
  const rise = drift(`${seed}/rise`, 0.12);
  const poses = posesOf(blocking);
  const down = (at: number) => poses(at).lie + poses(at).fallen;
  const reach = (dragonLength.ahead + 1) * 0.44 * h;
  const eyes = eyesAlong(route, world, reach, (at) => (h * 1.25 + rise(at) * 0.1 * h) * (1 - 0.8 * down(at)));
  const mind = mindOf(blocking, seed, world, eyes);
  const frame = (at: number, values: Float32Array, offset: number) => {
    const state = route.at(at);
    const thought = mind(at);
    const bowed = Math.max(0, thought.body.spinePitch + thought.body.chestPitch);
    const low = down(at);
    const head = low * Math.max(thought.shut, poses(at).fallen);
    const pace = 1 + clamp(state.speed / (2 * h), 0, 1.2);
    const root = {
      x: state.x,
      y: world.groundAt(state.x, state.z) + (0.2 + rise(at) * 0.1) * h * (1 - low),
      z: state.z,
      yaw: state.yaw,
    };
    const flown = travelled(route, at) / h;
    const wave = (distance: number) => at * 1.5 + flown * 1.1 - distance * 0.85;
    const swing = (1 + 0.5 * clamp(state.speed / h)) * (1 - low);
    /** On the ground the body lies in bends that do not move. */
    const bend = (distance: number) => mix(Math.cos(wave(distance)), 1.6 * Math.cos(distance * -0.85), low);
    skeleton.reset();
    skeleton.shift = [
      Math.sin(wave(0)) * 0.06 * (1 - low) * h,
      Math.sin(wave(0) * 0.8) * 0.09 * swing * h - low * 0.8 * h,
      0,
    ];
    skeleton.set(
      'hips',
      multiply(about([0, 0, 1], poses(at).fallen * 0.9), fromAngles(bend(0) * 0.1, -0.12 * (1 - low), 0)),
    );
    for (let i = 1; i <= dragonLength.ahead; i++) {
      const lift = mix((i < 3 ? -0.28 : 0.27) + bowed * 0.3, (i < 4 ? -0.14 : 0.2) * (1 - head), low);
      skeleton.set(
        `neck${i}`,
        fromAngles(
          bend(-i) * 0.13 * pace + (i > 2 ? (thought.look.headYaw + thought.look.trunkYaw) * 0.18 * (1 - head) : 0),
          lift + Math.sin(wave(-i) * 0.8) * 0.11 * swing,
          0,
        ),
      );
    }
    for (let i = 1; i <= dragonLength.behind; i++) {
      skeleton.set(
        `tail${i}`,
        fromAngles(
          bend(i) * (0.16 + 0.025 * i) * pace,
          Math.sin(wave(i) * 0.8 + 0.6) * (0.12 + 0.025 * i) * swing - (i < 4 ? 0.1 : -0.08) * (1 - low),
          0,
        ),
      );
    }
    skeleton.set(
      'head',
      fromAngles(
        thought.look.headYaw * 0.5,
        0.1 +
          (thought.body.headPitch * 0.7 + bowed * 0.4 - thought.look.headPitch * 0.6) * (1 - head) +
          thought.accent * 0.12,
        thought.body.headRoll,
      ),
    );
    for (const [side, sign] of [
      ['L', 1],
      ['R', -1],
    ] as const) {
      for (const name of ['fore', 'hind']) {
        skeleton.set(
          `${name}${side}1`,
          fromAngles(
            0,
            0.35 + 0.25 * (1 - low) * Math.sin(at * 1.5 + sign + (name === 'fore' ? 0 : 2)),
            sign * (0.2 + low * 0.9),
          ),
        );
        skeleton.set(
          `${name}${side}2`,
          fromAngles(0, -0.4 + 0.2 * (1 - low) * Math.sin(at * 1.5 + sign - 0.8) - low * 0.6, 0),
        );
      }
    }
    skeleton.solve();
    springs(skeleton, {
      ...spacesOf(root),
      seconds: at,
      step: world.frameLength,
      wind: world.windAt(at, root.x, root.z),
      capsules: {},
      floor: 0,
      wag: 0.5,
    });
    writeFrame(skeleton, rig, blocking, thought, root, at, values, offset);
  };
  return {
    id,
    channels: rig.channels,
    frame,
    eyes: (at) => eyes(at).place,
    body: (at) => creatureBody(creature, route, world, at, down(at) * 0.75 * h),
    events: () =>
      actorEvents(
        { id, route, steps: [], postures: postureChanges(blocking), blocking, footfall: 'paw', weight: 1, cloth: 0.8 },
        world,
      ),
  };
}
