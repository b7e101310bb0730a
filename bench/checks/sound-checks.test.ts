import { expect, test } from 'vitest';
import { clarity, clicks, lineEdges, loudnessStepAt } from './sound-checks.ts';

const sampleRate = 48_000;
const sound = (seconds: number, at: (time: number) => number) => ({
  sampleRate,
  channels: [Float32Array.from({ length: seconds * sampleRate }, (_, index) => at(index / sampleRate))],
});
const tone = (level: number) => (time: number) => level * Math.sin(2 * Math.PI * 440 * time);

test('a jump is a click; a loud tone and the sharp onset of a knock are none', () => {
  expect(clicks(sound(1, tone(0.9)))).toEqual([]);
  const knock = (time: number) =>
    time < 0.5 ? 0 : 0.8 * Math.sin(2 * Math.PI * 900 * time) * Math.exp(-90 * (time - 0.5));
  expect(clicks(sound(1, knock))).toEqual([]);
  const cut = (time: number) => (time < 0.5004 ? tone(0.5)(time) : 0);
  expect(clicks(sound(1, cut))).toHaveLength(1);
  expect(clicks(sound(1, cut))[0]).toBeCloseTo(0.5004, 3);
});

test('speech is told from what is behind it, without its pauses', () => {
  const line = { start: 0.5, end: 3.5 };
  const speech = sound(4, (time) => (time < 1.5 || time > 2.5 ? tone(0.5)(time) : 0));
  const over = clarity(speech, sound(4, tone(0.05)), line)!;
  expect(over).toBeGreaterThan(19);
  expect(over).toBeLessThan(20.1);
  expect(
    clarity(
      sound(4, () => 0),
      sound(4, tone(0.05)),
      line,
    ),
  ).toBeUndefined();
});

test('a word that is cut off is loud to its last moment', () => {
  const edges = (fade: number) =>
    lineEdges(
      sound(1, (time) => tone(0.5)(time) * Math.min(1, (1 - time) / fade)),
      { start: 0, end: 1 },
    );
  expect(edges(0.12).last).toBeLessThan(-25);
  expect(edges(0.0001).last).toBeGreaterThan(-1);
});

test('a step in loudness is the difference of what is heard before and after', () => {
  expect(
    loudnessStepAt(
      sound(6, (time) => tone(time < 3 ? 0.1 : 0.2)(time)),
      3,
    ),
  ).toBeCloseTo(6, 0);
});
