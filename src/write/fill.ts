import type { Language, Random } from '../film/index.ts';
import { capital, pick } from '../film/index.ts';
import type { Being, Register, Thing } from './premise.ts';
import { titleCase } from './wording.ts';

/** What the slots of a scene stand for. */
export type Slots = {
  language: Language;
  A: Being;
  B: Being;
  C?: Being;
  object: Thing;
  distant?: Thing;
  place: { name: string; definite: string; at: string; interior: boolean };
  other: string;
  spots: readonly string[];
  later: string;
  weather: string;
  /** What rivals measure themselves in: *wrestling match*, 摔跤. */
  game: string;
  /** Words of the premise's own that a beat is about. */
  what?: string;
};

/** Who and what has been named already: afterwards they are *the scholar*, no longer *a young scholar*. */
export type Introduced = Set<string>;

/** Whose turn it is of so many. */
export type InTurn = (count: number) => number;

/** One of the wordings divided by ` / `, in turn: one in four or more of them in the speaker's register, where there is one, else a plain one. */
export function chooseWording(text: string, register: Register, turn: InTurn): string {
  const all = text.split(/\s*\/\s*/).map((wording) => {
    const [, tag, rest] = /^(?:([toj])~)?(.*)$/su.exec(wording)!;
    return { tag, text: rest! };
  });
  const inPool = (pool: typeof all) => pool[turn(pool.length)]!.text;
  const own = all.filter(({ tag }) => tag === register.charAt(0) && register !== 'plain');
  const plain = all.filter(({ tag }) => tag === undefined);
  if (own.length === 0 || plain.length === 0) return inPool(own.length > 0 ? own : plain.length > 0 ? plain : all);
  const slot = turn(own.length + Math.max(own.length, 3));
  return slot < own.length ? own[slot]!.text : inPool(plain);
}

/** A beat that is said: who says it, and the wordings. */
export const speech = /^([ABCN]): (.*)$/su;

/**
 * What is told of a beat, in turn: its first words, or all that stands after each `||` where who speaks there does not speak (`mute` B,
 * `third` C), or where nobody or A speaks and B is mute.
 */
export function sidesOf(text: string, mute: boolean, third: boolean): string[] {
  const [words = '', ...silent] = text.split(/\s*\|\|\s*/);
  const letter = speech.exec(words)?.[1];
  const quiet = letter === 'C' ? third : letter !== 'N' && mute;
  return quiet && silent.length > 0 ? silent : [words];
}

/** Replaces `[one|another]` by one of its wordings and `{slots}` by what they stand for in the scene. */
export function fill(text: string, slots: Slots, introduced: Introduced, source: Random): string {
  const chosen = text.replace(/\[([^\]]+)\]/g, (_, list: string) => pick(list.split('|'), source));
  const filled = chosen.replace(/\{([^}]+)\}/g, (whole, key: string) => slotValue(key, slots, introduced) ?? whole);
  const tidy = filled
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,.!?])/g, '$1')
    .trim();
  return slots.language === 'zh'
    ? tidy.replace(/(旁边|尽头|边)(?:旁边|旁|边)|旁(?=旁)/gu, '$1')
    : tidy.replace(/(^["“]?|[.!?:]["”]?\s+)(\p{Ll})/gu, (whole, start: string, letter: string, at: number) =>
        start.includes(':') && at > 0 ? whole : start + letter.toUpperCase(),
      );
}

function slotValue(key: string, slots: Slots, introduced: Introduced): string | undefined {
  if (key.startsWith('T:')) return titleValue(key.slice(2), slots);
  if (/^[ABC]:bare$/.test(key)) return slots[key.charAt(0) as 'A' | 'B' | 'C']?.definite.replace(/^the /, '');
  if (key === 'A' || key === 'B' || key === 'C') return mentionOf(slots[key], introduced);
  if (key === 'O') return mentionOf(slots.object, introduced);
  if (key === 'T') return slots.distant?.definite;
  const spot = /^S([23])?$/.exec(key);
  if (spot) return spotOf(slots.spots[Number(spot[1] ?? 1) - 1] ?? slots.place.definite, introduced);
  const values: Record<string, string> = {
    o: spokenOf(slots.object.definite),
    'o!': spokenOf(slots.object.definite),
    P: slots.place.definite,
    Q: slots.other,
    atP: slots.place.at,
    'o:noun': spokenOf(slots.object.noun),
    later: slots.later,
    G: slots.game,
    w: slots.weather,
    ...(slots.what && { W: slots.what }),
  };
  return values[key];
}

/** Who speaks of *the stolen book* says *the book*. */
function spokenOf(thing: string): string {
  return thing
    .replace(/\b(?:stolen|lost|missing|hidden|forgotten)\s+/, '')
    .replace(/^(?:失踪|丢失|走失|被偷|遗失|丢)的?(?=\p{Script=Han}{2})/u, '');
}

function mentionOf(subject: Being | Thing | undefined, introduced: Introduced): string | undefined {
  if (!subject) return undefined;
  if (introduced.has(subject.definite)) return subject.definite;
  introduced.add(subject.definite);
  return subject.indefinite;
}

/** *a dead tree*, afterwards *the dead tree*; 一棵枯树, afterwards 枯树. */
function spotOf(spot: string, introduced: Introduced): string {
  const known = introduced.has(spot);
  introduced.add(spot);
  return known ? knownSpot(spot) : spot;
}

/** What stands somewhere as it is spoken of once it has been seen. */
export function knownSpot(spot: string): string {
  return spot.replace(/^an? /, 'the ').replace(/^一[盘根丛棵道排圈]/u, '');
}

function titleValue(key: string, slots: Slots): string | undefined {
  const bare = (text: string) => (slots.language === 'zh' ? text : titleCase(text.replace(/^the /, '')));
  const inside = (text: string) => (slots.language === 'zh' ? text : titleCase(`x ${text}`).slice(2));
  const values: Record<string, string> = {
    P: bare(slots.place.definite),
    Q: bare(slots.other),
    A: inside(slots.A.definite),
    B: inside(slots.B.definite),
    O: bare(slots.object.noun),
    theO: inside(slots.object.definite),
    atP: inside(slots.place.at),
    later: slots.language === 'zh' ? slots.later : capital(slots.later),
  };
  return values[key];
}
