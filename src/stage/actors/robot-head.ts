import { type Person, random } from '../../film/index.ts';
import type { Body } from './body-shape.ts';
import { blend, linear, shade } from './colour.ts';
import type { FaceLayer, FacePoint } from './face.ts';
import type { FacePose } from './face-pose.ts';
import type { Influence, MeshData } from './mesh.ts';
import { onHead } from './skin.ts';
import { addRod, addSolid } from './solids.ts';
import { add, clamp, mix, scale, type Triple } from './vector.ts';

/** Kinds of robot heads: two lamps for eyes, one bright visor, or a screen on which a face is drawn. */
export type RobotHead = 'lamps' | 'visor' | 'screen';

/** The head that a robot has, by chance of its own looks. */
export function robotHeadOf({ height, eyes, dress }: Person): RobotHead {
  const chance = random(`robot/${height}/${eyes}/${dress.colours.join()}`)();
  return chance < 0.4 ? 'lamps' : chance < 0.7 ? 'screen' : 'visor';
}

/** Where the plate of the face lies: depth ahead of the ears at x, y in head shares. */
export function plateDepth(kind: RobotHead, x: number): number {
  if (kind === 'visor') return 0.5 - 0.9 * x * x;
  return kind === 'screen' ? 0.4 : 0.46;
}

const dark = linear('#20262d');
const glass = linear('#0d141b');

/** The head's shell with its plate, ears and aerial. */
export function addRobotHead(metal: MeshData, body: Body): void {
  const kind = robotHeadOf(body.person);
  const { palette } = body;
  const bones: Influence = [[body.bone('head'), 1]];
  const size = body.m.head;
  const solid = (at: Triple, half: Triple, colour: Triple, corner = 0.45, columns = 18, rows = 10) =>
    addSolid(metal, onHead(body, at), scale(half, size), { colour, bones, corner, columns, rows });
  if (kind === 'lamps') {
    solid([0, 0.5, -0.02], [0.4, 0.46, 0.4], palette.main, 0.36);
    solid([0, 0.44, 0.3], [0.34, 0.36, 0.1], shade(palette.main, -0.16), 0.32);
    for (const x of [-0.16, 0.16]) solid([x, 0.5, 0.39], [0.135, 0.135, 0.06], dark, 0.9, 16, 6);
    solid([0, 0.16, 0.385], [0.2, 0.075, 0.03], dark, 0.35, 14, 6);
  } else if (kind === 'screen') {
    solid([0, 0.5, -0.04], [0.5, 0.42, 0.36], palette.main, 0.24);
    solid([0, 0.5, 0.29], [0.47, 0.39, 0.07], palette.second, 0.22);
    solid([0, 0.5, 0.33], [0.42, 0.34, 0.065], glass, 0.24);
  } else {
    solid([0, 0.62, -0.02], [0.41, 0.44, 0.43], palette.main, 0.85, 22, 14);
    solid([0, 0.24, 0.03], [0.31, 0.25, 0.35], shade(palette.main, -0.1), 0.6, 18, 10);
    addVisorBand(metal, body, bones);
    solid([0, 0.14, 0.36], [0.13, 0.06, 0.03], dark, 0.4, 12, 6);
  }
  addEars(metal, body, bones, kind);
}

function addVisorBand(metal: MeshData, body: Body, bones: Influence): void {
  const points = Array.from({ length: 13 }, (_, i): Triple => {
    const angle = mix(-1.25, 1.25, i / 12);
    return onHead(body, [Math.sin(angle) * 0.39, 0.5, Math.cos(angle) * 0.41 - 0.01]);
  });
  addRod(
    metal,
    points,
    () => 0.1 * body.m.head,
    () => glass,
    bones,
    10,
    20,
  );
}

function addEars(metal: MeshData, body: Body, bones: Influence, kind: RobotHead): void {
  const { m, palette } = body;
  const x = kind === 'screen' ? 0.52 : 0.41;
  for (const sign of [-1, 1]) {
    const at = onHead(body, [sign * x, 0.46, -0.02]);
    addSolid(metal, at, scale([0.06, 0.13, 0.13], m.head), {
      colour: palette.second,
      bones,
      corner: 0.8,
      columns: 12,
      rows: 6,
    });
    addSolid(metal, add(at, [sign * 0.06 * m.head, 0, 0]), scale([0.03, 0.06, 0.06], m.head), {
      colour: palette.accent,
      bones,
      corner: 0.9,
      columns: 8,
      rows: 4,
    });
  }
  const feet = kind === 'screen' ? [-0.2, 0.2] : kind === 'visor' ? [] : [0];
  for (const foot of feet) {
    const lean = foot * 0.9;
    addRod(
      metal,
      [onHead(body, [foot, 0.9, -0.03]), onHead(body, [foot + lean, 1.22, -0.03])],
      () => 0.016 * m.head,
      () => dark,
      bones,
      6,
      1,
    );
    addSolid(metal, onHead(body, [foot + lean, 1.25, -0.03]), scale([0.055, 0.055, 0.055], m.head), {
      colour: palette.accent,
      bones,
      corner: 1,
      columns: 10,
      rows: 6,
    });
  }
  if (kind === 'visor')
    addRod(
      metal,
      [onHead(body, [0, 1.06, 0.14]), onHead(body, [0, 1.1, -0.1]), onHead(body, [0, 0.92, -0.42])],
      () => 0.045 * m.head,
      () => palette.accent,
      bones,
      8,
      8,
    );
}

