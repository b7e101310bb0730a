import { glossOf } from './chinese-nouns.ts';
import type { Dictionary, Synset } from './dictionary.ts';
import { kindInStories, kindOfSense, type NounKind, type SenseKind } from './kinds.ts';
import { compoundHeads, nounForms } from './noun-forms.ts';

/** What a noun is. `noun` is the dictionary form that was found: of a compound the dictionary lacks, its last words. */
export type NounEntry = SenseKind & { noun: string };

/** The candidate nearest to a noun: `distance` 0 (the same) to 1 (nothing in common), `path` the concepts between them. */
export type Nearest = { candidate: string; distance: number; path: string[] };

/** Knows what nouns are and which are near each other. Chinese nouns are understood through their English glosses. */
export type Thesaurus = {
  name: string;
  /** The noun or compound stands in the dictionary as it is, but for its number. */
  knows(noun: string): boolean;
  /** What a noun is in its usual sense, or in one of `expected` if it has such a sense; `undefined` when it is unknown or cannot be seen. */
  kindOf(noun: string, expected?: NounKind): NounEntry | undefined;
  /** Every word of the usual sense and of what is above it: *actress* gives actor, performer, woman, person. */
  above(noun: string): ReadonlySet<string>;
  /** The nearest candidate, compared in the senses of one kind when `kind` is given; `undefined` when nothing is related. */
  nearest(noun: string, candidates: readonly string[], kind?: NounKind): Nearest | undefined;
};

type Found = { noun: string; senses: readonly Sense[] };

type Sense = {
  synset: Synset;
  above: Map<number, number>;
  names: Set<string>;
  kind: SenseKind | undefined;
  rank: number;
};

const rarely = 0.04;
const sensesLookedAt = 6;

/**
 * A thesaurus over a dictionary of senses. Nearness is Wu and Palmer's conceptual similarity (Verb Semantics and Lexical
 * Selection, ACL 1994): twice the depth of the lowest common concept over the summed depths of both through it, less a
 * little for each more frequent sense that was passed over. Answers are kept.
 */
export function createThesaurus(dictionary: Dictionary): Thesaurus {
  const senses = sensesOf(dictionary);
  const depth = depths(dictionary);
  const find = (noun: string): Found | undefined => {
    for (const head of compoundHeads(glossOf(noun)?.english ?? noun)) {
      for (const form of nounForms(head)) {
        const found = senses(form);
        if (found.length > 0) return { noun: form, senses: found };
      }
    }
    return undefined;
  };
  return {
    name: dictionary.name,
    knows: (noun) => nounForms(noun).some((form) => dictionary.senses(form).length > 0),
    kindOf(noun, expected) {
      const found = find(noun);
      const gloss = glossOf(noun);
      const kind = gloss ?? (found ? usualKind(found, expected) : onlyInStories(noun));
      return kind && { ...asKind(kind), noun: found?.noun ?? gloss?.english ?? noun };
    },
    above: (noun) => find(noun)?.senses.find((sense) => sense.kind)?.names ?? new Set(),
    nearest(noun, candidates, kind) {
      const own = find(noun)?.senses.filter((sense) => fits(sense, kind)) ?? [];
      let best: { candidate: string; score: number; from: Sense; to: Sense } | undefined;
      for (const candidate of candidates) {
        for (const to of senses(candidate.toLowerCase()).filter((sense) => fits(sense, kind))) {
          for (const from of own) {
            const score = similarity(from, to, depth) - rarely * (from.rank + to.rank);
            if (!best || score > best.score) best = { candidate, score, from, to };
          }
        }
      }
      if (!best || best.score <= 0) return undefined;
      const between = pathBetween(best.from, best.to, dictionary, depth).slice(1, -1);
      return {
        candidate: best.candidate,
        distance: Math.min(1, 1 - best.score),
        path: [...new Set([noun.toLowerCase(), ...between, best.candidate])],
      };
    },
  };
}

function fits(sense: Sense, kind: NounKind | undefined): boolean {
  if (!kind) return true;
  return sense.kind?.kind === kind || (kind === 'place' && sense.kind?.aboard === true);
}

