import type { Flicks, Gesture, GroundPoint, Point, SetLayout, Stay, ThingSound } from '../film/index.ts';
import { coverFrames, fromSeconds, snapToFrame } from '../film/index.ts';
import { gesture } from './contact.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import hands from './data/hands.json' with { type: 'json' };
import { carries, type Deed, deedOf, isBroken, thingOf } from './deeds.ts';
import type { Act } from './interpret.ts';
import type { Performed, Playing } from './playing.ts';
import { give, move, putAway, sizeOf, sound, stayAt } from './things.ts';
import { groundDistance, heading, round } from './vector.ts';
import { walkTo } from './walk.ts';
import { has } from './words.ts';

/** An act with the thing that it is done with. */
type Handling = { playing: Playing; act: Act; noun: string; start: Flicks };

const gestures = grammar.gestures as Record<Gesture, number>;

/** When in a gesture the hand is at the thing, as a share of it: as the stage's gestures have their contacts. */
const contacts: Partial<Record<Gesture, number>> = hands.contacts;

/** Seconds after which somebody reaches for what is held out. */
const answer = 0.5;

/** Seconds for which somebody keeps holding a thing out, and the share of the gesture at which it is taken. */
const patience = 1.6;
const handedAt = 0.74;

/** Seconds for which a thing is seen in the hand that got it. */
const linger = 0.3;

/** What is larger than this takes both hands or all one's room. Metres. */
const large = 0.3;

/** What is lower than this is picked up with bent knees. Metres. */
const low = 0.45;

/**
 * Performs what hands do with a thing, and writes down where the thing is from the contact on: given, taken, picked up, put
 * down, dropped, thrown, hidden, shown. Undefined where the act names no thing that a hand can hold, or only uses it.
 */
export function handle(playing: Playing, act: Act, start: Flicks): Performed | undefined {
  const deed = deedOf(act);
  const noun = deed && thingOf(playing, act);
  if (!deed || !noun || playing.performers.get(act.actor)?.appearance === undefined) return undefined;
  playing.things.last = noun;
  if (!hands.moving.includes(deed) && carries(playing, act.actor, noun, start)) return undefined;
  const owner = stayAt(playing.things, noun, start)?.actor;
  const first =
    hands.own.includes(deed) && owner && owner !== act.actor && playing.book.stand(owner, start).present
      ? takeFrom({ playing, act, noun, start }, owner)
      : undefined;
  return deeds[deed]({ playing, act, noun, start: first?.end ?? start }) ?? first;
}

/** Puts down what is too large to be held while arms go round somebody; gives the time at which all hands are free. */
export function freeHands(playing: Playing, actors: readonly (string | undefined)[], start: Flicks): Flicks {
  const held = actors.flatMap((actor) =>
    [...playing.things.stays.keys()]
      .filter((noun) => actor && sizeOf(noun) >= large && stayAt(playing.things, noun, start)?.actor === actor)
      .map((noun) =>
        putDown({ playing, act: { actor: actor!, verb: 'reach', target: undefined, phrase: '' }, noun, start }),
      ),
  );
  return Math.max(start, ...held.map(({ end }) => end));
}

const deeds: Record<Deed, (handling: Handling) => Performed | undefined> = {
  give: (handling) => giveTo(handling, partnerOf(handling)),
  offer: (handling) => {
    give(handling.playing.things, handling.noun, handling.act.actor, handling.start);
    return gesture(handling.playing, handling.act, handling.start, 'offer');
  },
  take: (handling) => {
    const { playing, act, noun, start } = handling;
    const held = stayAt(playing.things, noun, start);
    const from = held?.actor ?? (held ? undefined : act.target);
    if (from === act.actor) return keep(handling);
    return from ? takeFrom(handling, from) : pickUp(handling);
  },
  produce: ({ playing, act, noun, start }) => {
    const held = stayAt(playing.things, noun, start);
    if (held?.actor === act.actor) return keep({ playing, act, noun, start });
    if (held?.at) return pickUp({ playing, act, noun, start });
    const done = gesture(playing, { ...act, target: undefined }, start, 'hand-to-chest');
    if (!held) move(playing.things, noun, { from: 0 });
    arrive(playing, noun, act.actor, at(playing, start, 'hand-to-chest'));
    return done;
  },
  put: putDown,
  drop: ({ playing, act, noun, start }) => {
    give(playing.things, noun, act.actor, start);
    const done = gesture(playing, { ...act, target: undefined }, start, 'startle');
    const flight = 0.45;
    const from = start + frames(playing, 0.2 + flight);
    move(playing.things, noun, { from, at: ahead(playing, act.actor, start, 0.35), up: 0, flight });
    if (isBroken(playing.things.text)) sound(playing.things, noun, { time: from, kind: 'break', actor: act.actor });
    return done;
  },
  throw: throwTo,
  hide: ({ playing, act, noun, start }) => {
    give(playing.things, noun, act.actor, start);
    const done = gesture(playing, { ...act, target: undefined }, start, 'hand-to-chest');
    move(playing.things, noun, { from: at(playing, start, 'hand-to-chest') });
    return done;
  },
  show: keep,
  regard: ({ playing, act, noun, start }) => {
    const held = stayAt(playing.things, noun, start);
    const reads = has(act.phrase, hands.reading);
    if (act.target || (held ? held.actor !== act.actor : !reads)) return regard(playing, act, start, held);
    const done = keep({ playing, act, noun, start });
    playing.book.look(act.actor, { away: 'down' }, start);
    return done;
  },
  break: (handling) => audibly(handling, 'break'),
  pour: (handling) => audibly(handling, 'pour'),
  light: (handling) => audibly(handling, 'ignite'),
  use: ({ playing, act, noun, start }) => {
    const held = stayAt(playing.things, noun, start);
    const heavy = sizeOf(noun) >= large && !has(act.phrase, hands.playing);
    if (held ? held.actor === undefined && !held.at : !heavy) give(playing.things, noun, act.actor, start);
    return undefined;
  },
};

