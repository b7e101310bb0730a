import type { Blocking, Creature } from '../../film/index.ts';
import { dragonLength } from '../actors/dragon-rig.ts';
import { rigOf } from '../actors/rig.ts';
import { creatureBody, eyesAlong, mindOf, writeFrame } from './creature-mind.ts';
import { clamp, drift } from './ease.ts';
import { actorEvents } from './events.ts';
import type { Player, World } from './player.ts';
import { routeOf, travelled } from './root.ts';
import { fromAngles } from './rotation.ts';
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
  const reach = (dragonLength.ahead + 1) * 0.44 * h;
  const eyes = eyesAlong(route, world, reach, (at) => h * 1.25 + rise(at) * 0.1 * h);
  const mind = mindOf(blocking, seed, world, eyes);
  const frame = (at: number, values: Float32Array, offset: number) => {
    const state = route.at(at);
    const thought = mind(at);
    const bowed = Math.max(0, thought.body.spinePitch + thought.body.chestPitch);
    const pace = 1 + clamp(state.speed / (2 * h), 0, 1.2);
    const root = {
      x: state.x,
      y: world.groundAt(state.x, state.z) + 0.2 * h + rise(at) * 0.1 * h,
      z: state.z,
      yaw: state.yaw,
    };
    const flown = travelled(route, at) / h;
    const wave = (distance: number) => at * 1.5 + flown * 1.1 - distance * 0.85;
    const swing = 1 + 0.5 * clamp(state.speed / h);
    skeleton.reset();
    skeleton.shift = [Math.sin(wave(0)) * 0.06 * h, Math.sin(wave(0) * 0.8) * 0.09 * swing * h, 0];
    skeleton.set('hips', fromAngles(Math.cos(wave(0)) * 0.1, -0.12, 0));
    for (let i = 1; i <= dragonLength.ahead; i++) {
      const lift = (i < 3 ? -0.28 : 0.27) + bowed * 0.3;
      skeleton.set(
        `neck${i}`,
        fromAngles(
          Math.cos(wave(-i)) * 0.13 * pace + (i > 2 ? (thought.look.headYaw + thought.look.trunkYaw) * 0.18 : 0),
          lift + Math.sin(wave(-i) * 0.8) * 0.11 * swing,
          0,
        ),
      );
    }
    for (let i = 1; i <= dragonLength.behind; i++) {
      skeleton.set(
        `tail${i}`,
        fromAngles(
          Math.cos(wave(i)) * (0.16 + 0.025 * i) * pace,
          Math.sin(wave(i) * 0.8 + 0.6) * (0.12 + 0.025 * i) * swing - (i < 4 ? 0.1 : -0.08),
          0,
        ),
      );
    }
    skeleton.set(
      'head',
      fromAngles(
        thought.look.headYaw * 0.5,
        0.1 + thought.body.headPitch * 0.7 + bowed * 0.4 - thought.look.headPitch * 0.6 + thought.accent * 0.12,
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
          fromAngles(0, 0.35 + 0.25 * Math.sin(at * 1.5 + sign + (name === 'fore' ? 0 : 2)), sign * 0.2),
        );
        skeleton.set(`${name}${side}2`, fromAngles(0, -0.4 + 0.2 * Math.sin(at * 1.5 + sign - 0.8), 0));
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
    body: (at) => creatureBody(creature, route, world, at),
    events: () =>
      actorEvents({ id, route, steps: [], postures: [], blocking, footfall: 'paw', weight: 1, cloth: 0.8 }, world),
  };
}
