import type { BeastForm } from './beast-form.ts';
import { blend, shade } from './colour.ts';
import { disc, type EyeMeasure, lids } from './eyes.ts';
import { createFace, type Face, type FaceLayer } from './face.ts';
import { add, cross, dot, mix, normalise, scale, subtract, type Triple } from './vector.ts';

/**
 * An eye set into a surface: its middle on the left side, the way it looks, how far the surface falls away from the plane of the
 * eye at a distance across and up. Lengths in shares of the head about its joint.
 */
export type EyeSocket = { at: Triple; way: Triple; depth: (u: number, v: number) => number };

/** What an animal's eye is drawn with: no white, no lashes; the pupil is round, a slit, a bar, or lost in the dark. */
export type BeastEye = {
  half: number;
  up: number;
  down: number;
  tilt: number;
  pupil: string;
  iris: Triple;
  rim: Triple;
  /** How far the eyeball stands out, shares of the head. */
  bulge: number;
  /** A dark patch round the eye, as a panda's. */
  patch?: Triple;
};

/** Finds the socket of a beast's left eye on its skin. */
export function socketOf(form: BeastForm): EyeSocket {
  const { eye } = form.plan;
  const { at, normal } = form.onSide(eye.at[0], eye.at[1]);
  const joint = form.onHead([0, 0, 0]);
  const local = (point: Triple) => scale(subtract(point, joint), 1 / form.size);
  const way = normalise(add(scale(normal, 1 - eye.ahead * 0.75), scale([0.16, 0.08, 1], eye.ahead * 0.75)));
  const middle = local(at);
  const [across, up] = axes(way);
  const points: Triple[] = [];
  for (let i = 0; i <= 90; i++)
    for (let j = 0; j <= 60; j++) points.push(local(form.skin(mix(form.headKnots[1]!, 1, i / 90), (j / 60) * Math.PI)));
  const measured = (u: number, v: number) => {
    let best = { off: Number.POSITIVE_INFINITY, depth: 0 };
    for (const point of points) {
      const away = subtract(point, middle);
      const off = Math.hypot(dot(away, across) - u, dot(away, up) - v);
      if (off < best.off) best = { off, depth: dot(away, way) };
    }
    return best.depth;
  };
  const [east, west] = [measured(eye.half, 0), measured(-eye.half, 0)];
  const [north, south] = [measured(0, eye.up), measured(0, -eye.down)];
  return { at: middle, way, depth: quadratic(east, west, north, south, eye) };
}

/** The socket of an eye on a round head, at a place in head shares that looks a given way. */
export function roundSocket(at: Triple, way: Triple, radius: number): EyeSocket {
  return { at, way: normalise(way), depth: (u, v) => -(u * u + v * v) / (2 * radius) };
}

function quadratic(
  east: number,
  west: number,
  north: number,
  south: number,
  { half, up, down }: { half: number; up: number; down: number },
): (u: number, v: number) => number {
  const a = (east + west) / 2;
  const b = (east - west) / 2;
  return (u, v) => a * (u / half) ** 2 + b * (u / half) + (v > 0 ? north * (v / up) ** 2 : south * (v / down) ** 2);
}

function axes(way: Triple): [Triple, Triple] {
  const across = normalise(cross([0, 1, 0], way));
  return [across, cross(way, across)];
}

/** Where eyes are drawn about: the middle of an eye lies at x = 1, y = 0 in the layers' own measure. */
const centre = 1;

/** Both eyes of a beast as a face that blinks and looks about; positions are metres about the head's joint. */
export function beastEyes(socket: EyeSocket, eye: BeastEye, size: number): Face {
  const [across, up] = axes(socket.way);
  const onto = (x: number, y: number, lift: number): { at: Triple; normal: Triple } => {
    const side = Math.sign(x) || 1;
    const u = Math.abs(x) - centre;
    const r = Math.hypot(u / eye.half, y / ((eye.up + eye.down) / 2));
    const dome = eye.bulge * Math.max(0, 1 - r * r);
    const out = socket.depth(u, y) + dome + lift;
    const [px, py, pz] = add(add(socket.at, scale(across, u)), add(scale(up, y), scale(socket.way, out)));
    const lean = normalise(
      add(
        socket.way,
        add(scale(across, (u * eye.bulge * 2) / eye.half ** 2), scale(up, (y * eye.bulge * 2) / eye.half ** 2)),
      ),
    );
    return { at: [side * px, py, pz], normal: [side * lean[0], lean[1], lean[2]] };
  };
  return createFace(beastEyeLayers(eye), { depth: () => 0, mouth: -1, onto }, size, [0, 0]);
}

