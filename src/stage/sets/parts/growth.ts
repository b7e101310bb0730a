import type { SetLayout } from '../../../film/index.ts';
import { standing } from '../assemble.ts';
import type { Triple } from '../sculpture.ts';

/** A plant of a scatter: where it stands, and its size in metres as what draws it takes it. */
export type Plant = { at: Triple; size: number };

/** How far kinds of plants reach aside and up as they are drawn, in shares of their size. */
export const growth = {
  tuft: { aside: 0.75, up: 1.2 },
  fern: { aside: 1, up: 0.85 },
  thrift: { aside: 0.75, up: 1.25 },
  gorse: { aside: 1.1, up: 1 },
} as const;

/** Metres over the ground from which on a plant can stand before a lens. */
const tall = 0.35;

/** The boxes of those plants of a kind that can stand before a lens. */
export function plantBoxes(plants: readonly Plant[], { aside, up }: (typeof growth)[keyof typeof growth]): Boxes {
  return plants
    .filter(({ size }) => size * up > tall)
    .map(({ at: [x, y, z], size }) => standing(x, z, size * aside, size * aside, y + size * up, y));
}

type Boxes = NonNullable<SetLayout['plants']>;