/** The usual sense counts unless it cannot be seen and the next can; an expected kind may be rarer. */
function usualKind(found: Found, expected: NounKind | undefined): SenseKind | undefined {
  const known = kindInStories(found.noun);
  const wanted = found.senses.find((sense) => expected && sense.rank <= 2 && fits(sense, expected));
  if (wanted?.kind && expected === 'place' && (!known || known === 'none')) return { ...wanted.kind, kind: 'place' };
  if (known === 'none') return undefined;
  if (known) return known;
  if (wanted?.kind && wanted.rank <= 1) return wanted.kind;
  const usual = found.senses.slice(0, partOf(found.senses[0]!, 'body part') ? 1 : 2).find((sense) => sense.kind);
  const animal = found.senses.find((sense) => sense.kind?.kind === 'creature' && sense.rank <= 2);
  return animal && usual && partOf(usual, 'food') ? animal.kind : usual?.kind;
}

/** Nouns that stories have and the dictionary lacks, such as *ronin* and *qilin*. */
function onlyInStories(noun: string): SenseKind | undefined {
  const kinds = compoundHeads(noun).flatMap(nounForms).map(kindInStories);
  return kinds.find((kind): kind is SenseKind => kind !== undefined && kind !== 'none');
}

function partOf(sense: Sense, name: string): boolean {
  return sense.names.has(name);
}

function asKind({ kind, interior, aboard, several }: SenseKind): SenseKind {
  return { kind, interior, aboard, several };
}

function sensesOf(dictionary: Dictionary): (lemma: string) => readonly Sense[] {
  const kept = new Map<string, readonly Sense[]>();
  const made = new Map<number, Omit<Sense, 'rank'>>();
  const make = (id: number) => {
    const synset = dictionary.synset(id);
    const above = ancestors(synset, dictionary);
    const names = new Set([...synset.words, ...[...above.keys()].map((other) => dictionary.synset(other).words[0]!)]);
    const proper = synset.named && (names.has('person') || names.has('animal'));
    const sense = { synset, above, names, kind: proper ? undefined : kindOfSense(names, synset.field) };
    made.set(id, sense);
    return sense;
  };
  return (lemma) => {
    const known = kept.get(lemma);
    if (known) return known;
    const ids = dictionary.senses(lemma).slice(0, sensesLookedAt);
    const all = ids.map((id, rank): Sense => ({ ...(made.get(id) ?? make(id)), rank }));
    kept.set(lemma, all);
    return all;
  };
}

/** All broader senses and how many steps up they are; the sense itself is 0 steps away. */
function ancestors(synset: Synset, dictionary: Dictionary): Map<number, number> {
  const steps = new Map([[synset.id, 0]]);
  const queue = [synset.id];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const broader of dictionary.synset(at).broader) {
      if (steps.has(broader)) continue;
      steps.set(broader, steps.get(at)! + 1);
      queue.push(broader);
    }
  }
  return steps;
}

/** The number of concepts from the top of the hierarchy down to a sense by the shortest way; the top is 1. */
function depths(dictionary: Dictionary): (id: number) => number {
  const kept = new Map<number, number>();
  const depth = (id: number): number => {
    const known = kept.get(id);
    if (known) return known;
    const { broader } = dictionary.synset(id);
    const value = broader.length === 0 ? 1 : 1 + Math.min(...broader.map(depth));
    kept.set(id, value);
    return value;
  };
  return depth;
}

function lowestCommon(
  from: Sense,
  to: Sense,
  depth: (id: number) => number,
): { id: number; score: number } | undefined {
  let best: { id: number; score: number } | undefined;
  for (const [id, up] of from.above) {
    const down = to.above.get(id);
    if (down === undefined) continue;
    const score = (2 * depth(id)) / (2 * depth(id) + up + down);
    if (!best || score > best.score) best = { id, score };
  }
  return best;
}

function similarity(from: Sense, to: Sense, depth: (id: number) => number): number {
  return lowestCommon(from, to, depth)?.score ?? 0;
}

/** Up from one sense to the lowest common concept and down to the other. */
function pathBetween(from: Sense, to: Sense, dictionary: Dictionary, depth: (id: number) => number): string[] {
  const top = lowestCommon(from, to, depth)!.id;
  const down = climb(to, top, dictionary).slice(0, -1).reverse();
  return [...climb(from, top, dictionary), ...down].map((id) => dictionary.synset(id).words[0]!);
}

function climb(sense: Sense, top: number, dictionary: Dictionary): number[] {
  const way = [sense.synset.id];
  const target = sense.above.get(top)!;
  for (let at = sense.synset.id, step = 1; step <= target; step++) {
    at = dictionary.synset(at).broader.find((id) => reaches(id, top, target - step, dictionary))!;
    way.push(at);
  }
  return way;
}

function reaches(id: number, top: number, steps: number, dictionary: Dictionary): boolean {
  if (steps === 0) return id === top;
  return dictionary.synset(id).broader.some((broader) => reaches(broader, top, steps - 1, dictionary));
}
