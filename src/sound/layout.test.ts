import { expect, test } from 'vitest';
import { downMix, placeGains, placeInto, silenceIn, surround } from './layout.ts';

const directions = Array.from({ length: 73 }, (_, index) => -180 + index * 5);

test.each(['stereo', '5.1'] as const)('%s keeps the power of a sound wherever it comes from', (layout) => {
  for (const azimuth of directions) {
    const power = placeGains(layout, azimuth).reduce((sum, gain) => sum + gain * gain, 0);
    expect(power).toBeCloseTo(2, 9);
  }
});

test('a sound at a loudspeaker comes from it alone, one between two from both', () => {
  const heard = (azimuth: number) => placeGains('5.1', azimuth).map((gain) => Math.round(gain * 100) / 100 + 0);
  expect(heard(0)).toEqual([0, 0, 1.41, 0, 0, 0]);
  expect(heard(30)).toEqual([0, 1.41, 0, 0, 0, 0]);
  expect(heard(-110)).toEqual([0, 0, 0, 0, 1.41, 0]);
  expect(heard(15)).toEqual([0, 1, 1, 0, 0, 0]);
  expect(heard(180)).toEqual([0, 0, 0, 0, 1, 1]);
  expect(heard(-180)).toEqual(heard(180));
  expect(heard(290)).toEqual(heard(-70));
});

test('left and right are mirrored, and nothing goes to the low effects', () => {
  for (const azimuth of directions) {
    const [l, r, c, low, ls, rs] = placeGains('5.1', azimuth);
    const mirrored = placeGains('5.1', -azimuth);
    expect(low).toBe(0);
    [r, l, c, low, rs, ls].forEach((gain, channel) => {
      expect(mirrored[channel]!).toBeCloseTo(gain!, 9);
    });
  }
});

test('stereo folds what is behind to the front', () => {
  for (const azimuth of [10, -25, 60]) {
    expect(placeGains('stereo', 180 - azimuth)).toEqual(placeGains('stereo', azimuth));
  }
  expect(placeGains('stereo', 0)[0]).toBeCloseTo(1);
  expect(placeGains('stereo', 45)[0]).toBeCloseTo(0);
});

test('samples are placed at their time, and cut at the ends of the target', () => {
  const target = silenceIn('5.1', 4);
  placeInto(target, Float32Array.of(1, 2, 3), 2, 0.5, 30);
  placeInto(target, Float32Array.of(1, 2, 3), -2, 1, -30);
  expect([...target.channels[surround.right]!]).toEqual([0, 0, 0.5, 1].map((value) => Math.fround(value * Math.SQRT2)));
  expect(target.channels[surround.left]![0]!).toBeCloseTo(3 * Math.SQRT2);
});

test('the down-mix holds centre and surrounds at -3 dB and leaves the low effects out', () => {
  const sound = silenceIn('5.1', 1);
  sound.channels.forEach((channel, index) => {
    channel[0] = 10 ** -index;
  });
  const [left, right] = downMix(sound).channels.map((channel) => channel[0]!);
  expect(left!).toBeCloseTo(1 + Math.SQRT1_2 * (0.01 + 0.0001), 6);
  expect(right!).toBeCloseTo(0.1 + Math.SQRT1_2 * (0.01 + 0.00001), 6);
});

test('a sound ahead is the same in stereo and in the down-mix of 5.1', () => {
  const samples = Float32Array.of(0.5, -0.25);
  const [wide, narrow] = [silenceIn('5.1', 2), silenceIn('stereo', 2)];
  for (const azimuth of [0, 30, -30]) {
    placeInto(wide, samples, 0, 1, azimuth);
    placeInto(narrow, samples, 0, 1, azimuth);
  }
  downMix(wide).channels.forEach((channel, side) => {
    channel.forEach((value, index) => {
      expect(value).toBeCloseTo(narrow.channels[side]![index]!, 6);
    });
  });
});
