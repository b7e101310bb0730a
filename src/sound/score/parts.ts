import type { Flicks, Random } from '../../film/index.ts';
import { chordClasses, nearest, pitchOf, voiceChord } from './harmony.ts';
import type { Section } from './sections.ts';
import type { ThemeNote } from './theme.ts';
import type { Note } from './types.ts';

/** Range of an instrument in MIDI pitches. */
export type Range = { low: number; high: number };

/** What the parts of a section are written from. `talk` is the share of each bar in which somebody speaks. */
export type Sketch = { section: Section; talk: number[]; beatsPerBar: number; source: Random };

const at = (sketch: Sketch, bar: number, beat: number): Flicks =>
  Math.round(sketch.section.start + bar * sketch.section.bar + beat * sketch.section.beat);

const lasting = (sketch: Sketch, beats: number): Flicks => Math.round(beats * sketch.section.beat);

function intoRange(pitch: number, range: Range): number {
  let fitted = pitch;
  while (fitted < range.low) fitted += 12;
  while (fitted > range.high) fitted -= 12;
  return fitted;
}

function velocity(base: number, source: Random): number {
  return Math.round(Math.max(12, Math.min(120, base + (source() - 0.5) * 8)));
}

/** Sustained chords with voice leading; three voices and softer while somebody speaks. Returns the last voicing as well. */
export function padPart(sketch: Sketch, range: Range, before: readonly number[]): { notes: Note[]; voices: number[] } {
  const { section, talk, source } = sketch;
  let voices = [...before];
  const notes: Note[] = [];
  section.degrees.forEach((degree, bar) => {
    voices = voiceChord(chordClasses(section.mode, section.tonic, degree), voices, range.low, range.high);
    const speaking = talk[bar]! > 0.25;
    const loud = 48 + 26 * section.mood.arousal - (speaking ? 12 : 0);
    const last = section.last && bar === section.bars - 1;
    for (const pitch of speaking ? voices.slice(0, 3) : voices) {
      const duration = lasting(sketch, sketch.beatsPerBar * (last ? 0.86 : 1.03));
      notes.push({ start: at(sketch, bar, 0), duration, pitch, velocity: velocity(loud, source) });
    }
  });
  return { notes, voices };
}

/** Roots: long when calm, in beats when excited, in quavers when wild. */
export function bassPart(sketch: Sketch, range: Range): Note[] {
  const { section, talk, source, beatsPerBar } = sketch;
  const { arousal } = section.mood;
  return section.degrees.flatMap((degree, bar) => {
    const root = chordClasses(section.mode, section.tonic, degree)[0]!;
    const pitch = intoRange(root + 36, range);
    const last = section.last && bar === section.bars - 1;
    const step = last || arousal < 0.55 || talk[bar]! > 0.4 ? beatsPerBar : arousal < 0.75 ? 1 : 0.5;
    const count = Math.round(beatsPerBar / step);
    return Array.from({ length: count }, (_, index) => ({
      start: at(sketch, bar, index * step),
      duration: lasting(sketch, step * (last ? 0.84 : step > 1 ? 1 : 0.75)),
      pitch,
      velocity: velocity(50 + 34 * arousal + (index === 0 ? 6 : 0) - (talk[bar]! > 0.25 ? 10 : 0), source),
    }));
  });
}

/** Broken chords: up and down the chord over two octaves, fewer notes when calm and while somebody speaks; the last chord is rolled. */
export function figurePart(sketch: Sketch, range: Range): Note[] {
  const { section, talk, source, beatsPerBar } = sketch;
  const { arousal } = section.mood;
  return section.degrees.flatMap((degree, bar) => {
    const classes = chordClasses(section.mode, section.tonic, degree);
    const root = intoRange(classes[0]! + 48, range);
    const ladder: number[] = [];
    for (let pitch = root; pitch <= Math.min(range.high, root + 26); pitch++)
      if (classes.includes(pitch % 12)) ladder.push(pitch);
    if (section.last && bar === section.bars - 1) return rolled(sketch, bar, ladder.slice(0, 6));
    const speaking = talk[bar]! > 0.25;
    const step = speaking ? (arousal > 0.6 ? 1 : 2) : arousal < 0.25 ? 1 : 0.5;
    const wave = [0, 2, 1, 3, 2, 4, 3, 2];
    return Array.from({ length: Math.ceil(beatsPerBar / step) }, (_, index) => ({
      start: at(sketch, bar, index * step) + Math.round((source() - 0.3) * 5_000_000 * (index === 0 ? 0 : 1)),
      duration: lasting(sketch, Math.max(step, 1) * 1.4),
      pitch: ladder[wave[(index * (step === 0.5 ? 1 : 2)) % 8]! % ladder.length]!,
      velocity: velocity(46 + 26 * arousal + (index === 0 ? 9 : 0) - (speaking ? 10 : 0), source),
    }));
  });
}

