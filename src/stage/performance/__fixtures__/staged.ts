import {
  type Action,
  type Blocking,
  type Creature,
  fromSeconds,
  type Performance,
  type Person,
  type Staging,
} from '../../../film/index.ts';
import { firstQuaternion, rigOf } from '../../actors/rig.ts';
import { perform } from '../perform.ts';
import type { Rotation } from '../rotation.ts';
import { createSkeleton } from '../skeleton.ts';

export const seconds = fromSeconds;

export const man: Person = {
  kind: 'person',
  age: 'adult',
  sex: 'male',
  build: 'average',
  height: 1.76,
  skin: '#e9bf9c',
  eyes: '#4a3320',
  beard: false,
  hair: { style: 'short', colour: '#3a2618' },
  dress: { style: 'casual', colours: ['#3f7d8c', '#2c3444', '#e0c36a'], hat: 'none' },
  features: [],
  props: [],
};
export const woman: Person = { ...man, sex: 'female', height: 1.64, hair: { style: 'long', colour: '#2a1a22' } };
export const dog: Creature = {
  kind: 'creature',
  plan: 'dog',
  species: 'dog',
  height: 0.55,
  colours: ['#a8743f', '#f1e3c8', '#3a2a20'],
  eyes: '#4a2f1a',
  tails: 1,
};

export type Player = { appearance: Person | Creature; actions?: Action[] } & Partial<Blocking>;

/** A gesture in seconds; names need not be in the record's list yet. */
export function gesture(name: string, start: number, end: number, actor?: string): Action {
  const target = actor ? { target: { actor } } : {};
  return { kind: 'gesture', gesture: name as 'nod', ...target, start: seconds(start), end: seconds(end) };
}

/** A staging on level ground; players are called a, b, c. */
export function staged(players: Player[], length: number): Staging {
  const id = (index: number) => String.fromCharCode(97 + index);
  return {
    type: 'staging',
    version: 1,
    duration: seconds(length),
    rate: { numerator: 24, denominator: 1 },
    set: { builder: 'hills', season: 'spring', parameters: {}, seed: 7 },
    hour: 'noon',
    weather: 'clear',
    wind: 0.1,
    mood: { valence: 0, arousal: 0.4 },
    look: 'cel',
    props: [],
    actors: players.map(({ appearance }, index) => ({ id: id(index), appearance })),
    blocking: players.map(({ appearance, actions = [], ...over }, index) => ({
      actor: id(index),
      at: [0, 0],
      facing: 0,
      pose: 'stand',
      present: true,
      actions,
      ...over,
    })),
    camera: {
      sensorWidth: 24.89,
      aperture: 2.8,
      keys: [{ time: 0, position: [0, 1.5, 4], target: [0, 1, 0], focalLength: 35, roll: 0 }],
      ease: 'in-out',
      handheld: 0,
    },
  };
}

/** Performs players on level ground, or on a set with marks. */
export function played(players: Player[], length: number, marks?: Parameters<typeof perform>[1]['layout']['marks']) {
  const staging = staged(players, length);
  const performance = perform(staging, { groundAt: () => 0, layout: { surface: 'stone', ...(marks ? { marks } : {}) } });
  const bones = Object.fromEntries(
    staging.actors.map(({ id, appearance }) => [id, bonesOf(performance, id, appearance)]),
  );
  return { performance, at: (actor: string, time: number, bone: string) => bones[actor]!(Math.round(time * 24), bone) };
}

/** Places of an actor's bones in the world in a frame, metres, from the channels alone. */
export function bonesOf(performance: Performance, actor: string, appearance: Person | Creature) {
  const track = performance.tracks.find((own) => own.target === actor)!;
  const bytes = Uint8Array.from(atob(track.values), (letter) => letter.charCodeAt(0));
  const values = new Float32Array(bytes.buffer);
  const width = track.channels.length;
  const skeleton = createSkeleton(rigOf(appearance));
  let posed = -1;
  return (frame: number, bone: string): [number, number, number] => {
    const start = Math.min(frame, performance.frames - 1) * width;
    const [, x, y, z, yaw, ...rest] = values.subarray(start, start + firstQuaternion);
    if (posed !== start) {
      skeleton.shift = [rest[0]!, rest[1]!, rest[2]!];
      for (let i = 0; i < skeleton.local.length; i++) {
        const from = start + firstQuaternion + i * 4;
        skeleton.local[i] = Array.from(values.subarray(from, from + 4)) as Rotation;
      }
      skeleton.solve();
      posed = start;
    }
    const [bx, by, bz] = skeleton.place[skeleton.bone(bone)]!;
    return [x! + bx * Math.cos(yaw!) + bz * Math.sin(yaw!), y! + by, z! - bx * Math.sin(yaw!) + bz * Math.cos(yaw!)];
  };
}

export const apart = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
