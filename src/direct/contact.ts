import type { Flicks, Gesture, GroundPoint } from '../film/index.ts';
import { coverFrames, fromSeconds } from '../film/index.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import { isThingHeld } from './deeds.ts';
import { large } from './hand-places.ts';
import type { Act } from './interpret.ts';
import type { Performer } from './performers.ts';
import type { Performed, Playing } from './playing.ts';
import { isDown } from './states.ts';
import { isApart } from './swim.ts';
import { hasFullHands, thingsIn } from './things.ts';
import { groundDistance, heading, round, yawTo } from './vector.ts';
import { arrival, walkAlong, walkTo } from './walk.ts';

const gestures = grammar.gestures as Record<Gesture, number>;
const handed = new Set<Gesture>(['offer', 'take', 'put-around']);

/** Two come together as near as bodies allow and reach for each other. */
export function embrace(playing: Playing, act: Act, start: Flicks): Performed {
  const { book, performers } = playing;
  const { standIns } = playing.things;
  const thing = thingsIn(act.phrase, standIns).length > 0;
  const carried = isThingHeld(act.phrase, standIns, performers.get(act.target ?? '')?.names);
  const there = thing ? undefined : book.present(start).find((id) => id !== act.actor);
  const target = carried ? undefined : (act.target ?? there);
  if (!target && hasFullHands(playing.things, act.actor, start, large))
    return { end: start + coverFrames(fromSeconds(grammar.pace.idle), playing.rate), moved: false };
  if (!target) return gesture(playing, { ...act, target }, start, 'hand-to-chest');
  const from = onFeet(playing, act.actor, start);
  const other = book.stand(target, Math.max(from, arrival(playing, target, start))).at;
  const own = book.stand(act.actor, from).at;
  const bodies = [act.actor, target].map((id) => performers.get(id)!);
  const beast = bodies.some(({ appearance }) => appearance.kind === 'creature');
  const radii = bodies.reduce((sum, { body }) => sum + body.radius, 0);
  const near = beast ? besideNeck(bodies) : Math.max(0.5, radii);
  const away = groundDistance(own, other);
  const share = Math.max(0, (away - near) / Math.max(0.1, away));
  const [dx, dz] = [other[0] - own[0], other[1] - own[1]];
  const aside = beast ? 0.18 / Math.max(0.3, away) : 0;
  const place: GroundPoint = [round(own[0] + dx * share + dz * aside), round(own[1] + dz * share - dx * aside)];
  const path: GroundPoint[] = [own, place];
  const walked = away - near > 0.15 && away < 4 ? walkAlong(playing, act, path, start) : { end: start, moved: false };
  const down = beast ? kneelTo(playing, bodies, walked.end) : walked.end;
  const held = gesture(playing, { ...act, target }, down, 'embrace');
  gesture(playing, { ...act, actor: target, target: act.actor }, down, 'embrace');
  return { end: held.end, moved: walked.moved, with: target };
}

/** How far from a beast's foot one stands whose arms are to go round its neck: as long as they are before it. Metres. */
function besideNeck(bodies: readonly Performer[]): number {
  return bodies.reduce(
    (sum, { appearance, body }) =>
      sum + (appearance.kind === 'creature' ? 0.65 * body.height * 0.8 : 0.12 * body.height),
    0.2,
  );
}

/** A person goes down on the knees before a beast whose neck is low; gives the time at which the arms may go round it. */
function kneelTo({ book, rate }: Playing, bodies: readonly Performer[], start: Flicks): Flicks {
  const person = bodies.find(({ appearance }) => appearance.kind === 'person');
  const beast = bodies.find(({ appearance }) => appearance.kind === 'creature');
  if (!person || !beast || beast.body.height > 0.62 * person.body.height) return start;
  if (book.stand(person.id, start).pose === 'stand')
    book.write(person.id, { kind: 'pose', pose: 'kneel', start, end: start });
  return start + coverFrames(fromSeconds(0.7), rate);
}

/** A blow that lands, and one in return that is caught: four beats that read as a fight from any side. */
export function fight(playing: Playing, act: Act, start: Flicks): Performed {
  const target = act.target ?? playing.book.present(start).find((id) => id !== act.actor);
  if (!target) return gesture(playing, act, start, 'strike');
  const come = meet(playing, { ...act, target }, start);
  const hit = blow(playing, { ...act, target }, come.end, 'recoil');
  const end = blow(playing, { ...act, actor: target, target: act.actor }, hit, 'block');
  return { end, moved: come.moved, with: target };
}

