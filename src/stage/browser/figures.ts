import type { Staging } from '../../film/index.ts';
import { type Actor, createActor, createGarment, garmentNouns } from '../actors/index.ts';
import type { MaterialFactory } from '../look/materials.ts';
import { wornIn, wornTrack } from '../performance/worn.ts';

/** A figure to be drawn: somebody, or what somebody puts on, which moves with them while its track `worn` says so. */
export type FigureRequest = {
  id: string;
  /** Of the actor among those of the shot. */
  index: number;
  worn?: string;
  create(materials: MaterialFactory): Actor;
};

/** All figures of a shot: its actors, then what they wear beside their own dress. */
export function figuresIn(staging: Staging): FigureRequest[] {
  const { actors } = staging;
  const people = actors.map(
    ({ id, appearance }, index): FigureRequest => ({
      id,
      index,
      create: (materials) => createActor(appearance, materials),
    }),
  );
  const garments = wornIn(staging).flatMap(({ thing, actor }): FigureRequest[] => {
    const index = actors.findIndex(({ id }) => id === actor);
    const appearance = actors[index]?.appearance;
    if (!appearance || !garmentNouns.includes(thing.noun)) return [];
    const create = (materials: MaterialFactory) => createGarment(appearance, thing.noun, thing.colour, materials);
    return [{ id: actor, index, worn: wornTrack(thing.id, actor), create }];
  });
  return [...people, ...garments];
}
