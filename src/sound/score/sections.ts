import { type Flicks, type Mood, pick, type Random, toSeconds } from '../../film/index.ts';
import music from '../data/music.json' with { type: 'json' };
import type { Mode } from './harmony.ts';
import type { Flavour, ScoreCue } from './types.ts';

/** A cue in whole bars: its bars divide it exactly, so that music and picture change together. */
export type Section = {
  name: string;
  start: Flicks;
  duration: Flicks;
  mood: Mood;
  mode: Mode;
  tonic: number;
  bars: number;
  bar: Flicks;
  beat: Flicks;
  /** One 1-based degree a bar. */
  degrees: number[];
  /** The bar of the theme that the first bar plays. */
  themeOffset: number;
  last: boolean;
};

/** Beats a minute for an arousal from 0 to 1 (Juslin and Laukka 2003: tempo carries arousal more than anything else). */
function tempoOf(mood: Mood): number {
  return 58 + 64 * mood.arousal;
}

/** The scale for a mood: brighter with valence, after Persichetti's order of modes (1961) and the Chinese gong, shang and yu. */
export function modeOf(mood: Mood, flavour: Flavour): Mode {
  const row = music.moods[flavour].find((entry) => mood.valence > entry.above) ?? music.moods[flavour].at(-1)!;
  return (mood.arousal > 0.5 ? row.excited : row.calm) as Mode;
}

/** Whole bars for a wished number of them: an even number where that changes the tempo by less than a fifth. */
function countBars(wished: number): number {
  const even = Math.max(2, 2 * Math.round(wished / 2));
  return Math.abs(even / wished - 1) < 0.2 ? even : Math.max(1, Math.round(wished));
}

/** Lays cues out in bars. The last section ends with a cadence and, played from the right bar, with the theme's close. */
export function layOut(
  cues: readonly ScoreCue[],
  flavour: Flavour,
  tonic: number,
  beatsPerBar: number,
  source: Random,
): Section[] {
  const choices = new Map<Mode, number[]>();
  return cues.map((cue, index) => {
    const mode = modeOf(cue.mood, flavour);
    if (!choices.has(mode)) choices.set(mode, pick<number[]>(music.progressions[mode], source));
    const wished = (60 / tempoOf(cue.mood)) * beatsPerBar;
    const bars = countBars(toSeconds(cue.duration) / wished);
    const last = index === cues.length - 1;
    const themeOffset = last ? (8 - (bars % 8)) % 8 : 0;
    const degrees = Array.from({ length: bars }, (_, bar) => choices.get(mode)![(bar + themeOffset) % 8]!);
    if (last) close(degrees, mode);
    const bar = cue.duration / bars;
    return { ...cue, mode, tonic, bars, bar, beat: bar / beatsPerBar, degrees, themeOffset, last };
  });
}

function close(degrees: number[], mode: Mode): void {
  const closings: Record<string, number[]> = music.closing;
  const ending = closings[mode] ?? closings.default!;
  if (degrees.length > 1) degrees[degrees.length - 2] = ending[0]!;
  degrees[degrees.length - 1] = ending[1]!;
}
