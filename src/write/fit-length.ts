import { type BeatPattern, patternsOf, type ScenePattern, type Story, tellScenes } from './compose.ts';
import { estimateSeconds, type WrittenScene } from './length.ts';
import type { Plot } from './plan-story.ts';

/** How much longer than asked, or than the shortest, a story may be that is otherwise the first choice. */
const patience = 1.12;

/**
 * Tells a story as long as asked: the first of `plots` that is short enough with its essential beats, or nearly the shortest. Where
 * all its beats are told and much time is left, `further` plots are chapters with the same people. Then optional beats are taken
 * in, in turn from every scene, as long as the film stays within a beat of `seconds`.
 */
export function fitLength(
  story: Story,
  plots: readonly Plot[],
  further: readonly Plot[],
  seconds: number,
): { plot: Plot; scenes: WrittenScene[] } {
  const least = plots.map((plot) => estimateSeconds(tellScenes(story, patternsOf(story, plot, true), new Set())));
  const limit = patience * Math.max(seconds, Math.min(...least));
  const plot = plots[least.findIndex((length) => length <= limit)]!;
  const chapters = [patternsOf(story, plot, true)];
  const tell = (chosen: ReadonlySet<string>) => tellScenes(story, chapters.flat(), chosen);
  for (const next of further) {
    const all = new Set(optionalOf(chapters.flat()).map((beat) => beat.key));
    if (estimateSeconds(tell(all)) > seconds - 12) break;
    chapters.push(patternsOf(story, next, false));
  }
  const chosen = new Set<string>();
  let best = tell(chosen);
  for (const beat of optionalOf(chapters.flat())) {
    if (estimateSeconds(best) >= seconds) break;
    chosen.add(beat.key);
    best = tell(chosen);
  }
  return { plot, scenes: best };
}

/** Optional beats in the order in which they are wanted: one of every scene in turn, the middle scenes first. */
function optionalOf(patterns: readonly ScenePattern[]): BeatPattern[] {
  const scenes = patterns.map((pattern) => pattern.beats.filter((beat) => beat.optional));
  const turns = [...scenes.slice(1), ...scenes.slice(0, 1)];
  const most = Math.max(0, ...turns.map((beats) => beats.length));
  return Array.from({ length: most }, (_, round) => turns.flatMap((beats) => beats.slice(round, round + 1))).flat();
}
