import { type Action, type Emotion, type GazeTarget, type Gesture, toSeconds } from '../../film/index.ts';
import { curve } from '../actors/vector.ts';
import table from './data/gestures.json' with { type: 'json' };
import { ease, mix } from './ease.ts';
import type { Feeling } from './face-track.ts';
import { minus, plus, size, times, unit, type Vector } from './rotation.ts';

/**
 * How an arm is held, in the chest's frame: the wrist from the shoulder joint in arm's lengths, the way the elbow bends, fingers
 * and palm. Each vector is [outwards, up, ahead], the same for both sides. `curl` closes the hand, `point` leaves the index out.
 */
export type ArmPose = { hand: Vector; elbow: Vector; fingers: Vector; palm: Vector; curl: number; point: number };

/** Angles of the trunk and head that gestures and feelings add, radians; `shoulders` from 0 to 1; hips in shares of the height. */
export type BodyPose = {
  headPitch: number;
  headYaw: number;
  headRoll: number;
  chestPitch: number;
  chestYaw: number;
  chestRoll: number;
  spinePitch: number;
  shoulders: number;
  hipsBack: number;
  hipsDrop: number;
  eyeX: number;
};

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
};
type Recipe = {
  body?: Partial<Record<keyof BodyPose, [number, number][]>>;
  right?: Key[];
  left?: Key[];
  aim?: number;
  feeling?: Emotion;
  mouth?: string;
  prop?: boolean;
};

const recipes = table.gestures as unknown as Record<Gesture, Recipe>;
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
  shoulders: 0,
  hipsBack: 0,
  hipsDrop: 0,
  eyeX: 0,
});

/** A gesture under way: `t` runs from 0 to 1. */
export type Gesturing = { gesture: Gesture; t: number; target: GazeTarget | undefined; recipe: Recipe };

/** The gestures under way at a time; one shorter than 0.6 s takes 0.6 s. */
export function gesturesAt(actions: readonly Action[], at: number): Gesturing[] {
  const going: Gesturing[] = [];
  for (const action of actions) {
    if (action.kind !== 'gesture') continue;
    const start = toSeconds(action.start);
    const t = (at - start) / Math.max(0.6, toSeconds(action.end) - start);
    if (t > 0 && t < 1)
      going.push({ gesture: action.gesture, t, target: action.target, recipe: recipes[action.gesture] });
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

/** The arm of one side: its rest with the gestures laid over it. `aim` gives the direction to a target in the arm's own frame. */
export function armAt(
  rest: ArmPose,
  going: readonly Gesturing[],
  side: 'main' | 'other',
  holding: boolean,
  aim: (target: GazeTarget | undefined) => Vector | undefined,
): ArmPose {
  let pose = rest;
  for (const { recipe, t, target } of going) {
    const keys = recipe.prop
      ? holding
        ? recipe.right
        : undefined
      : holding
        ? undefined
        : side === 'main'
          ? recipe.right
          : recipe.left;
    if (!keys?.length) continue;
    const way = recipe.aim ? aim(target) : undefined;
    const stops = [
      { t: 0, pose },
      ...keys.map((key) => ({ t: key.t, pose: keyPose(pose, key, way, recipe.aim ?? 1) })),
      { t: 1, pose },
    ];
    let i = 0;
    while (i < stops.length - 2 && stops[i + 1]!.t <= t) i++;
    const [a, b] = [stops[i]!, stops[i + 1]!];
    pose = blendArms(a.pose, b.pose, ease(a.t, b.t, t));
  }
  return pose;
}

function keyPose(rest: ArmPose, key: Key, way: Vector | undefined, reach: number): ArmPose {
  if (key.lift) return { ...rest, hand: plus(rest.hand, key.lift) };
  const pose: ArmPose = { ...rest, ...(key as Partial<ArmPose>), point: key.point ?? 0 };
  if (!key.aimed || !way) return pose;
  return { ...pose, hand: times(unit(plus(way, [0, -0.04, 0])), reach), fingers: way };
}

/** Between two arm poses: the hand swings about the shoulder, so that it moves in arcs. */
export function blendArms(a: ArmPose, b: ArmPose, t: number): ArmPose {
  if (t <= 0) return a;
  if (t >= 1) return b;
  const mixed = (from: Vector, to: Vector) => plus(from, times(minus(to, from), t));
  const direction = unit(mixed(unit(a.hand), unit(b.hand)));
  return {
    hand: times(direction, mix(size(a.hand), size(b.hand), t)),
    elbow: mixed(a.elbow, b.elbow),
    fingers: unit(mixed(unit(a.fingers), unit(b.fingers))),
    palm: unit(mixed(unit(a.palm), unit(b.palm))),
    curl: mix(a.curl, b.curl, t),
    point: mix(a.point, b.point, t),
  };
}