/** The lights of a robot's face: eyes that blink, look and frown, and a mouth that lights as it speaks. */
export function robotFaceLayers(kind: RobotHead, eyes: Triple): FaceLayer[] {
  const bright = blend(eyes, [1, 1, 1], 0.35);
  return [...(kind === 'visor' ? visorEyes(bright) : roundEyes(kind, bright, eyes)), ...mouthLights(kind, eyes)];
}

/** An oval light about a middle; lids cut it from above and below. */
function light(
  side: 1 | -1,
  middle: FacePoint,
  half: FacePoint,
  lift: number,
  colour: (ring: number) => Triple,
  square: number,
  follow: number,
): FaceLayer {
  const columns = 25;
  const rows = 4;
  return {
    rows,
    columns,
    lift,
    onJaw: false,
    colour: (row) => colour(row / (rows - 1)),
    place: (pose, row, column) => {
      const turn = (column / (columns - 1)) * 2 * Math.PI;
      const angle = side > 0 ? turn : Math.PI - turn;
      const power = (value: number) => Math.sign(value) * Math.abs(value) ** square;
      const share = row / (rows - 1);
      const blink = side > 0 ? pose.blinkLeft : pose.blinkRight;
      const open = 1 - 0.93 * blink;
      const u = power(Math.cos(angle)) * half[0] * share;
      const v = power(Math.sin(angle)) * half[1] * share * open;
      const [lowest, highest] = lidsOf(pose, side, u / half[0], half[1] * open);
      const x = side * middle[0] + clamp(pose.gazeX, -0.5, 0.5) * follow;
      return [x + side * u, middle[1] + clamp(pose.gazeY, -0.4, 0.4) * follow + clamp(v, lowest, highest)];
    },
  };
}

/** How far an eye's light reaches down and up at a place across it: joy lifts the lower edge, anger and sorrow slant the upper. */
function lidsOf(pose: FacePose, side: 1 | -1, across: number, tall: number): [number, number] {
  const tilt = (pose.browIn - pose.browOut) * 9 * across * (side > 0 ? 1 : 1);
  const lowered = clamp(-pose.lidUp) * 0.9 + clamp(-(pose.browIn + pose.browOut) * 5);
  return [
    tall * (-1 + 1.1 * clamp(pose.lidLow + pose.arc * 0.6)),
    tall * Math.max(-0.6, 1 - lowered * 0.6 - Math.max(0, tilt) * 0.9),
  ];
}

function roundEyes(kind: RobotHead, bright: Triple, eyes: Triple): FaceLayer[] {
  const screen = kind === 'screen';
  const y = screen ? 0.56 : 0.5;
  const half: FacePoint = screen ? [0.075, 0.12] : [0.1, 0.1];
  return ([1, -1] as const).flatMap((side) => [
    light(side, [0.16, y], half, 0.055, (ring) => blend(bright, eyes, ring), screen ? 0.6 : 1, screen ? 0.12 : 0.02),
    ...(screen
      ? []
      : [
          light(side, [0.16, y], [0.045, 0.045], 0.062, () => blend(eyes, [0, 0, 0], 0.6), 1, 0.07),
          light(side, [0.185, y + 0.035], [0.02, 0.02], 0.066, () => [1, 1, 1] as Triple, 1, 0.07),
        ]),
  ]);
}

function visorEyes(bright: Triple): FaceLayer[] {
  return ([1, -1] as const).flatMap((side) => [
    light(side, [0.13, 0.5], [0.085, 0.045], 0.075, (ring) => blend([1, 1, 1], bright, ring), 0.7, 0.14),
  ]);
}

/** Bars of light that stand higher the further a mouth would open. */
function mouthLights(kind: RobotHead, colour: Triple): FaceLayer[] {
  const y = kind === 'screen' ? 0.32 : kind === 'visor' ? 0.14 : 0.16;
  const lift = kind === 'screen' ? 0.055 : kind === 'visor' ? -0.045 : 0.015;
  const wide = kind === 'screen' ? 0.045 : 0.05;
  const count = kind === 'visor' ? 4 : 7;
  return Array.from({ length: count }, (_, i): FaceLayer => {
    const place = i - count / 2;
    return {
      rows: 2,
      columns: 2,
      lift,
      onJaw: false,
      colour: () => colour,
      place: (pose, row, column) => {
        const across = place + column;
        const open = clamp((pose.up + pose.down) / 0.085) * (1 - 0.8 * clamp(pose.press));
        const tall = 0.009 + open * (0.05 - 0.006 * Math.abs(across));
        const smile = pose.corner * 1.1 * ((2 * across) / count) ** 2;
        return [across * wide, y + smile + (row === 0 ? tall : -tall)];
      },
    };
  });
}
