import games from './data/games.json' with { type: 'json' };
import type { Premise } from './premise.ts';
import { mentions } from './wording.ts';

/** What a film's rivals measure themselves in: what the premise names, else wrestling (data/games.json). */
export function gameOf({ text, language }: Pick<Premise, 'text' | 'language'>): string {
  const named = games.find(({ words }) => words.some((word) => mentions(text, word)));
  return (named ?? games.at(-1)!)[language];
}
