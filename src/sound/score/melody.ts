import type { Flicks } from '../../film/index.ts';
import { chordClasses, nearest, pitchOf } from './harmony.ts';
import { at, intensity, intoRange, isFinal, lasting, type Range, type Sketch, velocity } from './sketch.ts';
import type { ThemeNote } from './theme.ts';
import type { Note } from './types.ts';

/** A melody does not begin a note this long before somebody speaks, or while somebody does. */
const hush: Flicks = 141_120_000;

/** How a melody is played: `graces` before long notes, share of the loudness. */
export type Playing = { graces: boolean; level?: number };

/** A player's own octave for the whole melody (semitones), so that no line breaks at the end of a range. */
type Player = Playing & Range & { shift: number };

/** The theme where nobody speaks: long notes and the first of two bars on tones of the chord,
 * the others on the scale, louder towards the middle of a phrase. */
export function leadPart(sketch: Sketch, range: Range, theme: readonly ThemeNote[], playing: Playing): Note[] {
  const { section } = sketch;
  const player = { ...playing, ...range, shift: octaveFor(sketch, range, theme) };
  return section.degrees.flatMap((_, bar) => {
    if (isFinal(sketch, bar)) return [closing(sketch, bar, player)];
    if (sketch.talk[bar]! > 0.6) return [];
    const themeBar = section.themeBars[bar]!;
    return theme
      .filter((note) => note.bar === themeBar)
      .flatMap((note) => (speaks(sketch, at(sketch, bar, note.beat)) ? [] : sing(sketch, bar, note, player)));
  });
}

function octaveFor({ section }: Sketch, { low, high }: Range, theme: readonly ThemeNote[]): number {
  const pitches = theme.map((note) => pitchOf(section.mode, section.tonic + 60, note.step));
  const middle = (Math.max(...pitches) + Math.min(...pitches)) / 2;
  return 12 * Math.round(((low + high) / 2 - middle) / 12);
}

function speaks({ speech }: Sketch, time: Flicks): boolean {
  return speech.some((span) => time > span.start - hush && time < span.end);
}

function closing(sketch: Sketch, bar: number, player: Player): Note {
  const { section, source } = sketch;
  return {
    start: at(sketch, bar, 0),
    duration: lasting(sketch, bar, sketch.beatsPerBar * 0.75),
    pitch: within(section.tonic + 60 + player.shift, player),
    velocity: velocity(60 * (player.level ?? 1), source),
  };
}

/** A pitch in reach of a player: a fourth beyond the usual range at most. */
function within(pitch: number, { low, high }: Range): number {
  return intoRange(pitch, { low: low - 5, high: high + 5 });
}

function sing(sketch: Sketch, bar: number, note: ThemeNote, player: Player): Note[] {
  const { section, source, style, beatsPerBar } = sketch;
  const { shift, level = 1 } = player;
  const classes = chordClasses(section.mode, section.tonic, section.degrees[bar]!);
  const base = pitchOf(section.mode, section.tonic + 60 + shift, note.step);
  const strong = note.length >= 1.5 || (note.beat === 0 && bar % 2 === 0);
  const pitch = within(strong ? nearest(classes, base) : base, player);
  const themeBar = section.themeBars[bar]!;
  const arch = 12 * Math.sin((Math.PI * ((themeBar % 4) + note.beat / beatsPerBar)) / 4);
  const loud = (58 + 30 * intensity(sketch, bar) + arch) * level;
  const start = at(sketch, bar, note.beat);
  const held = style.staccato < 1 ? style.staccato : note.length > 1 ? 0.97 : 0.92;
  const until = sketch.speech.find((span) => span.start >= start)?.start ?? Number.POSITIVE_INFINITY;
  const duration = Math.min(lasting(sketch, bar, note.length * held), Math.max(hush, until - start));
  const main = { start, duration, pitch, velocity: velocity(loud, source) };
  if (!player.graces || note.length < 1 || source() > 0.45 || start < 42_000_000) return [main];
  const from = within(pitchOf(section.mode, section.tonic + 60 + shift, note.step - 1), player);
  if (from === pitch || Math.abs(from - pitch) > 4) return [main];
  return [
    { start: start - 42_000_000, duration: 46_000_000, pitch: from, velocity: velocity(loud - 16, source) },
    main,
  ];
}
