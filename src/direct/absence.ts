import data from './data/absence.json' with { type: 'json' };
import { either, findWords, type Hit } from './words.ts';

const gone = either(data.goneAfter);
const sought = either(data.soughtBefore);
const afar = either(data.afar);
const owned = /^(?:['’]s?\s+(?<en>(?:[\p{L}-]+\s*){1,4})|的(?<zh>\p{Script=Han}{1,6}))/u;

/**
 * A sentence names somebody who is not there: what is gone (*the mermaid is gone*), looked or longed for (*waits for the boy*,
 * 寻找女孩), pictured, or only the owner of a thing (*the postman's bag*; of a hand or a voice its owner is there).
 */
export function isElsewhere(text: string, { start, end }: Hit): boolean {
  const after = text.slice(end);
  return gone.test(after) || sought.test(text.slice(0, start)) || ownsAThing(after);
}

/** The words after a name make it only the owner of a thing: *'s book*, 的书. */
export function ownsAThing(after: string): boolean {
  const { en, zh } = owned.exec(after)?.groups ?? {};
  if (en) return findWords(en, data.body.en).length === 0;
  return zh !== undefined && !data.body.zh.some((word) => zh.includes(word));
}

/** Whoever is named here answers or calls from where nobody sees them: they come later. */
export const isHeardFromAfar = (text: string, { end }: Hit): boolean => afar.test(text.slice(end));
