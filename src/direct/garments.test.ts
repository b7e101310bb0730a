import { expect, test } from 'vitest';
import type { Shot } from '../film/index.ts';
import { make } from './__fixtures__/film.ts';

const staysIn = (shot: Shot, noun: string) => shot.staging.props.find(({ id }) => id === noun)?.stays ?? [];
const worn = (shot: Shot, noun: string) => staysIn(shot, noun).map((stay) => (stay.worn ? stay.actor : undefined));
const told = (text: string, next = '') =>
  make(`EXT. BRIDGE - NIGHT

Snow. MEI, a poor girl, waits on the bridge. LIU, a man, comes in with a coat.

LIU
You must be cold.

${text}

MEI
Thank you. It is warm, and I feel much better now.
${next}`).plan;

const scene = (plan: ReturnType<typeof told>, index: number) =>
  plan.shots.filter((shot) => shot.scene === plan.scenes[index]!.id);

test('a coat put around somebody is on them from then on, over cuts and into the next scene, until it is taken off', () => {
  const plan = told(
    "Liu puts the coat around Mei's shoulders.",
    `
INT. STUDY - DAY

Mei sits at the table. Liu comes in.

MEI
You are late.

She takes off the coat and lays it down.
`,
  );
  const [first, second] = [scene(plan, 0), scene(plan, 1)];
  expect(staysIn(first[0]!, 'coat')[0]).toMatchObject({ actor: 'liu' });
  expect(worn(first[0]!, 'coat')[0]).toBeUndefined();
  const from = first.findIndex((shot) => worn(shot, 'coat').includes('mei'));
  expect(from).toBeGreaterThan(0);
  for (const shot of first.slice(from + 1)) expect(worn(shot, 'coat')[0], shot.slate).toBe('mei');
  expect(worn(second[0]!, 'coat')[0]).toBe('mei');
  expect(staysIn(second.at(-1)!, 'coat').at(-1)!.worn).toBeUndefined();
});

test.each([
  ["Liu puts the coat around Mei's shoulders.", 'coat'],
  ['Liu lays the coat around her shoulders.', 'coat'],
  ['Liu wraps Mei in a blanket.', 'blanket'],
  ['Liu ties a scarf round her neck.', 'scarf'],
  ["Liu sets a crown on Mei's head.", 'crown'],
  ['Liu takes off his jacket and puts it around Mei.', 'coat'],
  ['Liu gives Mei the coat.', 'coat'],
])('%s', (text, noun) => {
  expect(scene(told(text), 0).flatMap((shot) => worn(shot, noun))).toContain('mei');
});

test.each([
  ['柳生把大衣披在小梅肩上。', 'coat'],
  ['柳生脱下外衣，披在小梅身上。', 'coat'],
  ['柳生用毯子裹住小梅。', 'blanket'],
  ['柳生给小梅围上围巾。', 'scarf'],
])('%s', (text, noun) => {
  const { plan } = make(
    `外景 石桥 - 夜\n\n下着雪。小梅站在桥上。柳生走来。\n\n@柳生\n你一定很冷。\n\n${text}\n\n@小梅\n谢谢你，现在暖和多了。\n`,
  );
  expect(plan.shots.flatMap((shot) => worn(shot, noun))).toContain('小梅');
});

test.each([
  ['Liu lays the coat on the ground.', 'coat'],
  ['Liu throws the blanket over the work.', 'blanket'],
  ['Liu gives Mei a crown.', 'crown'],
])('nobody wears it: %s', (text, noun) => {
  expect(
    scene(told(text), 0)
      .flatMap((shot) => worn(shot, noun))
      .filter(Boolean),
  ).toEqual([]);
});
