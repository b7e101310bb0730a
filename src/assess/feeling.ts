import type { Language } from '../film/index.ts';
import lexicon from './data/feelings.json' with { type: 'json' };
import { stemOf } from './script-facts.ts';

type Entry = [valence: number, arousal: number];

const tables: Record<Language, ReadonlyMap<string, Entry>> = {
  en: new Map(Object.entries(lexicon.en) as [string, Entry][]),
  zh: new Map(Object.entries(lexicon.zh) as [string, Entry][]),
};
const negations: Record<Language, ReadonlySet<string>> = {
  en: new Set(['not', 'no', 'never', "don't", "didn't", "isn't", "wasn't", "can't", "won't", 'without', 'nothing']),
  zh: new Set(['不', '没', '没有', '别', '无', '未']),
};

/** The mean valence of a text's feeling words, -1 to 1; a negation just before turns a word round. 0 without any. */
export function valenceOf(words: readonly string[], language: Language): number {
  return sum(words, language, 0);
}

/** The mean arousal of a text's feeling words, 0 to 1. 0 without any. */
export function arousalOf(words: readonly string[], language: Language): number {
  return Math.abs(sum(words, language, 1));
}

function sum(words: readonly string[], language: Language, side: 0 | 1): number {
  const table = tables[language];
  let total = 0;
  let count = 0;
  for (const [index, word] of words.entries()) {
    const entry = table.get(word) ?? table.get(stemOf(word, language));
    if (!entry) continue;
    const turned =
      side === 0 && words.slice(Math.max(0, index - 2), index).some((before) => negations[language].has(before));
    total += turned ? -0.6 * entry[side] : entry[side];
    count++;
  }
  return count > 0 ? total / count : 0;
}