function rolled(sketch: Sketch, bar: number, ladder: readonly number[]): Note[] {
  const gap = Math.min(lasting(sketch, 0.25), 63_504_000);
  return ladder.map((pitch, index) => ({
    start: at(sketch, bar, 0) + index * gap,
    duration: lasting(sketch, sketch.beatsPerBar * 0.9) - index * gap,
    pitch,
    velocity: velocity(58 + index * 2, sketch.source),
  }));
}

/** The theme where nobody speaks: strong notes on tones of the chord, the others on the scale, louder towards the middle of a phrase. */
export function leadPart(sketch: Sketch, range: Range, theme: readonly ThemeNote[], graces: boolean): Note[] {
  const { section, talk, source } = sketch;
  const notes: Note[] = [];
  for (let bar = 0; bar < section.bars; bar++) {
    const themeBar = (bar + section.themeOffset) % 8;
    const last = section.last && bar === section.bars - 1;
    if (talk[bar]! > 0.3) continue;
    const classes = chordClasses(section.mode, section.tonic, section.degrees[bar]!);
    for (const note of theme.filter((entry) => entry.bar === (last ? 7 : themeBar))) {
      const base = intoRange(pitchOf(section.mode, section.tonic + 60, note.step), range);
      const strong = note.beat % 2 === 0 || note.length >= 1.5;
      const pitch = last ? nearest([section.tonic % 12], base) : strong ? nearest(classes, base) : base;
      const arch = 12 * Math.sin((Math.PI * ((themeBar % 4) + note.beat / sketch.beatsPerBar)) / 4);
      const loud = 60 + 26 * section.mood.arousal + arch;
      const start = at(sketch, bar, note.beat);
      const duration = lasting(sketch, note.length * (last ? 0.8 : note.length > 1 ? 0.96 : 0.9));
      if (graces && note.length >= 1 && source() < 0.45) {
        const neighbour = pitchOf(section.mode, section.tonic + 60, note.step - 1);
        const from = intoRange(neighbour, range);
        if (Math.abs(from - pitch) < 5 && from !== pitch) {
          notes.push({
            start: start - 42_000_000,
            duration: 46_000_000,
            pitch: from,
            velocity: velocity(loud - 16, source),
          });
        }
      }
      notes.push({ start, duration, pitch: inRange(pitch, range), velocity: velocity(loud, source) });
    }
  }
  return notes.filter((note) => note.start >= section.start - 50_000_000 && note.duration > 0);
}

function inRange(pitch: number, range: Range): number {
  return intoRange(pitch, { low: range.low - 6, high: range.high + 6 });
}

/** A run up the scale at a section's start, as a guzheng brushes its strings. */
export function runPart(sketch: Sketch, range: Range): Note[] {
  const { section, source } = sketch;
  if (sketch.talk[0]! > 0.1) return [];
  const gap = 38_000_000;
  return Array.from({ length: 9 }, (_, index) => ({
    start: section.start + index * gap,
    duration: 600_000_000 - index * gap,
    pitch: intoRange(pitchOf(section.mode, section.tonic + 48, index), { low: range.low, high: range.high + 12 }),
    velocity: velocity(38 + index * 3, source),
  }));
}

/** An ostinato in quavers on root, fifth and octave for excited sections. */
export function pulsePart(sketch: Sketch, range: Range): Note[] {
  const { section, talk, source, beatsPerBar } = sketch;
  return section.degrees.flatMap((degree, bar) => {
    if (section.last && bar === section.bars - 1) return [];
    const classes = chordClasses(section.mode, section.tonic, degree);
    const root = intoRange(classes[0]! + 48, range);
    const fifth = nearest([classes.at(-1)!], root + 6);
    const pattern = [root, root, fifth, root, root, fifth, root, fifth];
    const step = talk[bar]! > 0.3 ? 1 : 0.5;
    return Array.from({ length: beatsPerBar / step }, (_, index) => ({
      start: at(sketch, bar, index * step),
      duration: lasting(sketch, step * 0.6),
      pitch: pattern[(index * (step === 1 ? 2 : 1)) % 8]!,
      velocity: velocity(42 + 30 * section.mood.arousal + (index % 2 === 0 ? 8 : 0), source),
    }));
  });
}

/** Drum strokes on first beats, with a roll into the next section when it is wild. */
export function drumPart(sketch: Sketch, range: Range): Note[] {
  const { section, source, beatsPerBar } = sketch;
  const pitch = intoRange(section.tonic % 12, { low: range.low, high: range.low + 12 });
  return section.degrees.flatMap((_, bar) => {
    const loud = 52 + 36 * section.mood.arousal - (sketch.talk[bar]! > 0.25 ? 14 : 0);
    const beats =
      section.mood.arousal > 0.75 && !(section.last && bar === section.bars - 1)
        ? [0, beatsPerBar - 1.5, beatsPerBar - 0.5]
        : [0];
    return beats.map((beat, index) => ({
      start: at(sketch, bar, beat),
      duration: lasting(sketch, 1),
      pitch,
      velocity: velocity(loud - index * 6, source),
    }));
  });
}
