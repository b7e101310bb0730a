import type { Flicks, Gesture, GroundPoint, Mark } from '../film/index.ts';
import { coverFrames, fromSeconds, snapToFrame, toSeconds } from '../film/index.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import seats from './data/seats.json' with { type: 'json' };
import type { Act } from './interpret.ts';
import { findPath, lastPart, pathLength } from './paths.ts';
import type { Performed, Playing } from './playing.ts';
import { groundDistance, heading, round, yawTo } from './vector.ts';
import { entranceWay, gaitFor, nearestOther, stepBack, walkAlong, walkTo } from './walk.ts';
import { has } from './words.ts';

const gestures = grammar.gestures as Record<Gesture, number>;
const { pace } = grammar;
const poses = { sit: 'sit', kneel: 'kneel', crouch: 'crouch', lie: 'lie' } as const;

/** Writes one act into the stage book from `start` on. Lengths are whole frames. */
export function perform(playing: Playing, act: Act, start: Flicks): Performed {
  const { book } = playing;
  const { verb, actor } = act;
  const length = (seconds: number) => coverFrames(fromSeconds(seconds), playing.rate);
  if (
    !book.stand(actor, start).present &&
    !['enter', 'walk', 'run', 'approach', 'appear', 'exit', 'vanish'].includes(verb)
  )
    show(playing, actor, playing.since, 'none');
  if (verb === 'enter' || (['walk', 'run', 'approach'].includes(verb) && !book.stand(actor, start).present))
    return enter(playing, act, start);
  if (verb === 'appear' && book.stand(actor, start).present) return approach(playing, act, start);
  if (verb === 'appear') return show(playing, actor, start, effectFor(playing, actor));
  if (verb === 'vanish') {
    book.write(actor, { kind: 'vanish', effect: effectFor(playing, actor), start, end: start + length(1.5) });
    return { end: start + length(1.5), moved: false };
  }
  if (verb === 'exit') return exit(playing, act, start);
  if (verb === 'approach') return approach(playing, act, start);
  if (verb === 'embrace') return embrace(playing, act, start);
  if (verb === 'retreat') return retreat(playing, act, start);
  if (verb === 'strike') return fight(playing, act, start);
  if (verb === 'fall') return fall(playing, act, start);
  if (verb === 'walk' || verb === 'run') return wander(playing, act, start);
  if (verb in poses) return takePose(playing, act, start, poses[verb as keyof typeof poses]);
  if (verb === 'stand-up') {
    book.write(actor, { kind: 'pose', pose: 'stand', start, end: start });
    return { end: start + length(1.2), moved: false };
  }
  if (verb === 'turn' || verb === 'turn-away') return turn(playing, act, start);
  if (verb.startsWith('look') && verb !== 'look-around') return look(playing, act, start);
  if (verb === 'smile') {
    book.write(actor, { kind: 'feel', emotion: 'joy', intensity: 0.5, start, end: start });
    return { end: start + length(1.2), moved: false };
  }
  if (verb in gestures) return gesture(playing, act, start, verb as Gesture);
  return { end: start + length(pace.idle), moved: false };
}

function effectFor({ performers }: Playing, actor: string): 'mist' | 'light' | 'none' {
  const performer = performers.get(actor);
  const features = performer?.appearance.kind === 'person' ? performer.appearance.features : [];
  return features.some((feature) => feature === 'halo' || feature === 'wings') ? 'light' : 'mist';
}

/** Somebody is there from now on, at their own place, with or without an effect. */
export function show(playing: Playing, actor: string, start: Flicks, effect: 'none' | 'mist' | 'light'): Performed {
  const end = start + coverFrames(fromSeconds(effect === 'none' ? 0.1 : 1.2), playing.rate);
  playing.book.write(actor, { kind: 'appear', effect, start, end });
  return { end, moved: false };
}

