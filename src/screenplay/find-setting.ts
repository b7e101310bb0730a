import type { Language } from '../film/index.ts';
import { glossOf, listedNouns } from '../language/index.ts';
import chinese from './data/chinese-prose.json' with { type: 'json' };
import english from './data/english-prose.json' with { type: 'json' };

/** A place, and whether it has a roof. */
export type Place = { place: string; interior: boolean };

const listed = [...english.interiors, ...english.exteriors]
  .sort((a, b) => b.length - a.length)
  .map((noun) => noun.replace(/^\p{Ll}/u, (letter) => `[${letter}${letter.toUpperCase()}]`))
  .join('|');
const placeName = `((?:[\\p{Ll}]+-)?(?:${listed})s?(?:[ -](?:${listed}))?)\\b(?! \\p{Lu}|['’]s)`;
const determiner = "(?:(?:the|an?|his|her|their|my|our|its|this|that) )?(?:(?!and\\b)[\\p{L}'’-]+ ){0,3}?";
const englishPlace = new RegExp(
  `\\b(?:[Ii]n|into|[Aa]t|to|[Oo]n|upon|[Uu]nder|[Bb]y|through|across|from|[Nn]ear|[Ii]nside|[Oo]utside|[Bb]eside|over|along|of)\\s+${determiner}${placeName}`,
  'u',
);
const anyEnglishPlace = new RegExp(
  `\\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Mm]y) (?:[\\p{Ll}-]+ ){0,2}?${placeName}`,
  'u',
);
const englishMove = new RegExp(
  `\\b(?:(?:${english.moves.join('|')})\\b[^.;:]{0,45}?\\b(?:to|into|at|in|for|through|onto|inside|upon|up|along)|(?:${english.reaches.join('|')})) ${determiner}${placeName}`,
  'gu',
);
const unreal = new RegExp(`\\b(?:${english.unreal.join('|')})\\b`, 'i');
/** `he determined to return` leads on to a place where nobody is yet. */
const meant = new RegExp(`\\b(?:${english.unreal.filter((word) => / to$/.test(word)).join('|')})[^.;:]*$`, 'i');
const englishHour =
  /(?<!-)\b(dawn|daybreak|sunrise|morning|noon|afternoon|sunset|dusk|twilight|evening|midnight|night|moon)\b/i;
const furniture = new RegExp(`\\b(?:${english.furniture.join('|')})s?\\b`, 'i');
const englishShift = new RegExp(english.timeShifts, 'i');

/** The place that a passage speaks of, the first with a preposition before others; furniture stands in a room. */
export function findPlace(passage: string, language: Language): Place | undefined {
  if (language === 'zh') return chinesePlaces(passage)[0];
  const found = firstReal(passage, englishPlace) ?? firstReal(passage, anyEnglishPlace);
  if (found && !(english.unsurePlaces.includes(found.toLowerCase()) && !englishPlace.test(passage)))
    return asPlace(found);
  return furniture.test(passage) ? { place: 'room', interior: true } : undefined;
}

/** The first place a pattern finds that nobody only means to go to. */
function firstReal(passage: string, pattern: RegExp): string | undefined {
  const places = [...passage.matchAll(new RegExp(pattern, 'gu'))];
  return places.find(({ index }) => !meant.test(passage.slice(Math.max(0, index - 40), index)))?.[1];
}

/** The place to which somebody goes in a clause, the last if there are several. What would or could be is no move. */
export function findMove(clause: string, language: Language): Place | undefined {
  if (language === 'zh') return chineseMove(clause);
  const found = [...clause.matchAll(englishMove)].at(-1);
  if (!found && homeward.test(clause)) return { place: 'house', interior: true };
  if (!found || unreal.test(clause.slice(Math.max(0, found.index - 30), found.index))) return undefined;
  return asPlace(found[1]!);
}

/** True where somebody goes into what was named before: `went in`, `入到里面`. */
export function entersThere(clause: string, language: Language): boolean {
  return (language === 'zh' ? chineseEntry : englishEntry).test(clause);
}

