import { expect, test } from 'vitest';
import { fromSeconds } from '../film/index.ts';
import { ambience, layersOf, type Place } from './ambience/ambience.ts';
import { textures } from './ambience/textures.ts';
import { assembleStem } from './assemble.ts';
import type { Audio } from './audio.ts';
import { dialogueStem } from './dialogue-stem.ts';
import { type FoleyEvent, foley } from './foley/foley.ts';
import { loudnessOf } from './loudness.ts';
import { decodeWave, encodeWave } from './wave.ts';

const rate = 48_000;
const place = (rest: Partial<Place> = {}): Place => ({
  weather: 'rain',
  hour: 'night',
  interior: false,
  words: 'stone bridge',
  ...rest,
});

function level(samples: Float32Array, from: number, to: number): number {
  const part = samples.subarray(Math.round(from * rate), Math.round(to * rate));
  return 10 * Math.log10(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length + 1e-12);
}

function isSame(one: Float32Array, other: Float32Array): boolean {
  return one.length === other.length && one.every((sample, index) => sample === other[index]);
}

function largestStep(samples: Float32Array, from: number, to: number): number {
  let step = 0;
  for (let index = Math.round(from * rate); index < to * rate - 1; index++) {
    step = Math.max(step, Math.abs(samples[index + 1]! - samples[index]!));
  }
  return step;
}

test('rain is loud outside and dull within, and places join without a gap or a click', async () => {
  const places = [place(), place({ interior: true, words: 'study' }), place({ weather: 'clear' })];
  const pieces = await Promise.all(
    places.map(async (entry, index) => ({
      audio: await ambience({ place: entry, duration: fromSeconds(4), seed: 1 }),
      start: fromSeconds(3 * index - 0.35),
      length: fromSeconds(3.7),
      fadeIn: index > 0 ? fromSeconds(0.7) : 0,
      fadeOut: index < 2 ? fromSeconds(0.7) : 0,
    })),
  );
  const audio = assembleStem(pieces, fromSeconds(9));
  const [left] = audio.channels as [Float32Array];
  expect(left).toHaveLength(9 * rate);
  expect(loudnessOf(audio, 0.5 * rate, 2.5 * rate) - loudnessOf(audio, 3.5 * rate, 5.5 * rate)).toBeGreaterThan(4);
  for (let second = 0.5; second < 8.5; second += 0.25) expect(level(left, second, second + 0.25)).toBeGreaterThan(-65);
  for (const join of [3, 6]) {
    const around = Math.max(largestStep(left, join - 2, join - 1), largestStep(left, join + 1, join + 2));
    expect(largestStep(left, join - 0.4, join + 0.4)).toBeLessThan(around * 1.5);
  }
});

test('both sides differ, and the same seed gives the same sound', async () => {
  const make = (seed: number) => ambience({ place: place(), duration: fromSeconds(1), seed });
  const [one, again, other] = [await make(1), await make(1), await make(2)];
  expect(isSame(one.channels[0]!, again.channels[0]!)).toBe(true);
  expect(isSame(one.channels[0]!, other.channels[0]!)).toBe(false);
  expect(isSame(one.channels[0]!, one.channels[1]!)).toBe(false);
});

test('places sound like themselves, in both languages', () => {
  const names = (rest: Partial<Place>) => Object.keys(layersOf(place(rest)));
  expect(names({})).toEqual(expect.arrayContaining(['rain', 'river']));
  expect(names({ weather: 'clear', words: '桥上' })).toEqual(expect.arrayContaining(['insects', 'river']));
  expect(names({ weather: 'clear', hour: 'dawn', words: 'garden' })).toContain('birds');
  expect(names({ hour: 'dawn' })).not.toContain('birds');
  expect(names({ weather: 'clear', words: 'INT. SPACE STATION', interior: true })).toEqual(
    expect.arrayContaining(['room']),
  );
  expect(names({ weather: 'clear', words: '海边' })).toContain('sea');
  expect(names({ weather: 'storm', interior: true, words: 'nowhere' })).toContain('thunder');
});

test.each(Object.keys(textures))('the texture %s is heard and clean', (name) => {
  const audio = textures[name]!(6 * rate, 'seed');
  for (const channel of audio.channels) {
    expect(level(channel, 0, 6)).toBeGreaterThan(-60);
    const mean = channel.reduce((sum, sample) => sum + sample, 0) / channel.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
  }
});