function enter(playing: Playing, act: Act, start: Flicks): Performed {
  const { ground, book } = playing;
  const spot = ground.spots.get(act.actor)!;
  const stand = book.stand(act.actor, start);
  if (stand.present)
    return groundDistance(stand.at, spot) > 0.6
      ? walkTo(playing, act, stand.at, spot, start)
      : { end: start, moved: false };
  const way = entranceWay(playing, act.actor, spot, start);
  return start < coverFrames(fromSeconds(pace.opening), playing.rate)
    ? walkFromOpening(playing, act, way, start)
    : walkIn(playing, act, lastPart(way, pace.entrance), start);
}

/** Somebody who comes in the first words of a scene is on the way already when it opens. */
function walkFromOpening(playing: Playing, act: Act, way: GroundPoint[], start: Flicks): Performed {
  const speed = grammar.speeds[gaitFor(playing, act)];
  const before = toSeconds(start) * speed;
  const part = lastPart(way, Math.min(pace.entrance, 2.4) + before);
  const early = Math.min(before, Math.max(0, pathLength(part) - 1.6));
  const book = playing.book.blocking.get(act.actor)!;
  if (book.actions.length > 0) return walkIn(playing, act, lastPart(way, pace.entrance), start);
  [book.present, book.at, book.facing] = [true, part[0]!, yawTo(part[0]!, part[1]!)];
  return walkAlong(playing, act, part, start - snapToFrame(fromSeconds(early / speed), playing.rate));
}

/** Somebody who comes later begins out of sight of the shot before: there from the cut on, walking at once. */
function walkIn(playing: Playing, act: Act, part: GroundPoint[], start: Flicks): Performed {
  const book = playing.book.blocking.get(act.actor)!;
  const fresh = book.actions.every((action) => action.kind !== 'move');
  if (fresh) [book.at, book.facing] = [part[0]!, yawTo(part[0]!, part[1]!)];
  show(playing, act.actor, fresh ? playing.since : start, 'none');
  return walkAlong(playing, act, part, start);
}

function exit(playing: Playing, act: Act, start: Flicks): Performed {
  const { space, book, performers } = playing;
  const stand = book.stand(act.actor, start);
  if (!stand.present) return { end: start, moved: false };
  const radius = performers.get(act.actor)!.body.radius;
  const others = book
    .present(start)
    .filter((id) => id !== act.actor)
    .map((id) => book.stand(id, start).at);
  const ways = space.layout.marks
    .filter((mark) => mark.kind === 'entrance')
    .map((mark) => findPath(space, stand.at, [mark.position[0], mark.position[2]], radius, others))
    .filter((path) => path !== undefined)
    .sort((a, b) => pathLength(a) - pathLength(b));
  const way = ways[0] ?? [stand.at, stepBack(playing, stand.at)];
  const done = walkAlong(playing, act, way, start);
  playing.leaving.push({ actor: act.actor, gone: done.end });
  return { end: Math.min(done.end, start + coverFrames(fromSeconds(pace.exit), playing.rate)), moved: true };
}

function approach(playing: Playing, act: Act, start: Flicks): Performed {
  const { book, ground } = playing;
  const stand = book.stand(act.actor, start);
  const own = ground.spots.get(act.actor)!;
  if (groundDistance(stand.at, own) > 0.6) return walkTo(playing, act, stand.at, own, start);
  const target = act.target ? book.stand(act.target, start).at : ground.centre;
  const away = groundDistance(stand.at, target);
  const near = reachOf(playing, act);
  if (away <= near + 0.25) return look(playing, { ...act, verb: 'look' }, start);
  const share = Math.min(1, (away - near) / away);
  return walkTo(
    playing,
    act,
    stand.at,
    [round(stand.at[0] + (target[0] - stand.at[0]) * share), round(stand.at[1] + (target[1] - stand.at[1]) * share)],
    start,
  );
}

