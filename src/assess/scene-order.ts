import type { Finding } from '../film/index.ts';
import table from './data/scene-order.json' with { type: 'json' };
import { findingAt } from './judgement.ts';
import { knownOrder, type Order } from './known-order.ts';
import type { SceneFacts, ScriptFacts } from './script-facts.ts';

type Move = { from: number; to: number; gain: number };

const { weights } = table;

/**
 * Scenes that stand in the wrong place, by what the reader can know (known-order.ts) and by the hours of the day. The one move that mends
 * most is looked for, and reported when it mends enough; where moving another scene instead mends nearly as much (the one too late, or the
 * other too early), both are named with half the confidence; then the next (local search over insertions, as for the linear ordering
 * problem: R. Martí and G. Reinelt, 2011). The weights are those of a logistic regression over the best move of each tuning script, rounded.
 */
export function misplacedScenes(facts: ScriptFacts): Finding[] {
  const { scenes } = facts;
  if (scenes.length < table.fewestScenes) return [];
  const first = knownOrder(facts);
  const order = scenes.map((_, index) => index);
  const findings: Finding[] = [];
  const doubt = Math.max(1, 1 + Math.log(scenes.length / table.usualScenes));
  while (findings.length < table.mostMoves) {
    const [move, rival] = bestMoves(order, first, facts);
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

/** For the two scenes that gain most by it, the best insertion elsewhere: it puts what is known, and the hours, into their order. */
function bestMoves(order: readonly number[], first: Order, { scenes }: ScriptFacts): Move[] {
  const moves: Move[] = [];
  for (let from = 0; from < order.length; from++) {
    const scene = order[from]!;
    let best: Move | undefined;
    for (const step of [-1, 1]) {
      let known = 0;
      for (let to = from + step; to >= 0 && to < order.length; to += step) {
        const passed = order[to]!;
        known += step * (first[passed]![scene]! - first[scene]![passed]!);
        const gain = known + smoother(order, from, to, scenes);
        if (!best || gain > best.gain) best = { from, to, gain };
      }
    }
    if (best) moves.push(best);
  }
  return moves.sort((a, b) => b.gain - a.gain).slice(0, 2);
}

/** How much less the hours leap when the scene at `from` stands at `to`. */
function smoother(order: readonly number[], from: number, to: number, scenes: readonly SceneFacts[]): number {
  const between = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined ? 0 : hourCost(scenes[a]!, scenes[b]!);
  const [scene, before, after] = [order[from]!, order[from - 1], order[from + 1]];
  const left = to < from ? order[to - 1] : order[to];
  const right = to < from ? order[to] : order[to + 1];
  const now = between(before, scene) + between(scene, after) + between(left, right);
  return now - between(before, after) - between(left, scene) - between(scene, right);
}

/** Hours run forward and a night ends in a morning; back by day means that a day has gone by unseen. */
function hourCost(before: SceneFacts, after: SceneFacts): number {
  if (!before.hour || !after.hour || before.hour === after.hour) return 0;
  const [from, to] = [table.hours.indexOf(before.hour), table.hours.indexOf(after.hour)];
  const overnight = before.hour === 'night' && to <= 1;
  return overnight || to > from ? weights.forward : weights.backward;
}
