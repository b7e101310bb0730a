import { expect, test } from 'vitest';
import type { Shot } from '../film/index.ts';
import { make } from './__fixtures__/film.ts';

const film = (text: string, next = '') =>
  make(`INT. STUDY - NIGHT

MEI, a young woman, stands by the desk. LIU, a man, stands by the window.

LIU
It is dark here.

${text}

MEI
Yes. And now we can talk about everything in peace.
${next}`).plan.shots;

const thing = (shot: Shot, noun: string) => shot.staging.props.find(({ id }) => id === noun);
/** What a thing has become by the end of each shot that it is in. */
const states = (shots: readonly Shot[], noun: string) =>
  shots.flatMap((shot) => (thing(shot, noun) ? [thing(shot, noun)!.changes?.at(-1)?.state] : []));

test('a candle is dark until it is lit, then it burns over cuts and scenes, until somebody blows it out', () => {
  const shots = film(
    'Mei lights a candle.',
    '\nINT. STUDY - LATER\n\nMei holds the candle.\n\nMEI\nIt still burns.\n\nMei blows out the candle.\n\nLIU\nGood night, and sleep well until the morning.\n',
  );
  const seen = states(shots, 'candle');
  expect(seen[0]).toBe('out');
  expect(seen).toContain('lit');
  expect(seen.slice(seen.indexOf('lit'), seen.lastIndexOf('lit') + 1)).not.toContain('out');
  expect(seen.at(-1)).toBe('out');
  const lit = shots.flatMap((shot) => thing(shot, 'candle')?.changes ?? []).filter(({ state }) => state === 'lit');
  expect(lit.length).toBeGreaterThan(2);
});

test('what is broken lies in pieces on the ground from then on', () => {
  const shots = film('Mei smashes a cup.');
  const at = shots.findIndex((shot) => thing(shot, 'cup')?.changes?.some(({ state }) => state === 'broken'));
  const { changes, stays, sounds } = thing(shots[at]!, 'cup')!;
  const broken = changes!.find(({ state }) => state === 'broken')!;
  expect(stays!.find(({ from }) => from === broken.from)).toMatchObject({ up: 0 });
  expect(sounds).toMatchObject([{ kind: 'break', time: broken.from }]);
  for (const shot of shots.slice(at + 1)) if (thing(shot, 'cup')) expect(states([shot], 'cup')).toEqual(['broken']);
});

test('tea is poured from a pot into a cup, which is full afterwards', () => {
  const shots = film('Liu pours tea into a cup.');
  const pouring = shots.find((shot) => thing(shot, 'teapot')?.sounds?.some(({ kind }) => kind === 'pour'))!;
  expect(thing(pouring, 'cup')!.changes!.at(-1)).toMatchObject({ state: 'full' });
  expect(states(shots, 'cup').at(-1)).toBe('full');
});

test.each([
  ['柳生点亮蜡烛。', 'candle', 'lit'],
  ['柳生点起灯来。', 'lantern', 'lit'],
  ['柳生打碎了花瓶。', 'pot', 'broken'],
  ['柳生把茶壶里的茶倒满茶杯。', 'cup', 'full'],
])('%s', (text, noun, state) => {
  const { plan } = make(
    `内景 书房 - 夜\n\n柳生站在桌边。白素站在窗前。\n\n@白素\n这里很暗。\n\n${text}\n\n@柳生\n现在可以慢慢说了。\n`,
  );
  expect(plan.shots.flatMap((shot) => thing(shot, noun)?.changes?.map((own) => own.state) ?? [])).toContain(state);
});

test('things that nothing becomes of have no changes', () => {
  expect(
    film('Mei takes a cup.').flatMap((shot) => shot.staging.props.flatMap(({ changes }) => changes ?? [])),
  ).toEqual([]);
});
