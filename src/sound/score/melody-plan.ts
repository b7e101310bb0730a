import type { Flicks } from '../../film/index.ts';
import type { Motif } from './motif.ts';
import { beatAt, type Sketch, sizeOf, timeOfBeat } from './sketch.ts';
import { type ThemeNote, type Variation, vary } from './theme.ts';
import type { MotifForm } from './types.ts';

/** A melody does not begin a note this long before somebody speaks, or while somebody does. */
export const hush: Flicks = 141_120_000;

/** A note of a melody in beats from the cue's start. */
export type MelodyNote = { beat: number; length: number; step: number };

/** A stretch of melody. One with a motif keeps its intervals; `under` is played low and softly beneath a line. */
export type Phrase = { notes: MelodyNote[]; motif?: { motif: Motif; form: MotifForm }; under: boolean };

/** What a cue sings: the leader's motif and theme, and the motif of whom the leader meets. `turned` is a leader whose luck has turned. */
export type Song = { motif: Motif; theme: readonly ThemeNote[]; relation?: Motif; turned: boolean };

const stretches: Record<MotifForm, number> = { plain: 1, inverted: 1, augmented: 2, diminished: 0.5 };

/**
 * Where a cue's melody is: the leader's motif in the first place where nobody speaks (else beneath the line), the relation's after it, and the
 * theme from there on, with gaps for speech; a film's last cue closes with the theme's close.
 */
export function planMelody(sketch: Sketch, song: Song): Phrase[] {
  const first = stateMotif(sketch, song.motif, formsFor(sketch, song.turned), 0) ?? beneath(sketch, song.motif);
  const after = endOf(first);
  const second = song.relation && stateMotif(sketch, song.relation, ['plain', 'diminished'], Math.ceil(after));
  const stated = second ? [first, second] : [first];
  return [...stated, continueTheme(sketch, song, stated)].filter(({ notes }) => notes.length > 0);
}

/** How a motif comes back in a feeling: slow in grief, quick in haste, upside down where its bearer's luck has turned. */
function formsFor({ section: { feeling } }: Sketch, turned: boolean): MotifForm[] {
  const { valence, arousal } = feeling;
  if (turned) return ['inverted', 'diminished'];
  if (valence < -0.25 && arousal < 0.35) return ['augmented', 'plain', 'diminished'];
  if (arousal > 0.8) return ['diminished', 'plain'];
  return ['plain', 'diminished'];
}

function stateMotif(sketch: Sketch, motif: Motif, forms: readonly MotifForm[], from: number): Phrase | undefined {
  for (const form of forms) {
    for (const beat of startBeats(sketch, from)) {
      const phrase = spell(motif, form, beat, false);
      if (fits(sketch, phrase) && isFree(sketch, phrase)) return phrase;
    }
  }
  return undefined;
}

/** Bar lines first, then every beat; a film's first cue, and others now and then, begin with a bar without the tune. */
function startBeats({ section: { firstBeats, lead }, beats }: Sketch, from: number): number[] {
  const lines = [...firstBeats.slice(lead), ...firstBeats.slice(0, lead)];
  return [...lines, ...beats.keys()].filter((beat) => beat >= from);
}

function spell(motif: Motif, form: MotifForm, start: number, under: boolean): Phrase {
  const stretch = stretches[form];
  let beat = start;
  const notes = motif.rhythm.map((length, index) => {
    const step = form === 'inverted' ? 2 * motif.steps[0]! - motif.steps[index]! : motif.steps[index]!;
    const note = { beat, length: length * stretch, step };
    beat += note.length;
    return note;
  });
  return { notes, motif: { motif, form }, under };
}

/** The last note may be cut short; it sounds for a beat at least, before a closing chord begins. */
function fits({ section, beats }: Sketch, { notes }: Phrase): boolean {
  const end = section.holds ? section.firstBeats.at(-1)! : beats.length - 1;
  return notes.at(-1)!.beat + 1 <= end;
}

function isFree(sketch: Sketch, { notes }: Phrase): boolean {
  const [from, to] = [timeOfBeat(sketch, notes[0]!.beat), timeOfBeat(sketch, notes.at(-1)!.beat + 0.5)];
  return sketch.speech.every((span) => to <= span.start - hush || from >= span.end);
}

/** Nobody is ever silent for long enough: low and softly, as soon as a bar begins. */
function beneath(sketch: Sketch, motif: Motif): Phrase {
  const forms: MotifForm[] = ['plain', 'diminished'];
  const phrases = forms.flatMap((form) =>
    [...sketch.section.firstBeats, 0].map((beat) => spell(motif, form, beat, true)),
  );
  return phrases.find((phrase) => fits(sketch, phrase)) ?? phrases.at(-1)!;
}

function endOf({ notes }: Phrase): number {
  const last = notes.at(-1)!;
  return last.beat + last.length;
}

function continueTheme(sketch: Sketch, song: Song, stated: readonly Phrase[]): Phrase {
  const { section } = sketch;
  const theme = vary(song.theme, variationFor(sketch, stated[0]!.motif!.form));
  const taken = stated.map((phrase) => [phrase.notes[0]!.beat, endOf(phrase)] as const);
  const begun = endOf(stated[0]!);
  const bars = section.firstBeats.map((_, bar) => bar).filter((bar) => section.firstBeats[bar]! >= begun - 0.01);
  const closing = section.role === 'return' && bars.length > 3 ? bars.length - (section.holds ? 3 : 2) : bars.length;
  const notes = bars.flatMap((bar, index) => {
    if (section.holds && bar === section.firstBeats.length - 1) return [];
    const themeBar = index >= closing ? 6 + index - closing : (index + 2) % 8;
    return theme
      .filter((note) => note.bar === themeBar && note.beat < sizeOf(sketch, bar))
      .map(({ beat, length, step }) => ({ beat: section.firstBeats[bar]! + beat, length, step }));
  });
  const open = notes.filter(({ beat }) => {
    const time = timeOfBeat(sketch, beat);
    const spoken = sketch.speech.some((span) => time > span.start - hush && time < span.end);
    return !spoken && taken.every(([from, to]) => beat < from - 0.01 || beat >= to - 0.01);
  });
  return { notes: open.filter((note) => !isAlone(note, open)), under: false };
}

/** One note between two silences is no melody. */
function isAlone({ beat, length }: MelodyNote, notes: readonly MelodyNote[]): boolean {
  return !notes.some(
    (other) => Math.abs(other.beat + other.length - beat) < 0.6 || Math.abs(beat + length - other.beat) < 0.6,
  );
}

function variationFor({ section: { feeling } }: Sketch, form: MotifForm): Variation {
  if (form === 'inverted') return 'inverted';
  if (feeling.tension > 0.6) return 'fragment';
  return feeling.valence > 0.4 && feeling.arousal > 0.5 ? 'ornamented' : 'plain';
}

/** The bar that a beat of the cue is in. */
export function barOf(sketch: Sketch, beat: number): number {
  return beatAt(sketch, beat).bar;
}
