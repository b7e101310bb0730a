import type { Language } from '../film/index.ts';
import chinese from './data/chinese-prose.json' with { type: 'json' };
import english from './data/english-prose.json' with { type: 'json' };

/** A place, and whether it has a roof. */
export type Place = { place: string; interior: boolean };

const listed = [...english.interiors, ...english.exteriors].sort((a, b) => b.length - a.length).join('|');
const placeName = `((?:[\\p{Ll}]+-)?(?:${listed})s?(?:[ -](?:${listed}))?)\\b`;
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
const unreal = /\b(?:would|could|wanted to|wished to|must|should|going to|never|not)\b/i;
const englishHour =
  /(?<!-)\b(dawn|daybreak|sunrise|morning|noon|afternoon|sunset|dusk|twilight|evening|midnight|night|moon)\b/i;
const furniture = new RegExp(`\\b(?:${english.furniture.join('|')})s?\\b`, 'i');
const englishShift = new RegExp(english.timeShifts, 'i');

/** The place that a passage speaks of, the first with a preposition before others; furniture stands in a room. */
export function findPlace(passage: string, language: Language): Place | undefined {
  if (language === 'zh') return chinesePlaces(passage)[0];
  const found = englishPlace.exec(passage)?.[1] ?? anyEnglishPlace.exec(passage)?.[1];
  if (found && !(english.unsurePlaces.includes(found.toLowerCase()) && !englishPlace.test(passage)))
    return asPlace(found);
  return furniture.test(passage) ? { place: 'room', interior: true } : undefined;
}

/** The place to which somebody goes in a clause, the last if there are several. What would or could be is no move. */
export function findMove(clause: string, language: Language): Place | undefined {
  if (language === 'zh') return chineseMove(clause);
  const found = [...clause.matchAll(englishMove)].at(-1);
  if (!found || unreal.test(clause.slice(Math.max(0, found.index - 30), found.index))) return undefined;
  return asPlace(found[1]!);
}

/** The word for an hour in a passage, if there is one. */
export function findHour(passage: string, language: Language): string | undefined {
  if (language === 'en') {
    const hour = englishHour.exec(passage)?.[1]?.toLowerCase();
    return hour === 'moon' ? 'night' : hour;
  }
  const hour = chinese.hours
    .map((word) => ({ word, at: passage.indexOf(word) }))
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
const chineseNames = [...new Set([...chinese.interiors, ...chinese.exteriors])].sort((a, b) => b.length - a.length);
const chinesePlace = new RegExp(`(?:${chineseNames.join('|')})(?![${chinese.afterPlace}])`, 'g');
const chineseArrival = new RegExp(
  `(?<![将欲未不可能想])(?:${chinese.moves})(?:了|其|一|于|那|这|座|忽)*((?:[^，。；：！？了的]{0,6}?)(?:${chineseNames.join('|')})(?![${chinese.afterPlace}]))|(?:曰([^，。；]{1,3}之[山丘野泽渊])|游于([^，。；]{1,4})之[上滨畔间])|^([^，。；]{1,2}水)出焉|^([^，。；]{1,4})者，`,
  'g',
);

function chinesePlaces(passage: string): Place[] {
  const matches = [...passage.matchAll(chinesePlace)];
  return matches.map((match, index) => {
    const next = matches[index + 1];
    const joins =
      next !== undefined && match[0].length + next[0].length > 2 && next.index === match.index + match[0].length;
    const before = widen(passage, match.index);
    return joins ? asChinesePlace(before + match[0], next[0]) : asChinesePlace(before, match[0]);
  });
}

function chineseMove(clause: string): Place | undefined {
  const places = [...clause.matchAll(chineseArrival)].flatMap(([, arrived, mountain, bank, river, topic]) => {
    const named = mountain ?? bank;
    if (river) return [{ place: river, interior: false }];
    const text = arrived ?? named ?? topic ?? '';
    const found = chinesePlaces(text);
    if (topic)
      return found.length > 0 && text.endsWith(found.at(-1)!.place) ? [{ ...found.at(-1)!, place: topic }] : [];
    return named ? [{ place: named, interior: false }] : found;
  });
  return places.at(-1);
}

function asChinesePlace(before: string, name: string): Place {
  const bare = name.length > 2 || before ? name.replace(/(?<=.)[里上下边中内]$/, '') : name;
  return { place: before + bare, interior: chinese.interiors.includes(name) };
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
  return text.slice(start, at);
}
