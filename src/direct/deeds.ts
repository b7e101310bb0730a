import type { Flicks } from '../film/index.ts';
import hands from './data/hands.json' with { type: 'json' };
import { ownerBefore } from './hands.ts';
import type { Act } from './interpret.ts';
import type { Playing } from './playing.ts';
import { give, stayAt, thingsIn } from './things.ts';
import { findWords, has, opensWith, type Words } from './words.ts';

/** What hands do with a thing. */
export type Deed = keyof typeof hands.deeds;

/** Notes what a sentence says somebody has in the hand: "with a letter in her hand", 提着灯笼. */
export function noteHeld(playing: Playing, text: string, actor: string | undefined, time: Flicks): void {
  const { things } = playing;
  things.text = text;
  const named = thingsIn(text, things.standIns);
  for (const { noun, start, end } of named) {
    const [before, after] = [text.slice(Math.max(0, start - 28), start), text.slice(end, end + 24)];
    const owner = ownerBefore(playing.performers.values(), text.slice(0, start));
    const held = new RegExp(hands.holds.before, 'iu').test(before) || new RegExp(hands.holds.after, 'iu').test(after);
    const holder = owner ?? (held ? actor : undefined);
    if (holder && !carries(playing, holder, noun, time) && !stayAt(things, noun, time)?.actor)
      give(things, noun, holder, time);
  }
  if (named.length > 0 && !named.some(({ noun }) => noun === things.last)) things.last = named.at(-1)!.noun;
}

/** Whether somebody has a thing as part of their appearance that nobody handled yet: it stays drawn with them. */
export function carries({ things, performers }: Playing, actor: string, noun: string, time: Flicks): boolean {
  const appearance = performers.get(actor)?.appearance;
  const owned: readonly string[] = appearance?.kind === 'person' ? appearance.props : [];
  return owned.includes(noun) && !stayAt(things, noun, time);
}

/** What an act does with a thing, by the words that it begins with; the longest win. */
export function deedOf({ phrase }: Act): Deed | undefined {
  const opens = (words: Words) => opensWith(phrase, words);
  const all = Object.entries(hands.deeds) as [Deed, Words][];
  const [deed, length] = all.reduce<[Deed | undefined, number]>(
    (best, [name, words]) => (opens(words) > best[1] ? [name, opens(words)] : best),
    [undefined, 0],
  );
  if (length === 0 || opens(hands.others) > length - 1) return undefined;
  if (deed === 'take' && has(phrase, hands.source)) return 'produce';
  if ((deed === 'put' || deed === 'hide') && has(phrase, hands.palm)) return 'give';
  return deed === 'put' && has(phrase, hands.pockets) ? 'hide' : deed;
}

/** The thing an act is about: named after its verb, or before it in its clause (把钥匙递给), or meant by "it". */
export function thingOf({ things }: Playing, { phrase }: Act): string | undefined {
  const before = things.text.slice(0, Math.max(0, things.text.indexOf(phrase)));
  const clause = before.split(/[.;!?。；！？]/u).at(-1)!;
  const [own] = thingsIn(phrase, things.standIns);
  const [moved] = thingsIn(/[把将]([^把将]*)$/u.exec(clause)?.[1] ?? '', things.standIns);
  if (moved) return moved.noun;
  if (own) return own.noun;
  const [after] = thingsIn(things.text.slice(before.length).split(/[.,;!?。；，！？]|\band\b/u)[0]!, things.standIns);
  if (after) return after.noun;
  if (/\p{Script=Han}/u.test(phrase)) return thingsIn(clause, things.standIns).at(-1)?.noun ?? things.last;
  return /\b(?:it|them|one)\b/iu.test(phrase) ? things.last : undefined;
}

/** A sentence tells that something goes to pieces. */
export function isBroken(text: string): boolean {
  const { en, zh } = hands.deeds.break;
  return findWords(text, en, true).length + findWords(text, zh).length > 0;
}