/** Uses a thing and is heard to, as the hand comes to it; the gesture is left to whoever performs the act. */
function audibly(handling: Handling, kind: ThingSound['kind']): Performed | undefined {
  const { playing, act, noun, start } = handling;
  deeds.use(handling);
  sound(playing.things, noun, { time: at(playing, start, 'reach'), kind, actor: act.actor });
  return undefined;
}

/** Has the thing and holds it up. */
function keep({ playing, act, noun, start }: Handling): Performed {
  give(playing.things, noun, act.actor, start);
  return gesture(playing, { ...act, target: undefined }, start, 'raise-prop');
}

/** Looks at where a thing is. */
function regard(playing: Playing, act: Act, start: Flicks, held: Stay | undefined): Performed | undefined {
  const { book, space } = playing;
  if (act.target || !held || (!held.actor && !held.at)) return undefined;
  const [x, z] = held.at ?? [0, 0];
  const target = held.actor
    ? { actor: held.actor }
    : { point: [x, round(space.ground(x, z) + (held.up ?? 0)), z] as Point };
  book.look(act.actor, target, start);
  return { end: start + frames(playing, grammar.pace.look), moved: false };
}

/** Whom something is given to: who is named, else the only other one there. */
function partnerOf({ playing, act, start }: Handling): string | undefined {
  const others = playing.book.present(start).filter((id) => id !== act.actor);
  return act.target ?? (others.length === 1 ? others[0] : undefined);
}

function giveTo({ playing, act, noun, start }: Handling, target: string | undefined): Performed {
  give(playing.things, noun, act.actor, start);
  const done = gesture(playing, { ...act, target }, start, 'offer');
  if (!target || !playing.book.stand(target, start).present) return done;
  const reach = done.end - frames(playing, gestures.offer - answer);
  const taken = gesture(playing, { ...act, actor: target, target: act.actor }, reach, 'take');
  arrive(playing, noun, target, at(playing, reach, 'take'));
  return { end: Math.max(done.end, taken.end) + frames(playing, linger), moved: done.moved };
}

/** Takes a thing out of another's hand, who holds it out; what is held out already stays so until it is taken. */
function takeFrom({ playing, act, noun, start }: Handling, owner: string): Performed {
  give(playing.things, noun, owner, start);
  const offered = playing.book.blocking
    .get(owner)!
    .actions.findLast((action) => action.kind === 'gesture' && action.gesture === 'offer');
  const open = offered && offered.end > start - frames(playing, patience) ? offered : undefined;
  const from = open ? Math.max(open.start + frames(playing, answer), playing.since) : start;
  const taken = gesture(playing, { ...act, target: owner }, from, 'take');
  const reach = taken.end - frames(playing, gestures.take);
  const contact = at(playing, reach, 'take');
  if (open) open.end = Math.max(open.end, open.start + snapToFrame((contact - open.start) / handedAt, playing.rate));
  else gesture(playing, { ...act, actor: owner, target: act.actor }, reach - frames(playing, answer), 'offer');
  arrive(playing, noun, act.actor, contact);
  return { ...taken, end: taken.end + frames(playing, linger) };
}

/** Takes a thing from where it lies; one that nobody saw yet lies at the feet or on the next table. */
function pickUp({ playing, act, noun, start }: Handling): Performed {
  const { things, book } = playing;
  const known = stayAt(things, noun, start);
  const place = known?.at ? { at: known.at, up: known.up ?? 0 } : placeNear(playing, act.actor, start);
  if (!known) move(things, noun, { from: 0, ...place });
  else if (!known.at) move(things, noun, { from: start, ...place });
  const own = book.stand(act.actor, start).at;
  const away = groundDistance(own, place.at);
  const share = Math.max(0, (away - 0.5) / Math.max(0.1, away));
  const near: GroundPoint = [
    round(own[0] + (place.at[0] - own[0]) * share),
    round(own[1] + (place.at[1] - own[1]) * share),
  ];
  const come = away > 0.9 ? walkTo(playing, act, own, near, start) : { end: start, moved: false };
  const name = place.up < low ? 'pick-up' : 'take';
  const end = reachFor(playing, act.actor, name, place, come.end);
  arrive(playing, noun, act.actor, at(playing, come.end, name));
  return { end: end + frames(playing, linger), moved: come.moved };
}

