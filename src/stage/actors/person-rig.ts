import type { Person } from '../../film/index.ts';
import { type Measure, measure } from './measure.ts';
import { createRigBuilder, type RigBuilder } from './rig.ts';
import { add, between, mix, scale, type Triple } from './vector.ts';

/** The direction of the arms in the bind pose, for the left side: 45 degrees down. */
export const armDirection: Triple = [Math.SQRT1_2, -Math.SQRT1_2, 0];

export const sides = [
  { name: 'L', sign: 1 },
  { name: 'R', sign: -1 },
] as const;

export const fingers = ['index', 'middle', 'ring', 'little'] as const;

/** Around the skirt, from the front turning to the left. */
export const skirtChains = 8;

/** The skeleton of a person in the bind pose: standing, arms 45 degrees down, palms to the thighs. */
export function personRig(person: Person): RigBuilder {
  const m = measure(person);
  const rig = createRigBuilder();
  rig.bone('hips', undefined, [0, m.hip + 0.01 * m.height, 0]);
  rig.bone('spine', 'hips', [0, mix(m.hip, m.shoulder, 0.3), -0.004 * m.height]);
  rig.bone('chest', 'spine', [0, mix(m.hip, m.shoulder, 0.62), -0.006 * m.height]);
  rig.bone('neck', 'chest', [0, m.shoulder + 0.1 * m.head, -0.02 * m.height]);
  rig.bone('head', 'neck', headAt(m));
  for (const side of sides) {
    addArm(rig, m, side.name, side.sign);
    addLeg(rig, m, side.name, side.sign);
  }
  addSkirt(rig, m);
  addHair(rig, m, person);
  addFeatures(rig, m, person);
  if (person.props.length > 0) rig.bone('prop', 'handR', palmAt(m, -1));
  return rig;
}

/** The joint of skull and neck. */
export function headAt(m: Measure): Triple {
  return [0, m.chin + 0.14 * m.head, -0.012 * m.height];
}

/** The middle of the palm in the bind pose; `sign` is 1 on the left. */
export function palmAt(m: Measure, sign: number): Triple {
  const wrist = armPoint(m, sign, m.upperArm + m.foreArm);
  return add(add(wrist, scale([sign * armDirection[0], armDirection[1], 0], m.hand * 0.45)), [
    -sign * 0.012 * m.height,
    -0.012 * m.height,
    0,
  ]);
}

/** The point of the arm's axis at a distance from the shoulder joint. */
export function armPoint(m: Measure, sign: number, distance: number): Triple {
  return [
    sign * (m.shoulderX + armDirection[0] * distance),
    m.shoulder + armDirection[1] * distance,
    -0.012 * m.height,
  ];
}

function addArm(rig: RigBuilder, m: Measure, side: string, sign: number): void {
  rig.bone(`clavicle${side}`, 'chest', [sign * 0.018 * m.height, m.shoulder + 0.005 * m.height, 0]);
  rig.bone(`arm${side}`, `clavicle${side}`, armPoint(m, sign, 0));
  rig.bone(`fore${side}`, `arm${side}`, armPoint(m, sign, m.upperArm));
  rig.bone(`hand${side}`, `fore${side}`, armPoint(m, sign, m.upperArm + m.foreArm));
  const wrist = m.upperArm + m.foreArm;
  const thumb = add(armPoint(m, sign, wrist + m.hand * 0.14), [0, 0, m.hand * 0.17]);
  rig.bone(`thumb${side}1`, `hand${side}`, thumb);
  rig.bone(`thumb${side}2`, `thumb${side}1`, add(armPoint(m, sign, wrist + m.hand * 0.36), [0, 0, m.hand * 0.29]));
  for (const [i, finger] of fingers.entries()) {
    const z = (0.165 - i * 0.112) * m.hand;
    const start = wrist + m.hand * [0.5, 0.52, 0.505, 0.47][i]!;
    rig.bone(`${finger}${side}1`, `hand${side}`, add(armPoint(m, sign, start), [0, 0, z]));
    rig.bone(`${finger}${side}2`, `${finger}${side}1`, add(armPoint(m, sign, start + m.hand * 0.21), [0, 0, z]));
  }
  if (m.cut.drop > 0) {
    const top = armPoint(m, sign, m.upperArm + m.foreArm * 0.72);
    const drop = m.cut.drop * m.height;
    const points = [top, add(top, [0, -drop * 0.45, 0]), add(top, [0, -drop, 0])] as Triple[];
    rig.chain(`sleeve${side}`, `fore${side}`, points, {
      kind: 'sleeve',
      stiffness: 0.05,
      drag: 0.16,
      gravity: 1,
      wind: 0.35,
    });
  }
}

