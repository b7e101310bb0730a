import type { Flicks, Point, Stay } from '../film/index.ts';
import { snapToFrame } from '../film/index.ts';
import { breakUp, goToPieces, lightUp, pourOut, putOut, takeUp } from './alter.ts';
import { gesture } from './contact.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import hands from './data/hands.json' with { type: 'json' };
import { carries, type Deed, deedOf, isBroken, thingOf } from './deeds.ts';
import { drinking, giveToDrink, vesselOf } from './drinking.ts';
import { canWear, type Dressing, dressingOf, garmentIn, isPutOn } from './garments.ts';
import { ahead, at, frames, gestures, type Handling, large, linger } from './hand-places.ts';
import type { Act } from './interpret.ts';
import { arrive, bringOut, coverUp, pickUp, putDown, reachFor } from './lay.ts';
import type { Performed, Playing } from './playing.ts';
import { isGame } from './rests.ts';
import { isApart } from './swim.ts';
import { give, inHandOf, move, sizeOf, stayAt } from './things.ts';
import { groundDistance, round } from './vector.ts';
import { has } from './words.ts';

/** Seconds after which somebody reaches for what is held out. */
const answer = 0.5;

/** Seconds for which somebody keeps holding a thing out, and the share of the gesture at which it is taken. */
const patience = 1.6;
const handedAt = 0.74;

/**
 * Performs what hands do with a thing, and writes down where the thing is from the contact on: given, taken, picked up, put
 * down, dropped, thrown, hidden, shown. Undefined where the act names no thing that a hand can hold, or only uses it.
 */
export function handle(playing: Playing, act: Act, start: Flicks): Performed | undefined {
  if (act.verb === drinking) return giveToDrink({ playing, act, noun: vesselOf(playing, act.phrase, start), start });
  const dressing = dressingOf(playing, act, start);
  if (dressing) return dress(playing, act, dressing, start);
  const deed = act.verb === slips ? 'drop' : deedOf(act, playing.things.text);
  const noun = deed && (thingOf(playing, act) ?? unnamed(deed, act));
  if (!deed || !noun || playing.performers.get(act.actor)?.appearance === undefined) return undefined;
  playing.things.last = noun;
  if (!hands.moving.includes(deed) && carries(playing, act.actor, noun, start)) return undefined;
  const set = stayAt(playing.things, noun, start);
  if (isGame(noun) && set?.at && hands.played.includes(deed))
    return { end: reachFor(playing, act.actor, 'reach', { at: set.at, up: set.up ?? 0 }, start), moved: false };
  const owner = stayAt(playing.things, noun, start)?.actor;
  const first =
    hands.own.includes(deed) && owner && owner !== act.actor && playing.book.stand(owner, start).present
      ? takeFrom({ playing, act, noun, start }, owner)
      : undefined;
  return deeds[deed]({ playing, act, noun, start: first?.end ?? start }) ?? first;
}

/** The verb of an act in which a thing falls out of somebody's hand. */
export const slips = 'let-slip';

/** What a deed is done with that thing-words do not name: a garment that is given, what is lit or put out. */
function unnamed(deed: Deed, { phrase }: Act): string | undefined {
  if (deed === 'give') return garmentIn(phrase);
  if (deed !== 'light' && deed !== 'quench') return undefined;
  return (Object.keys(hands.lights) as (keyof typeof hands.lights)[]).find((noun) => has(phrase, hands.lights[noun]));
}

/** Puts a garment on somebody, who is come near to, or takes it off into the own hand. */
function dress(playing: Playing, act: Act, { deed, noun, wearer }: Dressing, start: Flicks): Performed | undefined {
  const { things, book, performers } = playing;
  things.last = noun;
  const appearance = performers.get(wearer)?.appearance;
  if (deed === 'doff') {
    return wearer === act.actor || !book.stand(wearer, start).present
      ? deeds.produce({ playing, act, noun, start })
      : takeFrom({ playing, act, noun, start }, wearer);
  }
  if (!appearance || !canWear(appearance, noun) || !book.stand(wearer, start).present) return undefined;
  give(things, noun, act.actor, start);
  if (wearer === act.actor) return putOn(playing, noun, wearer, start);
  const done = gesture(playing, { ...act, target: wearer }, start, 'put-around');
  const reached = done.end - frames(playing, gestures['put-around']);
  move(things, noun, { from: at(playing, reached, 'put-around'), actor: wearer, worn: true });
  return { end: done.end + frames(playing, linger), moved: done.moved };
}

