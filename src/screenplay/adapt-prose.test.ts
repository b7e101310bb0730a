import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { adaptProse, parseFountain, toScreenplay } from './index.ts';

const folder = join(import.meta.dirname, '../../../shared/data/public-domain');
const present = existsSync(folder);

const film = (text: string) => toScreenplay(parseFountain(adaptProse(text)));
const speeches = (text: string) =>
  film(text).scenes.flatMap(({ beats }) => beats.flatMap((beat) => (beat.kind === 'dialogue' ? [beat.speech] : [])));
const seen = (text: string) =>
  film(text)
    .scenes.flatMap(({ beats }) => beats.flatMap((beat) => (beat.kind === 'action' ? [beat.text] : [])))
    .join('\n');
const places = (text: string) => film(text).scenes.map(({ heading }) => [heading.setting, heading.place, heading.hour]);

const english = `The Lighthouse

Anna climbed the stairs of the old lighthouse at dusk. She carried a lamp. "Father?" she called. "Are you here?"

Her father sat by the window. “The light is broken,” he said. “I cannot mend it.”

“Then we'll mend it together,” said Anna, and she set down the lamp.

“You’re only ten.”

“I’m eleven.”

The next morning, they walked along the beach. Captain Reed came out of his boat and shouted, “Who lit the lamp?”`;

const chinese = `# 雨桥

夜里下着雨。书生撑着伞走上石桥，看见一个女子站在桥头。

“姑娘，这么晚了，为何一个人在此？”书生问道。

女子转过身来，轻声说：“我在等一个人。”

「等谁？」

“等你。”她笑着说，“你忘了吗？”

第二天清晨，书生来到书房。老人推门进来，说道：“昨夜你去了哪里？”`;

test('an English story keeps its speakers, in order, and moves when the story moves', () => {
  expect(film(english).title).toBe('The Lighthouse');
  expect(speeches(english).map(({ character, text }) => `${character}: ${text}`)).toEqual([
    'ANNA: Father? Are you here?',
    'FATHER: The light is broken. I cannot mend it.',
    "ANNA: Then we'll mend it together.",
    'FATHER: You’re only ten.',
    'ANNA: I’m eleven.',
    'CAPTAIN REED: Who lit the lamp?',
  ]);
  expect(places(english)).toEqual([
    ['interior', 'LIGHTHOUSE', 'dusk'],
    ['exterior', 'BEACH', 'golden'],
  ]);
  expect(seen(english)).toContain('Anna climbs the stairs');
  expect(seen(english)).toContain('Anna sets down the lamp.');
});

test('a Chinese story keeps its speakers, in order, and moves when the story moves', () => {
  expect(film(chinese)).toMatchObject({ title: '雨桥', language: 'zh' });
  expect(speeches(chinese).map(({ character, text }) => `${character}：${text}`)).toEqual([
    '书生：姑娘，这么晚了，为何一个人在此？',
    '女子：我在等一个人。',
    '书生：等谁？',
    '女子：等你。你忘了吗？',
    '老人：昨夜你去了哪里？',
  ]);
  expect(places(chinese)).toEqual([
    ['exterior', '石桥', 'night'],
    ['interior', '书房', 'dawn'],
  ]);
});

test('classical Chinese without quotation marks still has its speech', () => {
  expect(speeches('老者曰：桥上有狐，不可近也。')).toMatchObject([{ character: '老者', text: '桥上有狐，不可近也。' }]);
});

test('a title given by the caller is used when the story has none', () => {
  expect(parseFountain(adaptProse('He ran. He fell.', { title: 'Run' })).titlePage).toMatchObject([
    { key: 'Title', values: ['Run'] },
  ]);
});

const absent = ' (skipped: ../shared/data/public-domain is not here)';

describe.skipIf(!present)(`public-domain texts${present ? '' : absent}`, () => {
  const text = (name: string) => readFileSync(join(folder, `${name}.txt`), 'utf8');
  const onScreen = (name: string) =>
    speeches(text(name))
      .filter(({ offScreen }) => !offScreen)
      .map(({ character }) => character);

  test.each([
    ['aesop-belling-the-cat', ['YOUNG MOUSE', 'OLD MOUSE', 'OLD MOUSE']],
    ['aesop-fox-and-crow', ['FOX', 'FOX', 'FOX']],
    ['grimm-frog-prince', ['PRINCESS', 'FROG', 'PRINCESS', 'FROG', 'PRINCESS']],
    ['poe-tell-tale-heart', []],
    ['shanhaijing-nine-tailed-fox', []],
  ])('%s: who speaks, in order', (name, expected) => {
    expect(onScreen(name)).toEqual(expected);
  });

  test('a thought is heard, not spoken', () => {
    expect(
      speeches(text('grimm-frog-prince')).find(({ text: said }) => said.startsWith('What nonsense')),
    ).toMatchObject({ character: 'PRINCESS', offScreen: true });
  });

  test('Holmes and Watson take turns; Watson reads the letter', () => {
    const said = speeches(text('doyle-scandal-in-bohemia'));
    const who = (words: string) => said.find(({ text: line }) => line.includes(words))!;
    expect(who('Quite so.').character).toBe(who('How often?').character);
    expect(who('Frequently.').character).toBe(who('Well, some hundreds').character);
    expect(who('Frequently.').character).not.toBe(who('How often?').character);
    expect(who('There will call upon you')).toMatchObject({
      character: who('This is indeed a mystery').character,
      parentheticals: ['reading'],
    });
  });

  test('a play keeps every speech', () => {
    const said = speeches(text('shakespeare-hamlet-1-1'));
    expect(new Set(said.map(({ character }) => character))).toEqual(
      new Set(['BERNARDO', 'FRANCISCO', 'HORATIO', 'MARCELLUS']),
    );
    expect(said[0]).toMatchObject({ character: 'BERNARDO', text: "Who's there?" });
    expect(places(text('shakespeare-hamlet-1-1'))).toEqual([
      ['exterior', 'ELSINORE - A PLATFORM BEFORE THE CASTLE', 'night'],
    ]);
  });

  test('creatures of the classics are seen, places are named', () => {
    expect(places(text('shanhaijing-nine-tailed-fox')).map(([, place]) => place)).toEqual([
      '青丘之山',
      '英水',
      '发鸠之山',
      '东海',
      '漳水',
    ]);
    expect(seen(text('shanhaijing-nine-tailed-fox'))).toContain('其状如狐而九尾');
    expect(speeches(text('zhuangzi-kun-peng')).map(({ character }) => character)).toContain('谐');
    expect(seen(text('zhuangzi-kun-peng'))).toContain('鲲化而为鸟');
  });

  test('nothing that stands between quotation marks is lost', () => {
    const story = text('grimm-frog-prince');
    const heard = speeches(story)
      .map(({ text: line }) => line)
      .join(' ')
      .replace(/\W/g, '');
    for (const line of [
      'if I could only get my ball again',
      'why do you weep so bitterly',
      'you nasty frog',
      'this silly frog is talking',
      'I will do all you ask',
    ]) {
      expect(heard).toContain(line.replace(/\W/g, ''));
    }
  });
});
