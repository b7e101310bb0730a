import type { Person } from '../film/index.ts';
import people from './data/people.json' with { type: 'json' };
import { describedAs, findWords, has } from './words.ts';

type Age = Person['age'];

/** Who else a film has: all they are called, and how old they are. */
export type Company = { names: string; ages: readonly Age[] };

const { relations, parents, grandparents, small, apartForYears } = people.kin;

const nouns = Object.values(relations).flatMap(({ en, zh }) => [...en, ...zh]);

/** Whether somebody is called by kinship, names parted by semicolons: a *Sister Agnes* is not. */
export const isKin = (names: string): boolean =>
  findWords(names, nouns).some(({ end }) => /^\s*(?:;|$)/.test(names.slice(end)));

/**
 * The age of a kinsman or partner by the company: a younger brother of an adult is nearly grown, one lost for years an adult, an old
 * man's wife or brother is old; with a parent beside them or among children alone, brothers and sisters are children. Undefined where
 * `names` tell no kinship or the text calls them little: then the kind's own age stands.
 */
export function kinAge(names: string, text: string, { names: others, ages }: Company): Age | undefined {
  const { younger, offspring, partner } = relations;
  if (!isKin(names) || has(names, small)) return undefined;
  if (describedAs(text, { small, child: people.words.age.child }, nouns)) return undefined;
  const grown = ages.filter((age) => age !== 'child');
  const old = grown.length > 0 && grown.every((age) => age === 'elder');
  if (has(names, partner)) return old ? 'elder' : undefined;
  if (has(text, apartForYears)) return 'adult';
  if (has(names, offspring)) return old && !has(others, grandparents) ? 'adult' : undefined;
  if (ages.length === 0 || has(others, parents)) return undefined;
  if (grown.length === 0) return 'child';
  return old ? 'elder' : has(names, younger) ? 'youth' : undefined;
}
