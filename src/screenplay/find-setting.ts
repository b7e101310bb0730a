import type { Language } from '../film/index.ts';
import chinese from './data/chinese-prose.json' with { type: 'json' };
import english from './data/english-prose.json' with { type: 'json' };

/** Where and when a paragraph plays, as far as its narration says so; `shifts` when it begins with a change of time. */
export type Setting = { place?: string; interior?: boolean; hour?: string; shifts: boolean };

const places = [...english.interiors, ...english.exteriors].join('|');
const englishPlace = new RegExp(
  `\\b(?:in|into|at|to|on|upon|under|by|through|across|from|near|inside|outside|beside)\\s+(?:(?:the|an?|his|her|their|my|this|that)\\s+)?(?:(?!and\\b)[\\p{Ll}-]+\\s+){0,2}?(${places})s?\\b`,
  'iu',
);
const anyEnglishPlace = new RegExp(`\\b(${places})\\b`, 'i');
const englishHour =
  /(?<!-)\b(dawn|daybreak|sunrise|morning|noon|afternoon|sunset|dusk|twilight|evening|midnight|night)\b/i;
const chinesePlaces = [...chinese.interiors, ...chinese.exteriors].sort((a, b) => b.length - a.length);

/** Looks for a place, an hour and a change of time in a paragraph's narration. */
export function findSetting(narration: string, language: Language): Setting {
  return language === 'zh' ? findChinese(narration) : findEnglish(narration);
}

function findEnglish(narration: string): Setting {
  const place = (englishPlace.exec(narration) ?? anyEnglishPlace.exec(narration))?.[1]?.toLowerCase();
  const hour = englishHour.exec(narration)?.[1]?.toLowerCase();
  const indoors = english.furniture.some((word) => new RegExp(`\\b${word}s?\\b`, 'i').test(narration));
  return {
    ...(place
      ? { place, interior: english.interiors.includes(place) }
      : indoors
        ? { place: 'room', interior: true }
        : {}),
    ...(hour && { hour }),
    shifts: new RegExp(english.timeShifts, 'i').test(narration),
  };
}

function findChinese(narration: string): Setting {
  const hits = chinesePlaces
    .map((place) => ({ place, at: narration.indexOf(place) }))
    .filter(({ at }) => at !== -1)
    .sort((a, b) => a.at - b.at || b.place.length - a.place.length);
  const hit = hits[0];
  const hour = chinese.hours.find((word) => narration.includes(word))?.replace(/^(?:夜里|夜晚|晚上)$/, '夜');
  const shifts = new RegExp(chinese.timeShifts).test(narration);
  if (!hit) return { ...(hour && { hour }), shifts };
  return {
    place:
      widenChinese(narration, hit.at) + hit.place.replace(/[里上下边]$/, (end) => (hit.place.length > 2 ? '' : end)),
    interior: chinese.interiors.includes(hit.place),
    ...(hour && { hour }),
    shifts,
  };
}

/** Up to three characters left of a place that belong to its name, as in 青丘 before 之山. */
function widenChinese(text: string, at: number): string {
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
