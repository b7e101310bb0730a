import { type TurningPoint, turningPointNames } from '../film/index.ts';
import table from './data/turning-points.json' with { type: 'json' };
import { centrality, shifts } from './scene-similarity.ts';
import type { ScriptFacts } from './script-facts.ts';
import { rounded, standardised } from './statistics.ts';

/**
 * Finds the five turning points. Each scene is weighed as each of them by where such a point usually stands, by how central
 * the scene is in the graph of scene similarity, and by cues: a new part begins, somebody or some place is new, it is intense.
 * The best choice in rising order is taken. Positions and their spread are those of annotated films (P. Papalampidi, F. Keller
 * and M. Lapata, Movie Plot Analysis via Turning Point Identification, EMNLP 2019); centrality as in their Movie Summarization via
 * Sparse Graph Construction, AAAI 2021. Fewer than five scenes carry several points each. Empty for a script without scenes.
 */
export function turningPoints(facts: ScriptFacts): TurningPoint[] {
  const { scenes } = facts;
  if (scenes.length === 0) return [];
  const cues = cuesOf(facts);
  const values = table.points.map((point, k) =>
    scenes.map((scene, i) => {
      const position = middleOf(facts, i);
      const away = (position - point.mean) / (point.deviation * table.sharpness);
      const told = Object.entries(point.cues).reduce((sum, [cue, weight]) => sum + weight * cues[cue as Cue][i]!, 0);
      return -0.5 * away * away + told + (k === 4 && scene.speeches.length + scene.action.length === 0 ? -9 : 0);
    }),
  );
  const chosen = bestInOrder(values, scenes.length >= turningPointNames.length);
  return chosen.map((scene, k) => ({
    name: turningPointNames[k]!,
    scene,
    number: scenes[scene]!.number,
    heading: scenes[scene]!.heading,
    position: rounded(middleOf(facts, scene)),
    confidence: rounded(confidenceOf(values[k]!, scene)),
  }));
}

type Cue = 'centrality' | 'shift' | 'novelty' | 'intensity';

function cuesOf(facts: ScriptFacts): Record<Cue, number[]> {
  const seen = new Set<string>();
  const novelty = facts.scenes.map((scene) => {
    const fresh = [...scene.present, scene.place].filter((name) => !seen.has(name));
    for (const name of fresh) seen.add(name);
    return fresh.length;
  });
  return {
    centrality: standardised(centrality(facts.alike)).map(bounded),
    shift: standardised(shifts(facts.alike)).map(bounded),
    novelty: standardised(novelty).map(bounded),
    intensity: standardised(facts.intensity).map(bounded),
  };
}

/** No single cue outweighs where a point usually stands. */
function bounded(value: number): number {
  return Math.max(-2, Math.min(2, value));
}

/** Between counting scenes and counting time: half of each, since long scenes hold the points more often. */
function middleOf({ scenes }: ScriptFacts, index: number): number {
  const scene = scenes[index]!;
  return ((index + 0.5) / scenes.length + (scene.start + scene.end) / 2) / 2;
}

/** The rising sequence with the greatest sum (dynamic programming); `strictly` where no scene may carry two points. */
function bestInOrder(values: readonly (readonly number[])[], strictly: boolean): number[] {
  const count = values[0]!.length;
  let sums = [...values[0]!];
  const from: number[][] = [];
  for (const row of values.slice(1)) {
    const back: number[] = [];
    let best = -1;
    const next = Array.from({ length: count }, () => Number.NEGATIVE_INFINITY);
    for (let i = 0; i < count; i++) {
      const reach = strictly ? i - 1 : i;
      if (reach >= 0 && (best < 0 || sums[reach]! > sums[best]!)) best = reach;
      back.push(best);
      if (best >= 0) next[i] = sums[best]! + row[i]!;
    }
    from.push(back);
    sums = next;
  }
  const chosen = [sums.indexOf(Math.max(...sums))];
  for (const back of from.reverse()) chosen.unshift(back[chosen[0]!]!);
  return chosen;
}

/** How far the scene stands out of all that could carry the point: its share of the likelihood, with its two neighbours. */
function confidenceOf(values: readonly number[], scene: number): number {
  const top = Math.max(...values);
  const weights = values.map((value) => Math.exp(value - top));
  const near = weights.slice(Math.max(0, scene - 1), scene + 2).reduce((sum, value) => sum + value, 0);
  return near / weights.reduce((sum, value) => sum + value, 0);
}
