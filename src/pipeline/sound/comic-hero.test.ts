import { expect, test } from 'vitest';
import type { Cast } from '../../film/index.ts';
import { hasComicHero } from './comic-hero.ts';

/** A cast of a creature and a person. */
function cast(creature: string, species: string, person = 'LIBRARIAN'): Pick<Cast, 'characters'> {
  return {
    characters: [
      { name: creature, appearance: { kind: 'creature', species } },
      { name: person, appearance: { kind: 'person' } },
    ],
  } as unknown as Pick<Cast, 'characters'>;
}

test.each([
  ['A platypus detective searches a library', cast('Platypus', 'platypus', 'PLATYPUS DETECTIVE')],
  ['The contest', cast('PANDA CHEF', 'panda')],
  ['A goose becomes mayor of a small town', cast('Goose', 'goose')],
  ['熊猫厨师参加比赛', cast('熊猫', '熊猫', '厨师')],
  ['一头倔驴当上了县官', cast('驴', '驴', '师爷')],
])('%s: a creature in office is a comic hero', (words, people) => {
  expect(hasComicHero(people, words)).toBe(true);
});

test.each([
  ['A bear mother looks for her cub', cast('Bear', 'bear', 'BEAR MOTHER')],
  ['A cat watches a detective from the stairs', cast('Cat', 'cat', 'DETECTIVE')],
  ['书生在桥上遇见一只狐狸', cast('狐狸', '狐狸', '书生')],
  ['熊猫和厨师成了朋友', cast('熊猫', '熊猫', '厨师')],
])('%s: no joke', (words, people) => {
  expect(hasComicHero(people, words)).toBe(false);
});
