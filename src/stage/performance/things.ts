import { fromFrames, type Person, type Staging, type Stay, toSeconds } from '../../film/index.ts';
import { measure } from '../actors/measure.ts';
import { armPoint, palmAt } from '../actors/person-rig.ts';
import { firstQuaternion, rigOf } from '../actors/rig.ts';
import { holdOf } from '../props/holds.ts';
import { clamp, ease, mix } from './ease.ts';
import { type Handling, handlingsOf, leavesAt, type Side } from './handling.ts';
import { type Bite, biteOf, inJaws } from './jaws.ts';
import {
  about,
  fromAngles,
  minus,
  multiply,
  plus,
  type Rotation,
  rotate,
  slerp,
  times,
  type Vector,
} from './rotation.ts';
import { createSkeleton } from './skeleton.ts';

/** The channels of a thing that moves: presence, its foot's place in metres, a unit quaternion, and its size against its shape. */
export const thingChannels: readonly string[] = ['present', 'x', 'y', 'z', 'qx', 'qy', 'qz', 'qw', 'scale'];

type Placed = { at: Vector; turn: Rotation; scale: number };
type Thing = Staging['props'][number];
type Actor = Staging['actors'][number];

/** Frames of an actor's track: `values` holds `width` numbers a frame. */
type Sampled = { values: Float32Array; width: number };

/** Seconds in which a thing goes from hand to hand or from its place into a hand. */
const passing = 0.2;
const gravity = 9.8;

/** Where somebody's hands are: what of a thing is gripped comes here. A beast takes things in the mouth. */
export type Grips = (frame: number) => { hand: (handling: Handling) => Vector; yaw: number; bite?: Bite };

/**
 * The motion of the things that are held or change their place, once a frame: with the hand that holds them, from hand to hand
 * at the contact, through the air where they are thrown. `viewer` is the camera's place, to which what is shown is turned.
 */
export function thingTracks(
  staging: Staging,
  sampled: ReadonlyMap<string, Sampled>,
  frames: number,
  { groundAt, viewer }: { groundAt: (x: number, z: number) => number; viewer: (frame: number) => Vector },
): { target: string; values: Float32Array }[] {
  const grips = new Map(
    staging.actors.flatMap((actor) => {
      const track = sampled.get(actor.id);
      return track ? [[actor.id, gripsOf(actor, track)] as const] : [];
    }),
  );
  return staging.props.flatMap((thing) => {
    const { stays } = thing;
    if (!stays) return [];
    const handlings = new Map(staging.actors.map(({ id }) => [id, handlingsOf(staging, id)]));
    const placeOf = (stay: Stay, frame: number): Placed | undefined => {
      if (stay.worn) return undefined;
      if (stay.at) return lying(thing, stay.at, stay.up ?? 0, groundAt);
      const own = stay.actor === undefined ? undefined : grips.get(stay.actor)?.(frame);
      const handling =
        stay.actor === undefined
          ? undefined
          : handlings.get(stay.actor)?.find((held) => spans(held, thing, stay, stays));
      if (!own || !handling) return undefined;
      return inHand(handling, own.hand(handling), own.yaw, viewer(frame), own.bite);
    };
    const values = new Float32Array(frames * thingChannels.length);
    const presenceOf = (frame: number, time: number) => {
      const holder = sampled.get(stays[stayAt(stays, time)]!.actor ?? '');
      return holder ? holder.values[frame * holder.width]! : 1;
    };
    for (let frame = 0; frame < frames; frame++) {
      const time = toSeconds(fromFrames(frame, staging.rate));
      const placed = at(stays, time, (stay) => placeOf(stay, frame));
      const row = placed
        ? [presenceOf(frame, time), ...placed.at, ...placed.turn, placed.scale]
        : [0, 0, 0, 0, 0, 0, 0, 1, 1];
      values.set(row, frame * thingChannels.length);
    }
    return [{ target: `thing/${thing.id}`, values }];
  });
}

function spans({ thing, from }: Handling, { id }: Thing, stay: Stay, stays: readonly Stay[]): boolean {
  return thing === id && (stays[0] === stay ? from === -Infinity : from === toSeconds(stay.from));
}

/** The number of the stay at a time, seconds. */
const stayAt = (stays: readonly Stay[], time: number): number =>
  Math.max(
    0,
    stays.findLastIndex((stay) => toSeconds(stay.from) <= time),
  );

/** Where a thing is at a time, on its way to the next stay where that is near. */
function at(stays: readonly Stay[], time: number, placeOf: (stay: Stay) => Placed | undefined): Placed | undefined {
  const index = stayAt(stays, time);
  const here = placeOf(stays[index]!);
  const next = stays[index + 1];
  if (!here || !next) return here;
  const leaves = next.flight ? leavesAt(next) : toSeconds(next.from) - passing;
  const there = time > leaves ? placeOf(next) : undefined;
  return there ? between(here, there, (time - leaves) / (toSeconds(next.from) - leaves), next.flight ?? 0) : here;
}

