import type { Point, SetLayout } from '../../film/index.ts';
import type { Halo, Lamp, SetDraft, SetModel } from './model.ts';
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

/** Pieces in which an upright board is boxed, so that the boxes turn with it. */
const pieces = 3;

/**
 * The boxes of an upright board such as the back of a chair at (x, z) that looks to `facing`: `behind` metres behind the chair's middle,
 * `wide` metres across.
 */
export function board(
  [x, z]: readonly [number, number],
  facing: number,
  { behind, wide, high, thick }: { behind: number; wide: number; high: number; thick: number },
): SetLayout['obstacles'] {
  const [sine, cosine] = [Math.sin((facing * Math.PI) / 180), Math.cos((facing * Math.PI) / 180)];
  const half = wide / (2 * pieces);
  const across = Math.abs(cosine) * half + (Math.abs(sine) * thick) / 2;
  const along = Math.abs(sine) * half + (Math.abs(cosine) * thick) / 2;
  return Array.from({ length: pieces }, (_, piece) => {
    const share = (piece - (pieces - 1) / 2) * 2 * half;
    return standing(x - sine * behind + cosine * share, z - cosine * behind - sine * share, across, along, high);
  });
}

/** Level ground, at 0 m everywhere. */
export const flat = () => 0;

/** What puts marks at (x, z) on ground of `height`, their yaw `facing` in degrees. */
export function marksOn(height: (x: number, z: number) => number) {
  return (
    name: string,
    kind: SetLayout['marks'][number]['kind'],
    x: number,
    z: number,
    facing: number,
  ): SetLayout['marks'][number] => ({ name, kind, position: [x, height(x, z), z], facing });
}

/** A lamp at a place. */
export function lampAt(at: Triple, reach: number, strength: number, colour: string): Lamp {
  return { position: [at[0], at[1], at[2]] as Point, reach, strength, colour };
}

/** A halo at a place. */
export function haloAt(at: Triple, size: number, colour: string, strength: number): Halo {
  return { position: [at[0], at[1], at[2]] as Point, size, colour, strength };
}

/** Halos about lamps, all of one size and strength, in the lamps' colours. */
export function halosOf(lamps: readonly Lamp[], size: number, strength: number): Halo[] {
  return lamps.map(({ position, colour }) => haloAt(position, size, colour, strength));
}

/** The model of a finished draft: every lamp gets its halo. */
export function assemble(draft: SetDraft, lamps: Lamp[], rest: Partial<SetModel> = {}): SetModel {
  return {
    solid: draft.solid.geometry(),
    leaves: draft.leaves.geometry(),
    ground: draft.ground.geometry(),
    lamps,
    halos: lamps.map(({ position, strength, colour }) => haloAt(position, 2.4 * Math.min(1.2, strength), colour, 0.5)),
    mist: [],
    splashes: [],
    shafts: [],
    ...rest,
  };
}
