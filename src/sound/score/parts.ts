import styles from '../data/styles.json' with { type: 'json' };
import { chordClasses, nearest, pitchOf, rubs, voiceChord } from './harmony.ts';
import {
  at,
  inRegister,
  intensity,
  intoRange,
  isFinal,
  lasting,
  type Range,
  type Sketch,
  sizeOf,
  velocity,
} from './sketch.ts';
import type { Note } from './types.ts';

/** Classes of a bar's chord; the dominant before a film's last chord has its seventh, in styles with sevenths each chord. */
function classesOf({ section, style }: Sketch, bar: number): number[] {
  const beforeLast = section.ending === 'close' && bar === section.degrees.length - 2 && section.degrees[bar] === 5;
  return chordClasses(section.mode, section.tonic, section.degrees[bar]!, beforeLast || style.sevenths === true);
}

/** Tones that rub are added from this dissonance on, and one more from the next. */
const rubsFrom = [0.4, 0.7];

/**
 * Sustained chords with voice leading; three voices and softer while somebody speaks; tones that rub where it is dissonant. A drone holds root and
 * fifth.
 */
export function padPart(sketch: Sketch, instrument: Range): Note[] {
  const { section, talk, source, style } = sketch;
  const range = inRegister(sketch, instrument);
  let voices: number[] = [];
  return section.degrees.flatMap((_, bar) => {
    voices = style.drone
      ? droneVoices(sketch, bar, range)
      : voiceChord(classesOf(sketch, bar), voices.slice(0, 4), range.low, range.high);
    const speaking = talk[bar]! > 0.25;
    const loud = 42 + 36 * intensity(sketch, bar);
    const length = isFinal(sketch, bar) ? 0.8 : 1.03;
    const count =
      section.ending === 'close' && isFinal(sketch, bar)
        ? 0
        : rubsFrom.filter((from) => section.expression.dissonance >= from).length;
    const chord = speaking ? voices.slice(0, 3) : voices;
    return [...chord, ...rubs(section.mode, section.tonic, chord, count)].map((pitch) => ({
      start: at(sketch, bar, 0),
      duration: lasting(sketch, bar, sizeOf(sketch, bar) * length),
      pitch,
      velocity: velocity(loud, source),
    }));
  });
}

function droneVoices({ section }: Sketch, bar: number, range: Range): number[] {
  const root = intoRange(section.tonic + 48, range);
  const moving = pitchOf(section.mode, section.tonic + 60, section.degrees[bar]! - 1);
  return [...new Set([root, root + 7, intoRange(moving, { low: root + 8, high: root + 19 })])];
}

/** Roots: long when calm, in beats when excited, in quavers when wild; a pedal where it is a drone or tense. */
export function bassPart(sketch: Sketch, range: Range): Note[] {
  const { section, talk, source, style } = sketch;
  return section.degrees.flatMap((_, bar) => {
    const force = intensity(sketch, bar);
    const closes = section.ending === 'close' && bar >= section.degrees.length - section.fixed;
    const pedal = style.drone || (section.expression.dissonance > 0.6 && !closes);
    const root = pedal ? section.tonic : classesOf(sketch, bar)[0]!;
    const pitch = intoRange(root + 36, range);
    const size = sizeOf(sketch, bar);
    const long = isFinal(sketch, bar) || style.drone || force < 0.5 || talk[bar]! > 0.4;
    const step = long ? size : force < 0.75 ? 1 : 0.5;
    return Array.from({ length: Math.round(size / step) }, (_, index) => ({
      start: at(sketch, bar, index * step),
      duration: lasting(sketch, bar, step * (isFinal(sketch, bar) ? 0.8 : step > 1 ? 1 : 0.75)),
      pitch,
      velocity: velocity(44 + 44 * force + (index === 0 ? 6 : 0), source),
    }));
  });
}

type Pattern = { step: number; notes: number[][] };

