import { type Action, type Emotion, type GazeTarget, type Gesture, toSeconds } from '../../film/index.ts';
import { curve } from '../actors/vector.ts';
import table from './data/gestures.json' with { type: 'json' };
import { ease, mix } from './ease.ts';
import type { Feeling } from './face-track.ts';
import type { Handling, Side } from './handling.ts';
import { frame, inner, minus, plus, rotate, size, slerp, times, unit, type Vector } from './rotation.ts';

/**
 * How an arm is held, in the chest's frame: the wrist from the shoulder joint in arm's lengths, the way the elbow bends, fingers
 * and palm. Each vector is [outwards, up, ahead], the same for both sides. `curl` closes the hand, `point` leaves the index out.
 */
export type ArmPose = {
  hand: Vector;
  elbow: Vector;
  fingers: Vector;
  palm: Vector;
  curl: number;
  point: number;
  /** Which way a sword points, where it does not hang. */
  blade?: Vector;
  /** The hand comes here in a straight line. */
  straight?: boolean;
};

/** Angles of the trunk and head that gestures and feelings add, radians; `shoulders` from 0 to 1; hips and air in shares of the height. */
export type BodyPose = {
  headPitch: number;
  headYaw: number;
  headRoll: number;
  chestPitch: number;
  chestYaw: number;
  chestRoll: number;
  spinePitch: number;
  spineRoll: number;
  shoulders: number;
  hipsYaw: number;
  hipsBack: number;
  hipsDrop: number;
  /** How far the feet are off the ground. */
  air: number;
  eyeX: number;
  /** How much it trembles, 0 to 1. */
  tremble: number;
};

/** What a hand goes to: where it meets another's, the back of somebody high or low, the face, the shoulder or upper arm on that side, or a point of the set. */
export type Contact = 'point' | 'meet' | 'back-high' | 'back-low' | 'face' | 'shoulder' | 'upper-arm';

type Key = {
  t: number;
  hand?: Vector;
  elbow?: Vector;
  fingers?: Vector;
  palm?: Vector;
  curl?: number;
  point?: number;
  aimed?: boolean;
  lift?: Vector;
  contact?: Contact;
  blade?: Vector;
  straight?: boolean;
};

/**
 * A gesture as data/gestures.json has it. `armed` are the keys of a right hand that holds something; `near` brings the body to
 * so many metres of its target (`chests`: until the chests touch; `hands`: until the hands can meet; `armed` with a sword) and back again, `from`, `by`, `until` and `back` in shares of
 * the gesture, `lunge` with the left foot alone; `drive` are steps in between, [from, by, metres], which two who do it to each other take
 * the same way, so that one pushes and the other gives way; `away` is a step back of so many metres. `handles` is done with the hand
 * that holds a thing.
 */
export type Recipe = {
  body?: Partial<Record<keyof BodyPose, [number, number][]>>;
  right?: Key[];
  left?: Key[];
  armed?: Key[];
  aim?: number;
  feeling?: Emotion;
  mouth?: string;
  prop?: boolean;
  handles?: boolean;
  near?: Approach & { metres: number | 'chests' | 'hands'; armed?: number; drive?: [number, number, number][] };
  away?: Approach & { metres: number };
};

/** When a body goes, arrives, leaves and is back, in shares of a gesture. */
export type Approach = { from: number; by: number; until: number; back: number; lunge?: boolean };

const recipes = table.gestures as unknown as Record<Gesture, Recipe>;

/** How a gesture is done. */
export const recipeOf = (gesture: Gesture): Recipe => recipes[gesture];
const curves = new Map<Gesture, [keyof BodyPose, (t: number) => number][]>();
for (const [name, recipe] of Object.entries(recipes) as [Gesture, Recipe][]) {
  curves.set(
    name,
    Object.entries(recipe.body ?? {}).map(([key, knots]) => [key as keyof BodyPose, curve(knots)]),
  );
}