/** Two take hold of each other's shoulders and arms, push and pull. */
export function wrestle(playing: Playing, act: Act & { target: string }, start: Flicks): Performed {
  const come = meet(playing, act, start);
  const held = gesture(playing, act, come.end, 'grapple');
  gesture(playing, { ...act, actor: act.target, target: act.actor }, come.end, 'grapple');
  return { end: held.end, moved: come.moved, with: act.target };
}

/** Two stand up and come within reach of each other. */
export function meet(playing: Playing, act: Act & { target: string }, start: Flicks): Performed {
  onFeet(playing, act.target, start);
  return withinReach(playing, act, onFeet(playing, act.actor, start), 0.2);
}

/** One strikes; the other reels from it, or catches it. Gives the time when both are done. */
export function blow(
  playing: Playing,
  act: Act & { target: string },
  start: Flicks,
  answer: 'recoil' | 'block',
): Flicks {
  const back = { ...act, actor: act.target, target: act.actor };
  const hit = gesture(playing, act, start, 'strike');
  const contact = answer === 'block' ? 0 : coverFrames(fromSeconds(gestures.strike * 0.42), playing.rate);
  return Math.max(hit.end, gesture(playing, back, start + contact, answer).end);
}

/** Who is helped up stands, and so does whoever went down for it. */
export function helpUp(playing: Playing, act: Act & { target: string }, start: Flicks): Performed {
  const { book, rate } = playing;
  const come = withinReach(playing, act, start);
  const held = gesture(playing, act, come.end, 'offer');
  const up = come.end + coverFrames(fromSeconds(gestures.offer * 0.6), rate);
  for (const id of [act.target, act.actor])
    if (book.stand(id, up).pose !== 'stand') book.write(id, { kind: 'pose', pose: 'stand', start: up, end: up });
  playing.unaware.delete(act.target);
  book.look(act.target, { actor: act.actor }, up);
  return { end: Math.max(held.end, up + coverFrames(fromSeconds(1.4), rate)), moved: come.moved, with: act.target };
}

export function gesture(playing: Playing, act: Act, from: Flicks, name: Gesture): Performed {
  const come = handed.has(name) && act.target ? withinReach(playing, act, from) : { end: from, moved: false };
  const start = come.end;
  const end = start + coverFrames(fromSeconds(gestures[name]), playing.rate);
  const target = act.target ? { actor: act.target } : undefined;
  playing.book.write(act.actor, { kind: 'gesture', gesture: name, ...(target ? { target } : {}), start, end });
  if (target) playing.book.look(act.actor, target, start);
  return { end, moved: come.moved };
}

/**
 * What hands do with another is done within reach: whoever is more than `slack` metres farther off than `near` comes nearer first.
 */
export function withinReach(
  playing: Playing,
  act: Act,
  start: Flicks,
  slack = 0.55,
  near = reachOf(playing, act),
): Performed {
  const { book } = playing;
  if (isApart(playing, act.actor, act.target)) return { end: start, moved: false };
  const own = book.stand(act.actor, start);
  const other = book.stand(act.target!, arrival(playing, act.target!, start));
  const away = groundDistance(own.at, other.at);
  if (!other.present || own.pose !== 'stand' || away < near + slack) return { end: start, moved: false };
  const place = placeBeside(playing, act, other.at, near, start);
  return place ? walkTo(playing, act, own.at, place, start) : { end: start, moved: false };
}

/** Who sits, kneels or lies gets up before a deed of the whole body. */
export function onFeet({ book, rate }: Playing, actor: string, start: Flicks): Flicks {
  const { pose } = book.stand(actor, start);
  if (pose === 'stand') return start;
  book.write(actor, { kind: 'pose', pose: 'stand', start, end: start });
  return start + coverFrames(fromSeconds(isDown(pose) ? 2.4 : 1.1), rate);
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
  return [0, 20, -20, 40, -40, 60, -60, 85, -85, 110, -110, 140, -140, 180]
    .map((turn): GroundPoint => {
      const way = heading(yaw + turn);
      return [round(centre[0] + way[0] * away), round(centre[1] + way[2] * away)];
    })
    .find(
      (place) => space.free(place, radius) && others.every((other) => groundDistance(other, place) > radius + 0.42),
    );
}

/** How near one comes to another: an arm's length between people, more where a long body is in the way. */
export function reachOf({ performers }: Playing, { actor, target }: Act): number {
  const half = (id: string | undefined) => Math.max(0.25, (performers.get(id ?? '')?.body.length ?? 0) * 0.42);
  return Math.max(0.95, 0.45 + half(actor) + half(target));
}
