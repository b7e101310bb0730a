import type { Flicks } from '../film/index.ts';
import hands from './data/hands.json' with { type: 'json' };
import { isSource } from './figures.ts';
import { doerAt, ownerBefore } from './hands.ts';
import type { Act } from './interpret.ts';
import type { Performer } from './performers.ts';
import type { Playing } from './playing.ts';
import { give, stayAt, type Things, thingsIn } from './things.ts';
import { findWords, has, opensWith, type Words } from './words.ts';

/** What hands do with a thing. */
export type Deed = keyof typeof hands.deeds;

/** Notes what a sentence says somebody has in the hand: "with a letter in her hand", 提着灯笼; `actor` where no act is nearer. */
export function noteHeld(
  playing: Playing,
  text: string,
  acts: readonly Act[],
  actor: string | undefined,
  time: Flicks,
): void {
  const { things } = playing;
  things.text = text;
  const named = thingsIn(text, things.standIns);
  for (const { noun, start, end } of named) {
    const [before, after] = [text.slice(Math.max(0, start - 28), start), text.slice(end, end + 24)];
    const owner = ownerBefore(playing.performers.values(), text.slice(0, start));
    const held = new RegExp(hands.holds.before, 'iu').test(before) || new RegExp(hands.holds.after, 'iu').test(after);
    const holder = owner ?? (held ? (doerAt(text, acts, start) ?? actor) : undefined);
    if (holder && !carries(playing, holder, noun, time) && !stayAt(things, noun, time)?.actor)
      give(things, noun, holder, time);
  }
  if (named.length > 0 && !named.some(({ noun }) => noun === things.last)) things.last = named.at(-1)!.noun;
}

const inArms = new RegExp(hands.holds.before, 'iu');

/** The words of an act have a thing in the arms and nobody: *hugs the box*, 抱着盒子; not *hugs the girl with the box*. */
export function isThingHeld(phrase: string, standIns: Things['standIns'], names: readonly string[] = []): boolean {
  const [thing] = thingsIn(phrase, standIns);
  const before = phrase.slice(0, thing?.start ?? 0);
  return inArms.test(before) && !/\bwith\b/iu.test(before) && findWords(before, names).length === 0;
}

/** Whether somebody has a thing as part of their appearance that nobody handled yet: it stays drawn with them. */
export function carries({ things, performers }: Playing, actor: string, noun: string, time: Flicks): boolean {
  const appearance = performers.get(actor)?.appearance;
  const owned: readonly string[] = appearance?.kind === 'person' ? appearance.props : [];
  return owned.includes(noun) && !stayAt(things, noun, time);
}

/** "There hangs a picture" tells where something is, and nobody does it. */
const existing = /\bthere\s+$/iu;

/** What an act does with a thing, by the words that it begins with; the longest win. `text` is the sentence. */
export function deedOf({ phrase }: Act, text: string): Deed | undefined {
  if (existing.test(text.slice(0, Math.max(0, text.indexOf(phrase))))) return undefined;
  const opens = (words: Words) => opensWith(phrase, words);
  const all = Object.entries(hands.deeds) as [Deed, Words][];
  const [deed, length] = all.reduce<[Deed | undefined, number]>(
    (best, [name, words]) => (opens(words) > best[1] ? [name, opens(words)] : best),
    [undefined, 0],
  );
  if (length === 0 || opens(hands.others) > length - 1) return undefined;
  if (deed === 'take' && has(phrase, hands.source)) return 'produce';
  if (isPutIntoHand(phrase) || ((deed === 'put' || deed === 'hide') && has(phrase, hands.palm))) return 'give';
  return deed === 'put' && has(besideObject(phrase), hands.pockets) ? 'hide' : deed;
}

const intoHand = new RegExp(`${hands.intoHand.en}|${hands.intoHand.zh}`, 'iu');

/** *presses the coin into the soldier's cold hands*, 塞到士兵手里: what is put there is given. */
const isPutIntoHand = (phrase: string): boolean => opensWith(phrase, hands.placing) > 0 && intoHand.test(phrase);

/** A phrase without the thing right after its verb: a box that is put down is no pocket. */
function besideObject(phrase: string): string {
  const [object] = thingsIn(phrase, {});
  return object && !/\b(?:in|into|inside|behind)\b/iu.test(phrase.slice(0, object.start))
    ? phrase.slice(object.end)
    : phrase;
}

/** The thing an act is about: named after its verb, or before it in its clause (把钥匙递给), or meant by "it". */
export function thingOf({ things }: Playing, { phrase }: Act): string | undefined {
  const before = things.text.slice(0, Math.max(0, things.text.indexOf(phrase)));
  const clause = before.split(/[.;!?。；！？]/u).at(-1)!;
  const named = thingsIn(phrase, things.standIns);
  const own = named.find((thing) => !isSource(phrase.slice(0, thing.start)));
  const [moved] = thingsIn(/[把将]([^把将]*)$/u.exec(clause)?.[1] ?? '', things.standIns);
  if (moved) return moved.noun;
  if (named.length > 0 && !own) return undefined;
  if (own) return own.noun;
  const [after] = thingsIn(things.text.slice(before.length).split(/[.,;!?。；，！？]|\band\b/u)[0]!, things.standIns);
  if (after) return after.noun;
  if (/\p{Script=Han}/u.test(phrase)) return thingsIn(clause, things.standIns).at(-1)?.noun ?? things.last;
  return /\b(?:it|them|one)\b/iu.test(phrase) ? things.last : undefined;
}

/** A sentence in which a thing falls tells that it goes to pieces. */
export function isBroken(text: string): boolean {
  const { en, zh } = hands.hits;
  return findWords(text, en, true).length + findWords(text, zh).length > 0;
}

/** What is said to be broken: "the lantern is broken", 灯笼坏了. */
export function spoiltIn(text: string, standIns: Things['standIns']): string[] {
  return thingsIn(text, standIns).flatMap(({ noun, end }) => (spoilt.test(text.slice(end)) ? [noun] : []));
}

const spoilt = new RegExp(hands.spoilt, 'iu');
const [from, inHand, falls] = [hands.slips.from, hands.slips.in, hands.slips.after].map(
  (source) => new RegExp(source, 'iu'),
) as [RegExp, RegExp, RegExp];

/** Whose hand a thing falls from, by the words: "the cup slips from her fingers", 将军手里的戒指落了. The phrase begins with the thing. */
export function slipIn(
  text: string,
  performers: readonly Performer[],
  standIns: Things['standIns'],
  last: string | undefined,
): { actor: string; phrase: string } | undefined {
  for (const { start, end } of thingsIn(text, standIns)) {
    const after = text.slice(end);
    const out = from.exec(after)?.groups;
    const held = falls.test(after) ? inHand.exec(text.slice(0, start))?.groups : undefined;
    const owner = out?.en ?? out?.zh ?? held?.owner;
    if (owner === undefined) continue;
    const named = performers.find(({ names }) => findWords(owner, names).length > 0)?.id ?? last;
    if (named !== undefined) return { actor: named, phrase: text.slice(start) };
  }
  return undefined;
}