/** Seconds of flight for one turn over of a thing that is thrown far. */
const tumbling = 0.7;

/** On the way: eased from hand to hand, in free fall through the air, where it turns over. */
function between(here: Placed, there: Placed, share: number, flight: number): Placed {
  const way = flight > 0 ? share : ease(0, 1, share);
  const turns = Math.floor(flight / tumbling);
  const lift = 0.5 * gravity * flight * flight * share * (1 - share);
  const placed = plus(times(here.at, 1 - way), times(there.at, way));
  return {
    at: [placed[0], placed[1] + lift, placed[2]],
    turn: multiply(slerp(here.turn, there.turn, way), about([1, 0, 0], 2 * Math.PI * turns * share)),
    scale: mix(here.scale, there.scale, way),
  };
}

/** A thing that a hand draws smaller than its shape is as small where it lies. */
function lying(
  { facing, noun }: Thing,
  [x, z]: readonly [number, number],
  up: number,
  groundAt: (x: number, z: number) => number,
): Placed {
  return {
    at: [x, groundAt(x, z) + up, z],
    turn: about([0, 1, 0], (facing * Math.PI) / 180),
    scale: Math.min(1, holdOf(noun).scale),
  };
}

/** Upright in the hand whatever the hand does; a thing that is shown turns up to 75 degrees towards the viewer. */
function inHand({ hold }: Handling, hand: Vector, yaw: number, viewer: Vector, bite?: Bite): Placed {
  const [pitch, turned, roll] = hold.turn.map((degrees) => (degrees * Math.PI) / 180) as Vector;
  const away = Math.atan2(viewer[0] - hand[0], viewer[2] - hand[2]) - yaw;
  const aside = hold.shown ? clamp(Math.atan2(Math.sin(away), Math.cos(away)), -1.3, 1.3) : 0;
  const turn = multiply(about([0, 1, 0], yaw + aside), fromAngles(turned, pitch, roll));
  if (bite) return inJaws(hold, turn, hand, bite);
  return { at: minus(hand, rotate(turn, times(hold.grip, hold.scale))), turn, scale: hold.scale };
}

/** The places of an actor's hands in the world, from its track alone. */
export function gripsOf({ appearance }: Pick<Actor, 'appearance'>, { values, width }: Sampled): Grips {
  const skeleton = createSkeleton(rigOf(appearance));
  const bite = appearance.kind === 'creature' ? biteOf(appearance) : undefined;
  return (frame) => {
    const row = values.subarray(frame * width, (frame + 1) * width);
    const [x, y, z, yaw] = row.subarray(1, 5) as unknown as [number, number, number, number];
    skeleton.shift = [row[5]!, row[6]!, row[7]!];
    for (let bone = 0; bone < skeleton.local.length; bone++)
      skeleton.local[bone] = [...row.subarray(firstQuaternion + bone * 4, firstQuaternion + bone * 4 + 4)] as Rotation;
    skeleton.solve();
    const facing = about([0, 1, 0], yaw);
    const inWorld = (place: Vector) => plus([x, y, z], rotate(facing, place));
    if (appearance.kind !== 'person') {
      const head = skeleton.bone('head');
      const place = plus(skeleton.place[head]!, rotate(skeleton.world[head]!, bite!.at));
      return { hand: () => inWorld(place), yaw, bite: bite! };
    }
    const local = (side: Side, hold: Handling['hold']) => {
      const bone = skeleton.bone(`hand${side}`);
      return plus(skeleton.place[bone]!, rotate(skeleton.world[bone]!, gripIn(appearance, side, hold)));
    };
    return {
      hand: ({ side, hold }) =>
        inWorld(hold.style === 'both' ? times(plus(local('L', hold), local('R', hold)), 0.5) : local(side, hold)),
      yaw: yaw + trunkYaw(skeleton.world[skeleton.bone('chest')]!),
    };
  };
}

/** What of a hand grips, from its joint in the bind pose: the fingers' tips, else the palm. */
function gripIn(person: Person, side: Side, { style }: Handling['hold']): Vector {
  const m = measure(person);
  const sign = side === 'L' ? 1 : -1;
  const wrist = armPoint(m, sign, m.upperArm + m.foreArm);
  return minus(style === 'pinch' ? armPoint(m, sign, m.upperArm + m.foreArm + m.hand * 0.8) : palmAt(m, sign), wrist);
}

function trunkYaw(chest: Rotation): number {
  const [x, , z] = rotate(chest, [0, 0, 1]);
  return Math.atan2(x, z);
}
