import { BasicMIDI } from 'spessasynth_core';
import { expect, test } from 'vitest';
import { fromSeconds, toSeconds } from '../../film/index.ts';
import { loudness } from '../../media/index.ts';
import { renderScore } from '../node/index.ts';
import { composeScore, type ScoreBrief } from './compose.ts';
import { chordClasses, type Mode, scaleOf, voiceChord } from './harmony.ts';
import { scoreToMidi } from './midi.ts';

const cue = (name: string, start: number, duration: number, valence: number, arousal: number) => ({
  name,
  start: fromSeconds(start),
  duration: fromSeconds(duration),
  mood: { valence, arousal },
});
const brief = (rest: Partial<ScoreBrief> = {}): ScoreBrief => ({
  cues: [cue('bridge', 0, 14, -0.1, 0.3), cue('chase', 14, 10, -0.5, 0.75), cue('study', 24, 12, 0.5, 0.35)],
  duration: fromSeconds(36),
  dialogue: [{ start: fromSeconds(6), end: fromSeconds(11) }],
  seed: 7,
  flavour: 'western',
  ...rest,
});

test('music fills its cues, changes with them, and ends with the film on the tonic', () => {
  for (const flavour of ['western', 'chinese', 'japanese'] as const) {
    for (const seed of [1, 2, 3]) {
      const score = composeScore(brief({ flavour, seed }));
      const notes = score.tracks.flatMap((track) => track.notes);
      const end = Math.max(...notes.map((note) => note.start + note.duration));
      expect(toSeconds(end)).toBeGreaterThan(34.5);
      expect(end).toBeLessThanOrEqual(score.duration);
      const { tonic } = score.sections.at(-1)!;
      const bass = score.tracks.find((track) => track.program === 48)!.notes.at(-1)!;
      expect(bass.pitch % 12).toBe(tonic);
      expect(new Set(score.sections.map((section) => section.mode)).size).toBeGreaterThan(1);
      for (const { start } of score.sections)
        expect(notes.some((note) => Math.abs(note.start - start) < 1e7)).toBe(true);
    }
  }
});

test('every note is in the section’s scale (leading tones apart), Chinese music is pentatonic', () => {
  for (const flavour of ['western', 'chinese'] as const) {
    const score = composeScore(brief({ flavour }));
    for (const section of score.sections) {
      const scale = new Set(scaleOf(section.mode as Mode).map((step) => (step + section.tonic) % 12));
      if (flavour === 'western') scale.add((section.tonic + 11) % 12);
      const own = score.tracks
        .flatMap((track) => track.notes)
        .filter((note) => note.start >= section.start && note.start < section.start + section.duration - 1e8);
      expect(own.length).toBeGreaterThan(20);
      for (const note of own) expect(scale).toContain(note.pitch % 12);
      expect(scaleOf(section.mode as Mode)).toHaveLength(flavour === 'chinese' ? 5 : 7);
    }
  }
});

test('the theme returns: two calm cues of one length sing the same rhythm', () => {
  const cues = [cue('one', 0, 16, 0.3, 0.3), cue('two', 16, 16, -0.3, 0.3), cue('three', 32, 8, 0.3, 0.3)];
  const score = composeScore(brief({ cues, duration: fromSeconds(40), dialogue: [] }));
  const lead = (from: number) =>
    score.tracks
      .filter((track) => [40, 73, 71, 68, 42].includes(track.program))
      .flatMap((track) => track.notes)
      .filter((note) => note.start >= fromSeconds(from) && note.start < fromSeconds(from + 15.9))
      .map((note) => Math.round((note.start - fromSeconds(from)) / 1e6));
  expect(lead(0).length).toBeGreaterThan(6);
  expect(lead(16)).toEqual(lead(0));
});

test('the music is thinner while somebody speaks', () => {
  const quiet = composeScore(brief({ dialogue: [] }));
  const spoken = composeScore(brief({ dialogue: [{ start: 0, end: fromSeconds(24) }] }));
  const weight = (score: typeof quiet) =>
    score.tracks
      .flatMap((track) => track.notes)
      .filter((note) => note.start < fromSeconds(24))
      .reduce((sum, note) => sum + note.velocity, 0);
  expect(weight(spoken)).toBeLessThan(weight(quiet) * 0.75);
});

test('voices move by the shortest way', () => {
  let voices: number[] = [];
  for (const degree of [1, 6, 4, 5, 1]) {
    const next = voiceChord(chordClasses('ionian', 0, degree), voices, 50, 76);
    expect(next).toHaveLength(4);
    next.forEach((pitch, index) => {
      if (voices.length > 0) expect(Math.abs(pitch - voices[index]!)).toBeLessThanOrEqual(5);
    });
    voices = next;
  }
});

test('the same seed composes the same music, another seed another', () => {
  expect(composeScore(brief())).toEqual(composeScore(brief()));
  expect(composeScore(brief({ seed: 8 })).tracks).not.toEqual(composeScore(brief()).tracks);
});

test('the MIDI file has the notes at the times of the score', () => {
  const score = composeScore(brief());
  const midi = BasicMIDI.fromArrayBuffer(scoreToMidi(score).buffer);
  const notes = midi.tracks.flatMap((track) => track.events.filter((event) => (event.statusByte & 0xf0) === 0x90));
  expect(notes).toHaveLength(score.tracks.reduce((sum, track) => sum + track.notes.length, 0));
  const last = notes.reduce((late, event) => (event.ticks > late.ticks ? event : late));
  const expected = Math.max(...score.tracks.flatMap((track) => track.notes.map((note) => note.start)));
  expect(midi.midiTicksToSeconds(last.ticks)).toBeCloseTo(toSeconds(expected), 1);
});

test('a score sounds for its whole length, twice the same', async () => {
  const score = composeScore(
    brief({ cues: [cue('short', 0, 5, 0.2, 0.4)], duration: fromSeconds(5), dialogue: [], flavour: 'chinese' }),
  );
  const audio = await renderScore(score);
  expect(audio.channels.map((channel) => channel.length)).toEqual([240_000, 240_000]);
  expect(loudness(audio).integrated!).toBeGreaterThan(-45);
  const again = await renderScore(score);
  expect(again.channels[0]!.every((sample, index) => sample === audio.channels[0]![index])).toBe(true);
});

test('bad cues and bad soundfonts are refused with a fix', async () => {
  const score = composeScore(brief());
  expect(() => composeScore(brief({ cues: [cue('a', 0, 10, 0, 0), cue('b', 5, 10, 0, 0)] }))).toThrowError(/overlaps/);
  await expect(renderScore(score, { soundfont: '/no/such.sf3' })).rejects.toMatchObject({
    code: 'soundfont-missing',
    fix: expect.stringContaining('.sf2'),
  });
  await expect(renderScore(score, { soundfont: import.meta.filename })).rejects.toMatchObject({
    code: 'soundfont-broken',
  });
});

test('a film without cues has no music', async () => {
  const score = composeScore(brief({ cues: [], duration: fromSeconds(1) }));
  expect(score.tracks).toEqual([]);
  expect((await renderScore(score)).channels[0]).toHaveLength(48_000);
});