/** How an arm rests: by dress, by pose, or by the prop it holds. */
export function restPose(name: string): ArmPose {
  const rest = (table.rests as unknown as Record<string, Omit<ArmPose, 'point'>>)[name] ?? table.rests.plain;
  return { ...(rest as ArmPose), point: 0 };
}

export const stillBody = (): BodyPose => ({
  headPitch: 0,
  headYaw: 0,
  headRoll: 0,
  chestPitch: 0,
  chestYaw: 0,
  chestRoll: 0,
  spinePitch: 0,
  spineRoll: 0,
  shoulders: 0,
  hipsYaw: 0,
  hipsBack: 0,
  hipsDrop: 0,
  air: 0,
  eyeX: 0,
  tremble: 0,
});

/** A gesture under way: `t` runs from 0 to 1. */
export type Gesturing = {
  gesture: Gesture;
  t: number;
  /** Seconds. */
  start: number;
  target: GazeTarget | undefined;
  recipe: Recipe;
  end: number;
  /** Done with the left hand, because what it is for is on that side. */
  left?: boolean;
  /** The thing that it is done with. */
  handled?: Handling;
};

/** The gestures under way at a time; one shorter than 0.6 s takes 0.6 s. */
export function gesturesAt(actions: readonly Action[], at: number): Gesturing[] {
  const going: Gesturing[] = [];
  for (const action of actions) {
    if (action.kind !== 'gesture') continue;
    const start = toSeconds(action.start);
    const end = Math.max(start + 0.6, toSeconds(action.end));
    const t = (at - start) / (end - start);
    if (t > 0 && t < 1)
      going.push({ gesture: action.gesture, t, start, end, target: action.target, recipe: recipes[action.gesture] });
  }
  return going;
}

/** Trunk and head under gestures and feelings; feelings of gestures (laughing, weeping) are added to `feeling`. */
export function bodyAt(going: readonly Gesturing[], feeling: Feeling): BodyPose {
  const body = stillBody();
  for (const [emotion, weight] of Object.entries(feeling) as [Emotion, number][]) {
    const posture = (table.feelings as Partial<Record<Emotion, Partial<BodyPose>>>)[emotion] ?? {};
    for (const [key, amount] of Object.entries(posture) as [keyof BodyPose, number][]) body[key] += amount * weight;
  }
  for (const { gesture, t } of going) for (const [key, at] of curves.get(gesture)!) body[key] += at(t);
  return body;
}

/** How much a gesture colours face and mouth. */
export function faceOfGestures(
  going: readonly Gesturing[],
): { emotion: Emotion; mouth: string | undefined; weight: number }[] {
  return going.flatMap(({ recipe, t }) =>
    recipe.feeling
      ? [{ emotion: recipe.feeling, mouth: recipe.mouth, weight: ease(0, 0.25, t) * (1 - ease(0.75, 1, t)) }]
      : [],
  );
}

/** What an arm must know of the stage: the direction to a target, and the place of a contact, in the arm's own frame. */
export type Seeking = {
  aim: (target: GazeTarget | undefined) => Vector | undefined;
  touch: (target: GazeTarget | undefined, contact: Contact, handled: Handling | undefined) => Vector | undefined;
};

/** The arm of one side: its rest with the gestures laid over it. `armed` says that the body's right hand carries something. */
export function armAt(
  rest: ArmPose,
  going: readonly Gesturing[],
  side: Side,
  armed: boolean,
  seeking: Seeking,
): ArmPose {
  let pose = rest;
  for (const gesturing of going) {
    const { t } = gesturing;
    const keys = keysFor(gesturing, side, armed);
    if (!keys?.length) continue;
    const held = pose;
    const stops = [
      { t: 0, pose },
      ...keys.map((key) => ({ t: key.t, pose: keyPose(held, key, gesturing, seeking) })),
      { t: 1, pose },
    ];
    let i = 0;
    while (i < stops.length - 2 && stops[i + 1]!.t <= t) i++;
    const [a, b] = [stops[i]!, stops[i + 1]!];
    pose = blendArms(a.pose, b.pose, ease(a.t, b.t, t));
  }
  return pose;
}

