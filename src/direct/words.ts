import { literal } from '../film/index.ts';

/** Words for one idea in both languages. English is matched at word edges, Chinese anywhere. */
export type Words = { en: readonly string[]; zh: readonly string[] };

/** Words for one idea, and longer words that only contain them: 老 is old, 老师 is a teacher. */
export type ExactWords = Words & { except?: readonly string[] };

/** One pattern of the patterns for both languages, letters of either case. */
export const either = ({ en, zh }: { en: string; zh: string }): RegExp => new RegExp(`${en}|${zh}`, 'iu');

/** Where a word stands in a text, in UTF-16 units. */
export type Hit = { start: number; end: number; word: string };

const patterns = new Map<string, RegExp>();
const endsPhrase = /^(?:the|an?|his|her|its|their|this|that|to|of|with|in|on|at|from|by|who|stands?|sits?|is|was)$/i;
const wearing =
  /\b(?:in|wears?|wearing|wore|dressed in|clad in|under)\s+(?:(?:an?|the|his|her|their|its)\s+)?(?:[\p{L}'’-]+,?\s+){0,4}$/iu;
const han = /\p{Script=Han}/u;
const letter = /[\p{L}\p{N}]/u;

/** All places where one of the words stands, in text order, the longer word where two overlap; `word` in lower case. */
export function findWords(text: string, words: readonly string[], inflected = false): Hit[] {
  const lower = lowered(text);
  const hits = words.flatMap((word) =>
    inflected && !han.test(word) ? inflectedHits(lower, word) : plainHits(lower, word.toLowerCase()),
  );
  const kept: Hit[] = [];
  for (const hit of hits.length > 1 ? hits.sort((a, b) => b.end - b.start - (a.end - a.start)) : hits) {
    if (!kept.some((other) => hit.start < other.end && hit.end > other.start)) kept.push(hit);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** How far one of the words reaches that a text begins with, verbs in all their forms; 0 where it begins with none. */
export function opensWith(text: string, { en, zh }: Words): number {
  const hits = [...findWords(text, en, true), ...findWords(text, zh)];
  return Math.max(0, ...hits.map((hit) => (hit.start === 0 ? hit.end : 0)));
}

/** Lower case where that keeps every position. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

function plainHits(text: string, word: string): Hit[] {
  const hits: Hit[] = [];
  if (word === '') return hits;
  const free = han.test(word);
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
    const end = start + word.length;
    const whole =
      free || !(letter.test(text[start - 1] ?? '') || letter.test(text[end] ?? '')) || besideHan(text, start, end);
    if (whole) hits.push({ start, end, word });
  }
  return hits;
}

/** A Latin name inside Chinese text has Chinese letters on both sides. */
function besideHan(text: string, start: number, end: number): boolean {
  return [text[start - 1] ?? '', text[end] ?? ''].every((side) => !letter.test(side) || han.test(side));
}

function inflectedHits(text: string, word: string): Hit[] {
  const [first = ''] = word.split(' ');
  if (!text.includes(first.slice(0, Math.max(2, first.length - 1)))) return [];
  const known = patterns.get(word) ?? new RegExp(sourceFor(word), 'gu');
  patterns.set(word, known);
  return [...text.matchAll(known)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    word: match[0],
  }));
}

/** The number of times that words of the idea stand in the text. */
export function count(text: string, words: Words): number {
  return findWords(text, words.en).length + findWords(text, words.zh).length;
}

/** The text has a word of the idea. */
export function has(text: string, words: Words): boolean {
  const lower = lowered(text);
  return words.zh.some((word) => text.includes(word)) || words.en.some((word) => plainHits(lower, word).length > 0);
}

/** The first key of a table of which the text has a word. */
export function keyIn<K extends string>(text: string, table: Record<K, Words>): K | undefined {
  return (Object.keys(table) as K[]).find((key) => has(text, table[key]));
}

/**
 * The key of a table whose words are said of one of `nouns`: an adjective stands at most two words before the noun ("two old
 * brothers"), after a form of *be*, or in an apposition ("LIU, thin and tall,"); a Chinese one up to four characters before it.
 */
export function describedAs<K extends string>(
  text: string,
  table: Record<K, ExactWords>,
  nouns: readonly string[],
): K | undefined {
  const said = (hit: Hit) => {
    const after = text.slice(hit.end).toLowerCase();
    if (han.test(hit.word))
      return nouns.some((noun) => han.test(noun) && after.slice(0, 4 + noun.length).includes(noun));
    const next = phraseAfter(after);
    if (next.some((word) => nouns.includes(word) || nouns.includes(word.replace(/(?:'s|’s|s)$/, '')))) return true;
    const before = text.slice(0, hit.start);
    return (
      /(?:\b(?:is|was|looks|grown|in (?:his|her))\s+|[,(]\s*)(?:[\p{L}-]+,?\s+(?:and\s+)?){0,2}$/iu.test(before) &&
      /^\s*(?:and\b|[,.;)]|$)/.test(after)
    );
  };
  const keys = Object.keys(table) as K[];
  return keys.find((key) => {
    const { en, zh, except = [] } = table[key];
    const others = findWords(text, except);
    const own = [...findWords(text, en), ...findWords(text, zh)];
    return own.some((hit) => !others.some((other) => hit.start >= other.start && hit.end <= other.end) && said(hit));
  });
}

/** At most three words of the noun phrase that a text begins with. */
function phraseAfter(text: string): string[] {
  const words = (text.split(/[.,;:!?()]/)[0] ?? '').split(/[^\p{L}'’-]+/u).filter(Boolean);
  const end = words.findIndex((word) => endsPhrase.test(word));
  return words.slice(0, end < 0 ? 3 : Math.min(3, end));
}

/**
 * The keys of a table of clothes that a text says somebody wears: after "in", "wearing" or 穿, or as part of what somebody is
 * called, such as 白衣女子. What is only found, folded or handed over is not worn.
 */
export function wornIn<K extends string>(text: string, table: Record<K, Words>): K[] {
  const worn = (hit: Hit) => {
    const before = text.slice(Math.max(0, hit.start - 60), hit.start);
    if (!han.test(hit.word)) return wearing.test(before);
    return /[穿披戴着裹身][^，。；、]{0,6}$/u.test(before) || /^的?[男女老少书侠公姑剑人道]/u.test(text.slice(hit.end));
  };
  const keys = Object.keys(table) as K[];
  return keys.filter((key) => [...findWords(text, table[key].en), ...findWords(text, table[key].zh)].some(worn));
}

/** What *one's* stands for in a phrase of the tables. */
const whose = '(?:his|her|its|their|my|your|both|one|two)';

/** Between a verb and its particle stands no other particle: who *walks off in silence* does not walk in. */
const otherParticle = '(?!(?:off|out|away|down)\\b)';

/** A verb in all its forms; its particle may stand up to three words away. */
function sourceFor(word: string): string {
  const [first = '', ...rest] = word.split(' ');
  const tail =
    rest.length === 0
      ? ''
      : rest.length === 1
        ? `(?:\\s+${otherParticle}\\S+){0,3}?\\s+${literal(rest[0]!)}`
        : `\\s+${rest.map((part) => (part === "one's" ? whose : literal(part))).join('\\s+')}`;
  return `(?<![\\p{L}\\p{N}])(?:${forms(first).map(literal).join('|')})${tail}(?![\\p{L}\\p{N}])`;
}

/** The regular forms of an English verb. */
function forms(verb: string): string[] {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const third = /(?:s|x|z|ch|sh|[^aeiou]o)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`;
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`;
  const doubled = /[^aeiou][aeiou][bdgmnpt]$/.test(verb) ? [`${verb}${verb.at(-1)}ing`, `${verb}${verb.at(-1)}ed`] : [];
  return [verb, third, `${stem}ing`, past, ...doubled];
}

/** A key that is equal for names that differ only in case, spaces and punctuation. */
export function nameKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^(?:the|a|an)\s+/, '')
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
}

/** An identity made from a name: lower case, hyphens, letters of any script. */
export function slug(text: string): string {
  return (
    nameKey(text)
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'unnamed'
  );
}

/** Spoken or read length in seconds: about 2.6 English words or 4.3 Chinese characters a second. */
export function readingTime(text: string): number {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[^\s\p{Script=Han}\p{P}]+/gu)?.length ?? 0;
  return characters / 4.3 + words / 2.6;
}
