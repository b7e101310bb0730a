import type { Person } from '../../film/index.ts';
import { type Measure, measure } from './measure.ts';
import type { Influence } from './mesh.ts';
import { type Palette, paletteOf } from './palette.ts';
import { skirtChains, skirtPoint } from './person-rig.ts';
import { type Rig, rigOf } from './rig.ts';
import { add, bump, clamp, cross, curve, mix, normalise, scale, smoothstep, subtract, type Triple } from './vector.ts';

/** What every part of a person is built from: proportions, colours, skeleton and the form of the trunk. */
export type Body = {
  person: Person;
  m: Measure;
  palette: Palette;
  rig: Rig;
  /** Index of the jaw, a bone that only the actor itself moves. */
  jaw: number;
  bone: (name: string) => number;
  /** The clothed trunk's surface at an angle from the front turning left, and a height. */
  trunk: Surface;
  trunkBones: (point: Triple) => Influence;
  /** Height of the sash or belt, and of the top of the dress at the neck. */
  waist: number;
  neckBase: number;
  neckRadius: number;
};

/** A point for an angle (from the front turning to the left) and a height. */
export type Surface = (angle: number, y: number) => Triple;

export function bodyShape(person: Person): Body {
  const m = measure(person);
  const rig = rigOf(person);
  const bone = (name: string) => rig.index[name]!;
  const neckRadius = m.head * (m.child ? 0.136 : m.female ? 0.142 : 0.172) * Math.sqrt(m.limb / m.height);
  const neckBase = m.shoulder + 0.2 * m.head;
  return {
    person,
    m,
    palette: paletteOf(person),
    rig,
    jaw: rig.bones.length,
    bone,
    trunk: trunkSurface(m, neckRadius, neckBase),
    trunkBones: trunkBones(m, bone),
    waist: mix(m.hip, m.shoulder, m.cut.waist),
    neckBase,
    neckRadius,
  };
}

function trunkSurface(m: Measure, neck: number, neckBase: number): Surface {
  const waist = mix(m.hip, m.shoulder, 0.42);
  const h = m.height;
  const slim = m.child ? 0.97 : m.female ? 0.76 : 0.9;
  const bulk = 1 + 0.45 * (m.cut.bulk - 1);
  const wide = curve([
    [m.hip - 0.06 * h, m.hipX + (0.056 + 0.03 * m.belly) * m.limb],
    [m.hip, m.hipX + (0.056 + 0.03 * m.belly) * m.limb],
    [waist, m.chestX * (slim + 0.28 * m.belly)],
    [m.shoulder - 0.075 * h, m.chestX * 0.97],
    [m.shoulder - 0.015 * h, m.shoulderX * 1.04],
    [m.shoulder + 0.014 * h, m.shoulderX * 0.98],
    [m.shoulder + 0.024 * h, m.shoulderX * 0.82],
    [mix(m.shoulder, neckBase, 0.85), m.shoulderX * 0.5],
    [neckBase - 0.003 * h, neck * 1.5],
    [neckBase + 0.006 * h, neck * 1.18],
  ]);
  const deep = curve([
    [m.hip, m.chestZ * (1.22 + 0.2 * m.belly)],
    [waist, m.chestZ * (0.98 + 0.6 * m.belly)],
    [m.shoulder - 0.09 * h, m.chestZ * 1.14],
    [m.shoulder - 0.03 * h, m.chestZ * 1.0],
    [m.shoulder, m.chestZ * 0.86],
    [mix(m.shoulder, neckBase, 0.4), m.chestZ * 0.72],
    [mix(m.shoulder, neckBase, 0.75), m.chestZ * 0.61],
    [neckBase + 0.006 * h, neck * 1.15],
  ]);
  const bust = m.female && !m.child ? 0.017 * h : 0;
  return (angle, y) => {
    const side = Math.sin(angle);
    const ahead = Math.cos(angle);
    const power = 2 / 2.35;
    const full = mix(bulk, 1, smoothstep(m.shoulder - 0.03 * h, m.shoulder + 0.02 * h, y));
    const x = wide(y) * full * Math.sign(side) * Math.abs(side) ** power;
    const z = deep(y) * full * Math.sign(ahead) * Math.abs(ahead) ** power;
    const chest =
      bust *
      bump(y, m.shoulder - 0.095 * h, 0.035 * h) *
      bump(Math.abs(side), 0.42, 0.34) *
      smoothstep(0.1, 0.6, ahead);
    const dip = 0.017 * h * smoothstep(0.1, 0.9, ahead) * smoothstep(m.shoulder - 0.075 * h, neckBase, y);
    return [x, y - dip, z + chest - 0.008 * h - 0.012 * h * smoothstep(m.shoulder - 0.02 * h, neckBase, y)];
  };
}