/** Two come together as near as bodies allow and reach for each other. */
function embrace(playing: Playing, act: Act, start: Flicks): Performed {
  const { book, performers } = playing;
  const target = act.target ?? book.present(start).find((id) => id !== act.actor);
  if (!target) return gesture(playing, act, start, 'hand-to-chest');
  const [own, other] = [book.stand(act.actor, start).at, book.stand(target, start).at];
  const bodies = [act.actor, target].map((id) => performers.get(id)!);
  const beast = bodies.some(({ appearance }) => appearance.kind === 'creature');
  const radii = bodies.reduce((sum, { body }) => sum + body.radius, 0);
  const near = beast ? reachOf(playing, { ...act, target }) : Math.max(0.5, radii);
  const away = groundDistance(own, other);
  const share = Math.max(0, (away - near) / Math.max(0.1, away));
  const place: GroundPoint = [round(own[0] + (other[0] - own[0]) * share), round(own[1] + (other[1] - own[1]) * share)];
  const path: GroundPoint[] = [own, place];
  const walked = away - near > 0.15 && away < 4 ? walkAlong(playing, act, path, start) : { end: start, moved: false };
  const held = gesture(playing, { ...act, target }, walked.end, 'embrace');
  gesture(playing, { ...act, actor: target, target: act.actor }, walked.end, 'embrace');
  return { end: held.end, moved: walked.moved };
}

/** A blow that lands, and one in return that is caught: four beats that read as a fight from any side. */
function fight(playing: Playing, act: Act, start: Flicks): Performed {
  const { book } = playing;
  const target = act.target ?? book.present(start).find((id) => id !== act.actor);
  if (!target) return gesture(playing, act, start, 'strike');
  const [there, back] = [
    { ...act, target },
    { ...act, actor: target, target: act.actor },
  ];
  const come = withinReach(playing, there, start);
  const hit = gesture(playing, there, come.end, 'strike');
  const contact = come.end + coverFrames(fromSeconds(gestures.strike * 0.42), playing.rate);
  const reeled = gesture(playing, back, contact, 'recoil');
  const returned = gesture(playing, back, Math.max(hit.end, reeled.end), 'strike');
  gesture(playing, there, Math.max(hit.end, reeled.end), 'block');
  return { end: returned.end, moved: come.moved };
}

/** Somebody goes down and stays there. */
function fall(playing: Playing, act: Act, start: Flicks): Performed {
  const { end } = gesture(playing, { ...act, target: undefined }, start, 'fall');
  playing.book.write(act.actor, { kind: 'pose', pose: 'lie', start: end, end });
  return { end: end + coverFrames(fromSeconds(pace.idle), playing.rate), moved: false };
}

/** How near one comes to another: an arm's length between people, more where a long body is in the way. */
function reachOf({ performers }: Playing, { actor, target }: Act): number {
  const half = (id: string | undefined) => Math.max(0.25, (performers.get(id ?? '')?.body.length ?? 0) * 0.42);
  return Math.max(0.95, 0.45 + half(actor) + half(target));
}

function retreat(playing: Playing, act: Act, start: Flicks): Performed {
  const stand = playing.book.stand(act.actor, start);
  const direction = heading(stand.facing);
  const back: GroundPoint = [round(stand.at[0] - direction[0] * 0.6), round(stand.at[1] - direction[2] * 0.6)];
  if (!playing.space.free(back, 0.3)) return gesture(playing, act, start, 'startle');
  return walkTo(playing, { ...act, verb: 'walk' }, stand.at, back, start);
}

