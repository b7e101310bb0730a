import { describe, expect, test } from 'vitest';
import { sampleRate, toDecibels } from './audio.ts';
import { truePeak } from './limiter.ts';
import { energies, integrated, loudnessRange, momentary, shortTerm } from './loudness.ts';

/** Stretches of a tone: seconds, and the level of its peaks in dBFS; `undefined` is silence. */
type Part = readonly [seconds: number, level: number | undefined];

/** A tone of 1 kHz on one channel, whose phase goes on through all parts. */
function tone(parts: readonly Part[]): Float32Array {
  const lengths = parts.map(([seconds]) => Math.round(seconds * sampleRate));
  const result = new Float32Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  parts.forEach(([, level], index) => {
    const amplitude = level === undefined ? 0 : 10 ** (level / 20);
    for (const end = at + lengths[index]!; at < end; at++)
      result[at] = amplitude * Math.sin((2 * Math.PI * 1000 * at) / sampleRate);
  });
  return result;
}

const stereo = (parts: readonly Part[]) => {
  const samples = tone(parts);
  return [samples, samples];
};

const repeated = (times: number, parts: readonly Part[]) => Array.from({ length: times }, () => parts).flat();

/** Within 0.1 LU, as EBU Tech 3341 asks. */
function expectLevel(found: number, expected: number): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(0.1);
}

describe('EBU Tech 3341', () => {
  test.each<[string, number, Part[]]>([
    ['case 1', -23, [[20, -23]]],
    ['case 2', -33, [[20, -33]]],
    [
      'case 3',
      -23,
      [
        [10, -36],
        [60, -23],
        [10, -36],
      ],
    ],
    [
      'case 4',
      -23,
      [
        [10, -72],
        [10, -36],
        [60, -23],
        [10, -36],
        [10, -72],
      ],
    ],
    [
      'case 5',
      -23,
      [
        [20, -26],
        [20.1, -20],
        [20, -26],
      ],
    ],
  ])('%s: integrated loudness %d LUFS', (_, expected, parts) => {
    const steps = energies(stereo(parts));
    expectLevel(integrated(steps), expected);
    if (parts.length === 1) {
      expectLevel(Math.max(...momentary(steps)), expected);
      expectLevel(Math.max(...shortTerm(steps)), expected);
    }
  });

  test('case 6: surround channels count more, and low effects not at all', () => {
    const levels = [-28, -28, -24, undefined, -30, -30];
    const channels = levels.map((level) => tone([[20, level]]));
    expectLevel(integrated(energies(channels)), -23);
    channels[3] = tone([[20, -6]]);
    expectLevel(integrated(energies(channels)), -23);
  });

  test('case 9: short-term loudness stands still over a tone that changes', () => {
    const levels = shortTerm(
      energies(
        stereo(
          repeated(5, [
            [1.34, -20],
            [1.66, -30],
          ]),
        ),
      ),
    );
    for (const level of levels) expectLevel(level, -23);
  });

  test('cases 10 and 11: the highest short-term loudness, wherever three seconds of tone begin', () => {
    for (const shift of [0, 0.15, 0.6, 1.35, 2.85]) {
      for (const level of [-38, -23, -19])
        expectLevel(
          Math.max(
            ...shortTerm(
              energies(
                stereo([
                  [shift, undefined],
                  [3, level],
                  [1, undefined],
                ]),
              ),
            ),
          ),
          level,
        );
    }
  });

  test('case 12: momentary loudness stands still over a tone that changes', () => {
    const levels = momentary(
      energies(
        stereo(
          repeated(25, [
            [0.18, -20],
            [0.22, -30],
          ]),
        ),
        undefined,
        480,
      ),
      480,
    );
    for (const level of levels) expectLevel(level, -23);
  });

  test('cases 13 and 14: the highest momentary loudness, wherever 400 ms of tone begin', () => {
    for (let shift = 0; shift < 0.4; shift += 0.02) {
      const steps = energies(
        stereo([
          [shift, undefined],
          [0.4, -23],
          [1, undefined],
        ]),
        undefined,
        480,
      );
      expectLevel(Math.max(...momentary(steps, 480)), -23);
    }
  });

  /** Peaks between samples: 0.2 dB too high or 0.4 dB too low at most. */
  function expectPeak(samples: Float32Array, expected: number): void {
    const found = toDecibels(truePeak([samples], new Float32Array(samples.length).fill(1)));
    expect(found).toBeLessThanOrEqual(expected + 0.2);
    expect(found).toBeGreaterThanOrEqual(expected - 0.4);
  }

  test.each([
    ['case 15', 4, 0, 0.5, -6],
    ['case 16', 4, 45, 0.5, -6],
    ['case 17', 6, 60, 0.5, -6],
    ['case 18', 8, 67.5, 0.5, -6],
    ['case 19', 4, 45, Math.SQRT2, 3],
  ])('%s: true peak of a tone of a %dth of the rate', (_, share, degrees, amplitude, expected) => {
    const at = (index: number) => amplitude * Math.sin((2 * Math.PI * index) / share + (degrees * Math.PI) / 180);
    const fade = (index: number) => Math.min(1, index / 480, (4799 - index) / 480);
    expectPeak(
      Float32Array.from({ length: 4800 }, (_, index) => at(index) * fade(index)),
      expected,
    );
  });

  test.each([0, 1, 2, 3])('cases 20 to 23: true peak of a burst, sampled %d quarters of a sample later', (quarters) => {
    const centre = 200 + quarters / 4;
    const burst = (time: number) => Math.cos((Math.PI * time) / 2) * Math.exp(-((time / 12) ** 2));
    expectPeak(
      Float32Array.from({ length: 400 }, (_, index) => burst(index - centre)),
      0,
    );
  });
});

describe('EBU Tech 3342', () => {
  test.each<[string, number, Part[]]>([
    [
      'case 1',
      10,
      [
        [20, -20],
        [20, -30],
      ],
    ],
    [
      'case 2',
      5,
      [
        [20, -20],
        [20, -15],
      ],
    ],
    [
      'case 3',
      20,
      [
        [20, -40],
        [20, -20],
      ],
    ],
    [
      'case 4',
      15,
      [
        [20, -50],
        [20, -35],
        [20, -20],
        [20, -35],
        [20, -50],
      ],
    ],
  ])('%s: loudness range %d LU', (_, expected, parts) => {
    expect(Math.abs(loudnessRange(energies(stereo(parts))) - expected)).toBeLessThanOrEqual(1);
  });

  test('silence has no range', () => {
    expect(loudnessRange(energies(stereo([[5, undefined]])))).toBe(0);
  });
});
