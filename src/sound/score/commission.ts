import { fromSeconds } from '../../film/index.ts';
import table from '../data/instruments.json' with { type: 'json' };
import type { ScoreBrief } from './compose.ts';
import { blend, feelingOf, type MoodWord, moodWordsIn } from './feeling.ts';
import type { Instrument, StyleName } from './style.ts';
import type { ScoreCue } from './types.ts';

/** What somebody asked music for: moods one after another (those of one stretch together), seconds if said, who leads, in which style. */
export type Commission = {
  moods: MoodWord[][];
  seconds?: number;
  instruments: Instrument[];
  style?: StyleName;
  unread: string[];
};

const minutes = /(\d+(?:\.\d+)?)\s*(?:minutes?|mins?\b|m\b|分钟?)/giu;
const half = /分半/u;
const clock = /\b(\d{1,2}):([0-5]\d)\b/gu;
const seconds = /(\d+(?:\.\d+)?)\s*(?:seconds?|secs?\b|s\b|秒钟?)/giu;

/** The shortest and longest piece, seconds. */
export const commissionLimits = { shortest: 4, longest: 600, usual: 30 };

/** Reads `tense, 40 s, erhu` or `紧张, 40秒, 二胡`: mood words, a length, instruments and styles, English or Chinese, in any order; `then` between two moods parts them. */
export function readCommission(text: string): Commission {
  const stretches = text.split(new RegExp(`\\s*(?:${table.then})\\s*`, 'iu'));
  const moods = stretches
    .map((stretch) => moodWordsIn(stretch).map(({ word }) => word))
    .filter((words) => words.length > 0);
  const players = table.instruments.filter(({ words }) => patternOf(words).test(text));
  const style = (Object.entries(table.styles).find(([, words]) => patternOf(words).test(text))?.[0] ??
    players[0]?.style) as StyleName | undefined;
  const instruments = players.map(({ words: _, style: __, ...player }): Instrument => player);
  return { moods, seconds: lengthIn(text), instruments, style, unread: unreadIn(text) };
}

/** Latin words stand alone, Chinese ones anywhere. */
function patternOf(words: string): RegExp {
  return new RegExp(
    words
      .split('|')
      .map((word) => (/^\w/.test(word) ? `\\b${word}\\b` : word))
      .join('|'),
    'iu',
  );
}

function lengthIn(text: string): number | undefined {
  const sum = (pattern: RegExp, value: (match: RegExpMatchArray) => number) =>
    [...text.matchAll(pattern)].reduce((total, match) => total + value(match), 0);
  const total =
    sum(minutes, (match) => 60 * Number(match[1])) +
    (half.test(text) ? 30 : 0) +
    sum(clock, (match) => 60 * Number(match[1]) + Number(match[2])) +
    sum(seconds, (match) => Number(match[1]));
  return total > 0 ? total : undefined;
}

/** Words that say nothing to the composer. */
function unreadIn(text: string): string[] {
  const known = [
    ...moodWordsIn(text).map(({ index, length }) => text.slice(index, index + length)),
    ...[minutes, clock, seconds].flatMap((pattern) => [...text.matchAll(pattern)].map(([match]) => match)),
  ];
  const rest = known.reduce((left, word) => left.replace(word, ' '), text);
  const tables = [...table.instruments.map(({ words }) => words), ...Object.values(table.styles), table.then];
  const left = tables.reduce((words, row) => words.replace(new RegExp(patternOf(row), 'giu'), ' '), rest);
  return left
    .split(/[\s,，、;；。.]+/u)
    .filter((word) => word.length > 0 && !/^(?:a|an|and|with|for|the|in|of|music|和|与|的|音乐|半)$/iu.test(word));
}

/** The brief for a commission: a stretch a mood, of equal lengths, in one piece of `length` seconds that ends with a chord of three of them. */
export function briefFor(commission: Commission, length: number, seed: number | string, style: StyleName): ScoreBrief {
  const ringOut = Math.min(3, length / 5);
  const share = (length - ringOut) / commission.moods.length;
  const last = commission.moods.length - 1;
  const cues = commission.moods.map(
    (words, index): ScoreCue => ({
      id: `${index + 1}`,
      name: words.join(', '),
      start: fromSeconds(share * index),
      duration: fromSeconds(share),
      feeling: blend(words.map((word) => ({ feeling: feelingOf(word), weight: 1 }))),
      enters: index === 0 ? 'stands-alone' : 'turn',
      leaves: index === last ? 'stands-alone' : 'cut',
      ringOut: index === last ? fromSeconds(ringOut) : undefined,
    }),
  );
  return { cues, duration: fromSeconds(length) + 1, dialogue: [], seed, style, instruments: commission.instruments };
}
