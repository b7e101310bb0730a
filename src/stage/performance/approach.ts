import { type Blocking, type Gesture, type GroundPoint, toSeconds } from '../../film/index.ts';
import { type Recipe, recipeOf } from './gestures.ts';
import type { World } from './player.ts';
import { posesOf } from './poses.ts';
import { routeOf } from './root.ts';

/** A step aside of a body's route, seconds: to a place with the same facing. `lunge` moves the left foot alone. */
export type Shift = { start: number; end: number; to: GroundPoint; lunge: boolean };

/** Farther than this nobody steps up to another for a gesture: that is a walk, and the director's. Metres. */
const farthest = 2.2;

/** How fast somebody steps up to another, and back, where the gesture leaves the time. Metres a second. */
const briskest = 1.1;

/**
 * The steps that gestures of contact need: up to the other and back to the own place, so that a shot leaves everybody where the
 * director put them. Two who do the same to each other share the way. Nobody steps who sits, lies or is on the way elsewhere.
 */
export function shiftsOf(blocking: Blocking, world: World): Shift[] {
  const route = routeOf(blocking);
  const poses = posesOf(blocking, 'person');
  const shifts: Shift[] = [];
  for (const action of blocking.actions) {
    if (action.kind !== 'gesture') continue;
    const recipe = recipeOf(action.gesture);
    const [start, end] = [toSeconds(action.start), toSeconds(action.end)];
    const stepping = recipe?.near ?? recipe?.away;
    if (!stepping || poses(start).stand < 0.99 || poses(end).stand < 0.99) continue;
    if (recipe.near?.metres === 'hands' && sitsBefore(action, world)) continue;
    if (route.stretches.some((own) => own.start < end && own.end > start)) continue;
    const span = Math.max(0.6, end - start);
    const { x, z, yaw } = route.at(start);
    const target = action.target && 'actor' in action.target ? action.target.actor : undefined;
    const way = target ? wayTo(target, blocking, action, [x, z], world) : undefined;
    const ahead: GroundPoint = way?.ahead ?? [Math.sin(yaw), Math.cos(yaw)];
    const metres = recipe.near
      ? way && advanceOf(way, nearOf(recipe.near, blocking.actor, target, world), blocking, target!, world)
      : -recipe.away!.metres;
    if (!metres || Math.abs(metres) < 0.04) continue;
    const beast = target === undefined ? undefined : world.figureOf(target)?.neckAhead;
    const aside = recipe.near?.metres !== 'chests' ? 0 : beast ? 0.2 : 0.06;
    const to: GroundPoint = [x + ahead[0] * metres + ahead[1] * aside, z + ahead[1] * metres - ahead[0] * aside];
    const at = (share: number) => start + share * span;
    const lunge = stepping.lunge ?? false;
    const seconds = lunge || recipe.near?.drive ? 0 : Math.abs(metres) / briskest;
    const there = Math.max(at(stepping.by), Math.min(at(stepping.from) + seconds, at(stepping.until)));
    const homeward = Math.min(at(stepping.until), Math.max(there, at(stepping.back) - seconds));
    shifts.push({ start: at(stepping.from), end: there, to, lunge });
    if (way?.mutual && target)
      shifts.push(...drives(recipe.near?.drive ?? [], to, towards(blocking.actor, target, ahead), at));
    shifts.push({ start: homeward, end: at(stepping.back), to: [x, z], lunge });
  }
  return shifts;
}

/** Steps of two who have hold of each other, both the same way: from one place on, metres along `ahead` at shares of the gesture. */
function drives(
  steps: readonly [number, number, number][],
  [x, z]: GroundPoint,
  ahead: GroundPoint,
  at: (share: number) => number,
): Shift[] {
  let gone = 0;
  return steps.map(([from, by, metres]) => {
    gone += metres;
    return { start: at(from), end: at(by), to: [x + ahead[0] * gone, z + ahead[1] * gone], lunge: false };
  });
}

/** One direction for both of two: from the first of their names to the other. */
const towards = (actor: string, target: string, [x, z]: GroundPoint): GroundPoint =>
  actor < target ? [x, z] : [-x, -z];

/** Nearer than this, two who reach for each other embrace. Metres. */
const intimate = 0.8;

/** A blocking in which reaching for somebody near who reaches back is an embrace. */
export function withEmbraces(blocking: Blocking, world: World): Blocking {
  const actions = blocking.actions.map((action) => {
    if (action.kind !== 'gesture' || action.gesture !== 'reach') return action;
    const target = action.target && 'actor' in action.target ? action.target.actor : undefined;
    const other = target === undefined ? undefined : world.figureOf(target);
    const back = other && meanwhile(other.blocking, action, blocking.actor, (gesture) => gesture === 'reach');
    if (!other || !back) return action;
    const at = toSeconds(action.start);
    const [own, theirs] = [routeOf(blocking).at(at), routeOf(other.blocking).at(at)];
    const near = Math.hypot(own.x - theirs.x, own.z - theirs.z) < intimate;
    return near ? { ...action, gesture: 'embrace' as const } : action;
  });
  return { ...blocking, actions };
}

