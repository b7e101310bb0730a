import { glossOf } from './chinese-nouns.ts';
import roles from './data/animal-roles.json' with { type: 'json' };

const listed = new Set(roles);

/** A role that an animal before it makes the animal's: a *panda chef* is a panda, a *lion tamer* is no lion. English or Chinese. */
export function isAnimalRole(noun: string): boolean {
  const last = noun.toLowerCase().split(/\s+/).at(-1) ?? '';
  return listed.has(last) || listed.has(glossOf(noun)?.english ?? '');
}
