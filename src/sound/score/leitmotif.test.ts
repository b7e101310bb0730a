import { BasicMIDI } from 'spessasynth_core';
import { expect, test } from 'vitest';
import { fromSeconds, pick, random, toSeconds } from '../../film/index.ts';
import { composeScore } from './compose.ts';
import { feelingOf, type MoodWord, moodWords } from './feeling.ts';
import { scoreToMidi } from './midi.ts';
import { intervalsOf, makeMotifs } from './motif.ts';
import { type SpottedScene, spot } from './spotting.ts';
import { type StyleName, styleNames } from './style.ts';
import type { Score } from './types.ts';

/** A film of four scenes with dialogue, of which each has a leader and some have two people. */
function film(seed: number): { score: Score; style: StyleName } {
  const source = random(`film ${seed}`);
  const cast = ['ANNA', 'BEN', 'CHEN'];
  const style = styleNames[seed % styleNames.length]!;
  let time = 0;
  const scenes = Array.from({ length: 4 }, (_, index): SpottedScene => {
    const length = 9 + Math.floor(16 * source());
    const speech: SpottedScene['speech'][number][] = [];
    for (let at = 1 + 4 * source(); at < length - 3; at += 1 + 5 * source()) {
      const end = at + 1.5 + 2.5 * source();
      speech.push({ start: fromSeconds(at), end: fromSeconds(end) });
      at = end;
    }
    const leader = pick(cast, source);
    const marks = [{ time: fromSeconds(length * 0.6), kind: 'turn' as const, weight: 0.85 }];
    const start = fromSeconds(time);
    time += length;
    const relation =
      source() < 0.5
        ? pick(
            cast.filter((name) => name !== leader),
            source,
          )
        : undefined;
    const feeling = feelingOf(pick(moodWords, source));
    return {
      id: `s${index}`,
      name: `SCENE ${index}`,
      start,
      duration: fromSeconds(length),
      feeling,
      curve: [],
      marks,
      speech,
      leader,
      relation,
    };
  });
  const dialogue = scenes.flatMap(({ start, speech }) =>
    speech.map((span) => ({ start: span.start + start, end: span.end + start })),
  );
  const cues = spot(scenes, fromSeconds(3));
  return { score: composeScore({ cues, dialogue, duration: fromSeconds(time + 3), seed, style, cast }), style };
}

/** Semitones of the scales, by the names that a score gives its keys. */
const scales: Record<string, number[]> = {
  ionian: [0, 2, 4, 5, 7, 9, 11],
  lydian: [0, 2, 4, 6, 7, 9, 11],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  aeolian: [0, 2, 3, 5, 7, 8, 10],
  'harmonic-minor': [0, 2, 3, 5, 7, 8, 11],
  phrygian: [0, 1, 3, 5, 7, 8, 10],
  gong: [0, 2, 4, 7, 9],
  shang: [0, 2, 5, 7, 10],
  yu: [0, 3, 5, 7, 10],
  miyako: [0, 1, 5, 7, 8],
};

type Played = { time: number; pitch: number };

/** The notes of every track of a MIDI file, in seconds, as another program reads them. */
function read(score: Score): Played[][] {
  const midi = BasicMIDI.fromArrayBuffer(scoreToMidi(score).buffer);
  return midi.tracks.map((track) =>
    track.events
      .filter((event) => (event.statusByte & 0xf0) === 0x90)
      .map((event) => ({ time: midi.midiTicksToSeconds(event.ticks), pitch: event.data[0]! }))
      .sort((one, other) => one.time - other.time || one.pitch - other.pitch),
  );
}

/** The step of the scale that a pitch is, counted over octaves; not a number for one outside the scale. */
function stepOf(pitch: number, tonic: number, mode: string): number {
  const scale = scales[mode]!;
  const above = pitch - tonic;
  const place = scale.indexOf(((above % 12) + 12) % 12);
  return place < 0 ? Number.NaN : Math.floor(above / 12) * scale.length + place;
}

