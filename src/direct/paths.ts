import type { GroundPoint } from '../film/index.ts';
import type { Space } from './space.ts';
import { groundDistance, round } from './vector.ts';

const cell = 0.3;
const limit = 40_000;
/** Metres that a walker keeps from the middle of others, beside the own half width. */
const berth = 0.28;

/**
 * A clear way from `from` to `to` for a body of `radius` metres that keeps clear of `others`: A* (Hart, Nilsson and
 * Raphael 1968) on a 0.3 m grid, then straightened by line of sight. `undefined` when there is none. The ends themselves
 * need not be free, since entrances lie at the edge of what may be walked.
 */
export function findPath(
  space: Space,
  from: GroundPoint,
  to: GroundPoint,
  radius: number,
  others: readonly GroundPoint[],
): GroundPoint[] | undefined {
  const near = (place: GroundPoint) => groundDistance(place, from) < 0.7 || groundDistance(place, to) < 0.7;
  const open = (place: GroundPoint) =>
    (space.free(place, radius) && others.every((other) => groundDistance(other, place) >= radius + berth)) ||
    (near(place) && solidFree(space, place, others));
  if (straight(open, from, to)) return [clean(from), clean(to)];
  const found = search(open, from, to);
  return found && straighten(open, [from, ...found, to]).map(clean);
}

function solidFree(space: Space, place: GroundPoint, others: readonly GroundPoint[]): boolean {
  return others.every((other) => groundDistance(other, place) >= 0.4) && !inside(space, place);
}

function inside(space: Space, [x, z]: GroundPoint): boolean {
  const ground = space.ground(x, z);
  return space.layout.obstacles.some(
    ({ minimum, maximum }) =>
      maximum[1] > ground + 0.25 &&
      minimum[1] < ground + 1.9 &&
      x > minimum[0] &&
      x < maximum[0] &&
      z > minimum[2] &&
      z < maximum[2],
  );
}

function clean([x, z]: GroundPoint): GroundPoint {
  return [round(x), round(z)];
}

function straight(open: (place: GroundPoint) => boolean, from: GroundPoint, to: GroundPoint): boolean {
  const steps = Math.ceil(groundDistance(from, to) / 0.15);
  for (let step = 1; step < steps; step++) {
    const share = step / steps;
    if (!open([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share])) return false;
  }
  return true;
}

type Node = { x: number; z: number; cost: number; rank: number; parent: Node | undefined };

function search(open: (place: GroundPoint) => boolean, from: GroundPoint, to: GroundPoint): GroundPoint[] | undefined {
  const origin = (x: number, z: number): GroundPoint => [from[0] + x * cell, from[1] + z * cell];
  const best = new Map<string, number>();
  const frontier: Node[] = [{ x: 0, z: 0, cost: 0, rank: 0, parent: undefined }];
  for (let visited = 0; frontier.length > 0 && visited < limit; visited++) {
    const node = takeLowest(frontier);
    const here = origin(node.x, node.z);
    if (groundDistance(here, to) < cell * 1.5)
      return trail(node)
        .map((step) => origin(step.x, step.z))
        .slice(1);
    for (const [dx, dz] of neighbours) {
      const [x, z] = [node.x + dx, node.z + dz];
      const place = origin(x, z);
      const cost = node.cost + Math.hypot(dx, dz) * cell;
      if (cost >= (best.get(`${x},${z}`) ?? Number.POSITIVE_INFINITY) || !open(place)) continue;
      best.set(`${x},${z}`, cost);
      insert(frontier, { x, z, cost, rank: cost + groundDistance(place, to), parent: node });
    }
  }
  return undefined;
}

const neighbours = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;

function trail(node: Node): Node[] {
  const steps: Node[] = [];
  for (let step: Node | undefined = node; step; step = step.parent) steps.unshift(step);
  return steps;
}

/** Binary heap, lowest rank first. */
function insert(heap: Node[], node: Node): void {
  let index = heap.push(node) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (heap[parent]!.rank <= node.rank) break;
    heap[index] = heap[parent]!;
    index = parent;
  }
  heap[index] = node;
}

function takeLowest(heap: Node[]): Node {
  const lowest = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return lowest;
  let index = 0;
  for (;;) {
    let child = index * 2 + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1]!.rank < heap[child]!.rank) child++;
    if (heap[child]!.rank >= last.rank) break;
    heap[index] = heap[child]!;
    index = child;
  }
  heap[index] = last;
  return lowest;
}

function straighten(open: (place: GroundPoint) => boolean, path: GroundPoint[]): GroundPoint[] {
  const result = [path[0]!];
  let anchor = 0;
  for (let index = 2; index < path.length; index++) {
    if (straight(open, path[anchor]!, path[index]!)) continue;
    anchor = index - 1;
    result.push(path[anchor]!);
  }
  return [...result, path.at(-1)!];
}

/** Metres along a path. */
export function pathLength(path: readonly GroundPoint[]): number {
  return path.slice(1).reduce((sum, point, index) => sum + groundDistance(path[index]!, point), 0);
}

/** The place at `share` (0 to 1) of a path's length. */
export function alongPath(path: readonly GroundPoint[], share: number): GroundPoint {
  let left = pathLength(path) * Math.min(1, Math.max(0, share));
  for (let index = 1; index < path.length; index++) {
    const [a, b] = [path[index - 1]!, path[index]!];
    const size = groundDistance(a, b);
    if (left <= size && size > 0) {
      return [round(a[0] + ((b[0] - a[0]) * left) / size), round(a[1] + ((b[1] - a[1]) * left) / size)];
    }
    left -= size;
  }
  return path.at(-1)!;
}

/** The last `metres` of a path: where somebody is who has already been walking when the scene opens. */
export function lastPart(path: readonly GroundPoint[], metres: number): GroundPoint[] {
  const total = pathLength(path);
  if (total <= metres) return [...path];
  const start = alongPath(path, 1 - metres / total);
  let walked = 0;
  const rest = path.filter((point, index) => {
    walked += index === 0 ? 0 : groundDistance(path[index - 1]!, point);
    return walked > total - metres + 0.05;
  });
  return [start, ...rest];
}

/** A path that ends some metres earlier. */
export const withoutEnd = (path: readonly GroundPoint[], metres: number): GroundPoint[] =>
  lastPart([...path].reverse(), pathLength(path) - metres).reverse();
