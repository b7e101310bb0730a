import { garmentIn } from './garments.ts';
import type { Hit } from './words.ts';

const denied = /(?:\b(?:not|never|without|cannot)\s+(?:\p{L}+\s+)?|n['’]t\s+|[不没未别](?:有|能|再|会|肯|敢)?|无法)$/iu;

const written = /(?:\b(?:write|wrote|read|say|spell)(?:s|ing)?\b|[写念读])[^.。:：]*[:：]/iu;

/** A sentence says that a deed is not done (*does not bow*, 没走), or only that its words are written or read (*writes on paper: come back*). */
export function isDenied(text: string, { start }: Hit): boolean {
  const before = text.slice(0, start);
  return denied.test(before) || written.test(before);
}

/** Deeds of the whole body, which would be seen at once if they were played where they are only spoken of. */
const grave = ['fall', 'strike', 'vanish', 'lie', 'jump', 'shiver'];

const going = /^(?:goes|went)\b/iu;
/** *goes on reading*, *goes pale*: nobody walks. */
const changing =
  /^\s+(?:on\s+(?:\p{L}+ing|with)|red|pale|white|quiet|silent|still|dark|cold|limp|blind|mad|wrong|missing|by)\b/iu;

const meant =
  /(?:\b(?:to|could|would|might|may|nearly|almost|neither|nobody|nor)\s+|[要想]|差点|几乎|险些|像要|好像)$/iu;
const told = /\b(?:where|who|which|as if|as though)\s+(?:[\p{L}'’-]+\s+){0,4}$/iu;
/** *where the bear sleeps*: it lies there now. */
const now = /^(?:sleeps|lies\b.*)$/iu;
const letting = /\blets?\s+(?:[\p{L}'’-]+\s+){1,5}$/iu;
const thing =
  /(?:^|[,;:—]\s*|\b(?:and|but|then|until)\s+)(?:(?:the|an?|all|its|one|two|ten|no|every|both)\s+(?:[\p{L}'’-]+\s+){1,2}|(?:light|everything|nothing|something|all|(?!(?:he|she|yes|always|sometimes|perhaps)\b)\p{Ll}{2,}[^s\s]s)\s+)(?:(?:only|then|suddenly|softly)\s+)?$/iu;
const pronoun = /\bit\s+(?:\p{L}+ly\s+|soon\s+|again\s+)?$/iu;
const filler =
  /^(?:[又再也都就却才终忽然于便一下子慢地轻从不停脚身往后前倒仰笑得累]|最后|两个|两人|都|一起|踉跄|晃了晃)*$/u;

/**
 * False for a grave deed that a sentence does not show anybody do: it is only meant (*a hand raised to strike*), told of (*where he
 * fell*, 倒下的东西), let happen to a thing (*lets the bag fall*), or done by one (*the cup falls*, *as it falls*, *the lamp goes out*, 包不见了). `names` are where somebody is named.
 */
export function isReallyDone(
  text: string,
  hit: Hit & { act: string },
  names: readonly { start: number; end: number }[],
): boolean {
  if (hit.act === 'dress') return garmentIn(text) !== undefined;
  if (hit.word === '飞' && /^[快速身]/u.test(text.slice(hit.end))) return false;
  const goes = going.test(hit.word);
  if (goes && changing.test(text.slice(hit.end))) return false;
  if (!goes && !grave.includes(hit.act)) return true;
  const before = text.slice(0, hit.start);
  if (meant.test(before) || (told.test(before) && !now.test(hit.word)) || letting.test(before)) return false;
  if (/\p{Script=Han}/u.test(hit.word))
    return !/^的/u.test(text.slice(hit.end)) && !byThingInChinese(before, hit, names);
  const clause = thing.exec(before) ?? pronoun.exec(before);
  return !clause || names.some(({ start, end }) => start >= clause.index && end <= hit.start);
}

/** 包不见了: the clause before the verb names somebody or something, and it is nobody. */
function byThingInChinese(
  before: string,
  hit: Hit & { act: string },
  names: readonly { start: number; end: number }[],
): boolean {
  if (hit.act !== 'vanish') return false;
  const start = Math.max(...[...'，。；：！？、'].map((mark) => before.lastIndexOf(mark))) + 1;
  const own = before.slice(start);
  return own !== '' && !filler.test(own) && !names.some((name) => name.start >= start && name.end <= hit.start);
}
