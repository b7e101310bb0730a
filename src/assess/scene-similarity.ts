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

/** How alike each two scenes are, 0 to 1: the cosines of their vectors, summed word by word over the scenes that hold it. */
export function similarities(vectors: readonly SceneVector[]): Float64Array[] {
  const alike = vectors.map(() => new Float64Array(vectors.length));
  const holders = new Map<string, [scene: number, value: number][]>();
  for (const [scene, vector] of vectors.entries()) {
    for (const [word, value] of vector) {
      const before = holders.get(word);
      if (before) before.push([scene, value]);
      else holders.set(word, [[scene, value]]);
    }
  }
  for (const list of holders.values()) {
    for (const [a, one] of list) for (const [b, other] of list) alike[a]![b]! += one * other;
  }
  return alike;
}

/**
 * How central each scene is: PageRank with damping 0.85 on the graph whose edges are similarities (TextRank: R. Mihalcea and
 * P. Tarau, EMNLP 2004). One is the average.
 */
export function centrality(alike: readonly Float64Array[]): number[] {
  const edges = alike.map((row, i) => row.map((value, j) => (i === j ? 0 : value)));
  const out = edges.map((row) => row.reduce((sum, value) => sum + value, 0));
  let ranks = alike.map(() => 1);
  for (let round = 0; round < 30; round++) {
    ranks = alike.map((_, i) => {
      let sum = 0;
      for (let j = 0; j < alike.length; j++) if (out[j]! > 0) sum += (edges[j]![i]! / out[j]!) * ranks[j]!;
      return 0.15 + 0.85 * sum;
    });
  }
  return ranks;
}

/**
 * How much the script changes at each scene: what the few scenes before it share less with it and the few after than among
 * themselves (TextTiling: M. Hearst, Computational Linguistics 23, 1997). High where a new part begins.
 */
export function shifts(alike: readonly Float64Array[], reach = 3): number[] {
  const scenes = alike.map((_, index) => index);
  return scenes.map((index) => {
    const before = scenes.slice(Math.max(0, index - reach), index);
    const after = scenes.slice(index, index + reach);
    if (before.length === 0 || after.length === 0) return 0;
    const pairs = before.flatMap((a) => after.map((b) => alike[a]![b]!));
    return 1 - pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
  });
}
