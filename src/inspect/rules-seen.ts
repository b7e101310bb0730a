import { type Performance, type Point, type SetLayout, type Shot, type Staging, toSeconds } from '../film/index.ts';
import rules from './data/rules.json' with { type: 'json' };
import {
  blend,
  type Capsule,
  combined,
  direction,
  type Lens,
  minus,
  plus,
  type Quaternion,
  times,
  turned,
  upright,
} from './rules-geometry.ts';

type Appearance = Staging['actors'][number]['appearance'];

/** What the checker must know of the stage: solids, ground, sizes of bodies and their skeletons. */
export type RuleStage = {
  layoutOf(set: Staging['set']): Pick<SetLayout, 'obstacles' | 'water'>;
  /** Height of the ground in metres at x, z. */
  groundAt(set: Staging['set'], x: number, z: number): number;
  /** Metres, standing; `draught` for who lives in water: how much of the height is under the surface. */
  bodyOf(appearance: Appearance): {
    height: number;
    eyeHeight: number;
    radius: number;
    length: number;
    draught?: number;
  };
  /** Joints in the bind pose, parents first; a track holds a local quaternion for each. */
  rigOf(appearance: Appearance): {
    bones: readonly { name: string; parent: number; at: readonly [number, number, number] }[];
  };
};

/** A body as it is drawn at one moment. Points in metres in the set's space. */
export type Body = {
  id: string;
  person: boolean;
  /** 0 gone to 1 there. */
  present: number;
  root: Point;
  eyes: Point;
  crown: Point;
  /** The crown with its hat or knot of hair. */
  top: Point;
  /** Four points of the head: crown, eyes, the base of the skull, and a person's temple or a beast's muzzle. */
  head: Point[];
  neck: Point;
  breast: Point;
  hips: Point;
  knees: Point[];
  feet: Point[];
  hands: Point[];
  /** Where head and eyes point. */
  look: Point;
  standing: { height: number; radius: number; length: number; draught: number | undefined };
  /** What shot sizes are measured on: the height, or ten times the upper half of a large head. Metres. */
  measure: number;
  capsules: Capsule[];
};

/** One moment of a shot; `time` in seconds from its start. */
export type Moment = { time: number; lens: Lens; bodies: Map<string, Body> };

/** A shot as it is drawn: a few moments a second, the lens at every frame, and the solids of its set. */
export type SeenShot = {
  shot: Shot;
  moments: Moment[];
  lenses: Lens[];
  solids: SetLayout['obstacles'];
  water: SetLayout['water'];
  ground: (x: number, z: number) => number;
  aspect: number;
};

type Track = { at: (frame: number, channel: string) => number; has: (channel: string) => boolean };

/** Reads a shot's performance: the moments at which it is judged. */
export function seenShot(shot: Shot, performance: Performance, stage: RuleStage, aspect: number): SeenShot {
  const { staging } = shot;
  const { frames, rate } = performance;
  const perSecond = rate.numerator / rate.denominator;
  const step = Math.max(1, Math.round(perSecond / rules.sampling.perSecond));
  const cameraTrack = trackOf(performance, 'camera')!;
  const lenses = Array.from({ length: frames }, (_, frame) => lensAt(cameraTrack, frame));
  const actors = staging.actors.flatMap(({ id, appearance }) => {
    const track = trackOf(performance, id);
    return track ? [{ id, appearance, track }] : [];
  });
  const chosen = Array.from({ length: frames }, (_, frame) => frame).filter(
    (frame) => frame % step === 0 || frame === frames - 1,
  );
  const moments = chosen.map((frame): Moment => {
    const bodies = actors.map(({ id, appearance, track }) => bodyAt(id, appearance, track, frame, stage));
    return { time: frame / perSecond, lens: lenses[frame]!, bodies: new Map(bodies.map((body) => [body.id, body])) };
  });
  const { obstacles, water } = stage.layoutOf(staging.set);
  const ground = (x: number, z: number) => stage.groundAt(staging.set, x, z);
  return { shot, moments, lenses, solids: obstacles, water, ground, aspect };
}

/** Seconds of a seen shot. */
export function secondsOf({ shot }: SeenShot): number {
  return toSeconds(shot.duration);
}

