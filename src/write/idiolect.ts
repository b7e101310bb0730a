import { capital, type Language, literal, random } from '../film/index.ts';
import table from './data/synonyms.json' with { type: 'json' };
import type { Being } from './premise.ts';

/**
 * The words of one film: where the language has several for one thing, each film keeps to one of them, so that two films from the
 * same repertoire are not told in the same words.
 */
export function filmWords(seed: string, language: Language): (text: string) => string {
  return wordsKept(table[language], seed);
}

/** The same for what many scenes of a long film do in the same words. */
export function longFilmWords(seed: string, language: Language): (text: string) => string {
  return wordsKept(table.long[language], seed);
}

function wordsKept(rows: readonly string[][], seed: string): (text: string) => string {
  const exchanges = rows.flatMap((words) => {
    const kept = words[Math.floor(random(`${seed}/words/${words[0]}`)() * words.length)]!;
    return words.filter((word) => word !== kept && !kept.startsWith(word)).map((word) => [word, kept] as const);
  });
  return (text) => exchanges.reduce((told, [from, to]) => exchange(told, from, to), text);
}

/**
 * How somebody speaks: ceremonious people and machines say *I do not*, all others *I don't*. Chinese is left as it is.
 */
export function speakerWords(speaker: Being, language: Language): (text: string) => string {
  if (language === 'zh') return (text) => text;
  const formal = speaker.register === 'ornate' || /robot|android/.test(speaker.noun);
  const pairs = table.contractions.map(
    ([long, short]) => (formal ? [short!, long!] : [long!, short!]) as [string, string],
  );
  return (text) => pairs.reduce((told, [from, to]) => exchange(told, from, to, !formal), text);
}

/**
 * Replaces whole words. What ends a clause is not contracted (*Yes, it is.* *What is it?*), and what a question turns round or *been* makes
 * another verb is not written out (*Don't you see?*, *It's been long*). Who *cries out* does not weep.
 */
function exchange(text: string, from: string, to: string, inside = false): string {
  const after = inside
    ? '(?=\\s+\\p{L})(?!\\s+(?:it|he|she|they)[?!.,])'
    : "(?![\\p{L}’'])(?!\\s+(?:you|we|they|i|it|been|got|gone|out)\\b)";
  const pattern = /\p{Script=Han}/u.test(from)
    ? new RegExp(literal(from), 'gu')
    : new RegExp(`(?<![\\p{L}’'])${literal(from).replace(/'/g, "['’]")}${after}`, 'giu');
  return text.replace(pattern, (found) => (/^\p{Lu}/u.test(found) ? capital(to) : to));
}
