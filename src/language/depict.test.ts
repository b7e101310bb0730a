import { expect, test } from 'vitest';
import { depict, detectLanguage, splitSentences } from './index.ts';

const english = (text: string) => depict(text, { language: 'en' });
const chinese = (text: string) => depict(text, { language: 'zh' });

test('a premise gives its people, deed, place, hour and weather', () => {
  const depiction = english('A fox spirit and a young scholar meet on a rainy bridge at night');
  expect(depiction.subjects.map((subject) => [subject.concept, subject.kind])).toEqual([
    ['fox spirit', 'person'],
    ['scholar', 'person'],
  ]);
  expect(depiction.subjects[1]!.attributes).toEqual(['young']);
  expect(depiction.actions.map((action) => action.concept)).toEqual(['meet']);
  expect(depiction).toMatchObject({ place: { concept: 'bridge' }, hour: 'night', weather: 'rain' });
});

test('the same premise in Chinese gives the same facts', () => {
  const depiction = chinese('雨夜的石桥上，狐仙与年轻书生相遇');
  expect(depiction.subjects.map((subject) => subject.concept)).toEqual(['fox spirit', 'scholar']);
  expect(depiction.actions.map((action) => action.concept)).toEqual(['meet']);
  expect(depiction).toMatchObject({ place: { concept: 'bridge' }, hour: 'night', weather: 'rain' });
});

test('counts and colours belong to their noun', () => {
  const depiction = english('Three birds circle a red lantern and a white horse.');
  expect(depiction.subjects.map((subject) => [subject.concept, subject.count, subject.colours])).toEqual([
    ['bird', 3, []],
    ['lantern', 1, ['#c8312b']],
    ['horse', 1, ['#f2efe8']],
  ]);
});

test('swapping the two sides of a relation flips it', () => {
  const [left] = english('a dog on the left of a horse').relations;
  const [right] = english('a horse on the left of a dog').relations;
  expect([left?.subject, left?.relation, left?.reference]).toEqual(['dog-1', 'left-of', 'horse-2']);
  expect([right?.subject, right?.reference]).toEqual(['horse-1', 'dog-2']);
});

test('an unknown noun is kept, never lost', () => {
  const depiction = english('Two sisters quarrel over a golden astrolabe in an abandoned observatory');
  expect(depiction.subjects.map((subject) => subject.noun)).toContain('astrolabe');
  expect(depiction.place).toMatchObject({ text: 'observatory', interior: true });
});

test('a watch is a thing and to watch is a deed', () => {
  expect(english('She finds a golden watch.').subjects.map((subject) => subject.noun)).toContain('watch');
  expect(english('The boy watches the sea.').actions.map((action) => action.concept)).toEqual(['look']);
});

test('film words are camera, not subjects', () => {
  expect(english('Close-up of a girl, push in').camera).toMatchObject({ size: 'CU', movement: 'push-in' });
  expect(chinese('特写，一个女孩，推近').camera).toMatchObject({ size: 'CU', movement: 'push-in' });
});

test('languages and sentences are told apart', () => {
  expect(detectLanguage('狐仙 meets a scholar 在石桥上')).toBe('zh');
  expect(detectLanguage('A scholar.')).toBe('en');
  expect(splitSentences('他来了。她走了！', 'zh')).toEqual(['他来了。', '她走了！']);
  expect(splitSentences('Mr. Fox waits. It rains.', 'en').length).toBeGreaterThan(1);
});

test.each(['', ' ', '...', '!!!', '\u0000', '的', 'a'.repeat(5000)])('nothing crashes on %j', (text) => {
  expect(english(text).text).toBe(text);
  expect(chinese(text).text).toBe(text);
});
