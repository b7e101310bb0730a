import { expect, test } from 'vitest';
import { fromSeconds, stageEventKindSchema } from '../../film/index.ts';
import { onsetsOf } from '../__fixtures__/onsets.ts';
import { type FoleyEvent, foley } from './foley.ts';

const rate = 48_000;
const open = { decay: 0.35, predelay: 0.015, damping: 2600, level: 0.035 };

const event = (time: number, rest: Partial<FoleyEvent> = {}): FoleyEvent => ({
  time: fromSeconds(time),
  kind: 'footstep',
  strength: 1,
  surface: 'stone',
  distance: 2,
  azimuth: 0,
  blocked: 0,
  ...rest,
});
const play = (rest: Partial<FoleyEvent>, brief = {}) =>
  foley({ events: [event(0.5, rest)], space: open, seed: 1, ...brief }).channels;
const sideOf = (rest: Partial<FoleyEvent>) => play(rest)[0]!;

function level(samples: Float32Array, from: number, to: number): number {
  const part = samples.subarray(Math.round(from * rate), Math.round(to * rate));
  return 10 * Math.log10(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length + 1e-12);
}

/** Mean frequency of a sound in Hz, by its zero crossings. */
function crossings(samples: Float32Array, from: number, to: number): number {
  let count = 0;
  for (let index = Math.round(from * rate); index < to * rate; index++)
    if (samples[index]! > 0 !== samples[index + 1]! > 0) count++;
  return count / 2 / (to - from);
}

const grounds = [
  'stone',
  'wood',
  'grass',
  'earth',
  'snow',
  'tile',
  'sand',
  'metal',
  'carpet',
  'wet stone',
  'water',
  'unknown',
];
const shoes = ['leather', 'boots', 'heels', 'rubber', 'sandals', 'cloth', 'bare', 'plate'];
const materials = ['wood', 'metal', 'glass', 'ceramic', 'stone', 'shell', 'paper', 'cloth', 'leather', 'flesh'];
const sounds: [string, Partial<FoleyEvent>][] = [
  ...grounds.map((surface): [string, Partial<FoleyEvent>] => [`a step on ${surface}`, { surface }]),
  ...shoes.map((shoe): [string, Partial<FoleyEvent>] => [`a step in ${shoe}`, { shoe, surface: 'wood' }]),
  ...materials.flatMap((material) =>
    (['handle', 'set-down', 'drop'] as const).map((kind): [string, Partial<FoleyEvent>] => [
      `${kind} ${material}`,
      { kind, material },
    ]),
  ),
  ...['wood', 'oak', 'paper', 'metal', 'airlock'].flatMap((material) =>
    (['door-open', 'door-close', 'knock'] as const).map((kind): [string, Partial<FoleyEvent>] => [
      `${kind} ${material}`,
      { kind, material },
    ]),
  ),
  ...stageEventKindSchema.options
    .filter((kind) => kind !== 'thunder')
    .map((kind): [string, Partial<FoleyEvent>] => [kind, { kind }]),
];

test.each(sounds)('%s begins at its event, loud enough, and ends without a click', (_, rest) => {
  const left = sideOf(rest);
  expect(left.findIndex((sample) => sample !== 0)).toBeGreaterThanOrEqual(0.5 * rate);
  const peak = left.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect(peak).toBeGreaterThan(0.02);
  expect(left.findIndex((sample) => Math.abs(sample) > peak / 20) / rate - 0.5).toBeLessThan(1 / 24);
  expect(onsetsOf({ sampleRate: rate, channels: [left] }, 3).some((onset) => Math.abs(onset - 0.5) < 1 / 24)).toBe(
    true,
  );
  expect(Math.abs(left.at(-1)!)).toBeLessThan(peak / 1000);
  const jump = left.subarray(-0.05 * rate).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect(jump).toBeLessThan(peak / 100);
});

