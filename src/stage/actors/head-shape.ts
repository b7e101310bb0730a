import { type Person, random } from '../../film/index.ts';
import table from './data/faces.json' with { type: 'json' };
import { bump, clamp, curve, mix, smoothstep, type Triple } from './vector.ts';

/**
 * The form of a face. Lengths are shares of the head's height: x to the left, y from the chin up, z ahead of the ears.
 */
export type HeadShape = {
  features: (typeof table)['female'];
  halfWidth: (y: number) => number;
  front: (y: number) => number;
  back: (y: number) => number;
  /** The depth of the face's surface. `relief` scales nose, lips and sockets. */
  depth: (x: number, y: number, relief?: number) => number;
};

/** The face of a person: a design by sex and age, in which everybody differs by chance of their own looks. */
export function headShape(person: Person): HeadShape {
  const chance = random(
    `face/${person.height}/${person.skin}/${person.eyes}/${person.hair.style}/${person.hair.colour}`,
  );
  const own = () => chance() * 2 - 1;
  const bones = bonesOf(person, own);
  const features = varied(aged(table[person.age === 'child' ? 'child' : person.sex], person), own, person);
  const halfCurve = curve(pairs(features.half));
  const frontCurve = curve(pairs(features.front));
  const front = (y: number) => frontCurve(y) + bones.chin * bump(y, 0.05, 0.06) + bones.brow * bump(y, 0.5, 0.05);
  const back = curve(pairs(features.back));
  const hollow = person.age === 'elder' && person.build !== 'stout' ? 0.03 : 0;
  const halfWidth = (y: number) => {
    const low = 1 - smoothstep(0.3, 0.5, y);
    const full = 1 + bones.full * low + bones.jaw * bump(y, 0.1, 0.085) + bones.cheek * bump(y, 0.29, 0.06);
    return halfCurve(y) * full * (1 - hollow * bump(y, 0.2, 0.06)) * (1 + bones.temple * bump(y, 0.6, 0.2));
  };
  const nose = noseRelief(features.nose);
  const depth = (x: number, y: number, relief = 1) => {
    const middle = middleOf(front, back, y);
    const across = clamp(Math.abs(x) / Math.max(1e-6, halfWidth(y)));
    const base = middle + (front(y) - middle) * (1 - across ** 2.35) ** (1 / 2.35);
    return base + relief * (nose(x, y) + detail(x, y, features));
  };
  return { features, halfWidth, front, back, depth };
}

/** How a skull differs from the design: fullness, jaw, cheekbones and temples as shares of the width, chin and brow ahead. */
function bonesOf({ build, age, sex }: Person, own: () => number): Bones {
  const young = age === 'child' ? 0.5 : 1;
  const weight = build === 'stout' ? 0.08 : build === 'slight' ? -0.03 : build === 'strong' ? 0.02 : 0;
  const man = sex === 'male' && age === 'adult';
  const jaw = (build === 'strong' && sex === 'male' ? 0.1 : 0) + (man ? 0.03 : 0);
  return {
    full: weight - (man ? 0.045 : 0) + 0.045 * own(),
    jaw: jaw + 0.16 * own() * young,
    cheek: 0.045 * own() * young,
    temple: 0.02 * own(),
    chin: (man ? 0.01 : 0) + 0.024 * own() * young,
    brow: sex === 'male' ? 0.008 * (1 + own()) : 0,
  };
}

type Bones = { full: number; jaw: number; cheek: number; temple: number; chin: number; brow: number };

/** The same face with differences that tell one person from another: `own` gives chances from -1 to 1. */
function varied(features: HeadShape['features'], own: () => number, { age }: Person): HeadShape['features'] {
  const { eye, brow, nose, mouth } = features;
  const some = age === 'child' ? 0.65 : 1;
  const lids = 1 + 0.2 * own() * some;
  const size = 1 + 0.09 * own() * some;
  const apart = 0.011 * own();
  const lift = 0.011 * own();
  const low = 0.014 * own() * some;
  return {
    ...features,
    eye: {
      ...eye,
      x: eye.x + apart,
      y: eye.y + lift,
      half: Math.min(eye.half * size, eye.x + apart - 0.05),
      up: eye.up * lids * size,
      down: eye.down * lids * size,
      tilt: eye.tilt + 0.017 * own() * some,
      iris: eye.iris * size * (1 + 0.06 * own()),
    },
    brow: {
      ...brow,
      y: brow.y + lift + 0.01 * own(),
      thick: brow.thick * (1 + 0.5 * own() * some),
      arch: brow.arch * (1 + 0.7 * own()),
      tilt: brow.tilt + 0.011 * own(),
      half: brow.half * (1 + 0.1 * own()),
    },
    nose: {
      ...nose,
      height: nose.height * (1 + 0.32 * own() * some),
      width: nose.width * (1 + 0.26 * own() * some),
      bridge: nose.bridge * (1 + 0.5 * own() * some),
      tip: nose.tip + 0.012 * own(),
    },
    mouth: {
      ...mouth,
      y: mouth.y + low * 0.6,
      half: mouth.half * (1 + 0.17 * own()),
      lip: mouth.lip * (1 + 0.38 * own()),
    },
  };
}

