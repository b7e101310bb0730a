import {
  LinearFilter,
  NearestFilter,
  type Object3D,
  PerspectiveCamera,
  Scene,
  type ShaderMaterial,
  type Texture,
  UnsignedByteType,
  Vector3,
  WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import { fromFrames, type Performance, type Staging, toSeconds } from '../../film/index.ts';
import type { createActor } from '../actors/index.ts';
import { lightningAt } from '../light/lightning.ts';
import { type Palette, paletteOf } from '../light/palette.ts';
import { createAtmosphere } from '../look/atmosphere.ts';
import { createFinish, type Finish } from '../look/finish.ts';
import { finishOf, treatmentOf } from '../look/looks.ts';
import { createMaterials, type OwnedMaterials } from '../look/materials.ts';
import { builderOf, modelIn } from '../sets/index.ts';
import type { SetModel } from '../sets/model.ts';
import type { WaterSurface } from '../weather/water.ts';
import type { ShadowPicture } from './bake.ts';
import qualities from './data/quality.json' with { type: 'json' };
import { drawFading, fades } from './fading.ts';
import { figuresIn } from './figures.ts';
import { applyPalette, lightActors } from './lighting.ts';
import { createMirror } from './mirror.ts';
import { createOcclusion } from './occlusion.ts';
import { createCasters, createPlace, type Place } from './place.ts';
import { createShadowMap, placeOf } from './shadows.ts';
import { sightOf } from './sight.ts';
import { type Skin, skinOnce } from './skinning.ts';
import { createThings, type Things } from './things.ts';
import { channelAt, type DecodedTrack, decodeTracks } from './tracks.ts';

/** One rendered output of a stage. */
export type Pass = 'beauty' | 'depth' | 'normal' | 'mask' | 'edge';

/** How much a frame may cost. */
export type Quality = keyof typeof qualities;

/** Size in pixels; `output` is a render target for a driver that reads it (the default) or the canvas itself. */
export type StageRendererOptions = {
  canvas: HTMLCanvasElement;
  width: number;
  height: number;
  quality: Quality;
  output?: 'target' | 'canvas';
};

/** Draws staged shots. */
export type StageRenderer = {
  /** Makes a shot ready. Quick when the set, its light and the look are those of the shot before. */
  load(staging: Staging, performance: Performance): Promise<void>;
  /** Draws a frame of the shot (0 is its first) into `target`, or the canvas where `target` is null. */
  draw(frame: number, pass?: Pass): void;
  readonly target: WebGLRenderTarget | null;
  readonly renderer: WebGLRenderer;
  dispose(): void;
};

type Player = {
  id: string;
  /** What only the picture itself shows: lines and the drawn face, not their shadow or mirror image. */
  details: { visible: boolean }[];
  object: ReturnType<typeof createActor>['object'];
  actor: ReturnType<typeof createActor>;
  skin: Skin;
  materials: OwnedMaterials;
  /** How far it is there in the frame that is posed, 0 to 1. */
  presence: number;
  track?: DecodedTrack;
  /** Of a garment: when it is worn. */
  wearing?: DecodedTrack;
};
type Shot = {
  staging: Staging;
  palette: Palette;
  place: Place;
  placeKey: string;
  players: Player[];
  things: Things;
  tracks: Map<string, DecodedTrack>;
  finish: Finish;
  frames: number;
};

const passNumbers: Record<Pass, string> = { beauty: '0', edge: '0', depth: '1', normal: '2', mask: '3' };

/** A renderer of staged shots on a canvas's WebGL2 context. */
export function createStageRenderer({
  canvas,
  width,
  height,
  quality,
  output = 'target',
}: StageRendererOptions): StageRenderer {
  const level = qualities[quality];
  const renderer = new WebGLRenderer({ canvas, antialias: false, alpha: false, powerPreference: 'high-performance' });
  renderer.setSize(width, height, false);
  renderer.autoClear = false;
  renderer.info.autoReset = false;
  const scene = new Scene();
  scene.matrixWorldAutoUpdate = true;
  const camera = new PerspectiveCamera(40, width / height, 0.08, 900);
  const atmosphere = createAtmosphere();
  const drawn = { width: Math.round(width * level.scale), height: Math.round(height * level.scale) };
  const picture = new WebGLRenderTarget(drawn.width, drawn.height, {
    samples: level.samples,
    type: UnsignedByteType,
    minFilter: NearestFilter,
    magFilter: NearestFilter,
    generateMipmaps: false,
  });
  const air = new WebGLRenderTarget(Math.ceil(drawn.width * level.air), Math.ceil(drawn.height * level.air), {
    depthBuffer: false,
    generateMipmaps: false,
    minFilter: LinearFilter,
    magFilter: LinearFilter,
  });
  const backdrop = { picture: { value: picture.texture as Texture | null }, share: { value: 1 / level.air } };
  const target =
    output === 'target'
      ? new WebGLRenderTarget(width, height, { depthBuffer: false, generateMipmaps: false, minFilter: LinearFilter })
      : null;
  const mirror = createMirror(Math.round(drawn.width * level.mirror), Math.round(drawn.height * level.mirror));
  const occlusion = createOcclusion(renderer, drawn.width, drawn.height);
  const settled = createShadowMap(level.shadow);
  const figures = createShadowMap(quality === 'draft' ? 256 : quality === 'high' ? 1024 : 512);
  atmosphere.shadowMap.value = settled.target.depthTexture;
  atmosphere.figureMap.value = figures.target.depthTexture;
  for (const map of [settled, figures]) {
    renderer.setRenderTarget(map.target);
    renderer.clear(true, true, false);
  }
  let shot: Shot | undefined;
  let mirroredAt: number | undefined;

  function unload(keepPlace: boolean): void {
    if (!shot) return;
    for (const { actor, skin, materials, object } of shot.players) {
      scene.remove(object);
      skin.dispose();
      actor.dispose();
      materials.dispose();
    }
    scene.remove(shot.things.object);
    shot.things.dispose();
    shot.finish.dispose();
    if (!keepPlace) {
      scene.remove(shot.place.object);
      shot.place.dispose();
    }
  }

  async function load(staging: Staging, performance: Performance): Promise<void> {
    const { interior } = builderOf(staging.set.builder);
    const treatment = treatmentOf(staging.look);
    const palette = paletteOf(staging);
    const { set, hour, weather, mood, look, wind } = staging;
    const placeKey = JSON.stringify([set, hour, weather, mood, look, wind]);
    const same = shot?.placeKey === placeKey;
    unload(same);
    const place = same ? shot!.place : build(staging, palette, interior);
    const tracks = decodeTracks(performance);
    const sight = sightOf(tracks.get('camera'), performance.frames, width / height, drawn.height);
    place.choose(sight, level.mirror, (occluders) =>
      occlusion.unhidden(occluders, tracks.get('camera'), performance.frames),
    );
    const players = figuresIn(staging).map(({ id, index, worn, create }): Player => {
      const materials = createMaterials(atmosphere, treatment);
      materials.maskIndex.value = 3 + index;
      const actor = create(materials);
      const skin = skinOnce(actor.object);
      scene.add(actor.object);
      const details: { visible: boolean }[] = [];
      actor.object.traverse((part) => {
        if (part.name === 'outline' || part.name === 'face') details.push(part);
      });
      const wearing = worn === undefined ? undefined : tracks.get(worn);
      return { id, details, object: actor.object, actor, skin, materials, presence: 1, track: tracks.get(id), wearing };
    });
    const things = createThings(staging, atmosphere, treatment);
    scene.add(things.object);
    const settings = finishOf(staging.look, level.smooth);
    const mist = place.air.children.length > 0 ? air.texture : undefined;
    const finish = createFinish(settings, atmosphere, drawn.width, drawn.height, mist);
    finish.grade(palette);
    mirroredAt = undefined;
    shot = { staging, palette, place, placeKey, players, things, tracks, finish, frames: performance.frames };
    if (!same) scene.add(place.object);
  }

  function build(staging: Staging, palette: Palette, interior: boolean): Place {
    const model = modelIn(staging);
    applyPalette(atmosphere, palette, model, staging, interior);
    const shadow = castShadows(model, palette.shadows, interior);
    const budget = { drops: level.drops, splashes: level.splashes, height: drawn.height, streaks: level.streaks };
    const place = createPlace(
      staging,
      palette,
      interior,
      atmosphere,
      treatmentOf(staging.look),
      budget,
      shadow,
      backdrop,
    );
    place.sky.paint(renderer, palette);
    return place;
  }

  function castShadows(model: SetModel, strength: number, interior: boolean): ShadowPicture | undefined {
    atmosphere.shadowStrength.value = strength;
    if (strength < 0.1) return undefined;
    const casters = createCasters(model);
    const reach = interior ? 8 : 26;
    settled.draw(
      renderer,
      new Scene().add(casters.object),
      new Vector3(0, interior ? 1.4 : 1, interior ? 0 : -2),
      reach,
      atmosphere.keyDirection.value,
      atmosphere.shadowMatrix.value,
    );
    casters.dispose();
    return { size: level.shadow, depth: settled.read(renderer), matrix: atmosphere.shadowMatrix.value, strength };
  }

  function drawFigures(): void {
    const { place, players } = shot!;
    const present = players.filter(({ object }) => object.visible && feetSeen(object));
    atmosphere.figureStrength.value.x = 0;
    if (present.length === 0) return;
    const places = present.map(({ object }) => placeOf(object, new Vector3()));
    const centre = places.reduce((sum, at) => sum.add(at), new Vector3()).divideScalar(places.length);
    const reach = Math.max(...places.map((at) => at.distanceTo(centre))) + 2.2;
    const direction = atmosphere.keyDirection.value.clone();
    direction.y = Math.max(direction.y, lowest);
    const others = players.filter((player) => !present.includes(player)).map(({ object }) => object);
    hide([place.object, ...others, ...shot!.things.lines, ...present.flatMap(({ details }) => details)], () => {
      figures.draw(
        renderer,
        scene,
        centre,
        reach,
        direction.normalize(),
        atmosphere.figureMatrix.value,
        (view, size) => {
          for (const { skin } of present) skin.aim('shadow', view, size, size);
        },
      );
    });
    atmosphere.figureStrength.value.set(0.85, 0.09 / reach);
  }

  /** A shadow is drawn only where the ground under a figure may be in the picture. */
  function feetSeen(object: Object3D): boolean {
    const foot = placeOf(object, new Vector3());
    foot.y -= 1;
    foot.project(camera);
    return foot.z < 1 && Math.abs(foot.x) < 1.7 && foot.y > -1.6;
  }

  /** In close shots the water behind figures shows no more than its set. */
  function mirrored({ object }: Player): boolean {
    return placeOf(object, new Vector3()).distanceTo(camera.position) > 6;
  }

  function pose(frame: number): void {
    const { staging, tracks, players, palette } = shot!;
    const track = tracks.get('camera');
    const at = (channel: string, otherwise: number) => channelAt(track, frame, channel, otherwise);
    camera.position.set(at('x', 0), at('y', 1.6), at('z', 8));
    camera.quaternion.set(at('qx', 0), at('qy', 0), at('qz', 0), at('qw', 1)).normalize();
    camera.fov = at('fov', 35);
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
    atmosphere.time.value = toSeconds(fromFrames(frame, staging.rate));
    shot!.place.sky.turn(atmosphere.time.value, staging.wind);
    const own = staging.weather === 'storm' ? lightningAt(atmosphere.time.value, staging.set.seed) : 0;
    const flash = channelAt(tracks.get('light'), frame, 'flash', own);
    atmosphere.flash.value = flash * 1.1;
    for (const player of players) {
      const { actor, object, track: moves, wearing } = player;
      player.presence = channelAt(moves, frame, 'present', 1) * channelAt(wearing, frame, 'worn', 1);
      object.visible = player.presence > 0.004;
      if (moves && object.visible) actor.apply(moves.values, frame * moves.channels.length);
    }
    shot!.things.pose(tracks, frame);
    scene.updateMatrixWorld();
    for (const { skin, object } of players) if (object.visible) skin.update();
    lightActors(atmosphere, palette, camera);
  }

  function choosePass(next: Pass): void {
    const all: ShaderMaterial[] = [
      ...shot!.place.materials,
      ...shot!.players.flatMap(({ materials }) => materials.all()),
      ...shot!.things.materials.all(),
    ];
    for (const material of all) {
      material.visible = next === 'beauty' || !material.transparent;
      if (material.defines.PASS === passNumbers[next]) continue;
      material.defines.PASS = passNumbers[next];
      material.needsUpdate = true;
    }
    for (const mesh of [...shot!.place.weather, ...shot!.things.halos]) mesh.visible = next === 'beauty';
  }

  function draw(frame: number, next: Pass = 'beauty'): void {
    if (!shot) throw new Error('No shot is loaded.');
    const index = Math.min(Math.max(0, Math.round(frame)), shot.frames - 1);
    renderer.info.reset();
    choosePass(next);
    pose(index);
    const { place, finish } = shot;
    const seen = next === 'beauty';
    if (seen) drawFigures();
    if (seen && place.water?.object.visible) drawMirror(place.water, index);
    // What is asked for so far is drawn while the figures' triangles are chosen.
    renderer.getContext().flush();
    const plain = next === 'depth' || next === 'normal' || next === 'mask';
    const view = camera.projectionMatrix.clone().multiply(camera.matrixWorldInverse);
    for (const { skin, object } of shot.players)
      if (object.visible) skin.aim('picture', view, drawn.width, drawn.height);
    renderer.setRenderTarget(picture);
    renderer.clear(true, true, false);
    const fading = [...shot.players, ...shot.things.movers()]
      .filter(({ object, presence }) => object.visible && fades(presence))
      .map(({ object, presence }) => ({ object, share: presence }));
    const left = fading.filter(({ share }) => seen || share < 0.5).map(({ object }) => object);
    hide(left, () => renderer.render(scene, camera));
    if (seen) drawFading(renderer, camera, fading);
    if (seen && place.air.children.length > 0) drawAir(place.air);
    if (plain) copy(picture);
    else finish.run(renderer, picture.texture, target, index, next === 'edge');
    renderer.setRenderTarget(null);
  }

  /** The mirror image is renewed every few frames only: moving water hides that it is a moment old. */
  function drawMirror(water: WaterSurface, frame: number): void {
    const moment = frame - (frame % level.mirrorHold);
    if (mirroredAt === moment) return;
    const { place, players } = shot!;
    if (moment !== frame) pose(moment);
    hide(
      [
        water.object,
        ...place.statics,
        ...players.flatMap((player) => (mirrored(player) ? player.details : [player.object])),
        ...place.weather.filter((mesh) => (mesh.material as ShaderMaterial).name !== 'halos'),
      ],
      () => {
        for (const mesh of place.mirrored) mesh.visible = true;
        const { visible } = place.sky.object;
        place.sky.object.visible = true;
        renderer.setRenderTarget(mirror.target);
        renderer.clear(true, true, false);
        mirror.draw(renderer, scene, camera, water.level, (view) => {
          for (const { object, skin } of players)
            if (object.visible) skin.aim('mirror', view, mirror.target.width, mirror.target.height);
        });
        for (const mesh of place.mirrored) mesh.visible = false;
        place.sky.object.visible = visible;
      },
    );
    water.setMirror(mirror.target.texture, mirror.matrix);
    mirroredAt = moment;
    if (moment !== frame) pose(frame);
  }

  function drawAir(mist: Scene): void {
    renderer.setRenderTarget(air);
    renderer.setClearAlpha(0);
    renderer.clear(true, false, false);
    renderer.setClearAlpha(1);
    renderer.render(mist, camera);
  }

  function copy(from: WebGLRenderTarget): void {
    flat ??= createFinish(
      { ...finishOf('natural', false), grain: 0, vignette: 0, split: 0 },
      atmosphere,
      drawn.width,
      drawn.height,
    );
    flat.grade({ saturation: 1, contrast: 1, shadowTone: [0, 0, 0], lightTone: [0, 0, 0] });
    flat.run(renderer, from.texture, target, 0);
  }
  let flat: Finish | undefined;

  return {
    renderer,
    target,
    load,
    draw,
    dispose() {
      unload(false);
      flat?.dispose();
      mirror.dispose();
      occlusion.dispose();
      settled.dispose();
      figures.dispose();
      picture.dispose();
      air.dispose();
      target?.dispose();
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}

/** Height of the lowest light that throws figures' shadows, over a direction's own length: at golden hour they lie four times as long as at noon. */
const lowest = 0.4;

function hide(objects: { visible: boolean }[], work: () => void): void {
  const before = objects.map((object) => object.visible);
  for (const object of objects) object.visible = false;
  work();
  objects.forEach((object, index) => {
    object.visible = before[index]!;
  });
}