const event = (time: number, rest: Partial<FoleyEvent> = {}): FoleyEvent => ({
  time: fromSeconds(time),
  kind: 'footstep',
  strength: 1,
  surface: 'stone',
  distance: 2,
  pan: 0,
  ...rest,
});
const heard = (rest: Partial<FoleyEvent>, time = 0.5) =>
  foley({ events: [event(time, rest)], interior: false, seed: 1 }).channels as [Float32Array, Float32Array];

test.each([
  ['footstep', 'stone'],
  ['footstep', 'wood'],
  ['footstep', 'grass'],
  ['footstep', 'earth'],
  ['footstep', 'snow'],
  ['footstep', 'tile'],
  ['footstep', 'wet stone'],
  ['footstep', 'water'],
  ['footstep', 'unknown ground'],
  ['paw', 'grass'],
  ['splash', 'water'],
  ['cloth', ''],
  ['door', 'wood'],
  ['wing', ''],
  ['appear', ''],
  ['thunder', ''],
] as const)('%s on %s begins at its event and is heard', (kind, surface) => {
  const [left] = heard({ kind, surface });
  expect(left.findIndex((sample) => sample !== 0)).toBeGreaterThanOrEqual(0.5 * rate);
  const peak = left.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect(peak).toBeGreaterThan(0.02);
  const onset = left.findIndex((sample) => Math.abs(sample) > peak / (kind === 'footstep' ? 4 : 20)) / rate;
  expect(onset - 0.5).toBeLessThan(kind === 'thunder' ? 0.4 : 1 / 24);
});

test('distance softens and dulls, sides are heard, seeds repeat', () => {
  expect(level(heard({})[0], 0.5, 1) - level(heard({ distance: 8 })[0], 0.5, 1)).toBeGreaterThan(9);
  const [left, right] = heard({ pan: -1 });
  expect(level(left, 0.5, 0.8) - level(right, 0.5, 0.8)).toBeGreaterThan(8);
  expect(isSame(heard({})[0], heard({})[0])).toBe(true);
});

test('two steps of one walk are not the same step', () => {
  const audio = foley({ events: [event(0.5), event(1.5)], interior: false, seed: 1 });
  const [left] = audio.channels as [Float32Array];
  expect(isSame(left.slice(0.5 * rate, 0.6 * rate), left.slice(1.5 * rate, 1.6 * rate))).toBe(false);
});

test('a line is heard where it is placed, rings indoors, and an absent speaker is close', () => {
  const voice: Audio = {
    sampleRate: rate,
    channels: [Float32Array.from({ length: rate }, (_, i) => 0.3 * Math.sin(i / 12))],
  };
  const put = (rest: object) =>
    dialogueStem([{ audio: voice, start: fromSeconds(1), pan: 0, distance: 2, offScreen: false, ...rest }])
      .channels as [Float32Array, Float32Array];
  const [left, right] = put({});
  expect(left.findIndex((sample) => sample !== 0)).toBeGreaterThanOrEqual(rate);
  expect(level(left, 1.1, 1.9)).toBeGreaterThan(-16);
  expect(level(left, 1.1, 1.9)).toBeCloseTo(level(right, 1.1, 1.9), 0);
  expect(level(put({ setting: 'room' })[0], 2.05, 2.3)).toBeGreaterThan(level(left, 2.05, 2.3) + 3);
  expect(level(put({ distance: 9 })[0], 1.1, 1.9)).toBeLessThan(level(left, 1.1, 1.9) - 1.5);
  expect(level(put({ offScreen: true, distance: 9 })[0], 1.1, 1.9)).toBeGreaterThan(level(left, 1.1, 1.9) - 1);
});

test('waves keep every sample exactly', () => {
  const audio = {
    sampleRate: rate,
    channels: [Float32Array.from([0.1, -1.5, 3e-8]), Float32Array.from([1, 0, -0.25])],
  };
  expect(decodeWave(encodeWave(audio))).toEqual(audio);
  const shared = Buffer.concat([Buffer.from('before'), encodeWave(audio)]).subarray(6);
  expect(decodeWave(shared)).toEqual(audio);
});
