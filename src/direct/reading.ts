import type { Flicks } from '../film/index.ts';
import hands from './data/hands.json' with { type: 'json' };
import { carries, spoiltIn } from './deeds.ts';
import type { Playing } from './playing.ts';
import { change, give, inHandOf, stayAt } from './things.ts';

const aloud = new RegExp(hands.aloud, 'iu');

/**
 * What somebody reads aloud: a letter or the like in the own hand, where the line quotes it or they were reading just before;
 * it is held up to the eyes while they speak.
 */
export function readAloud(
  playing: Playing,
  actor: string,
  text: string,
  start: Flicks,
  end: Flicks,
): string | undefined {
  const { things, book } = playing;
  const noun = hands.readable.find(
    (own) => inHandOf(things, own, start) === actor || carries(playing, actor, own, start),
  );
  const last = book.blocking.get(actor)?.actions.findLast((action) => action.kind === 'gesture');
  const reading = last?.kind === 'gesture' && last.gesture === 'read';
  if (noun === undefined || !(aloud.test(text) || reading)) return undefined;
  give(things, noun, actor, start);
  book.write(actor, { kind: 'gesture', gesture: 'read', start, end });
  book.look(actor, { away: 'down' }, start);
  return noun;
}

/** What somebody says is broken is in pieces, if it is anywhere to be seen. */
export function noteSpoilt(playing: Playing, text: string, time: Flicks): void {
  const { things, performers } = playing;
  for (const noun of spoiltIn(text, things.standIns)) {
    const owner = [...performers.keys()].find((id) => carries(playing, id, noun, time));
    if (owner !== undefined) give(things, noun, owner, time);
    const broken = things.changes.get(noun)?.some(({ state }) => state === 'broken');
    if (!broken && stayAt(things, noun, time)) change(things, noun, { from: 0, state: 'broken' });
  }
}
