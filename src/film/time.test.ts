import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  coverFrames,
  formatClock,
  formatTimecode,
  frameLength,
  fromFrames,
  fromSamples,
  fromSeconds,
  parseRate,
  snapToFrame,
  toFrame,
  toSamples,
} from './time.ts';

const rates = ['23.976', '24', '25', '29.97', '30', '50', '59.94', '60'].map((text) => parseRate(text)!);

test('every usual frame and sample has an exact length', () => {
  for (const rate of rates) expect(Number.isInteger(frameLength(rate))).toBe(true);
  for (const sampleRate of [8000, 16000, 22050, 44100, 48000, 96000, 192000]) {
    expect(toSamples(fromSamples(123457, sampleRate), sampleRate)).toBe(123457);
  }
});

test('frames and flicks convert both ways without loss at every rate', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.constantFrom(...rates), (frame, rate) => {
      expect(toFrame(fromFrames(frame, rate), rate)).toBe(frame);
      expect(toFrame(fromFrames(frame + 1, rate) - 1, rate)).toBe(frame);
      expect(snapToFrame(fromFrames(frame, rate) + 1, rate)).toBe(fromFrames(frame, rate));
    }),
  );
});

test('covering a length never loses its end', () => {
  const rate = parseRate(24)!;
  expect(coverFrames(fromFrames(3, rate) + 1, rate)).toBe(fromFrames(4, rate));
  expect(coverFrames(fromFrames(3, rate), rate)).toBe(fromFrames(3, rate));
});

test('a rate without whole frames is refused', () => {
  expect(parseRate('0')).toBeUndefined();
  expect(parseRate('24/0')).toBeUndefined();
  expect(parseRate('fast')).toBeUndefined();
  expect(parseRate('70560001')).toBeUndefined();
});

test('clocks and time codes read as players write them', () => {
  expect(formatClock(fromSeconds(3661.5), ',')).toBe('01:01:01,500');
  expect(formatClock(fromSeconds(59.9996))).toBe('00:01:00.000');
  expect(formatTimecode(fromFrames(24 * 3600 + 25, parseRate(24)!), parseRate(24)!)).toBe('01:00:01:01');
});
