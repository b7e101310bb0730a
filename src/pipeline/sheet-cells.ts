import {
  type Action,
  type Blocking,
  type Camera,
  fromSeconds,
  type Look,
  type Performance,
  type Staging,
} from '../film/index.ts';

/** One picture of a sheet: a staged shot and the frame of it that is shown. */
export type SheetPicture = { staging: Staging; performance: Performance; frame: number };

/** One named thing on a sheet, in English and Chinese, with the pictures that show it side by side. */
export type SheetCell = { id: string; en: string; zh: string; pictures: () => SheetPicture[] };

/** A sheet before it is drawn: `picture` is the size of each picture in pixels, `columns` counts cells in a row. */
export type SheetPlan = { cells: SheetCell[]; columns: number; picture: { width: number; height: number } };

export const sheetRate = { numerator: 24, denominator: 1 };

/** The set on which things stand that need none, and the seed of every set on a sheet. */
export const openGround = 'hills';
export const sheetSeed = 11;

type Appearance = Staging['actors'][number]['appearance'];

/** Somebody on a sheet's stage. Actions are in flicks. */
export type SheetActor = {
  appearance: Appearance;
  at?: [number, number];
  facing?: number;
  pose?: Blocking['pose'];
  actions?: Action[];
};

/** What a sheet's shot differs in from the plain one: open grass at noon under light cloud, in still air. */
export type SheetShot = {
  actors: readonly SheetActor[];
  camera: Camera;
  seconds?: number;
  look: Look;
  builder?: string;
  hour?: Staging['hour'];
  weather?: Staging['weather'];
  season?: Staging['set']['season'];
};

/** The staging of a sheet's shot; actors are called a, b, c in their order. */
export function sheetStaging(shot: SheetShot): Staging {
  const ids = shot.actors.map((_, index) => String.fromCharCode(97 + index));
  return {
    type: 'staging',
    version: 1,
    duration: fromSeconds(shot.seconds ?? 1),
    rate: sheetRate,
    set: { builder: shot.builder ?? openGround, season: shot.season ?? 'summer', parameters: {}, seed: sheetSeed },
    hour: shot.hour ?? 'noon',
    weather: shot.weather ?? 'clear',
    wind: 0.05,
    mood: { valence: 0.2, arousal: 0.3 },
    look: shot.look,
    actors: shot.actors.map(({ appearance }, index) => ({ id: ids[index]!, appearance })),
    blocking: shot.actors.map(({ at, facing, pose, actions }, index) => ({
      actor: ids[index]!,
      at: at ?? [0, 0],
      facing: facing ?? 0,
      pose: pose ?? 'stand',
      present: true,
      actions: actions ?? [],
    })),
    props: [],
    camera: shot.camera,
  };
}

const focalLength = 50;
const sensorHeight = 14;

/** Degrees by which cameras stand off the front, where the path over the hills keeps the grass out of the picture. */
const clearing = 13;

/**
 * A camera on a tripod that sees `fill` metres of height around `target` (metres), from the direction `from` (degrees, 0 from
 * the front at +z, 90 from +x) and `above` metres over the target's height.
 */
export function viewOf(target: [number, number, number], fill: number, from: number, above = 0.15): Camera {
  return {
    sensorWidth: 24.89,
    aperture: 8,
    keys: [viewKey(target, fill, from, above, 0)],
    ease: 'linear',
    handheld: 0,
  };
}

/** One position of such a camera at a time in flicks. */
export function viewKey(
  target: [number, number, number],
  fill: number,
  from: number,
  above: number,
  time: number,
): Camera['keys'][number] {
  const away = (fill * focalLength) / sensorHeight;
  const angle = ((from + clearing) * Math.PI) / 180;
  const [x, y, z] = target;
  return {
    time,
    position: [x + Math.sin(angle) * away, y + above * fill, z + Math.cos(angle) * away],
    target,
    focalLength,
    roll: 0,
  };
}
