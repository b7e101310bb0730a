import { Color } from 'three';
import type { Staging } from '../../film/index.ts';
import { builderOf } from '../sets/index.ts';
import table from './data/palettes.json' with { type: 'json' };

/** A display colour, sRGB-encoded, three parts of 0 to 1. */
export type DisplayColour = [number, number, number];

/**
 * The colours of one scene: sky, light, air and grade from one table by hour, weather and mood. Display colours are what the
 * eye gets; lights are linear and already include their strength. Angles in degrees; azimuth is a yaw.
 */
export type Palette = {
  zenith: DisplayColour;
  middle: DisplayColour;
  horizon: DisplayColour;
  cloudLight: DisplayColour;
  cloudDark: DisplayColour;
  fog: DisplayColour;
  fogGlow: DisplayColour;
  fogDensity: number;
  key: DisplayColour;
  sky: DisplayColour;
  ground: DisplayColour;
  rim: DisplayColour;
  /** Of a room: the light that what is seen through its windows stands in. */
  outside?: { sky: DisplayColour; ground: DisplayColour };
  /** How dark the key's shadows are, 0 to 1: none under a closed sky. */
  shadows: number;
  elevation: number;
  azimuth: number;
  lamps: number;
  stars: number;
  cover: number;
  /** What stands in the sky, how high, and how strongly the sky about it shines; `glow` is a sun that has set. */
  celestial: { kind: 'sun' | 'moon' | 'glow'; strength: number; elevation: number; glow: number };
  /** How thick banks of mist are against those of a night. */
  mist: number;
  wetness: number;
  snow: number;
  exposure: number;
  saturation: number;
  contrast: number;
  shadowTone: DisplayColour;
  lightTone: DisplayColour;
};

function display(hex: string): DisplayColour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

function linear(hex: string, strength: number): DisplayColour {
  const colour = new Color(hex);
  return [colour.r * strength, colour.g * strength, colour.b * strength];
}

function mix(from: DisplayColour, to: DisplayColour, share: number): DisplayColour {
  return [0, 1, 2].map((part) => from[part]! + (to[part]! - from[part]!) * share) as DisplayColour;
}

/** Brightness of a colour, 0 to 1 and over. */
export function luma([red, green, blue]: DisplayColour): number {
  return red * 0.3 + green * 0.59 + blue * 0.11;
}

/** A light made stronger or weaker. */
export function scaled(colour: DisplayColour, factor: number): DisplayColour {
  return colour.map((part) => part * factor) as DisplayColour;
}

/** Mood on a colour: joy warms, sorrow cools and greys, as colour scripts do. */
function felt(colour: DisplayColour, mood: Staging['mood']): DisplayColour {
  const warm = mood.valence > 0 ? mood.valence * 0.05 : mood.valence * 0.06;
  const grey = mood.valence < 0 ? -mood.valence * 0.14 : 0;
  const value = luma(colour);
  const warmed: DisplayColour = [colour[0] * (1 + warm), colour[1] * (1 + warm * 0.2), colour[2] * (1 - warm)];
  return mix(warmed, [value, value, value], grey);
}

/** The palette of a staging's hour, weather and mood, in the light that its set asks for. */
export function paletteOf(
  staging: Pick<Staging, 'hour' | 'weather' | 'mood'> & Partial<Pick<Staging, 'set'>>,
): Palette {
  const { set, hour } = staging;
  const open = paletteOutside(staging);
  if (!set) return open;
  const { interior, sun, lit } = builderOf(set.builder);
  return interior ? throughWindows(open, staging, sun?.(set), lit) : turnedTo(open, hour, sun?.(set));
}

/** At noon no sunset tells where the sun must stand, so that a street may have it where it models its fronts. */
function turnedTo(palette: Palette, hour: Staging['hour'], sun: number | undefined): Palette {
  return sun === undefined || hour !== 'noon' ? palette : { ...palette, azimuth: sun };
}

