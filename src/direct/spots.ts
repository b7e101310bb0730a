import type { GroundPoint, Mark, Point } from '../film/index.ts';
import type { Performer } from './performers.ts';
import { floats, type Space } from './space.ts';
import { groundAtWater } from './swimmers.ts';
import { add, dot, groundDistance, heading, round, scale, subtract, unit, yawTo } from './vector.ts';

/** Where a scene is played: a place for everybody and the side of the line of action on which the cameras stay. */
export type Ground = {
  centre: GroundPoint;
  spots: Map<string, GroundPoint>;
  facings: Map<string, number>;
  /** Horizontal unit vector from the players towards the cameras' side. */
  front: Point;
};

type Layout = { a: GroundPoint; b: GroundPoint; centre: GroundPoint; front: Point; score: number };

/**
 * Chooses the ground of a scene: at the edge of the water where somebody in it lives there, else where there is most room; `bout` asks for
 * open floor as well, about the two and between them and the cameras.
 */
export function chooseGround(space: Space, performers: readonly Performer[], bout = false): Ground {
  return performers.some(({ body }) => floats(space, body))
    ? groundAtWater(space, performers, groundOnLand)
    : groundOnLand(space, performers, bout);
}

/**
 * Chooses the ground of a scene: a free pair of places about a standing mark with the most room for cameras on one side,
 * near what the set's own view shows; others stand in an arc behind the pair, open to the cameras.
 */
function groundOnLand(space: Space, performers: readonly Performer[], bout = false): Ground {
  const shapes = new Map(performers.flatMap((performer) => otherShape(performer, performers)));
  const bodies = performers.filter((performer) => !shapes.has(performer.id));
  const [first, second] = bodies;
  const reach = Math.max(0.5, first?.body.length ?? 0) / 2 + Math.max(0.5, second?.body.length ?? 0) / 2;
  const spacing = Math.min(4.6, 0.85 + reach);
  const radius = Math.max(0.3, ...bodies.slice(0, 2).map((performer) => performer.body.radius));
  const best = bestPair(space, { spacing, radius, alone: bodies.length < 2, bout });
  const spots = new Map<string, GroundPoint>();
  const facings = new Map<string, number>();
  if (first) spots.set(first.id, bodies.length < 2 ? best.centre : best.a);
  if (second) spots.set(second.id, best.b);
  for (const body of bodies.slice(0, 2)) drawBack(space, body, spots);
  for (const { id, body } of bodies.slice(2)) {
    const back = Math.max(0, body.length * 0.5 - 0.3);
    const taken = bodies.flatMap((other) => along(other, spots, best));
    spots.set(id, behind(space, best, taken, Math.max(body.radius, back * 0.4), back));
  }
  for (const [id, spot] of spots) {
    const partner = id === first?.id ? best.b : id === second?.id ? best.a : best.centre;
    facings.set(
      id,
      bodies.length < 2 ? round(Math.atan2(best.front[0], best.front[2]) * (180 / Math.PI), 2) : yawTo(spot, partner),
    );
  }
  for (const [shape, body] of shapes) {
    spots.set(shape, spots.get(body)!);
    facings.set(shape, facings.get(body)!);
  }
  return { centre: best.centre, spots, facings, front: best.front };
}

/**
 * The ground of a scene in which somebody sits from the start: the partner stands before the seat, a step and a half
 * away, and the cameras take the side of the line between them that has more room.
 */
export function groundAtSeat(space: Space, ground: Ground, sitter: string, seat: Mark, partner: Performer): Ground {
  const from: GroundPoint = [seat.position[0], seat.position[2]];
  const taken = [...ground.spots].flatMap(([id, spot]) => (id === sitter || id === partner.id ? [] : [spot]));
  let best: { spot: GroundPoint; centre: GroundPoint; front: Point; score: number } | undefined;
  for (const { spot, way, reach, turn } of spotsBefore(space, seat, partner.body.radius, taken)) {
    const centre: GroundPoint = [round((from[0] + spot[0]) / 2), round((from[1] + spot[1]) / 2)];
    for (const side of [1, -1]) {
      const front: Point = [round(way[2] * side), 0, round(-way[0] * side)];
      const score = merit(space, centre, front, seat.facing) - Math.abs(reach - 1.5) - Math.abs(turn) / 40;
      if (!best || score > best.score + 1e-6) best = { spot, centre, front, score };
    }
  }
  if (!best) return ground;
  const spots = new Map(ground.spots).set(sitter, from).set(partner.id, best.spot);
  const facings = new Map(ground.facings).set(sitter, seat.facing).set(partner.id, yawTo(best.spot, from));
  return { centre: best.centre, spots, facings, front: best.front };
}

