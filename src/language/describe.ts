import { isVerb, nounOf, valueIn, type Word } from './words.ts';

/** Words that lead to where something is. */
export const placeWords =
  /^(?:in|on|at|under|near|by|to|through|across|beside|inside|into|from|along|over|behind|outside|onto|beneath|within|around|of|aboard)$/;

/** Reads counts, colours and other attributes leftwards from a noun, whose compound starts at `start`, to the start of its phrase. `from` is where the words directly before it begin. */
export function describe(
  words: Word[],
  start: number,
): { count: number; colours: string[]; attributes: string[]; from: number } {
  const colours: string[] = [];
  const attributes: string[] = [];
  let count = 1;
  let from = start;
  for (let index = start - 1; index >= 0 && index > start - 5; index--) {
    const word = words[index]!;
    const colour = valueIn(word, 'colours');
    const number = valueIn(word, 'counts');
    if (word.ends && !(word.tags.has('Adjective') || colour)) break;
    if (colour) colours.unshift(colour);
    if (number) count = Math.max(count, Number(number));
    const ends =
      number !== undefined ||
      isVerb(word) ||
      ['Possessive', 'Pronoun', 'Copula', 'Preposition'].some((tag) => word.tags.has(tag)) ||
      placeWords.test(word.base) ||
      word.tags.has('Conjunction') ||
      word.tags.has('Determiner');
    if (ends || (nounOf(word) && !word.tags.has('Adjective') && !colour)) break;
    if (word.tags.size > 0 || word.meanings.some((meaning) => 'value' in meaning)) {
      attributes.unshift(word.base);
      const joined = index === from - 1 || (index === from - 2 && words[index + 1]!.text === '的');
      if (joined) from = index;
    }
  }
  return { count, colours, attributes, from };
}
