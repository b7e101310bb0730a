import type { Flicks, Random } from '../../film/index.ts';
import type { Section } from './sections.ts';
import type { Style } from './style.ts';

/** Range of an instrument in MIDI pitches. */
export type Range = { low: number; high: number };

/** A stretch in which somebody speaks, from the cue's start. */
export type Speech = { start: Flicks; end: Flicks };

/** What the parts of a cue are written from. `talk` is the share of each bar in which somebody speaks. */
export type Sketch = {
  section: Section;
  style: Style;
  speech: readonly Speech[];
  talk: number[];
  beatsPerBar: number;
  source: Random;
};

/** When a beat of a bar is, from the cue's start. */
export function at({ section, beatsPerBar }: Sketch, bar: number, beat: number): Flicks {
  const from = section.lines[bar]!;
  return Math.round(from + ((section.lines[bar + 1]! - from) * beat) / beatsPerBar);
}

/** How long so many beats of a bar last. */
export function lasting({ section, beatsPerBar }: Sketch, bar: number, beats: number): Flicks {
  return Math.round(((section.lines[bar + 1]! - section.lines[bar]!) * beats) / beatsPerBar);
}

/** Whether a bar is the last of the film: a chord that is held and dies away. */
export function isFinal({ section }: Sketch, bar: number): boolean {
  return section.last && bar === section.degrees.length - 1;
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

/** Loudness of a bar from 0 to 1: the mood's arousal under an arch that peaks two thirds in, more on a cut, less under speech. */
export function intensity({ section, talk }: Sketch, bar: number): number {
  const share = (bar + 0.5) / section.degrees.length;
  const arch = Math.sin(Math.PI * share ** 1.3) - 0.5;
  const hit = section.accents.has(bar) && bar > 0 ? 0.12 : 0;
  const hushed = talk[bar]! > 0.25 ? 0.3 : 0;
  return Math.max(0.05, Math.min(1, section.mood.arousal + 0.22 * arch + hit - hushed));
}

/** A pitch moved by octaves into a range. */
export function intoRange(pitch: number, range: Range): number {
  let fitted = pitch;
  while (fitted < range.low) fitted += 12;
  while (fitted > range.high) fitted -= 12;
  return fitted;
}

/** A velocity with a player's unevenness. */
export function velocity(base: number, source: Random): number {
  return Math.round(Math.max(12, Math.min(120, base + (source() - 0.5) * 8)));
}
