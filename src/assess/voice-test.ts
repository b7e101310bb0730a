import { type Random, random, shuffle } from '../film/index.ts';
import markers from './data/voice-markers.json' with { type: 'json' };
import { similarities } from './scene-similarity.ts';
import type { RoleFacts, ScriptFacts } from './script-facts.ts';
import { deviation, mean } from './statistics.ts';

type Speech = RoleFacts['speeches'][number];

/** For each two speeches how alike they are. */
type Likeness = readonly ArrayLike<number>[];

/** Roles with fewer speeches than this say too little for a test. */
const fewestSpeeches = 5;

/** Fewer speeches than this in all tell nothing. */
const fewestInAll = 16;

/** Of a role with more speeches than this, as many from all over the script. */
const mostSpeeches = 40;
const commonWords = 80;
const letters = { en: [3, 4], zh: [1, 2, 3] };
const deals = 199;

/** Of manner, the commonest words, all words and runs of letters. */
const weights = [0.5, 1, 1, 1];

/**
 * How far the roles' voices are apart: how alike the speeches of each role are, in standard deviations from what the same speeches
 * give when they are dealt to the roles at random, the mean of dealing within the script and within each scene, where all speak of one
 * matter (a permutation test, whole and stratified: R. A. Fisher, The Design of Experiments, 1935; on likeness
 * between pairs: M. J. Anderson, Austral Ecology 26, 2001). Views are the commonest words (J. Burrows, Literary and Linguistic Computing
 * 17, 2002), all words, runs of letters (J. Grieve, the same 22, 2007), and, half as much, manner (lengths and signs). Undefined
 * for fewer than two roles with enough to say. The dealing is seeded, so that the same script gives the same result.
 */
export function voicesApart(facts: ScriptFacts, roles: readonly RoleFacts[]): number | undefined {
  const speaking = roles.filter((role) => role.speeches.length >= fewestSpeeches);
  const all = speaking.reduce((sum, role) => sum + role.speeches.length, 0);
  if (speaking.length < 2 || all < fewestInAll) return undefined;
  const chosen = speaking.map((role) => spreadOut(role.speeches));
  const owners = chosen.flatMap((speeches, index) => speeches.map(() => index));
  const alike = likenessOf(chosen.flat(), facts);
  const sizes = chosen.map((speeches) => speeches.length);
  const real = within(alike, owners, sizes);
  const whole = [owners.map((_, place) => place)];
  const apart = [whole, placesOf(chosen.flat())].map((groups) => {
    const dice = random('voices');
    const dealt = Array.from({ length: deals }, () => within(alike, dealtAnew(owners, groups, dice), sizes));
    return (real - mean(dealt)) / (deviation(dealt) || 1);
  });
  return mean(apart);
}

/** For each scene the places of its speeches in the list. */
function placesOf(speeches: readonly Speech[]): number[][] {
  const places = new Map<number, number[]>();
  for (const [place, { scene }] of speeches.entries()) places.set(scene, [...(places.get(scene) ?? []), place]);
  return [...places.values()];
}

/** The owners dealt anew within each group of places. */
function dealtAnew(owners: readonly number[], groups: readonly number[][], dice: Random): number[] {
  const dealt = [...owners];
  for (const places of groups) {
    const hands = shuffle(
      places.map((place) => owners[place]!),
      dice,
    );
    for (const [index, place] of places.entries()) dealt[place] = hands[index]!;
  }
  return dealt;
}

function spreadOut(speeches: readonly Speech[]): Speech[] {
  const step = Math.max(1, speeches.length / mostSpeeches);
  return Array.from({ length: Math.floor(speeches.length / step) }, (_, index) => speeches[Math.floor(index * step)]!);
}

/** How alike the speeches of each role are among themselves. */
function within(alike: Likeness, owners: readonly number[], sizes: readonly number[]): number {
  let sum = 0;
  for (let a = 0; a < owners.length; a++) {
    const row = alike[a]!;
    for (let b = 0; b < a; b++) if (owners[a] === owners[b]) sum += (2 * row[b]!) / sizes[owners[a]!]!;
    sum += row[a]! / sizes[owners[a]!]!;
  }
  return sum;
}