function addLeg(rig: RigBuilder, m: Measure, side: string, sign: number): void {
  const x = sign * m.hipX;
  rig.bone(`thigh${side}`, 'hips', [x, m.hip, 0]);
  rig.bone(`shin${side}`, `thigh${side}`, [x, m.knee, 0]);
  rig.bone(`foot${side}`, `shin${side}`, [x, m.ankle, 0]);
  rig.bone(`toe${side}`, `foot${side}`, [x, 0.014 * m.height, m.foot * 0.5]);
}

/** The place on the skirt's surface at a height, for an angle from the front turning to the left. */
export function skirtPoint(m: Measure, angle: number, y: number): Triple {
  const waist = mix(m.hip, m.shoulder, m.cut.waist);
  const hem = m.cut.hem * m.height;
  const t = Math.min(1, Math.max(0, (waist - y) / (waist - hem)));
  const width =
    mix(m.chestX * 0.8, m.hipX + (0.052 + 0.06 * m.belly) * m.limb, Math.min(1, t * 3.2)) +
    m.cut.flare * 0.1 * m.height * t ** 1.35;
  const depth =
    mix(m.chestZ * 0.95, m.chestZ * 1.12, Math.min(1, t * 3.2)) + (m.cut.flare * 0.085 + 0.025) * m.height * t ** 1.35;
  const bulk = 1 + 0.45 * (m.cut.bulk - 1);
  return [Math.sin(angle) * width * bulk, y, Math.cos(angle) * depth * bulk - 0.004 * m.height - 0.012 * m.height * t];
}

function addSkirt(rig: RigBuilder, m: Measure): void {
  const hem = m.cut.hem * m.height;
  if (m.cut.hem < 0.35) {
    const top = m.hip + 0.02 * m.height;
    for (let i = 0; i < skirtChains; i++) {
      const angle = (i / skirtChains) * 2 * Math.PI;
      const points = [top, mix(top, hem, 0.5), hem].map((y) => skirtPoint(m, angle, y));
      rig.chain(`skirt${i}-`, 'hips', points, { kind: 'skirt', stiffness: 0.12, drag: 0.22, gravity: 0.4, wind: 0.3 });
    }
  }
  const waist = mix(m.hip, m.shoulder, m.cut.waist);
  for (let i = 0; i < m.cut.tails; i++) {
    const start = add(skirtPoint(m, 0.1, waist - 0.02 * m.height), [0, 0, 0.02 * m.height]);
    const drop = (0.27 - i * 0.03) * m.height;
    const points = [0, 0.35, 0.7, 1].map((t) => {
      const surface = skirtPoint(m, 0.1 + i * 0.16, start[1] - drop * t);
      return [surface[0], surface[1], surface[2] + 0.012 * m.height] as Triple;
    });
    rig.chain(`sash${i}-`, 'hips', points, { kind: 'sash', stiffness: 0.05, drag: 0.16, gravity: 0.8, wind: 0.6 });
  }
}

/** Where the back of the skull is, in actor space, at a share of the head's height above the chin. */
function nape(m: Measure, share: number, x = 0, z = -0.46): Triple {
  return [x * m.head, m.chin + share * m.head, z * m.head + headAt(m)[2] + 0.04 * m.head];
}

const soft = { kind: 'hair', stiffness: 0.1, drag: 0.2, gravity: 0.6, wind: 0.5 } as const;

function addHair(rig: RigBuilder, m: Measure, person: Person): void {
  const { style } = person.hair;
  if (style === 'long') {
    for (let i = 0; i < 5; i++) addBackLock(rig, m, i);
    for (const side of sides) {
      const points = [0.42, 0.12, -0.22, -0.55].map((y, i) => {
        return [
          side.sign * [0.375, 0.375, 0.36, 0.34][i]! * m.head,
          m.chin + y * m.head,
          [0.05, 0.13, 0.26, 0.34][i]! * m.head,
        ] as Triple;
      });
      rig.chain(`lock${side.name}`, 'head', points, { ...soft, gravity: 0.8 });
    }
  }
  if (style === 'ponytail') {
    const points = [
      [0.76, -0.5],
      [0.7, -0.68],
      [0.36, -0.74],
      [-0.04, -0.66],
      [-0.5, -0.6],
    ].map(([y, z]) => nape(m, y!, 0, z!));
    rig.chain('ponytail', 'head', points, { ...soft, stiffness: 0.08 });
  }
  if (style === 'braids') {
    for (const side of sides) {
      const points = [
        [0.36, 0.3, -0.16],
        [0.42, 0.05, -0.02],
        [0.43, -0.3, 0.12],
        [0.41, -0.72, 0.16],
      ].map(([x, y, z]) => [side.sign * x! * m.head, m.chin + y! * m.head, z! * m.head] as Triple);
      rig.chain(`braid${side.name}`, 'head', points, { ...soft, gravity: 0.8 });
    }
  }
  if (style === 'topknot') {
    for (const side of sides) {
      const points = [
        [1.0, -0.2],
        [0.84, -0.42],
        [0.58, -0.54],
        [0.26, -0.56],
      ].map(([y, z], i) => nape(m, y!, side.sign * (0.02 + i * 0.025), z!));
      rig.chain(`ribbon${side.name}`, 'head', points, { ...soft, stiffness: 0.03, gravity: 0.7, wind: 1 });
    }
  }
}

