import type { Finding, Language } from '../film/index.ts';
import table from './data/scene-order.json' with { type: 'json' };
import { findingAt } from './judgement.ts';
import { type SceneVector, sceneVectors, similarity } from './scene-similarity.ts';
import { isCarried, knownThings, newThings } from './things.ts';
import { type RoleFacts, type SceneFacts, type ScriptFacts, stemOf, wordsOf } from './script-facts.ts';

/** What must come before what: `first[a][b]` is how much speaks for scene a standing before scene b. */
type Order = number[][];

type Pairwise = (a: number, b: number) => number;

type Move = { scene: number; to: number; gain: number };

const { weights } = table;
const fresh = new RegExp(table.fresh, 'giu');
const notNew = new Set(table.notNew);
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
  const similarities = vectors.map((a) => vectors.map((b) => similarity(a, b)));
  const order = scenes.map((_, index) => index);
  const findings: Finding[] = [];
  while (findings.length < table.mostMoves) {
    const move = bestMove(
      order,
      first,
      (a, b) => passage(scenes, vectors, a, b),
      (a, b) => similarities[a]![b]!,
    );
    if (!move || move.gain < table.threshold) break;
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
function bestMove(order: readonly number[], first: Order, cost: Pairwise, like: Pairwise): Move | undefined {
  let best: Move | undefined;
  for (let from = 0; from < order.length; from++) {
    for (const step of [-1, 1]) {
      let known = 0;
      for (let to = from + step; to >= 0 && to < order.length; to += step) {
        const [early, late] = step < 0 ? [order[to]!, order[from]!] : [order[from]!, order[to]!];
        known += first[late]![early]! - first[early]![late]!;
        const soft = smoother(order, from, to, cost) + nearer(order, from, to, like);
        const gain = known + soft;
        if (known < table.leastKnown && gain < table.leastSmoother) continue;
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
  cost: Pairwise,
): number {
  const between = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined ? 0 : cost(a, b);
  const [scene, before, after] = [order[from]!, order[from - 1], order[from + 1]];
  const left = to < from ? order[to - 1] : order[to];
  const right = to < from ? order[to] : order[to + 1];
  const now = between(before, scene) + between(scene, after) + between(left, right);
  return now - between(before, after) - between(left, scene) - between(scene, right);
}

/** How much nearer the scene at `from` comes to what is like it when it stands at `to`; nearness falls off over a few scenes. */
function nearer(order: readonly number[], from: number, to: number, like: Pairwise): number {
  const scene = order[from]!;
  const others = order.filter((_, index) => index !== from);
  const pull = (at: number) =>
    others.reduce((sum, other, index) => {
      const away = index < at ? at - index : index - at + 1;
      return away > table.reach ? sum : sum + like(scene, other) / away;
    }, 0);
  return weights.nearness * (pull(to) - pull(from));
}

/** What it costs the reader to go from one scene to the next: broken continuous time, another hour, nothing shared. */
function passage(scenes: readonly SceneFacts[], vectors: readonly SceneVector[], a: number, b: number): number {
  const [before, after] = [scenes[a]!, scenes[b]!];
  const shared = [...after.present].some((name) => before.present.has(name));
  const torn = after.continuing && !shared && before.place !== after.place;
  const joined = after.continuing && before.place === after.place;
  return (
    (torn ? weights.torn : 0) -
    (joined ? weights.joined : 0) +
    hourCost(before, after) -
    weights.likeness * similarity(vectors[a]!, vectors[b]!)
  );
}

/** Hours run forward and a night ends in a morning; back by day means that a day has gone by unseen. */
function hourCost(before: SceneFacts, after: SceneFacts): number {
  if (!before.hour || !after.hour || before.hour === after.hour) return 0;
  const [from, to] = [table.hours.indexOf(before.hour), table.hours.indexOf(after.hour)];
  const overnight = before.hour === 'night' && to <= 1;
  return overnight || to > from ? weights.forward : weights.backward;
}

export function orderOf(facts: ScriptFacts): Order {
  const { scenes, roles } = facts;
  const first = scenes.map(() => scenes.map(() => 0));
  for (const role of roles) {
    const intro = introductionOf(facts, role);
    if (intro === undefined) continue;
    for (const { index } of scenes.filter((scene) => isThere(scene, role, facts))) {
      if (index !== intro) first[intro]![index]! += weights.person;
    }
  }
  for (const [early, late] of presupposed(facts)) first[early]![late]! += weights.again;
  for (const [early, late] of beforeDeath(facts)) first[early]![late]! += weights.death;
  for (const { news, taken, weight } of things(facts)) {
    for (const late of taken) first[news]![late]! += weight;
  }
  return first;
}

/** *Again*, *still*, *another*: what such a sentence names was there before (presupposition: S. Levinson, Pragmatics, 1983). */
export function presupposed({ scenes, language }: ScriptFacts): [number, number][] {
  const trigger = new RegExp(table.again[language], 'iu');
  const within = new Map<string, Set<number>>();
  for (const scene of scenes) for (const word of scene.content) add(within, word, scene.index);
  return scenes.flatMap((scene) => {
    const texts = [...scene.action, ...scene.speeches].map(({ text }) => text);
    const parts = texts.flatMap((text) => text.split(/(?<=[.!?。！？])/u)).filter((part) => trigger.test(part));
    const words = new Set(parts.flatMap((part) => wordsOf(part, language)).map((word) => stemOf(word, language)));
    return [...words].flatMap((word): [number, number][] => {
      const others = [...(within.get(word) ?? [])].filter((index) => index !== scene.index);
      return others.length > 0 && others.length <= table.mostNews ? [[Math.min(...others), scene.index]] : [];
    });
  });
}

/** Who dies in a scene is in no later one, but in memories. */
function beforeDeath(facts: ScriptFacts): [number, number][] {
  const { scenes, roles, language } = facts;
  return roles.flatMap((role) => {
    const name = role.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const pattern = new RegExp(table.dies[language].replace('NAME', name), 'iu');
    const death = scenes.find((scene) => scene.action.some(({ text }) => pattern.test(text)));
    if (!death) return [];
    return scenes
      .filter((scene) => scene.index !== death.index && isThere(scene, role, facts))
      .map((scene): [number, number] => [scene.index, death.index]);
  });
}

/** The one scene that introduces a role: the name in capitals in action, or followed by brackets; with an age where several do. */
export function introductionOf({ scenes, language }: ScriptFacts, role: RoleFacts): number | undefined {
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

/** Nouns that a few scenes bring in as new, the first of these, and others that take them for known; things that people carry weigh most. */
export function things({ scenes, language }: ScriptFacts): { news: number; taken: number[]; weight: number }[] {
  const news = new Map<string, Set<number>>();
  const taken = new Map<string, Set<number>>();
  for (const scene of scenes) {
    for (const { text } of scene.action) {
      for (const word of introduced(text, language)) add(news, word, scene.index);
      for (const word of takenForKnown(text, language)) add(taken, word, scene.index);
    }
  }
  return [...news].flatMap(([word, at]) => {
    const others = [...(taken.get(word) ?? [])].filter((index) => !at.has(index));
    if (at.size > table.mostNews || others.length === 0) return [];
    return [{ news: Math.min(...at), taken: others, weight: isCarried(word, language) ? weights.carried : weights.thing }];
  });
}

function add(map: Map<string, Set<number>>, word: string, scene: number): void {
  map.set(word, (map.get(word) ?? new Set()).add(scene));
}

/** The noun that ends a phrase with *a*, or with a Chinese number and measure. */
function introduced(text: string, language: Language): string[] {
  if (language === 'zh') return newThings(text);
  return [...text.matchAll(fresh)].flatMap((match) => {
    const words = wordsOf(match[1] ?? '', language).filter((word) => word.length > 2);
    if (words.some((word) => notNew.has(word))) return [];
    return words.length > 0 ? [singular(words.at(-1)!)] : [];
  });
}

/** Words that may be nouns after *the* or *her*; in Chinese, things that no number or measure brings in. */
function takenForKnown(text: string, language: Language): string[] {
  if (language === 'en') return [...text.matchAll(known)].flatMap((match) => wordsOf(match[1]!, 'en').map(singular));
  return knownThings(text);
}

function singular(word: string): string {
  return word.replace(/['’]s$/, '').replace(/(?<=[^s])s$/, '');
}
