import type { Flicks } from '../film/index.ts';
import { withinReach } from './contact.ts';
import running from './data/running.json' with { type: 'json' };
import type { Act } from './interpret.ts';
import type { Performed, Playing } from './playing.ts';
import { groundDistance } from './vector.ts';
import { either, has } from './words.ts';

const [aimless, towards] = [either(running.aimless), either(running.towards)];

/**
 * Who runs after somebody, or runs with one other there and nothing else named, comes as near as two stand and not past them. Undefined
 * where they run elsewhere: where the words or the scene tell of a flight or a race, or name another way.
 */
export function runUp(playing: Playing, act: Act, start: Flicks): Performed | undefined {
  const { verb, actor, phrase } = act;
  if (verb !== 'run' || has(`${playing.about} ${playing.things.text}`, running.away)) return undefined;
  const others = playing.book.present(start).filter((id) => id !== actor);
  const only = others.length === 1 && aimless.test(phrase) ? others[0] : undefined;
  const target = act.target ? others.find((id) => id === act.target && towards.test(phrase)) : only;
  if (!target || isNearer(playing, actor, target, start)) return undefined;
  const come = withinReach(playing, { ...act, target }, start, 0.2);
  playing.book.look(actor, { actor: target }, start);
  return come;
}

/** The own place of somebody who is not there yet is on this side of another. */
function isNearer({ book, ground }: Playing, actor: string, target: string, time: Flicks): boolean {
  const { at } = book.stand(actor, time);
  const away = groundDistance(at, ground.spots.get(actor)!);
  return away > 0.8 && away < groundDistance(at, book.stand(target, time).at);
}