function trunkBones(m: Measure, bone: (name: string) => number): (point: Triple) => Influence {
  const spine = mix(m.hip, m.shoulder, 0.3);
  const chest = mix(m.hip, m.shoulder, 0.62);
  const band = 0.055 * m.height;
  return ([x, y]) => {
    const upper = smoothstep(chest - band, chest + band, y);
    const lower = 1 - smoothstep(spine - band, spine + band, y);
    const outer =
      smoothstep(0.45, 1, Math.abs(x) / m.shoulderX) * smoothstep(m.shoulder - 0.1 * m.height, m.shoulder, y);
    const arm =
      smoothstep(0.8, 1.15, Math.abs(x) / m.shoulderX) * smoothstep(m.shoulder - 0.09 * m.height, m.shoulder, y) * 0.45;
    const side = x > 0 ? 'L' : 'R';
    return [
      [bone('hips'), lower],
      [bone('spine'), Math.max(0, 1 - upper - lower)],
      [bone('chest'), upper * (1 - outer * 0.8) * (1 - arm)],
      [bone(`clavicle${side}`), upper * outer * 0.8 * (1 - arm)],
      [bone(`arm${side}`), upper * arm],
    ];
  };
}

/** The bones that move a point of the skirt: the hips above, then the two nearest chains. */
export function skirtBones(body: Body, angle: number, y: number): Influence {
  const { m, bone } = body;
  const top = m.hip + 0.02 * m.height;
  const hem = m.cut.hem * m.height;
  if (m.cut.hem >= 0.35) return [[bone('hips'), 1]];
  const middle = mix(top, hem, 0.5);
  const place = ((((angle / (2 * Math.PI)) * skirtChains) % skirtChains) + skirtChains) % skirtChains;
  const left = Math.floor(place) % skirtChains;
  const share = smoothstep(0, 1, place - Math.floor(place));
  const free = smoothstep(top + 0.01 * m.height, top - 0.13 * m.height, y);
  const low = smoothstep(middle + 0.07 * m.height, middle - 0.07 * m.height, y);
  const pull = (chain: number, weight: number): [number, number][] => [
    [bone(`skirt${chain}-1`), weight * free * (1 - low)],
    [bone(`skirt${chain}-2`), weight * free * low],
  ];
  return [[bone('hips'), 1 - free], ...pull(left, 1 - share), ...pull((left + 1) % skirtChains, share)];
}

/** The skirt's surface with folds that open towards the hem. */
export function skirtSurface(body: Body): Surface {
  const { m, waist } = body;
  const hem = m.cut.hem * m.height;
  const top = m.hip + 0.02 * m.height;
  const folds = m.cut.flare > 0.6 ? 1 : 0;
  return (angle, y) => {
    const base = skirtPoint(m, angle, y);
    const upper = body.trunk(angle, y);
    const t = clamp((waist - y) / (waist - hem));
    const join = smoothstep(waist, Math.min(top, waist - 0.02), y);
    const at: Triple = [mix(upper[0], base[0], join), y, mix(upper[2], base[2], join)];
    const deep = folds * 0.02 * m.height * t ** 1.2;
    const wave =
      deep *
      (0.6 * Math.cos(angle * 11 + 0.7) + 0.4 * Math.cos(angle * 7 - 1.1)) *
      (0.5 + 0.5 * Math.abs(Math.sin(angle / 2 + 0.4)));
    return [at[0] + Math.sin(angle) * wave, at[1], at[2] + Math.cos(angle) * wave];
  };
}

/** A point that stands `lift` metres off a surface. */
export const offSurface = (surface: Surface, angle: number, y: number, lift: number): Triple =>
  add(surface(angle, y), scale(normalAt(surface, angle, y), lift));

/** The outward normal of a surface at a place, by differences. */
export function normalAt(surface: Surface, angle: number, y: number): Triple {
  const across = subtract(surface(angle + 0.02, y), surface(angle - 0.02, y));
  const up = subtract(surface(angle, y + 0.006), surface(angle, y - 0.02));
  return normalise(cross(up, across).map((value) => -value) as Triple);
}
