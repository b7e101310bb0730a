import { BufferAttribute, BufferGeometry, Group, Mesh, Scene, type ShaderMaterial, Vector3 } from 'three';
import type { Staging } from '../../film/index.ts';
import { keyDirection, type Palette } from '../light/palette.ts';
import { createSky, type Sky } from '../light/sky.ts';
import type { Atmosphere } from '../look/atmosphere.ts';
import { createSetMaterial, type MaterialTreatment, type SetPart } from '../look/materials.ts';
import { layoutOf, modelIn } from '../sets/index.ts';
import type { SetModel } from '../sets/model.ts';
import { type AirBackdrop, createHalos, createMist, createShafts } from '../weather/air.ts';
import { createFall, createSplashes, type Shelter } from '../weather/fall.ts';
import { createWater, type WaterSurface } from '../weather/water.ts';
import { bakeLight, type ShadowPicture } from './bake.ts';
import type { Occluder, Unhidden } from './occlusion.ts';
import { type Sight, type SightOptions, seenIn } from './sight.ts';

/** How much of the weather is drawn. */
export type PlaceBudget = { drops: number; splashes: number; height: number; streaks: number };

/** A set in the scene with its sky, water, air and weather. */
export type Place = {
  object: Group;
  model: SetModel;
  sky: Sky;
  water?: WaterSurface;
  /** What the mirror in the water and the passes leave out. */
  weather: Mesh[];
  statics: Mesh[];
  /** Mist and beams: drawn after the scene into a smaller picture. */
  air: Scene;
  /** What the mirror shows in place of `statics`; not visible but when it is drawn. */
  mirrored: Mesh[];
  materials: ShaderMaterial[];
  /**
   * Keeps of the set what a shot may show; before it nothing of the set is drawn. `share` is the mirror's size, `unhidden`
   * tells what other parts of the set do not hide.
   */
  choose(sight: Sight, share: number, unhidden: (occluders: Occluder[]) => Unhidden): void;
  dispose(): void;
};

/** Builds the scene of a staging's set; geometry comes from the set's kept model. */
export function createPlace(
  staging: Staging,
  palette: Palette,
  interior: boolean,
  atmosphere: Atmosphere,
  treatment: MaterialTreatment,
  budget: PlaceBudget,
  shadow: ShadowPicture | undefined,
  backdrop: AirBackdrop,
): Place {
  const model = modelIn(staging);
  const object = new Group();
  const ground = {
    wet: !interior && palette.wetness > 0.01,
    shadowed: palette.shadows > 0.25,
    streaks: budget.streaks,
  };
  const beyond = palette.outside && { ...palette.outside, snow: palette.snow, within: shelterOf(staging.set, 2.5) };
  const parts = (['solid', 'leaves', 'ground'] as SetPart[]).map((part) => {
    const material = createSetMaterial(part, atmosphere, treatment, ground);
    const lit =
      part === 'ground' ? model[part] : bakeLight(model[part], atmosphere, shadow, staging.look === 'natural', beyond);
    const order = part === 'ground' ? 20 : part === 'leaves' ? 12 : 10;
    return { part, lit, mesh: partMesh(lit, material, part, order), reflection: partMesh(lit, material, part, order) };
  });
  const statics = parts.map(({ mesh }) => mesh);
  const mirrored = parts.map(({ reflection }) => reflection);
  for (const reflection of mirrored) reflection.visible = false;
  const sky = createSky(atmosphere, treatment.defines, 1024);
  object.add(...statics, ...mirrored, sky.object);
  const water = model.water && createWater(model.water, atmosphere, treatment.defines);
  if (water) object.add(water.object);
  const weather = createWeather(staging, palette, interior, model, atmosphere, budget);
  if (water) water.rain.value = staging.weather === 'rain' ? 1 : staging.weather === 'storm' ? 1.3 : 0;
  object.add(...weather);
  const air = new Scene().add(...createAir(staging, palette, model, atmosphere, backdrop));
  const meshes = [...statics, ...mirrored, ...weather, ...(water ? [water.object] : []), ...(air.children as Mesh[])];
  return {
    object,
    model,
    sky,
    water,
    weather,
    statics,
    air,
    mirrored,
    choose(sight, share, unhidden) {
      const chosen = parts.map(({ part, lit }) => {
        const leafy = part === 'leaves';
        const options: SightOptions = {
          bothSides: leafy,
          sway: leafy ? breezeReach : 0,
          nearest: leafy ? leafClearance : 0,
        };
        return { lit, options, leafy, index: seenIn(lit, sight, options) };
      });
      const surface = water?.object.geometry;
      const hiding = [
        ...chosen.filter(({ leafy }) => !leafy).map(({ lit, index }) => occluder(lit, index)),
        ...(surface ? [occluder(surface, seenIn(surface, sight, { bothSides: true }))] : []),
      ];
      const { index: left, beyond } = unhidden(hiding);
      sky.object.visible = beyond;
      if (water) water.object.visible = left.pop()!.length > 0;
      for (const [at, { mesh, reflection }] of parts.entries()) {
        const { lit, options, leafy, index } = chosen[at]!;
        keep(mesh, leafy ? index : left.shift()!);
        if (!model.water || !water?.object.visible) continue;
        const small = { ...sight, focal: sight.focal * share };
        keep(reflection, seenIn(lit, small, { ...options, mirror: model.water.level, smallest: 0.3 }));
      }
    },
    materials: [
      ...new Set(statics.map((mesh) => mesh.material as ShaderMaterial)),
      sky.material,
      ...(water ? [water.material] : []),
    ],
    dispose() {
      sky.dispose();
      for (const mesh of meshes) {
        mesh.geometry.dispose();
        (mesh.material as ShaderMaterial).dispose();
      }
    },
  };
}

