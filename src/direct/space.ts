import type { Character, FilmSet, GroundPoint, Point, SetLayout } from '../film/index.ts';
import { add, scale, unit } from './vector.ts';

/**
 * Metres: how large a body is, standing. `length` is along the facing, for creatures; `draught` is how much of the height of a body
 * that lives in water is under the surface.
 */
export type Body = { height: number; eyeHeight: number; radius: number; length: number; draught?: number };

/** What the direction must know of the stage; the stage implements it. */
export type StageGeometry = {
  builders: readonly {
    name: string;
    interior: boolean;
    keywords: { en: readonly string[]; zh: readonly string[] };
    description: string;
  }[];
  layoutOf(set: FilmSet): SetLayout;
  /** Height of the ground in metres at x, z of the set's own space. */
  groundAt(set: FilmSet, x: number, z: number): number;
  bodyOf(appearance: Character['appearance']): Body;
};

type Box = SetLayout['obstacles'][number];

/** One set as a director uses it: where one may stand, what hides what, where a camera may be. */
export type Space = {
  layout: SetLayout;
  ground(x: number, z: number): number;
  /** Nobody and nothing is within `radius` metres of the place, and it may be walked on. */
  free(place: GroundPoint, radius: number, others?: readonly GroundPoint[]): boolean;
  /** A camera may be here: inside the volume, above the ground, `margin` metres from anything solid. */
  camera(point: Point, margin?: number): boolean;
  /** Something solid stands between the two points. */
  blocked(from: Point, to: Point): boolean;
  /** What is solid within `reach` metres of a point. */
  around(point: Point, reach: number): readonly Box[];
  /** What grows high within `leafReach` metres of a point. */
  growing(point: Point): readonly Box[];
  /** Metres a camera could back away from `from` along `direction`, at most `limit`. */
  room(from: Point, direction: Point, limit: number): number;
};

/** Without water nothing depends on it. */
const dry = { level: Number.NEGATIVE_INFINITY, cameras: [], screens: [] };

/** The set's geometry, bound to one set entry of the film; `floating` lets cameras float on its water, and stay above that. */
export function spaceOf(geometry: StageGeometry, set: FilmSet, floating = false): Space {
  const plain = geometry.layoutOf(set);
  const { level, cameras, screens } = (floating && plain.water) || dry;
  const layout = screens.length > 0 ? { ...plain, obstacles: [...plain.obstacles, ...screens] } : plain;
  const ground = (x: number, z: number) => Math.max(level, geometry.groundAt(set, x, z));
  const camera = (point: Point, margin = 0.15) =>
    [layout.cameraVolume, ...cameras].some((volume) => within(volume, point, 0)) &&
    point[1] > ground(point[0], point[2]) + 0.12 &&
    !layout.obstacles.some((box) => within(box, point, margin));
  const blocked = (from: Point, to: Point) => layout.obstacles.some((box) => hits(box, from, to));
  return {
    layout,
    ground,
    camera,
    blocked,
    around: (point, reach) => layout.obstacles.filter((box) => within(box, point, reach)),
    growing: plantsNear(layout.plants ?? []),
    free: (place, radius, others = []) =>
      onWalkable(layout, place) &&
      !layout.obstacles.some((box) => standsIn(box, place, radius, ground(place[0], place[1]))) &&
      others.every((other) => Math.hypot(other[0] - place[0], other[1] - place[1]) >= radius),
    room: (from, direction, limit) => {
      const step = unit(direction);
      let reach = 0;
      while (reach < limit && camera(add(from, scale(step, reach + 0.5)))) reach += 0.5;
      return reach;
    },
  };
}

/** Metres from the lens within which a plant is large in the picture. */
export const leafReach = 2.2;

/** Finds plants about a point by the square of the ground that it is over: a meadow has hundreds, and every view asks. */
function plantsNear(plants: readonly Box[]): Space['growing'] {
  const squares = new Map<string, Box[]>();
  const over = (value: number) => Math.floor(value / leafReach);
  for (const box of plants) {
    const [from, to] = [box.minimum, box.maximum].map((corner) => [over(corner[0]), over(corner[2])] as const);
    for (let x = from![0] - 1; x <= to![0] + 1; x++)
      for (let z = from![1] - 1; z <= to![1] + 1; z++) {
        const own = squares.get(`${x},${z}`);
        if (own) own.push(box);
        else squares.set(`${x},${z}`, [box]);
      }
  }
  return (point) =>
    (squares.get(`${over(point[0])},${over(point[2])}`) ?? []).filter((box) => within(box, point, leafReach));
}