const chineseEntry = new RegExp(chinese.entry);
const englishEntry = new RegExp(english.entry, 'i');

const homeward = new RegExp(`\\b(?:${english.moves.join('|')}|go) home\\b(?! (?:from|one|late))`);

/** The word for an hour in a passage, if there is one. */
export function findHour(passage: string, language: Language): string | undefined {
  if (language === 'en') {
    const hour = englishHour.exec(passage)?.[1]?.toLowerCase();
    return hour === 'moon' ? 'night' : hour;
  }
  const hour = chinese.hours
    .map((word) => ({ word, at: passage.search(new RegExp(`(?<![一二三四五六七八九十数百])${word}`)) }))
    .filter(({ at }) => at !== -1)
    .sort((a, b) => a.at - b.at || b.word.length - a.word.length)[0]?.word;
  return hour && ((chinese.hourNames as Record<string, string>)[hour] ?? hour);
}

/** True when a sentence begins with a leap in time: `the next morning`, `次日`. */
export function leapsInTime(sentence: string, language: Language): boolean {
  return language === 'zh' ? chineseShift.test(sentence) : englishShift.test(sentence);
}

function asPlace(found: string): Place {
  const place = found.toLowerCase();
  const last = place.split(/[ -]/).at(-1)!.replace(/s$/, '');
  return { place, interior: english.interiors.includes(last) || english.interiors.includes(place) };
}

const chineseShift = new RegExp(chinese.timeShifts);
const chineseListed = [...listedNouns('zh', 'place')].filter(([noun]) => noun.length > 1);
const chineseInteriors = new Set([
  ...chinese.interiors,
  ...chineseListed.flatMap(([noun, interior]) => (interior ? [noun] : [])),
]);
const chineseNames = [
  ...new Set([...chineseInteriors, ...chinese.exteriors, ...chineseListed.map(([noun]) => noun)]),
].sort((a, b) => b.length - a.length);
/** A place by its name alone; a word that is often none (`家富良马`) only where it is said to be where somebody is. */
const chinesePlace = new RegExp(
  `(?:${chineseNames.map((name) => (chinese.unsurePlaces.includes(name) ? `(?:(?<=[在于到回归还至入出离])${name}|${name}(?=[中里内外上下]))` : name)).join('|')})(?![${chinese.afterPlace}])`,
  'g',
);
/** A place by its name where somebody is known to arrive. */
const arrivedPlace = new RegExp(`(?:${chineseNames.join('|')})(?![${chinese.afterPlace}])`, 'g');
/** `晏子使楚`, `王子猷居山阴`: a state, or where somebody is said to live. */
const chineseRegion = new RegExp(
  `(?:${chinese.goesToState}|(?:^|[。])(?=.有))(${chinese.states.join('|')}|(?<=之)市)(?=[，。；：！者有寻求访以就从]|$)|(?:${chinese.dwells})(?!然)([^，。；：！？一二三四五六七八九十数几顷何久日月年之常安]{2,3})(?=[，。；]|$)`,
  'g',
);
/** What stands between a word of being or going there and the end of the clause or a word of position. */
const chineseLocative = new RegExp(
  `(?<![将欲未不可能想])(?:(${chinese.arrivals})|在|于)(?:了|那|这|其|个|座|一)*([^，。；：！？了的在于]{1,5}?)(?:之[下上中间内外滨畔旁侧]|[中里内上下外前边]|(?=[，。；：！？]|$))`,
  'g',
);
const chineseArrival = new RegExp(
  `(?<![将欲未不可能想])(?:${chinese.moves})(?:了|其|一|于|那|这|座|忽)*((?:[^，。；：！？了的]{0,6}?)(?:${chineseNames.join('|')})(?![${chinese.afterPlace}]))|(?:曰([^，。；]{1,3}之[山丘野泽渊])|游于([^，。；]{1,4})之[上滨畔间])|^([^，。；]{1,2}水)出焉|^([^，。；]{1,4})者，`,
  'g',
);