function beastEyeLayers(eye: BeastEye): FaceLayer[] {
  const measure: EyeMeasure = {
    x: centre,
    y: 0,
    half: eye.half,
    up: eye.up,
    down: eye.down,
    tilt: eye.tilt,
    iris: (eye.up + eye.down) * (eye.pupil === 'dark' ? 0.62 : 0.54),
    lash: 0,
    wing: 0,
  };
  const ink: Triple = [0.006, 0.004, 0.006];
  const deep = blend(eye.iris, ink, 0.75);
  const bright = shade(eye.iris, eye.pupil === 'dark' ? 0 : 0.12);
  const r = measure.iris;
  const round = (radius: number, tall: number, dx: number, dy: number, lift: number, colour: Triple, side: 1 | -1) =>
    disc(measure, side, { radius, tall, dx, dy, lift, rings: 2, colour: () => colour, fades: colour[0] > 0.5 });
  return ([1, -1] as const).flatMap((side) => {
    const iris = disc(measure, side, {
      radius: r,
      tall: 1.05,
      dx: 0,
      dy: 0,
      lift: 0.011,
      rings: 4,
      colour: (ring, height) => blend(bright, deep, Math.min(1, 0.35 + 0.55 * height + (ring > 0.8 ? 0.5 : 0))),
    });
    const pupil =
      eye.pupil === 'slit'
        ? round(r * 0.26, 3, 0, 0, 0.0145, ink, side)
        : eye.pupil === 'bar'
          ? round(r * 0.6, 0.62, 0, 0, 0.0145, ink, side)
          : round(r * (eye.pupil === 'dark' ? 0.78 : 0.5), 1.05, 0, 0, 0.0145, ink, side);
    const patch = eye.patch ? [patchLayer(measure, side, eye.patch)] : [];
    return [
      ...patch,
      almond(measure, side, 0.016, 1.2, eye.rim, 0.004),
      almond(measure, side, 0, 1, deep, 0.0075),
      iris,
      pupil,
      round(r * 0.27, 1, 0.3 * r, 0.42 * r, 0.018, [1, 1, 1], side),
      round(r * 0.13, 1, -0.36 * r, -0.4 * r, 0.018, [0.8, 0.85, 0.9], side),
    ];
  });
}

/** An oval patch under the eye, hanging outwards. */
function patchLayer(eye: EyeMeasure, side: 1 | -1, colour: Triple): FaceLayer {
  const columns = 25;
  return {
    rows: 4,
    columns,
    lift: 0.001,
    onJaw: false,
    colour: () => colour,
    place: (_pose, row, column) => {
      const angle = (column / (columns - 1)) * 2 * Math.PI;
      const [a, b] = [Math.cos(angle) * 0.17 * (row / 3), Math.sin(angle) * 0.2 * (row / 3)];
      return [side * (eye.x + 0.01 + a * 0.86 - b * 0.4), eye.y - 0.03 + b * 0.9 + a * 0.4];
    },
  };
}

/** The opening between the lids, `wider` by a margin and `longer` at the corners. */
function almond(eye: EyeMeasure, side: 1 | -1, wider: number, longer: number, colour: Triple, lift: number): FaceLayer {
  const columns = 17;
  return {
    rows: 2,
    columns,
    lift,
    onJaw: false,
    colour: () => colour,
    place: (pose, row, column) => {
      const t = (column / (columns - 1)) * 2 - 1;
      const { upper, lower } = lids(eye, pose, side, t);
      const margin = wider * (1 - t ** 4);
      const inner = t < 0 ? longer + (longer - 1) * 0.8 : longer;
      return [side * (eye.x + t * eye.half * inner), row === 0 ? upper + margin * 1.3 : lower - margin];
    },
  };
}
