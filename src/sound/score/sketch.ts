import type { Flicks, Random } from '../../film/index.ts';
import type { Section } from './sections.ts';
import type { Style } from './style.ts';

/** Range of an instrument in MIDI pitches. */
export type Range = { low: number; high: number };

/** A stretch in which somebody speaks, from the cue's start. */
export type Speech = { start: Flicks; end: Flicks };

/** What the parts of a cue are written from. `talk` is the share of each bar in which somebody speaks, `beats` when each beat is, and the end. */
export type Sketch = {
  section: Section;
  style: Style;
  speech: readonly Speech[];
  talk: number[];
  beats: Flicks[];
  source: Random;
};

/** When a beat of a bar is, from the cue's start. */
export function at(sketch: Sketch, bar: number, beat: number): Flicks {
  const { lines } = sketch.section;
  const from = lines[bar]!;
  return Math.round(from + ((lines[bar + 1]! - from) * beat) / sizeOf(sketch, bar));
}

/** Beats of a bar. */
export function sizeOf({ section }: Sketch, bar: number): number {
  return section.sizes[bar]!;
}

/** How long so many beats of a bar last. */
export function lasting(sketch: Sketch, bar: number, beats: number): Flicks {
  const { lines } = sketch.section;
  return Math.round(((lines[bar + 1]! - lines[bar]!) * beats) / sizeOf(sketch, bar));
}

/** When each beat of a section is, and its end. */
export function beatTimes({ lines, sizes }: Pick<Section, 'lines' | 'sizes'>): Flicks[] {
  const beats = sizes.flatMap((size, bar) =>
    Array.from({ length: size }, (_, beat) => lines[bar]! + ((lines[bar + 1]! - lines[bar]!) * beat) / size),
  );
  return [...beats, lines.at(-1)!];
}

/** When a beat counted from the cue's start is; the end for later ones. */
export function timeOfBeat({ beats }: Sketch, beat: number): Flicks {
  const whole = Math.min(Math.floor(beat), beats.length - 1);
  const from = beats[whole]!;
  return Math.round(from + ((beats[whole + 1] ?? from) - from) * (beat - whole));
}

/** The bar that a beat counted from the cue's start is in, and its place there. */
export function beatAt({ section: { firstBeats } }: Sketch, beat: number): { bar: number; beat: number } {
  const bar = Math.max(
    0,
    firstBeats.findLastIndex((first) => first <= beat + 1e-6),
  );
  return { bar, beat: beat - firstBeats[bar]! };
}

/** Whether a bar is a chord that is held and dies away, with the film or into a rest. */
export function isFinal({ section }: Sketch, bar: number): boolean {
  return section.holds && bar === section.degrees.length - 1;
}

/** Share of each bar in which somebody speaks. */
export function talkShares(section: Section, speech: readonly Speech[]): number[] {
  return section.degrees.map((_, bar) => {
    const [start, end] = [section.lines[bar]!, section.lines[bar + 1]!];
    const spoken = speech.reduce(
      (sum, span) => sum + Math.max(0, Math.min(span.end, end) - Math.max(span.start, start)),
      0,
    );
    return spoken / (end - start);
  });
}

/** Loudness of a bar from 0 to 1: how excited it is under an arch that peaks two thirds in, more on what it meets, less under speech. */
export function intensity({ section, talk }: Sketch, bar: number): number {
  const share = (bar + 0.5) / section.degrees.length;
  const arch = Math.sin(Math.PI * share ** 1.3) - 0.5;
  const hit = section.met.has(bar) ? 0.12 : 0;
  const hushed = talk[bar]! > 0.25 ? 0.3 : 0;
  return Math.max(0.05, Math.min(1, arousalAt(section, bar) + 0.16 * arch + hit - hushed));
}

function arousalAt({ cue, feeling, lines }: Section, bar: number): number {
  const { curve } = cue;
  if (!curve || curve.length === 0) return feeling.arousal;
  const time = (lines[bar]! + lines[bar + 1]!) / 2;
  const after = curve.findIndex((point) => point.time >= time);
  if (after < 1) return (after === 0 ? curve[0]! : curve.at(-1)!).arousal;
  const [from, to] = [curve[after - 1]!, curve[after]!];
  return from.arousal + ((to.arousal - from.arousal) * (time - from.time)) / Math.max(1, to.time - from.time);
}

/** A pitch moved by octaves into a range. */
export function intoRange(pitch: number, range: Range): number {
  let fitted = pitch;
  while (fitted < range.low) fitted += 12;
  while (fitted > range.high) fitted -= 12;
  return fitted;
}

/** A range moved by the cue's register, as far as an instrument goes: a fourth beyond its usual one. */
export function inRegister({ section }: Sketch, { low, high }: Range): Range {
  const shift = Math.max(-5, Math.min(5, section.expression.register));
  return { low: low + Math.max(-2, shift), high: high + Math.min(2, shift) };
}

/** A velocity with a player's unevenness. */
export function velocity(base: number, source: Random): number {
  return Math.round(Math.max(12, Math.min(120, base + (source() - 0.5) * 8)));
}
