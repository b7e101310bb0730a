import type { Flicks } from '../film/index.ts';
import words from './data/unnoticed.json' with { type: 'json' };
import type { Act } from './interpret.ts';
import type { Playing } from './playing.ts';
import { faceTowards } from './rehearsal.ts';

const unnoticed = new RegExp(`${words.en}|${words.zh}`, 'iu');
const coming = new Set(['enter', 'approach', 'walk', 'run', 'appear', 'follow']);

/**
 * Somebody comes behind the backs of two (*sneaks in, and neither looks*, 从背后溜了进来): those are turned to each other and look at nobody
 * else until their own next deed or word.
 */
export function keepFrom(playing: Playing, text: string, acts: readonly Act[], start: Flicks): void {
  const comes = acts.find(({ verb }) => coming.has(verb));
  if (!comes || !unnoticed.test(text)) return;
  const others = playing.book.present(start).filter((id) => id !== comes.actor);
  const [one, other] = others;
  if (!one || !other || others.length > 2) return;
  for (const [id, target] of [
    [one, other],
    [other, one],
  ] as const) {
    faceTowards(playing, id, target, start);
    playing.book.look(id, { actor: target }, start);
    playing.unaware.add(id);
  }
}
