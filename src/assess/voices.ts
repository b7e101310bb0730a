import markers from './data/voice-markers.json' with { type: 'json' };
import { type RoleFacts, type ScriptFacts, wordsSpoken } from './script-facts.ts';
import { mean, rounded, standardised } from './statistics.ts';

/** How far two voices are apart, and the distance below which two halves of one voice often lie. */
export type VoiceDistance = { a: string; b: string; distance: number; limit: number };

/** A voice with fewer words than this cannot be told from chance. */
const fewestWords = 80;

/**
 * How differently the main roles speak: Burrows's Delta (J. Burrows, Literary and Linguistic Computing 17, 2002) over function words,
 * contractions, questions, exclamations, pauses, lengths of speech and of words. `limit` is the mean distance between the odd and the
 * even speeches of the same roles, so that two roles below it are no further apart than one is from itself.
 */
export function voiceDistances(facts: ScriptFacts, roles: readonly RoleFacts[]): VoiceDistance[] {
  const speaking = roles.filter((role) => wordsSpoken(role) >= fewestWords);
  if (speaking.length < 2) return [];
  const parts = speaking.flatMap((role) => [
    role.speeches,
    role.speeches.filter((_, index) => index % 2 === 0),
    role.speeches.filter((_, index) => index % 2 === 1),
  ]);
  const raw = parts.map((speeches) => featuresOf(speeches, facts));
  const columns = raw[0]!.map((_, column) => standardised(raw.map((row) => row[column]!)));
  const delta = (a: number, b: number) => mean(columns.map((column) => Math.abs(column[a]! - column[b]!)));
  const own = speaking.map((_, index) => delta(3 * index + 1, 3 * index + 2));
  return speaking.flatMap((a, i) =>
    speaking.slice(i + 1).map((b, k) => {
      const j = i + 1 + k;
      const apart = mean([delta(3 * i + 1, 3 * j + 2), delta(3 * i + 2, 3 * j + 1)]);
      return { a: a.name, b: b.name, distance: rounded(apart), limit: rounded(mean([own[i]!, own[j]!])) };
    }),
  );
}

function featuresOf(speeches: RoleFacts['speeches'], { language }: ScriptFacts): number[] {
  const words = speeches.flatMap((speech) => speech.words);
  const texts = speeches.map(({ line }) => line.text);
  const count = Math.max(1, words.length);
  const among = Math.max(1, texts.length);
  const has = (pattern: RegExp) => texts.filter((text) => pattern.test(text)).length / among;
  const sentences = texts.flatMap((text) => text.split(/[.!?。！？…]+/u).filter((part) => part.trim() !== ''));
  return [
    ...markers[language].map((marker) => words.filter((word) => word === marker).length / count),
    has(/[?？]/u),
    has(/[!！]/u),
    has(/\.\.\.|…|--|—/u),
    words.filter((word) => /['’]/.test(word)).length / count,
    mean(words.map((word) => word.length)),
    mean(speeches.map((speech) => speech.words.length)),
    count / Math.max(1, sentences.length),
  ];
}
