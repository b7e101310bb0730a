import { blend, shade } from './colour.ts';
import type { FaceLayer, FacePoint } from './face.ts';
import type { FacePose } from './face-pose.ts';
import type { HeadShape } from './head-shape.ts';
import { clamp, mix, smoothstep, type Triple } from './vector.ts';

type Side = 1 | -1;
/** The measures of an eye in shares of the head: place, opening, slant, iris, lashes. */
export type EyeMeasure = HeadShape['features']['eye'];

/** The colours that eyes are drawn with, linear RGB. */
export type EyePalette = Record<'white' | 'skin' | 'iris' | 'line' | 'brow', Triple>;

/** The edges of an eye's opening at `t` from the inner (-1) to the outer corner (1), for a pose. */
export function lids(eye: EyeMeasure, pose: FacePose, side: Side, t: number): { upper: number; lower: number } {
  const blink = side > 0 ? pose.blinkLeft : pose.blinkRight;
  const across = clamp(t, -1, 1);
  const line = eye.y + eye.tilt * across;
  const skewUp = across + 0.16 * (1 - across * across);
  const skewDown = across - 0.2 * (1 - across * across);
  const arch = Math.max(0, 1 - Math.abs(skewUp) ** 2.6) ** 0.72;
  const sag = Math.max(0, 1 - Math.abs(skewDown) ** 2.4) ** 0.85;
  const upper = line + eye.up * arch * clamp(1 + pose.lidUp, 0.05, 1.4) - pose.lidTilt * across * -1 * arch;
  const lower = line - eye.down * sag * clamp(1 - pose.lidLow, 0.1, 1.2);
  const bow = 1 - across * across;
  const closed = line + bow * mix(-eye.down * 0.62, eye.up * 0.12, clamp(pose.arc));
  const shut = smoothstep(0, 1, blink);
  return { upper: Math.max(mix(upper, closed, shut), mix(lower, closed, shut)), lower: mix(lower, closed, shut) };
}

/** The shapes of both eyes, from the white up to the lashes. */
export function eyeLayers(eye: EyeMeasure, palette: EyePalette): FaceLayer[] {
  return ([1, -1] as const).flatMap((side) => [
    white(eye, palette, side),
    ...iris(eye, palette, side),
    ...lashes(eye, palette, side),
  ]);
}

/** The shapes of both brows. */
export function browLayers(features: HeadShape['features'], palette: EyePalette): FaceLayer[] {
  return ([1, -1] as const).map((side) => brow(features, palette, side));
}

function white(eye: EyeMeasure, palette: EyePalette, side: Side): FaceLayer {
  const columns = 19;
  const shaded = blend(palette.white, blend(palette.skin, [0.19, 0.17, 0.22], 0.5), 0.42);
  const white = palette.white;
  const rows = [shaded, blend(shaded, white, 0.55), white, white, white, white, white];
  // Many rows: the socket is hollow, and a long chord across it would stand before the iris.
  const shares = [0, 0.2, 0.28, 0.46, 0.64, 0.82, 1];
  return {
    rows: rows.length,
    columns,
    lift: 0.003,
    onJaw: false,
    colour: (row, column) => {
      const edge = Math.abs((column / (columns - 1)) * 2 - 1);
      return blend(rows[row]!, shaded, smoothstep(0.7, 1, edge) * 0.8);
    },
    place: (pose, row, column) => {
      const t = (column / (columns - 1)) * 2 - 1;
      const { upper, lower } = lids(eye, pose, side, t);
      return [side * (eye.x + t * eye.half), mix(upper, lower, shares[row]!)];
    },
  };
}

/** A point drawn on the eyeball, kept within the lids. */
function within(eye: EyeMeasure, pose: FacePose, side: Side, x: number, y: number): FacePoint {
  const t = clamp((side * x - eye.x) / eye.half, -0.985, 0.985);
  const { upper, lower } = lids(eye, pose, side, t);
  return [side * (eye.x + t * eye.half), clamp(y, lower, Math.max(lower, upper - 0.002))];
}

function irisCentre(eye: EyeMeasure, pose: FacePose, side: Side): FacePoint {
  const x = side * (eye.x - 0.006) + clamp(pose.gazeX, -0.6, 0.6) * 0.078;
  return [x, eye.y + 0.009 + clamp(pose.gazeY, -0.5, 0.45) * 0.062];
}

/** A round on the eyeball in shares of the head: radius, how tall, off the middle of the iris, and its colour by ring and height. */
export type Disc = {
  radius: number;
  tall: number;
  dx: number;
  dy: number;
  lift: number;
  rings: number;
  colour: (ring: number, up: number) => Triple;
  /** A catch-light goes before the lids meet, or it would flash along the lashes. */
  fades?: boolean;
};

/** A round thing drawn on the eyeball that follows the gaze and is kept within the lids. */
export function disc(eye: EyeMeasure, side: Side, form: Disc): FaceLayer {
  const columns = 17;
  const angle = (column: number) => (column / (columns - 1)) * Math.PI * 2;
  return {
    rows: form.rings,
    columns,
    lift: form.lift,
    onJaw: false,
    colour: (row, column) => form.colour(row / (form.rings - 1), Math.sin(angle(column))),
    place: (pose, row, column) => {
      const [cx, cy] = irisCentre(eye, pose, side);
      const blink = form.fades ? (side > 0 ? pose.blinkLeft : pose.blinkRight) : 0;
      const radius = form.radius * (1 + pose.iris) * (row / (form.rings - 1)) * clamp(1 - 1.8 * blink);
      const x = cx + form.dx + Math.cos(angle(column)) * radius;
      return within(eye, pose, side, x, cy + form.dy + Math.sin(angle(column)) * radius * form.tall);
    },
  };
}

