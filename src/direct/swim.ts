import type { Flicks, Gesture, GroundPoint } from '../film/index.ts';
import { coverFrames, fromSeconds } from '../film/index.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import type { Act } from './interpret.ts';
import { pathLength } from './paths.ts';
import type { Performed, Playing } from './playing.ts';
import { floats } from './space.ts';
import { facingFrom, wayAlong } from './swimmers.ts';
import { groundDistance, round, yawBetween, yawTo } from './vector.ts';

const { pace } = grammar;
const gestures = grammar.gestures as Record<Gesture, number>;

/** Somebody is in the water. */
export function isAfloat({ space, performers }: Playing, id: string | undefined): boolean {
  const body = id === undefined ? undefined : performers.get(id)?.body;
  return body !== undefined && floats(space, body);
}

/** One is in the water and the other is not: they cannot come together. */
export function isApart(playing: Playing, one: string, other: string | undefined): boolean {
  return other !== undefined && isAfloat(playing, one) !== isAfloat(playing, other);
}

/** Seconds that a body takes to turn about: a long one in the water takes its time. */
export function turnLength(playing: Playing, id: string, usual: number): number {
  return isAfloat(playing, id) ? usual + 0.16 * playing.performers.get(id)!.body.length : usual;
}

/** Deeds of the whole body that a swimmer does not do: it only looks. */
const onLand = new Set(['sit', 'kneel', 'lie', 'crouch', 'hide', 'stand-up', 'fall']);
/** Deeds with another for which a swimmer comes near. */
const withAnother = new Set(['approach', 'embrace', 'strike', 'win', 'spare', 'help-up']);

/**
 * Performs what somebody in the water does with the whole body, and what is done across the edge of the water; undefined for all
 * that is done the same on land.
 */
export function swim(playing: Playing, act: Act, start: Flicks): Performed | undefined {
  const { verb, actor, target } = act;
  if (!isAfloat(playing, actor)) return isApart(playing, actor, target) ? fromTheEdge(playing, act, start) : undefined;
  const here = playing.book.stand(actor, start).present;
  if (!here) return ['vanish', 'exit'].includes(verb) ? still(playing, start) : comeIn(playing, act, start);
  if (verb === 'exit') return swimOff(playing, act, start);
  if (verb === 'enter' || verb === 'appear') return home(playing, act, start);
  if (['walk', 'run', 'follow'].includes(verb)) return swimAbout(playing, act, start);
  if (verb === 'retreat') return home(playing, act, start);
  if (withAnother.has(verb)) return comeNear(playing, act, start);
  return onLand.has(verb) ? still(playing, start) : undefined;
}

/** What is done instead to somebody who cannot be reached over the water. */
const acrossWater: Partial<Record<string, Gesture>> = {
  embrace: 'open-hands',
  strike: 'recoil',
  win: 'recoil',
  spare: 'recoil',
  'help-up': 'open-hands',
  'hand-to-chest': 'hand-to-chest',
};

/** Whoever is on land reaches out for, points at or faces who is in the water, and stays where they are. */
function fromTheEdge(playing: Playing, act: Act, start: Flicks): Performed | undefined {
  const as = acrossWater[act.verb];
  const { book, ground } = playing;
  const far = groundDistance(book.stand(act.actor, start).at, ground.spots.get(act.actor)!) > 0.6;
  if (!as && (act.verb !== 'approach' || far)) return undefined;
  book.look(act.actor, { actor: act.target! }, start);
  const end = start + frames(playing, as ? gestures[as] : pace.look);
  const target = { actor: act.target! };
  if (as) book.write(act.actor, { kind: 'gesture', gesture: as, target, start, end });
  return { end, moved: false };
}

const frames = ({ rate }: Playing, seconds: number): Flicks => coverFrames(fromSeconds(seconds), rate);

function still(playing: Playing, start: Flicks): Performed {
  return { end: start + frames(playing, pace.idle), moved: false };
}

/** Where the people are to whom a swimmer turns. */
function people({ book, ground }: Playing, actor: string, time: Flicks): GroundPoint {
  const own = book.stand(actor, time).at;
  const others = book.present(time).filter((id) => id !== actor);
  const places = others.map((id) => book.stand(id, time).at);
  return places.sort((a, b) => groundDistance(a, own) - groundDistance(b, own))[0] ?? ground.centre;
}

/** Swims a way and turns to the people at its end. */
function swimAlong(playing: Playing, actor: string, path: GroundPoint[], start: Flicks): Performed {
  const { book, performers, ground } = playing;
  const { length } = performers.get(actor)!.body;
  const seconds = Math.max(1.2, pathLength(path) / (grammar.speeds.swim + 0.15 * length));
  const end = start + frames(playing, seconds);
  book.write(actor, { kind: 'move', gait: 'swim', path, start, end });
  const arrived = path.at(-1)!;
  const facing = facingFrom(arrived, people(playing, actor, end), ground.front);
  if (yawBetween(facing, yawTo(path.at(-2)!, arrived)) < 25) return { end, moved: true };
  const turned = end + frames(playing, turnLength(playing, actor, 0.6));
  book.write(actor, { kind: 'turn', facing, start: end, end: turned });
  return { end, moved: true };
}

