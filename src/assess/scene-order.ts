import type { Finding, Language } from '../film/index.ts';
import table from './data/scene-order.json' with { type: 'json' };
import { findingAt } from './judgement.ts';
import { type SceneVector, sceneVectors, similarity } from './scene-similarity.ts';
import { type RoleFacts, type SceneFacts, type ScriptFacts, wordsOf } from './script-facts.ts';

/** What must come before what: `first[a][b]` is how much speaks for scene a standing before scene b. */
type Order = number[][];

type Move = { scene: number; to: number; gain: number };

const { weights, threshold, mostMoves } = table;
const fresh = { en: new RegExp(table.fresh.en, 'giu'), zh: new RegExp(table.fresh.zh, 'gu') };
const known = new RegExp(table.known, 'giu');

/**
 * Scenes that stand in the wrong place, by what the reader can know: people act before they are introduced (their name in capitals, or
 * with an age), things are *the* before they are *a*, time that should continue does not, hours jump. The one move that mends most is
 * looked for, and reported when it mends enough; then the next (local search over insertions, as for the linear ordering problem:
 * R. Martí and G. Reinelt, 2011; entities as the sign of order in text: R. Barzilay and M. Lapata, Computational Linguistics 34, 2008).
 */
export function misplacedScenes(facts: ScriptFacts): Finding[] {
  const { scenes } = facts;
  if (scenes.length < table.fewestScenes) return [];
  const first = orderOf(facts);
  const vectors = sceneVectors(scenes);
  const order = scenes.map((_, index) => index);
  const findings: Finding[] = [];
  while (findings.length < mostMoves) {
    const move = bestMove(order, first, (a, b) => passage(scenes, vectors, a, b));
    if (!move || move.gain < threshold) break;
    const scene = scenes[order[move.scene]!]!;
    const nearer = scenes[order[move.to]!]!;
    order.splice(move.to, 0, ...order.splice(move.scene, 1));
    findings.push(
      findingAt(
        facts,
        'scene-out-of-order',
        { line: scene.line, scene: scene.id },
        { scene: scene.number, nearer: nearer.number },
        Math.min(0.9, 0.4 + 0.1 * move.gain),
      ),
    );
  }
  return findings;
}

/** The best insertion of one scene elsewhere among those that put at least one thing known into its order. */
function bestMove(order: readonly number[], first: Order, cost: (a: number, b: number) => number): Move | undefined {
  let best: Move | undefined;
  for (let from = 0; from < order.length; from++) {
    for (const step of [-1, 1]) {
      let known = 0;
      for (let to = from + step; to >= 0 && to < order.length; to += step) {
        const [early, late] = step < 0 ? [order[to]!, order[from]!] : [order[from]!, order[to]!];
        known += first[late]![early]! - first[early]![late]!;
        if (known < table.leastKnown) continue;
        const gain = known + smoother(order, from, to, cost);
        if (!best || gain > best.gain) best = { scene: from, to, gain };
      }
    }
  }
  return best;
}

/** How much smoother the passages between scenes become when the scene at `from` stands at `to`. */
function smoother(
  order: readonly number[],
  from: number,
  to: number,
  cost: (a: number, b: number) => number,
): number {
  const between = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined ? 0 : cost(a, b);
  const [scene, before, after] = [order[from]!, order[from - 1], order[from + 1]];
  const left = to < from ? order[to - 1] : order[to];
  const right = to < from ? order[to] : order[to + 1];
  const now = between(before, scene) + between(scene, after) + between(left, right);
  return now - between(before, after) - between(left, scene) - between(scene, right);
}

/** What it costs the reader to go from one scene to the next: broken continuous time, another hour, nothing shared. */
function passage(scenes: readonly SceneFacts[], vectors: readonly SceneVector[], a: number, b: number): number {
  const [before, after] = [scenes[a]!, scenes[b]!];
  const shared = [...after.present].some((name) => before.present.has(name));
  const torn = after.continuing && !shared && before.place !== after.place;
  const hours = before.hour !== after.hour ? 1 : 0;
  return (
    (torn ? weights.torn : 0) + weights.hour * hours - weights.likeness * similarity(vectors[a]!, vectors[b]!)
  );
}

