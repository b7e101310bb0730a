import { expect, test } from 'vitest';
import { parseFountain, toScreenplay } from '../screenplay/index.ts';
import { assess } from './index.ts';

/** The things that come from nowhere in a script of ten scenes whose seventh ends with the sentence. */
function sudden(sentence: string, first = ''): string[] {
  const chinese = /\p{Script=Han}/u.test(sentence);
  const scenes = Array.from({ length: 10 }, (_, index) => {
    const added = index === 6 ? sentence : index === 0 ? first : '';
    return chinese
      ? `内景 茶馆 - 日\n\n阿青坐下。${added}\n\n@阿青\n第${index}天了，他还没有来。`
      : `INT. INN - DAY\n\nMara sits down. ${added}\n\nMARA\nDay ${index}, and nobody has come.`;
  });
  const { findings } = assess(toScreenplay(parseFountain(scenes.join('\n\n'))));
  return findings
    .filter(({ code }) => code === 'thing-from-nowhere')
    .map(({ evidence }) => (evidence as { thing: string }).thing);
}

test.each([
  ['Mara raises the pistol.', 'pistol'],
  ['The accordion falls from the table.', 'accordion'],
  ['Mara picks up the old brass lamp and waits.', 'lamp'],
  ['阿青把断剑放下。', '断剑'],
])('%s takes a thing for known that nobody has seen', (sentence, thing) => {
  expect(sudden(sentence)).toEqual([thing]);
});

test.each([
  ['Mara raises a pistol.', 'it is brought in'],
  ['Mara takes off her hat.', 'people have their own things'],
  ['Mara counts the bags.', 'such things lie about'],
  ['Mara lifts the box of letters.', 'the rest says which'],
  ["Mara lifts the miller's trumpet.", 'it is somebody’s'],
  ['The telescope, two feet of brass, points upwards.', 'it is described as new'],
  ['Mara smiles at whoever stole the trumpet.', 'it is not told as a fact'],
  ['阿青坐着听舞台灯光的声音。', 'no thing inside another word'],
  ['阿青放下一把断剑。', 'it is brought in'],
  ['老陆（六十岁，背着断剑）进来。', 'a person is described'],
  ['阿青在木箱旁停下。', 'it only says where'],
])('%s: no thing from nowhere (%s)', (sentence) => {
  expect(sudden(sentence)).toEqual([]);
});

test('a thing that was seen, or whose kin was, is no thing from nowhere', () => {
  expect(sudden('Mara raises the pistol.', 'A pistol hangs on the wall.')).toEqual([]);
  expect(sudden('Mara kicks the projector.', 'A projection on the wall.')).toEqual([]);
  expect(sudden('阿青把断剑放下。', '墙上挂着一把断剑。')).toEqual([]);
});

test.each([
  ['Mara raises the gun.', 'A revolver lies in the drawer.', 'another name of what was seen'],
  ['Mara wipes the barrel.', 'A revolver lies in the drawer.', 'a part of what was seen'],
  ['Mara lifts the fork.', 'Nothing is here.', 'a thing that every meal has'],
  ['阿青放下绳子。', '墙上挂着一卷井绳。', 'the general name of what was seen'],
])('%s after %s: no thing from nowhere (%s)', (sentence, first) => {
  expect(sudden(sentence, first)).toEqual([]);
});

test('a thing of a colour that was never seen is another than the one that was', () => {
  expect(sudden('Mara lifts the red shoe and waits.', 'A shoe lies by the door.')).toEqual(['shoe']);
  expect(sudden('Mara lifts the red shoe and waits.', 'A red shoe lies by the door.')).toEqual([]);
});

test('a compound names another thing than the one that was seen, unless its first word was said before', () => {
  expect(sudden('Mara raises the tide trumpet.', 'A trumpet stands there.')).toEqual(['trumpet']);
  expect(sudden('Mara raises the tide trumpet.', 'A trumpet for the tide stands there.')).toEqual([]);
});

test('a longer name of a thing brings it in', () => {
  expect(sudden('Mara holds the ladder.', 'A stepladder stands there.')).toEqual([]);
});
