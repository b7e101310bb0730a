import { expect, test } from 'vitest';
import { fromSeconds } from '../film/index.ts';
import { ambience, layersOf, loudnessOfPlace, type Place } from './ambience/ambience.ts';
import { textures } from './ambience/textures.ts';
import { addPiece } from './assemble.ts';
import { type Audio, silence } from './audio.ts';
import { dialogueStem } from './dialogue-stem.ts';
import { loudnessOf } from './loudness.ts';
import { decodeWave, encodeWave } from './wave.ts';

const rate = 48_000;
const people = { language: 'en', words: 'market' } as const;
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
  const audio = silence(9 * rate);
  for (const piece of pieces) addPiece(audio, piece);
  const [left] = audio.channels as [Float32Array];
  expect(left).toHaveLength(9 * rate);
  expect(loudnessOf(audio, 0.5 * rate, 2.5 * rate) - loudnessOf(audio, 3.5 * rate, 5.5 * rate)).toBeGreaterThan(4);
  for (let second = 0.5; second < 8.5; second += 0.25) expect(level(left, second, second + 0.25)).toBeGreaterThan(-65);
  for (const join of [3, 6]) {
    const around = Math.max(largestStep(left, join - 2, join - 1), largestStep(left, join + 1, join + 2));
    expect(largestStep(left, join - 0.4, join + 0.4)).toBeLessThan(around * 1.5);
  }
});

test.each([
  ['rain on a bridge', place()],
  ['rain heard in a study', place({ interior: true, words: 'study' })],
  ['a street at noon', place({ weather: 'clear', hour: 'noon', words: 'city street' })],
  ['a kitchen', place({ weather: 'clear', interior: true, words: 'kitchen' })],
] as const)('how loud a place will be is known before it is made: %s', async (_, entry) => {
  const audio = await ambience({ place: entry, duration: fromSeconds(12), seed: 1 });
  expect(Math.abs(loudnessOf(audio, 0, 12 * rate) - loudnessOfPlace(entry))).toBeLessThan(3);
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

test('regions, hours and roofs have their own sounds, in both languages', () => {
  const names = (rest: Partial<Place>) => Object.keys(layersOf(place({ weather: 'clear', season: 'summer', ...rest })));
  for (const words of ['village street', '村口']) expect(names({ hour: 'dawn', words })).toContain('rooster');
  for (const words of ['bamboo forest', '竹林']) {
    expect(names({ hour: 'noon', words })).toContain('cicadas');
    expect(names({ hour: 'night', words })).toEqual(expect.arrayContaining(['owl', 'insects']));
    expect(names({ hour: 'night', words, season: 'spring' })).toContain('nightingale');
  }
  for (const words of ['temple', '山中古寺']) {
    expect(names({ words })).toContain('eaves');
    expect(names({ weather: 'rain', interior: true, words })).toContain('tiles');
  }
  expect(names({ weather: 'rain', interior: true, words: '火车车厢' })).toContain('tin');
  expect(names({ weather: 'rain', words: 'street umbrella' })).toContain('umbrella');
  expect(names({ words: '沙漠' })).toContain('sand');
  expect(names({ words: 'INT. SPACE STATION', interior: true })).not.toContain('city');
  expect(names({ hour: 'night', words: 'INT. OFFICE', interior: true })).not.toContain('rooster');
});

test('a texture that is repeated has no seam', () => {
  for (const name of ['rain', 'river', 'machines', 'tin']) {
    const [left] = textures[name]!(30 * rate, 'seed', people).channels as [Float32Array];
    const steps = Array.from({ length: 60 }, (_, half) => largestStep(left, half / 2, (half + 1) / 2));
    const usual = [...steps].sort((one, other) => one - other)[30]!;
    expect(Math.max(...steps)).toBeLessThan(usual * 2.5);
    const levels = Array.from({ length: 15 }, (_, pair) => level(left, 2 * pair, 2 * pair + 2));
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(6);
  }
});

test('a source with a place is heard from there, and moves over a cut without a click', async () => {
  const spots = [
    {
      texture: 'fire',
      keys: [
        { time: 0, azimuth: -80, distance: 2 },
        { time: fromSeconds(2), azimuth: 80, distance: 8 },
      ],
    },
  ];
  const kitchen = place({ weather: 'clear', interior: true, words: 'fire' });
  const make = (placed: typeof spots) => ambience({ place: kitchen, duration: fromSeconds(4), seed: 1, spots: placed });
  const [left, right] = (await make(spots)).channels as [Float32Array, Float32Array];
  expect(level(left, 0.2, 1.9)).toBeGreaterThan(level(right, 0.2, 1.9) + 3);
  expect(level(right, 2.2, 3.9)).toBeGreaterThan(level(left, 2.2, 3.9) + 1);
  expect(level(left, 0.2, 1.9)).toBeGreaterThan(level(right, 2.2, 3.9) + 2);
  expect(largestStep(left, 1.95, 2.15)).toBeLessThan(2 * largestStep(left, 0.2, 1.9));
});

test.each(Object.keys(textures))('the texture %s is heard and clean', (name) => {
  const audio = textures[name]!(6 * rate, 'seed', people);
  for (const channel of audio.channels) {
    expect(level(channel, 0, 6)).toBeGreaterThan(-60);
    const mean = channel.reduce((sum, sample) => sum + sample, 0) / channel.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
  }
});

test('a line is heard where it is placed, rings indoors, and an absent speaker is close', () => {
  const voice: Audio = {
    sampleRate: rate,
    channels: [Float32Array.from({ length: rate }, (_, i) => 0.3 * Math.sin(i / 12))],
  };
  const outside = { decay: 0.35, predelay: 0.015, damping: 2600, level: 0.035 };
  const put = (rest: object) =>
    dialogueStem([
      { audio: voice, start: fromSeconds(1), pan: 0, distance: 2, place: 'seen' as const, space: outside, ...rest },
    ]).channels as [Float32Array, Float32Array];
  const [left, right] = put({});
  expect(left.findIndex((sample) => sample !== 0)).toBeGreaterThanOrEqual(rate);
  expect(level(left, 1.1, 1.9)).toBeGreaterThan(-16);
  expect(level(left, 1.1, 1.9)).toBeCloseTo(level(right, 1.1, 1.9), 0);
  expect(
    level(put({ space: { decay: 0.7, predelay: 0.01, damping: 5000, level: 0.35 } })[0], 2.05, 2.3),
  ).toBeGreaterThan(level(left, 2.05, 2.3) + 3);
  expect(level(put({ distance: 9 })[0], 1.1, 1.9)).toBeLessThan(level(left, 1.1, 1.9) - 1.5);
  expect(level(put({ place: 'near', distance: 9 })[0], 1.1, 1.9)).toBeGreaterThan(level(left, 1.1, 1.9) - 1);
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
