import { Problem, type SetLayout, type Staging } from '../../film/index.ts';
import { bedroom } from './bedroom.ts';
import { cave } from './cave.ts';
import { cityStreet } from './city-street.ts';
import { classroom } from './classroom.ts';
import { desert } from './desert.ts';
import { forest } from './forest.ts';
import { garden } from './garden.ts';
import { harbour } from './harbour.ts';
import { hills } from './hills.ts';
import { hospital } from './hospital.ts';
import { kitchen } from './kitchen.ts';
import { bakeLamps, bounceLamps } from './lamps.ts';
import { library } from './library.ts';
import { lighthouse } from './lighthouse.ts';
import { livingRoom } from './living-room.ts';
import { market } from './market.ts';
import type { SetBuilder, SetModel, SetRequest } from './model.ts';
import { mountainTemple } from './mountain-temple.ts';
import { office } from './office.ts';
import { room } from './room.ts';
import { shipDeck } from './ship-deck.ts';
import { shop } from './shop.ts';
import { shore } from './shore.ts';
import { spaceshipCabin } from './spaceship-cabin.ts';
import { stoneBridge } from './stone-bridge.ts';
import { study } from './study.ts';
import { tavern, teaHouse } from './tea-house.ts';
import { throneHall } from './throne-hall.ts';
import { trainCarriage } from './train-carriage.ts';
import { trainPlatform } from './train-platform.ts';
import { villageStreet } from './village-street.ts';

const builders: SetBuilder[] = [
  stoneBridge,
  study,
  livingRoom,
  kitchen,
  bedroom,
  hospital,
  library,
  shop,
  teaHouse,
  tavern,
  classroom,
  office,
  spaceshipCabin,
  throneHall,
  mountainTemple,
  lighthouse,
  cityStreet,
  trainPlatform,
  trainCarriage,
  market,
  harbour,
  shipDeck,
  garden,
  cave,
  desert,
  villageStreet,
  forest,
  room,
  shore,
  hills,
];

/** What a director knows of the sets: their names, whether they are inside, and the words that call for them. */
export const setBuilders: Pick<SetBuilder, 'name' | 'interior' | 'keywords' | 'description'>[] = builders.map(
  ({ name, interior, keywords, description }) => ({ name, interior, keywords, description }),
);

/** The builder of this name. Throws `unknown-set-builder`. */
export function builderOf(name: string): SetBuilder {
  const found = builders.find((builder) => builder.name === name);
  if (found) return found;
  throw new Problem({
    code: 'unknown-set-builder',
    message: `The stage has no set called "${name}".`,
    where: { path: 'builder' },
    fix: `Use one of ${builders.map((builder) => builder.name).join(', ')}.`,
  });
}

/** Where people stand, walk and enter on a set, what is in the way and where cameras may be. */
export function layoutOf(set: SetRequest): SetLayout {
  return builderOf(set.builder).layout(set);
}

/** Height of the ground in metres at (x, z). */
export function groundAt(set: SetRequest, x: number, z: number): number {
  return builderOf(set.builder).ground(set, x, z);
}

const models = new Map<string, SetModel>();
const kept = 4;

/** When open fires burn out of doors. */
const fireHours: readonly Staging['hour'][] = ['dusk', 'night'];

/** The set of a staging as hour and weather dress it: fires burn after sunset, and where snow falls leaves have fallen. */
export function modelIn({ set, hour, weather }: Pick<Staging, 'set' | 'hour' | 'weather'>): SetModel {
  return modelOf(weather === 'snow' ? { ...set, season: 'winter' } : set, fireHours.includes(hour));
}

/** The geometry and lights of a set, its open fires lit or not. The last few are kept, because neighbouring shots share their place. */
export function modelOf(set: SetRequest, fires = true): SetModel {
  const key = JSON.stringify([set.builder, set.season, set.seed, Object.entries(set.parameters).sort(), fires]);
  const known = models.get(key);
  if (known) return known;
  const { build, interior, layout } = builderOf(set.builder);
  const built = build(set, fires);
  const model = interior ? bounceLamps(built, layout(set).cameraVolume) : built;
  for (const part of [model.solid, model.leaves, model.ground]) bakeLamps(part, model.lamps);
  models.set(key, model);
  if (models.size > kept) models.delete(models.keys().next().value!);
  return model;
}
