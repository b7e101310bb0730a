import type { Finding } from '../film/index.ts';
import table from './data/scene-order.json' with { type: 'json' };
import { findingAt } from './judgement.ts';
import { knownOrder, type Order } from './known-order.ts';
import type { SceneFacts, ScriptFacts } from './script-facts.ts';

/** For each two scenes a number: what it costs to go from one to the other, or how alike they are. */
type Table = readonly ArrayLike<number>[];

type Move = { from: number; to: number; gain: number };

const { weights } = table;

/**
 * Scenes that stand in the wrong place, by what the reader can know (known-order.ts) and by how well each leads to the next. The one move
 * that mends most is looked for, and reported when it mends enough; where moving another scene instead mends nearly as much (the one too
 * late, or the other too early), both are named with half the confidence; then the next (local search over insertions, as for the linear
 * ordering problem: R. Martí and G. Reinelt, 2011; entities as the sign of order in text: R. Barzilay and M. Lapata, Computational
 * Linguistics 34, 2008).
 */
export function misplacedScenes(facts: ScriptFacts): Finding[] {
  const { scenes, alike } = facts;
  if (scenes.length < table.fewestScenes) return [];
  const first = knownOrder(facts);
  const costs = scenes.map((before, a) =>
    scenes.map((after, b) => passage(before, after) - weights.likeness * alike[a]![b]!),
  );
  const order = scenes.map((_, index) => index);
  const findings: Finding[] = [];
  const doubt = Math.max(1, 1 + Math.log(scenes.length / table.usualScenes));
  while (findings.length < table.mostMoves) {
    const [move, rival] = bestMoves(order, first, costs, alike);
    if (!move || move.gain < table.threshold * doubt) break;
    const told = rival && rival.gain >= move.gain - table.rivalry ? [move, rival] : [move];
    findings.push(...told.map((one) => findingOf(facts, order, one, told.length)));
    order.splice(move.to, 0, ...order.splice(move.from, 1));
  }
  return findings;
}

function findingOf(facts: ScriptFacts, order: readonly number[], { from, to, gain }: Move, rivals: number): Finding {
  const [scene, nearer] = [facts.scenes[order[from]!]!, facts.scenes[order[to]!]!];
  const place = { line: scene.line, scene: scene.id };
  const slots = { scene: scene.number, nearer: nearer.number };
  return findingAt(facts, 'scene-out-of-order', place, slots, Math.min(0.9, 0.4 + 0.1 * gain) / rivals);
}

/**
 * For the two scenes that gain most by it, the best insertion elsewhere: it puts enough that is known into its order, or makes the
 * script far smoother.
 */
function bestMoves(order: readonly number[], first: Order, costs: Table, alike: Table): Move[] {
  const moves: Move[] = [];
  for (let from = 0; from < order.length; from++) {
    const scene = order[from]!;
    const here = pull(order, from, from, alike);
    let best: Move | undefined;
    for (const step of [-1, 1]) {
      let known = 0;
      for (let to = from + step; to >= 0 && to < order.length; to += step) {
        const passed = order[to]!;
        known += step * (first[passed]![scene]! - first[scene]![passed]!);
        const nearer = weights.nearness * (pull(order, from, to, alike) - here);
        const gain = known + nearer + smoother(order, from, to, costs);
        if (known < table.leastKnown && gain < table.leastSmoother) continue;
        if (!best || gain > best.gain) best = { from, to, gain };
      }
    }
    if (best) moves.push(best);
  }
  return moves.sort((a, b) => b.gain - a.gain).slice(0, 2);
}

/** How much smoother the passages between scenes become when the scene at `from` stands at `to`. */
function smoother(order: readonly number[], from: number, to: number, costs: Table): number {
  const between = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined ? 0 : costs[a]![b]!;
  const [scene, before, after] = [order[from]!, order[from - 1], order[from + 1]];
  const left = to < from ? order[to - 1] : order[to];
  const right = to < from ? order[to] : order[to + 1];
  const now = between(before, scene) + between(scene, after) + between(left, right);
  return now - between(before, after) - between(left, scene) - between(scene, right);
}

/** How alike the scene at `from` is to the few around `to`, the nearest counting most. */
function pull(order: readonly number[], from: number, to: number, alike: Table): number {
  const row = alike[order[from]!]!;
  let sum = 0;
  for (let index = Math.max(0, to - table.reach); index < Math.min(order.length - 1, to + table.reach); index++) {
    const other = order[index < from ? index : index + 1]!;
    sum += row[other]! / (index < to ? to - index : index - to + 1);
  }
  return sum;
}

/** What it costs the reader to go from one scene to the next: continuous time that is torn, and another hour. */
function passage(before: SceneFacts, after: SceneFacts): number {
  if (!after.continuing) return hourCost(before, after);
  if (before.place === after.place) return hourCost(before, after) - weights.joined;
  const shared = [...after.present].some((name) => before.present.has(name));
  return hourCost(before, after) + (shared ? 0 : weights.torn);
}

/** Hours run forward and a night ends in a morning; back by day means that a day has gone by unseen. */
function hourCost(before: SceneFacts, after: SceneFacts): number {
  if (!before.hour || !after.hour || before.hour === after.hour) return 0;
  const [from, to] = [table.hours.indexOf(before.hour), table.hours.indexOf(after.hour)];
  const overnight = before.hour === 'night' && to <= 1;
  return overnight || to > from ? weights.forward : weights.backward;
}