/** Puts on what is in the own hand. */
function putOn(playing: Playing, noun: string, actor: string, start: Flicks): Performed {
  const done = gesture(playing, { actor, verb: 'dress', target: undefined, phrase: '' }, start, 'hand-to-chest');
  move(playing.things, noun, { from: at(playing, start, 'hand-to-chest'), actor, worn: true });
  return done;
}

/** Puts down what is too large to be held while arms go round somebody; gives the time at which all hands are free. */
export function freeHands(playing: Playing, actors: readonly (string | undefined)[], start: Flicks): Flicks {
  const held = actors.flatMap((actor) =>
    [...playing.things.stays.keys()]
      .filter((noun) => actor && sizeOf(noun) >= large && inHandOf(playing.things, noun, start) === actor)
      .map((noun) =>
        putDown({ playing, act: { actor: actor!, verb: 'reach', target: undefined, phrase: '' }, noun, start }),
      ),
  );
  return Math.max(start, ...held.map(({ end }) => end));
}

const deeds: Record<Deed, (handling: Handling) => Performed | undefined> = {
  give: (handling) => {
    const target = partnerOf(handling);
    if (!isApart(handling.playing, handling.act.actor, target)) return giveTo(handling, target);
    return throwTo({ ...handling, act: { ...handling.act, target } });
  },
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
    if (held?.actor === act.actor && !held.worn) return keep({ playing, act, noun, start });
    if (held?.at) return pickUp({ playing, act, noun, start });
    return bringOut({ playing, act, noun, start: freeHands(playing, [act.actor], start) });
  },
  put: putDown,
  drop: ({ playing, act, noun, start }) => {
    give(playing.things, noun, act.actor, start);
    const done = gesture(playing, { ...act, target: undefined }, start, 'startle');
    const flight = 0.45;
    const from = start + frames(playing, 0.2 + flight);
    move(playing.things, noun, { from, at: ahead(playing, act.actor, start, 0.35), up: 0, flight });
    if (isBroken(playing.things.text)) goToPieces(playing, noun, act.actor, from);
    return done;
  },
  throw: throwTo,
  cover: coverUp,
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
    give(playing.things, noun, act.actor, start);
    playing.book.look(act.actor, { away: 'down' }, start);
    return gesture(
      playing,
      { ...act, target: undefined },
      start,
      hands.readable.includes(noun) ? 'read' : 'raise-prop',
    );
  },
  break: breakUp,
  pour: pourOut,
  light: lightUp,
  quench: putOut,
  use: takeUp,
};

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

/** Holds a thing out to somebody, who takes it. */
export function giveTo({ playing, act, noun, start }: Handling, target: string | undefined): Performed {
  give(playing.things, noun, act.actor, start);
  const done = gesture(playing, { ...act, target }, start, 'offer');
  if (!target || !playing.book.stand(target, start).present) return done;
  const reach = done.end - frames(playing, gestures.offer - answer);
  const taken = gesture(playing, { ...act, actor: target, target: act.actor }, reach, 'take');
  arrive(playing, noun, target, at(playing, reach, 'take'));
  const appearance = playing.performers.get(target)?.appearance;
  const dressed =
    appearance && isPutOn(noun) && canWear(appearance, noun) ? putOn(playing, noun, target, taken.end) : undefined;
  const end = Math.max(done.end, taken.end, dressed?.end ?? 0);
  return { end: end + frames(playing, linger), moved: done.moved };
}

/** Takes a thing out of another's hand, who holds it out; what is held out already stays so until it is taken. */
function takeFrom({ playing, act, noun, start }: Handling, owner: string): Performed {
  if (isApart(playing, act.actor, owner))
    return throwTo({ playing, act: { ...act, actor: owner, target: act.actor }, noun, start });
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
