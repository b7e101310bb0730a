import type { FilmSet, GroundPoint, SetLayout, StagedProp } from '../film/index.ts';
import table from './data/stands.json' with { type: 'json' };
import { hits, type Space, standsIn, within } from './space.ts';

/** Small furniture that a scene brought to each set of a film, for things that would lie on the ground without it. */
export type Furniture = Map<string, readonly StagedProp[]>;

/** Metres: how high it is, and half of its width. */
type Size = { height: number; half: number };

type Place = { noun: string; builders?: string[]; culture?: string; era?: string; style?: string };

const kinds: Record<string, Size> = { ...table.kinds, [table.hook.noun]: table.hook };

/** The nouns of all furniture that things may bring to a set. */
export const standNouns: readonly string[] = Object.keys(kinds);

/** The stand that suits a set: a crate on a quay, a lacquered stand in a Chinese hall. */
export function standFor({ builder, parameters }: Pick<FilmSet, 'builder' | 'parameters'>): string {
  const { culture, era, style } = parameters;
  const suits = (place: Place) =>
    (place.builders?.includes(builder) ?? true) &&
    (place.culture === undefined || place.culture === culture) &&
    (place.era === undefined || place.era === era) &&
    (place.style === undefined || place.style === style);
  return (table.places as Place[]).find(suits)?.noun ?? table.otherwise;
}

/** How large a piece of furniture is; an error where data/stands.json does not have it. */
export function sizeOfStand(noun: string): Size {
  const size = kinds[noun];
  if (!size) throw new Error(`data/stands.json has no "${noun}".`);
  return size;
}

/** A set with furniture on it: nobody stands in it or walks through it, and no camera does. */
export function furnished(space: Space, furniture: readonly StagedProp[]): Space {
  if (furniture.length === 0) return space;
  const boxes = furniture.map((piece) => boxOf(space, piece));
  return {
    ...space,
    layout: { ...space.layout, obstacles: [...space.layout.obstacles, ...boxes] },
    camera: (point, margin = 0.15) => space.camera(point, margin) && !boxes.some((box) => within(box, point, margin)),
    blocked: (from, to) => space.blocked(from, to) || boxes.some((box) => hits(box, from, to)),
    around: (point, reach) => [...space.around(point, reach), ...boxes.filter((box) => within(box, point, reach))],
    free: (place, radius, others) =>
      space.free(place, radius, others) &&
      !boxes.some((box) => standsIn(box, place, radius, space.ground(place[0], place[1]))),
  };
}

function boxOf(space: Space, { noun, at: [x, z] }: StagedProp): SetLayout['obstacles'][number] {
  const { height, half } = sizeOfStand(noun);
  const y = space.ground(x, z);
  return { minimum: [x - half, y, z - half], maximum: [x + half, y + height, z + half] };
}

/** Puts a piece of furniture on the set of a scene. */
export function place(
  playing: { space: Space; furniture: readonly StagedProp[] },
  noun: string,
  at: GroundPoint,
  facing: number,
): void {
  const { length } = playing.furniture;
  const piece: StagedProp = { id: length === 0 ? 'stand' : `stand-${length + 1}`, noun, at, facing };
  playing.space = furnished(playing.space, [piece]);
  playing.furniture = [...playing.furniture, piece];
}