function addBackLock(rig: RigBuilder, m: Measure, i: number): void {
  const spread = (i - 2) * 0.155;
  const back = -0.44 + Math.abs(i - 2) * 0.075;
  const rows = [
    [0.28, 1, 0],
    [-0.28, 1.08, 0.02],
    [-0.95, 1.2, 0.02],
    [-1.7, 1.12, 0],
  ] as const;
  const points = rows.map(([y, wide, z]) => nape(m, y, spread * wide, back + z));
  rig.chain(`back${i}-`, 'head', points, soft);
}

function addFeatures(rig: RigBuilder, m: Measure, person: Person): void {
  const has = (feature: Person['features'][number]) => person.features.includes(feature);
  if (has('fox-ears')) {
    for (const side of sides)
      rig.bone(`ear${side.name}`, 'head', [side.sign * 0.2 * m.head, m.chin + 0.97 * m.head, headAt(m)[2]]);
  }
  if (has('wings')) {
    for (const side of sides) {
      rig.bone(`wing${side.name}1`, 'chest', [
        side.sign * 0.03 * m.height,
        m.shoulder - 0.05 * m.height,
        -m.chestZ * 1.05,
      ]);
      rig.bone(`wing${side.name}2`, `wing${side.name}1`, [
        side.sign * 0.24 * m.height,
        m.shoulder + 0.1 * m.height,
        -m.chestZ * 1.8,
      ]);
    }
  }
  if (has('nine-tails')) for (let i = 0; i < 9; i++) addTail(rig, m, i, (i - 4) * 0.27, 0.5);
  else if (has('fox-tail')) addTail(rig, m, 0, 0.3, 0.46);
}

/** The bind curve of a fox's tail from the small of the back: out, round and up, leaning by `fan` radians to the left. */
function addTail(rig: RigBuilder, m: Measure, i: number, fan: number, size: number): void {
  const from: Triple = [0, m.hip + 0.035 * m.height, -m.chestZ * 1.12];
  const reach = size * m.height;
  const shape: readonly (readonly [number, number])[] = [
    [0, 0],
    [-0.3, -0.1],
    [-0.58, -0.06],
    [-0.75, 0.16],
    [-0.76, 0.45],
    [-0.62, 0.7],
  ];
  const lift = i === 0 && fan > 0 ? 0.65 : 1;
  const points = shape.map(([z, y], step) => {
    const side = Math.sin(fan) * (step / 5) * 1.05;
    const up = mix(y, y * Math.cos(fan) * lift, step / 5);
    return add(from, [side * reach, up * reach, z * reach * (0.75 + 0.25 * Math.cos(fan))]);
  });
  rig.chain(`tail${i}-`, 'hips', points, { kind: 'tail', stiffness: 0.16, drag: 0.26, gravity: 0.05, wind: 0.25 });
}

/** The bind places of a tail's joints and end, for the builder of its fur. */
export function chainPoints(rig: Pick<RigBuilder, 'bones'>, chain: { bones: number[]; tip: Triple }): Triple[] {
  return [...chain.bones.map((bone) => rig.bones[bone]!.at), chain.tip];
}

/** A point a share `t` of the way along a polyline's corners, smoothed (Catmull and Rom 1974). */
export function along(points: readonly Triple[], t: number): Triple {
  const span = t * (points.length - 1);
  const i = Math.min(points.length - 2, Math.floor(span));
  const f = span - i;
  const b = points[i]!;
  const c = points[i + 1]!;
  const a = points[i - 1] ?? add(b, scale(add(c, scale(b, -1)), -1));
  const d = points[i + 2] ?? add(c, add(c, scale(b, -1)));
  const blendAxis = (k: 0 | 1 | 2) =>
    0.5 *
    (2 * b[k] +
      (c[k] - a[k]) * f +
      (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * f * f +
      (3 * b[k] - a[k] - 3 * c[k] + d[k]) * f ** 3);
  return points.length < 3 ? between(b, c, f) : [blendAxis(0), blendAxis(1), blendAxis(2)];
}
