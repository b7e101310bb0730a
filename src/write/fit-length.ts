import { type BeatPattern, patternsOf, type ScenePattern, type Story, tellScenes } from './compose.ts';
import { estimateSeconds, type WrittenScene } from './length.ts';
import type { Shape } from './shapes.ts';

/**
 * Tells a story as long as asked. The first shape is the story; where all its beats are told and much time is left, the
 * next shapes are further chapters with the same people. Then optional beats are taken in, in turn from every scene, as
 * long as the film stays within a beat of `seconds`.
 */
export function fitLength(story: Story, shapes: readonly Shape[], seconds: number): WrittenScene[] {
  const chapters = [patternsOf(story, shapes[0]!, true)];
  const tell = (chosen: ReadonlySet<string>) => tellScenes(story, chapters.flat(), chosen);
  for (const shape of shapes.slice(1)) {
    const all = new Set(optionalOf(chapters.flat()).map((beat) => beat.key));
    if (estimateSeconds(tell(all)) > seconds - 12) break;
    chapters.push(patternsOf(story, shape, false));
  }
  const chosen = new Set<string>();
  let best = tell(chosen);
  for (const beat of optionalOf(chapters.flat())) {
    if (estimateSeconds(best) >= seconds) break;
    chosen.add(beat.key);
    best = tell(chosen);
  }
  return best;
}

/** Optional beats in the order in which they are wanted: one of every scene in turn, the middle scenes first. */
function optionalOf(patterns: readonly ScenePattern[]): BeatPattern[] {
  const scenes = patterns.map((pattern) => pattern.beats.filter((beat) => beat.optional));
  const turns = [...scenes.slice(1), ...scenes.slice(0, 1)];
  const most = Math.max(0, ...turns.map((beats) => beats.length));
  return Array.from({ length: most }, (_, round) => turns.flatMap((beats) => beats.slice(round, round + 1))).flat();
}
