import { type Blocking, type Creature, type StageEvent, toSeconds } from '../../film/index.ts';
import { dragonLength } from '../actors/dragon-rig.ts';
import { rigOf } from '../actors/rig.ts';
import { swimmerOf } from '../actors/swimmers.ts';
import { creatureBody, eyesAlong, mindOf, writeFrame } from './creature-mind.ts';
import { clamp, drift, ease } from './ease.ts';
import { actorEvents } from './events.ts';
import type { Player, World } from './player.ts';
import { routeOf, travelled } from './root.ts';
import { fromAngles } from './rotation.ts';
import { createSkeleton } from './skeleton.ts';
import { eventOf, type Sounding } from './sounding.ts';
import { createSprings } from './springs.ts';
import { spacesOf } from './surroundings.ts';

/** Shares of the height: how far ahead of its middle and how high over its sole the eyes of a swimmer at rest are. */
const eyes = { ahead: 2.85, up: 1.22 };

/** A long body in the water: it rises and sinks a little, lifts its head out, and beats its tail as it goes. */
export function createSwimmerPlayer(id: string, creature: Creature, blocking: Blocking, world: World): Player {
  const rig = rigOf(creature);
  const h = creature.height;
  const { raise, beat } = swimmerOf(creature)!;
  const seed = `${world.seed}/${id}`;
  const route = routeOf(blocking);
  const skeleton = createSkeleton(rig);
  const springs = createSprings(rig);
  const swell = drift(`${seed}/swell`, 0.16);
  const lean = drift(`${seed}/lean`, 0.1);
  const bob = (at: number) => (0.55 * Math.sin(at * 0.9) + 0.45 * swell(at)) * 0.07 * h;
  const seeing = eyesAlong(route, world, eyes.ahead * h, (at) => eyes.up * h + bob(at));
  const mind = mindOf(blocking, seed, world, seeing);
  const frame = (at: number, values: Float32Array, offset: number) => {
    const state = route.at(at);
    const thought = mind(at);
    const going = clamp(state.speed / (1.2 * h + 0.6), 0, 1);
    const bowed = Math.max(0, thought.body.spinePitch + thought.body.chestPitch);
    const sunk = 1.7 * h * under(blocking, at);
    const root = { x: state.x, y: world.groundAt(state.x, state.z) + bob(at) - sunk, z: state.z, yaw: state.yaw };
    const stroke = at * (1.1 + 0.6 / Math.max(0.4, h)) + (travelled(route, at) / h) * 0.9;
    const lifted = raise * (1 - 0.45 * going) - bowed * 0.5 + thought.body.headPitch * -0.3;
    const bend = (joint: number, yaw: number, pitch: number) => {
      const wave = Math.sin(stroke - joint * 0.75) * (0.02 + 0.03 * going);
      return beat === 'flat' ? fromAngles(yaw, pitch + wave, 0) : fromAngles(yaw + wave, pitch, 0);
    };
    skeleton.reset();
    skeleton.shift = [0, 0, 0];
    skeleton.set('hips', fromAngles(0, -0.03, 0.04 * lean(at)));
    for (let i = 1; i <= dragonLength.ahead; i++) {
      const turn = (thought.look.headYaw + thought.look.trunkYaw) * 0.1;
      skeleton.set(`neck${i}`, bend(-i, turn, -lifted * (i <= 3 ? 0.3 : 0.05)));
    }
    for (let i = 1; i <= dragonLength.behind; i++) {
      const swing = (0.012 + 0.014 * going) * i;
      const wave = Math.sin(stroke - i * 0.75) * swing;
      const pitch = 0.02 * (i > 4 ? -1 : 1);
      skeleton.set(`tail${i}`, beat === 'flat' ? fromAngles(0, pitch + wave, 0) : fromAngles(wave * 2, pitch, 0));
    }
    const nod = thought.body.headPitch * 0.5 - thought.look.headPitch * 0.35 + thought.accent * 0.1;
    skeleton.set('head', fromAngles(thought.look.headYaw * 0.25, nod, thought.body.headRoll * 0.5));
    for (const side of ['L', 'R'])
      for (const name of ['fore', 'hind']) {
        skeleton.set(`${name}${side}1`, fromAngles(0, 0.3 + 0.2 * Math.sin(stroke + (name === 'fore' ? 0 : 2)), 0));
        skeleton.set(`${name}${side}2`, fromAngles(0, -0.3, 0));
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
  const sounding: Sounding = { id, route, steps: [], postures: [], blocking, footfall: 'paw', weight: 1, cloth: 0 };
  return {
    id,
    channels: rig.channels,
    frame,
    eyes: (at) => seeing(at).place,
    body: (at) => creatureBody(creature, route, world, at),
    events: () => [...actorEvents(sounding, world), ...strokes(sounding, world)],
  };
}

/** Seconds in which a body comes up to the surface, or goes down from it. */
const dive = 1.5;

/** How deep under the surface a body is that comes or goes, 0 to 1. */
function under({ actions }: Blocking, at: number): number {
  return actions.reduce((deep, { kind, start, end }) => {
    if (kind === 'appear' && at >= toSeconds(start)) return 1 - ease(toSeconds(start), toSeconds(start) + dive, at);
    return kind === 'vanish' ? Math.max(deep, ease(toSeconds(end) - dive, toSeconds(end), at)) : deep;
  }, 0);
}

/** Seconds between two strokes that are heard of a body on its way. */
const strokeLength = 1.3;

function strokes(sounding: Sounding, world: World): StageEvent[] {
  return sounding.route.stretches.flatMap((stretch) => {
    if (stretch.kind !== 'move') return [];
    const count = Math.floor((stretch.end - stretch.start) / strokeLength);
    return Array.from({ length: count }, (_, index) =>
      eventOf(sounding, world, 'splash', stretch.start + (index + 0.5) * strokeLength, 0.35),
    );
  });
}
