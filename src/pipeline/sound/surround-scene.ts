import { type Flicks, flicksPerSecond, type Plan, type PlannedScene, type Point, type Shot } from '../../film/index.ts';
import { layersOf, type Place, type Spot, sources } from '../../sound/index.ts';
import type { Build } from '../build.ts';
import { ambienceStep } from '../steps/ambience.ts';
import type { HeardScene, MadePiece, Performances } from './heard-scene.ts';
import { hearPoint } from './hearing.ts';
import { feltSpans, heartOf, soundOfRealism } from './realism-sound.ts';
import type { SoundCut } from './scene-cuts.ts';
import { acousticsOf } from './set-acoustics.ts';

const ambienceStride = 4 * flicksPerSecond;

/** What a scene's place sounds like, as the ambience is made from it; rain is heard on the umbrella that somebody holds. */
export function placeOf(scene: PlannedScene, set: HeardScene['set'], shots: readonly Shot[] = []): Place {
  const umbrella = shots.some(({ staging }) =>
    staging.actors.some(({ appearance }) => appearance.kind === 'person' && appearance.props.includes('umbrella')),
  );
  return {
    weather: scene.weather,
    hour: scene.hour,
    interior: set.interior,
    season: set.season,
    words: `${set.name} ${set.builder} ${set.description}${umbrella ? ' umbrella' : ''}`,
  };
}

/** A place sounds over its cuts as `before` and `after` say, the last one under the closing card. It is made in lengths of four seconds. */
export async function surroundScene(
  { builder, document }: Build,
  plan: Plan,
  performances: Performances,
  heard: HeardScene,
  { before, after }: { before: SoundCut | undefined; after: SoundCut | undefined },
  filmDuration: Flicks,
): Promise<MadePiece> {
  const { scene, start, duration, set, shots } = heard;
  const lead = before?.before ?? 0;
  const length = after ? lead + duration + after.after : filmDuration - start + lead;
  const place = { ...placeOf(scene, set, shots), language: document.film.language };
  const heart = soundOfRealism(plan)?.heartbeat ? heartOf(feltSpans(scene), lead) : [];
  const spots = [...spotsOf(performances, heard, place, lead), ...heart];
  const seed = `${document.film.source.seed}/${set.id}`;
  const params = {
    place,
    duration: Math.ceil(length / ambienceStride) * ambienceStride,
    seed,
    ...(spots.length > 0 && { spots }),
  };
  const sound = await builder.build(ambienceStep, params, {}, { label: scene.number });
  const fadeOut = after ? after.before + after.after : Math.max(0, filmDuration - start - duration);
  return { start: start - lead, length, fadeIn: before ? before.before + before.after : 0, fadeOut, sound };
}

/**
 * What of a place sounds from where it stands (a stove's fire, a clock on the table), heard from the middle of each shot. A mark of the set
 * sounds where the place is said to have such a sound; a thing that stands there always does. Times from `lead` before the scene.
 */
function spotsOf(performances: Performances, { set, shots }: HeardScene, place: Place, lead: Flicks): Spot[] {
  const { marks } = acousticsOf(set).layout;
  const layers = layersOf(place);
  const things = shots.flatMap(({ staging }) => staging.props).filter(({ stays }) => stays === undefined);
  return Object.entries(sources).flatMap(([texture, row]) => {
    const mark =
      layers[texture] === undefined ? undefined : marks.find(({ name }) => new RegExp(row.marks, 'i').test(name));
    const thing = things.find(({ noun }) => row.things.includes(noun));
    const position: Point | undefined = mark?.position ?? (thing && [thing.at[0], 0.8, thing.at[1]]);
    if (!position) return [];
    const keys = shots.flatMap((shot) => {
      const heard = hearPoint(performances.get(shot.id)!.performance, position, shot.duration / 2);
      return heard ? [{ time: lead + shot.start, azimuth: heard.azimuth, distance: heard.distance }] : [];
    });
    return keys.length > 0 ? [{ texture, keys }] : [];
  });
}
