import type { Screenplay } from '../film/index.ts';
import { isElsewhere, isHeardFromAfar, ownsAThing } from './absence.ts';
import { emergence, transformation } from './becoming.ts';
import verbs from './data/verbs.json' with { type: 'json' };
import { describedBy, isBodyPart, ofBody } from './described.ts';
import { plotText } from './introductions.ts';
import type { Performer } from './performers.ts';
import { isDenied, isReallyDone } from './really-done.ts';
import type { Craft } from './rehearsal.ts';
import { supportIn } from './support.ts';
import { findWords, type Hit } from './words.ts';

/** One thing that somebody does in a sentence, in the order of the words. */
export type Act = {
  actor: string;
  verb: string;
  target: string | undefined;
  phrase: string;
  /** The words tell how somebody is found who does not go into that pose now. */
  found?: true;
  /** Who does it together with the actor. */
  others?: readonly string[];
};

/** Who a pronoun means, kept from sentence to sentence. */
export type Memory = { last: string | undefined; present: readonly string[] };

/** What is done in a sentence, who is named in it as somebody who is there, and who of them is only heard as yet, by identity. */
export type Interpretation = { acts: Act[]; mentions: string[]; heard: string[] };

/** A place of a text where somebody is named, or several as one. */
export type Who = Hit & { ids: string[] };

const pronouns: Record<string, 'female' | 'male' | 'neither' | 'any' | 'all'> = {
  she: 'female',
  her: 'female',
  她: 'female',
  he: 'male',
  him: 'male',
  他: 'male',
  it: 'neither',
  它: 'neither',
  they: 'all',
  both: 'all',
  them: 'all',
  'the two': 'all',
  who: 'any',
  他们: 'all',
  她们: 'all',
  两人: 'all',
  二人: 'all',
  俩人: 'all',
};
/** What comes after tells of a thing or a place ("the bed in which the dog slept") and is not done now. */
const relative = /\b(?:on|in|at|by|with|under|from|to|of|for)\s+wh(?:ich|om)\s+(?:the\s+)?$/iu;
/** What arms do with another is not done to whoever only owns the thing in them. */
const arms = new Set(['embrace', 'hand-to-chest']);
/** What two do together is played by both once one does it. */
const mutual = new Set(['embrace', 'strike']);
const determiner = /\b(?:a|an|the|his|her|its|their|my|your|our|no|one|both|of)\s+(?:\p{L}+\s+)?$/iu;

/**
 * Reads who does what in one sentence of an action line, English or Chinese, from the verbs in data/verbs.json: a verb
 * belongs to the name close before it, else to the sentence's subject; its target is the next name after it.
 */
export function interpret(text: string, performers: readonly Performer[], memory: Memory): Interpretation {
  const who = joined(text, mentionsIn(text, performers, memory));
  const acts: Act[] = [];
  const hits = verbHits(text).filter((hit) => isPlayed(text, hit, who));
  let subject: Who | undefined;
  for (const [index, hit] of hits.entries()) {
    const before = who.filter((mention) => mention.end <= hit.start).at(-1);
    if (before && relative.test(text.slice(0, before.start)) && adjacent(text.slice(before.end, hit.start))) continue;
    const found = describedBy(text, hit, who);
    const leads =
      before && !found && !governed(text.slice(0, before.start)) && adjacent(text.slice(before.end, hit.start));
    const aside = found ?? (before && isAside(text, before, hit) ? before : undefined);
    if (before && leads) subject = before;
    else if (!aside) subject ??= topic(text, who, before);
    const ids = (aside ?? subject)?.ids ?? implied(text, hit, memory);
    const limit = hits[index + 1]?.start ?? text.length;
    const after = who.find(
      (mention) =>
        mention !== found &&
        mention.start > hit.start &&
        mention.start < limit &&
        !(arms.has(hit.act) && ownsAThing(text.slice(mention.end))),
    );
    for (const actor of mutual.has(hit.act) ? ids.slice(0, 1) : ids) {
      const partner = ids.length > 1 ? ids.find((id) => id !== actor) : undefined;
      const named = (hit.act === 'help-up' ? (moved(text, who, hit) ?? after) : after)?.ids.find((id) => id !== actor);
      const target = mutual.has(hit.act) ? (partner ?? named) : (named ?? partner);
      const previous = acts.at(-1);
      if (previous?.actor === actor && previous.verb === hit.act && previous.target === target) continue;
      const phrase = text.slice(hit.start, limit);
      if (found)
        acts.push({ actor, verb: hit.act === 'fall' ? 'lie' : hit.act, target: undefined, phrase, found: true });
      else acts.push({ actor, verb: meant(hit, text, target), target, phrase });
    }
  }
  const idsOf = (some: readonly Who[]) => [...new Set(some.flatMap((mention) => mention.ids))];
  const mentions = idsOf(who.filter((mention) => !isElsewhere(text, mention)));
  const heard = idsOf(who.filter((mention) => isHeardFromAfar(text, mention)));
  const told =
    transformation(text, mentions, performers, memory) ?? emergence(text, who) ?? withSupport(text, who, acts);
  return { acts: told, mentions, heard };
}