/** The free places before a seat on which somebody of the radius can stand and be looked at, with their way from it, metres and degrees. */
export function spotsBefore(
  space: Space,
  { position: [x, , z], facing }: Mark,
  radius: number,
  taken: readonly GroundPoint[] = [],
): { spot: GroundPoint; way: Point; reach: number; turn: number }[] {
  return [1.3, 1.5, 1.8, 2.1].flatMap((reach) =>
    [0, 20, -20, 40, -40, 60, -60, 80, -80].flatMap((turn) => {
      const way = heading(facing + turn);
      const spot: GroundPoint = [round(x + way[0] * reach), round(z + way[2] * reach)];
      return space.free(spot, Math.max(0.3, radius), taken) ? [{ spot, way, reach, turn }] : [];
    }),
  );
}

/** Places that a body takes: where it stands, and of a long beast where its head, its flanks and its tail are as it looks at the others. */
function along({ id, body }: Performer, spots: ReadonlyMap<string, GroundPoint>, pair: Layout): GroundPoint[] {
  const own = spots.get(id);
  if (!own) return [];
  const partner = [pair.b, pair.a].find((place) => groundDistance(place, own) > 0.1) ?? pair.centre;
  const way = heading(yawTo(own, partner));
  if (body.length < 1.5) return [own];
  return [0, 0.25, 0.5, -0.25, -0.5].flatMap((share) =>
    [body.radius, -body.radius].map(
      (side): GroundPoint => [
        own[0] + way[0] * body.length * share + way[2] * side,
        own[1] + way[2] * body.length * share - way[0] * side,
      ],
    ),
  );
}

/** A beast longer than the room between two stands so far back that its head is before the other and not behind. */
function drawBack(space: Space, { id, body }: Performer, spots: Map<string, GroundPoint>): void {
  const other = [...spots].find(([name]) => name !== id)?.[1];
  const own = spots.get(id);
  if (!other || !own || body.length < 4) return;
  const missing = body.length * 0.42 + 1.2 - groundDistance(own, other);
  if (missing <= 0) return;
  const way = heading(yawTo(other, own));
  for (const share of [1, 0.8, 0.6, 0.4, 0.2]) {
    const place: GroundPoint = [round(own[0] + way[0] * missing * share), round(own[1] + way[2] * missing * share)];
    const solid = space.around([place[0], space.ground(...place) + 1, place[1]], 0.4).length > 0;
    if (solid) continue;
    spots.set(id, place);
    return;
  }
}

/** A fox and the spirit it turns into are one body: whoever comes later takes the other's place. */
function otherShape(performer: Performer, performers: readonly Performer[]): [string, string][] {
  const foxlike = ({ appearance }: Performer) =>
    appearance.kind === 'creature'
      ? appearance.plan === 'fox'
      : appearance.features.some((feature) => feature.startsWith('fox') || feature === 'nine-tails');
  const index = performers.indexOf(performer);
  const earlier = performers
    .slice(0, index)
    .find((other) => foxlike(other) && foxlike(performer) && other.appearance.kind !== performer.appearance.kind);
  return earlier ? [[performer.id, earlier.id]] : [];
}

type PairRequest = { spacing: number; radius: number; alone: boolean; bout: boolean };

