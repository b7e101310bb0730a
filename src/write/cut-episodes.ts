/** What an episode that ends on a mere want costs beside one that ends on a crisis, and one that ends on neither. */
const wantCost = 0.03;
const closedCost = 1;

/** A scene for its episode: how long it is in seconds, and its part in its chapter: a want, a crisis or an outcome. */
export type CutScene = { seconds: number; part: 0 | 1 | 2 };

/**
 * From which scene to which each episode runs: as equally long as can be, each but the last ending where something is open. Fewer come
 * where there are not enough scenes.
 */
export function cutEpisodes(scenes: readonly CutScene[], episodes: number): [number, number][] {
  const count = Math.min(episodes, scenes.length);
  const starts = [0];
  for (const { seconds } of scenes) starts.push(starts.at(-1)! + seconds);
  const each = starts.at(-1)! / count;
  const costOf = (from: number, to: number) => {
    const away = (starts[to]! - starts[from]! - each) / each;
    const { part } = scenes[to - 1]!;
    return away * away + (to === scenes.length || part === 1 ? 0 : part === 0 ? wantCost : closedCost);
  };
  let best = starts.map((_, to) => (to === 0 ? undefined : { cost: costOf(0, to), cuts: [0] }));
  for (let episode = 2; episode <= count; episode++) best = starts.map((_, to) => bestBefore(best, to, costOf));
  const { cuts } = best.at(-1)!;
  return cuts.map((from, index) => [from, cuts[index + 1] ?? scenes.length]);
}

type Cuts = { cost: number; cuts: number[] };

/** The cheapest way to end one episode more before scene `to`. */
function bestBefore(
  before: readonly (Cuts | undefined)[],
  to: number,
  costOf: (from: number, to: number) => number,
): Cuts | undefined {
  let best: Cuts | undefined;
  for (let from = 1; from < to; from++) {
    const head = before[from];
    const cost = head && head.cost + costOf(from, to);
    if (cost !== undefined && (!best || cost < best.cost)) best = { cost, cuts: [...head!.cuts, from] };
  }
  return best;
}
