import {
  type Creature,
  type Flicks,
  frameLength,
  fromSeconds,
  type Mark,
  type Performance,
  type Person,
  type SetLayout,
  type StageEvent,
  type Staging,
  shortHash,
  toSeconds,
} from '../../film/index.ts';
import { measure } from '../actors/measure.ts';
import { swimmerOf } from '../actors/swimmers.ts';
import { strikesOf } from '../light/lightning.ts';
import { holdOf } from '../look/looks.ts';
import { materialOf } from '../props/materials.ts';
import { cameraAt, cameraChannels } from './camera.ts';
import { createCreaturePlayer } from './creature.ts';
import sounds from './data/sounds.json' with { type: 'json' };
import { onceOpened } from './door-events.ts';
import { drift } from './ease.ts';
import { handlingsOf } from './handling.ts';
import { createPersonPlayer } from './person.ts';
import type { Player, World } from './player.ts';
import { neckAhead } from './quadruped.ts';
import type { Vector } from './rotation.ts';
import type { Seat } from './seats.ts';
import { thingEvents } from './thing-events.ts';
import { thingChannels, thingTracks } from './things.ts';
import { wornChannels, wornTracks } from './worn.ts';

/** What the set gives: the height of its ground at x and z (metres) and its layout, for the surface under foot. */
export type PerformOptions = {
  groundAt: (x: number, z: number) => number;
  layout: Pick<SetLayout, 'surface'> & Partial<Pick<SetLayout, 'marks' | 'interior' | 'water'>>;
};

/** Seconds before the shot from which hanging things are moved, so that they hang settled when it opens. */
const warmUp = 1.5;

/**
 * The motion of a shot: the camera and every actor sampled once a frame, and what can be heard. Pure: equal stagings give
 * equal bytes. Channels of actors are those of their skeletons (see `rigOf`), the camera's are `cameraChannels`.
 */
export function perform(staging: Staging, { groundAt, layout }: PerformOptions): Performance {
  const length = frameLength(staging.rate);
  const frames = Math.max(1, Math.ceil(staging.duration / length));
  const seed = String(staging.set.seed);
  const players: Player[] = [];
  const world: World = {
    seed,
    groundAt,
    afloat: false,
    eyesOf: (actor, at) => players.find((player) => player.id === actor)?.eyes(at),
    bodyOf: (actor, at) => players.find((player) => player.id === actor)?.body(at),
    figureOf: (actor) => figureOf(staging, actor),
    handlingsOf: (actor) => handlingsOf(staging, actor),
    seatAt: (x, z) => seatAt(layout.marks ?? [], x, z),
    windAt: windOf(staging, seed),
    frameLength: toSeconds(length),
    drawing: holdOf(staging.look) > 1 ? holdOf(staging.look) * toSeconds(length) : 0,
    surface: underFoot(staging, layout),
    door: (sounds.doors as Partial<Record<string, string>>)[staging.set.builder],
    entrances: (layout.marks ?? []).filter(({ kind }) => kind === 'entrance'),
    heldMaterial: (actor, at) => heldMaterial(staging, actor, at),
  };
  for (const { id, appearance } of staging.actors) {
    const blocking = staging.blocking.find((own) => own.actor === id);
    if (!blocking) continue;
    const own = layout.water ? inWater(world, appearance, layout.water.level) : world;
    players.push(
      appearance.kind === 'person'
        ? createPersonPlayer(id, appearance, blocking, own)
        : createCreaturePlayer(id, appearance, blocking, own),
    );
  }
  const camera = cameraAt(staging.camera, `${seed}/${shortHash(JSON.stringify(staging.camera))}`);
  const cameraValues = new Float32Array(frames * cameraChannels.length);
  for (let frame = 0; frame < frames; frame++)
    cameraValues.set(camera(toSeconds(frame * length)), frame * cameraChannels.length);
  const tracks = [{ target: 'camera', channels: [...cameraChannels], values: toBase64(cameraValues) }];
  const sampled = new Map(
    players.map((player) => [player.id, { values: sample(player, frames, length), width: player.channels.length }]),
  );
  for (const { id, channels } of players)
    tracks.push({ target: id, channels, values: toBase64(sampled.get(id)!.values) });
  const viewer = (frame: number) => [...cameraValues.subarray(frame * cameraChannels.length).subarray(0, 3)] as Vector;
  for (const { target, values } of thingTracks(staging, sampled, frames, { groundAt, viewer }))
    tracks.push({ target, channels: [...thingChannels], values: toBase64(values) });
  for (const { target, values } of wornTracks(staging, frames))
    tracks.push({ target, channels: [...wornChannels], values: toBase64(values) });
  const heard = [...players.flatMap((player) => player.events()), ...thingEvents(staging, world), ...storm(staging)];
  const events = onceOpened(heard)
    .filter(({ time }) => time >= 0 && time < staging.duration)
    .sort((a, b) => a.time - b.time);
  return { type: 'performance', version: 1, rate: staging.rate, frames, tracks, events };
}