function bestPair(space: Space, { spacing, radius, alone, bout }: PairRequest): Layout {
  const marks = space.layout.marks.filter((mark) => mark.kind === 'stand');
  const centres = (marks.length > 0 ? marks : space.layout.marks).map((mark) => mark);
  let best: Layout | undefined;
  for (const [index, mark] of centres.entries()) {
    const centre: GroundPoint = [mark.position[0], mark.position[2]];
    for (let yaw = 0; yaw < 180; yaw += 15) {
      const axis = heading(yaw);
      const a: GroundPoint = [round(centre[0] - (axis[0] * spacing) / 2), round(centre[1] - (axis[2] * spacing) / 2)];
      const b: GroundPoint = [round(centre[0] + (axis[0] * spacing) / 2), round(centre[1] + (axis[2] * spacing) / 2)];
      const crowded = alone ? 0 : [a, b].filter((place) => !space.free(place, radius)).length;
      for (const side of [1, -1]) {
        const front: Point = [round(axis[2] * side), 0, round(-axis[0] * side)];
        const score =
          merit(space, centre, front, mark.facing) -
          crowded * 20 -
          index * 0.3 +
          (bout ? openness(space, centre, front) : 0);
        if (!best || score > best.score + 1e-6) best = { ...ordered(a, b, front), centre, front, score };
      }
    }
  }
  return best ?? { a: [-0.75, 0], b: [0.75, 0], centre: [0, 0], front: [0, 0, 1], score: 0 };
}

/** `a` is the one on the left as the cameras see it. */
function ordered(a: GroundPoint, b: GroundPoint, front: Point): { a: GroundPoint; b: GroundPoint } {
  const across = (b[0] - a[0]) * front[2] - (b[1] - a[1]) * front[0];
  return across >= 0 ? { a, b } : { a: b, b: a };
}

/** Metres around two who fight in which nothing stands, and at knee height towards the cameras' side, weighed against the room for cameras. */
function openness(space: Space, centre: GroundPoint, front: Point): number {
  const clear = [0.6, 0.9, 1.2, 1.5].findLast((radius) => space.free(centre, radius)) ?? 0;
  const side: Point = [front[2], 0, -front[0]];
  const knee: Point = [centre[0], space.ground(centre[0], centre[1]) + 0.45, centre[1]];
  const sight = [0.6, 0, -0.6].map((share) => space.room(knee, add(front, scale(side, share)), 4));
  return 3 * clear + 1.5 * Math.min(...sight) + 0.5 * sight[1]!;
}

function merit(space: Space, centre: GroundPoint, front: Point, markFacing: number): number {
  const eye: Point = [centre[0], space.ground(centre[0], centre[1]) + 1.5, centre[1]];
  const side: Point = [front[2], 0, -front[0]];
  const view = space.layout.views[0];
  const ahead = Math.min(7, space.room(eye, front, 7));
  const slants = [1, -1].map((sign) => Math.min(4, space.room(eye, add(front, scale(side, sign)), 4)));
  const towardsView = view
    ? dot(unit(subtract([view.position[0], 0, view.position[2]], [centre[0], 0, centre[1]])), front)
    : 0;
  const fromTarget = view ? groundDistance(centre, [view.target[0], view.target[2]]) : 0;
  return (
    ahead +
    0.8 * (slants[0]! + slants[1]!) +
    1.2 * towardsView +
    0.6 * dot(front, heading(markFacing)) -
    0.2 * fromTarget
  );
}

/** A free place in an arc behind a pair; a long beast's is `back` metres farther, so that its head does not come between them. */
function behind(space: Space, pair: Layout, taken: readonly GroundPoint[], radius: number, back: number): GroundPoint {
  const side: Point = [pair.front[2], 0, -pair.front[0]];
  for (const depth of [0.9, 1.3, 0.5, 1.8, 2.4, 0, -0.6].map((metres) => metres + back)) {
    for (const shift of [0, 0.9, -0.9, 1.7, -1.7, 2.5, -2.5, 3.3, -3.3]) {
      const x = pair.centre[0] - pair.front[0] * depth + side[0] * shift;
      const z = pair.centre[1] - pair.front[2] * depth + side[2] * shift;
      const place: GroundPoint = [round(x), round(z)];
      if (space.free(place, Math.max(0.3, radius)) && taken.every((other) => groundDistance(other, place) > 0.85))
        return place;
    }
  }
  for (const radius of [1, 1.5, 2.1, 2.8, 3.6])
    for (let yaw = 0; yaw < 360; yaw += 20) {
      const way = heading(yaw);
      const place: GroundPoint = [round(pair.centre[0] + way[0] * radius), round(pair.centre[1] + way[2] * radius)];
      if (space.free(place, 0.12) && taken.every((other) => groundDistance(other, place) > 0.8)) return place;
    }
  return [round(pair.centre[0] - pair.front[0]), round(pair.centre[1] - pair.front[2])];
}
