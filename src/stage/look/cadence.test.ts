import { expect, test } from 'vitest';
import { fromSeconds, type Staging } from '../../film/index.ts';
import { cadenceOf } from './cadence.ts';

const key = (seconds: number, x: number) => ({
  time: fromSeconds(seconds),
  position: [x, 1.5, 5] as [number, number, number],
  target: [0, 1.5, 0] as [number, number, number],
  focalLength: 35,
  roll: 0,
});

function staging(look: Staging['look'], keys: ReturnType<typeof key>[], handheld = 0): Staging {
  return {
    type: 'staging',
    version: 1,
    duration: fromSeconds(2),
    rate: { numerator: 24, denominator: 1 },
    set: { builder: 'forest', season: 'spring', parameters: {}, seed: 1 },
    hour: 'night',
    weather: 'rain',
    wind: 0,
    mood: { valence: 0, arousal: 0 },
    look,
    actors: [],
    blocking: [],
    props: [],
    camera: { sensorWidth: 24.89, aperture: 2.8, keys, ease: 'linear', handheld },
  };
}

const drawn = (given: Staging) => cadenceOf(given).reduce((sum, value) => sum + value, 0);

test('a still cel shot is drawn on twos and begins with a drawing', () => {
  const cadence = cadenceOf(staging('cel', [key(0, 0)]));
  expect(cadence).toHaveLength(48);
  expect(cadence.slice(0, 6)).toEqual([1, 0, 1, 0, 1, 0]);
});

test('every frame of a camera move is drawn, and the hold after it is on twos again', () => {
  const cadence = cadenceOf(staging('cel', [key(0, 0), key(1, 2), key(2, 2)]));
  expect(cadence.slice(0, 24).every((value) => value === 1)).toBe(true);
  expect(cadence.slice(30, 48).filter((value) => value === 1)).toHaveLength(9);
});

test('looks hold differently, and a handheld camera draws every frame', () => {
  expect(drawn(staging('cutout', [key(0, 0)]))).toBe(16);
  expect(drawn(staging('natural', [key(0, 0)]))).toBe(48);
  expect(drawn(staging('cel', [key(0, 0)], 0.5))).toBe(48);
});

test('a move too slow to be seen as steps is held like a still shot, a quick one is not', () => {
  expect(drawn(staging('cel', [key(0, 0), key(2, 0.05)]))).toBe(24);
  expect(drawn(staging('cel', [key(0, 0), key(2, 1.5)]))).toBe(48);
});
