import { type BufferGeometry, Matrix4, PerspectiveCamera, Quaternion, Vector3 } from 'three';
import { channelAt, type DecodedTrack } from './tracks.ts';

/** What a shot's camera may see: a few of its places, and how far the others are from the nearest of these. */
export type Sight = {
  views: { eye: Vector3; turn: Quaternion; planes: Float32Array }[];
  /** Metres, and sine of an angle. */
  travel: number;
  sweep: number;
  /** Pixels that a thing one metre large and one metre away covers, at the longest lens. */
  focal: number;
};

const most = 10;

/** The places of a camera track of `frames` frames; `aspect` is width over height, `height` the picture's in pixels. */
export function sightOf(track: DecodedTrack | undefined, frames: number, aspect: number, height: number): Sight {
  const count = Math.max(1, Math.min(most, frames));
  const at = (frame: number) => poseAt(track, frame);
  const widest = Math.max(...Array.from({ length: frames }, (_, frame) => at(frame).fov));
  const longest = Math.min(...Array.from({ length: frames }, (_, frame) => at(frame).fov));
  const samples = Array.from({ length: count }, (_, index) => Math.round(((index + 0.5) / count) * frames - 0.5)).map(
    at,
  );
  let [travel, sweep] = [0, 0];
  for (let frame = 0; frame < frames; frame++) {
    const own = at(frame);
    const nearest = samples[Math.min(count - 1, Math.floor((frame / frames) * count))]!;
    travel = Math.max(travel, own.eye.distanceTo(nearest.eye));
    sweep = Math.max(sweep, own.turn.angleTo(nearest.turn));
  }
  const still = travel < 1e-5 && sweep < 1e-5;
  const views = (still ? samples.slice(0, 1) : samples).map(({ eye, turn }) => ({
    eye,
    turn,
    planes: planesOf(eye, turn, widest, aspect),
  }));
  return {
    views,
    travel,
    sweep: Math.sin(Math.min(1.5, sweep)),
    focal: height / 2 / Math.tan((longest * Math.PI) / 360),
  };
}

/** Where the camera is in a frame; `fov` is vertical, in degrees. */
export function poseAt(
  track: DecodedTrack | undefined,
  frame: number,
): { eye: Vector3; turn: Quaternion; fov: number } {
  const read = (channel: string, otherwise: number) => channelAt(track, frame, channel, otherwise);
  return {
    eye: new Vector3(read('x', 0), read('y', 1.6), read('z', 8)),
    turn: new Quaternion(read('qx', 0), read('qy', 0), read('qz', 0), read('qw', 1)).normalize(),
    fov: read('fov', 35),
  };
}

function planesOf(eye: Vector3, turn: Quaternion, fov: number, aspect: number): Float32Array {
  const camera = new PerspectiveCamera(fov, aspect, 0.08, 900);
  const world = new Matrix4().compose(eye, turn, new Vector3(1, 1, 1));
  const e = camera.projectionMatrix.multiply(world.invert()).elements;
  const planes = new Float32Array(20);
  const signs = [
    [0, 1],
    [0, -1],
    [1, 1],
    [1, -1],
    [2, 1],
  ] as const;
  for (const [index, [row, sign]] of signs.entries()) {
    const plane = [0, 1, 2, 3].map((column) => e[column * 4 + 3]! + sign * e[column * 4 + row]!);
    const size = Math.hypot(plane[0]!, plane[1]!, plane[2]!);
    for (let part = 0; part < 4; part++) planes[index * 4 + part] = plane[part]! / size;
  }
  return planes;
}

/** How triangles are chosen. */
export type SightOptions = {
  /** Triangles are seen from behind as well. */
  bothSides?: boolean;
  /** How far vertices may move, in metres. */
  sway?: number;
  /** Seen in level water at this height instead. */
  mirror?: number;
  /** Leaves out triangles that never cover a square of this many pixels. */
  smallest?: number;
  /** Leaves out what is nearer to the lens than this, in metres: a blade of grass there hides the picture. */
  nearest?: number;
};

const steps = 24;

/**
 * The triangles of a geometry that a shot may show, as an index ordered from near to far: what is outside the picture or turned
 * away in all of the shot costs software GL as much as what is seen.
 */
export function seenIn(geometry: BufferGeometry, sight: Sight, options: SightOptions = {}): Uint32Array {
  const position = geometry.getAttribute('position').array;
  const index = geometry.index!.array;
  const rows: number[][] = Array.from({ length: steps }, () => []);
  const corners = new Float32Array(9);
  for (let at = 0; at < index.length; at += 3) {
    for (let corner = 0; corner < 3; corner++) {
      const from = index[at + corner]! * 3;
      const height = position[from + 1]!;
      corners[corner * 3] = position[from]!;
      corners[corner * 3 + 1] = options.mirror === undefined ? height : 2 * options.mirror - height;
      corners[corner * 3 + 2] = position[from + 2]!;
    }
    const away = awayOf(corners, sight, options);
    if (away < 0) continue;
    const row = rows[Math.min(steps - 1, Math.floor(Math.log2(1 + away) * 3.4))]!;
    row.push(index[at]!, index[at + 1]!, index[at + 2]!);
  }
  return Uint32Array.from(rows.flat());
}

/** Metres to the nearest eye that sees the triangle; negative where none does. */
function awayOf(
  corners: Float32Array,
  sight: Sight,
  { bothSides, sway = 0, mirror, smallest = 0, nearest: closest = 0 }: SightOptions,
): number {
  const [ax, ay, az, bx, by, bz, cx, cy, cz] = corners as unknown as number[] as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (mirror !== undefined && Math.min(ay, by, cy) > mirror + sway) return -1;
  const [ux, uy, uz, vx, vy, vz] = [bx - ax, by - ay, bz - az, cx - ax, cy - ay, cz - az];
  const flip = mirror === undefined ? 1 : -1;
  const [nx, ny, nz] = [(uy * vz - uz * vy) * flip, (uz * vx - ux * vz) * flip, (ux * vy - uy * vx) * flip];
  const area = Math.hypot(nx, ny, nz);
  let nearest = -1;
  for (const { eye, planes } of sight.views) {
    const [ex, ey, ez] = [eye.x - ax, eye.y - ay, eye.z - az];
    const away = Math.sqrt(ex * ex + ey * ey + ez * ez);
    if (away < closest) return -1;
    if (!bothSides && nx * ex + ny * ey + nz * ez < -area * (sight.travel + sway + 0.002)) continue;
    const least = Math.max(0.1, away - sight.travel);
    if (smallest > 0 && (area * sight.focal * sight.focal) / (least * least) < smallest * 2) continue;
    const margin = sight.travel + sway + (away + 3) * sight.sweep + 0.02;
    if (!inside(planes, corners, margin)) continue;
    if (nearest < 0 || away < nearest) nearest = away;
  }
  return nearest;
}

function inside(planes: Float32Array, p: Float32Array, margin: number): boolean {
  for (let at = 0; at < planes.length; at += 4) {
    const [x, y, z, w] = [planes[at]!, planes[at + 1]!, planes[at + 2]!, planes[at + 3]! + margin];
    if (
      x * p[0]! + y * p[1]! + z * p[2]! + w < 0 &&
      x * p[3]! + y * p[4]! + z * p[5]! + w < 0 &&
      x * p[6]! + y * p[7]! + z * p[8]! + w < 0
    )
      return false;
  }
  return true;
}