/**
 * A room's light: the key low enough through its windows to lay patches on the floor, the sky's light coloured by the hour and
 * by walls and floor on its way, as a gaffer fills a room with bounce rather than with blue sky. Walls keep the key out however
 * soft the hour makes it outside.
 */
function throughWindows(
  palette: Palette,
  { hour, weather }: Pick<Staging, 'hour' | 'weather'>,
  sun: number | undefined,
  lit = 0,
): Palette {
  const { slant, bounce, tint, fill, lamps, key, outside } = table.interiors[hour];
  const value = luma(palette.sky);
  const sky = scaled(mix(palette.sky, scaled(tint as DisplayColour, value), bounce), fill);
  return {
    ...palette,
    lamps: Math.max(palette.lamps, lamps, lit),
    key: scaled(palette.key, key),
    outside: { sky: scaled(palette.sky, outside), ground: scaled(palette.ground, outside) },
    sky,
    ground: scaled(sky, 0.75),
    shadows: table.weathers[weather].shadows,
    azimuth: sun === undefined ? palette.azimuth : sun + slant,
    elevation: sun === undefined ? palette.elevation : Math.max(20, Math.min(39, palette.elevation)),
  };
}

function paletteOutside({ hour, weather, mood }: Pick<Staging, 'hour' | 'weather' | 'mood'>): Palette {
  const time = table.hours[hour];
  const sky = table.weathers[weather];
  const fog = felt(display(time.fog), mood);
  const veil = (hex: string, share = sky.veil) => mix(felt(display(hex), mood), fog, share);
  const gloom = hour === 'night' ? Math.max(0.8, sky.gloom) : sky.gloom;
  const dim = (colour: DisplayColour) => scaled(colour, gloom);
  return {
    zenith: dim(veil(time.zenith, sky.veil * 0.7)),
    middle: dim(veil(time.middle)),
    horizon: dim(veil(time.horizon)),
    cloudLight: dim(veil(time.cloudLight, sky.veil * 0.8)),
    cloudDark: dim(veil(time.cloudDark, sky.veil * 0.6)),
    fog: dim(fog),
    fogGlow: dim(veil(time.fogGlow, sky.veil * 0.6)),
    fogDensity: time.fogDensity * sky.fog,
    key: felt(linear(time.key, time.keyStrength * sky.key), mood),
    sky: felt(linear(time.sky, time.skyStrength * sky.sky), mood),
    ground: felt(linear(time.ground, time.groundStrength), mood),
    rim: linear(time.rim, time.rimStrength * (0.45 + 0.55 * sky.key)),
    shadows: sky.shadows * time.shadows,
    elevation: time.elevation,
    azimuth: time.azimuth,
    lamps: time.lamps + (weather === 'storm' || weather === 'rain' ? 0.25 : 0) * (hour === 'night' ? 0 : 1),
    stars: time.stars * sky.celestial * (1 - sky.cover) * 1.4,
    cover: sky.cover,
    celestial: { ...(time.celestial as Palette['celestial']), strength: sky.celestial },
    mist: time.mist,
    wetness: sky.wet,
    snow: sky.snow,
    exposure: time.exposure,
    saturation: sky.saturation * (1 + mood.valence * 0.08 + (mood.arousal - 0.4) * 0.12),
    contrast: 1 + (mood.arousal - 0.4) * 0.14,
    shadowTone: display(time.shadowTone),
    lightTone: display(time.lightTone),
  };
}

/** The direction towards the key light, a unit vector. */
export function keyDirection({ elevation, azimuth }: Pick<Palette, 'elevation' | 'azimuth'>): [number, number, number] {
  const [e, a] = [(elevation * Math.PI) / 180, (azimuth * Math.PI) / 180];
  return [Math.sin(a) * Math.cos(e), Math.sin(e), Math.cos(a) * Math.cos(e)];
}