/** A body lives in water, and this place has some. */
export function floats({ layout }: Space, { draught }: Body): boolean {
  return draught !== undefined && layout.water !== undefined;
}

/** The space in which a body stands and moves: the water of the set for a body that floats on it, else the set as it is. */
export function mediumOf(space: Space, body: Body): Space {
  const { water } = space.layout;
  if (!water || body.draught === undefined) return space;
  const layout: SetLayout = { ...space.layout, walkable: water.areas, marks: [] };
  const depth = water.level - body.draught;
  const shape = (place: GroundPoint, radius: number) =>
    [0, radius, -radius].every((x) =>
      [0, radius, -radius].every((z) => onWalkable(layout, [place[0] + x, place[1] + z])),
    );
  return {
    ...space,
    layout,
    ground: () => depth,
    free: (place, radius, others = []) =>
      shape(place, radius) &&
      !layout.obstacles.some((box) => standsIn(box, place, radius, water.level)) &&
      others.every((other) => Math.hypot(other[0] - place[0], other[1] - place[1]) >= radius),
  };
}

function onWalkable(layout: SetLayout, [x, z]: GroundPoint): boolean {
  return layout.walkable.some(([x1, z1, x2, z2]) => x >= x1 && x <= x2 && z >= z1 && z <= z2);
}

/** A body's column from shin to crown meets the box. Low steps and what hangs overhead are no obstacle. */
export function standsIn(box: Box, [x, z]: GroundPoint, radius: number, ground: number): boolean {
  if (box.maximum[1] < ground + 0.25 || box.minimum[1] > ground + 1.9) return false;
  const dx = Math.max(box.minimum[0] - x, 0, x - box.maximum[0]);
  const dz = Math.max(box.minimum[2] - z, 0, z - box.maximum[2]);
  return Math.hypot(dx, dz) < radius;
}

/** A point lies in a box grown by `margin` metres. */
export function within(box: Box, point: Point, margin: number): boolean {
  return [0, 1, 2].every(
    (axis) => point[axis]! >= box.minimum[axis]! - margin && point[axis]! <= box.maximum[axis]! + margin,
  );
}

/** Segment against axis-aligned box. */
export function hits(box: Box, from: Point, to: Point): boolean {
  return hitShare(box, from, to) !== undefined;
}

/** The share of a segment, 0 to 1, at which it enters an axis-aligned box, by slabs (Kay and Kajiya 1986). */
export function hitShare(box: Box, from: Point, to: Point): number | undefined {
  let [near, far] = [0, 1];
  for (let axis = 0; axis < 3; axis++) {
    const start = from[axis]!;
    const ray = to[axis]! - start;
    if (Math.abs(ray) < 1e-9) {
      if (start < box.minimum[axis]! || start > box.maximum[axis]!) return undefined;
      continue;
    }
    const a = (box.minimum[axis]! - start) / ray;
    const b = (box.maximum[axis]! - start) / ray;
    near = Math.max(near, Math.min(a, b));
    far = Math.min(far, Math.max(a, b));
    if (near > far) return undefined;
  }
  return near;
}

/** A standing body, as a vertical cylinder, stands between the two points. */
export function bodyBlocks(foot: Point, radius: number, height: number, from: Point, to: Point): boolean {
  const [dx, dz] = [to[0] - from[0], to[2] - from[2]];
  const size = dx * dx + dz * dz;
  if (size < 1e-9) return false;
  const share = ((foot[0] - from[0]) * dx + (foot[2] - from[2]) * dz) / size;
  if (share <= 0.02 || share >= 0.98) return false;
  const gap = Math.hypot(from[0] + dx * share - foot[0], from[2] + dz * share - foot[2]);
  const y = from[1] + (to[1] - from[1]) * share;
  return gap < radius && y > foot[1] && y < foot[1] + height;
}
