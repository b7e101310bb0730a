import { expect, test } from 'vitest';
import { type Film, fromSeconds, type Measurement, type Plan, type Take } from '../film/index.ts';
import { type Expectation, inspectFilm, passesGate, reportHtml } from './index.ts';

const rate = { numerator: 24, denominator: 1 };
const expected: Expectation = {
  width: 1280,
  height: 720,
  rate,
  duration: fromSeconds(30),
  loudness: -16,
  ceiling: -1,
  excused: [{ start: 0, end: fromSeconds(0.5) }],
};

function measured(change: { video?: object; audio?: object } = {}): Measurement {
  return {
    duration: fromSeconds(30),
    bytes: 4_000_000,
    video: {
      width: 1280,
      height: 720,
      rate,
      frames: 720,
      codec: 'h264',
      luma: { minimum: 16, mean: 70, maximum: 235 },
      black: [],
      frozen: [],
      decodedDigest: '',
      ...change.video,
    },
    audio: {
      sampleRate: 48000,
      channels: 2,
      codec: 'aac',
      duration: fromSeconds(30),
      integratedLoudness: -16.2,
      loudnessRange: 6,
      truePeak: -1.4,
      samplePeak: -1.6,
      clippedSamples: 0,
      silent: [],
      decodedDigest: '',
      ...change.audio,
    },
  };
}

const codes = (measurement: Measurement) => inspectFilm(measurement, expected).map((finding) => finding.code);
const span = (start: number, end: number) => [{ start: fromSeconds(start), end: fromSeconds(end) }];

test('a sound film passes', () => {
  expect(codes(measured())).toEqual([]);
});

test.each([
  ['black', { video: { black: span(3, 5) } }],
  ['frozen', { video: { frozen: span(3, 9) } }],
  ['wrong-size', { video: { width: 640 } }],
  ['wrong-length', { video: { frames: 719 } }],
  ['silent', { audio: { integratedLoudness: null } }],
  ['silence', { audio: { silent: span(3, 9) } }],
  ['wrong-loudness', { audio: { integratedLoudness: -24 } }],
  ['clipped', { audio: { truePeak: 0.4 } }],
])('a film that is %s is stopped', (code, change) => {
  expect(codes(measured(change))).toContain(code);
  expect(passesGate(inspectFilm(measured(change), expected))).toBe(false);
});

test('a film without picture or sound is stopped', () => {
  expect(codes({ duration: 0, bytes: 0 })).toEqual(['no-picture', 'no-sound']);
});

test('a fade is no fault, and a fault says where it is', () => {
  expect(codes(measured({ video: { black: span(0, 1.2) } }))).toEqual([]);
  const [finding] = inspectFilm(measured({ video: { black: span(12, 15) } }), expected);
  expect(finding).toMatchObject({
    where: { start: fromSeconds(12) },
    message: expect.stringContaining('00:00:12.000'),
  });
});

test('the report escapes what people wrote and runs no script', () => {
  const html = reportHtml({
    film: { language: 'en' } as Film,
    plan: {
      title: '<script>alert(1)</script>',
      shots: [
        { id: 'a', slate: '1A', size: 'CU', lens: 50, movement: 'static', duration: fromSeconds(2), text: '"&<' },
      ],
    } as unknown as Plan,
    measurement: measured(),
    takes: new Map([['a', { drawnFrames: 24, frames: 48, generator: 'stage', renderer: 'test' } as Take]]),
    findings: [],
    work: [{ step: 'take', ran: 1, seconds: 3 }],
    poster: 'poster.jpg',
  });
  expect(html).not.toContain('<script>');
  expect(html).toContain('24/48');
  expect(html).toContain('Content-Security-Policy');
});
