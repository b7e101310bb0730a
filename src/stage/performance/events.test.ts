import { expect, test } from 'vitest';
import { type Action, type Mark, type Person, type Staging, toSeconds } from '../../film/index.ts';
import { strikesOf } from '../light/lightning.ts';
import { dog, gesture, man, type Player, seconds, staged, woman } from './__fixtures__/staged.ts';
import { type PerformOptions, perform } from './perform.ts';

const ground = { groundAt: () => 0, layout: { surface: 'stone' } };
const door: Mark = { name: 'left door', kind: 'entrance', position: [-3, 0, 0], facing: 90 };
const room: PerformOptions = { groundAt: () => 0, layout: { surface: 'wood', interior: true, marks: [door] } };

/** What is heard of a staging, as kinds with their times in seconds. */
function heard(players: Player[], rest: Partial<Staging> = {}, stage: PerformOptions = ground, length = 4) {
  const { events } = perform({ ...staged(players, length), ...rest }, stage);
  const times = (kind: string) => events.filter((event) => event.kind === kind).map(({ time }) => toSeconds(time));
  return { events, times };
}

const walk = (from: [number, number], to: [number, number], start: number, end: number): Action => ({
  kind: 'move',
  gait: 'walk',
  path: [from, to],
  start: seconds(start),
  end: seconds(end),
});
const facing: Partial<Player>[] = [
  { at: [-0.55, 0], facing: 90 },
  { at: [0.55, 0], facing: -90 },
];

test('who comes in through a door opens it and shuts it, once for two; the open has no doors', () => {
  const set = { builder: 'study', season: 'spring' as const, parameters: {}, seed: 1 };
  const comes = (appearance: Person): Player => ({ appearance, at: [-3, 0], actions: [walk([-3, 0], [0, 0], 1, 3)] });
  const { times, events } = heard([comes(man), comes(woman)], { set }, room);
  expect(times('door-open')).toEqual([1]);
  expect(times('door-close')).toHaveLength(1);
  expect(times('door-close')[0]).toBeGreaterThan(1.3);
  expect(events.find(({ kind }) => kind === 'door-open')).toMatchObject({ position: door.position, material: 'wood' });
  expect(heard([comes(man)], {}, room).times('door-open')).toEqual([]);
});

test('blows, falls and knocks sound at the moment of the contact', () => {
  const strike = heard([
    { appearance: man, ...facing[0], actions: [gesture('strike', 1, 2, 'b')] },
    { appearance: woman, ...facing[1], actions: [gesture('fall', 1.5, 3.5)] },
  ]);
  expect(strike.times('blow')[0]).toBeCloseTo(1.42);
  expect(strike.times('fall')).toHaveLength(2);
  expect(strike.times('fall')[1]).toBeCloseTo(1.5 + 0.84 * 2);
  expect(heard([{ appearance: man, actions: [gesture('strike', 1, 2)] }]).times('blow')).toEqual([]);
  expect(heard([{ appearance: man, actions: [gesture('knock', 1, 3)] }]).times('knock')).toHaveLength(3);
});

test('a blade that is blocked by a blade clashes', () => {
  const armed: Person = { ...man, props: ['sword'] };
  const fight = heard([
    { appearance: armed, ...facing[0], actions: [gesture('strike', 1, 2, 'b')] },
    { appearance: armed, ...facing[1], actions: [gesture('block', 0.9, 2, 'a')] },
  ]);
  expect(fight.times('clash')).toHaveLength(1);
  expect(fight.times('blow')).toEqual([]);
});

test('things are heard as what they are made of, when they change hands, are set down and dropped', () => {
  const thing = (noun: string, stays: Staging['props'][number]['stays']) => ({
    props: [{ id: noun, noun, at: [0, 0] as [number, number], facing: 0, stays: stays! }],
  });
  const down = thing('cup', [
    { from: 0, actor: 'a' },
    { from: seconds(1), at: [0.4, 0.4], up: 0.75 },
  ]);
  expect(heard([{ appearance: man }], down).events).toContainEqual(
    expect.objectContaining({ kind: 'set-down', material: 'ceramic', surface: 'wood', time: seconds(1) }),
  );
  const drop = thing('coin', [
    { from: 0, actor: 'a' },
    { from: seconds(2), at: [0.4, 0.4], up: 0, flight: 0.4 },
  ]);
  expect(heard([{ appearance: man }], drop).events).toContainEqual(
    expect.objectContaining({ kind: 'drop', material: 'metal', surface: 'stone', time: seconds(2) }),
  );
});

test('feet sound of what they wear and what the weather makes of the ground', () => {
  const step = (appearance: Player['appearance'], rest: Partial<Staging> = {}, stage: PerformOptions = ground) =>
    heard([{ appearance, actions: [walk([0, 0], [2, 0], 0.2, 2)] }], rest, stage).events.find(({ kind }) =>
      ['footstep', 'paw', 'hoof'].includes(kind),
    );
  const dressed = (style: Person['dress']['style'], rest: Partial<Person> = {}): Person => ({
    ...woman,
    ...rest,
    dress: { ...woman.dress, style },
  });
  expect(step(dressed('gown'))?.shoe).toBe('heels');
  expect(step(dressed('gown', { age: 'child' }))?.shoe).not.toBe('heels');
  expect(step(dressed('armour'))?.shoe).toBe('boots');
  expect(step(dressed('robe', { features: ['ghostly'] }))).toBeUndefined();
  expect(step({ ...dog, plan: 'horse', height: 1.6 })?.kind).toBe('hoof');
  expect(step(dog)?.kind).toBe('paw');
  const outside = { ...ground, layout: { surface: 'stone', interior: false } };
  expect(step(man, { weather: 'rain' }, outside)?.surface).toBe('wet stone');
  expect(step(man, { weather: 'rain' }, room)?.surface).toBe('wood');
  expect(step(man, { weather: 'snow' }, outside)?.surface).toBe('snow');
});

test('who sits down is heard to meet the seat after cloth', () => {
  const sit: Action = { kind: 'pose', pose: 'sit', start: seconds(1), end: seconds(1) };
  const seat: Mark = { name: 'chair', kind: 'sit', position: [0, 0, 0], facing: 0 };
  const { times } = heard(
    [{ appearance: man, actions: [sit] }],
    {},
    { ...ground, layout: { surface: 'wood', marks: [seat] } },
  );
  expect(times('sit')).toHaveLength(1);
  expect(times('sit')[0]).toBeGreaterThan(1.8);
  expect(times('cloth')[0]).toBeLessThan(times('sit')[0]!);
});

test('each flash of a storm has its thunder, which stands as far away as it strikes', () => {
  const { events } = heard([], { weather: 'storm' }, ground, 30);
  const thunder = events.filter(({ kind }) => kind === 'thunder');
  const strikes = strikesOf(0, 30, 7);
  expect(thunder.map(({ time }) => toSeconds(time))).toEqual(strikes.map(({ at }) => expect.closeTo(at)));
  for (const [index, { position }] of thunder.entries())
    expect(Math.hypot(position[0], position[2])).toBeCloseTo(strikes[index]!.distance);
  expect(heard([], {}, ground, 30).times('thunder')).toEqual([]);
});