/** The accompaniment: a pattern of data/styles.json over the chord's ladder, thinner while somebody speaks or it is calm; a held chord is rolled. */
export function figurePart(sketch: Sketch, instrument: Range, pattern: string): Note[] {
  const { section, talk, source, style } = sketch;
  const { step, notes } = (styles.patterns as Record<string, Pattern>)[pattern]!;
  const range = inRegister(sketch, instrument);
  const { held, density } = section.expression;
  const ringing = style.staccato < 1 ? style.staccato * 0.6 : (step < 0.5 ? 0.5 : Math.max(1, step) * 1.2) * held;
  return section.degrees.flatMap((_, bar) => {
    const ladder = ladderOf(classesOf(sketch, bar), range);
    if (isFinal(sketch, bar)) return rolled(sketch, bar, ladder.slice(0, 6));
    const force = intensity(sketch, bar);
    const thin = talk[bar]! > 0.25 || density < 0.3 ? Math.max(1, Math.round(1 / step)) : 1;
    const thinner = density < 0.14 ? thin * 2 : thin;
    const rows = Math.round(sizeOf(sketch, bar) / step);
    return Array.from({ length: rows }, (_, index) => index).flatMap((index) =>
      index % thinner !== 0
        ? []
        : notes[index % notes.length]!.map((rung) => ({
            start: at(sketch, bar, index * step),
            duration: lasting(sketch, bar, ringing * thinner ** 0.5),
            pitch: ladder[rung % ladder.length]!,
            velocity: velocity(38 + 36 * force + (index === 0 ? 8 : 0), source),
          })),
    );
  });
}

/** The chord's pitches over two octaves from its root. */
function ladderOf(classes: readonly number[], range: Range): number[] {
  const root = intoRange(classes[0]! + 48, range);
  const ladder: number[] = [];
  for (let pitch = root; pitch <= Math.min(range.high, root + 26); pitch++)
    if (classes.includes(pitch % 12)) ladder.push(pitch);
  return ladder;
}

function rolled(sketch: Sketch, bar: number, ladder: readonly number[]): Note[] {
  const gap = Math.min(lasting(sketch, bar, 0.25), 63_504_000);
  return ladder.map((pitch, index) => ({
    start: at(sketch, bar, 0) + index * gap,
    duration: lasting(sketch, bar, sizeOf(sketch, bar) * 0.8) - index * gap,
    pitch,
    velocity: velocity(46 + 16 * intensity(sketch, bar) + index * 2, sketch.source),
  }));
}

/** A run up the scale at a cue's start, as a guzheng brushes its strings. */
export function runPart(sketch: Sketch, range: Range): Note[] {
  const { section, source } = sketch;
  if (sketch.talk[0]! > 0.1) return [];
  const gap = 38_000_000;
  return Array.from({ length: 9 }, (_, index) => ({
    start: index * gap,
    duration: 600_000_000 - index * gap,
    pitch: intoRange(pitchOf(section.mode, section.tonic + 48, index), { low: range.low, high: range.high + 12 }),
    velocity: velocity(30 + 12 * section.expression.loudness + index * 3, source),
  }));
}

/** An ostinato in quavers on root, fifth and octave for excited bars. */
export function pulsePart(sketch: Sketch, range: Range): Note[] {
  const { section, talk, source, style } = sketch;
  return section.degrees.flatMap((_, bar) => {
    const force = intensity(sketch, bar);
    if (isFinal(sketch, bar) || force < style.pulseFrom) return [];
    const classes = classesOf(sketch, bar);
    const root = intoRange(classes[0]! + 48, range);
    const fifth = nearest([classes[2] ?? classes.at(-1)!], root + 6);
    const pattern = [root, root, fifth, root, root, fifth, root, fifth];
    const step = talk[bar]! > 0.3 ? 1 : 0.5;
    return Array.from({ length: sizeOf(sketch, bar) / step }, (_, index) => ({
      start: at(sketch, bar, index * step),
      duration: lasting(sketch, bar, step * 0.6),
      pitch: pattern[(index * (step === 1 ? 2 : 1)) % 8]!,
      velocity: velocity(38 + 36 * force + (index % 2 === 0 ? 8 : 0), source),
    }));
  });
}

/** Chords of brass or voices, twice a bar, where it is at its loudest and nobody speaks. */
export function tuttiPart(sketch: Sketch, range: Range): Note[] {
  const { section, talk, source, style } = sketch;
  let voices: number[] = [];
  return section.degrees.flatMap((_, bar) => {
    const force = intensity(sketch, bar);
    if (force < style.tuttiFrom || talk[bar]! > 0.2) return [];
    voices = voiceChord(classesOf(sketch, bar), voices, range.low, range.high).slice(0, 4);
    const size = sizeOf(sketch, bar);
    const beats = isFinal(sketch, bar) || size < 4 ? [0] : [0, size / 2];
    return beats.flatMap((beat) =>
      voices.map((pitch) => ({
        start: at(sketch, bar, beat),
        duration: lasting(sketch, bar, (size / beats.length) * (isFinal(sketch, bar) ? 0.8 : 0.85)),
        pitch,
        velocity: velocity(34 + 52 * force - (beat > 0 ? 8 : 0), source),
      })),
    );
  });
}
