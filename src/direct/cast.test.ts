import { expect, test } from 'vitest';
import { type Character, type Creature, characterSchema, type Person } from '../film/index.ts';
import { createThesaurus } from '../language/index.ts';
import { openWordnet } from '../language/node/index.ts';
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
  const { characters, findings } = cast('EXT. WOOD - DAY\n\nCROW\nCaw!\n\nMONKEY\nQuiet!\n');
  expect(named(characters, 'CROW').appearance).toMatchObject({ kind: 'creature', plan: 'bird', species: 'crow' });
  expect(named(characters, 'MONKEY').appearance).toMatchObject({ kind: 'creature', species: 'monkey' });
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

const thesaurus = createThesaurus(openWordnet());
const role = (noun: string, premise?: string) => {
  const zh = /\p{Script=Han}/u.test(noun);
  const article = /^[aeiou]/.test(noun) ? 'An' : 'A';
  const script = zh
    ? `外景 田野 - 日\n\n一个${noun}走来。\n\n@${noun}\n你好。\n`
    : `EXT. FIELD - DAY\n\n${article} ${noun} comes. The ${noun} waits.\n\n${noun.toUpperCase()}\nHello.\n`;
  return castCharacters(read(script), { existing: [], depict, seed: 7, chooseVoice, thesaurus, premise });
};

test.each([
  ['astronaut', 'spacesuit', 'space'],
  ['blacksmith', 'tunic', 'none'],
  ['nun', 'robe', 'hood'],
  ['detective', 'coat', 'fedora'],
  ['pirate', 'coat', 'tricorn'],
  ['chef', 'uniform', 'toque'],
  ['robot', 'robot', 'none'],
  ['paleontologist', 'coat', 'none'],
  ['tax collector', 'robe', 'scholar'],
  ['ventriloquist', 'suit', 'none'],
  ['宇航员', 'spacesuit', 'space'],
  ['老铁匠', 'tunic', 'none'],
  ['海盗船长', 'coat', 'tricorn'],
  ['刀客', 'robe', 'none'],
  ['调酒师', 'casual', 'none'],
])('a %s wears %s and %s', (noun, style, hat) => {
  const { characters } = role(noun);
  expect(characters).toHaveLength(1);
  expect(characterSchema.safeParse(characters[0]).success).toBe(true);
  expect((characters[0]!.appearance as Person).dress).toMatchObject({ style, hat });
});

test.each([
  ['wolf', 'dog'],
  ['cat', 'fox'],
  ['tiger', 'fox'],
  ['whale', 'dragon'],
  ['eagle', 'bird'],
  ['lion', 'fox'],
  ['deer', 'horse'],
  ['rabbit', 'fox'],
  ['snake', 'dragon'],
  ['elephant', 'horse'],
  ['ocelot', 'fox'],
  ['komodo dragon', 'dragon'],
  ['poodle', 'dog'],
  ['雪豹', 'fox'],
  ['丹顶鹤', 'bird'],
  ['白鹿', 'horse'],
])('a %s has the body of a %s', (noun, plan) => {
  const { characters } = role(noun);
  expect(characters.map((character) => character.appearance)).toMatchObject([{ kind: 'creature', plan }]);
  expect(characterSchema.safeParse(characters[0]).success).toBe(true);
});

test.each([
  ['panda chef', 'panda', 'toque'],
  ['platypus detective', 'platypus', 'fedora'],
  ['badger judge', 'badger', 'none'],
  ['熊猫厨师', '熊猫', 'toque'],
  ['鸭嘴兽侦探', '鸭嘴兽', 'fedora'],
])('a %s is one person, dressed for the part, with the head and hide of a %s', (noun, species, hat) => {
  const { characters, findings } = role(noun);
  expect(characters).toHaveLength(1);
  expect(characterSchema.safeParse(characters[0]).success).toBe(true);
  const { animal, dress, skin } = characters[0]!.appearance as Person;
  expect([animal?.species, dress.hat]).toEqual([species, hat]);
  expect(skin).toBe(animal!.colours[0]);
  expect(findings).toEqual([]);
});

test('a lion tamer is no lion', () => {
  expect((role('lion tamer').characters[0]!.appearance as Person).animal).toBeUndefined();
});

test('an elephant is larger than a cat and a mouse smaller, and a polar bear is white', () => {
  const body = (noun: string) => role(noun).characters[0]!.appearance as Creature;
  expect(body('elephant').height).toBeGreaterThan(2);
  expect(body('mouse').height).toBeLessThan(body('cat').height);
  expect(body('polar bear').colours[0]).toBe('#f1efe8');
});

test('what stands in for what is a finding with the concepts between', () => {
  expect(role('ocelot').findings).toMatchObject([
    { code: 'creature-substituted', evidence: { species: 'ocelot', path: ['ocelot', 'wildcat', 'cat', 'fox'] } },
  ]);
  expect(role('paleontologist').findings).toMatchObject([
    { code: 'person-substituted', severity: 'note', evidence: { path: ['paleontologist', 'scientist'] } },
  ]);
  expect(role('teapot').findings).toMatchObject([{ code: 'person-substituted', severity: 'draft' }]);
  for (const noun of ['wolf', 'astronaut', '狐狸', '和尚']) expect(role(noun).findings).toEqual([]);
});

test('the era of the premise reaches the dress, its adjectives the person', () => {
  const dress = (premise: string) => (role('poet', premise).characters[0]!.appearance as Person).dress.style;
  expect(dress('A poet of the Tang dynasty')).toBe('robe');
  const style = (noun: string, premise: string) =>
    (role(noun, premise).characters[0]!.appearance as Person).dress.style;
  expect(style('widow', 'A widow in 1925')).not.toBe(style('widow', 'A widow in ancient Rome'));
  expect(style('widow', 'A widow in 2150')).toBe('uniform');
  expect(style('寡妇', '唐朝的寡妇')).toBe('gown');
});

test('old trees and strong winds make nobody old or strong', () => {
  const { characters } = castCharacters(
    read(
      'EXT. FIELD - DAY\n\nA strong wind blows. ANNA leans on the old tree. TOM, old and thin, opens a big box.\n\nANNA\nHello.\n\nTOM\nHello.\n',
    ),
    { existing: [], depict, seed: 7, chooseVoice },
  );
  expect(named(characters, 'ANNA').appearance).toMatchObject({ age: 'adult' });
  expect(named(characters, 'TOM').appearance).toMatchObject({ age: 'elder', build: 'slight' });
});

test('a small dragon is smaller than a dragon and a giant one larger, and both fit beside people', () => {
  const size = (noun: string) => (role(noun).characters[0]!.appearance as Creature).height;
  expect(size('small dragon')).toBeLessThan(size('dragon'));
  expect(size('giant dragon')).toBeGreaterThan(size('dragon'));
  expect(size('dragon')).toBeLessThan(1.5);
});
