import type { Depiction, Language } from '../film/index.ts';
import nouns from './data/nouns.json' with { type: 'json' };
import { readEssentials } from './essentials.ts';
import type { Being, Premise } from './premise.ts';
import { readBeings } from './read-beings.ts';
import { readClauses } from './read-clauses.ts';
import { readPlace } from './read-place.ts';
import { readSituations } from './read-situations.ts';
import { readThings, thingOf } from './read-things.ts';

const seeking = {
  en: /\b(?:wait\w*|search\w*|look\w*|hunt\w*|long\w*|hop\w*) for\b|\b(?:miss|seek|lose|find|finding)(?:es|s|ing)?\b|\b(?:lost|is missing)(?=\s+(?:his|her|their|its|an?|the)\b)|\bdigs?\b/i,
  zh: /等待|等|寻找|寻|找|盼|丢失|失踪|丢了|丢/u,
};

/** Reads what a writer needs from a premise: who, what, where, when, and which kinds of deeds are done. */
export function readPremise(text: string, depiction: Depiction, language: Language): Premise {
  const clean = text.replace(/\s+/g, ' ').trim();
  const { beings, groups } = readBeings({ ...depiction, text: clean }, language);
  const place = readPlace(clean, depiction, language);
  const placeNoun = place && (language === 'zh' ? place.definite : place.definite.replace(/^the /, ''));
  const { things, large } = readThings(clean, depiction, beings, placeNoun, language);
  const sought = things.find((thing) => isSought(clean, thing.noun, language));
  const awaited = beings.slice(1).find((being) => isSought(clean, being.noun, language));
  const far = large.find(({ noun }) => /wait|等/.test(clean) && isSought(clean, noun, language));
  const named = { text: clean, language, beings, things };
  const essentials = readEssentials(named);
  const states = essentials.flatMap(({ who, word }) => (who && word ? [word] : []));
  return {
    language,
    text: clean,
    earthly: depiction.subjects.some((subject) => subject.kind === 'person') && beings.length > 0,
    beings: awaited && beings.length > 1 ? beings.filter((being) => being !== awaited) : beings,
    groups,
    ...(awaited && { awaited }),
    ...(sought && { sought }),
    ...(far && { distant: thingOf(clean, far, language) }),
    things,
    large: large.map(({ noun }) => noun),
    ...(place && { place }),
    ...(depiction.hour && { hour: depiction.hour }),
    ...(depiction.weather && { weather: depiction.weather }),
    situations: readSituations({ ...named, place: place?.name, states }),
    essentials,
    clauses: readClauses(
      clean,
      placeNoun,
      language,
      beings.map(({ noun }) => noun),
    ),
  };
}

/** Somebody or something that the premise's people wait for, look for or miss. */
function isSought(text: string, noun: string, language: Language): boolean {
  const at = text.toLowerCase().indexOf(noun.toLowerCase());
  if (at < 0) return false;
  const before = text.slice(Math.max(0, at - (language === 'zh' ? 9 : 34)), at);
  const found = [...before.matchAll(new RegExp(seeking[language], 'giu'))].at(-1);
  if (!found || (language === 'zh' && /找到|，|等着吃/u.test(before))) return false;
  const between = before.slice(found.index + found[0].length);
  return language === 'zh'
    ? true
    : /^\s*(?:(?:for|an?|the|his|her|their|its|lost|missing)\s+)*(?:[\w-]+\s+){0,2}$/i.test(between) &&
        !/\b(?:and|in|at|on|with|to|from)\b/i.test(between) &&
        !/\b(?:find|finds|finding|dig)/i.test(found[0]);
}

/** The noun is of the family: mother, brother, 女儿. */
export function isKin(being: Being, language: Language): boolean {
  return nouns.kin[language].some((word) => being.noun.includes(word));
}
