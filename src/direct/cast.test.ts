import { expect, test } from 'vitest';
import { type Character, type Creature, characterSchema, type Person } from '../film/index.ts';
import { chooseVoice, depict, read } from './__fixtures__/film.ts';
import { castCharacters } from './index.ts';

const cast = (text: string, existing: Character[] = []) =>
  castCharacters(read(text), { existing, depict, seed: 7, chooseVoice });
const named = (characters: Character[], name: string) => characters.find((character) => character.name === name)!;

const bridge = `EXT. BRIDGE - NIGHT

LIU, a young scholar in a blue-grey robe with an umbrella, crosses. A white fox watches.

BAI, a fox spirit, appears.

BAI
Good evening.

LIU
Who are you?
`;

test('speakers, the introduced and the nameless of the action are cast with looks of their own', () => {
  const { characters } = cast(bridge);
  expect(characters.map((character) => character.name).sort()).toEqual(['BAI', 'Fox', 'LIU']);
  for (const character of characters) expect(characterSchema.safeParse(character).success).toBe(true);
  const bai = named(characters, 'BAI').appearance as Person;
  expect(bai).toMatchObject({ kind: 'person', sex: 'female', features: ['fox-ears', 'fox-tail'] });
  expect(bai.dress.colours.slice(0, 2)).toEqual(['#f6f1e7', '#c8321f']);
  const liu = named(characters, 'LIU').appearance as Person;
  expect(liu).toMatchObject({ age: 'youth', sex: 'male', hair: { style: 'topknot' }, props: ['umbrella'] });
  expect(liu.dress).toMatchObject({ style: 'robe', hat: 'scholar' });
  const fox = named(characters, 'Fox').appearance as Creature;
  expect(fox).toMatchObject({ kind: 'creature', plan: 'fox' });
  expect(fox.colours[0]).toBe('#f4f1ea');
});

test('entries that stand are never made again or altered', () => {
  const first = cast(bridge).characters;
  expect(cast(bridge, first).characters).toEqual([]);
  const kept = { ...named(first, 'BAI'), description: 'mine' };
  const rest = cast(bridge, [kept]).characters;
  expect(rest.map((character) => character.name)).not.toContain('BAI');
});

test('speaking animals are creatures; those without a body of their own come with a finding', () => {
  const { characters, findings } = cast('EXT. WOOD - DAY\n\nCROW\nCaw!\n\nRABBIT\nQuiet!\n');
  expect(named(characters, 'CROW').appearance).toMatchObject({ kind: 'creature', plan: 'bird', species: 'crow' });
  expect(named(characters, 'RABBIT').appearance).toMatchObject({ kind: 'creature', species: 'rabbit' });
  expect(findings).toMatchObject([{ code: 'creature-substituted', severity: 'draft' }]);
});

test('Chinese names and descriptions', () => {
  const { characters } = cast(
    '外景 石桥 - 夜\n\n书生柳生撑着伞走来。狐女白素现身。一位白发老翁坐在桥头。\n\n@柳生\n你是谁？\n\n@白素\n过路人。\n',
  );
  expect(named(characters, '柳生').appearance).toMatchObject({
    sex: 'male',
    props: ['umbrella'],
    dress: { style: 'robe', hat: 'scholar' },
  });
  expect(named(characters, '白素').appearance).toMatchObject({ sex: 'female', features: ['fox-ears', 'fox-tail'] });
  expect(named(characters, '老翁').appearance).toMatchObject({ age: 'elder', sex: 'male' });
  expect(characters.map((character) => character.name)).not.toContain('书生');
});

test('dress follows the time the story plays in, and no two wear one main colour', () => {
  const modern = cast(
    'INT. OFFICE - DAY\n\nA phone rings on the computer.\n\nANNA\nHello?\n\nTOM\nWho is it?\n\nMARK\nNobody.\n',
  ).characters;
  for (const { appearance } of modern) expect((appearance as Person).dress.style).not.toBe('robe');
  const colours = modern.map(({ appearance }) => (appearance as Person).dress.colours[0]);
  expect(new Set(colours).size).toBe(colours.length);
  expect((named(modern, 'ANNA').appearance as Person).sex).toBe('female');
  expect((named(modern, 'TOM').appearance as Person).sex).toBe('male');
});

test('an apposition is the same person, not another', () => {
  const { characters } = cast('INT. ROOM - DAY\n\nAn old woman, EDITH, stands by the window.\n\nEDITH\nCome in.\n');
  expect(characters).toHaveLength(1);
  expect(characters[0]).toMatchObject({ aliases: ['old woman'], appearance: { age: 'elder', sex: 'female' } });
});
