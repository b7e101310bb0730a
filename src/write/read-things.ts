import { type Depiction, type Language, literal, type Subject } from '../film/index.ts';
import nouns from './data/nouns.json' with { type: 'json' };
import type { Being, Thing } from './premise.ts';
import { isPrey, phraseOf } from './read-beings.ts';
import { withArticle } from './wording.ts';

/** What a premise names beside people: `things` that a hand can hold, and `large`, what it cannot, as the depiction has it. */
export type Named = { things: Thing[]; large: Subject[] };

/** The things of a premise; not what is part of its place's or its people's names, nor how somebody is (受伤). */
export function readThings(
  text: string,
  depiction: Depiction,
  beings: readonly Being[],
  place: string | undefined,
  language: Language,
): Named {
  const unnamed =
    language === 'zh' ? beings.reduce((left, { definite }) => left.replaceAll(definite, '，'), text) : text;
  const objects = depiction.subjects.filter(
    (subject) =>
      (subject.kind === 'object' ||
        (subject.kind === 'nature' && nouns.natural[language].includes(subject.noun)) ||
        isPrey(subject, text, language)) &&
      !(nouns.states[language] as string[]).includes(subject.noun) &&
      !(place && (subject.noun.includes(place) || place.endsWith(` ${subject.noun}`))) &&
      (language === 'en' || unnamed.includes(subject.noun)),
  );
  const counted = language === 'zh' ? countedThings(text, beings, objects) : [];
  const named = objects
    .filter((subject) => isPortable(text, subject, language) && !isContent(text, subject, objects))
    .map((subject) => thingOf(text, subject, language));
  return {
    things: [...counted, ...named.filter((thing) => !counted.some((other) => other.indefinite.includes(thing.noun)))],
    large: objects.filter((subject) => !isPortable(text, subject, language)),
  };
}

const measured =
  /[一两三几](束|枚|份|只|顶|把|块|封|本|颗|件|串|盒|瓶|碗|朵|张|支|盏|面|条|幅|粒|壶|杯|双|根|副)([^，。给在了送交递丢被和与着]{1,7}?)(?=送|给|交|递|，|。|$|丢|被|在|和|与|掉)/gu;

/** 一束白玫瑰, 一顶金色王冠: what a measure word counts, up to the noun that the depiction knows, when it is no living being. */
function countedThings(text: string, beings: readonly Being[], objects: readonly Subject[]): Thing[] {
  return [...text.matchAll(measured)].flatMap(([whole, , found]): Thing[] => {
    const ends = objects.map(({ noun }) => (found!.includes(noun) ? found!.lastIndexOf(noun) + noun.length : 0));
    const size = Math.max(...ends, 0) || found!.length;
    const name = found!.slice(0, size);
    const living = beings.some((being) => name.includes(being.noun)) || /[狗猫鸟马狼]$|(?<!条)鱼$/u.test(name);
    if (living || nouns.fixed.zh.some((word) => name.endsWith(word) && word.length > 0 && /[船车艇门树]/u.test(word)))
      return [];
    const indefinite = whole.slice(0, whole.length - found!.length + size);
    return [{ indefinite, definite: name, noun: name.split('的').at(-1)! }];
  });
}

/** The noodles of *a bowl of noodles* are no second thing beside the bowl. */
function isContent(text: string, { noun }: Subject, objects: readonly Subject[]): boolean {
  const others = objects.filter((other) => other.noun !== noun).map((other) => literal(other.noun));
  return (
    others.length > 0 &&
    new RegExp(`\\b(?:${others.join('|')})s? of (?:[\\w-]+ ){0,2}${literal(noun)}s?\\b`, 'i').test(text)
  );
}

function isPortable(text: string, subject: Subject, language: Language): boolean {
  if (language === 'zh') {
    const toy = /^(?:小?玩具|纸|木头|迷你)/u.test(subject.text);
    return (
      (toy ||
        !nouns.fixed.zh.some((word) =>
          word.length > 1 ? subject.noun.includes(word) : subject.noun.endsWith(word),
        )) &&
      !isVague(subject.noun, language)
    );
  }
  const noun = subject.noun.split(' ').at(-1)!.toLowerCase();
  const small = /\b(?:toy|paper|model|miniature|pocket|wooden toy)\b/i.test(phraseOf(text, subject));
  return (
    (small || !nouns.fixed.en.includes(noun)) && !/(?:ness|ment|ity|ism|ship)$/.test(noun) && !isVague(noun, language)
  );
}

/** *My last possession* says that it is dear, not what it is. */
export function isVague(noun: string, language: Language): boolean {
  return nouns.vague[language].includes(noun.toLowerCase());
}

/** An object of the depiction as a thing of the story. */
export function thingOf(text: string, subject: Subject, language: Language): Thing {
  if (language === 'zh') {
    const bare = (name: string) => name.replace(/^[包吃煮做](?=饺子|包子|粽子|汤圆)/u, '');
    return { indefinite: bare(subject.text), definite: bare(subject.text), noun: bare(subject.noun) };
  }
  const owned = /['’]s\s/.test(phraseOf(text, subject))
    ? phraseOf(text, subject).replace(/^.*['’]s\s+/, 'the ')
    : undefined;
  const phrase = (owned ?? phraseOf(text, subject))
    .replace(/^(?:an?|one|the|his|her|their|its|my)\s+/i, '')
    .toLowerCase();
  const plural = subject.count > 1 || (/[^s]s$/.test(phrase) && !/s$/.test(subject.noun));
  const held = plural ? `bag of ${phrase.replace(/^(?:two|three|four|five|some|several|many)\s+/, '')}` : phrase;
  const bare = new RegExp(`\\b(?:an?|one)\\s+${literal(held)}\\b`, 'i').test(text) || plural;
  const mass =
    !bare &&
    (nouns.mass.includes(subject.noun) ||
      !new RegExp(`\\b(?:the|his|her|their|its)\\s+(?:[\\w-]+\\s+){0,3}?${literal(subject.noun)}`, 'i').test(text));
  const only = owned !== undefined || /^(?:last|first|only|same|final|other|best|\w{3,}est)\b/.test(held);
  const indefinite = only ? `the ${held}` : mass ? `some ${held}` : withArticle(held);
  return { indefinite, definite: `the ${held}`, noun: held };
}

/** A thing that somebody invented carries: *a red umbrella*, 一把红伞. */
export function inventThing(phrase: string, language: Language): Thing {
  if (language === 'zh') {
    const bare = phrase.replace(/^一./u, '').replace(/^张/u, '');
    const head = bare.split('的').at(-1)!;
    return { indefinite: phrase, definite: head, noun: head };
  }
  const bare = phrase.replace(/^an?\s+/, '');
  return { indefinite: phrase, definite: `the ${bare}`, noun: bare };
}
