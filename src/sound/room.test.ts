import { expect, test } from 'vitest';
import { reverberate } from './reverb.ts';
import { type RoomPlan, reverberationTimes, roomOf } from './room.ts';

const plan = (rest: Partial<RoomPlan> = {}): RoomPlan => ({
  interior: true,
  builder: 'throne-hall',
  words: '',
  size: [10, 5, 12],
  surface: 'stone',
  ...rest,
});

test('a hard room rings as long as Sabine says, a soft one shorter', () => {
  const [, middle] = reverberationTimes(plan({ builder: 'cave', surface: 'earth' })) as [number, number];
  const absorbed = 0.45 * 120 + 0.07 * 120 + 0.07 * 2 * 5 * 22 + 0.004 * 600;
  expect(middle / ((0.161 * 600) / absorbed)).toBeGreaterThan(0.85);
  expect(middle / ((0.161 * 600) / absorbed)).toBeLessThan(1.05);
  expect(roomOf(plan({ builder: 'bedroom' })).decay).toBeLessThan(roomOf(plan()).decay / 2);
  expect(roomOf(plan({ size: [20, 10, 24] })).decay).toBeGreaterThan(roomOf(plan()).decay);
});

test('the sound of a room falls by 60 dB in its time', () => {
  const space = roomOf(plan({ builder: 'study', surface: 'wood', size: [7, 2.9, 6] }));
  const impulse = new Float32Array(3 * 48_000);
  impulse[0] = 1;
  const [left] = reverberate(impulse, space).channels as [Float32Array];
  let energy = 0;
  const decay = left.map((_, index) => {
    energy += left[left.length - 1 - index]! ** 2;
    return energy;
  });
  const at = (decibels: number) => decay.length - decay.findIndex((sum) => sum > energy * 10 ** (decibels / 10));
  const measured = (3 * (at(-25) - at(-5))) / 48_000;
  expect(measured / space.decay).toBeGreaterThan(0.6);
  expect(measured / space.decay).toBeLessThan(1.25);
});

test('the open answers by what stands around, in both languages', () => {
  const outside = (words: string, builder = 'hills') => roomOf(plan({ interior: false, words, builder }));
  for (const words of ['mountain pass', '山谷']) expect(outside(words).echoes![0]![0]).toBeGreaterThan(0.3);
  for (const words of ['narrow alley', '小巷']) expect(outside(words).echoes![0]![0]).toBeLessThan(0.1);
  expect(outside('dunes', 'desert').echoes).toBeUndefined();
});
