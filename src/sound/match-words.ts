/** Whether a text has one of the words (`|` between them; English ones begin a word of the text, Chinese ones stand anywhere). */
export function wordsMatch(words: string, text: string): boolean {
  const pattern = words
    .split('|')
    .map((word) => (/^[a-z]/.test(word) ? `\\b${word}` : word))
    .join('|');
  return new RegExp(pattern, 'i').test(text);
}