type Way = { metres: number; ahead: GroundPoint; mutual: boolean };
type Gesturing = Extract<Blocking['actions'][number], { kind: 'gesture' }>;

/** Whether somebody makes such a gesture towards `target` while `action` goes on. */
function meanwhile(
  { actions }: Blocking,
  { start, end }: Gesturing,
  target: string,
  fits: (gesture: Gesture) => boolean,
): boolean {
  return actions.some(
    (act) =>
      act.kind === 'gesture' &&
      fits(act.gesture) &&
      act.start < end &&
      act.end > start &&
      act.target !== undefined &&
      'actor' in act.target &&
      act.target.actor === target,
  );
}

function wayTo(target: string, own: Blocking, action: Gesturing, from: GroundPoint, world: World): Way | undefined {
  const other = world.figureOf(target);
  if (!other) return undefined;
  const place = routeOf(other.blocking).at(toSeconds(action.start));
  const ahead = other.neckAhead ?? 0;
  const [x, z] = [place.x + Math.sin(place.yaw) * ahead, place.z + Math.cos(place.yaw) * ahead];
  const metres = Math.hypot(x - from[0], z - from[1]);
  if (metres > farthest || metres < 0.05) return undefined;
  const touching = (gesture: Gesture) => recipeOf(gesture)?.near !== undefined || gesture === 'reach';
  const mutual = meanwhile(other.blocking, action, own.actor, touching);
  return { metres, ahead: [(x - from[0]) / metres, (z - from[1]) / metres], mutual };
}

/** Nobody steps up to somebody who sits or lies: there may be a table between. */
function sitsBefore({ target, start }: Gesturing, world: World): boolean {
  const other = target && 'actor' in target ? world.figureOf(target.actor) : undefined;
  return other !== undefined && other.arm > 0 && posesOf(other.blocking, 'person')(toSeconds(start)).stand < 0.99;
}

function nearOf(
  { metres, armed }: NonNullable<Recipe['near']>,
  actor: string,
  target: string | undefined,
  world: World,
): number | 'chests' {
  const own = world.figureOf(actor);
  if (metres !== 'hands') return armed && own?.armed ? armed : metres;
  const other = target === undefined ? undefined : world.figureOf(target);
  return own && other ? handsMeetAt(own, other) : 0.95;
}

type Reaching = { shoulder: number; arm: number; depth: number };

/** How far apart two stand whose hands meet, their arms a little bent and below their shoulders; a beast is fed at arm's length. Metres. */
function handsMeetAt(own: Reaching, other: Reaching): number {
  const both = own.arm + other.arm;
  if (own.arm === 0 || other.arm === 0)
    return both * 1.1 + Math.max(own.arm === 0 ? own.depth : 0, other.arm === 0 ? other.depth : 0) * 2;
  const slope = Math.min(0.85, Math.abs(own.shoulder - other.shoulder) / both + 0.22);
  return Math.max(0.5, Math.sqrt(1 - slope * slope) * both * 0.98);
}

function advanceOf(way: Way, near: number | 'chests', own: Blocking, target: string, world: World): number {
  const beast = world.figureOf(target)?.neckAhead !== undefined;
  const wanted = near !== 'chests' ? near : beast ? beforeNeck : chestsApart(own.actor, target, world);
  const metres = Math.max(beast ? -0.8 : 0, way.metres - wanted) * (way.mutual ? 0.5 : 1);
  const [mine, theirs] = [world.figureOf(own.actor), world.figureOf(target)];
  const beneath = mine && theirs?.arm === 0 && theirs.shoulder < low * mine.shoulder;
  return beneath ? Math.min(metres, pace * mine.shoulder) : metres;
}

/** A creature below this share of a person's shoulder is out of the reach of hands; nobody goes nearer to it than a pace, a share of the same height. */
const low = 0.5;
const pace = 0.45;

/** How far from a beast's neck one stands whose arms go round it. Metres. */
const beforeNeck = 0.42;

/** How far apart two stand whose chests touch; the head of one much smaller needs room before the other's. Metres. */
function chestsApart(one: string, other: string, { figureOf }: World): number {
  const [a, b] = [figureOf(one), figureOf(other)];
  const depths = (a?.depth ?? 0.11) + (b?.depth ?? 0.11);
  const smaller = Math.max(0, Math.abs((a?.shoulder ?? 0) - (b?.shoulder ?? 0)) - 0.25);
  return depths * 1.12 + Math.min(0.14, smaller * 0.5);
}