test('thunder rolls from its moment on', () => {
  const left = sideOf({ kind: 'thunder' });
  expect(level(left, 0.5, 1.5)).toBeGreaterThan(-30);
  expect(level(left, 2, 3)).toBeGreaterThan(-50);
});

test('shoes, grounds and materials are told apart by ear', () => {
  const bright = (rest: Partial<FoleyEvent>) => crossings(sideOf(rest), 0.5, 0.53);
  expect(bright({ shoe: 'heels', surface: 'tile' })).toBeGreaterThan(1.3 * bright({ shoe: 'boots', surface: 'tile' }));
  expect(bright({ shoe: 'leather', surface: 'stone' })).toBeGreaterThan(bright({ shoe: 'bare', surface: 'stone' }));
  expect(bright({ kind: 'set-down', material: 'glass' })).toBeGreaterThan(
    bright({ kind: 'set-down', material: 'wood' }),
  );
  expect(bright({ kind: 'drop', material: 'metal' })).toBeGreaterThan(bright({ kind: 'drop', material: 'cloth' }));
  const ring = (material: string) => level(sideOf({ kind: 'set-down', material }), 0.6, 0.7);
  expect(ring('metal')).toBeGreaterThan(ring('wood') + 6);
  expect(level(sideOf({ surface: 'wet stone' }), 0.56, 0.65)).toBeGreaterThan(
    level(sideOf({ surface: 'stone' }), 0.56, 0.65),
  );
});

test('distance and walls soften and dull, sides are heard, seeds repeat', () => {
  expect(level(sideOf({}), 0.5, 1) - level(sideOf({ distance: 8 }), 0.5, 1)).toBeGreaterThan(9);
  const door = { kind: 'knock', material: 'wood' } as const;
  expect(level(sideOf(door), 0.5, 1) - level(sideOf({ ...door, blocked: 1 }), 0.5, 1)).toBeGreaterThan(7);
  expect(crossings(sideOf({ ...door, blocked: 1 }), 0.5, 0.53)).toBeLessThan(crossings(sideOf(door), 0.5, 0.53));
  const [left, right] = play({ azimuth: -90 }) as [Float32Array, Float32Array];
  expect(level(left, 0.5, 0.8) - level(right, 0.5, 0.8)).toBeGreaterThan(8);
  expect(play({})).toEqual(play({}));
});

test('5.1 has a sound where it is, its room all round, and as loud as stereo', () => {
  const room = { decay: 0.8, predelay: 0.01, damping: 5000, level: 0.4 };
  const wide = (azimuth: number) =>
    play({ azimuth }, { layout: '5.1', space: room }).map((side) => level(side, 0.5, 0.8));
  const [left, right, centre, , leftBack, rightBack] = wide(110) as [number, number, number, number, number, number];
  expect(rightBack).toBeGreaterThan(Math.max(left, right, centre, leftBack) + 6);
  expect(leftBack).toBeGreaterThan(-80);
  expect(wide(0)[2]).toBeGreaterThan(Math.max(wide(0)[0]!, wide(0)[1]!) + 6);
  const power = (sides: readonly Float32Array[]) =>
    10 * Math.log10(sides.reduce((sum, side) => sum + 10 ** (level(side, 0.5, 0.8) / 10), 0));
  expect(power(play({}, { layout: '5.1' }))).toBeCloseTo(power(play({})), 0);
});

test('two steps of one walk are not the same step', () => {
  const [left] = foley({ events: [event(0.5), event(1.5)], space: open, seed: 1 }).channels as [Float32Array];
  expect(left.slice(0.5 * rate, 0.6 * rate)).not.toEqual(left.slice(1.5 * rate, 1.6 * rate));
});

test('a street answers with an echo of its own', () => {
  const street = { ...open, echoes: [[0.3, 0.2, 4000]] as const };
  const [left] = play({}, { space: street }) as [Float32Array];
  expect(level(left, 0.8, 0.86)).toBeGreaterThan(level(sideOf({}), 0.8, 0.86) + 6);
});
