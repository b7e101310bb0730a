import { expect, test } from 'vitest';
import { metronome } from './__fixtures__/play-music.ts';
import { analyseMusic } from './analyse-music.ts';
import { type CutMusic, cutMusic } from './cut-music.ts';
import { spliceMusic } from './splice-music.ts';

const { audio, beats } = metronome(120, 4);
const music = analyseMusic(audio);
const lengthOf = ({ parts }: CutMusic) => parts.reduce((sum, { from, to }) => sum + to - from, 0);
const offBeat = (time: number) => Math.min(...beats.map((beat) => Math.abs(beat - time)));

test('music begins with a bar and ends on a beat, not after the stretch and less than a beat before its end', () => {
  const cut = cutMusic(music, { length: 9.3, cuts: [] });
  expect(cut.parts).toHaveLength(1);
  const [{ from, to }] = cut.parts as [{ from: number; to: number }];
  expect(Math.min(...beats.filter((_, beat) => beat % 4 === 0).map((beat) => Math.abs(beat - from)))).toBeLessThan(
    0.02,
  );
  expect(offBeat(to)).toBeLessThan(0.02);
  expect(lengthOf(cut)).toBeLessThanOrEqual(9.3);
  expect(lengthOf(cut)).toBeGreaterThan(8.75);
  expect(cut.fadeOut).toBeCloseTo(2, 1);
});

test('music is moved by less than a beat so that most cuts fall on beats', () => {
  const cuts = [2.2, 4.7, 6.2, 7.65];
  const plain = cutMusic(music, { length: 10, cuts: [] });
  const { parts, delay, met } = cutMusic(music, { length: 10, cuts });
  const lead = delay + plain.parts[0]!.from - parts[0]!.from;
  expect(lead).toBeGreaterThan(0.1);
  expect(lead).toBeLessThan(0.5);
  expect(met).toBe(4);
  for (const cut of cuts) expect(offBeat(parts[0]!.from + cut - delay)).toBeLessThan(2 / 24 + 0.02);
});

test('film that is longer than the music: it loops at the same place of a bar, and its beats go on without a limp or a click', () => {
  const cut = cutMusic(music, { length: 47, cuts: [] });
  expect(cut.parts.length).toBeGreaterThan(1);
  expect(lengthOf(cut)).toBeGreaterThan(46.4);
  const played = spliceMusic(audio, cut.parts);
  const heard = analyseMusic(played);
  const steps = heard.beats.slice(1).map((beat, index) => beat - heard.beats[index]!);
  for (const step of steps) expect(Math.abs(step - 0.5)).toBeLessThan(0.02);
  const jump = (samples: Float32Array) =>
    samples.reduce((most, value, index) => Math.max(most, Math.abs(value - (samples[index - 1] ?? 0))), 0);
  expect(jump(played.channels[0]!)).toBeLessThanOrEqual(jump(audio.channels[0]!) * 1.001);
  const downbeats = cut.parts.map(({ from }) => music.beats.findIndex((beat) => Math.abs(beat - from) < 1e-6) % 4);
  expect(new Set(downbeats).size).toBe(1);
});

test('a person says where in the file to begin: with the next bar there', () => {
  const { parts } = cutMusic(music, { length: 5, cuts: [], start: 7 });
  expect(parts[0]!.from).toBeGreaterThan(6.9);
  expect(parts[0]!.from).toBeLessThan(9.1);
});

test('music without beats is played, repeated and faded', () => {
  const still = { ...music, beats: [], tempo: undefined };
  const cut = cutMusic(still, { length: 30, cuts: [3] });
  expect(lengthOf(cut)).toBeCloseTo(30, 3);
  expect(cut).toMatchObject({ delay: 0, fadeOut: 2, met: 0 });
});
