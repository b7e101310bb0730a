import type { Creature } from '../../film/index.ts';
import table from './data/creatures.json' with { type: 'json' };
import heads from './data/heads.json' with { type: 'json' };

/** The design of a four-legged body in shares of the shoulder's height; lengths of the head in shares of the head. */
export type QuadrupedPlan = (typeof table)['fox'];

/**
 * The design of a beast's head in shares of its size about its joint; z ahead, y up. A section is z and y of its upper edge, z and
 * y of its lower edge, half its width, and how much wider it is below. The mouth's line runs from its corner to the front. `ahead`
 * is how far the eyes look ahead rather than aside.
 */
export type HeadPlan = {
  sections: [zt: number, yt: number, zb: number, yb: number, wide: number, pear: number][];
  mouth: [z: number, y: number][];
  nose?: { at: [z: number, y: number]; size: [number, number, number]; kind: string; colour: string };
  nostril?: { at: [z: number, y: number]; size: [number, number]; colour: string };
  eye: {
    at: [z: number, y: number];
    half: number;
    up: number;
    down: number;
    tilt: number;
    ahead: number;
    pupil: string;
    bulge?: number;
  };
  whiskers?: number;
};

/** The design of the head that a beast's plan names. */
export function headPlan(plan: QuadrupedPlan): HeadPlan {
  return (heads as unknown as Record<string, HeadPlan>)[plan.form] ?? (heads.canine as unknown as HeadPlan);
}

/** The design of a bird in shares of its back's height; `beak` is length, depth and hook in shares of the head. */
export type BirdPlan = (typeof table)['birds']['plan'];

/** The design behind a creature with four legs: its body plan, and what its species changes in it. */
export function quadrupedPlan(creature: Creature): QuadrupedPlan {
  const base = table[creature.plan as 'fox' | 'dog' | 'horse'] ?? table.fox;
  return { ...base, ...variantOf(creature, table.variants) } as QuadrupedPlan;
}

/** The design behind a bird. */
export function birdPlan(creature: Creature): BirdPlan {
  return { ...table.birds.plan, ...variantOf(creature, table.birds.variants) } as BirdPlan;
}

/** The variant that a species names by a word of its own, or in Chinese by the longest part of its name. */
function variantOf<T extends { words: string[] }>({ species }: Creature, variants: readonly T[]): T | undefined {
  const words = species.toLowerCase().split(/[^\p{L}]+/u);
  const named = (word: string) =>
    /\p{Script=Han}|\s/u.test(word) ? species.toLowerCase().includes(word) : words.includes(word);
  let best: { variant: T; size: number } | undefined;
  for (const variant of variants) {
    for (const word of variant.words)
      if (named(word) && word.length > (best?.size ?? 0)) best = { variant, size: word.length };
  }
  return best?.variant;
}

/** The colour of a tail's end: the second colour where it stands out from the first, else the third. */
export function tipColour(creature: Creature): string {
  const parts = (hex: string) => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
  const [main, second] = [parts(creature.colours[0]), parts(creature.colours[1])];
  const apart = Math.hypot(...main.map((value, i) => value - second[i]!));
  return apart > 70 ? creature.colours[1] : creature.colours[2];
}
