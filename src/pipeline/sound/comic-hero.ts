import { type Cast, literal } from '../../film/index.ts';
import { glossOf, isAnimalRole } from '../../language/index.ts';
import table from '../data/comic-heroes.json' with { type: 'json' };

/** Chinese characters in which a creature's office ends after its name. */
const reach = 5;

/**
 * Whether a film has a creature with a person's office, a *platypus detective*, a *goose* that *becomes mayor*, 熊猫厨师: two things that do not belong together
 * amuse (incongruity, as in R. Martin, The Psychology of Humor, 2007). Families of animals are no joke.
 */
export function hasComicHero({ characters }: Pick<Cast, 'characters'>, words: string): boolean {
  const text = [words, ...characters.map(({ name }) => name)].join('\n');
  return characters.some(
    ({ appearance }) => appearance.kind === 'creature' && officesOf(appearance.species, text).some(isOffice),
  );
}

function isOffice(noun: string): boolean {
  const plain = glossOf(noun)?.english ?? noun.toLowerCase();
  return table.offices.includes(plain) || (isAnimalRole(noun) && !table.kin.includes(plain));
}

/** The nouns that stand where a creature's office would. */
function officesOf(species: string, text: string): string[] {
  const name = literal(species);
  const english = new RegExp(`\\b${name} +(?:(?:${table.becoming.en}) +)?(?:an? +|the +)?([a-z-]+)`, 'giu');
  const chinese = new RegExp(`${name}(?:${table.becoming.zh})?([^${table.joining}]{1,${reach}})`, 'gu');
  if (!/\p{Script=Han}/u.test(species)) return [...text.matchAll(english)].map(([, noun]) => noun!);
  return [...text.matchAll(chinese)].flatMap(([, after]) =>
    Array.from({ length: after!.length }, (_, index) => after!.slice(0, index + 1)),
  );
}