function occluder(geometry: BufferGeometry, index: Uint32Array): Occluder {
  return { position: geometry.getAttribute('position').array, index };
}

/** No leaf or blade is nearer to the lens, in metres. */
const leafClearance = 0.9;

/** How far leaves may swing, in metres. */
const breezeReach = 1.5;

function partMesh(lit: BufferGeometry, material: ShaderMaterial, name: SetPart, order: number): Mesh {
  const geometry = new BufferGeometry();
  for (const [attribute, values] of Object.entries(lit.attributes)) geometry.setAttribute(attribute, values);
  geometry.setIndex(new BufferAttribute(new Uint32Array(lit.index!.count), 1));
  const mesh = new Mesh(geometry, material);
  mesh.name = name;
  mesh.renderOrder = order;
  mesh.frustumCulled = false;
  return mesh;
}

function keep(mesh: Mesh, index: Uint32Array): void {
  const own = mesh.geometry.index!;
  (own.array as Uint32Array).set(index);
  own.needsUpdate = true;
  mesh.geometry.setDrawRange(0, index.length);
}

/** What of a set casts shadows, as bare meshes for a shadow map; `dispose` frees the GPU's copy. */
export function createCasters(model: SetModel): { object: Group; dispose(): void } {
  const object = new Group();
  const geometries = [model.solid, model.leaves, model.ground].map((kept) => {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', kept.getAttribute('position'));
    geometry.setIndex(kept.index);
    const mesh = new Mesh(geometry);
    mesh.frustumCulled = false;
    object.add(mesh);
    return geometry;
  });
  return {
    object,
    dispose() {
      for (const geometry of geometries) geometry.dispose();
    },
  };
}

function createAir(
  { weather }: Staging,
  palette: Palette,
  model: SetModel,
  atmosphere: Atmosphere,
  backdrop: AirBackdrop,
): Mesh[] {
  const thickness = { clear: 0.35, cloudy: 0.55, rain: 0.8, snow: 0.8, mist: 1.35, storm: 0.9 }[weather];
  const colour = palette.key.map((part) => Math.sqrt(part)) as [number, number, number];
  return [
    ...(model.mist.length > 0 ? [createMist(model.mist, thickness * palette.mist, atmosphere, backdrop)] : []),
    ...(model.shafts.length > 0
      ? [createShafts(model.shafts, keyDirection(palette), colour, atmosphere, backdrop)]
      : []),
  ];
}

function createWeather(
  staging: Staging,
  palette: Palette,
  interior: boolean,
  model: SetModel,
  atmosphere: Atmosphere,
  budget: PlaceBudget,
): Mesh[] {
  const parts: Mesh[] = [];
  const { weather } = staging;
  const wet = weather === 'rain' || weather === 'storm';
  if (model.halos.length > 0 && palette.lamps > 0.05) parts.push(createHalos(model.halos, atmosphere));
  if (!interior && wet && model.splashes.length > 0)
    parts.push(createSplashes(model.splashes, budget.splashes, atmosphere, budget.height));
  if (wet || weather === 'snow')
    parts.push(
      createFall(
        weather as 'rain' | 'storm' | 'snow',
        budget.drops,
        atmosphere,
        budget.height,
        interior ? shelterOf(staging.set) : undefined,
      ),
    );
  return parts;
}

/** What is inside: as far as people and cameras go, and `wall` metres about them for shelves, walls and niches. */
function shelterOf(set: Staging['set'], wall = 0.5): Shelter {
  const { cameraVolume, walkable } = layoutOf(set);
  const [low, , left] = cameraVolume.minimum;
  const [high, , right] = cameraVolume.maximum;
  return [
    new Vector3(
      Math.min(low, ...walkable.map(([x]) => x)) - wall,
      -1,
      Math.min(left, ...walkable.map(([, z]) => z)) - wall,
    ),
    new Vector3(
      Math.max(high, ...walkable.map(([, , x]) => x)) + wall,
      9,
      Math.max(right, ...walkable.map(([, , , z]) => z)) + wall,
    ),
  ];
}
