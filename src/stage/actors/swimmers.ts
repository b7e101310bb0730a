import type { Creature, Person } from '../../film/index.ts';
import table from './data/swimmers.json' with { type: 'json' };
import { kindIn } from './species.ts';

/**
 * How a body lies in the water: `draught` metres of it, from the sole up, are under the surface; `raise` is how far it lifts its
 * head, in radians over the whole neck; `flat` tails beat up and down, `upright` ones from side to side.
 */
export type Swimmer = { draught: number; raise: number; beat: 'flat' | 'upright' };

const kinds = table.creatures as Record<string, Swimmer & { words: string[]; long: boolean }>;
const words: Record<string, string[]> = {
  ashore: table.ashore,
  ...Object.fromEntries(Object.entries(kinds).map(([kind, entry]) => [kind, entry.words])),
};

/** How somebody lies in the water who lives there: whales, fish, mermaids; undefined for all others. */
export function swimmerOf(appearance: Person | Creature): Swimmer | undefined {
  if (appearance.kind === 'person') {
    const shares = table.people as Record<string, number>;
    const feature = appearance.features.find((name) => name in shares);
    return feature === undefined
      ? undefined
      : { draught: round(shares[feature]! * appearance.height), raise: 0, beat: 'flat' };
  }
  const kind = kindIn(appearance, words);
  const swimmer = kind === undefined ? undefined : kinds[kind];
  if (!swimmer || swimmer.long !== (appearance.plan === 'dragon')) return undefined;
  const { draught, raise, beat } = swimmer;
  return { draught: round(draught * appearance.height), raise, beat };
}

const round = (metres: number) => Math.round(metres * 1000) / 1000;
