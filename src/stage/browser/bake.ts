import {
  BufferGeometry,
  type Float32BufferAttribute,
  Int8BufferAttribute,
  type Matrix4,
  Uint8BufferAttribute,
} from 'three';
import type { Atmosphere } from '../look/atmosphere.ts';
import type { Shelter } from '../weather/fall.ts';

/** A depth picture along the key light: `depth` in 0 to 1, row by row from below, and the matrix into it. */
export type ShadowPicture = { size: number; depth: Float32Array; matrix: Matrix4; strength: number };

/** What is beyond a room's walls: light of the open air, snow, and where it does not reach. */
export type Beyond = { sky: readonly number[]; ground: readonly number[]; snow: number; within: Shelter };

/** How much darker a pane or a lamp is by day, when nothing burns behind it, than a wall of its colour. */
const unlit = 0.5;

/** The largest sway that the packed attribute can hold, in metres for a unit of wind. */
export const fullSway = 0.6;

/**
 * The geometry of a set's closed or leafy part as it is drawn: display colours lit by key, sky, lamps and snow once and for
 * all, since neither the set nor its light moves during a shot. `tone` is colour and brush, `give` is sway and glow.
 */
export function bakeLight(
  kept: BufferGeometry,
  atmosphere: Atmosphere,
  shadow: ShadowPicture | undefined,
  smoothRamp: boolean,
  beyond?: Beyond,
): BufferGeometry {
  const position = kept.getAttribute('position').array;
  const normal = kept.getAttribute('normal').array;
  const colour = kept.getAttribute('color').array;
  const trait = kept.getAttribute('trait').array;
  const lamp = kept.getAttribute('lampLight').array;
  const count = position.length / 3;
  const tone = new Uint8Array(count * 4);
  const give = new Uint8Array(count * 4);
  const facings = new Int8Array(count * 4);
  const key = atmosphere.keyColour.value.toArray();
  const here = {
    sky: atmosphere.skyLight.value.toArray(),
    ground: atmosphere.groundLight.value.toArray(),
    snow: atmosphere.snow.value,
  };
  const towards = atmosphere.keyDirection.value;
  const [glow, wetness, exposure] = [atmosphere.lampGlow.value, atmosphere.wetness.value, atmosphere.exposure.value];
  const white = [0.78, 0.84, 0.94];
  for (let index = 0; index < count; index++) {
    const [at, four] = [index * 3, index * 4];
    const { sky, ground: earth, snow } = beyond && isOutside(beyond.within, position, at) ? beyond : here;
    const up = normal[at + 1]!;
    const own = trait[four + 1]!;
    const facing = normal[at]! * towards.x + up * towards.y + normal[at + 2]! * towards.z;
    let band = smoothRamp ? Math.max(0, facing) : step(-0.3, 0.35, facing) * 0.62 + step(0.2, 0.95, facing) * 0.38;
    if (shadow && band > 0) band *= lit(shadow, position, normal, at);
    const settled = snow * step(0.3, 0.8, up) * (1 - own);
    const dark = 1 - unlit * own * Math.max(0, 1 - glow * 2);
    const wet = (1 - 0.42 * wetness * trait[four + 2]!) * dark;
    for (let part = 0; part < 3; part++) {
      const base = (colour[at + part]! * (1 - settled) + white[part]! * settled) * wet;
      const light =
        earth[part]! + (sky[part]! - earth[part]!) * (up * 0.5 + 0.5) + lamp[at + part]! * glow + key[part]! * band;
      const sum = (base * light + colour[at + part]! * own * (0.2 + 1.2 * glow)) * exposure;
      tone[four + part] = 255 * Math.min(1, Math.sqrt(((sum * (1 + sum * 0.2)) / (1 + sum)) * 1.12));
      facings[at + index + part] = 127 * normal[at + part]!;
    }
    tone[four + 3] = 255 * Math.min(1, trait[four + 3]!);
    give[four] = 255 * Math.min(1, trait[four]! / fullSway);
    give[four + 1] = 255 * own;
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', kept.getAttribute('position') as Float32BufferAttribute);
  geometry.setAttribute('facing', new Int8BufferAttribute(facings, 4, true));
  geometry.setAttribute('tone', new Uint8BufferAttribute(tone, 4, true));
  geometry.setAttribute('give', new Uint8BufferAttribute(give, 4, true));
  geometry.setIndex(kept.index);
  return geometry;
}

function isOutside([low, high]: Shelter, position: ArrayLike<number>, at: number): boolean {
  const [x, z] = [position[at]!, position[at + 2]!];
  return x < low.x || x > high.x || z < low.z || z > high.z;
}

function step(low: number, high: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return share * share * (3 - 2 * share);
}

const taps = [
  [0, 0],
  [2, 0],
  [0, 2],
  [-2, -1],
] as const;

function lit(shadow: ShadowPicture, position: ArrayLike<number>, normal: ArrayLike<number>, at: number): number {
  const e = shadow.matrix.elements;
  const lift = 0.09;
  const x = position[at]! + normal[at]! * lift;
  const y = position[at + 1]! + normal[at + 1]! * lift;
  const z = position[at + 2]! + normal[at + 2]! * lift;
  const u = (e[0]! * x + e[4]! * y + e[8]! * z + e[12]!) * shadow.size;
  const v = (e[1]! * x + e[5]! * y + e[9]! * z + e[13]!) * shadow.size;
  const d = e[2]! * x + e[6]! * y + e[10]! * z + e[14]!;
  if (u < 3 || v < 3 || u >= shadow.size - 3 || v >= shadow.size - 3) return 1;
  let open = 0;
  for (const [du, dv] of taps) {
    if (shadow.depth[Math.floor(v + dv) * shadow.size + Math.floor(u + du)]! > d - 0.0012) open += 0.25;
  }
  return 1 - (1 - open) * shadow.strength;
}
