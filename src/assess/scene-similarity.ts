import type { SceneFacts } from './script-facts.ts';

/** A scene as weighted words, of length one: how often each stem stands in it against in how many scenes (tf-idf; K. Sparck Jones 1972). */
export type SceneVector = ReadonlyMap<string, number>;

/** The vectors of all scenes. Who is present counts as two words, since scenes are about people. */
export function sceneVectors(scenes: readonly SceneFacts[]): SceneVector[] {
  const bags = scenes.map((scene) => {
    const counts = new Map<string, number>();
    for (const word of scene.content) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const name of scene.present) counts.set(`@${name}`, 2);
    return counts;
  });
  const within = new Map<string, number>();
  for (const bag of bags) for (const word of bag.keys()) within.set(word, (within.get(word) ?? 0) + 1);
  return bags.map((bag) => {
    const weighted = [...bag].map(([word, count]): [string, number] => [
      word,
      (1 + Math.log(count)) * Math.log((scenes.length + 1) / within.get(word)!),
    ]);
    const length = Math.sqrt(weighted.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
    return new Map(weighted.map(([word, value]) => [word, value / length]));
  });
}

/** How alike two scenes are, 0 to 1: the cosine of their vectors. */
export function similarity(a: SceneVector, b: SceneVector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, value] of small) sum += value * (large.get(word) ?? 0);
  return sum;
}

/**
 * How central each scene is: PageRank with damping 0.85 on the graph whose edges are similarities (TextRank: R. Mihalcea and
 * P. Tarau, EMNLP 2004). One is the average.
 */
export function centrality(vectors: readonly SceneVector[]): number[] {
  const edges = vectors.map((a, i) => vectors.map((b, j) => (i === j ? 0 : similarity(a, b))));
  const out = edges.map((row) => row.reduce((sum, value) => sum + value, 0));
  let ranks = vectors.map(() => 1);
  for (let round = 0; round < 30; round++) {
    ranks = vectors.map((_, i) => {
      let sum = 0;
      for (let j = 0; j < vectors.length; j++) if (out[j]! > 0) sum += (edges[j]![i]! / out[j]!) * ranks[j]!;
      return 0.15 + 0.85 * sum;
    });
  }
  return ranks;
}

/**
 * How much the script changes at each scene: what the few scenes before it share less with it and the few after than among
 * themselves (TextTiling: M. Hearst, Computational Linguistics 23, 1997). High where a new part begins.
 */
export function shifts(vectors: readonly SceneVector[], reach = 3): number[] {
  return vectors.map((_, index) => {
    const before = vectors.slice(Math.max(0, index - reach), index);
    const after = vectors.slice(index, index + reach);
    if (before.length === 0 || after.length === 0) return 0;
    const pairs = before.flatMap((a) => after.map((b) => similarity(a, b)));
    return 1 - pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
  });
}
