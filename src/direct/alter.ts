import type { Flicks } from '../film/index.ts';
import hands from './data/hands.json' with { type: 'json' };
import { ahead, at, frames, type Handling, large } from './hand-places.ts';
import type { Playing } from './playing.ts';
import { restNear } from './rests.ts';
import { change, give, move, sizeOf, sound, stayAt } from './things.ts';
import { has } from './words.ts';

/** Seconds after which a cup is full that is poured into. */
const filling = 0.6;

/**
 * Uses a thing: what nobody holds or set down comes into the hand, and what takes both hands rests near by. The gesture is left to
 * whoever performs the act.
 */
export function takeUp({ playing, act, noun, start }: Handling): undefined {
  const { things, book } = playing;
  const held = stayAt(things, noun, start);
  const heavy = sizeOf(noun) >= large && !has(act.phrase, hands.playing);
  if (held ? held.actor === undefined && !held.at : !heavy) give(things, noun, act.actor, start);
  else if (!held) move(things, noun, { from: 0, ...restNear(playing, noun, book.stand(act.actor, start).at, start) });
}

/** Puts out what burns. */
export function putOut({ playing, noun, start }: Handling): undefined {
  if (stayAt(playing.things, noun, start))
    change(playing.things, noun, { from: at(playing, start, 'reach'), state: 'out' });
}

/** Pours from a vessel into a cup, one in each hand where they do not stand elsewhere; the cup is full afterwards. */
export function pourOut(handling: Handling): undefined {
  const { playing, act, noun, start } = handling;
  const { things } = playing;
  const cup = hands.cups.find((own) => own === noun || stayAt(things, own, start)) ?? hands.cups[0]!;
  const vessel = noun === cup ? (hands.vessels.find((own) => stayAt(things, own, start)) ?? hands.vessels[0]!) : noun;
  for (const own of [vessel, cup]) if (!stayAt(things, own, start)) give(things, own, act.actor, start);
  const time = at(playing, start, 'reach');
  sound(things, vessel, { time, kind: 'pour', actor: act.actor });
  change(things, cup, { from: time + frames(playing, filling), state: 'full' });
}

/** Strikes a thing to pieces: what is in the hand goes to the ground, what lies or is too large breaks where it is. */
export function breakUp(handling: Handling): undefined {
  const { playing, act, noun, start } = handling;
  const { things } = playing;
  takeUp(handling);
  const contact = at(playing, start, 'reach');
  const stay = stayAt(things, noun, start);
  const held = stay?.actor !== undefined;
  const flight = 0.35;
  const from = held ? contact + frames(playing, flight) : contact;
  if (held) move(things, noun, { from, at: ahead(playing, act.actor, start, 0.4), up: 0, flight });
  goToPieces(playing, noun, act.actor, from);
}

/** From a moment on a thing is in pieces, which is heard. */
export function goToPieces({ things }: Playing, noun: string, actor: string, from: Flicks): void {
  sound(things, noun, { time: from, kind: 'break', actor });
  change(things, noun, { from, state: 'broken' });
}

/** Lights what is in the hand or comes into it; a fire burns where it is laid. */
export function lightUp(handling: Handling): undefined {
  const { playing, act, noun, start } = handling;
  const { things } = playing;
  if (noun === 'fire' && playing.space.layout.interior) return;
  if (!stayAt(things, noun, start)) {
    if (noun === 'fire') move(things, noun, { from: 0, at: ahead(playing, act.actor, start, 0.7), up: 0 });
    else give(things, noun, act.actor, start);
  }
  const time = at(playing, start, 'reach');
  sound(things, noun, { time, kind: 'ignite', actor: act.actor });
  change(things, noun, { from: time, state: 'lit' });
}
