import { describe, expect, test } from 'vitest';
import { shuttle } from '../../web/viewer/keyboard.ts';
import { sceneRuns } from '../../web/viewer/scenes.ts';
import { clampTime, keepPlace, neighbourShot, shotIndexAt, wantedShots } from '../../web/viewer/timing.ts';
import { fromFrames } from '../film/index.ts';
import { twoShotFilm } from './__fixtures__/films.ts';

const rate = { numerator: 24, denominator: 1 };
const at = (frames: number) => fromFrames(frames, rate);

/** Shots of these lengths in frames, one after another. */
function lay(lengths: Record<string, number>) {
  let first = 0;
  return Object.entries(lengths).map(([id, frames]) => {
    const shot = { id, start: at(first), duration: at(frames) };
    first += frames;
    return shot;
  });
}

describe('where a time is', () => {
  const shots = lay({ a: 10, b: 20, c: 30 });

  test.each([
    [-1, 0],
    [0, 0],
    [9, 0],
    [10, 1],
    [59, 2],
    [90, 2],
  ])('frame %i lies in shot %i', (frame, index) => {
    expect(shotIndexAt(shots, at(frame))).toBe(index);
  });

  test('a film without shots has none', () => {
    expect(shotIndexAt([], 0)).toBe(-1);
  });

  test('times are brought to frames of the film, also at 23.976', () => {
    const ntsc = { numerator: 24000, denominator: 1001 };
    expect(clampTime(at(60), at(60), rate)).toBe(at(59));
    expect(clampTime(-5, at(60), rate)).toBe(0);
    expect(clampTime(fromFrames(7, ntsc) + 1, fromFrames(60, ntsc), ntsc)).toBe(fromFrames(7, ntsc));
    expect(clampTime(5, 0, rate)).toBe(0);
  });

  test('back goes to the beginning of the shot first, then to the one before', () => {
    expect(neighbourShot(shots, at(45), -1, rate)).toBe(at(30));
    expect(neighbourShot(shots, at(32), -1, rate)).toBe(at(10));
    expect(neighbourShot(shots, at(0), -1, rate)).toBe(0);
    expect(neighbourShot(shots, at(12), 1, rate)).toBe(at(30));
    expect(neighbourShot(shots, at(59), 1, rate)).toBe(at(30));
  });
});

describe('keeping the place in a changed film', () => {
  const before = lay({ a: 10, b: 20, c: 30 });

  test('as far into the same shot, wherever it moved', () => {
    const after = lay({ a: 10, new: 50, b: 20, c: 30 });
    expect(keepPlace(before, after, at(15), rate)).toEqual({ time: at(65), sameShot: true });
  });

  test('in a shorter shot no further than its last frame', () => {
    const after = lay({ a: 10, b: 20, c: 5 });
    expect(keepPlace(before, after, at(55), rate)).toEqual({ time: at(34), sameShot: true });
  });

  test('where the shot is gone, at the end of the one before it', () => {
    const after = lay({ a: 12, c: 30 });
    expect(keepPlace(before, after, at(15), rate)).toEqual({ time: at(11), sameShot: false });
  });

  test('in another film at its beginning', () => {
    expect(keepPlace(before, lay({ x: 5 }), at(15), rate)).toEqual({ time: 0, sameShot: false });
    expect(keepPlace(before, [], at(15), rate)).toEqual({ time: 0, sameShot: false });
  });
});

test('motion is wanted for this shot, those after it and the one before', () => {
  expect(wantedShots(5, 9)).toEqual([5, 6, 7, 4, 8]);
  expect(wantedShots(0, 2)).toEqual([0, 1]);
});

test('J and L: first play, then twice as fast, the other way at once', () => {
  expect([shuttle(0, 1), shuttle(1, 1), shuttle(8, 1)]).toEqual([1, 2, 8]);
  expect([shuttle(4, -1), shuttle(-1, -1), shuttle(-2, 1)]).toEqual([-1, -2, 1]);
});

test('a scene that comes back keeps its colour', () => {
  const [shot] = twoShotFilm().shots;
  const shots = ['a', 'a', 'b', 'a'].map((scene) => ({ ...shot!, scene }));
  const runs = sceneRuns(shots);
  expect(runs.map((run) => run.shots.length)).toEqual([2, 1, 1]);
  expect(runs[2]!.hue).toBe(runs[0]!.hue);
  expect(runs[1]!.hue).not.toBe(runs[0]!.hue);
});
