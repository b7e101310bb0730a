import { type Language, literal } from '../film/index.ts';
import type { Being, Thing } from './premise.ts';
import { allSituations, type Situation } from './stories.ts';
import { positionOf } from './wording.ts';

type Verbs = Situation['verbs'][number];
type Read = {
  text: string;
  beings: readonly Being[];
  things: readonly Thing[];
  place: string | undefined;
  language: Language;
  /** Words that tell how somebody is, and no deed: *a lost child*, *a tiger is freezing*. */
  states: readonly string[];
};

/** Where no other deed is told, who goes is on a journey, and who eats together shares. */
const atLeast: Record<string, RegExp> = {
  journey: /去|前往|带着?#|\b(?:go|goes|went|come|comes|came)\b/iu,
  giving: /吃|喝|聚|\b(?:eat|eats|drink|drinks|dine|dines)\b/iu,
  labour: /\b(?:become|becomes|count|counts|work|works)\b|成为|变成/iu,
};

/**
 * The dramatic situations that a premise's verbs tell, the first named first; one that nothing can stand beside, such as a
 * volcano that wakes, before all. A verb of several situations is told apart by what it is done to: to find a gull is to
 * shelter it, to find a key is to keep it. What people, things and places are called, a *nurse* and a
 * 飞船, is no deed.
 */
export function readSituations(read: Read): string[] {
  const { states, text } = read;
  const deeds = states.reduce(
    (left, word) => left.replace(new RegExp(literal(word), 'i'), '#'.repeat(word.length)),
    text,
  );
  const told = situationsIn(deeds, read);
  return told.length > 0 || states.length === 0 ? told : situationsIn(text, read);
}

function situationsIn(text: string, read: Read): string[] {
  const { beings, things, place, language } = read;
  const names = [...beings, ...things].map(({ noun }) => noun);
  const masked = [...names, ...(place && place.length > 1 ? [place] : [])].reduce(
    (left, noun) =>
      left.replace(new RegExp(`${language === 'zh' ? '' : '\\b'}${literal(noun)}`, 'gi'), (name) =>
        '#'.repeat(name.length),
      ),
    text.replace(
      /(?:潜水|飞)(?=[船艇机])|学(?=[校生者])|教(?=[堂室授师])|游(?=[戏客])|跑(?=道)|画(?=[家师])|战(?=[壕场士])|魔教|宗教|失去|去世|过去|死去|想家/gu,
      (word) => '#'.repeat(word.length),
    ),
  );
  const deeds = masked.replace(/([和与跟][^，。]{1,6})抢(?=[#\p{Script=Han}])/gu, '$1争');
  const found = allSituations.flatMap((situation, order) =>
    situation.verbs.flatMap((verbs) =>
      verbs[language].flatMap((verb) => {
        const at = positionOf(deeds, verb);
        if (at < 0 || !concerns(verbs, read.text, at + verb.length, beings, things, language)) return [];
        return [{ id: situation.id, first: situation.first === true, at, size: verb.length, order }];
      }),
    ),
  );
  found.sort((a, b) => Number(b.first) - Number(a.first) || a.at - b.at || b.size - a.size || a.order - b.order);
  const [first] = Object.entries(atLeast).find(([, pattern]) => pattern.test(deeds)) ?? [];
  return found.length > 0 || !first ? [...new Set(found.map(({ id }) => id))] : [first];
}

/** What the verb is done to: the first being or thing named after it, in Chinese also one that 把 or 被 puts before it. */
export function concerns(
  { target, thing }: Pick<Verbs, 'target' | 'thing'>,
  text: string,
  after: number,
  beings: readonly Being[],
  things: readonly Thing[],
  language: Language,
): boolean {
  if (!target && !thing) return true;
  const put = language === 'zh' ? text.lastIndexOf('把', after) : -1;
  const suffered = language === 'zh' ? /[^，。]*被[^，。把]*$/u.exec(text.slice(0, after))?.index : undefined;
  const rest = text.slice(suffered ?? (put >= 0 ? put : after)).toLowerCase();
  if (thing) return thing.some((word) => positionOf(rest, word) >= 0);
  const first = (nouns: readonly { noun: string }[]) =>
    Math.min(...nouns.map(({ noun }) => rest.indexOf(noun.toLowerCase())).filter((at) => at >= 0), rest.length);
  const [being, object] = [first(beings), first(things)];
  return target === 'being' ? being < rest.length && being < object : object <= being;
}
