import { type Flicks, flicksPerSecond, fromSeconds, type PlannedScene } from '../../film/index.ts';
import type { Place } from '../../sound/index.ts';
import type { Build } from '../build.ts';
import { ambienceStep } from '../steps/ambience.ts';
import type { HeardScene, MadePiece } from './heard-scene.ts';

const overlap = fromSeconds(0.7);
const ambienceStride = 4 * flicksPerSecond;

/** What a scene's place sounds like, as the ambience is made from it. */
export function placeOf(scene: PlannedScene, set: HeardScene['set']): Place {
  return {
    weather: scene.weather,
    hour: scene.hour,
    interior: set.interior,
    season: set.season,
    words: `${set.name} ${set.builder} ${set.description}`,
  };
}

/** A place sounds over its cuts by half an overlap, the last one under the closing card. It is made in lengths of four seconds. */
export async function surroundScene(
  { builder, document }: Build,
  { scene, start, duration, set }: HeardScene,
  before: HeardScene | undefined,
  after: HeardScene | undefined,
  filmDuration: Flicks,
): Promise<MadePiece> {
  const lead = before ? overlap / 2 : 0;
  const length = after ? lead + duration + overlap / 2 : filmDuration - start + lead;
  const place = placeOf(scene, set);
  const seed = `${document.film.source.seed}/${set.id}`;
  const params = { place, duration: Math.ceil(length / ambienceStride) * ambienceStride, seed };
  const sound = await builder.build(ambienceStep, params, {}, { label: scene.number });
  const fadeOut = after ? overlap : Math.max(0, filmDuration - start - duration);
  return { start: start - lead, length, fadeIn: before ? overlap : 0, fadeOut, sound };
}