/** Years in a face: the eyes grow narrower, nose and brows heavier, lips thinner. */
function aged(features: HeadShape['features'], { age, sex }: Person): HeadShape['features'] {
  if (age === 'child' || age === 'youth') return features;
  const { eye, brow, nose, mouth } = features;
  const old = age === 'elder';
  const man = sex === 'male';
  return {
    ...features,
    eye: {
      ...eye,
      up: eye.up * (old ? 0.72 : man ? 0.8 : 0.92),
      down: eye.down * (old ? 0.84 : man ? 0.88 : 0.96),
      iris: eye.iris * (old ? 0.84 : man ? 0.87 : 0.95),
      tilt: eye.tilt - (old ? 0.016 : 0.003),
      wing: old ? 0.006 : eye.wing,
    },
    brow: {
      ...brow,
      thick: brow.thick * (old ? 1.45 : man ? 1.3 : 1.1),
      y: brow.y - (old ? 0.014 : 0),
      tilt: brow.tilt - (old ? 0.008 : 0),
    },
    nose: {
      ...nose,
      height: nose.height * (old ? 1.2 : man ? 1.14 : 1.05),
      width: nose.width * (old ? 1.15 : 1),
      bridge: nose.bridge * (old ? 1.25 : 1),
    },
    mouth: {
      ...mouth,
      half: mouth.half * (man ? 1.1 : 1),
      lip: mouth.lip * (old ? 0.75 : man ? 1.2 : 1),
      tint: mouth.tint * (old ? 0.7 : 1),
    },
  };
}

/** The depth at which a section of the head is widest. */
export function middleOf(front: (y: number) => number, back: (y: number) => number, y: number): number {
  return Math.max(back(y), (front(y) + back(y)) / 2 + 0.03 - 0.05 * smoothstep(0.1, 0.4, y));
}

function pairs(knots: number[][]): [number, number][] {
  return knots.map(([a, b]) => [a!, b!]);
}

function noseRelief(nose: HeadShape['features']['nose']): (x: number, y: number) => number {
  const profile = curve([
    [nose.tip - 0.055, 0],
    [nose.tip - 0.03, nose.height * 0.42],
    [nose.tip - 0.012, nose.height * 0.94],
    [nose.tip, nose.height],
    [nose.tip + 0.035, nose.height * 0.78],
    [nose.tip + 0.13, nose.bridge],
    [nose.tip + 0.22, 0],
  ]);
  return (x, y) => {
    const width = nose.width * (0.62 + 0.5 * bump(y, nose.tip, 0.04));
    return profile(y) * bump(x, 0, width);
  };
}

function detail(x: number, y: number, { eye, mouth }: HeadShape['features']): number {
  const sockets = -0.013 * bump(Math.abs(x), eye.x - 0.015, 0.075) * bump(y, eye.y + 0.005, 0.06);
  const cheeks = 0.008 * bump(Math.abs(x), 0.17, 0.08) * bump(y, 0.26, 0.07);
  const lips =
    0.017 * bump(x, 0, mouth.half * 0.75) * (bump(y, mouth.y + 0.014, 0.014) + 0.95 * bump(y, mouth.y - 0.018, 0.015));
  const groove = -0.013 * bump(x, 0, 0.07) * bump(y, mouth.y - 0.052, 0.016);
  const chin = 0.016 * bump(x, 0, 0.08) * bump(y, 0.045, 0.03);
  return sockets + cheeks + lips + groove + chin;
}

/** How far the skin at a place goes down with the jaw, 0 to 1. */
export function jawWeight(y: number, z: number, mouthHeight: number): number {
  return (1 - smoothstep(mouthHeight - 0.075, mouthHeight + 0.012, y)) * smoothstep(-0.05, 0.2, z);
}

/** How much of nose, lips and sockets is left in a face's shading. */
const calmRelief = 0.22;

/**
 * How far ahead a face is for its shading: as one round from brow to chin, so that the edge of a shadow runs down it in one line
 * and does not lie over nose and mouth as a patch.
 */
function calmDepth(shape: HeadShape, x: number, y: number): number {
  const { front, back, halfWidth, depth } = shape;
  const middle = middleOf(front, back, y);
  const across = clamp(Math.abs(x) / Math.max(1e-6, halfWidth(y)));
  const face = smoothstep(-0.01, 0.04, y) * smoothstep(0.68, 0.5, y);
  const ahead = mix(front(y), front(0.45), face) - middle;
  return middle + ahead * Math.sqrt(1 - across * across) + depth(x, y, calmRelief) - depth(x, y, 0);
}

/** A ring of the head at a height: columns from the front turning to the left, denser at the front; `calm` for shading alone. */
export function headRing(shape: HeadShape, y: number, columns: number, surface: 'true' | 'calm' = 'true'): Triple[] {
  const middle = middleOf(shape.front, shape.back, y);
  return Array.from({ length: columns }, (_, column) => {
    const turn = (column / columns) * 2 - 1;
    const angle = Math.PI * Math.sign(turn) * Math.abs(turn) ** 1.32;
    const x = shape.halfWidth(y) * Math.sin(angle);
    if (Math.abs(angle) <= Math.PI / 2) return [x, y, surface === 'calm' ? calmDepth(shape, x, y) : shape.depth(x, y)];
    return [x, y, middle + (middle - shape.back(y)) * Math.cos(angle)];
  });
}