function orderOf(facts: ScriptFacts): Order {
  const { scenes, roles } = facts;
  const first = scenes.map(() => scenes.map(() => 0));
  for (const role of roles) {
    const intro = introductionOf(facts, role);
    if (intro === undefined) continue;
    for (const { index } of scenes.filter((scene) => isThere(scene, role, facts))) {
      if (index !== intro) first[intro]![index]! += weights.person;
    }
  }
  for (const { fresh, known } of things(facts)) {
    for (const index of known) if (index !== fresh) first[fresh]![index]! += weights.thing;
  }
  return first;
}

/** The one scene that introduces a role: the name in capitals in action, or followed by brackets; with an age where several do. */
function introductionOf({ scenes, language }: ScriptFacts, role: RoleFacts): number | undefined {
  const name = role.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(table.introduction[language].replace('NAME', name), 'u');
  const marked = scenes.filter((scene) => scene.action.some(({ text }) => pattern.test(text)));
  if (marked.length === 0 || marked.length > table.mostIntroductions) return undefined;
  const aged = new RegExp(table.aged[language].replace('NAME', name), 'u');
  const told = marked.filter((scene) => scene.action.some(({ text }) => aged.test(text)));
  return (told[0] ?? marked[0])!.index;
}

/** Seen or heard there, not only spoken of or heard from elsewhere. */
function isThere(scene: SceneFacts, role: RoleFacts, { language }: ScriptFacts): boolean {
  const spoken = scene.speeches.filter((line) => line.character.toUpperCase() === role.name);
  if (spoken.length > 0) return spoken.some((line) => !line.offScreen);
  const past = new RegExp(table.absent[language], 'iu');
  return scene.present.has(role.name) && !scene.action.every(({ text }) => !names(text, role.name) || past.test(text));
}

function names(text: string, name: string): boolean {
  return text.toUpperCase().includes(name);
}

/** Nouns that one scene brings in as new and others take for known. */
function things({ scenes, language }: ScriptFacts): { fresh: number; known: number[] }[] {
  const news = new Map<string, Set<number>>();
  const taken = new Map<string, Set<number>>();
  for (const scene of scenes) {
    for (const { text } of scene.action) {
      for (const word of introduced(text, language)) add(news, word, scene.index);
      for (const word of takenForKnown(text, language)) add(taken, word, scene.index);
    }
  }
  return [...news].flatMap(([word, at]) => {
    const others = [...(taken.get(word) ?? [])];
    return at.size === 1 && others.length > 0 ? [{ fresh: [...at][0]!, known: others }] : [];
  });
}

function add(map: Map<string, Set<number>>, word: string, scene: number): void {
  map.set(word, (map.get(word) ?? new Set()).add(scene));
}

/** The noun that ends a phrase with *a*, or with a Chinese number and measure. */
function introduced(text: string, language: Language): string[] {
  return [...text.matchAll(fresh[language])].flatMap((match) => {
    const words = wordsOf(match[1] ?? '', language).filter((word) => word.length > (language === 'zh' ? 1 : 2));
    return words.length > 0 ? [singular(words.at(-1)!)] : [];
  });
}

/** Words that may be nouns after *the* or *her*; in Chinese, which has no articles, all that the sentence does not bring in. */
function takenForKnown(text: string, language: Language): string[] {
  if (language === 'en') return [...text.matchAll(known)].flatMap((match) => wordsOf(match[1]!, 'en').map(singular));
  const brought = new Set(introduced(text, language));
  return wordsOf(text, language).filter((word) => !brought.has(word));
}

function singular(word: string): string {
  return word.replace(/['’]s$/, '').replace(/(?<=[^s])s$/, '');
}
