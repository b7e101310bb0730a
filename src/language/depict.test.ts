import { expect, test } from 'vitest';
import { createThesaurus, depict, detectLanguage, splitSentences } from './index.ts';
import { openWordnet } from './node/index.ts';

const thesaurus = createThesaurus(openWordnet());
const english = (text: string) => depict(text, { language: 'en' });
const chinese = (text: string) => depict(text, { language: 'zh' });
const wholly = (text: string) => depict(text, { language: detectLanguage(text), thesaurus });
const seen = (text: string) =>
  wholly(text).subjects.map(({ kind, noun, count }) => `${kind} ${noun}${count > 1 ? ` ${count}` : ''}`);

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
});

test.each(['', ' ', '...', '!!!', '\u0000', '的', 'a'.repeat(5000)])('nothing crashes on %j', (text) => {
  expect(english(text).text).toBe(text);
  expect(chinese(text).text).toBe(text);
});

test('sentences are parted in English and Chinese', () => {
  expect(splitSentences('Mr. Fox waits. "Really?" he asks. Rain falls... and stops!\nA new line')).toEqual([
    'Mr. Fox waits.',
    '"Really?" he asks.',
    'Rain falls... and stops!',
    'A new line',
  ]);
  expect(splitSentences('他走了。“去哪？”没人知道……雨停了')).toEqual(['他走了。', '“去哪？”', '没人知道……', '雨停了']);
});

test.each([
  [
    'Three monks argue over one bucket of water in a mountain temple',
    ['person monk 3', 'object bucket', 'nature water'],
    'mountain temple',
    true,
  ],
  [
    'An astronaut plays chess with a robot on a space station',
    ['person astronaut', 'object chess', 'person robot'],
    'space station',
    true,
  ],
  [
    'A blacksmith forges a sword for a dragon in a volcano',
    ['person blacksmith', 'object sword', 'creature dragon'],
    'volcano',
    false,
  ],
  ['A panda chef opens a noodle shop in a rainy Chinatown alley', ['creature panda chef'], 'Chinatown alley', false],
  [
    'Seven dwarfs guard a sleeping princess in a crystal cave',
    ['person dwarf 7', 'person sleeping princess'],
    'crystal cave',
    false,
  ],
  [
    'A pirate queen buries her treasure on a desert island',
    ['person pirate queen', 'object treasure'],
    'desert island',
    false,
  ],
  [
    'A cat detective follows a mouse through a sleepy coffee shop',
    ['creature cat detective', 'creature mouse'],
    'coffee shop',
    true,
  ],
  ['A poet and a courtesan drink wine', ['person poet', 'person courtesan', 'object wine'], undefined, undefined],
  ['A family of four hides in the subway', ['person family 4'], 'subway', true],
  ['雪夜，三个和尚在破庙里分一碗粥', ['person 和尚 3'], '破庙', false],
  ['七个小矮人在森林里救了一位公主', ['person 小矮人 7', 'person 公主'], '森林', false],
  ['两个老兄弟在渔村的码头修一条木船', ['person 兄弟 2', 'object 木船'], '码头', false],
  ['熊猫厨师在唐人街开了一家面馆', ['creature 熊猫厨师'], '唐人街', false],
  ['青云观的小道士在竹林里练剑', ['person 小道士', 'object 剑'], '竹林', false],
  ['民国时期，歌女在上海的舞厅里等待一位军官', ['person 歌女', 'person 军官'], '舞厅', true],
  ['深海潜艇里，船长听见鲸鱼唱歌', ['person 船长', 'creature 鲸鱼'], '深海潜艇', true],
  ['海盗船长在荒岛上挖出一只红色的箱子', ['person 海盗船长', 'object 箱子'], '荒岛', false],
] as const)('%s', (text, subjects, place, interior) => {
  expect(seen(text)).toEqual(subjects);
  expect(wholly(text).place?.text).toBe(place);
  expect(wholly(text).place?.interior).toBe(interior);
});

test('what cannot be seen is left out, unless it is all that the story has', () => {
  expect(seen('A monk gives up revenge for a broken violin')).toEqual(['person monk', 'object violin']);
  expect(seen('Two sisters quarrel over a birthday')).toEqual(['person sister 2', 'object birthday']);
});

test('names are names, of the person before them too', () => {
  const [boy] = wholly('A boy named Tom loses his kite').subjects;
  expect(boy).toMatchObject({ noun: 'boy', name: 'Tom' });
  expect(wholly('Anna meets Ben in Paris').subjects.map((subject) => subject.name)).toEqual(['Anna', 'Ben']);
  expect(wholly('Rose petals fall on the street').subjects.map((subject) => subject.name)).toEqual([undefined]);
});

test('hour, weather and season in both languages', () => {
  expect(wholly('Two brothers repair a clock in a snowbound lighthouse on Christmas Eve')).toMatchObject({
    hour: 'night',
    weather: 'snow',
  });
  expect(wholly('A widow dances in a bakery during a thunderstorm').weather).toBe('storm');
  expect(wholly('A poet drinks under the moon').hour).toBe('night');
  expect(wholly('An astronaut digs on the moon').hour).toBeUndefined();
  expect(wholly('中秋之夜，嫦娥在月宫思念后羿')).toMatchObject({ hour: 'night', season: 'autumn' });
  expect(wholly('清晨，大雾里的码头')).toMatchObject({ hour: 'dawn', weather: 'mist' });
});

test.each([
  'A flurbish gromps the zindle.',
  'THE THE THE',
  'of of of in in',
  "a 's 's",
  '三个',
  '一只',
  '的的的',
  '12个',
  '在里',
  'A-B-C',
])('odd input %j gives a depiction', (text) => {
  expect(wholly(text).text).toBe(text);
});
