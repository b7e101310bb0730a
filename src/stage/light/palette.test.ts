import { expect, test } from 'vitest';
import { setBuilders } from '../sets/index.ts';
import { keyDirection, paletteOf } from './palette.ts';

const calm = { weather: 'clear' as const, mood: { valence: 0, arousal: 0.4 } };
const on = (builder: string, hour: 'noon' | 'golden' | 'night') =>
  paletteOf({ ...calm, hour, set: { builder, season: 'summer', parameters: {}, seed: 7 } });
const warmth = ([red, , blue]: readonly [number, number, number]) => red / blue;

test('a room is filled with warmer light than the open sky by day, and the sun comes low through its window', () => {
  const open = paletteOf({ ...calm, hour: 'noon' });
  for (const { name, interior } of setBuilders) {
    if (!interior) continue;
    const inside = on(name, 'noon');
    expect(warmth(inside.sky), name).toBeGreaterThan(warmth(open.sky) * 1.2);
    expect(inside.lamps, name).toBeGreaterThan(0.2);
    if (name !== 'spaceship-cabin') expect(keyDirection(inside)[1], name).toBeLessThan(0.65);
  }
});

test('the study is lit from its window at the back', () => {
  expect(keyDirection(on('study', 'noon'))[2]).toBeLessThan(-0.5);
});

test('outside only noon may be turned: a sunset stays where the sky is painted', () => {
  expect(on('city-street', 'golden').azimuth).toBe(paletteOf({ ...calm, hour: 'golden' }).azimuth);
  expect(on('city-street', 'noon').azimuth).not.toBe(paletteOf({ ...calm, hour: 'noon' }).azimuth);
});