/** Walking without an aim: to the own place first, else to another free mark 2 to 6 m away. */
function wander(playing: Playing, act: Act, start: Flicks): Performed {
  const { book, ground, space } = playing;
  const stand = book.stand(act.actor, start);
  const own = ground.spots.get(act.actor)!;
  if (groundDistance(stand.at, own) > 0.8) return walkTo(playing, act, stand.at, own, start);
  const taken = book
    .present(start)
    .filter((id) => id !== act.actor)
    .map((id) => book.stand(id, start).at);
  const marks = space.layout.marks
    .filter((mark) => mark.kind === 'stand')
    .map((mark): GroundPoint => [mark.position[0], mark.position[2]])
    .filter(
      (place) =>
        groundDistance(place, stand.at) > 1.6 &&
        groundDistance(place, stand.at) < 6 &&
        space.free(place, 0.3) &&
        taken.every((other) => groundDistance(other, place) > 0.9),
    );
  const aim = marks.sort((a, b) => groundDistance(a, stand.at) - groundDistance(b, stand.at))[0];
  if (aim) return walkTo(playing, act, stand.at, aim, start);
  return look(playing, { ...act, verb: 'look', target: undefined }, start);
}

/** The nearest free seat within 6 m; one that the words name counts as three metres nearer. */
function seatFor({ book, space }: Playing, { actor, phrase }: Act, time: Flicks): Mark | undefined {
  const stand = book.stand(actor, time);
  const taken = book
    .present(time)
    .filter((id) => id !== actor)
    .map((id) => book.stand(id, time).at);
  const named = (mark: Mark) => seats.some((seat) => mark.name.includes(seat.name) && has(phrase, seat));
  const away = (mark: Mark) => groundDistance([mark.position[0], mark.position[2]], stand.at) - (named(mark) ? 3 : 0);
  return space.layout.marks
    .filter((mark) => mark.kind === 'sit' && away(mark) < 6)
    .filter((mark) => time === 0 || findPath(space, stand.at, [mark.position[0], mark.position[2]], 0.25, taken))
    .filter((mark) => taken.every((other) => groundDistance(other, [mark.position[0], mark.position[2]]) > 0.5))
    .sort((a, b) => away(a) - away(b))[0];
}

/** Puts somebody into the pose of an act before the scene begins; gives the seat where one is taken. */
export function openIn(playing: Playing, act: Act): Mark | undefined {
  const pose = poses[act.verb as keyof typeof poses];
  const book = playing.book.blocking.get(act.actor)!;
  if (!pose || !book.present) return undefined;
  const seat = pose === 'sit' ? seatFor(playing, act, 0) : undefined;
  book.pose = seat ? pose : onFloor(playing, act.actor, pose);
  if (seat) [book.at, book.facing] = [[seat.position[0], seat.position[2]], seat.facing];
  return seat;
}

/** Without a seat a person who sits down kneels on the ground; a beast sits anywhere. */
function onFloor({ performers }: Playing, actor: string, pose: keyof typeof poses): keyof typeof poses {
  return pose === 'sit' && performers.get(actor)!.appearance.kind === 'person' ? 'kneel' : pose;
}

function takePose(playing: Playing, act: Act, start: Flicks, pose: 'sit' | 'kneel' | 'crouch' | 'lie'): Performed {
  const { book, rate } = playing;
  const length = (seconds: number) => coverFrames(fromSeconds(seconds), rate);
  const stand = book.stand(act.actor, start);
  if (stand.pose === pose) return { end: start + length(1), moved: false };
  const seat = pose === 'sit' ? seatFor(playing, act, start) : undefined;
  let from = start;
  if (seat) {
    const walked = walkTo(playing, { ...act, verb: 'exit' }, stand.at, [seat.position[0], seat.position[2]], start);
    from = walked.end;
    if (walked.moved) {
      from += length(0.4);
      book.write(act.actor, { kind: 'turn', facing: seat.facing, start: walked.end, end: from });
    }
  }
  const there = book.stand(act.actor, from).at;
  const seated = seat !== undefined && groundDistance(there, [seat.position[0], seat.position[2]]) < 0.3;
  const taken = seated ? pose : onFloor(playing, act.actor, pose);
  book.write(act.actor, { kind: 'pose', pose: taken, start: from, end: from });
  return { end: from + length(1.2), moved: from > start };
}

