import { describe, expect, test } from 'vitest';
import { make } from './__fixtures__/film.ts';
import { actorAt } from './actor-at.ts';
import { interpret } from './interpret.ts';
import type { Performer } from './performers.ts';
import { groundDistance } from './vector.ts';

const performer = (name: string) =>
  ({ id: name, names: [name], shortNames: [], appearance: { kind: 'person', sex: 'male' } }) as unknown as Performer;
const deeds = (text: string, ...names: string[]) =>
  interpret(text, names.map(performer), { last: undefined, present: names }).acts.map(({ actor, verb, target }) =>
    [actor, verb, target ?? ''].join(' ').trim(),
  );

describe('whoever is found sitting, kneeling or lying', () => {
  test.each([
    ['The cowboy nearly falls over a traveller, who sits by a dead tree.', ['traveller sit']],
    ['The cowboy finds the traveller sitting by the road and kneels.', ['traveller sit', 'cowboy kneel']],
    ['A tired traveller is lying on the path; the cowboy stops.', ['traveller lie']],
    ['The cowboy looks at the sword lying on the ground.', ['cowboy look']],
  ])('is not the one who comes: %s', (sentence, expected) => {
    const read = deeds(sentence, 'cowboy', 'traveller');
    expect(read).toEqual(expect.arrayContaining(expected));
    expect(read.filter((deed) => /sit|lie|fall/.test(deed))).toEqual(expected.filter((deed) => /sit|lie/.test(deed)));
  });

  test.each([
    ['牛仔看见倒在路边的旅人。', ['牛仔 look', '旅人 lie']],
    ['牛仔走向坐在枯树旁的旅人。', ['牛仔 approach', '旅人 sit']],
    ['牛仔坐在旅人的旁边。', ['牛仔 sit 旅人']],
  ])('in Chinese as well: %s', (sentence, expected) => {
    expect(deeds(sentence, '牛仔', '旅人')).toEqual(expected);
  });

  test.each([
    ['EXT. DESERT - DAY', 'The cowboy stops: a traveller is lying on the path.', 'traveller', 'lie'],
    [
      'EXT. PARK - DAY',
      'A cowboy looks up.\n\nThe cowboy walks to a traveller, who sits on a bench.',
      'traveller',
      'sit',
    ],
    ['外 沙漠 - 日', '牛仔抬头。\n\n牛仔看见倒在路边的旅人。', '旅人', 'lie'],
  ])('is so in the first picture and the last: %s %s', (heading, action, id, pose) => {
    const cues = id === '旅人' ? '@旅人\n还远吗？\n\n@牛仔\n不远。' : 'TRAVELLER\nIs it far?\n\nCOWBOY\nNo.';
    const [scene] = make(`${heading}\n\n${action}\n\n${cues}\n`).plan.scenes;
    const book = scene!.blocking.find(({ actor }) => actor === id)!;
    expect([0, scene!.duration - 1].map((time) => actorAt(book, time).pose)).toEqual([pose, pose]);
  });
});

