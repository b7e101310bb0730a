import type { FilmSet, SetLayout } from '../../film/index.ts';
import { roomOf, type Space } from '../../sound/index.ts';
import { layoutOf } from '../../stage/index.ts';

/** A set as sound meets it: how it answers, and what stands in the way of sound (metres, as in its layout). */
export type Acoustics = { space: Space; layout: SetLayout };

/** Metres from where cameras may be to the walls of a room and its ceiling. */
const beyondCamera = { wall: 0.4, ceiling: 0.3 };

/** How a set answers to sound, from its geometry, its ground and what it is. */
export function acousticsOf(
  set: Pick<FilmSet, 'builder' | 'season' | 'parameters' | 'seed' | 'name' | 'description' | 'interior'>,
): Acoustics {
  const { builder, season, parameters, seed } = set;
  const layout = layoutOf({ builder, season, parameters, seed });
  const { minimum, maximum } = layout.cameraVolume;
  const across = (axis: 0 | 2) => maximum[axis] - minimum[axis] + 2 * beyondCamera.wall;
  const space = roomOf({
    interior: layout.interior,
    builder,
    words: `${set.name} ${set.description}`,
    size: [across(0), maximum[1] + beyondCamera.ceiling, across(2)],
    surface: layout.surface,
  });
  return { space, layout };
}
