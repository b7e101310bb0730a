/** Words for one idea in both languages. English is matched at word edges, Chinese anywhere. */
export type Words = { en: readonly string[]; zh: readonly string[] };

/** Where a word stands in a text, in UTF-16 units. */
export type Hit = { start: number; end: number; word: string };

const patterns = new Map<string, RegExp>();
const han = /\p{Script=Han}/u;
const letter = /[\p{L}\p{N}]/u;

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

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

/** A verb in all its forms; its particle may stand up to two words away. */
function sourceFor(word: string): string {
  const [first = '', ...rest] = word.split(' ');
  const tail =
    rest.length === 0
      ? ''
      : rest.length === 1
        ? `(?:\\s+\\S+){0,2}?\\s+${literal(rest[0]!)}`
        : `\\s+${literal(rest.join(' '))}`;
  return `(?<![\\p{L}\\p{N}])(?:${forms(first).map(literal).join('|')})${tail}(?![\\p{L}\\p{N}])`;
}

/** The regular forms of an English verb. */
function forms(verb: string): string[] {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const third = /(?:s|x|z|ch|sh)$/.test(verb)
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