describe('hands and arms', () => {
  test.each([
    [
      'The cowboy holds up a lamp: a traveller crouches there, hugging the book with both arms.',
      'traveller hand-to-chest',
    ],
    ["The traveller hugs the cowboy's coat.", 'traveller hand-to-chest'],
    ["The cowboy slips the coin into the traveller's hand and shuts it.", 'cowboy offer traveller'],
    ["The cowboy presses the coin into the traveller's cold hands.", 'cowboy reach traveller'],
    ['The cowboy hands the traveller a coin.', 'cowboy offer traveller'],
  ])('are read for what they do: %s', (sentence, last) => {
    const read = deeds(sentence, 'cowboy', 'traveller');
    expect(read).toContain(last);
    expect(read.filter((deed) => deed.startsWith('traveller offer'))).toEqual([]);
  });

  const gestures = (text: string) =>
    make(text).plan.scenes[0]!.blocking.flatMap(({ actions }) =>
      actions.flatMap((action) => (action.kind === 'gesture' ? [action.gesture] : [])),
    );

  test.each([
    'EXT. STREET - DAY\n\nThe nurse holds up a lamp: a soldier crouches there, hugging the book with both arms.\n\nNURSE\nYou!\n',
    'EXT. STREET - DAY\n\nA nurse stands by a soldier. The nurse embraces a book.\n\nNURSE\nYou!\n',
    '外 街道 - 日\n\n护士举起灯：士兵蹲在那里，抱着书。\n\n@护士\n是你！\n',
  ])('that hold a thing embrace nobody: %s', (script) => {
    expect(gestures(script)).toContain('hand-to-chest');
    expect(gestures(script)).not.toContain('embrace');
  });

  test.each([
    [
      'EXT. STREET - DAY\n\nA nurse looks at a soldier.\n\nNURSE\nHere.\n\n',
      "The nurse puts the compass back into the soldier's hand and shuts it.",
    ],
    [
      'EXT. STREET - DAY\n\nA nurse looks at a soldier.\n\nNURSE\nHere.\n\n',
      "The nurse presses the compass into the soldier's cold palm.",
    ],
    ['外 街道 - 日\n\n护士看着士兵。\n\n@护士\n给。\n\n', '护士把指南针塞到士兵手里。'],
    ['外 街道 - 日\n\n护士看着士兵。\n\n@护士\n给。\n\n', '护士把指南针放在士兵手里。'],
    ['外 街道 - 日\n\n护士看着士兵。\n\n@护士\n给。\n\n', '护士把指南针交到士兵手里。'],
  ])('give what they put into hands: %s%s', (before, sentence) => {
    const { plan } = make(`${before}${sentence}\n`);
    const stays = plan.shots.flatMap(({ staging }) => staging.props.find(({ id }) => id === 'compass')?.stays ?? []);
    expect(['soldier', '士兵']).toContain(stays.at(-1)?.actor);
    expect(stays.every(({ at }) => at === undefined)).toBe(true);
  });
});

describe('ways', () => {
  const apart = (script: string) => {
    const [scene] = make(script).plan.scenes;
    const [a, b] = scene!.blocking.map((book) => actorAt(book, scene!.duration - 1));
    return groundDistance(a!.at, b!.at);
  };
  const scene = (sentence: string) =>
    `EXT. STREET - DAY\n\nA nurse looks at a soldier.\n\nNURSE\nWait!\n\nThe nurse steps back.\n\n${sentence}\n`;

  test.each([
    'The nurse runs on.',
    'The nurse runs after the soldier.',
    'The nurse hurries on.',
  ])('of those who run end before the only other one: %s', (sentence) => {
    expect(apart(scene(sentence))).toBeLessThan(2.2);
  });

  test('of a flight do not', () => {
    expect(apart(scene('The nurse runs on to escape.'))).toBeGreaterThan(apart(scene('The nurse runs on.')));
  });

  test.each([
    [
      'EXT. STREET - DAY\n\nA nurse looks at a soldier and a cowboy.\n\nNURSE\nCome.\n\nThe nurse and the cowboy help the soldier walk.\n',
      'soldier',
      ['nurse', 'cowboy'],
    ],
    ['外 街道 - 日\n\n护士看着士兵。牛仔来了。\n\n@护士\n走吧。\n\n护士和牛仔扶着士兵走。\n', '士兵', ['护士', '牛仔']],
  ])('of those who help somebody to walk lie beside each other: %s', (script, helped, helpers) => {
    const [whole] = make(script).plan.scenes;
    const lastMove = (id: string) =>
      whole!.blocking.find(({ actor }) => actor === id)!.actions.findLast(({ kind }) => kind === 'move');
    const own = lastMove(helped)!;
    expect(own).toBeDefined();
    for (const id of helpers) {
      expect(lastMove(id)).toMatchObject({ start: own.start, end: own.end });
      const book = whole!.blocking.find(({ actor }) => actor === id)!;
      const other = whole!.blocking.find(({ actor }) => actor === helped)!;
      expect(groundDistance(actorAt(book, own.end).at, actorAt(other, own.end).at)).toBeLessThan(1);
    }
  });
});
