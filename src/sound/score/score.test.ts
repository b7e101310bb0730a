import { BasicMIDI } from 'spessasynth_core';
import { expect, test } from 'vitest';
import { fromSeconds, toSeconds } from '../../film/index.ts';
import { loudness } from '../../media/index.ts';
import { renderCue, renderSections } from '../node/index.ts';
import { composeScore, type ScoreBrief } from './compose.ts';
import { feelingOf, withTension } from './feeling.ts';
import { chordClasses, type Mode, scaleOf, voiceChord } from './harmony.ts';
import { scoreToMidi } from './midi.ts';
import { chooseStyle, styleNames } from './style.ts';
import { mapTempo } from './tempo-map.ts';
import type { Note, Score, ScoreCue } from './types.ts';

const cue = (id: string, start: number, duration: number, valence: number, arousal: number): ScoreCue => ({
  id,
  name: id,
  start: fromSeconds(start),
  duration: fromSeconds(duration),
  feeling: withTension({ valence, arousal }),
});
const brief = (rest: Partial<ScoreBrief> = {}): ScoreBrief => ({
  cues: [
    cue('bridge', 0, 14, -0.1, 0.3),
    cue('chase', 14, 10, -0.5, 0.75),
    { ...cue('study', 24, 12, 0.5, 0.35), ringOut: fromSeconds(3) },
  ],
  duration: fromSeconds(39),
  dialogue: [{ start: fromSeconds(6), end: fromSeconds(11) }],
  seed: 7,
  style: 'orchestra',
  ...rest,
});
type Part = Score['sections'][number];
const notesOf = (section: Part) => section.music.tracks.flatMap((track) => track.notes);
const pitched = (section: Part) =>
  section.music.tracks.filter((track) => track.channel !== 9).flatMap((track) => track.notes);

/** The melody of a cue: the track that has its first motif. */
function melody({ motifs, music }: Part): Note[] {
  return music.tracks.find((track) => track.name === motifs[0]!.instrument)!.notes;
}

test.each(styleNames)('%s: music begins with each cue, ends with a cadence on the tonic and rings out', (style) => {
  for (const seed of [1, 2]) {
    const score = composeScore(brief({ style, seed }));
    for (const section of score.sections)
      expect(Math.min(...notesOf(section).map((note) => note.start))).toBeLessThan(fromSeconds(0.02));
    const last = score.sections.at(-1)!;
    const chord = pitched(last).filter((note) => note.start >= fromSeconds(12) - fromSeconds(0.02));
    expect(chord.length).toBeGreaterThan(3);
    expect(toSeconds(Math.min(...chord.map((note) => note.start)))).toBeCloseTo(12, 1);
    const end = Math.max(...chord.map((note) => note.start + note.duration));
    expect(toSeconds(end)).toBeGreaterThan(14);
    expect(toSeconds(end)).toBeLessThanOrEqual(15.4);
    const lowest = chord.reduce((low, note) => (note.pitch < low.pitch ? note : low));
    expect(lowest.pitch % 12).toBe(last.tonic);
  }
});

test('every note is in the scale of its cue (leading tones apart), Chinese music is pentatonic', () => {
  for (const style of ['orchestra', 'chinese'] as const) {
    const score = composeScore(brief({ style }));
    for (const section of score.sections) {
      const scale = new Set(scaleOf(section.mode as Mode).map((step) => (step + section.tonic) % 12));
      if (style === 'orchestra') scale.add((section.tonic + 11) % 12);
      expect(notesOf(section).length).toBeGreaterThan(20);
      for (const note of notesOf(section)) expect(scale).toContain(note.pitch % 12);
      expect(scaleOf(section.mode as Mode)).toHaveLength(style === 'chinese' ? 5 : 7);
    }
    expect(new Set(score.sections.map((section) => section.mode)).size).toBeGreaterThan(1);
  }
});

test('two films have two tunes', () => {
  const tunes = Array.from({ length: 24 }, (_, seed) => {
    const notes = melody(composeScore(brief({ dialogue: [], seed: `premise ${seed}` })).sections[0]!);
    return notes
      .slice(0, 8)
      .map((note) => note.pitch - notes[0]!.pitch)
      .join(' ');
  });
  expect(new Set(tunes).size).toBe(24);
});

test('nobody plays a tune while somebody speaks, and the rest is thinner', () => {
  const dialogue = [{ start: fromSeconds(5), end: fromSeconds(12) }];
  const spoken = composeScore(brief({ dialogue })).sections[0]!;
  const begun = melody(spoken).filter(({ start }) => start > fromSeconds(5.05) && start < fromSeconds(11.95));
  expect(begun).toEqual([]);
  const weight = (section: Part) => notesOf(section).reduce((sum, note) => sum + note.velocity, 0);
  expect(weight(spoken)).toBeLessThan(weight(composeScore(brief({ dialogue: [] })).sections[0]!) * 0.75);
});

test('bar lines fall on marks where the tempo allows it, and it never bends by more than a ninth', () => {
  const wished = fromSeconds(0.6);
  const marks = [2.3, 5.2, 10.4].map((time) => ({ time: fromSeconds(time), kind: 'turn' as const, weight: 1 }));
  const { lines, sizes, met } = mapTempo(fromSeconds(16), marks, wished, 4);
  for (const { time } of marks) expect(lines).toContain(time);
  expect(met.size).toBe(3);
  sizes.forEach((size, bar) => {
    expect(size).toBeGreaterThanOrEqual(2);
    expect(Math.abs((lines[bar + 1]! - lines[bar]!) / size / wished - 1)).toBeLessThan(0.12);
  });
});

