import type { Point, SetLayout } from '../../film/index.ts';
import type { Lamp, SetDraft, SetModel } from './model.ts';
import type { Triple } from './sculpture.ts';

/** The box of a thing that stands at (x, z): half its width and depth, and its height. */
export function standing(
  x: number,
  z: number,
  halfWidth: number,
  halfDepth: number,
  height: number,
  foot = -0.5,
): SetLayout['obstacles'][number] {
  return { minimum: [x - halfWidth, foot, z - halfDepth], maximum: [x + halfWidth, height, z + halfDepth] };
}

/** A mark on the ground of `height`. */
export function markOn(
  height: (x: number, z: number) => number,
  name: string,
  kind: SetLayout['marks'][number]['kind'],
  x: number,
  z: number,
  facing: number,
): SetLayout['marks'][number] {
  return { name, kind, position: [x, height(x, z), z], facing };
}

/** A lamp at a place. */
export function lampAt(at: Triple, reach: number, strength: number, colour: string): Lamp {
  return { position: [at[0], at[1], at[2]] as Point, reach, strength, colour };
}

/** The model of a finished draft: every lamp gets its halo. */
export function assemble(draft: SetDraft, lamps: Lamp[], rest: Partial<SetModel> = {}): SetModel {
  return {
    solid: draft.solid.geometry(),
    leaves: draft.leaves.geometry(),
    ground: draft.ground.geometry(),
    lamps,
    halos: lamps.map(({ position, strength, colour }) => ({
      position,
      size: 2.4 * Math.min(1.2, strength),
      colour,
      strength: 0.5,
    })),
    mist: [],
    splashes: [],
    shafts: [],
    ...rest,
  };
}
