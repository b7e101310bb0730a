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
