import type { BufferGeometry } from 'three';
import type { Point, SetLayout, Staging } from '../../film/index.ts';
import { createSculpture, type Sculpture, type Tint } from './sculpture.ts';

/** What a set is built from. */
export type SetRequest = Staging['set'];

/** A practical light: lights what is near, glows, shines on wet ground. `colour` is sRGB. */
export type Lamp = { position: Point; reach: number; strength: number; colour: string };

/** A soft disc of light in the air, `size` metres across. */
export type Halo = { position: Point; size: number; colour: string; strength: number };

/** A bank of mist: an upright sheet `width` by `height` metres, its foot at `position`. */
export type MistSheet = { position: Point; width: number; height: number; strength: number };

/** Level water over [x0, z0, x1, z1]; `flow` is metres a second along x and z; `waves` 0 pond to 1 open sea. */
export type Water = {
  level: number;
  area: [number, number, number, number];
  flow: [number, number];
  waves: number;
  deep: string;
};

/** A built set: geometry by how it is drawn, and what the light, the weather and the water need to know. */
export type SetModel = {
  /** Closed surfaces. */
  solid: BufferGeometry;
  /** Thin things drawn from both sides and lit as volumes. */
  leaves: BufferGeometry;
  /** What is walked on: lit by lamps at each pixel, shines when wet. */
  ground: BufferGeometry;
  water?: Water;
  lamps: Lamp[];
  /** Linear light of a room's lamps that comes from everywhere alike; none outside. */
  bounce?: Tint;
  halos: Halo[];
  mist: MistSheet[];
  /** Rectangles at a height on which rain splashes. */
  splashes: { area: [number, number, number, number]; height: (x: number, z: number) => number }[];
  /** Light that comes in through openings of an interior: direction and patches are the set's own. */
  shafts: { from: [Point, Point, Point, Point]; length: number; strength: number }[];
};

/** Sculptures of a set under construction. */
export type SetDraft = { solid: Sculpture; leaves: Sculpture; ground: Sculpture };

/** Starts a set: three empty sculptures. */
export function createDraft(): SetDraft {
  return { solid: createSculpture(), leaves: createSculpture(), ground: createSculpture() };
}

/** A kind of place that the stage can build. `keywords` are what descriptions of such places say, in dictionary form. */
export type SetBuilder = {
  name: string;
  interior: boolean;
  description: string;
  keywords: { en: string[]; zh: string[] };
  layout(set: SetRequest): SetLayout;
  /** Height of the ground in metres at (x, z); continuous over the walkable area. */
  ground(set: SetRequest, x: number, z: number): number;
  /** `fires` tells whether open fires out of doors are lit. */
  build(set: SetRequest, fires: boolean): SetModel;
  /** Yaw in degrees from the set towards the light that suits it: through a room's main window, across a street onto its fronts. */
  sun?(set: SetRequest): number;
  /** How bright the lamps of a dark room burn by day too, 0 to 1.2; other rooms have a few on. */
  lit?: number;
};