function swimTo(playing: Playing, actor: string, to: GroundPoint, start: Flicks): Performed {
  const { at } = playing.book.stand(actor, start);
  return groundDistance(at, to) < 0.6 ? still(playing, start) : swimAlong(playing, actor, [at, to], start);
}

function home(playing: Playing, { actor }: Act, start: Flicks): Performed {
  return swimTo(playing, actor, playing.ground.spots.get(actor)!, start);
}

/** The places to the left and to the right of somewhere as far as the water goes: farthest first, and rather away from the cameras. */
function sides(playing: Playing, actor: string, from: GroundPoint, metres: number): GroundPoint[] {
  const { space, performers, ground } = playing;
  const yaw = yawTo(from, ground.centre);
  const worth = (place: GroundPoint) => {
    const towards = (place[0] - from[0]) * ground.front[0] + (place[1] - from[1]) * ground.front[2];
    return groundDistance(place, from) - Math.max(0, towards);
  };
  return [90, -90, 115, -115, 65, -65]
    .map((turn) => wayAlong(space, performers.get(actor)!.body, from, yaw + turn, metres))
    .sort((a, b) => worth(b) - worth(a));
}

/** Metres of a way that a swimmer takes before people. */
const strideOf = (length: number) => 2 + 0.7 * length;

/** It comes along the water to its own place; the first time it has been farther off since the scene began. */
function comeIn(playing: Playing, { actor }: Act, start: Flicks): Performed {
  const { book, ground, performers } = playing;
  const spot = ground.spots.get(actor)!;
  const [from] = sides(playing, actor, spot, strideOf(performers.get(actor)!.body.length));
  const own = book.blocking.get(actor)!;
  const fresh = own.actions.every((action) => action.kind !== 'move');
  const path: GroundPoint[] = groundDistance(from!, spot) > 0.6 ? [from!, spot] : [spot, spot];
  if (fresh) [own.present, own.at, own.facing] = [true, path[0]!, yawTo(path[0]!, spot)];
  else book.write(actor, { kind: 'appear', effect: 'none', start, end: start + frames(playing, 0.1) });
  return groundDistance(from!, spot) > 0.6 ? swimAlong(playing, actor, path, start) : still(playing, start);
}

/** It swims past: to its own place where it is elsewhere, else to the roomier side. */
function swimAbout(playing: Playing, act: Act, start: Flicks): Performed {
  const { book, ground, performers } = playing;
  const { at } = book.stand(act.actor, start);
  const spot = ground.spots.get(act.actor)!;
  if (groundDistance(at, spot) > 0.8) return home(playing, act, start);
  const [to] = sides(playing, act.actor, at, strideOf(performers.get(act.actor)!.body.length));
  return swimTo(playing, act.actor, to!, start);
}

/** It comes as near to the people as its length allows. */
function comeNear(playing: Playing, { actor, target }: Act, start: Flicks): Performed {
  const { book, space, performers, ground } = playing;
  const { body } = performers.get(actor)!;
  const { at } = book.stand(actor, start);
  const to = target ? book.stand(target, start).at : ground.centre;
  const least =
    isApart(playing, actor, target ?? undefined) || !target ? 0.62 * body.length + 1.4 : 0.9 * body.length + 1;
  const metres = Math.min(groundDistance(at, to) - least, 0.6 * body.length + 1);
  if (metres < 0.6) return still(playing, start);
  return swimTo(playing, actor, wayAlong(space, body, at, yawTo(at, to), metres), start);
}

/** The place in the open straight away from the people, or as far off that way as there is room. */
function wayOut(playing: Playing, actor: string, from: GroundPoint, metres: number): GroundPoint {
  const { space, performers, ground } = playing;
  const yaw = yawTo(ground.centre, from);
  const ways = [0, 25, -25, 50, -50, 80, -80].map((turn) =>
    wayAlong(space, performers.get(actor)!.body, from, yaw + turn, metres),
  );
  const far = (place: GroundPoint) => groundDistance(place, from);
  return ways.find((place) => far(place) > 0.6 * metres) ?? ways.sort((a, b) => far(b) - far(a))[0]!;
}

/** It swims off into the open and is gone when it is out of the way. */
function swimOff(playing: Playing, { actor }: Act, start: Flicks): Performed {
  const { book, performers } = playing;
  const { at } = book.stand(actor, start);
  const to = wayOut(playing, actor, at, 1.5 * strideOf(performers.get(actor)!.body.length) + 4);
  const path: GroundPoint[] = [at, groundDistance(at, to) > 0.6 ? to : [round(at[0] + 0.8), at[1]]];
  const seconds = pathLength(path) / (grammar.speeds.swim + 0.2 * performers.get(actor)!.body.length);
  const end = start + frames(playing, Math.max(1.5, seconds));
  book.write(actor, { kind: 'move', gait: 'swim', path, start, end });
  playing.leaving.push({ actor, gone: end });
  return { end: Math.min(end, start + frames(playing, pace.exit)), moved: true };
}