function putDown({ playing, act, noun, start }: Handling): Performed {
  give(playing.things, noun, act.actor, start);
  const place = placeNear(playing, act.actor, start);
  const name = place.up < low ? 'pick-up' : 'reach';
  const end = reachFor(playing, act.actor, name, place, start);
  move(playing.things, noun, { from: at(playing, start, name), ...place });
  return { end, moved: false };
}

/** Throws a thing to somebody, who catches it, or ahead on the ground. */
function throwTo({ playing, act, noun, start }: Handling): Performed {
  const { book } = playing;
  give(playing.things, noun, act.actor, start);
  const done = gesture(playing, act, start, 'point');
  const own = book.stand(act.actor, start).at;
  const target = act.target && book.stand(act.target, start).present ? act.target : undefined;
  const to = target ? book.stand(target, start).at : ahead(playing, act.actor, start, 2.4);
  const flight = Math.round((0.35 + 0.11 * groundDistance(own, to)) * 24) / 24;
  const from = at(playing, done.end - frames(playing, gestures.point), 'point') + frames(playing, flight);
  if (!target) {
    move(playing.things, noun, { from, at: to, up: 0, flight });
    return { end: Math.max(done.end, from), moved: done.moved };
  }
  const reach = from - (at(playing, 0, 'take') - 0);
  const caught = gesture(playing, { ...act, actor: target, target: undefined }, reach, 'take');
  arrive(playing, noun, target, from, flight);
  return { end: caught.end + frames(playing, linger), moved: done.moved };
}

/** A gesture of one hand towards a place of the set. */
function reachFor(
  playing: Playing,
  actor: string,
  name: Gesture,
  { at: [x, z], up }: { at: GroundPoint; up: number },
  start: Flicks,
): Flicks {
  const point: Point = [x, round(playing.space.ground(x, z) + up), z];
  const end = start + frames(playing, gestures[name]);
  playing.book.write(actor, { kind: 'gesture', gesture: name, target: { point }, start, end });
  playing.book.look(actor, { point }, start);
  return end;
}

/** From a moment on a thing is in somebody's hand. */
function arrive({ things }: Playing, noun: string, actor: string, from: Flicks, flight?: number): void {
  putAway(things, actor, noun, from);
  move(things, noun, { from, actor, ...(flight ? { flight } : {}) });
}

function at(playing: Playing, start: Flicks, name: Gesture): Flicks {
  return start + frames(playing, gestures[name] * (contacts[name] ?? 0.45));
}

const frames = ({ rate }: Playing, seconds: number): Flicks => coverFrames(fromSeconds(Math.max(0, seconds)), rate);

function ahead({ book }: Playing, actor: string, time: Flicks, metres: number, turn = 0): GroundPoint {
  const stand = book.stand(actor, time);
  const way = heading(stand.facing + turn);
  return [round(stand.at[0] + way[0] * metres), round(stand.at[1] + way[2] * metres)];
}

/** A box that somebody sits on is a seat, and no table. */
function onTop({ minimum, maximum }: SetLayout['obstacles'][number], [x, , z]: Point): boolean {
  return x > minimum[0] && x < maximum[0] && z > minimum[2] && z < maximum[2];
}

/** Where somebody can put a thing: on what is as high as a table within reach, else on the ground before the feet. */
function placeNear(playing: Playing, actor: string, time: Flicks): { at: GroundPoint; up: number } {
  const { book, space } = playing;
  const [x, z] = book.stand(actor, time).at;
  const ground = space.ground(x, z);
  const tops = space.layout.obstacles.flatMap((box) => {
    const { minimum, maximum } = box;
    const up = maximum[1] - ground;
    if (space.layout.marks.some(({ kind, position }) => kind === 'sit' && onTop(box, position))) return [];
    if (up < low || up > 1.15 || maximum[0] - minimum[0] < 0.3 || maximum[2] - minimum[2] < 0.3) return [];
    const inside = (value: number, from: number, to: number) => Math.min(to - 0.12, Math.max(from + 0.12, value));
    const spot: GroundPoint = [round(inside(x, minimum[0], maximum[0])), round(inside(z, minimum[2], maximum[2]))];
    return [{ at: spot, up: round(maximum[1] - space.ground(...spot)), away: groundDistance(spot, [x, z]) }];
  });
  const top = tops.filter(({ away }) => away < 0.75).sort((a, b) => a.away - b.away)[0];
  if (top) return { at: top.at, up: top.up };
  const lying = [...playing.things.stays.keys()].flatMap((noun) => {
    const place = stayAt(playing.things, noun, time)?.at;
    return place ? [place] : [];
  });
  const free = [0, 35, -35, 70, -70]
    .map((turn) => ahead(playing, actor, time, 0.45, turn))
    .find((place) => lying.every((other) => groundDistance(other, place) > 0.22));
  return { at: free ?? ahead(playing, actor, time, 0.45), up: 0 };
}
