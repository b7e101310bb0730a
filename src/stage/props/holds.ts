import table from './data/holds.json' with { type: 'json' };

type Triple = [number, number, number];

/**
 * How a thing is held: `style` is the arm's rest; `grip` the place of the thing that comes into the hand (metres, as in its
 * shape), `turn` how it is turned against its holder (degrees), `scale` how much larger it is drawn in a hand, so that it can be
 * read; one that is `shown` turns its face to the viewer; `wide` is half the way between two hands that carry it.
 */
export type Hold = { style: HoldStyle; grip: Triple; turn: Triple; scale: number; shown: boolean; wide: number };

/** Between the fingers, on the open hand, upright in the fist, hanging from the fist, in both hands, over the head, at arm's length beside. */
export type HoldStyle = 'pinch' | 'palm' | 'fist' | 'hang' | 'both' | 'umbrella' | 'staff';

const holds = table as unknown as Record<string, Partial<Hold>>;

/** How a noun's thing is held. One that is not in the table is carried in both hands. */
export function holdOf(noun: string): Hold {
  return { style: 'both', grip: [0, 0, 0], turn: [0, 0, 0], scale: 1, shown: false, wide: 0.14, ...holds[noun] };
}

/** The nouns that a hand can hold. */
export const handNouns: readonly string[] = Object.keys(holds);
