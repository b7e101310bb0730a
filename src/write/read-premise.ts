import type { Depiction, Language, Subject } from '../film/index.ts';
import nouns from './data/nouns.json' with { type: 'json' };
import type { Being, Premise, Thing } from './premise.ts';
import { phraseOf, readBeings } from './read-beings.ts';
import { readClauses } from './read-clauses.ts';
import { readPlace } from './read-place.ts';
import { readSituations } from './read-situations.ts';
import { literal, withArticle } from './wording.ts';

const seeking = {
  en: /\b(?:wait\w*|search\w*|look\w*|hunt\w*|long\w*|hop\w*) for\b|\b(?:miss|seek|lose|find|finding)(?:es|s|ing)?\b|\bmissing\b|\blost\b|\bdigs?\b/i,
  zh: /等待|等|寻找|寻|找|盼|丢失|失踪|丢了|丢/u,
};

/** Reads what a writer needs from a premise: who, what, where, when, and which kinds of deeds are done. */
export function readPremise(text: string, depiction: Depiction, language: Language): Premise {
  const clean = text.replace(/\s+/g, ' ').trim();
  const { beings, groups } = readBeings({ ...depiction, text: clean }, language);
  const place = readPlace(clean, depiction, language);
  const placeNoun = place && (language === 'zh' ? place.definite : place.definite.replace(/^the /, ''));
  const objects = depiction.subjects.filter(
    (subject) => subject.kind === 'object' && !(placeNoun && subject.noun.includes(placeNoun)),
  );
  const counted = language === 'zh' ? countedThings(clean, beings) : [];
  const named = objects
    .filter((subject) => isPortable(subject, language))
    .map((subject) => thingOf(clean, subject, language));
  const things = [...counted, ...named.filter((thing) => !counted.some((other) => other.noun.includes(thing.noun)))];
  const far = objects.find((subject) => !isPortable(subject, language));
  const sought = soughtIn(clean, language, things);
  const awaited = beings.slice(1).find((being) => isSought(clean, being.noun, language));
  return {
    language,
    text: clean,
    earthly: depiction.subjects.some((subject) => subject.kind === 'person') && beings.length > 0,
    beings: awaited && beings.length > 1 ? beings.filter((being) => being !== awaited) : beings,
    groups,
    ...(awaited && { awaited }),
    ...(sought && { sought }),
    ...(far &&
      /wait|等/.test(clean) &&
      isSought(clean, far.noun, language) && { distant: thingOf(clean, far, language) }),
    things,
    ...(place && { place }),
    ...(depiction.hour && { hour: depiction.hour }),
    ...(depiction.weather && { weather: depiction.weather }),
    situations: readSituations(clean, beings, things, language),
    clauses: readClauses(clean, placeNoun, language),
  };
}

const measured =
  /[一两三几](束|枚|份|只|顶|把|块|封|本|颗|件|串|盒|瓶|碗|朵|张|支|盏|面|条|幅)([^，。给在了送交递丢被和与着]{1,7}?)(?=送|给|交|递|，|。|$|丢|被|在|和|与|掉)/gu;

/** 一束白玫瑰, 一顶金色王冠: what a measure word counts, when it is no living being. */
function countedThings(text: string, beings: readonly Being[]): Thing[] {
  return [...text.matchAll(measured)]
    .filter(([, , name]) => !beings.some((being) => name!.includes(being.noun)) && !/[狗猫鸟马狼鱼]$/u.test(name!))
    .map(([whole, , name]) => ({ indefinite: whole, definite: name!, noun: name!.split('的').at(-1)! }));
}

function isPortable(subject: Subject, language: Language): boolean {
  if (language === 'zh') return !nouns.fixed.zh.some((word) => subject.noun.includes(word));
  const noun = subject.noun.split(' ').at(-1)!.toLowerCase();
  return !nouns.fixed.en.includes(noun) && !/(?:ness|ment|ity|ism|ship)$/.test(noun);
}

function thingOf(text: string, subject: Subject, language: Language): Thing {
  if (language === 'zh') return { indefinite: subject.text, definite: subject.text, noun: subject.noun };
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
    !new RegExp(`\\b(?:the|his|her|their|its)\\s+(?:[\\w-]+\\s+){0,3}?${literal(subject.noun)}`, 'i').test(text);
  const only = owned !== undefined || /^(?:last|first|only|same|final|other)\b/.test(held);
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

function soughtIn(text: string, language: Language, things: readonly Thing[]): Thing | undefined {
  return things.find((thing) => isSought(text, thing.noun, language)) as Thing | undefined;
}

/** Somebody or something that the premise's people wait for, look for or miss. */
function isSought(text: string, noun: string, language: Language): boolean {
  const at = text.toLowerCase().indexOf(noun.toLowerCase());
  if (at < 0) return false;
  const before = text.slice(Math.max(0, at - (language === 'zh' ? 9 : 34)), at);
  const found = [...before.matchAll(new RegExp(seeking[language], 'giu'))].at(-1);
  if (!found || (language === 'zh' && /找到|，/u.test(before))) return false;
  const between = before.slice(found.index + found[0].length);
  return language === 'zh'
    ? true
    : /^\s*(?:(?:for|an?|the|his|her|their|its|lost|missing)\s+)*(?:\w+\s+){0,2}$/i.test(between) &&
        !/\b(?:and|in|at|on|with|to|from)\b/i.test(between) &&
        !/\b(?:find|finds|finding|dig)/i.test(found[0]);
}

/** The noun is of the family: mother, brother, 女儿. */
export function isKin(being: Being, language: Language): boolean {
  return nouns.kin[language].some((word) => being.noun.includes(word));
}