test('a longer line in one scene leaves the music of the others as it is', () => {
  const before = composeScore(brief());
  const cues = brief().cues.map((entry, index) => ({
    ...entry,
    start: entry.start + (index > 1 ? fromSeconds(2) : 0),
    duration: entry.duration + (index === 1 ? fromSeconds(2) : 0),
  }));
  const after = composeScore(brief({ cues, duration: fromSeconds(41) }));
  expect(after.sections[0]!.music).toEqual(before.sections[0]!.music);
  expect(after.sections[2]!.music).toEqual(before.sections[2]!.music);
  expect(after.sections[1]!.music).not.toEqual(before.sections[1]!.music);
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

test.each([
  ['A robot finds a flower on a dead planet', 'en', 'science-fiction'],
  ['A fox spirit helps a scholar on a stone bridge', 'en', 'chinese'],
  ['雨夜，书生在桥上遇见狐仙', 'zh', 'chinese'],
  ['太空飞船上的最后一个机器人', 'zh', 'science-fiction'],
  ['A haunted house remembers every scream', 'en', 'horror'],
  ['A clumsy clown hiccups at a funeral', 'en', 'comedy'],
  ['A countess in a candlelit ballroom', 'en', 'chamber'],
  ['深夜便利店，一个人', 'zh', 'lo-fi'],
  ['Two people meet', 'en', 'orchestra'],
] as const)('%s is played as %s film: %s', (words, language, style) => {
  expect(chooseStyle(words, language)).toBe(style);
});

test('the MIDI file has the notes at the times of the score, with tempi, metres, keys, markers and names', () => {
  const score = composeScore(brief());
  const midi = BasicMIDI.fromArrayBuffer(scoreToMidi(score).buffer);
  const events = midi.tracks.flatMap((track) => track.events);
  const notes = events.filter((event) => (event.statusByte & 0xf0) === 0x90);
  const starts = score.sections.flatMap((section) => notesOf(section).map((note) => note.start + section.start));
  expect(notes).toHaveLength(starts.length);
  const played = notes.map((event) => midi.midiTicksToSeconds(event.ticks)).sort((one, other) => one - other);
  const written = starts.map(toSeconds).sort((one, other) => one - other);
  for (const [index, time] of played.entries()) expect(time).toBeCloseTo(written[index]!, 1);
  const kinds = (kind: number) => events.filter((event) => event.statusByte === kind).length;
  expect(kinds(0x59)).toBe(3);
  expect(kinds(0x58)).toBeGreaterThan(0);
  expect(kinds(0x51)).toBeGreaterThan(10);
  const text = (kind: number) =>
    events.filter((event) => event.statusByte === kind).map((event) => new TextDecoder().decode(event.data));
  expect(text(0x06)).toEqual(['bridge', 'chase', 'study']);
  expect(text(0x03)).toContain('contrabass and cello');
});

test('players do not play like machines, and play the same again', () => {
  const offsets = (seed: number) => {
    const { bars, music } = composeScore(brief({ seed, dialogue: [] })).sections[1]!;
    const bass = music.tracks.find((track) => track.name === 'contrabass and cello')!.notes;
    return bars.slice(1).map(({ start }) => Math.min(...bass.map((note) => Math.abs(note.start - start))));
  };
  expect(Math.max(...offsets(1))).toBeGreaterThan(fromSeconds(0.001));
  expect(Math.max(...offsets(1))).toBeLessThan(fromSeconds(0.02));
  expect(offsets(1)).toEqual(offsets(1));
});

test('a cue sounds for its whole length, twice the same, and its sections add up to it', async () => {
  const cues = [{ ...cue('short', 0, 4, 0.2, 0.4), feeling: feelingOf('tender'), ringOut: fromSeconds(1) }];
  const { music } = composeScore(brief({ cues, duration: fromSeconds(5), dialogue: [], style: 'chinese' }))
    .sections[0]!;
  const audio = await renderCue(music);
  expect(audio.channels[0]!.length).toBeGreaterThan(240_000);
  expect(loudness(audio).integrated!).toBeGreaterThan(-45);
  const again = await renderCue(music);
  expect(again.channels[0]!.every((sample, index) => sample === audio.channels[0]![index])).toBe(true);
  const sections = Object.values(await renderSections(music));
  expect(sections.length).toBeGreaterThan(1);
  const apart = audio.channels[0]!.map((sample, index) =>
    Math.abs(sample - sections.reduce((sum, section) => sum + section.channels[0]![index]!, 0)),
  );
  expect(Math.max(...apart.filter((_, index) => index % 50 === 0))).toBeLessThan(1e-4);
});

test('bad cues and bad soundfonts are refused with a fix', async () => {
  const { music } = composeScore(brief()).sections[0]!;
  expect(() => composeScore(brief({ cues: [cue('a', 0, 10, 0, 0), cue('b', 5, 10, 0, 0)] }))).toThrowError(/overlaps/);
  await expect(renderCue(music, { soundfont: '/no/such.sf3' })).rejects.toMatchObject({
    code: 'soundfont-missing',
    fix: expect.stringContaining('.sf2'),
  });
  await expect(renderCue(music, { soundfont: import.meta.filename })).rejects.toMatchObject({
    code: 'soundfont-broken',
  });
});

test('a film without cues has no music', () => {
  expect(composeScore(brief({ cues: [], duration: fromSeconds(1) })).sections).toEqual([]);
});
