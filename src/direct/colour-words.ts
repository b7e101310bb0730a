import type { Colour } from '../film/index.ts';
import colours from './data/colours.json' with { type: 'json' };
import { findWords, type Hit } from './words.ts';

/** The words for colours in a text, by data/colours.json, with the colour of each. */
export function colourWords(text: string): (Hit & { hex: Colour })[] {
  return colours.flatMap(({ hex, en, zh }) =>
    findWords(text, [...en, ...zh]).map((hit) => ({ ...hit, hex: hex as Colour })),
  );
}

/** Colours that a text names, or gives as `#rrggbb`, in text order. */
export function coloursIn(text: string): string[] {
  const given = [...text.matchAll(/#[0-9a-f]{6}\b/gi)].map((match) => ({
    hex: match[0].toLowerCase(),
    start: match.index,
  }));
  return [...given, ...colourWords(text)].sort((a, b) => a.start - b.start).map(({ hex }) => hex);
}

/** How far apart two colours `#rrggbb` are in RGB, 0 to 441. */
export function colourDistance(one: string, other: string): number {
  const [a, b] = [one, other].map((hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));
  return Math.hypot(...a!.map((value, index) => value - b![index]!));
}

/** Mean of a colour's channels, 0 to 255. */
export function brightness(hex: string): number {
  return [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(hex.slice(at, at + 2), 16), 0) / 3;
}
