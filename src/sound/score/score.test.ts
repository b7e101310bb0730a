import { BasicMIDI } from 'spessasynth_core';
import { expect, test } from 'vitest';
import { fromSeconds, toSeconds } from '../../film/index.ts';
import { loudness } from '../../media/index.ts';
import styles from '../data/styles.json' with { type: 'json' };
import { renderCue } from '../node/index.ts';
import { composeScore, type ScoreBrief } from './compose.ts';
import { chordClasses, type Mode, scaleOf, voiceChord } from './harmony.ts';
import { scoreToMidi } from './midi.ts';
import { barLines } from './sections.ts';
import { chooseStyle, type StyleName, styleOf } from './style.ts';
import type { Note, Score } from './types.ts';

const cue = (id: string, start: number, duration: number, valence: number, arousal: number) => ({
  id,
  name: id,
  start: fromSeconds(start),
  duration: fromSeconds(duration),
  mood: { valence, arousal },
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
const names = Object.keys(styles.styles) as StyleName[];
const notesOf = (section: Score['sections'][number]) => section.music.tracks.flatMap((track) => track.notes);

/** The melody of a cue, as the intervals from its first note. */
function melody(score: Score, index: number): { steps: number[]; starts: number[] } {
  const style = styleOf(score.style as StyleName);
  const players = [...style.lead, style.dark].map((instrument) => instrument.name);
  const section = score.sections[index]!;
  const track = section.music.tracks.find((entry) => players.includes(entry.name));
  const notes: Note[] = track?.notes ?? [];
  return { steps: notes.map((note) => note.pitch - notes[0]!.pitch), starts: notes.map((note) => note.start) };
}

test.each(names)('%s: music begins with each cue, ends with a cadence on the tonic and rings out', (style) => {
  for (const seed of [1, 2]) {
    const score = composeScore(brief({ style, seed }));
    for (const section of score.sections)
      expect(Math.min(...notesOf(section).map((note) => note.start))).toBeLessThan(1e7);
    const last = score.sections.at(-1)!;
    const chord = notesOf(last).filter((note) => note.start >= fromSeconds(12) - 1e6);
    expect(chord.length).toBeGreaterThan(3);
    expect(Math.min(...chord.map((note) => note.start))).toBeCloseTo(fromSeconds(12), -3);
    const end = Math.max(...chord.map((note) => note.start + note.duration));
    expect(toSeconds(end)).toBeGreaterThan(14);
    expect(toSeconds(end)).toBeLessThanOrEqual(15);
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

test('the theme is stated, varied, and returns', () => {
  const cues = [
    cue('one', 0, 24, 0.3, 0.3),
    cue('two', 24, 24, 0.3, 0.3),
    { ...cue('three', 48, 24, 0.3, 0.3), ringOut: fromSeconds(3) },
  ];
  for (const seed of [1, 2, 3]) {
    const score = composeScore(brief({ cues, duration: fromSeconds(75), dialogue: [], seed }));
    expect(score.sections.map((section) => section.role)).toEqual(['statement', 'variation', 'return']);
    const [first, second, third] = [melody(score, 0), melody(score, 1), melody(score, 2)];
    expect(first.steps.length).toBeGreaterThan(8);
    expect(third.starts.slice(0, 6)).toEqual(first.starts.slice(0, 6));
    expect(second.starts.slice(0, 12)).not.toEqual(first.starts.slice(0, 12));
  }
});

test('two films have two tunes', () => {
  const tunes = Array.from({ length: 24 }, (_, seed) => {
    const { steps } = melody(composeScore(brief({ dialogue: [], seed: `premise ${seed}` })), 0);
    return steps.slice(0, 8).join(' ');
  });
  expect(new Set(tunes).size).toBe(24);
});

test('nobody plays a tune while somebody speaks, and the rest is thinner', () => {
  const spoken = composeScore(brief({ dialogue: [{ start: fromSeconds(5), end: fromSeconds(12) }] }));
  expect(melody(spoken, 0).starts.filter((time) => time > fromSeconds(5) && time < fromSeconds(12))).toEqual([]);
  const weight = (score: Score) => notesOf(score.sections[0]!).reduce((sum, note) => sum + note.velocity, 0);
  expect(weight(spoken)).toBeLessThan(weight(composeScore(brief({ dialogue: [] }))) * 0.75);
});

test('bar lines fall on cuts where the tempo allows it', () => {
  const wished = fromSeconds(2.5);
  const { lines, accents } = barLines(fromSeconds(16), [fromSeconds(2), fromSeconds(5.2), fromSeconds(10.4)], wished);
  expect(lines).toContain(fromSeconds(5.2));
  expect(lines).toContain(fromSeconds(10.4));
  expect(accents.size).toBe(3);
  lines.slice(1).forEach((line, index) => {
    expect(Math.abs((line - lines[index]!) / wished - 1)).toBeLessThan(0.15);
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
  ['Two people meet', 'en', 'orchestra'],
] as const)('%s is played as %s film: %s', (words, language, style) => {
  expect(chooseStyle(words, language)).toBe(style);
});

test('the MIDI file has the notes at the times of the score', () => {
  const score = composeScore(brief());
  const midi = BasicMIDI.fromArrayBuffer(scoreToMidi(score).buffer);
  const notes = midi.tracks.flatMap((track) => track.events.filter((event) => (event.statusByte & 0xf0) === 0x90));
  const starts = score.sections.flatMap((section) => notesOf(section).map((note) => note.start + section.start));
  expect(notes).toHaveLength(starts.length);
  const last = notes.reduce((late, event) => (event.ticks > late.ticks ? event : late));
  expect(midi.midiTicksToSeconds(last.ticks)).toBeCloseTo(toSeconds(Math.max(...starts)), 1);
});

test('a cue sounds for its whole length, twice the same', async () => {
  const cues = [{ ...cue('short', 0, 4, 0.2, 0.4), ringOut: fromSeconds(1) }];
  const { music } = composeScore(brief({ cues, duration: fromSeconds(5), dialogue: [], style: 'chinese' }))
    .sections[0]!;
  const audio = await renderCue(music);
  expect(audio.channels[0]!.length).toBeGreaterThan(240_000);
  expect(loudness(audio).integrated!).toBeGreaterThan(-45);
  const again = await renderCue(music);
  expect(again.channels[0]!.every((sample, index) => sample === audio.channels[0]![index])).toBe(true);
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