function iris(eye: EyeMeasure, palette: EyePalette, side: Side): FaceLayer[] {
  const dark = blend(palette.iris, [0.012, 0.008, 0.014], 0.72);
  const bright = shade(palette.iris, 0.06);
  const body = (ring: number, up: number) => {
    const fall = blend(bright, dark, smoothstep(-0.75, 0.75, up * Math.max(0.25, ring)) * 0.92);
    return blend(fall, dark, smoothstep(0.78, 1, ring) * 0.9);
  };
  const ink: Triple = blend(dark, [0.006, 0.004, 0.008], 0.7);
  const glow = blend(bright, [1, 1, 1], 0.22);
  const r = eye.iris;
  return [
    disc(eye, side, { radius: r, tall: 1.14, dx: 0, dy: 0, lift: 0.0045, rings: 5, colour: body }),
    disc(eye, side, { radius: r * 0.46, tall: 1.2, dx: 0, dy: 0.002, lift: 0.0066, rings: 2, colour: () => ink }),
    disc(eye, side, {
      radius: r * 0.2,
      tall: 0.7,
      dx: 0.1 * r,
      dy: -r * 0.66,
      lift: 0.0074,
      rings: 2,
      colour: () => glow,
      fades: true,
    }),
    disc(eye, side, {
      radius: r * 0.3,
      tall: 1.1,
      dx: r * 0.32,
      dy: r * 0.46,
      lift: 0.008,
      rings: 2,
      colour: () => [1, 1, 1],
      fades: true,
    }),
    disc(eye, side, {
      radius: r * 0.13,
      tall: 1,
      dx: -r * 0.42,
      dy: -r * 0.42,
      lift: 0.008,
      rings: 2,
      colour: () => [0.95, 0.97, 1],
      fades: true,
    }),
  ];
}

function lashes(eye: EyeMeasure, palette: EyePalette, side: Side): FaceLayer[] {
  const columns = 23;
  const top: FaceLayer = {
    rows: 2,
    columns,
    lift: 0.009,
    onJaw: false,
    colour: () => palette.line,
    place: (pose, row, column) => {
      const t = mix(-1.03, 1.26, column / (columns - 1));
      const { upper } = lids(eye, pose, side, t);
      const blink = side > 0 ? pose.blinkLeft : pose.blinkRight;
      const beyond = Math.max(0, t - 0.94);
      const flick = beyond * eye.wing * mix(3.4, -1.6, blink);
      const body = 0.3 + 0.7 * smoothstep(-1, 0.55, t);
      const thick = eye.lash * body * (1 - smoothstep(0.9, 1.26, t)) * smoothstep(-1.03, -0.85, t);
      return [side * (eye.x + t * eye.half * (t > 1 ? 0.985 : 1)), upper + flick + (row === 0 ? thick : -0.0022)];
    },
  };
  const crease = line(eye, side, blend(palette.skin, palette.line, 0.5), 0.0042, -0.75, 0.98, (pose, t) => {
    const { upper } = lids(eye, pose, side, t);
    return upper + eye.lash + 0.014 - 0.009 * t * t + (side > 0 ? pose.blinkLeft : pose.blinkRight) * 0.012;
  });
  const under = line(
    eye,
    side,
    blend(palette.line, palette.skin, 0.3),
    0.0052,
    -0.15,
    0.99,
    (pose, t) => lids(eye, pose, side, t).lower - 0.003,
  );
  return [crease, under, top];
}

function line(
  eye: EyeMeasure,
  side: Side,
  colour: Triple,
  thick: number,
  from: number,
  to: number,
  height: (pose: FacePose, t: number) => number,
): FaceLayer {
  const columns = 13;
  return {
    rows: 2,
    columns,
    lift: 0.0055,
    onJaw: false,
    colour: () => colour,
    place: (pose, row, column) => {
      const share = column / (columns - 1);
      const t = mix(from, to, share);
      const half = (thick / 2) * Math.sin(Math.PI * mix(0.08, 0.92, share)) ** 0.7;
      return [side * (eye.x + t * eye.half), height(pose, t) + (row === 0 ? half : -half)];
    },
  };
}

function brow({ eye, brow: form }: HeadShape['features'], palette: EyePalette, side: Side): FaceLayer {
  const columns = 15;
  return {
    rows: 2,
    columns,
    lift: 0.007,
    onJaw: false,
    colour: () => palette.brow,
    place: (pose, row, column) => {
      const share = column / (columns - 1);
      const t = share * 2 - 1;
      const inner = 1 - smoothstep(0, 0.75, share);
      const raise = mix(pose.browOut, pose.browIn, inner);
      const arch = form.arch * (1 - (t - 0.15) ** 2) + form.tilt * t;
      const thick = form.thick * Math.min(1, 0.45 + share * 2.2) * (1 - smoothstep(0.45, 1, share) ** 1.5 * 0.95);
      const x = eye.x + 0.008 + t * form.half - pose.browPull * inner;
      return [side * x, form.y + arch + raise + (row === 0 ? thick / 2 : -thick / 2)];
    },
  };
}
