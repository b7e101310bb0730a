import { type Flicks, fromSeconds, type Mood, pick, random } from '../../film/index.ts';
import music from '../data/music.json' with { type: 'json' };
import type { Mode } from './harmony.ts';
import type { Style } from './style.ts';
import type { Role, ScoreCue } from './types.ts';

/** A cue in whole bars. Times from the cue's start. */
export type Section = {
  cue: ScoreCue;
  mood: Mood;
  mode: Mode;
  tonic: number;
  role: Role;
  /** Where bars begin, and the end of the last: one entry more than `degrees`. A bar line lies on as many cuts as the tempo allows. */
  lines: Flicks[];
  /** Bars that begin on a cut. */
  accents: Set<number>;
  /** One 1-based degree a bar. With `ringOut` the last is the final chord, which begins where the scene ends. */
  degrees: number[];
  /** The bar of the theme that each bar plays: from its head on; a return closes with the theme's close. */
  themeBars: number[];
  last: boolean;
};

/** What is the same in all cues of a film. */
export type Frame = { seed: string; style: Style; tonic: number; beatsPerBar: number };

/** Beats a minute for an arousal from 0 to 1 (Juslin and Laukka 2003: tempo carries arousal more than anything else). */
function tempoOf(mood: Mood, style: Style): number {
  return (58 + 64 * mood.arousal) * style.tempo;
}

/** The scale for a mood: brighter with valence, after Persichetti's order of modes (1961) and the Chinese gong, shang and yu. */
export function modeOf(mood: Mood, scales: Style['scales']): Mode {
  const row = music.moods[scales].find((entry) => mood.valence > entry.above) ?? music.moods[scales].at(-1)!;
  return (mood.arousal > 0.5 ? row.excited : row.calm) as Mode;
}

/** A cue in bars: a pure function of the cue and of what all cues share. */
export function layOut(cue: ScoreCue, role: Role, last: boolean, { seed, style, tonic, beatsPerBar }: Frame): Section {
  const mode = modeOf(cue.mood, style.scales);
  const wished = fromSeconds((60 / tempoOf(cue.mood, style)) * beatsPerBar);
  const { lines, accents } = barLines(cue.duration, cue.cuts ?? [], wished);
  const count = lines.length - 1;
  const closes = (bar: number) => role === 'return' && count > 3 && bar >= count - 2;
  const themeBars = Array.from({ length: count + 1 }, (_, bar) => (closes(bar) ? 8 - count + bar : bar % 8));
  const progression = pick<number[]>(music.progressions[mode], random(`${seed}/progression/${mode}`));
  const degrees = Array.from({ length: count }, (_, bar) => progression[bar % 8]!);
  if (last) close(degrees, mode, cue.ringOut !== undefined);
  else if (count > 3) degrees[count - 1] = music.open[mode];
  if (last && cue.ringOut !== undefined) {
    lines.push(cue.duration + cue.ringOut);
    degrees.push(1);
    accents.add(count);
  }
  return { cue, mood: cue.mood, mode, tonic, role, lines, accents, degrees, themeBars, last };
}

/** Degrees of the cadence: before the ring-out where there is one, else with the tonic in the last bar. */
function close(degrees: number[], mode: Mode, ringsOut: boolean): void {
  const closings: Record<string, number[]> = music.closing;
  const cadence = closings[mode] ?? closings.default!;
  const bars = ringsOut ? cadence.slice(0, -1) : cadence;
  const kept = Math.min(bars.length, degrees.length);
  for (let index = 0; index < kept; index++) degrees[degrees.length - 1 - index] = bars.at(-1 - index)!;
}

/**
 * Bar lines in `duration`, so that its end and as many cuts as possible fall on one while no bar differs by more than a seventh from the wished
 * length: every choice of up to eight cuts is tried (a film's bars bend to its cuts, as R. Davis describes clicks and hits, 1999).
 */
export function barLines(
  duration: Flicks,
  cuts: readonly Flicks[],
  wished: Flicks,
): { lines: Flicks[]; accents: Set<number> } {
  const inside = cuts.filter((cut) => cut > 1.4 * wished && duration - cut > 1.4 * wished).slice(0, 8);
  let best: { anchors: Flicks[]; cost: number } | undefined;
  for (let choice = 0; choice < 1 << inside.length; choice++) {
    const anchors = [0, ...inside.filter((_, index) => choice & (1 << index)), duration];
    const costs = anchors.slice(1).map((end, index) => bend(end - anchors[index]!, wished));
    const worst = Math.max(...costs);
    if (anchors.length > 2 && worst > 1 / 7) continue;
    const cost = worst - 0.06 * (anchors.length - 2);
    if (!best || cost < best.cost) best = { anchors, cost };
  }
  const { anchors } = best!;
  const lines: Flicks[] = [0];
  const accents = new Set<number>([0]);
  for (let index = 1; index < anchors.length; index++) {
    const from = anchors[index - 1]!;
    const count = barsIn(anchors[index]! - from, wished);
    for (let bar = 1; bar <= count; bar++) lines.push(Math.round(from + ((anchors[index]! - from) * bar) / count));
    if (index < anchors.length - 1) accents.add(lines.length - 1);
  }
  return { lines, accents };
}

function barsIn(length: Flicks, wished: Flicks): number {
  return Math.max(1, Math.round(length / wished));
}

function bend(length: Flicks, wished: Flicks): number {
  return Math.abs(length / barsIn(length, wished) / wished - 1);
}