function trackOf(performance: Performance, target: string): Track | undefined {
  const found = performance.tracks.find((track) => track.target === target);
  if (!found) return undefined;
  const bytes = Uint8Array.from(atob(found.values), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const index = new Map(found.channels.map((channel, place) => [channel, place]));
  return {
    has: (channel) => index.has(channel),
    at: (frame, channel) => {
      const place = index.get(channel);
      return place === undefined ? 0 : view.getFloat32((frame * found.channels.length + place) * 4, true);
    },
  };
}

function lensAt(track: Track, frame: number): Lens {
  const at = (channel: string) => track.at(frame, channel);
  const rotation: Quaternion = [at('qx'), at('qy'), at('qz'), at('qw')];
  return {
    place: [at('x'), at('y'), at('z')],
    ahead: turned(rotation, [0, 0, -1]),
    right: turned(rotation, [1, 0, 0]),
    up: turned(rotation, [0, 1, 0]),
    fov: (at('fov') * Math.PI) / 180,
  };
}

type Joints = { place: (name: string) => Point | undefined; turn: (name: string) => Quaternion };

/** Forward kinematics of a track's local rotations. */
function jointsAt(bones: ReturnType<RuleStage['rigOf']>['bones'], track: Track, frame: number): Joints {
  const at = (channel: string) => track.at(frame, channel);
  const body = upright(at('root.yaw'));
  const root: Point = [at('root.x'), at('root.y'), at('root.z')];
  const places: Point[] = [];
  const turns: Quaternion[] = [];
  const named = new Map<string, number>();
  for (const [index, { name, parent, at: bind }] of bones.entries()) {
    named.set(name, index);
    const local: Quaternion = track.has(`${name}.qw`)
      ? [at(`${name}.qx`), at(`${name}.qy`), at(`${name}.qz`), at(`${name}.qw`)]
      : [0, 0, 0, 1];
    const above = parent < 0 ? body : turns[parent]!;
    const offset: Point =
      parent < 0
        ? plus([bind[0], bind[1], bind[2]], [at('hips.x'), at('hips.y'), at('hips.z')])
        : minus([bind[0], bind[1], bind[2]], [...bones[parent]!.at]);
    places[index] = plus(parent < 0 ? root : places[parent]!, turned(above, offset));
    turns[index] = combined(above, local);
  }
  return {
    place: (name) => places[named.get(name) ?? -1],
    turn: (name) => turns[named.get(name) ?? -1] ?? body,
  };
}

function bodyAt(id: string, appearance: Appearance, track: Track, frame: number, stage: RuleStage): Body {
  const { bones } = stage.rigOf(appearance);
  const { height, eyeHeight, radius, length, draught } = stage.bodyOf(appearance);
  const joints = jointsAt(bones, track, frame);
  const root: Point = [track.at(frame, 'root.x'), track.at(frame, 'root.y'), track.at(frame, 'root.z')];
  const place = (name: string, other: Point) => joints.place(name) ?? other;
  const all = (names: string[]): Point[] =>
    names.map((name) => joints.place(name)).filter((point) => point !== undefined);
  const person = appearance.kind === 'person';
  const hips = place('hips', plus(root, [0, height * 0.5, 0]));
  const head = place('head', plus(root, [0, eyeHeight, 0]));
  const bind = bones.find((bone) => bone.name === 'head')?.at[1] ?? eyeHeight;
  const turn = joints.turn('head');
  const reach = person ? (height - eyeHeight) * 0.7 : height * 0.12;
  const neck = place('neck', head);
  const breast = place('chest', blend(hips, neck, 0.6));
  const above = rules.hats as Record<string, number>;
  const worn = person ? [appearance.dress.hat, appearance.hair.style, ...appearance.features] : [];
  const hat = Math.max(0, ...worn.map((name) => above[name] ?? 0)) * height;
  const crown = plus(head, turned(turn, [0, height - bind, 0]));
  const eyes = plus(head, turned(turn, [0, eyeHeight - bind, reach]));
  const muzzle = plus(head, turned(turn, [0, -0.03 * height, 0.2 * height]));
  const feet = all(person ? ['footL', 'footR'] : ['foreL4', 'foreR4', 'hindL4', 'hindR4']);
  const gaze = combined(combined(turn, upright(track.at(frame, 'gaze.x'))), pitched(-track.at(frame, 'gaze.y')));
  return {
    id,
    person,
    present: track.at(frame, 'present'),
    root,
    hips,
    eyes,
    crown,
    head: [crown, eyes, head, person ? blend(head, crown, 0.5) : muzzle],
    top: plus(head, turned(turn, [0, height - bind + hat, 0])),
    neck,
    breast,
    knees: person ? all(['shinL', 'shinR']) : [],
    feet,
    hands: all(['handL', 'handR']),
    look: direction(turned(gaze, [0, 0, 1])),
    standing: { height, radius, length, draught },
    measure: person ? Math.max(height, 10 * (height - eyeHeight)) : height,
    capsules: capsulesOf({ person, hips, breast, neck, head, crown, feet, radius, height }),
  };
}

/** Turns the forward axis up by an angle in radians when negative. */
function pitched(angle: number): Quaternion {
  return [Math.sin(angle / 2), 0, 0, Math.cos(angle / 2)];
}

type Parts = Pick<Body, 'person' | 'hips' | 'breast' | 'neck' | 'crown' | 'feet'> & {
  head: Point;
  radius: number;
  height: number;
};

/** The solid of a body: trunk, head and legs. */
function capsulesOf({ person, hips, breast, neck, head, crown, feet, radius, height }: Parts): Capsule[] {
  const skull: Capsule = {
    from: blend(head, crown, 0.35),
    to: blend(head, crown, 0.7),
    radius: person ? height * 0.05 : radius * 0.5,
  };
  const trunk = person
    ? [
        { from: hips, to: breast, radius: radius * 0.62 },
        { from: breast, to: blend(breast, neck, 0.7), radius: radius * 0.7 },
      ]
    : [
        { from: hips, to: breast, radius: radius * 0.8 },
        { from: breast, to: head, radius: radius * 0.5 },
      ];
  const legs = feet.map((foot): Capsule => ({ from: hips, to: foot, radius: person ? height * 0.045 : radius * 0.2 }));
  return [...trunk, skull, ...legs];
}

/** Metres a body's knees and the like are above its feet at rest; the ankle's own height over the sole. */
export function ankleHeight(body: Body): number {
  return body.person ? times([0, body.standing.height, 0], 0.045)[1] : body.standing.height * 0.035;
}