/** Who is helped to walk does not walk alone, and who helps does nothing else with them. */
function withSupport(text: string, who: readonly Who[], acts: Act[]): Act[] {
  const support = supportIn(text, who);
  if (!support) return acts;
  const instead = (act: Act) => act.phrase.length <= support.phrase.length && /^(?:walk|exit|reach)$/.test(act.verb);
  return [...acts.filter((act) => !instead(act)), support];
}

/** A verb of a sentence tells what somebody does or how somebody is there; what lies somewhere may be a thing, and 修 is part of a name in 维修机器人. */
function isPlayed(text: string, hit: Hit & { act: string }, who: readonly Who[]): boolean {
  if (who.some(({ start, end }) => hit.start >= start && hit.end <= end && hit.word.length < end - start)) return false;
  return describedBy(text, hit, who) !== undefined || (!/^lying\b/iu.test(hit.word) && isReallyDone(text, hit, who));
}

/** *where the bear sleeps*: a clause within the sentence says how somebody lies there. */
const isAside = (text: string, who: Who, { act, start }: Hit & { act: string }): boolean =>
  act === 'lie' &&
  /\b(?:where|while)\s+(?:the\s+)?(?:\p{L}+\s+)?$/iu.test(text.slice(0, who.start)) &&
  adjacent(text.slice(who.end, start));

/** 把女孩扶起来: who is moved stands before the verb. */
const moved = (text: string, who: readonly Who[], { start }: Hit): Who | undefined =>
  who.find(
    (mention) => mention.end <= start && start - mention.end < 4 && /[把将]$/u.test(text.slice(0, mention.start)),
  );

const away = /^(?:go|goes|went)$/iu;
const nowhere = /^\s*(?:$|[.,;!]|without\b|forever\b|for good\b)/iu;

const inCover =
  /^\s*(?:$|[.,;!]|(?:behind|under|underneath|beneath|in|inside|among|by|beside|near|from|there|away|again|and)\b)/iu;
const inCoverChinese = /^(?:[在到进]?[^，。]{1,8}[后下里旁]|起来)?(?:$|[，。！])/u;

/** *hides behind the well*, 躲到门后, and not *hides the letter*, 藏在怀里. */
const hidesOneself = (word: string, after: string): boolean =>
  /\p{Script=Han}/u.test(word)
    ? word.startsWith('躲') || (inCoverChinese.test(after) && !/[怀袖衣包身]/u.test(after))
    : /\s/u.test(word) || inCover.test(after);

/** Who only *goes* leaves (*takes the bag and goes*), and who follows nobody walks. */
function meant({ act, word, end }: Hit & { act: string }, text: string, target: string | undefined): string {
  if (act === 'hide') return target || hidesOneself(word, text.slice(end)) ? 'hide' : 'crouch';
  if (!target && act === 'follow') return 'walk';
  if (!target && act === 'help-up') return 'take';
  return away.test(word) && nowhere.test(text.slice(end)) ? 'exit' : act;
}

/** Who a verb with no name close before it belongs to: the last one named, in Chinese whoever the sentence begins with. */
function topic(text: string, [first]: readonly Who[], before: Who | undefined): Who | undefined {
  return before && first?.start === 0 && /\p{Script=Han}/u.test(text) ? first : before;
}

const and = /^\s*(?:and|和|与)\s*(?:(?:the|a|an|his|her|its|their)\s+)?(?:\p{L}+\s+)?$/iu;
const clauseStart =
  /(?:^|[,;:.，；：。])\s*(?:(?:and|then|so)\s+)?(?:(?:the|a|an|his|her|its|their)\s+)?(?:\p{L}+\s+)?$/iu;

/** "The cowboy and the horse" at the beginning of a clause are one subject. */
function joined(text: string, who: readonly Who[]): Who[] {
  const all: Who[] = [];
  for (const mention of who) {
    const before = all.at(-1);
    const one =
      before && and.test(text.slice(before.end, mention.start)) && clauseStart.test(text.slice(0, before.start));
    if (!one) all.push(mention);
    else all.splice(-1, 1, { ...mention, start: before.start, ids: [...new Set([...before.ids, ...mention.ids])] });
  }
  return all;
}

