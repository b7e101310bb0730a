import { capital, literal } from '../film/index.ts';

/** A noun phrase with the article that its sound asks for. */
export function withArticle(text: string): string {
  return `${/^(?!one|eu|uni|use|usu)(?:[aeiou]|hour|honest|heir)/i.test(text) ? 'an' : 'a'} ${text}`;
}

/** Title case of English: short words inside stay small. */
export function titleCase(text: string): string {
  const small = /^(?:a|an|the|of|in|on|at|by|to|for|and|or|from|with|under|behind)$/i;
  const words = text
    .split(' ')
    .map((word, index) => (index > 0 && small.test(word) ? word.toLowerCase() : capital(word)));
  return words.join(' ');
}

/** Several names in one phrase. */
export function listOf(names: readonly string[], language: 'en' | 'zh'): string {
  if (names.length < 2) return names.join('');
  const [separator, last] = language === 'zh' ? ['、', '和'] : [', ', ' and '];
  return names.slice(0, -1).join(separator) + last + names.at(-1);
}

/** Where the word or phrase stands in the text, or -1: English at word edges with usual endings, Chinese anywhere. */
export function positionOf(text: string, word: string): number {
  if (/\p{Script=Han}/u.test(word)) return text.indexOf(word);
  const [first = '', ...rest] = word.split(' ');
  const after = rest.map((part) => `\\s+${literal(part)}`).join('');
  return text.search(new RegExp(`\\b${inflected(first)}${after}${rest.length > 0 ? 's?' : ''}\\b`, 'i'));
}

function inflected(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${literal(word.slice(0, -1))}(?:y|ies|ied|ying)`;
  if (word.endsWith('e')) return `${literal(word.slice(0, -1))}(?:e|es|ed|ing)`;
  return `${literal(word)}(?:s|es|ed|ing|${word.at(-1)}ing|${word.at(-1)}ed)?`;
}

/** The word or phrase stands in the text. */
export function mentions(text: string, word: string): boolean {
  return positionOf(text, word) >= 0;
}
