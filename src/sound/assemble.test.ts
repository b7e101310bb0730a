import { expect, test } from 'vitest';
import { fromSeconds } from '../film/index.ts';
import { addPiece } from './assemble.ts';
import { sampleRate, silence, toDecibels } from './audio.ts';

test('a piece follows its level, straight in dB from one key to the next, without a step', () => {
  const stem = silence(5 * sampleRate);
  const audio = { sampleRate, channels: [new Float32Array(4 * sampleRate).fill(0.5)] };
  const level = [
    { time: fromSeconds(1), decibels: 4 },
    { time: fromSeconds(2), decibels: -2 },
  ];
  addPiece(stem, { start: fromSeconds(1), audio, level });
  const left = stem.channels[0]!;
  const at = (second: number) => toDecibels(left[Math.round(second * sampleRate)]! / 0.5);
  expect(left[Math.round(0.9 * sampleRate)]).toBe(0);
  expect(at(1.5)).toBeCloseTo(4, 3);
  expect(at(2.5)).toBeCloseTo(1, 3);
  expect(at(3.5)).toBeCloseTo(-2, 3);
  expect(at(4.9)).toBeCloseTo(-2, 3);
  const inside = left.subarray(Math.round(1.1 * sampleRate), Math.round(4.5 * sampleRate));
  const jump = inside.reduce(
    (most, sample, index) => Math.max(most, Math.abs(sample - (inside[index - 1] ?? sample))),
    0,
  );
  expect(jump).toBeLessThan(1e-4);
});