/** The hand that holds a thing does what is done with it, the hand that receives one takes it; without a thing see `keysOf`. */
function keysFor({ recipe, left, handled, start, end }: Gesturing, side: Side, armed: boolean): Key[] | undefined {
  if (!handled) {
    const main = armed || left ? 'L' : 'R';
    return keysOf(recipe, side === main ? 'main' : 'other', armed);
  }
  const own = side === handled.side || handled.hold.style === 'both';
  if (handled.from > start + 0.01) return own ? recipe.right : armed ? undefined : recipe.left;
  const used = recipe.handles || recipe.prop || recipe.armed || handled.to < end;
  if (own) return recipe.armed ?? (used ? recipe.right : undefined);
  return used || armed ? undefined : recipe.right;
}

/** The main hand is the right one, or the left where the right holds something. */
function keysOf(recipe: Recipe, side: 'main' | 'other', armed: boolean): Key[] | undefined {
  if (!armed) return recipe.prop ? undefined : side === 'main' ? recipe.right : recipe.left;
  if (side === 'other') return recipe.armed ?? (recipe.prop ? recipe.right : undefined);
  return recipe.prop ? undefined : recipe.armed ? recipe.left : recipe.right;
}

function keyPose(rest: ArmPose, key: Key, { recipe, target, handled }: Gesturing, seeking: Seeking): ArmPose {
  if (key.lift) return { ...rest, hand: plus(rest.hand, key.lift) };
  const pose: ArmPose = { ...rest, ...(key as Partial<ArmPose>), point: key.point ?? 0 };
  const place = key.contact && seeking.touch(target, key.contact, handled);
  if (place) return { ...pose, hand: place };
  const way = key.aimed && recipe.aim ? seeking.aim(target) : undefined;
  if (!way) return pose;
  return { ...pose, hand: times(unit(plus(way, [0, -0.04, 0])), recipe.aim!), fingers: way };
}

/** Where a sword points that hangs from the hand. */
const hanging: Vector = [-0.1, -0.6, 0.8];

/** Between two arm poses: the hand swings about the shoulder, so that it moves in arcs, unless the second pose says `straight`. */
export function blendArms(a: ArmPose, b: ArmPose, t: number): ArmPose {
  if (t <= 0) return a;
  if (t >= 1) return b;
  const mixed = (from: Vector, to: Vector) => plus(from, times(minus(to, from), t));
  const hand = slerp(frame(a.fingers, a.palm), frame(b.fingers, b.palm), t);
  return {
    hand: b.straight
      ? mixed(a.hand, b.hand)
      : times(swung(unit(a.hand), unit(b.hand), t), mix(size(a.hand), size(b.hand), t)),
    elbow: mixed(a.elbow, b.elbow),
    fingers: rotate(hand, [1, 0, 0]),
    palm: rotate(hand, [0, 1, 0]),
    curl: mix(a.curl, b.curl, t),
    point: mix(a.point, b.point, t),
    ...(a.blade || b.blade ? { blade: swung(unit(a.blade ?? hanging), unit(b.blade ?? hanging), t) } : {}),
  };
}

/** From one direction to another at an even pace; opposite ones go round outside and ahead, where arms can pass. */
function swung(a: Vector, b: Vector, t: number): Vector {
  const cosine = Math.min(1, Math.max(-1, inner(a, b)));
  const angle = Math.acos(cosine);
  if (angle < 1e-3) return unit(plus(a, times(minus(b, a), t)));
  const sine = Math.max(1e-3, Math.sin(angle));
  const straight = plus(times(a, Math.sin((1 - t) * angle) / sine), times(b, Math.sin(t * angle) / sine));
  const round = Math.max(0, -cosine - 0.4) * Math.sin(Math.PI * t);
  return unit(plus(unit(straight), times([0.35, 0, 1], round)));
}
