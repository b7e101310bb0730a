import type { Language } from '../film/index.ts';
import words from './data/news-words.json' with { type: 'json' };

/** A moment as far as a report says it: minutes count from midnight, `minutes` is missing where only a day is named. */
export type Moment = { year: number; month: number; day: number; minutes?: number };

const months = words.months.join('|');
const english = {
  date: new RegExp(`\\b(?:(\\d{1,2}) (${months})|(${months}) (\\d{1,2}))(?:,? (\\d{4}))?\\b`, 'i'),
  weekday: new RegExp(`\\b(?:on|last|this) (${words.weekdays.join('|')})\\b`, 'i'),
  clock: /\b(\d{1,2})(?:[:.](\d{2}))? ?([ap])\.?m\b/i,
  part: new RegExp(`\\b(${Object.keys(words.dayParts.en).join('|')})\\b`, 'i'),
  year: /\b(?:in|until|since|by|of) ((?:19|20)\d{2})\b/i,
};
const chinese = {
  date: /(?:(\d{4})年)?(?:(今年|去年|同年|当年))?(\d{1,2})月(?:(\d{1,2})日)?/,
  day: /(\d{1,2})日/,
  clock: /(\d{1,2})[时点:：](?:(\d{1,2})分?)?/,
  part: new RegExp(`(${Object.keys(words.dayParts.zh).join('|')})`),
  year: /(\d{4})年|(同年|当年)([春夏秋冬])?/,
};

/** The day a report is dated by, from its first lines; `undefined` when it has none. */
export function readDateline(opening: string, language: Language): Moment | undefined {
  if (language === 'en') {
    const found = english.date.exec(opening);
    return found?.[5] ? englishDate(found, Number(found[5])) : undefined;
  }
  const found = chinese.date.exec(opening);
  if (!found?.[4]) return undefined;
  return { year: Number(found[1] ?? 0), month: Number(found[3]), day: Number(found[4]) };
}

/**
 * When a sentence plays: what it says of date, weekday, clock and part of the day, completed from the moment before it in the text and
 * from the report's own date. `undefined` when it says nothing of time.
 */
export function readMoment(sentence: string, before: Moment, dated: Moment, language: Language): Moment | undefined {
  const day = language === 'en' ? englishDay(sentence, before, dated) : chineseDay(sentence, before, dated);
  const minutes = language === 'en' ? englishMinutes(sentence) : chineseMinutes(sentence);
  if (!day && minutes === undefined) return undefined;
  const isPastMidnight = !day && minutes !== undefined && minutes < 720 && (before.minutes ?? 0) >= 1080;
  const { year, month, day: number } = day ?? (isPastMidnight ? dayAfter(before) : before);
  return { year, month, day: number, ...(minutes !== undefined && { minutes }) };
}

/** Earlier before later; a day without an hour stands at its end, because a report sums a day up. */
export function compareMoments(a: Moment, b: Moment): number {
  return a.year - b.year || a.month - b.month || a.day - b.day || (a.minutes ?? 1440) - (b.minutes ?? 1440);
}

function englishDate(found: RegExpExecArray, year: number): Moment {
  const month = words.months.indexOf((found[2] ?? found[3]!).toLowerCase()) + 1;
  return { year, month, day: Number(found[1] ?? found[4]) };
}

function englishDay(sentence: string, before: Moment, dated: Moment): Moment | undefined {
  const date = english.date.exec(sentence);
  if (date) return englishDate(date, Number(date[5] ?? dated.year));
  const weekday = english.weekday.exec(sentence)?.[1];
  if (weekday) return lastWeekday(words.weekdays.indexOf(weekday.toLowerCase()), dated);
  const year = english.year.exec(sentence)?.[1];
  if (year) return { year: Number(year), month: Number(year) > dated.year ? 1 : before.month, day: 1 };
  return undefined;
}

function englishMinutes(sentence: string): number | undefined {
  const clock = english.clock.exec(sentence);
  if (clock) return ((Number(clock[1]) % 12) + (clock[3]!.toLowerCase() === 'p' ? 12 : 0)) * 60 + Number(clock[2] ?? 0);
  const part = english.part.exec(sentence)?.[1]?.toLowerCase();
  return part === undefined ? undefined : words.dayParts.en[part as keyof typeof words.dayParts.en];
}

function chineseDay(sentence: string, before: Moment, dated: Moment): Moment | undefined {
  const date = chinese.date.exec(sentence);
  if (date) {
    const year = date[1]
      ? Number(date[1])
      : date[2] === '去年'
        ? dated.year - 1
        : /同|当/.test(date[2] ?? '')
          ? before.year
          : dated.year;
    return { year, month: Number(date[3]), day: Number(date[4] ?? 1) };
  }
  const day = chinese.day.exec(sentence)?.[1];
  if (day)
    return { year: dated.year, month: before.year === dated.year ? before.month : dated.month, day: Number(day) };
  const year = chinese.year.exec(sentence);
  if (!year) return undefined;
  const month = words.seasons[(year[3] ?? '') as keyof typeof words.seasons] ?? before.month;
  return { year: year[1] ? Number(year[1]) : before.year, month, day: 1 };
}

function chineseMinutes(sentence: string): number | undefined {
  const clock = chinese.clock.exec(sentence);
  const part = chinese.part.exec(sentence)?.[1];
  const usual = part === undefined ? undefined : words.dayParts.zh[part as keyof typeof words.dayParts.zh];
  if (!clock) return usual;
  const hour = Number(clock[1]);
  const isLate = hour < 12 && typeof usual === 'number' && usual >= 900;
  return (hour + (isLate ? 12 : 0)) * 60 + Number(clock[2] ?? 0);
}

function dayAfter({ year, month, day }: Moment): Moment {
  if (day < daysIn(year, month)) return { year, month, day: day + 1 };
  return month < 12 ? { year, month: month + 1, day: 1 } : { year: year + 1, month: 1, day: 1 };
}

/** The last day of that name up to the report's own, by Zeller's congruence (Acta Mathematica 9, 1887). */
function lastWeekday(weekday: number, dated: Moment): Moment {
  let { year, month, day } = dated;
  for (let back = 0; back < 7 && weekdayOf(year, month, day) !== weekday; back++) {
    day--;
    if (day > 0) continue;
    month = month === 1 ? 12 : month - 1;
    year -= month === 12 ? 1 : 0;
    day = daysIn(year, month);
  }
  return { year, month, day };
}

function weekdayOf(year: number, month: number, day: number): number {
  const [m, y] = month < 3 ? [month + 12, year - 1] : [month, year];
  const zeller =
    day + Math.floor((13 * (m + 1)) / 5) + y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return (zeller + 6) % 7;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
