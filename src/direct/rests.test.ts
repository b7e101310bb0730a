import { expect, test } from 'vitest';
import type { Shot } from '../film/index.ts';
import { make } from './__fixtures__/film.ts';
import stands from './data/stands.json' with { type: 'json' };
import { sizeOfStand, standFor } from './furniture.ts';
import { groundDistance } from './vector.ts';

const propOf = (shot: Shot, id: string) => shot.staging.props.find((prop) => prop.id === id);
const standsOf = (shot: Shot) => shot.staging.props.filter(({ noun }) => noun in stands.kinds);
const lastOf = (shots: readonly Shot[], id: string) => shots.findLast((shot) => propOf(shot, id)) as Shot;
const restOf = (shots: readonly Shot[], id: string) => propOf(lastOf(shots, id), id)!.stays!.at(-1)!;
const film = (action: string, place = 'EXT. FOREST - DAY') =>
  make(
    `${place}\n\nMEI, a young woman, waits. LIU, a man in a grey coat, waits.\n\n${action}\n\nMEI\nAt last.\n\nLIU\nWell.\n`,
  ).plan;

test('a prize is put down at table height, in reach, between the players, who hide it as little as it hides them', () => {
  const { shots, scenes } = film('Mei puts the golden mask down between them.');
  const { at, up } = restOf(shots, 'mask');
  expect(up).toBeGreaterThan(0.45);
  const [mei, liu] = scenes[0]!.blocking.map((book) => book.at);
  for (const spot of [mei!, liu!]) {
    expect(groundDistance(at!, spot)).toBeGreaterThan(0.45);
    expect(groundDistance(at!, spot)).toBeLessThan(1.2);
  }
  expect(groundDistance(at!, mei!)).toBeLessThan(0.95);
});

test('its stand is there from the first picture to the last, and in the next scene of the place as well', () => {
  const { plan } = make(
    'EXT. FOREST - DAY\n\nMEI waits. LIU waits.\n\nMei puts the golden mask down.\n\nMEI\nThere.\n\nEXT. FOREST - NIGHT\n\nLiu waits. Mei looks at Liu.\n\nLIU\nIt is late.\n',
  );
  const places = plan.shots.flatMap(standsOf).map(({ noun, at }) => `${noun} ${at}`);
  expect(new Set(places).size).toBe(1);
  for (const scene of plan.scenes) {
    const wide = plan.shots.filter((shot) => shot.scene === scene.id && (shot.size === 'LS' || shot.size === 'ELS'));
    expect(wide.length).toBeGreaterThan(0);
    for (const shot of wide) expect(standsOf(shot), shot.slate).toHaveLength(1);
  }
  const rests = plan.scenes.map(
    ({ id }) =>
      restOf(
        plan.shots.filter(({ scene }) => scene === id),
        'mask',
      ).at,
  );
  expect(rests[1]).toEqual(rests[0]);
});

test.each([
  ['Mei puts the mask down on the floor.', 'mask'],
  ['Mei drops the mask.', 'mask'],
  ['Mei throws the ball away.', 'ball'],
])('%s: it lies on the ground', (action, id) => {
  const { shots } = film(action);
  expect(restOf(shots, id).up).toBe(0);
});

test('a set with a table beside the players needs no stand', () => {
  const { shots } = film('Liu walks to Mei. Liu sits at the desk. Liu puts the letter down.', 'INT. STUDY - DAY');
  expect(restOf(shots, 'letter').up).toBeCloseTo(0.8, 1);
  expect(shots.flatMap(standsOf)).toEqual([]);
});

test.each([
  ['MEI and LIU quarrel over a game of chess.', 'EXT. FOREST - DAY', 'MEI'],
  ['老刘和小梅为一盘围棋争吵。', '外景 树林 - 日', '@小梅'],
])('a game stands on its table from the beginning, with both beside it: %s', (action, place, speaker) => {
  const cast = speaker === 'MEI' ? 'MEI waits. LIU waits.' : '小梅等着。老刘等着。';
  const other = speaker === 'MEI' ? 'LIU' : '@老刘';
  const { plan } = make(`${place}\n\n${cast}\n\n${action}\n\n${speaker}\n...\n\n${other}\n...\n`);
  const board = plan.shots.flatMap((shot) => propOf(shot, 'chessboard') ?? []);
  expect(board.length).toBeGreaterThan(0);
  const table = plan.shots.flatMap(standsOf)[0]!;
  for (const { stays } of board) expect(stays).toEqual([expect.objectContaining({ at: table.at, up: 0.68 })]);
  for (const { at } of plan.scenes[0]!.blocking) expect(groundDistance(at, table.at)).toBeLessThan(1.1);
});

test('a cake stand is a stand, and no cake', () => {
  const { shots } = film('Mei stops by the cake stand.');
  expect(shots.some((shot) => standsOf(shot).length === 1)).toBe(true);
  expect(shots.every((shot) => propOf(shot, 'cake') === undefined)).toBe(true);
});

