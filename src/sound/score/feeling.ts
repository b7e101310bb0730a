import { type Emotion, literal, type Mood } from '../../film/index.ts';
import table from '../data/feelings.json' with { type: 'json' };
import type { Feeling } from './types.ts';

/** A mood word of data/feelings.json. */
export type MoodWord = keyof typeof table.words;

/** The mood words that Auteur composes for. */
export const moodWords = Object.keys(table.words) as MoodWord[];

/** A mood word as a feeling: its place on Russell's circumplex (1980) and its tension. */
export function feelingOf(word: MoodWord): Feeling {
  const { valence, arousal, tension } = table.words[word];
  return { valence, arousal, tension };
}

/** The mood word for an emotion of the stage. */
export function moodOfEmotion(emotion: Emotion): MoodWord {
  return table.emotions[emotion] as MoodWord;
}

/** What an emotion of the stage feels like at full intensity. */
export function feelingOfEmotion(emotion: Emotion): Feeling {
  return feelingOf(moodOfEmotion(emotion));
}

/** A mood whose tension is not told: the more, the darker and the more excited it is. */
export function withTension({ valence, arousal }: Mood): Feeling {
  const tension = Math.max(0, Math.min(1, 0.2 - 0.5 * valence + 0.4 * (arousal - 0.4)));
  return { valence, arousal, tension };
}

/** Mood words in a text, English or Chinese, in the order in which they stand. */
export function moodWordsIn(text: string): { word: MoodWord; index: number; length: number }[] {
  const found = moodWords.flatMap((word) =>
    [...text.matchAll(patternOf(table.words[word]))].map((match) => ({
      word,
      index: match.index,
      length: match[0].length,
    })),
  );
  const inside = (one: { index: number; length: number }) =>
    found.some(
      (other) =>
        other.length > one.length && other.index <= one.index && other.index + other.length >= one.index + one.length,
    );
  return found.filter((one) => !inside(one)).sort((one, other) => one.index - other.index);
}

function patternOf({ en, zh }: { en: string; zh: string }): RegExp {
  const words = (list: string) => list.split('|').map(literal).join('|');
  return new RegExp(`\\b(?:${words(en)})\\b|${words(zh)}`, 'giu');
}

/** The mean of feelings. */
export function blend(feelings: readonly { feeling: Feeling; weight: number }[]): Feeling {
  const total = feelings.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const mean = (axis: keyof Feeling) =>
    feelings.reduce((sum, { feeling, weight }) => sum + feeling[axis] * weight, 0) / total;
  return { valence: mean('valence'), arousal: mean('arousal'), tension: mean('tension') };
}