/** The sum of all views, each centred and of the same size but for its weight. */
function likenessOf(speeches: readonly Speech[], { language }: ScriptFacts): Likeness {
  const words = speeches.map((speech) => speech.words);
  const runs = speeches.map(({ line }) => runsOf(line.text.toLowerCase(), letters[language]));
  const tracked = [...new Set([...markers[language], ...commonest(words)])];
  const said = words.map((list) => new Set(list));
  const views = [
    byColumns(speeches.map((speech) => mannerOf(speech.line.text, speech.words))),
    byColumns(said.map((list) => tracked.map((word) => (list.has(word) ? 1 : 0)))),
    centred(similarities(rareVectors(words))),
    centred(similarities(rareVectors(runs))),
  ];
  const sizes = views.map((view) => view.reduce((sum, row, index) => sum + row[index]!, 0) || 1);
  return speeches.map((_, a) =>
    speeches.map((__, b) =>
      views.reduce((sum, view, index) => sum + (weights[index]! * view[a]![b]!) / sizes[index]!, 0),
    ),
  );
}

function mannerOf(text: string, words: readonly string[]): number[] {
  const count = Math.max(1, words.length);
  const sentences = text.split(/[.!?。！？…]+/u).filter((part) => part.trim() !== '').length;
  return [
    Math.log1p(words.length),
    Math.log1p(words.length / Math.max(1, sentences)),
    /[?？]/u.test(text) ? 1 : 0,
    /[!！]/u.test(text) ? 1 : 0,
    /\.\.\.|…|--|—/u.test(text) ? 1 : 0,
    (text.match(/[,，、;；]/gu)?.length ?? 0) / count,
    words.filter((word) => /['’]/.test(word)).length / count,
    words.reduce((sum, word) => sum + word.length, 0) / count,
  ];
}

function commonest(lists: readonly (readonly string[])[]): string[] {
  return [...spreadOf(lists)]
    .filter(([, count]) => count > 2 && count <= 0.9 * lists.length)
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, commonWords)
    .map(([word]) => word);
}

/** In how many of the lists each word stands. */
function spreadOf(lists: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists) for (const word of new Set(list)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function runsOf(text: string, lengths: readonly number[]): string[] {
  const padded = ` ${text} `;
  return lengths.flatMap((length) =>
    Array.from({ length: Math.max(0, padded.length - length + 1) }, (_, at) => padded.slice(at, at + length)),
  );
}

/** Each list as weights of length one: the rarer a word, the heavier; words of one list alone tell nothing. */
function rareVectors(lists: readonly (readonly string[])[]): Map<string, number>[] {
  const counts = spreadOf(lists);
  return lists.map((list) => {
    const shared = [...new Set(list)].filter((word) => counts.get(word)! > 1);
    const rarity = shared.map((word) => Math.log(lists.length / counts.get(word)!) + 0.2);
    const length = Math.hypot(...rarity) || 1;
    return new Map(shared.map((word, index) => [word, rarity[index]! / length]));
  });
}

/** Likeness by features that are each brought to mean 0 and sum of squares 1; features that never vary are left out. */
function byColumns(rows: readonly number[][]): number[][] {
  const columns = rows[0]!.flatMap((_, feature) => {
    const values = rows.map((row) => row[feature]!);
    const middle = mean(values);
    const size = Math.hypot(...values.map((value) => value - middle));
    return size > 1e-9 ? [values.map((value) => (value - middle) / size)] : [];
  });
  return rows.map((_, a) => rows.map((__, b) => columns.reduce((sum, column) => sum + column[a]! * column[b]!, 0)));
}

function centred(alike: Likeness): number[][] {
  const means = alike.map((row) => mean(Array.from(row)));
  const middle = mean(means);
  return alike.map((row, a) => Array.from(row, (value, b) => value - means[a]! - means[b]! + middle));
}
