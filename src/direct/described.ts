import absence from './data/absence.json' with { type: 'json' };
import type { Hit } from './words.ts';

/** Deeds that end in a pose, and so may only tell how somebody is found. */
const poses = ['sit', 'kneel', 'crouch', 'lie', 'fall'];
const participle = /^\p{L}+ing\b/iu;
const being = /^(?:\s*,)?(?:\s+(?:is|are|was|were|still|there|now|helplessly|quietly|alone))*\s+$/iu;
const attribute = /^[^，。；：！？]{0,8}?的\p{Script=Han}{0,2}$/u;
const beside = /^的?(?:身[边旁前后]|旁|边|对面|面前|跟前|前|后)/u;
const adjacent = /[\p{L}]$/u;

/**
 * Whom a pose describes that a sentence tells of without anybody going into it: *finds the traveller lying by the road*, *a traveller,
 * who sits by a tree*, 看见倒在路边的旅人. Undefined where somebody does it.
 */
export function describedBy<W extends Hit>(text: string, hit: Hit & { act: string }, who: readonly W[]): W | undefined {
  if (!poses.includes(hit.act)) return undefined;
  const before = who.findLast((mention) => mention.end <= hit.start);
  if (/\p{Script=Han}/u.test(hit.word)) {
    const led = before && adjacent.test(text.slice(0, hit.start)) && before.end === hit.start;
    const after = who.find((mention) => mention.start > hit.start);
    if (led || !after || beside.test(text.slice(after.end))) return undefined;
    return attribute.test(text.slice(hit.end, after.start)) ? after : undefined;
  }
  if (!before) return undefined;
  const gap = text.slice(before.end, hit.start);
  if (before.word === 'who' && /^\s+$/u.test(gap)) return before;
  return participle.test(hit.word) && being.test(gap) ? before : undefined;
}

const handing = /^hands?$/iu;
const held =
  /(?:['’]s\s+(?:\p{L}+\s+)?|\b(?:in|into|to|onto|on|from|with|by|over|out of)\s+(?:[\p{L}'’-]+\s+){0,3})$/iu;
const owner = /['’]s\s+$/u;

/** *into the soldier's cold hands*: a word that may be a verb is a part of the body there. */
export function isBodyPart(text: string, { word, start }: Hit): boolean {
  const before = text.slice(0, start);
  return (handing.test(word) && held.test(before)) || (absence.body.en.includes(word) && owner.test(before));
}

/** *with both arms*: two arms, and not two people. */
export function ofBody(text: string, { word, end }: Hit): boolean {
  const noun = /^\s+(?:(?:cold|small|old|open|empty|bare|own)\s+)?(\p{L}+)/iu.exec(text.slice(end))?.[1];
  return word === 'both' && noun !== undefined && absence.body.en.includes(noun.toLowerCase());
}
