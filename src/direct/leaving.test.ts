import { expect, test } from 'vitest';
import { make } from './__fixtures__/film.ts';
import { actorAt } from './actor-at.ts';
import { groundDistance, heading, yawBetween } from './vector.ts';

const opening = `EXT. BRIDGE - DAY

= The detective secretly follows the pianist.

`;
const cast = `MEI, a young woman, and LIU, a man in a grey coat, stand on the bridge.

MEI
I have to tell you something.

LIU
Yes?

`;
const sceneOf = (text: string) => make(text).plan.scenes[0]!;
const at = (scene: ReturnType<typeof sceneOf>, id: string, time: number) =>
  actorAt(scene.blocking.find(({ actor }) => actor === id)!, time);

test.each([
  ['Liu takes the bag and goes without a word.', 'liu'],
  ['Liu bows and goes.', 'liu'],
  ['Mei and Liu embrace; Liu goes away, waving.', 'liu'],
])('who goes is gone, or walks away and hears nothing, when the next words are said: %s', (sentence, who) => {
  const scene = sceneOf(
    `EXT. BRIDGE - DAY\n\n${cast}${sentence}\n\nMEI\nGone. And I said nothing.\n\nMEI\nNever mind.\n`,
  );
  const [first, last] = scene.lines.slice(-2);
  const left = scene.blocking.find(({ actor }) => actor === who)!.actions;
  const said = left.filter(({ start }) => start >= first!.start && start < last!.start + last!.duration);
  expect(said.filter(({ kind }) => kind !== 'vanish')).toEqual([]);
  const middle = at(scene, who, first!.start + first!.duration / 2);
  expect(middle.present && !middle.moving).toBe(false);
  expect(at(scene, who, scene.duration).present).toBe(false);
  expect(at(scene, 'mei', last!.start).present).toBe(true);
});

test.each(['Liu goes pale.', 'The lamp goes out.', 'Liu goes on reading.'])('nobody leaves: %s', (sentence) => {
  const scene = sceneOf(`EXT. BRIDGE - DAY\n\n${cast}${sentence}\n\nMEI\nLook at me.\n`);
  const { start } = scene.lines.at(-1)!;
  for (const id of ['liu', 'mei']) expect(at(scene, id, start).present).toBe(true);
});

test('who is helped up was down, and then both stand', () => {
  const scene = sceneOf(
    'EXT. BRIDGE - DAY\n\nLiu kneels and helps Mei up.\n\nLIU\nThere. Nothing is broken.\n\nMEI\nThank you.\n',
  );
  const { start } = scene.lines[1]!;
  expect(['sit', 'lie']).toContain(at(scene, 'mei', 0).pose);
  expect([at(scene, 'mei', start).pose, at(scene, 'liu', start).pose]).toEqual(['stand', 'stand']);
});

test('an embrace that two share holds both to its end, and no third is embraced', () => {
  const scene = sceneOf(
    `EXT. BRIDGE - DAY\n\n${cast}AN, an old man, comes.\n\nAN\nGo on.\n\nMei and Liu embrace, and An turns away, ashamed.\n\nMEI\nAt last.\n`,
  );
  const arms = scene.blocking.flatMap(({ actor, actions }) =>
    actions.flatMap((action) => (action.kind === 'gesture' && action.gesture === 'embrace' ? [actor] : [])),
  );
  expect(arms.sort()).toEqual(['liu', 'mei']);
  const feelings = scene.blocking.find(({ actor }) => actor === 'an')!.actions;
  expect(feelings.some((action) => action.kind === 'feel' && action.emotion === 'sadness')).toBe(true);
});

test('who follows in secret walks behind and is not looked at', () => {
  const scene = sceneOf(
    `${opening}Liu follows Mei over the bridge.\n\nLIU\nYou are hiding something.\n\nMEI (O.S.)\nLa la la.\n`,
  );
  const { start } = scene.lines[0]!;
  const ways = ['liu', 'mei'].map((id) =>
    scene.blocking.find(({ actor }) => actor === id)!.actions.filter(({ kind }) => kind === 'move'),
  );
  expect(ways.every((way) => way.length > 0)).toBe(true);
  const [liu, mei] = [at(scene, 'liu', start), at(scene, 'mei', start)];
  expect(groundDistance(liu.at, mei.at)).toBeGreaterThan(2);
  expect(yawBetween(liu.facing, mei.facing)).toBeLessThan(60);
  const ahead = heading(mei.facing);
  expect((liu.at[0] - mei.at[0]) * ahead[0] + (liu.at[1] - mei.at[1]) * ahead[2]).toBeLessThan(0);
  expect(mei.gaze && 'actor' in mei.gaze).toBeFalsy();
});

test.each([
  ['Liu hides behind Mei.', true],
  ['Liu jumps behind Mei.', true],
  ['Liu hides the letter.', false],
])('who hides behind somebody has them before the others: %s', (sentence, hides) => {
  const scene = sceneOf(
    `EXT. FOREST - DAY\n\n${cast}AN, an old man, comes into the clearing.\n\nAN\nStop.\n\n${sentence}\n\nAN\nCome out, both of you.\n`,
  );
  const { start } = scene.lines.at(-1)!;
  const [liu, mei, an] = ['liu', 'mei', 'an'].map((id) => at(scene, id, start));
  const behind = groundDistance(an!.at, liu!.at) > groundDistance(an!.at, mei!.at);
  const near = groundDistance(mei!.at, liu!.at) < 1;
  expect(behind && near && liu!.pose === 'crouch').toBe(hides);
});

test('who follows another into a scene comes after them', () => {
  const scene = sceneOf(
    `EXT. BRIDGE - DAY\n\n${cast}Mei turns round. AN, an old man, follows Liu.\n\nAN\nWait for me.\n`,
  );
  expect(at(scene, 'an', 0).present).toBe(false);
  expect(at(scene, 'an', scene.lines.at(-1)!.start).present).toBe(true);
});

test.each(['They walk off in silence.', 'Mei and Liu walk off arm in arm.'])('%s: both go', (sentence) => {
  const scene = sceneOf(`EXT. BRIDGE - DAY\n\n${cast}${sentence}\n`);
  for (const who of ['mei', 'liu'])
    expect(scene.blocking.find(({ actor }) => actor === who)!.actions.at(-1)!.kind).toBe('vanish');
});
