import { Color } from 'three';
import type { Creature } from '../../film/index.ts';
import { between, clamp, type Triple } from './vector.ts';

/** Linear RGB of an sRGB `#rrggbb`. */
export function linear(hex: string): Triple {
  const colour = new Color(hex);
  return [colour.r, colour.g, colour.b];
}

/** The three colours of a creature, linear RGB: most of it, what is pale, and its marks. */
export type Colours = [main: Triple, pale: Triple, dark: Triple];

/** The colours that a creature is built in. */
export function coloursOf({ colours }: Creature): Colours {
  return colours.map(linear) as Colours;
}

/** A mixture in a roughly perceptual space, so that the middle of two colours looks like the middle. */
export function blend(a: Triple, b: Triple, t: number): Triple {
  const root = (c: Triple): Triple => [Math.cbrt(c[0]), Math.cbrt(c[1]), Math.cbrt(c[2])];
  const mixed = between(root(a), root(b), clamp(t));
  return [mixed[0] ** 3, mixed[1] ** 3, mixed[2] ** 3];
}

/** Darker (below 0) or lighter (above 0) by a share from -1 to 1. */
export function shade(colour: Triple, by: number): Triple {
  return by < 0 ? blend(colour, [0, 0, 0], -by) : blend(colour, [1, 1, 1], by);
}
