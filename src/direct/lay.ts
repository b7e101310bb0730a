import type { Flicks, Gesture, GroundPoint, Point } from '../film/index.ts';
import { gesture } from './contact.ts';
import hands from './data/hands.json' with { type: 'json' };
import { ahead, at, frames, gestures, type Handling, linger, low } from './hand-places.ts';
import type { Act } from './interpret.ts';
import type { Performed, Playing } from './playing.ts';
import { hookNear, onGround, type Rest, reach, restNear } from './rests.ts';
import { give, inHandOf, move, putAway, sizeOf, stayAt, thingsIn } from './things.ts';
import { groundDistance, round } from './vector.ts';
import { walkTo } from './walk.ts';
import { has, opensWith } from './words.ts';

/** Takes a thing from where it lies; one that nobody saw yet rests near by, or on the ground where it is only found. */
export function pickUp({ playing, act, noun, start }: Handling): Performed {
  const { things, book } = playing;
  const known = stayAt(things, noun, start);
  const own = book.stand(act.actor, start).at;
  const lies = isBeast(playing, act.actor) || opensWith(act.phrase, hands.found) > 0 || has(act.phrase, hands.ground);
  const rest: Rest = known?.at
    ? { at: known.at, up: known.up ?? 0 }
    : lies
      ? onGround(playing, own, start)
      : restNear(playing, noun, own, start);
  if (!known) move(things, noun, { from: 0, ...rest });
  else if (!known.at) move(things, noun, { from: start, ...rest });
  const come = comeTo(playing, act, rest, start);
  const name = rest.up < low ? 'pick-up' : 'take';
  const end = reachFor(playing, act.actor, name, rest, come.end);
  arrive(playing, noun, act.actor, at(playing, come.end, name));
  return { end: end + frames(playing, linger), moved: come.moved };
}

/** Puts a thing down: where its place is said to be on the ground or on a hook there, else on a table or a stand. */
export function putDown({ playing, act, noun, start }: Handling): Performed {
  give(playing.things, noun, act.actor, start);
  const rest = restOf(playing, act, noun, start);
  const come = comeTo(playing, act, rest, start);
  const name = rest.up < low ? 'pick-up' : 'reach';
  const end = reachFor(playing, act.actor, name, rest, come.end);
  move(playing.things, noun, { from: at(playing, come.end, name), ...rest });
  return { end, moved: come.moved };
}

function restOf(playing: Playing, { actor, phrase }: Act, noun: string, time: Flicks): Rest {
  const own = playing.book.stand(actor, time).at;
  if (isBeast(playing, actor) || has(phrase, hands.ground)) return onGround(playing, own, time);
  return opensWith(phrase, hands.hung) > 0 ? hookNear(playing, noun, own, time) : restNear(playing, noun, own, time);
}

const isBeast = ({ performers }: Playing, actor: string) => performers.get(actor)?.appearance.kind === 'creature';

/** Takes a thing out of what rests near by and the sentence names, a box, else from about the own person. */
export function bringOut({ playing, act, noun, start }: Handling): Performed {
  const { things } = playing;
  if (!stayAt(things, noun, start)) move(things, noun, { from: 0 });
  const box = thingsIn(things.text, things.standIns)
    .filter((named) => named.noun !== noun && hands.containers.includes(named.noun))
    .map((named) => stayAt(things, named.noun, start))
    .find((stay) => stay?.at);
  if (!box?.at) {
    const done = gesture(playing, { ...act, target: undefined }, start, 'hand-to-chest');
    arrive(playing, noun, act.actor, at(playing, start, 'hand-to-chest'));
    return done;
  }
  const rest: Rest = { at: box.at, up: (box.up ?? 0) + 0.1 };
  const come = comeTo(playing, act, rest, start);
  const end = reachFor(playing, act.actor, 'take', rest, come.end);
  arrive(playing, noun, act.actor, at(playing, come.end, 'take'));
  return { end: end + frames(playing, linger), moved: come.moved };
}

const meansThing = /\b(?:it|them)\b|它/iu;

/**
 * Covers the thing that the words name, or "it" in the own hand, with a cloth, which lies over it from then on; undefined where
 * they name no cloth.
 */
export function coverUp({ playing, act, start }: Handling): Performed | undefined {
  const { things } = playing;
  const named = [...new Set(thingsIn(things.text, things.standIns).map(({ noun }) => noun))];
  const cloth = named.find((noun) => hands.cloths.includes(noun));
  const own = [...things.stays.keys()].find((noun) => noun !== cloth && inHandOf(things, noun, start) === act.actor);
  const under = named.find((noun) => noun !== cloth) ?? (meansThing.test(act.phrase) ? own : undefined);
  if (!cloth || !under) return undefined;
  give(things, cloth, act.actor, start);
  const held = stayAt(things, under, start);
  const down = held?.at
    ? { end: start, moved: false }
    : putDown({ playing, act: { ...act, phrase: '' }, noun: under, start });
  const place = stayAt(things, under, down.end)!;
  const rest: Rest = { at: place.at!, up: place.up ?? 0 };
  const end = reachFor(playing, act.actor, rest.up < low ? 'pick-up' : 'reach', rest, down.end);
  move(things, cloth, { from: at(playing, down.end, 'reach'), ...rest });
  return { end, moved: down.moved };
}

/** Goes as near to where a thing rests as an arm reaches. */
function comeTo(playing: Playing, act: Act, { at: place }: Rest, start: Flicks): Performed {
  const own = playing.book.stand(act.actor, start).at;
  const away = groundDistance(own, place);
  if (away <= reach + 0.12) return { end: start, moved: false };
  const share = (away - 0.62) / away;
  const near: GroundPoint = [round(own[0] + (place[0] - own[0]) * share), round(own[1] + (place[1] - own[1]) * share)];
  return walkTo(playing, act, own, near, start);
}

/** A gesture of one hand towards a place of the set. */
export function reachFor(
  playing: Playing,
  actor: string,
  name: Gesture,
  { at: [x, z], up }: Rest,
  start: Flicks,
): Flicks {
  const point: Point = [x, round(playing.space.ground(x, z) + up), z];
  const end = start + frames(playing, gestures[name]);
  playing.book.write(actor, { kind: 'gesture', gesture: name, target: { point }, start, end });
  playing.book.look(actor, { point }, start);
  return end;
}

/** What is larger than this share of a beast's height lies before its paws and is not in its mouth. */
const mouthful = 0.8;

/** From a moment on a thing is in somebody's hand or mouth, or before the paws of a beast for which it is too large. */
export function arrive(playing: Playing, noun: string, actor: string, from: Flicks, flight?: number): void {
  const { things, performers } = playing;
  const { body } = performers.get(actor)!;
  const flies = flight ? { flight } : {};
  putAway(things, actor, noun, from);
  if (isBeast(playing, actor) && sizeOf(noun) > mouthful * body.height)
    move(things, noun, { from, at: ahead(playing, actor, from, body.length / 2 + sizeOf(noun) / 2), up: 0, ...flies });
  else move(things, noun, { from, actor, ...flies });
}
