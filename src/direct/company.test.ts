import { expect, test } from 'vitest';
import type { Person } from '../film/index.ts';
import { chooseVoice, depict, read } from './__fixtures__/film.ts';
import { castCharacters } from './index.ts';

/** The people of a script in which everybody named says a word, by name. */
function people(action: string, names: readonly string[], premise?: string, seed = 7): Record<string, Person> {
  const zh = /\p{Script=Han}/u.test(action);
  const lines = names.map((name) => (zh ? `@${name}\n你好。` : `${name}\nHello.`)).join('\n\n');
  const script = `${zh ? '外景 沙漠 - 日' : 'EXT. FIELD - DAY'}\n\n${action}\n\n${lines}\n`;
  const { characters } = castCharacters(read(script), { existing: [], depict, seed, chooseVoice, premise });
  return Object.fromEntries(characters.map(({ name, appearance }) => [name, appearance as Person]));
}

test.each([
  ['将军与失散多年的弟弟重逢。', '将军', '弟弟', 'adult'],
  ['将军扶起弟弟。', '将军', '弟弟', 'youth'],
  ['医生拥抱妹妹。', '医生', '妹妹', 'youth'],
  ['将军与年幼的弟弟重逢。', '将军', '弟弟', 'child'],
  ['将军看着小弟弟。', '将军', '小弟弟', 'child'],
  ['母亲看着弟弟。', '母亲', '弟弟', 'child'],
  ['老人看着儿子。', '老人', '儿子', 'adult'],
  ['爷爷看着孙子。', '爷爷', '孙子', 'child'],
  ['A soldier meets his long-lost sister.', 'SOLDIER', 'SISTER', 'adult'],
  ['A doctor embraces her younger brother.', 'DOCTOR', 'YOUNGER BROTHER', 'youth'],
  ['A doctor embraces her little sister.', 'DOCTOR', 'LITTLE SISTER', 'child'],
  ['A little girl waves at her brother.', 'GIRL', 'BROTHER', 'child'],
  ['An old man waves at his brother.', 'OLD MAN', 'BROTHER', 'elder'],
  ['An old man waves at his wife.', 'OLD MAN', 'WIFE', 'elder'],
  ['An old man waves at his young wife.', 'OLD MAN', 'WIFE', 'youth'],
  ['A farmer waves at the daughter.', 'FARMER', 'DAUGHTER', 'child'],
  ['A little girl waves at SISTER AGNES, a nun.', 'GIRL', 'SISTER AGNES', 'adult'],
])('%s %s, %s: the age is fitting (%s)', (action, other, kin, age) => {
  expect(people(action, [other, kin])[kin]!.age).toBe(age);
});

test('a premise that speaks of years apart makes a daughter a grown woman', () => {
  const action = 'A farmer reads a letter of the daughter.';
  const names = ['FARMER', 'DAUGHTER'];
  expect(people(action, names, 'A farmer and his daughter write letters for years').DAUGHTER!.age).toBe('adult');
  expect(people(action, names, 'A farmer and his daughter find a fox').DAUGHTER!.age).toBe('child');
});

test('the older of two of one kind is grey and bearded, the younger young', () => {
  const { 'OLDER THIEF': older, 'YOUNGER THIEF': younger } = people(
    'Two thieves stop: a younger thief and an older thief.',
    ['OLDER THIEF', 'YOUNGER THIEF'],
  );
  expect(older).toMatchObject({ age: 'adult', beard: true });
  expect(younger).toMatchObject({ age: 'youth', beard: false });
  expect(brightness(older!.hair.colour)).toBeGreaterThan(brightness(younger!.hair.colour) + 60);
});

test('an older sister is no grey woman', () => {
  const { 'OLDER SISTER': older } = people('Two sisters stop.', ['OLDER SISTER', 'YOUNGER SISTER']);
  expect(brightness(older!.hair.colour)).toBeLessThan(120);
});

test.each([
  ['两位老人坐着。', ['高个子老人', '矮个子老人', '老渔夫']],
  ['Three old men wait.', ['TALL OLD MAN', 'SHORT OLD MAN', 'OLD FARMER']],
  ['Three men wait.', ['MARK', 'TOM', 'STRANGER']],
  ['Three women wait.', ['ANNA', 'MARY', 'SARAH']],
  ['三个士兵等着。', ['大胡子士兵', '小个子士兵', '将军']],
])('%s %j: no two look alike, whatever the chance', (action, names) => {
  for (const seed of [1, 2, 3, 5, 8, 13, 21, 34]) {
    const cast = Object.values(people(action, names, undefined, seed));
    for (const [i, one] of cast.entries())
      for (const other of cast.slice(i + 1)) expect(differences(one, other)).toBeGreaterThanOrEqual(3);
  }
});

test('what the script says of somebody stays, however alike they look', () => {
  const cast = people(
    'TOM, a bearded man with curly hair in a fedora. MARK, a bearded man with curly hair in a fedora.',
    ['TOM', 'MARK'],
  );
  for (const { beard, hair, dress } of Object.values(cast))
    expect([beard, hair.style, dress.hat]).toEqual([true, 'curly', 'fedora']);
});

const brightness = (hex: string) =>
  [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(hex.slice(at, at + 2), 16), 0) / 3;

/** Of hair, its colour, beard, hat, age, sex, build, stature, dress and its colour, how many differ. */
function differences(one: Person, other: Person): number {
  const seen = (person: Person) => [
    person.hair.style,
    person.hair.colour,
    person.beard,
    person.dress.hat,
    person.age,
    person.sex,
    person.build,
    person.dress.style,
    person.dress.colours[0],
    Math.round(person.height / 0.12),
  ];
  const others = seen(other);
  return seen(one).filter((trait, index) => trait !== others[index]).length;
}
