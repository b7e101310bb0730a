import type { Creature } from '../../film/index.ts';
import table from './data/creatures.json' with { type: 'json' };

/** The design of a four-legged body in shares of the shoulder's height; lengths of the head in shares of the head. */
export type QuadrupedPlan = (typeof table)['fox'];

/** The design behind a creature with four legs. */
export function quadrupedPlan(creature: Creature): QuadrupedPlan {
  return table[creature.plan as keyof typeof table] ?? table.fox;
}

/** The colour of a tail's end: the second colour where it stands out from the first, else the third. */
export function tipColour(creature: Creature): string {
  const parts = (hex: string) => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
  const [main, second] = [parts(creature.colours[0]), parts(creature.colours[1])];
  const apart = Math.hypot(...main.map((value, i) => value - second[i]!));
  return apart > 70 ? creature.colours[1] : creature.colours[2];
}