function turn(playing: Playing, act: Act, start: Flicks): Performed {
  const { book, rate } = playing;
  const stand = book.stand(act.actor, start);
  const partner = act.target ? book.stand(act.target, start).at : nearestOther(playing, act.actor, start);
  const away = act.verb === 'turn-away';
  const facing = partner ? round(yawTo(stand.at, partner) + (away ? 130 : 0), 2) : round(stand.facing + 120, 2);
  const end = start + coverFrames(fromSeconds(0.7), rate);
  book.write(act.actor, { kind: 'turn', facing, start, end });
  if (away) book.look(act.actor, { away: 'down' }, start);
  return { end, moved: false };
}

function look(playing: Playing, act: Act, start: Flicks): Performed {
  const { book, rate } = playing;
  const target =
    act.verb === 'look-up'
      ? { away: 'up' as const }
      : act.verb === 'look-down'
        ? { away: 'down' as const }
        : act.target
          ? { actor: act.target }
          : undefined;
  if (!target && playing.performers.get(act.actor)!.appearance.kind === 'person') {
    const end = start + coverFrames(fromSeconds(pace.glance), rate);
    book.write(act.actor, { kind: 'gesture', gesture: 'look-around', start, end });
    return { end, moved: false };
  }
  book.look(act.actor, target ?? { away: 'down' }, start);
  if (target)
    book.write(act.actor, {
      kind: 'feel',
      emotion: 'surprise',
      intensity: 0.3,
      start: start + coverFrames(fromSeconds(0.3), rate),
      end: start + coverFrames(fromSeconds(1), rate),
    });
  return { end: start + coverFrames(fromSeconds(pace.look), rate), moved: false };
}

const handed = new Set<Gesture>(['offer', 'take']);

/** What hands do with another is done within reach: whoever is too far off comes nearer first. */
function withinReach(playing: Playing, act: Act, start: Flicks): Performed {
  const { book } = playing;
  const [own, other] = [book.stand(act.actor, start), book.stand(act.target!, start)];
  const away = groundDistance(own.at, other.at);
  const near = reachOf(playing, act);
  if (!other.present || own.pose !== 'stand' || away < near + 0.55) return { end: start, moved: false };
  const place = placeBeside(playing, act, other.at, near, start);
  return place ? walkTo(playing, act, own.at, place, start) : { end: start, moved: false };
}

/** The free place at a distance from another that is nearest to where somebody stands and not taken by a third. */
function placeBeside(
  { book, space, performers }: Playing,
  { actor, target }: Act,
  centre: GroundPoint,
  away: number,
  time: Flicks,
): GroundPoint | undefined {
  const own = book.stand(actor, time).at;
  const { radius } = performers.get(actor)!.body;
  const others = book.present(time).flatMap((id) => (id === actor || id === target ? [] : [book.stand(id, time).at]));
  const yaw = yawTo(centre, own);
  return [0, 20, -20, 40, -40, 60, -60, 85, -85, 110, -110]
    .map((turn): GroundPoint => {
      const way = heading(yaw + turn);
      return [round(centre[0] + way[0] * away), round(centre[1] + way[2] * away)];
    })
    .find(
      (place) => space.free(place, radius) && others.every((other) => groundDistance(other, place) > radius + 0.42),
    );
}

function gesture(playing: Playing, act: Act, from: Flicks, name: Gesture): Performed {
  const come = handed.has(name) && act.target ? withinReach(playing, act, from) : { end: from, moved: false };
  const start = come.end;
  const end = start + coverFrames(fromSeconds(gestures[name]), playing.rate);
  const target = act.target ? { actor: act.target } : undefined;
  playing.book.write(act.actor, { kind: 'gesture', gesture: name, ...(target ? { target } : {}), start, end });
  if (target) playing.book.look(act.actor, target, start);
  return { end, moved: come.moved };
}
