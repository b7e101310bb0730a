import {
  Color,
  DataTexture,
  LinearFilter,
  Matrix4,
  NearestFilter,
  RepeatWrapping,
  RGBAFormat,
  type Texture,
  Vector2,
  Vector3,
  Vector4,
} from 'three';
import { fractalNoise } from './noise.ts';

/** How many practical lights (lanterns, windows, screens) a set may have that light what stands near them. */
export const lampCount = 6;

/**
 * The uniforms that every material of one stage shares by reference: change a value here and the whole picture follows.
 * Light colours are linear and may be over 1; fog colours are display values (sRGB-encoded, 0 to 1), because aerial
 * perspective is mixed after encoding so that it meets the sky exactly.
 */
export function createAtmosphere() {
  return {
    time: { value: 0 },
    /** x and z of the wind, metres a second; z component is its gust. */
    wind: { value: new Vector3() },
    keyDirection: { value: new Vector3(0.3, 0.8, 0.5).normalize() },
    keyColour: { value: new Color(1, 1, 1) },
    /** The key as it falls on actors: cheated towards a three-quarter light, as on a film set. */
    actorKeyDirection: { value: new Vector3(0.3, 0.8, 0.5).normalize() },
    actorKeyColour: { value: new Color(1, 1, 1) },
    /** On actors, from the camera's side. */
    fillLight: { value: new Color(0, 0, 0) },
    skyLight: { value: new Color(0.5, 0.6, 0.8) },
    groundLight: { value: new Color(0.3, 0.28, 0.25) },
    rimDirection: { value: new Vector3(-0.4, 0.5, -0.8).normalize() },
    rimColour: { value: new Color(0.6, 0.7, 1) },
    fogColour: { value: new Vector3(0.6, 0.65, 0.7) },
    fogGlow: { value: new Vector3(0.8, 0.75, 0.7) },
    fogGlowDirection: { value: new Vector3(0, 0.1, -1).normalize() },
    /** Density a metre, start in metres, height at which it has thinned to a third, largest share. */
    fog: { value: new Vector4(0.01, 4, 20, 0.97) },
    wetness: { value: 0 },
    snow: { value: 0 },
    exposure: { value: 1 },
    saturation: { value: 1 },
    lamps: { value: Array.from({ length: lampCount }, () => new Vector4(0, -100, 0, 1)) },
    lampColours: { value: Array.from({ length: lampCount }, () => new Color(0, 0, 0)) },
    lampGlow: { value: 1 },
    glowColour: { value: new Color(1, 0.7, 0.35) },
    flash: { value: 0 },
    shadowMap: { value: null as Texture | null },
    shadowMatrix: { value: new Matrix4() },
    shadowStrength: { value: 0 },
    figureMap: { value: null as Texture | null },
    figureMatrix: { value: new Matrix4() },
    /** Strength of the figures' shadow and half the width of its edge, as a share of the map. */
    figureStrength: { value: new Vector2(0, 0.004) },
    noise: { value: noiseTexture(256, LinearFilter) as Texture },
    /** The same noise, finer and read without filtering: quick on software GL. */
    brush: { value: noiseTexture(512, NearestFilter) as Texture },
    clipHeight: { value: -1000 },
  };
}

/** The shared uniforms of one stage. */
export type Atmosphere = ReturnType<typeof createAtmosphere>;

function noiseTexture(size: number, filter: typeof LinearFilter | typeof NearestFilter): DataTexture {
  const texture = new DataTexture(fractalNoise(size), size, size, RGBAFormat);
  texture.wrapS = RepeatWrapping;
  texture.wrapT = RepeatWrapping;
  texture.minFilter = filter;
  texture.magFilter = filter;
  texture.needsUpdate = true;
  return texture;
}
