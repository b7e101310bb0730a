import { random, shuffle } from '../film/index.ts';
import markers from './data/voice-markers.json' with { type: 'json' };
import type { RoleFacts, ScriptFacts } from './script-facts.ts';

type Speech = RoleFacts['speeches'][number];

/** How much of the script's variety of speech lies between its roles, and how often chance alone gives as much. */
export type VoiceTest = { between: number; chance: number };

/** Roles with fewer speeches than this say too little for a test. */
const fewestSpeeches = 5;
const commonWords = 80;
const deals = 199;

/**
 * Whether the roles speak differently at all: the share of variance between roles, summed over the commonest words, sentence and
 * speech lengths, questions, exclamations and pauses (the features of J. Burrows's Delta, 2002), against the same speeches dealt
 * to the roles at random (a permutation test: R. A. Fisher, The Design of Experiments, 1935). Undefined for fewer than two roles
 * with enough to say. The dealing is seeded, so that the same script gives the same result.
 */
export function testVoices(facts: ScriptFacts, roles: readonly RoleFacts[]): VoiceTest | undefined {
  const speaking = roles.filter((role) => role.speeches.length >= fewestSpeeches);
  if (speaking.length < 2) return undefined;
  const owners = speaking.flatMap((role, index) => role.speeches.map(() => index));
  const columns = standardColumns(
    featureRows(
      speaking.flatMap((role) => role.speeches),
      facts,
    ),
  );
  const between = (dealt: readonly number[]) => sharesBetween(columns, dealt, speaking.length);
  const real = between(owners);
  const dice = random('voices');
  let asGood = 0;
  for (let deal = 0; deal < deals; deal++) if (between(shuffle(owners, dice)) >= real) asGood++;
  return { between: real / Math.max(1, columns.length), chance: (asGood + 1) / (deals + 1) };
}

function featureRows(speeches: readonly Speech[], { language }: ScriptFacts): number[][] {
  const counts = new Map<string, number>();
  for (const { words } of speeches) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const common = [...counts]
    .filter(([, count]) => count > 2)
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, commonWords)
    .map(([word]) => word);
  const tracked = [...new Set([...markers[language], ...common])];
  return speeches.map(({ line, words }) => {
    const said = new Set(words);
    return [...mannerOf(line.text, words), ...tracked.map((word) => (said.has(word) ? 1 : 0))];
  });
}

/** Manner counts for more than single words, so each of these features stands several times. */
function mannerOf(text: string, words: readonly string[]): number[] {
  const sentences = text.split(/[.!?。！？…]+/u).filter((part) => part.trim() !== '').length;
  const manner = [
    Math.log1p(words.length),
    Math.log1p(words.length / Math.max(1, sentences)),
    /[?？]/u.test(text) ? 1 : 0,
    /[!！]/u.test(text) ? 1 : 0,
    /\.\.\.|…|--|—/u.test(text) ? 1 : 0,
    (text.match(/[,，、;；]/gu)?.length ?? 0) / Math.max(1, words.length),
    words.filter((word) => /['’]/.test(word)).length / Math.max(1, words.length),
    words.reduce((sum, word) => sum + word.length, 0) / Math.max(1, words.length),
  ];
  return Array.from({ length: 5 }, () => manner).flat();
}

/** Each feature as a column with mean 0 and sum of squares 1; features that never vary are left out. */
function standardColumns(rows: readonly number[][]): number[][] {
  return rows[0]!.flatMap((_, feature) => {
    const values = rows.map((row) => row[feature]!);
    const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
    const centred = values.map((value) => value - middle);
    const size = Math.sqrt(centred.reduce((sum, value) => sum + value * value, 0));
    return size > 1e-9 ? [centred.map((value) => value / size)] : [];
  });
}

function sharesBetween(columns: readonly number[][], owners: readonly number[], roles: number): number {
  const sizes = new Array<number>(roles).fill(0);
  for (const owner of owners) sizes[owner]!++;
  let total = 0;
  for (const column of columns) {
    const sums = new Array<number>(roles).fill(0);
    for (let index = 0; index < owners.length; index++) sums[owners[index]!]! += column[index]!;
    for (let role = 0; role < roles; role++) total += (sums[role]! * sums[role]!) / sizes[role]!;
  }
  return total;
}
