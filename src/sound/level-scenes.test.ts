import { expect, test } from 'vitest';
import { sampleRate, toDecibels } from './audio.ts';
import type { Span } from './ducking.ts';
import { sceneGain, sceneLevels } from './level-scenes.ts';
import { loudnessStep } from './loudness.ts';

const seconds = 10;
const steps = (seconds * sampleRate) / loudnessStep;

/** Scenes of ten seconds whose music is as loud as given, in LUFS. */
function film(...levels: number[]) {
  const music = Float64Array.from({ length: steps * levels.length }, (_, step) => {
    return 10 ** ((levels[Math.floor(step / steps)]! + 0.691) / 10);
  });
  const scenes = levels.map((_, index): Span => [index * seconds * sampleRate, (index + 1) * seconds * sampleRate]);
  return { heard: { speech: music.map(() => 0), music, rest: music.map(() => 0) }, scenes };
}

test('scenes that are alike stay as they are', () => {
  const { heard, scenes } = film(-22, -25, -20);
  const levels = sceneLevels(heard, scenes, []);
  expect(levels).toEqual([0, 0, 0]);
  expect(sceneGain(levels, scenes, 30 * sampleRate).every((factor) => factor === 1)).toBe(true);
});

test('a scene far louder or softer than the others comes nearer and stays the louder or softer one', () => {
  const { heard, scenes } = film(-22, -38, -22, -12);
  const [, soft, , loud] = sceneLevels(heard, scenes, []);
  expect(soft!).toBeCloseTo(9, 0);
  expect(loud!).toBeCloseTo(-4.5, 0);
  expect(-38 + soft!).toBeLessThan(-22);
  expect(-12 + loud!).toBeGreaterThan(-22);
});

test('how loud it is under speech does not count, and silence is left alone', () => {
  const { heard, scenes } = film(-22, -22, -22);
  heard.music.fill(1, 2 * steps, 2.5 * steps);
  const levels = sceneLevels(heard, scenes, [[20 * sampleRate, 25 * sampleRate]]);
  expect(levels).toEqual([0, 0, 0]);
  const quiet = film(-22, -90, -22);
  expect(sceneLevels(quiet.heard, quiet.scenes, [])).toEqual([0, 0, 0]);
});

test('levels change over a second and a half around the cut, without a step', () => {
  const { heard, scenes } = film(-22, -38, -22);
  const gain = sceneGain(sceneLevels(heard, scenes, []), scenes, 30 * sampleRate);
  let largest = 0;
  for (let sample = 1; sample < gain.length; sample++)
    largest = Math.max(largest, Math.abs(toDecibels(gain[sample]!) - toDecibels(gain[sample - 1]!)));
  expect(largest).toBeLessThan(0.01);
  expect(gain[9 * sampleRate]).toBe(1);
  expect(toDecibels(gain[11 * sampleRate]!)).toBeCloseTo(9, 0);
});