function chinesePlaces(passage: string): Place[] {
  const found = [...listedPlaces(passage), ...locatives(passage)].sort(
    (a, b) => a.at - b.at || b.place.length - a.place.length,
  );
  return found.map(({ place, interior }) => ({ place, interior }));
}

type Found = Place & { at: number };

/** Places known by what their name ends in, where somebody is or arrives. */
function locatives(passage: string): (Found & { arrives: boolean })[] {
  const named = [...passage.matchAll(chineseLocative)].flatMap((match) => {
    const [whole, arrives, behind] = match;
    const name = behind!.replace(/^[之其那一](?=.)/, '');
    const gloss = glossOf(name!);
    const isKnown = gloss?.kind === 'place' && (name!.length > 1 || arrives !== undefined);
    const isUnder = gloss === undefined && !arrives && name!.length > 1 && /之.$/.test(whole);
    const place = { place: name!, interior: gloss?.interior ?? false, arrives: arrives !== undefined };
    return isKnown || isUnder ? [{ ...place, at: match.index + whole.indexOf(name!) }] : [];
  });
  const within = [...passage.matchAll(/\p{Script=Han}(?=[中内上下外])/gu)].flatMap(({ 0: head, index }) => {
    const gloss = glossOf(head);
    const place = { place: widen(passage, index) + head, interior: gloss?.interior ?? false, arrives: false };
    return gloss?.kind === 'place' && !chinese.afterPlace.includes(head) ? [{ ...place, at: index }] : [];
  });
  const regions = [...passage.matchAll(chineseRegion)].map((match) => {
    const name = (match[1] ?? match[2])!;
    const arrives = match[1] !== undefined && !/^[在居于客]/.test(match[0]);
    return { place: name, interior: false, arrives, at: match.index + match[0].length - name.length };
  });
  return [...named, ...within, ...regions].sort((a, b) => a.at - b.at);
}

function listedPlaces(passage: string, pattern = chinesePlace): Found[] {
  const matches = [...passage.matchAll(pattern)];
  return matches.map((match, index) => {
    const next = matches[index + 1];
    const joins =
      next !== undefined && match[0].length + next[0].length > 2 && next.index === match.index + match[0].length;
    const widened = widen(passage, match.index);
    const isObject = match[0].startsWith('之') && widened.length < 2;
    if (isObject) return { ...asChinesePlace('', match[0].slice(1)), at: match.index + 1 };
    const before = widened;
    const place = joins ? asChinesePlace(before + match[0], next[0]) : asChinesePlace(before, match[0]);
    return { ...place, at: match.index };
  });
}

function chineseMove(clause: string): Place | undefined {
  const places = [...clause.matchAll(chineseArrival)].flatMap(([, arrived, mountain, bank, river, topic]) => {
    const named = mountain ?? bank;
    if (river) return [{ place: river, interior: false }];
    const text = arrived ?? named ?? topic ?? '';
    const found = listedPlaces(text, arrivedPlace);
    if (topic)
      return found.length > 0 && text.endsWith(found.at(-1)!.place) ? [{ ...found.at(-1)!, place: topic }] : [];
    return named ? [{ place: named, interior: false }] : found;
  });
  const last = places.at(-1);
  if (last) return { place: last.place, interior: last.interior };
  const arrived = locatives(clause).findLast(({ arrives }) => arrives);
  return arrived && { place: arrived.place, interior: arrived.interior };
}

function asChinesePlace(before: string, name: string): Place {
  const bare = name.length > 2 || before ? name.replace(/(?<=.)[里上下边中内]$/, '') : name;
  return { place: before + bare, interior: chineseInteriors.has(name) };
}

/** Up to three characters left of a place that belong to its name, as in 青丘 before 之山. */
function widen(text: string, at: number): string {
  let start = at;
  while (
    start > 0 &&
    at - start < 3 &&
    /\p{Script=Han}/u.test(text[start - 1]!) &&
    !chinese.leftStops.includes(text[start - 1]!)
  )
    start--;
  return text.slice(start, at).replace(/^.之$/, '');
}