/** Whether a line has these intervals, one note after another, in any octave, key and mode, at any speed. */
function has(line: readonly Played[], intervals: readonly number[], tonic: number, mode: string): boolean {
  const steps = line.map(({ pitch }) => stepOf(pitch, tonic, mode));
  return line.some((_, first) => {
    if (first + intervals.length >= line.length) return false;
    return intervals.every((interval, index) => {
      const apart = line[first + index + 1]!.time - line[first + index]!.time;
      return apart > 0.08 && steps[first + index + 1]! - steps[first + index]! === interval;
    });
  });
}

function found(score: Score, index: number, intervals: readonly number[], inverted: boolean): boolean {
  const { start, duration, tonic, mode } = score.sections[index]!;
  const [from, to] = [toSeconds(start) - 0.05, toSeconds(start + duration)];
  const sought = inverted ? [intervals, intervals.map((interval) => -interval)] : [intervals];
  return read(score).some((track) => {
    const line = track.filter(({ time }) => time >= from && time < to);
    return sought.some((one) => has(line, one, tonic, mode));
  });
}

test('the motif of whoever leads is in the notes of every cue, in two films of each style', () => {
  let cues = 0;
  let strangers = 0;
  for (let seed = 0; seed < 2 * styleNames.length; seed++) {
    const { score } = film(seed);
    const own = new Map<string, string>();
    const stranger = intervalsOf(
      makeMotifs(['STRANGER'], 7, 4, { valence: 0, arousal: 0.3 }, `${seed}`).get('STRANGER')!.steps,
    );
    for (const [index, { leader, motifs }] of score.sections.entries()) {
      const motif = motifs.find(({ of }) => of === leader)!;
      own.set(leader!, own.get(leader!) ?? motif.steps.join());
      expect(motif.steps.join()).toBe(own.get(leader!));
      expect(found(score, index, motif.steps, motif.form === 'inverted'), `film ${seed}, cue ${index}`).toBe(true);
      cues++;
      if (found(score, index, stranger, false)) strangers++;
    }
  }
  expect(cues).toBeGreaterThan(130);
  expect(strangers / cues).toBeLessThan(0.1);
});

test('a motif comes back slow in grief, quick in a fight, and upside down where luck has turned', () => {
  const formIn = (...moods: MoodWord[]) => {
    const cues = moods.map((mood, index) => ({
      id: `${index}`,
      name: mood,
      start: fromSeconds(20 * index),
      duration: fromSeconds(20),
      feeling: feelingOf(mood),
      leader: 'ANNA',
    }));
    const duration = fromSeconds(20 * moods.length);
    const score = composeScore({ cues, dialogue: [], duration, seed: 5, style: 'orchestra', cast: ['ANNA'] });
    const last = score.sections.length - 1;
    const { form, steps } = score.sections[last]!.motifs[0]!;
    expect(found(score, last, steps, form === 'inverted')).toBe(true);
    return form;
  };
  expect(formIn('sad', 'sad')).toBe('augmented');
  expect(formIn('angry', 'angry')).toBe('diminished');
  expect(formIn('calm', 'calm')).toBe('plain');
  expect(formIn('happy', 'happy', 'tense')).toBe('inverted');
});

test('two people who meet have a motif of their own, which is in the notes wherever it is said to be', () => {
  const said = Array.from({ length: 12 }, (_, seed) => film(seed).score).flatMap((score) =>
    score.sections.flatMap(({ motifs }, index) =>
      motifs.filter(({ of }) => of.includes('+')).map((motif) => found(score, index, motif.steps, false)),
    ),
  );
  expect(said.length).toBeGreaterThan(8);
  expect(said.every(Boolean)).toBe(true);
});

test('motifs of a film differ in two intervals at least, upside down as well', () => {
  for (let seed = 0; seed < 40; seed++) {
    for (const size of [5, 7]) {
      const motifs = [
        ...makeMotifs(['A', 'B', 'C', 'D'], size, 4, { valence: 0.2, arousal: 0.5 }, `${seed}`).values(),
      ].map(({ steps }) => intervalsOf(steps));
      expect(motifs).toHaveLength(10);
      for (const [index, one] of motifs.entries()) {
        for (const other of motifs.slice(index + 1)) {
          for (const sign of [1, -1])
            expect(one.filter((interval, place) => interval !== sign * other[place]!).length).toBeGreaterThan(1);
        }
      }
    }
  }
});