/** English needs a subject unless the verb opens the sentence; Chinese drops it freely. */
function implied(text: string, hit: Hit, memory: Memory): string[] {
  const opens = /^\P{L}*$/u.test(text.slice(0, hit.start));
  return memory.last && (opens || /\p{Script=Han}/u.test(hit.word)) ? [memory.last] : [];
}

/** What an English verb in its base form is played as. */
export function actFor(concept: string): string | undefined {
  return verbs.find((entry) => entry.en.includes(concept))?.act;
}

/** A name after a preposition is nobody's subject. */
function governed(before: string): boolean {
  return /(?:[在向对把给朝跟与和被为替]|\b(?:to|at|with|of|from|for|where|when|while|whom|which|by|behind|beside|near|towards?|past|around|on|like)\s+(?:the\s+)?)$/iu.test(
    before,
  );
}

function adjacent(gap: string): boolean {
  if (/[\p{Script=Han}，、。]/u.test(gap)) return gap.length <= 6 && !/[，、。和与向对把]/u.test(gap);
  return !/\b(?:and|or|but|then|with|to|at|of)\b/iu.test(gap) && (gap.match(/[\p{L}]+/gu)?.length ?? 0) <= 2;
}

function verbHits(text: string): (Hit & { act: string })[] {
  const all = verbs.flatMap((entry) => {
    const irregular = (entry as { irregular?: string[] }).irregular ?? [];
    const found = [...findWords(text, entry.en, true), ...findWords(text, irregular), ...findWords(text, entry.zh)];
    return found.map((hit) => ({ ...hit, act: entry.act }));
  });
  const kept: typeof all = [];
  for (const hit of all.sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const noun = determiner.test(text.slice(0, hit.start)) && !hit.word.includes(' ');
    if (isDenied(text, hit) || isBodyPart(text, hit)) continue;
    if (noun && !/\p{Script=Han}/u.test(hit.word) && !nounIsName(text, hit)) continue;
    if (!kept.some((other) => hit.start < other.end && hit.end > other.start)) kept.push(hit);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** "the scholar bows": the word between determiner and verb is the subject, so the verb is one. */
function nounIsName(text: string, hit: Hit): boolean {
  return /\b(?:a|an|the|his|her|its|their)\s+\p{L}+\s+$/iu.test(text.slice(0, hit.start));
}

function mentionsIn(text: string, performers: readonly Performer[], memory: Memory): Who[] {
  const named = performers.flatMap((performer) => {
    const short = findWords(text, performer.shortNames).filter((hit) => /\p{Lu}/u.test(text[hit.start]!));
    return [...findWords(text, performer.names), ...short].map((hit) => ({ ...hit, ids: [performer.id] }));
  });
  const longest: Who[] = [];
  for (const hit of named.sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!longest.some((other) => hit.start < other.end && hit.end > other.start)) longest.push(hit);
  }
  for (const hit of findWords(text, Object.keys(pronouns))) {
    const taken = longest.some((other) => hit.start < other.end && hit.end > other.start);
    const possessive = hit.word === 'her' && /^\s+\p{L}/u.test(text.slice(hit.end));
    if (taken || possessive || ofBody(text, hit) || text.slice(hit.end).startsWith('的')) continue;
    const ids = pronounMeans(hit, longest, performers, memory);
    if (ids.length > 0) longest.push({ ...hit, ids });
  }
  return longest.sort((a, b) => a.start - b.start);
}

function pronounMeans(hit: Hit, named: readonly Who[], performers: readonly Performer[], memory: Memory): string[] {
  const kind = pronouns[hit.word]!;
  if (kind === 'all') return memory.present.length > 1 ? [...memory.present] : memory.last ? [memory.last] : [];
  const earlier = [...named]
    .filter((mention) => mention.end <= hit.start)
    .sort((a, b) => b.end - a.end)
    .flatMap((mention) => mention.ids);
  const candidates = [...earlier, ...(memory.last ? [memory.last] : []), ...memory.present];
  const fits = (id: string) => {
    const appearance = performers.find((performer) => performer.id === id)?.appearance;
    if (!appearance || appearance.kind === 'creature') return appearance !== undefined;
    if (kind === 'neither') return appearance.dress?.style === 'robot';
    return kind === 'any' || appearance.sex === kind;
  };
  const person = (id: string) =>
    performers.find((performer) => performer.id === id)?.appearance.kind === 'person' && fits(id);
  const found = (kind === 'any' || kind === 'neither' ? undefined : candidates.find(person)) ?? candidates.find(fits);
  return found ? [found] : [];
}

/** Whoever practises or works in a script that speaks of dancing dances. */
export const craftOf = (screenplay: Screenplay): Craft =>
  verbHits(plotText(screenplay)).some((hit) => hit.act === 'dance') ? 'dance' : 'work';
