import { expect, test } from 'vitest';
import { type Audio, sampleRate } from './audio.ts';
import { downMix, layoutOf, placeInto, silenceIn, surround } from './layout.ts';
import { noise } from './noise.ts';
import { inLayout } from './up-mix.ts';

const length = sampleRate;
const power = (samples: Float32Array) => samples.reduce((sum, value) => sum + value * value, 0);
const stereo: Audio = { sampleRate, channels: [noise(length, 'left'), noise(length, 'right')] };
const boom = (level: number) =>
  Float32Array.from({ length }, (_, index) => level * Math.sin((2 * Math.PI * 45 * index) / sampleRate));

test.each(['dialogue', 'effects'] as const)('the down-mix of %s in 5.1 is the stereo stem itself', (stem) => {
  const wide = inLayout(stereo, '5.1', stem);
  expect(layoutOf(wide)).toBe('5.1');
  downMix(wide).channels.forEach((channel, side) => {
    expect(Math.max(...channel.map((value, index) => Math.abs(value - stereo.channels[side]![index]!)))).toBeLessThan(
      1e-5,
    );
  });
});

test('music keeps its loudness in 5.1, most of it in front', () => {
  const { channels } = inLayout(stereo, '5.1', 'music');
  const whole = power(stereo.channels[0]!) + power(stereo.channels[1]!);
  const parts = channels.map((channel) => power(channel) / whole);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 1);
  expect(parts[surround.left]! + parts[surround.right]!).toBeGreaterThan(0.85);
});

test('what was placed in 5.1 stays where it is, and its booms are felt once', () => {
  const placed = silenceIn('5.1', length);
  placeInto(placed, boom(0.5), 0, 1, 110);
  const wide = inLayout(placed, '5.1', 'effects');
  expect(wide.channels[surround.rightBack]).toBe(placed.channels[surround.rightBack]);
  const low = power(wide.channels[surround.low]!);
  expect(low).toBeGreaterThan(0.05 * power(placed.channels[surround.rightBack]!));
  expect(power(inLayout(wide, '5.1', 'effects').channels[surround.low]!)).toBe(low);
});

test('soft steps do not rumble', () => {
  const soft = { sampleRate, channels: [boom(0.01), boom(0.01)] };
  expect(power(inLayout(soft, '5.1', 'effects').channels[surround.low]!)).toBe(0);
});

test('a mono stem is heard on both sides, in samples of their own', () => {
  const { channels } = inLayout({ sampleRate, channels: [boom(0.1)] }, 'stereo', 'dialogue');
  expect(channels[1]).toEqual(channels[0]);
  expect(channels[1]).not.toBe(channels[0]);
});
