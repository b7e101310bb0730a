import type { Character, Flicks } from '../film/index.ts';
import garments from './data/garments.json' with { type: 'json' };
import type { Act } from './interpret.ts';
import type { Playing } from './playing.ts';
import { stayAt } from './things.ts';
import { findWords, opensWith, type Words } from './words.ts';

/** What is done with a garment: put on somebody, the one who does it or another, or taken off. */
export type Dressing = { deed: 'wear' | 'doff'; noun: string; wearer: string };

const body = new RegExp(garments.body, 'iu');
const around = new RegExp(garments.around, 'iu');
const self = new RegExp(garments.self, 'iu');
const whose = new RegExp(garments.whose, 'iu');

/** The garment that a text names last, as the noun of its prop. */
export function garmentIn(text: string): string | undefined {
  const hits = Object.entries(garments.nouns as Record<string, Words>).flatMap(([noun, { en, zh }]) =>
    findWords(text, [...en, ...zh]).map(({ start, end }) => ({ noun, start, end })),
  );
  return hits.sort((a, b) => a.end - b.end || b.start - a.start).at(-1)?.noun;
}

/** People wear all garments, four-legged beasts what goes over a back or round a neck. */
export function canWear(appearance: Character['appearance'], noun: string): boolean {
  const { plans, nouns } = garments.beasts;
  return appearance.kind === 'person' || (plans.includes(appearance.plan) && nouns.includes(noun));
}

/** Whether somebody who is given a thing puts it on: a coat is worn, a crown is only held. */
export const isPutOn = (noun: string): boolean => garments.given.includes(noun);

/** Reads whether an act puts a garment on somebody or takes one off; undefined where it does neither. */
export function dressingOf(playing: Playing, act: Act, start: Flicks): Dressing | undefined {
  const { phrase } = act;
  const { things } = playing;
  const han = /\p{Script=Han}/u.test(phrase);
  const before = things.text.slice(0, Math.max(0, things.text.indexOf(phrase)));
  const clause = han ? before.split(/[.;!?。；！？]/u).at(-1)! : '';
  const it = /\b(?:it|them)\b/iu.test(phrase) || han ? things.last : undefined;
  const noun = garmentIn(phrase) ?? garmentIn(clause) ?? (it !== undefined && it in garments.nouns ? it : undefined);
  if (noun === undefined) return undefined;
  if (opensWith(phrase, garments.off) > 0) {
    const wearer = stayAt(things, noun, start)?.actor ?? act.actor;
    return { deed: 'doff', noun, wearer: act.target ?? wearer };
  }
  const wearer = wearerIn(playing, act, start);
  return wearer === undefined ? undefined : { deed: 'wear', noun, wearer };
}

/** Whom an act dresses: who is named, whose shoulders it names, else the one who does it. */
function wearerIn(playing: Playing, { actor, target, phrase }: Act, start: Flicks): string | undefined {
  const on = opensWith(phrase, garments.on) > 0;
  const laid = opensWith(phrase, garments.laid) > 0;
  const other = target ?? ownerOf(playing, actor, phrase, start) ?? receiverOf(playing, actor, phrase);
  if (other !== undefined && (on || (laid && (body.test(phrase) || around.test(phrase))))) return other;
  if (opensWith(phrase, garments.own) > 0 || (on && self.test(phrase))) return actor;
  return (on || laid) && body.test(phrase) ? actor : undefined;
}

/** *Around her shoulders*: the other one there of whom the word can be said. */
function ownerOf({ book, performers }: Playing, actor: string, phrase: string, start: Flicks): string | undefined {
  const found = whose.exec(phrase);
  const word = (found?.[1] ?? found?.[2])?.toLowerCase();
  if (word === undefined) return undefined;
  const sex = { her: 'female', 她: 'female', his: 'male', 他: 'male' }[word];
  return book.present(start).find((id) => {
    const appearance = performers.get(id)!.appearance;
    return id !== actor && (!sex || appearance.kind === 'creature' || appearance.sex === sex);
  });
}

/** 给她围上: whoever is named between 给 and the verb. */
function receiverOf({ performers, things }: Playing, actor: string, phrase: string): string | undefined {
  const before = things.text.slice(0, Math.max(0, things.text.indexOf(phrase)));
  const named = /[给为替帮]([^，。；]{1,8})$/u.exec(before)?.[1];
  return (
    named && [...performers.values()].find(({ id, names }) => id !== actor && findWords(named, names).length > 0)?.id
  );
}
