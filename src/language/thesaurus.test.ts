import { expect, test } from 'vitest';
import { createThesaurus, glossOf, type NounKind, traitsOf } from './index.ts';
import { openWordnet } from './node/index.ts';

const thesaurus = createThesaurus(openWordnet());

const kinds: Record<NounKind | 'unseen', string[]> = {
  person: [
    'astronaut',
    'blacksmith',
    'nun',
    'detective',
    'pirate',
    'chef',
    'queen',
    'ronin',
    'old gravekeeper',
    'robot',
    'vampire',
    'samurai',
    'twins',
    'taxi driver',
    'space pirate',
    'mother-in-law',
    'Astronauts',
    'thieves',
    '宇航员',
    '老铁匠',
    '采珠人',
    '小师妹',
  ],
  creature: [
    'wolf',
    'whale',
    'octopus',
    'tiger',
    'qilin',
    'unicorn',
    'phoenix',
    'geese',
    'wolves',
    'sea-monster',
    'chicken',
    '雪豹',
    '白鹤',
  ],
  object: ['astrolabe', 'violins', 'teapot', 'recipe', 'treasure map', 'car', 'statue', '古琴', '油纸伞'],
  place: [
    'kitchen',
    'volcano',
    'market',
    'castle',
    'hospital',
    'garden',
    'rooftop',
    'harbour',
    'coffee shop',
    'moon base',
    'noodle shop',
    'battlefield',
    'Paris',
    '望海楼',
    '青云观',
    '火锅店',
  ],
  nature: ['moon', 'rose', 'fire', 'rainbow', 'willow tree', '大树'],
  unseen: ['love', 'time', 'justice', 'birthday', 'hand'],
};

test.each(
  Object.entries(kinds).flatMap(([kind, nouns]) => nouns.map((noun) => [noun, kind])),
)('%s is %s', (noun, kind) => {
  expect(thesaurus.kindOf(noun)?.kind ?? 'unseen').toBe(kind);
});

test('a vehicle or a star is a place for who is in it, and only then', () => {
  for (const noun of ['submarine', 'train', 'space station', 'spaceship']) {
    expect(thesaurus.kindOf(noun)?.kind).toBe('object');
    expect(thesaurus.kindOf(noun, 'place')).toMatchObject({ kind: 'place', interior: true });
  }
  expect(thesaurus.kindOf('moon', 'place')?.kind).toBe('place');
  expect(thesaurus.kindOf('table', 'place')?.kind).toBe('object');
});

test('indoors and out of doors', () => {
  for (const noun of ['kitchen', 'library', 'museum', 'tavern', '厨房', '面馆'])
    expect([noun, thesaurus.kindOf(noun)?.interior]).toEqual([noun, true]);
  for (const noun of ['meadow', 'harbour', 'street', 'rooftop', '田野', '码头'])
    expect([noun, thesaurus.kindOf(noun)?.interior]).toEqual([noun, false]);
});

test('the nearest candidate comes with the concepts between', () => {
  const animals = ['dog', 'cat', 'horse', 'bird', 'snake'];
  expect(thesaurus.nearest('ocelot', animals, 'creature')).toMatchObject({
    candidate: 'cat',
    path: ['ocelot', 'wildcat', 'cat'],
  });
  expect(thesaurus.nearest('sparrow', animals, 'creature')?.candidate).toBe('bird');
  expect(thesaurus.nearest('斑马', animals, 'creature')?.candidate).toBe('horse');
  const near = thesaurus.nearest('sofa', ['chair', 'river'])!.distance;
  expect(near).toBeLessThan(thesaurus.nearest('sofa', ['river'])!.distance);
  expect(thesaurus.nearest('cat', ['cat'])).toEqual({ candidate: 'cat', distance: 0, path: ['cat'] });
});

test('senses are compared in the kind that is asked for', () => {
  const places = ['study', 'forest', 'shore'];
  expect(thesaurus.nearest('library', places, 'place')?.candidate).toBe('study');
  expect(thesaurus.nearest('monk', ['scholar', 'musician', 'soldier'], 'creature')).toBeUndefined();
});

test.each([
  '',
  ' ',
  'flurbish',
  'xq-zt',
  '---',
  '的',
  '🙂',
  '__proto__',
])('nothing is known of %j, and nothing breaks', (noun) => {
  expect(thesaurus.kindOf(noun)).toBeUndefined();
  expect(thesaurus.nearest(noun, ['dog', 'no-such-word'], 'creature')).toBeUndefined();
  expect(thesaurus.nearest('dog', [noun])).toBeUndefined();
});

test('a Chinese noun is understood by its end', () => {
  expect(glossOf('宇航员')).toMatchObject({ english: 'astronaut', kind: 'person' });
  expect(glossOf('老铁匠')).toMatchObject({ english: 'blacksmith', head: '铁匠' });
  expect(glossOf('青云观')).toMatchObject({ english: 'temple', kind: 'place', head: '观' });
  expect(glossOf('张家铺')).toMatchObject({ english: 'shop', interior: true });
  expect(glossOf('忽然')).toBeUndefined();
});

test('traits come from the tables and, for other nouns, from what is above them', () => {
  expect(traitsOf('nun', 'nun')).toMatchObject({ sex: 'female' });
  expect(traitsOf('pirate queen', 'queen')).toMatchObject({ sex: 'female' });
  expect(traitsOf('duchess', 'duchess')).toEqual({});
  expect(traitsOf('duchess', 'duchess', thesaurus)).toEqual({ sex: 'female' });
  expect(traitsOf('黑猫', 'cat')).toMatchObject({ plan: 'fox' });
});