/** The world of one body: where there is water, the ground of who lives in it lies so deep that the body floats. */
function inWater(world: World, appearance: Person | Creature, level: number): World {
  const swimmer = swimmerOf(appearance);
  return swimmer ? { ...world, afloat: true, groundAt: () => level - swimmer.draught } : world;
}

function figureOf(staging: Staging, actor: string): ReturnType<World['figureOf']> {
  const blocking = staging.blocking.find((own) => own.actor === actor);
  const appearance = staging.actors.find(({ id }) => id === actor)?.appearance;
  if (!blocking || !appearance) return undefined;
  if (appearance.kind === 'creature')
    return {
      blocking,
      depth: appearance.height * 0.3,
      armed: false,
      shoulder: appearance.height * 0.95,
      arm: 0,
      ...(['bird', 'dragon'].includes(appearance.plan) ? {} : { neckAhead: neckAhead(appearance) }),
    };
  const { chestZ, shoulder, upperArm, foreArm } = measure(appearance);
  return { blocking, depth: chestZ, armed: appearance.props[0] === 'sword', shoulder, arm: upperArm + foreArm };
}

/** The ground as the weather makes it. */
function underFoot({ weather }: Staging, { surface, interior }: PerformOptions['layout']): string {
  if (interior !== false) return surface;
  if (weather === 'snow') return 'snow';
  return weather === 'rain' || weather === 'storm' ? `wet ${surface}` : surface;
}

function heldMaterial(staging: Staging, actor: string, at: number): string | undefined {
  const held = handlingsOf(staging, actor).find(({ from, to }) => from <= at && at < to);
  const thing = held && staging.props.find(({ id }) => id === held.thing);
  const appearance = staging.actors.find(({ id }) => id === actor)?.appearance;
  const noun = thing?.noun ?? (appearance?.kind === 'person' ? appearance.props[0] : undefined);
  return noun === undefined ? undefined : materialOf(noun);
}

/** The thunder of each flash, at its own time and place: how late it is heard is for whoever hears it. */
function storm({ weather, set, duration }: Staging): StageEvent[] {
  if (weather !== 'storm') return [];
  return strikesOf(0, toSeconds(duration), set.seed).map(({ at, distance, bearing }) => ({
    time: fromSeconds(at),
    kind: 'thunder',
    position: [distance * Math.sin(bearing), 0, distance * Math.cos(bearing)],
    strength: Math.min(1, 1.1 - distance / 1800),
    surface: 'air',
  }));
}

/** A mark of a seat is where the sitter's hips are; it may tell how high the seat is. */
function seatAt(marks: readonly (Mark & { seat?: number })[], x: number, z: number): Seat | undefined {
  const mark = marks.find(
    ({ kind, position }) => kind === 'sit' && Math.hypot(position[0] - x, position[2] - z) < 0.25,
  );
  return mark && { facing: mark.facing, height: mark.seat };
}

function sample(player: Player, frames: number, length: Flicks): Float32Array {
  const width = player.channels.length;
  const values = new Float32Array(frames * width);
  const scratch = new Float32Array(width);
  const lead = Math.round(fromSeconds(warmUp) / length);
  for (let frame = -lead; frame < 0; frame++) player.frame(toSeconds(frame * length), scratch, 0);
  for (let frame = 0; frame < frames; frame++) player.frame(toSeconds(frame * length), values, frame * width);
  return values;
}

/** Gusts: the staging's wind along +x and a little +z, never quite still out of doors. */
function windOf(staging: Staging, seed: string): World['windAt'] {
  const gust = drift(`${seed}/gust`, 0.23);
  const flutter = drift(`${seed}/flutter`, 0.9);
  const strength = 0.25 + staging.wind * 7;
  return (at, x, z): Vector => {
    const now = at - x * 0.12 - z * 0.07;
    const push = strength * (0.55 + 0.45 * gust(now) + 0.22 * flutter(now));
    return [push, push * 0.12 * flutter(now * 1.3 + 2), push * (0.3 + 0.2 * gust(now * 0.7 + 5))];
  };
}

/** Little-endian bytes of the numbers as base64. */
export function toBase64(values: Float32Array): string {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  for (let i = 0; i < values.length; i++) view.setFloat32(i * 4, values[i]!, true);
  const bytes = new Uint8Array(view.buffer);
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 24576) parts.push(String.fromCharCode(...bytes.subarray(i, i + 24576)));
  return btoa(parts.join(''));
}
