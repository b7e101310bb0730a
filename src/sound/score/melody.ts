import type { Flicks } from '../../film/index.ts';
import { chordClasses, nearest, pitchOf } from './harmony.ts';
import { barOf, hush, type MelodyNote, type Phrase } from './melody-plan.ts';
import {
  at,
  beatAt,
  inRegister,
  intensity,
  intoRange,
  lasting,
  type Range,
  type Sketch,
  timeOfBeat,
  velocity,
} from './sketch.ts';
import type { Instrument } from './style.ts';
import type { Note } from './types.ts';

/**
 * A phrase as a player has it. A motif keeps its intervals; other long notes and the first of two bars go to tones of the chord. Louder towards
 * the middle of four bars. `level` is a share of the loudness.
 */
export function singPhrase(sketch: Sketch, player: Instrument, phrase: Phrase, level = 1): Note[] {
  const shift = octaveFor(sketch, player, phrase);
  const soft = phrase.under ? 0.62 : 1;
  return phrase.notes.map((note, index) => sing(sketch, player, phrase, note, shift, level * soft, index));
}

/** The octave that brings the phrase nearest to the register of the cue: nearer to the bottom beneath a line. */
function octaveFor(sketch: Sketch, player: Range, { notes, under }: Phrase): number {
  const { mode, tonic } = sketch.section;
  const { low, high } = inRegister(sketch, player);
  const pitches = notes.map((note) => pitchOf(mode, tonic + 60, note.step));
  const middle = (Math.max(...pitches) + Math.min(...pitches)) / 2;
  const wished = under ? low + (high - low) / 3 : (low + high) / 2 + sketch.section.expression.register * 0.6;
  return 12 * Math.round((wished - middle) / 12);
}

function sing(
  sketch: Sketch,
  player: Instrument,
  phrase: Phrase,
  note: MelodyNote,
  shift: number,
  level: number,
  index: number,
): Note {
  const { section, source } = sketch;
  const base = pitchOf(section.mode, section.tonic + 60 + shift, note.step);
  const bar = barOf(sketch, note.beat);
  const { beat } = beatAt(sketch, note.beat);
  const classes = chordClasses(section.mode, section.tonic, section.degrees[bar]!);
  const strong = note.length >= 1.5 || (beat < 0.01 && bar % 2 === 0);
  const pitch = phrase.motif
    ? base
    : intoRange(strong ? nearest(classes, base) : base, { low: player.low - 5, high: player.high + 5 });
  const start = timeOfBeat(sketch, note.beat);
  const arch = 10 * Math.sin((Math.PI * ((note.beat - phrase.notes[0]!.beat) % 16)) / 16);
  const loud = (56 + 32 * intensity(sketch, bar) + arch) * level;
  const slides = player.graces && note.length >= 1 && index > 0 && source() < 0.55;
  return {
    start,
    duration: soundingFor(sketch, phrase, note, start),
    pitch,
    velocity: velocity(loud, source),
    ...(slides ? { slide: source() < 0.75 ? -2 : 1 } : {}),
  };
}

/** A note ends with its length, and before somebody speaks. */
function soundingFor(sketch: Sketch, { under }: Phrase, note: MelodyNote, start: Flicks): Flicks {
  const { style, section } = sketch;
  const share = style.staccato < 1 ? style.staccato : section.expression.held;
  const until = under
    ? Number.POSITIVE_INFINITY
    : (sketch.speech.find((span) => span.start >= start)?.start ?? Number.POSITIVE_INFINITY);
  const end = timeOfBeat(sketch, note.beat + note.length * share * (note.length > 1 ? 0.97 : 0.94));
  return Math.max(Math.min(hush, end - start), Math.min(end, until) - start);
}

/** The tonic over a film's last chord. */
export function closingNote(sketch: Sketch, player: Instrument, level = 1): Note[] {
  const { section, source } = sketch;
  const bar = section.degrees.length - 1;
  const classes = chordClasses(section.mode, section.tonic, section.degrees[bar]!);
  const middle = (player.low + player.high) / 2 + section.expression.register * 0.6;
  return [
    {
      start: at(sketch, bar, 0),
      duration: lasting(sketch, bar, section.sizes[bar]! * 0.75),
      pitch: nearest([classes[0]!], Math.round(middle)),
      velocity: velocity((46 + 22 * intensity(sketch, bar)) * level, source),
    },
  ];
}
