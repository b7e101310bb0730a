import { expect, test } from 'vitest';
import { fromSeconds, type PlannedScene, type Realism, toSeconds } from '../../film/index.ts';
import { ambience, feelingOf, type SpottedScene, spot, voicePlaceOf } from '../../sound/index.ts';
import { feltSpans, heartOf, levelOfPlace, soundOfRealism } from './realism-sound.ts';

const soundOf = (realism: Realism) => soundOfRealism({ realism })!;

const scenes = [0, 20, 40].map((start): SpottedScene => {
  const speech = [{ start: fromSeconds(6), end: fromSeconds(9) }];
  const scene = { id: `s${start}`, name: '', start: fromSeconds(start), duration: fromSeconds(20) };
  return { ...scene, feeling: feelingOf('tender'), curve: [], marks: [], speech };
});

const music = (realism: Realism) =>
  spot(scenes, 0, soundOf(realism).presence).map(({ start, duration }) => [
    toSeconds(start),
    Math.round(10 * toSeconds(start + duration)) / 10,
  ]);

test('reproducible films have no score, event films little, psychological ones all the way', () => {
  expect(music('reproducible')).toEqual([]);
  expect(music('event')).toEqual([
    [0, 6.6],
    [49.25, 60],
  ]);
  expect(music('psychological')).toEqual([
    [0, 20],
    [20, 40],
    [40, 60],
  ]);
  expect(soundOfRealism({})).toBeUndefined();
});

/** A scene of ten seconds in which somebody is heard to think from four to six. */
const thoughtful = {
  duration: fromSeconds(10),
  lines: [{ id: 'l', character: 'A', start: fromSeconds(4), duration: fromSeconds(2), offScreen: true }],
  blocking: [],
} as unknown as PlannedScene;

const levelAt = (keys: { time: number; decibels: number }[], seconds: number) => {
  const time = fromSeconds(seconds);
  const next = keys.findIndex((key) => key.time >= time);
  if (next <= 0) return next === 0 ? keys[0]!.decibels : keys.at(-1)!.decibels;
  const [a, b] = [keys[next - 1]!, keys[next]!];
  return a.decibels + ((b.decibels - a.decibels) * (time - a.time)) / (b.time - a.time);
};

test('a place stands forward where only what is there counts, and goes down where a mind is heard', () => {
  const usual = [{ time: 0, decibels: -1 }];
  const spans = feltSpans(thoughtful);
  const levels = (realism: Realism) => {
    const keys = levelOfPlace(usual, spans, 0, soundOf(realism));
    return [2, 5, 9].map((second) => levelAt(keys, second));
  };
  expect(levels('reproducible')).toEqual([5, 5, 5]);
  const [before, within, after] = levels('psychological') as [number, number, number];
  expect(before - within).toBeGreaterThan(8);
  expect(after).toBe(before);
});

test('what is heard before its scene moves the dip along', () => {
  const keys = levelOfPlace(
    [{ time: 0, decibels: 0 }],
    feltSpans(thoughtful),
    fromSeconds(3),
    soundOf('psychological'),
  );
  expect(levelAt(keys, 8)).toBeLessThan(-8);
  expect(levelAt(keys, 5)).toBe(0);
});

test('a heart is heard while something is felt, and not else', async () => {
  const place = { weather: 'clear' as const, hour: 'noon' as const, interior: true, words: 'study' };
  const brief = { place, duration: fromSeconds(10), seed: 1 };
  const [without, withHeart] = await Promise.all([
    ambience(brief),
    ambience({ ...brief, spots: heartOf(feltSpans(thoughtful), 0) }),
  ]);
  const beats = withHeart.channels[0]!.map((sample, index) => sample - without.channels[0]![index]!);
  const power = (from: number, until: number) => {
    const part = beats.subarray(from * 48_000, until * 48_000);
    return part.reduce((sum, sample) => sum + sample * sample, 0) / part.length;
  };
  expect(power(4.1, 6)).toBeGreaterThan(100 * power(7, 10));
  expect(power(4.1, 6)).toBeGreaterThan(100 * power(0, 3.9));
});

test.each(['V.O.', '画外音', '内心独白'])('narrators and inner voices are near and dry (%s)', (extension) => {
  expect(voicePlaceOf({ extension, offScreen: true })).toBe('near');
});
