import styles from '../data/styles.json' with { type: 'json' };
import { chordClasses, nearest, pitchOf, voiceChord } from './harmony.ts';
import { at, intensity, intoRange, isFinal, lasting, type Range, type Sketch, velocity } from './sketch.ts';
import type { Note } from './types.ts';

/** Classes of a bar's chord; the dominant before the film's last chord has its seventh. */
function classesOf({ section }: Sketch, bar: number): number[] {
  const beforeLast = section.last && bar === section.degrees.length - 2;
  return chordClasses(section.mode, section.tonic, section.degrees[bar]!, beforeLast);
}

/** Sustained chords with voice leading; three voices and softer while somebody speaks. A drone holds root and fifth, and rubs when it is dark. */
export function padPart(sketch: Sketch, range: Range): Note[] {
  const { section, talk, source, style } = sketch;
  let voices: number[] = [];
  return section.degrees.flatMap((_, bar) => {
    voices = style.drone
      ? droneVoices(sketch, bar, range)
      : voiceChord(classesOf(sketch, bar), voices, range.low, range.high);
    const speaking = talk[bar]! > 0.25;
    const loud = 44 + 34 * intensity(sketch, bar);
    const length = isFinal(sketch, bar) ? 0.8 : 1.03;
    return (speaking ? voices.slice(0, 3) : voices).map((pitch) => ({
      start: at(sketch, bar, 0),
      duration: lasting(sketch, bar, sketch.beatsPerBar * length),
      pitch,
      velocity: velocity(loud, source),
    }));
  });
}

function droneVoices(sketch: Sketch, bar: number, range: Range): number[] {
  const { section, source } = sketch;
  const root = intoRange(section.tonic + 48, range);
  const final = isFinal(sketch, bar);
  const rub = final
    ? []
    : [pitchOf(section.mode, section.tonic + 60, section.degrees[bar]!) - (source() < 0.4 ? 1 : 0)];
  return [root, root + 7, ...rub.map((pitch) => intoRange(pitch, { low: root + 8, high: root + 19 }))];
}

/** Roots: long when calm, in beats when excited, in quavers when wild; the pedal of a drone. */
export function bassPart(sketch: Sketch, range: Range): Note[] {
  const { section, talk, source, beatsPerBar, style } = sketch;
  return section.degrees.flatMap((_, bar) => {
    const force = intensity(sketch, bar);
    const root = style.drone ? section.tonic : classesOf(sketch, bar)[0]!;
    const pitch = intoRange(root + 36, range);
    const long = isFinal(sketch, bar) || style.drone || force < 0.5 || talk[bar]! > 0.4;
    const step = long ? beatsPerBar : force < 0.75 ? 1 : 0.5;
    return Array.from({ length: Math.round(beatsPerBar / step) }, (_, index) => ({
      start: at(sketch, bar, index * step),
      duration: lasting(sketch, bar, step * (isFinal(sketch, bar) ? 0.8 : step > 1 ? 1 : 0.75)),
      pitch,
      velocity: velocity(46 + 42 * force + (index === 0 ? 6 : 0), source),
    }));
  });
}

type Pattern = { step: number; notes: number[][] };

/** The accompaniment: a pattern of data/styles.json over the chord's ladder, thinner while somebody speaks; the last chord is rolled. */
export function figurePart(sketch: Sketch, range: Range, pattern: string): Note[] {
  const { section, talk, source, beatsPerBar, style } = sketch;
  const { step, notes } = (styles.patterns as Record<string, Pattern>)[pattern]!;
  const ringing = style.staccato < 1 ? style.staccato * 0.6 : step < 0.5 ? 0.5 : Math.max(1, step) * 1.2;
  return section.degrees.flatMap((_, bar) => {
    const ladder = ladderOf(classesOf(sketch, bar), range);
    if (isFinal(sketch, bar)) return rolled(sketch, bar, ladder.slice(0, 6));
    const force = intensity(sketch, bar);
    const speaking = talk[bar]! > 0.25;
    const rows = Math.round(beatsPerBar / step);
    return Array.from({ length: rows }, (_, index) => index).flatMap((index) => {
      const thin = speaking || force < 0.25;
      if (thin && index % Math.max(1, Math.round(1 / step)) !== 0) return [];
      const late = index === 0 ? 0 : Math.round((source() - 0.3) * 5_000_000);
      return notes[index % notes.length]!.map((rung) => ({
        start: at(sketch, bar, index * step) + late,
        duration: lasting(sketch, bar, ringing),
        pitch: ladder[rung % ladder.length]!,
        velocity: velocity(40 + 34 * force + (index === 0 ? 8 : 0), source),
      }));
    });
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
    duration: lasting(sketch, bar, sketch.beatsPerBar * 0.8) - index * gap,
    pitch,
    velocity: velocity(56 + index * 2, sketch.source),
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
    velocity: velocity(38 + index * 3, source),
  }));
}

/** An ostinato in quavers on root, fifth and octave for excited bars. */
export function pulsePart(sketch: Sketch, range: Range): Note[] {
  const { section, talk, source, beatsPerBar, style } = sketch;
  return section.degrees.flatMap((_, bar) => {
    const force = intensity(sketch, bar);
    if (isFinal(sketch, bar) || force < style.pulseFrom) return [];
    const classes = classesOf(sketch, bar);
    const root = intoRange(classes[0]! + 48, range);
    const fifth = nearest([classes[2] ?? classes.at(-1)!], root + 6);
    const pattern = [root, root, fifth, root, root, fifth, root, fifth];
    const step = talk[bar]! > 0.3 ? 1 : 0.5;
    return Array.from({ length: beatsPerBar / step }, (_, index) => ({
      start: at(sketch, bar, index * step),
      duration: lasting(sketch, bar, step * 0.6),
      pitch: pattern[(index * (step === 1 ? 2 : 1)) % 8]!,
      velocity: velocity(40 + 34 * force + (index % 2 === 0 ? 8 : 0), source),
    }));
  });
}

/** Drum strokes: on cuts that fall on a bar line, on first beats when excited, with a roll into the cut when nobody speaks. */
export function drumPart(sketch: Sketch, range: Range): Note[] {
  const { section, source, beatsPerBar, style, talk } = sketch;
  const pitch = intoRange(section.tonic % 12, { low: range.low, high: range.low + 12 });
  return section.degrees.flatMap((_, bar) => {
    const force = intensity(sketch, bar);
    const excited = force > style.drumFrom;
    const stroke = (beat: number, loud: number, beats = 1): Note => ({
      start: at(sketch, bar, beat),
      duration: lasting(sketch, bar, beats),
      pitch,
      velocity: velocity(loud, source),
    });
    const hit = section.accents.has(bar) && bar > 0 && section.mood.arousal > style.drumFrom - 0.25;
    const first = hit || excited ? [stroke(0, 48 + 44 * force + (hit ? 8 : 0))] : [];
    const wild = force > style.drumFrom + 0.15 && !isFinal(sketch, bar);
    const more = wild ? [stroke(beatsPerBar - 1.5, 40 + 40 * force), stroke(beatsPerBar - 0.5, 36 + 40 * force)] : [];
    const leads = section.accents.has(bar + 1) && excited && talk[bar]! === 0;
    const roll = leads
      ? [0, 1, 2, 3, 4, 5].map((index) => stroke(beatsPerBar - 1 + index / 6, 30 + 9 * index, 0.3))
      : [];
    return [...first, ...(leads ? roll : more)];
  });
}
