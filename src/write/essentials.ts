import type { Language } from '../film/index.ts';
import { literal } from '../film/index.ts';
import type { StoryCast } from './cast-story.ts';
import type { BeatPattern } from './compose.ts';
import table from './data/essentials.json' with { type: 'json' };
import type { Being, Essential, Premise, Thing } from './premise.ts';
import { concerns } from './read-situations.ts';
import { mentions, positionOf } from './wording.ts';

type Texts = Record<Language, string>;

/**
 * An entry of data/essentials.json: a state of somebody (`being`), of the thing (`thing`), somebody dead (`absent`) or a deed that a
 * premise names by one of its `words`, or by a `pattern` whose first group is `{W}`. It is `shown`, and said: by whoever it is about
 * (`own`), or to one who does not speak (`other`).
 */
type Entry = {
  id: string;
  of: string;
  words?: Record<Language, string[]>;
  pattern?: Texts;
  target?: string;
  situations?: string[];
  shown?: Texts;
  own?: Texts;
  other?: Texts;
};

const entries: readonly Entry[] = table;

/** More than these would crowd out the story. */
const most = 2;

type Read = Pick<Premise, 'text' | 'language' | 'beings' | 'things'>;

/** What a premise says of its people and its thing that its story would be half without: who is freezing, lost or dead, what is stolen or hidden. */
export function readEssentials(read: Read): Essential[] {
  return entries.flatMap((entry) => essentialsOf(entry, read).slice(0, 1));
}

function essentialsOf(entry: Entry, read: Read): Essential[] {
  const { id, of } = entry;
  const { text, language, beings, things } = read;
  if (entry.pattern) {
    const found = new RegExp(entry.pattern[language], language === 'zh' ? 'u' : 'iu').exec(text);
    const who = found && of === 'being' ? nearest(found.index, beings, text, language) : undefined;
    return found && (of !== 'being' || who)
      ? [{ id, what: inOwnWords(found.slice(1)), ...(who && { who: who.cue }) }]
      : [];
  }
  return (entry.words?.[language] ?? [])
    .filter((word) => mentions(text, word))
    .flatMap((word): Essential[] => {
      const close = (subject: Being | Thing) => closeness(word, subject.noun, text, language);
      const best = Math.max(1, ...[...beings, ...things].map(close));
      if (of === 'being') return beings.filter((who) => close(who) === best).map(({ cue }) => ({ id, word, who: cue }));
      if (of === 'thing') return things[0] && close(things[0]) === best ? [{ id, word }] : [];
      return isDone(word, entry, read) ? [{ id, word }] : [];
    });
}

/** What the premise says of somebody as they say it themselves: *her dead husband's letters* are *my*. */
function inOwnWords(groups: readonly string[]): string {
  return groups.join(' ').replace(/\b(?:his|her|their)\b/gi, 'my');
}

/** The deed is done by somebody there, to what the entry asks for, and not suffered: 被偷了. */
function isDone(word: string, { target }: Entry, { text, language, beings, things }: Read): boolean {
  const at = positionOf(text, word);
  if (beings.length === 0 || (target === 'thing' && things.length === 0) || text.charAt(at - 1) === '被') return false;
  return concerns(target ? { target } : {}, text, at + word.length, beings, things, language);
}

/** Of whom a clause tells: the last one named before it in English (*a baker who cannot count*), the next one in Chinese (不会数数的面包师). */
function nearest(at: number, beings: readonly Being[], text: string, language: Language): Being | undefined {
  const place = ({ noun }: Being) =>
    language === 'zh' ? text.indexOf(noun, at) : text.slice(0, at).toLowerCase().lastIndexOf(noun.toLowerCase());
  const named = beings.filter((being) => place(being) >= 0);
  return named.sort((a, b) => (language === 'zh' ? place(a) - place(b) : place(b) - place(a)))[0];
}

const bound = '(?:an?|the|his|her|their|its|in|on|at|to|of|for|from|with|by|into)';

/** How clearly a word is said of a noun: 3 within it, 2 before it (*a lost little dog*, 迷路的小狗), 1 after it (*a dog is lost*, 小狗迷路了), 0 not. */
function closeness(word: string, noun: string, text: string, language: Language): number {
  const [said, own] = [literal(word), literal(noun)];
  const [within, before, after] =
    language === 'zh'
      ? [
          said,
          `${said}(?:[^，。、把给送和与跟]{0,3}的[^，。、把给送和与跟]{0,4}|\\p{Script=Han}?)${own}`,
          `${own}[^，。、把给送救找遇捡和与跟的]{0,6}${said}(?![了着得坏]{0,2}的)`,
        ]
      : [
          `(?<![\\w-])${said}(?![\\w-])`,
          `(?<![\\w-])${said}(?:,?\\s+(?!${bound}\\s)[\\w'’-]+){0,2}\\s+${own}s?\\b`,
          `\\b${own}s?\\b(?:,|\\s+(?:who|that))?(?:\\s+(?!${bound}\\s)[\\w'’-]+){0,2},?\\s+${said}(?![\\w-]|\\s+(?:his|her|its|their|the|an?)\\b)`,
        ];
  const found = (pattern: string, where: string) => new RegExp(pattern, 'iu').test(where);
  return found(within!, noun) ? 3 : found(before!, text) ? 2 : found(after!, text) ? 1 : 0;
}

/** The beats that tell what is essential: it is seen where it can be, and said by whoever it is about, or to one who does not speak. */
export function essentialBeats(premise: Premise, cast: StoryCast): BeatPattern[] {
  const { language, beings, situations } = premise;
  const told = premise.essentials.flatMap((essential) => {
    const entry = entries.find(({ id }) => id === essential.id)!;
    const fits = !entry.situations || entry.situations.includes(situations[0] ?? '');
    return fits && (entry.of !== 'deed' || beings[0]?.cue === cast.A.cue) ? [{ ...essential, entry }] : [];
  });
  return told.slice(0, most).flatMap(({ id, entry, who: cue, what }) => {
    const who = cue === undefined ? undefined : [cast.A, cast.B, ...cast.extras].find((being) => being.cue === cue);
    if (cue !== undefined && !who) return [];
    const said = who?.wordless ? entry.other : entry.own;
    const texts = [
      ...(entry.shown ? [entry.shown[language]] : []),
      ...(said ? [`${who && !who.wordless ? 'C' : 'A'}: ${said[language]}`] : []),
    ];
    return texts.map((text, at) => ({
      key: `essential/${id}-${at}`,
      text,
      optional: false,
      ...(who && { who }),
      ...(what && { what }),
    }));
  });
}
