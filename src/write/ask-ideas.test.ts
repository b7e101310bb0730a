import { expect, test } from 'vitest';
import { createFakeModel } from '../language/index.ts';
import { askIdeas } from './index.ts';

const keeper = {
  title: 'The Dark Lamp',
  logline: 'Two brothers must keep the lighthouse burning until dawn, or the debt takes their boat.',
  genre: 'mystery',
  protagonist: 'the elder of two brothers',
  want: 'to keep the boat',
  obstacle: 'a collector who has the oil',
  turn: 'the collector is on the ship',
  setting: 'a lighthouse at night',
  object: 'a brass key',
};
const twin = {
  title: 'Low Tide',
  logline: 'One of two brothers walks to the lighthouse over the sand to pay a debt with a stolen bell.',
  genre: 'family',
  protagonist: 'a younger brother, a diver',
  want: 'forgiveness from his twin',
  obstacle: 'rising water',
  turn: 'it was never owed',
  setting: 'sandbank, early morning',
  object: 'an iron bell',
};
const options = { words: 'lighthouse, two brothers, debt', language: 'en', count: 2, seed: 1 } as const;

test('ideas of a model come numbered, and how much they differ is measured', async () => {
  const model = createFakeModel([{ json: { ideas: [keeper, twin] } }]);
  const { ideas, diversity, complaints } = await askIdeas({ ...options, model });
  expect(ideas).toEqual([
    { number: 1, ...keeper },
    { number: 2, ...twin },
  ]);
  expect([diversity, complaints]).toEqual([1, []]);
  expect(model.requests[0]!.prompt).toBe('2 ideas about: lighthouse, two brothers, debt');
});

test.each([
  ['an idea told twice', { ...keeper, title: 'Again' }, 'ideas.1: it is much like ideas.0.'],
  [
    'a word that is lost',
    { ...twin, logline: 'Brothers meet at the lighthouse.' },
    'ideas.1: it does not speak of "debt".',
  ],
  [
    'a novel',
    { ...twin, logline: `${twin.logline} `.repeat(9) },
    'ideas.1: its logline is longer than 400 characters.',
  ],
  ['another language', { ...twin, logline: '兄弟二人在灯塔还债。' }, 'ideas.1: it is not in English.'],
])('%s goes back with the reason, and is said when it stays', async (_, second, reason) => {
  const model = createFakeModel([{ json: { ideas: [keeper, second] } }]);
  const { complaints } = await askIdeas({ ...options, model });
  expect(complaints).toContain(reason);
  expect(model.requests).toHaveLength(3);
  expect(model.requests[1]!.prompt).toContain(`- ${reason}`);
  const better = createFakeModel([{ json: { ideas: [keeper, second] } }, { json: { ideas: [keeper, twin] } }]);
  expect((await askIdeas({ ...options, model: better })).complaints).toEqual([]);
});

test('a genre that nobody knows, or another number of ideas, is no answer', async () => {
  const western = createFakeModel([{ json: { ideas: [keeper, { ...twin, genre: 'western' }] } }]);
  await expect(askIdeas({ ...options, model: western })).rejects.toMatchObject({ code: 'model-answer' });
  const single = createFakeModel([{ json: { ideas: [keeper] } }]);
  await expect(askIdeas({ ...options, model: single })).rejects.toMatchObject({ code: 'model-answer' });
});

test('Chinese words are asked about in Chinese', async () => {
  const idea = { ...keeper, title: '灯下', logline: '灯塔里的兄弟俩欠下的债，要用一夜灯火来还。', genre: 'love' };
  const model = createFakeModel([{ json: { ideas: [idea] } }]);
  const asked = await askIdeas({
    ...options,
    words: '灯塔、兄弟、欠下的债',
    language: 'zh',
    count: 1,
    twist: 'darker',
    genre: 'love',
    model,
  });
  expect(asked.complaints).toEqual([]);
  expect(model.requests[0]!.prompt).toBe(
    '请就“灯塔、兄弟、欠下的债”提出 1 个主意。\n类型都是：love。\n都改成这样：darker。',
  );
});