test('a cloth that is torn off is in the hand from then on, and what it covered is seen', () => {
  const { shots } = film('Mei tears the cloth off the cake stand: there hangs a picture of Liu, with candles.');
  const cloth = propOf(lastOf(shots, 'cloth'), 'cloth')!.stays!;
  expect(cloth.at(-1)!.actor).toBe('mei');
  for (const id of ['painting', 'candle']) expect(restOf(shots, id).up, id).toBeGreaterThan(0.45);
});

test.each([
  'Liu covers the key with a cloth.',
  'Liu picks up the key. Liu covers it with a cloth.',
])('what is covered lies under the cloth: %s', (action) => {
  const { shots } = film(`Liu looks at the key. ${action}`);
  const [key, cloth] = [restOf(shots, 'key'), restOf(shots, 'cloth')];
  expect(key.up).toBeGreaterThan(0.45);
  expect(cloth.at).toEqual(key.at);
});

test('a lantern that is hung up hangs from a hook over the ground', () => {
  const { shots } = film('Mei hangs up the lantern.', 'EXT. FOREST - NIGHT');
  const { at, up } = restOf(shots, 'lantern');
  expect(up).toBeGreaterThan(1);
  const post = shots.flatMap((shot) => shot.staging.props).find(({ noun }) => noun === stands.hook.noun)!;
  expect(groundDistance(post.at, at!)).toBeCloseTo(stands.hook.arm, 2);
});

test.each([
  ["The lantern slips from Mei's hands and crashes on a stone.", 'EXT. FOREST - NIGHT', 'MEI waits. LIU waits.', 'mei'],
  ['灯笼从小梅手里掉下，撞在石头旁。', '外景 树林 - 夜', '小梅等着。老刘等着。', '小梅'],
])('what slips from a hand falls alone and is broken: %s', (action, place, cast, id) => {
  const speaker = id === 'mei' ? 'MEI' : '@小梅';
  const { plan } = make(`${place}\n\n${cast}\n\n${action}\n\n${speaker}\n...\n`);
  const lantern = propOf(lastOf(plan.shots, 'lantern'), 'lantern')!;
  expect(plan.shots.flatMap((shot) => propOf(shot, 'lantern')?.stays ?? [])[0]!.actor).toBe(id);
  expect(lantern.stays!.at(-1)!.up).toBe(0);
  expect(lantern.changes!.at(-1)!.state).toBe('broken');
  const { actions } = plan.scenes[0]!.blocking.find(({ actor }) => actor === id)!;
  expect(
    actions.filter(({ kind, ...own }) => kind === 'gesture' && 'gesture' in own && own.gesture === 'fall'),
  ).toEqual([]);
});

test('what somebody says is broken is broken', () => {
  const { shots } = film('Liu holds the lantern.\n\nLIU\nThe lantern is broken.', 'EXT. FOREST - NIGHT');
  expect(shots.some((shot) => propOf(shot, 'lantern')?.changes?.[0]?.state === 'broken')).toBe(true);
});

test.each([
  ['Liu holds a letter.\n\nLIU\nIt says: "I am well. When will you come back?"', 'liu', 'EXT. FOREST - DAY'],
  ['老刘打开盒子，抽出一封信。\n\n@老刘\n信上写：“我很好，你几时回来？”', '老刘', '外景 树林 - 日'],
])('a letter that is read aloud is in the hand and held up while it is read', (action, id, place) => {
  const cast = id === 'liu' ? 'MEI waits. LIU waits.' : '小梅等着。老刘等着。';
  const { plan } = make(`${place}\n\n${cast}\n\n${action}\n\n${id === 'liu' ? 'MEI' : '@小梅'}\n...\n`);
  const [line] = plan.scenes[0]!.lines;
  const { actions } = plan.scenes[0]!.blocking.find(({ actor }) => actor === id)!;
  const reading = actions.find((action) => action.kind === 'gesture' && action.gesture === 'read')!;
  expect(reading.start).toBe(line!.start);
  const shot = plan.shots.find(({ start, duration }) => line!.start >= start && line!.start < start + duration)!;
  expect(propOf(shot, 'letter')!.stays!.some(({ actor }) => actor === id)).toBe(true);
});

test('nobody stands in a stand or walks through it', () => {
  const { scenes, shots } = film('Mei puts the golden mask down. Liu walks away. Liu walks to Mei. Mei steps back.');
  const [stand] = shots.flatMap(standsOf);
  const { half } = sizeOfStand(stand!.noun);
  for (const { at, actions } of scenes[0]!.blocking)
    for (const place of [at, ...actions.flatMap((action) => (action.kind === 'move' ? action.path : []))])
      expect(Math.max(Math.abs(place[0] - stand!.at[0]), Math.abs(place[1] - stand!.at[1]))).toBeGreaterThan(half);
});

test('the stand suits the place', () => {
  const on = (builder: string, parameters = {}) => standFor({ builder, parameters });
  expect(on('forest')).toBe('tree stump');
  expect(on('harbour')).toBe('wooden crate');
  expect([on('throne-hall'), on('throne-hall', { style: 'gothic' })]).toEqual(['lacquered stand', 'stone pedestal']);
  expect([on('tavern', { culture: 'chinese' }), on('tavern', { era: 'modern' })]).toEqual([
    'lacquered stand',
    'side table',
  ]);
  expect(on('nowhere known')).toBe(stands.otherwise);
});
