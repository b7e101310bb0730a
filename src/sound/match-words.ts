/** A pattern of words (`|` between them): English ones begin a word of a text, Chinese ones stand anywhere. */
export function wordPattern(words: string): string {
  return words
    .split('|')
    .map((word) => (/^[a-z]/.test(word) ? `\\b${word}` : word))
    .join('|');
}

/** Whether a text has one of the words, as `wordPattern` finds them. */
export function wordsMatch(words: string, text: string): boolean {
  return new RegExp(wordPattern(words), 'i').test(text);
}
