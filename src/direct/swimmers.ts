import type { FilmSet, Finding, GroundPoint, Mark, Point, Scene } from '../film/index.ts';
import { castOf } from './arrivals.ts';
import type { Performer } from './performers.ts';
import { type Body, floats, mediumOf, type Space, type StageGeometry, spaceOf } from './space.ts';
import type { Ground } from './spots.ts';
import { add, clamp, dot, groundDistance, heading, round, scale, turnedBy, unit, yawTo } from './vector.ts';

/** Metres from which on a body that lives in water is not shown out of it. */
const large = 4;

/** The set of a scene and who can be seen on it: large swimmers are only heard where there is no water. */
export function settingOf(
  geometry: StageGeometry,
  set: FilmSet,
  scene: Scene,
  performers: readonly Performer[],
): { space: Space; performers: readonly Performer[]; findings: Finding[] } {
  const swimmers = castOf(scene, performers).filter(({ body }) => body.draught !== undefined);
  if (swimmers.length === 0) return { space: spaceOf(geometry, set), performers, findings: [] };
  if (geometry.layoutOf(set).water) return { space: nearWater(spaceOf(geometry, set, true)), performers, findings: [] };
  const unseen = swimmers.filter(({ body }) => body.length > large);
  const seen = performers.filter((performer) => !unseen.includes(performer));
  return {
    space: spaceOf(geometry, set),
    performers: seen,
    findings: unseen.map((performer) => notShown(performer, scene, set)),
  };
}

function notShown({ name }: Performer, scene: Scene, { builder }: FilmSet): Finding {
  return {
    code: 'swimmer-not-shown',
    severity: 'draft',
    message: `${name} lives in water and "${scene.heading.place}" has none, so there it is heard but not seen.`,
    where: { file: 'screenplay.fountain', line: scene.heading.line, scene: scene.id },
    evidence: { name, builder },
    confidence: 1,
    fix: 'Play the scene on a shore, a quay, a bridge or a ship, or give the place such a builder in sets.yaml.',
  };
}

/** The free place of an area that is nearest to somewhere. */
function nearestWater({ layout }: Space, [x, z]: GroundPoint): GroundPoint {
  const inside = layout.water!.areas.map(([x0, z0, x1, z1]): GroundPoint => [clamp(x, x0, x1), clamp(z, z0, z1)]);
  return inside.sort((a, b) => groundDistance(a, [x, z]) - groundDistance(b, [x, z]))[0]!;
}

/** How much farther than the nearest a standing mark may be that counts as at the water's edge, metres. */
const edge = 0.6;

/** Metres from the mark at the water beyond which people of such a scene do not walk, and how much farther inland they sit. */
const stroll = 3.3;
const inland = 1.5;

/** The set without the marks from which whoever sits or stands sees little of the water. */
function nearWater(space: Space): Space {
  const placed = space.layout.marks.map((mark) => {
    const place: GroundPoint = [mark.position[0], mark.position[2]];
    return { mark, place, away: groundDistance(nearestWater(space, place), place) };
  });
  const stands = placed.filter(({ mark }) => mark.kind === 'stand').sort((a, b) => a.away - b.away);
  const [first] = stands;
  const kept = placed.filter(({ mark, place, away }) => {
    if (mark.kind === 'stand') return groundDistance(place, first!.place) < stroll;
    return mark.kind !== 'sit' || away < first!.away + inland;
  });
  return { ...space, layout: { ...space.layout, marks: kept.map(({ mark }) => mark) } };
}

/** The set as those use it who stand at the edge of its water: with the marks there, and seen from the land. */
function shoreOf(space: Space): Space {
  const marks = space.layout.marks
    .filter(({ kind }) => kind === 'stand')
    .map((mark) => {
      const place: GroundPoint = [mark.position[0], mark.position[2]];
      const water = nearestWater(space, place);
      return { mark: { ...mark, facing: yawTo(water, place) }, away: groundDistance(water, place) };
    })
    .sort((a, b) => a.away - b.away);
  const near = marks.filter(({ away }) => away <= marks[0]!.away + edge).map(({ mark }) => mark);
  const { position, facing } = near[0]!;
  const views = [{ position: add(position, scale(heading(facing), 8)), target: position, focalLength: 24 }];
  const seats = space.layout.marks.filter(({ kind }) => kind !== 'stand');
  return { ...space, layout: { ...space.layout, marks: [...near, ...seats] as Mark[], views } };
}

/** Metres from the edge of open water at which the middle of a body lies that is at rest before people who stand `drop` metres over it. */
const gapOf = ({ length }: Body, drop: number) => Math.max(1.5, 1.05 * length - 1.8) + Math.max(0, drop - 0.6);

/**
 * The ground of a scene at the water: people at its edge, as `onLand` places them, whoever lives in the water beyond it at a
 * distance that its size asks for, turned to them and a little to the cameras, which look out from the land.
 */
export function groundAtWater(
  space: Space,
  performers: readonly Performer[],
  onLand: (space: Space, performers: readonly Performer[]) => Ground,
): Ground {
  const shore = shoreOf(space);
  const ashore = performers.filter(({ body }) => !floats(space, body));
  const ground = onLand(shore, ashore);
  const [alone] = ashore.length === 1 ? [...ground.spots.values()] : [];
  const centre = alone ?? ground.centre;
  const water = nearestWater(space, centre);
  const landward = heading(yawTo(water, centre));
  let { front } = ashore.length > 1 ? ground : { front: landward };
  const facings = new Map(ground.facings);
  const spots = new Map(ground.spots);
  const taken: { place: GroundPoint; reach: number }[] = [];
  for (const { id, body } of performers.filter((performer) => !ashore.includes(performer))) {
    const slants = ashore.length > 1 ? [20, -20, 35, -35, 0, 50, -50] : [38, -38, 50, -50, 25, -25, 12, -12, 65, -65];
    const place = placeIn(space, body, { water, centre, landward, front, slants, taken });
    spots.set(id, place);
    taken.push({ place, reach: body.length / 2 });
    if (alone && taken.length === 1) {
      front = acrossLine(alone, place, landward);
      facings.set(ashore[0]!.id, yawTo(alone, place));
    }
    facings.set(id, facingFrom(place, centre, front));
  }
  return { ...ground, spots, facings, front };
}

/** Degrees by which a swimmer turns from the people towards the cameras, so that its length is seen. */
const aside = 28;

/** The yaw at which a swimmer looks at people and shows its flank to the cameras. */
export function facingFrom(place: GroundPoint, people: GroundPoint, front: Point): number {
  const yaw = yawTo(place, people);
  const turns = [aside, -aside].map((turn) => round(yaw + turn, 2));
  return turns.sort((a, b) => dot(heading(b), front) - dot(heading(a), front))[0]!;
}

/** The normal of the line between two places that points to the land. */
function acrossLine(from: GroundPoint, to: GroundPoint, landward: Point): Point {
  const normal = heading(yawTo(from, to) + 90);
  const [x, , z] = dot(normal, landward) >= 0 ? normal : scale(normal, -1);
  return [round(x), 0, round(z)];
}

type Waters = {
  water: GroundPoint;
  centre: GroundPoint;
  landward: Point;
  front: Point;
  slants: readonly number[];
  taken: readonly { place: GroundPoint; reach: number }[];
};

/** The place in the water for a body: open to the eyes of the people, clear of others, with room for its length. */
function placeIn(space: Space, body: Body, { water, centre, landward, front, slants, taken }: Waters): GroundPoint {
  const medium = mediumOf(space, body);
  const eyes: Point = [centre[0], space.ground(...centre) + 1.5, centre[1]];
  const out = scale(landward, -1);
  const drop = space.ground(...centre) - space.layout.water!.level;
  let best: { place: GroundPoint; score: number } | undefined;
  for (const [order, slant] of slants.entries())
    for (const share of [1, 1.15, 1.35, 0.9, 1.6, 0.8]) {
      const way = turnedBy(out, slant);
      const gap = gapOf(body, drop) * share;
      const place: GroundPoint = [round(water[0] + way[0] * gap), round(water[1] + way[2] * gap)];
      const yaw = facingFrom(place, centre, front);
      const room = lengthFree(medium, body, place, yaw);
      const level: Point = [place[0], medium.ground(...place) + (body.draught ?? 0) + 0.4, place[1]];
      const near = taken.some((other) => groundDistance(other.place, place) < other.reach + body.length / 2 + 0.8);
      const score =
        -0.2 * order - 2 * Math.abs(Math.log(share)) + 6 * room - (space.blocked(eyes, level) ? 4 : 0) - (near ? 8 : 0);
      if (!best || score > best.score + 1e-6) best = { place, score };
    }
  return best!.place;
}

/** Share of a body's length, 0 to 1, that lies in free water at a place and yaw. */
function lengthFree(medium: Space, { length, radius }: Body, place: GroundPoint, yaw: number): number {
  const way = heading(yaw);
  const shares = [-0.6, -0.3, 0, 0.3, 0.5];
  const free = shares.filter((share) =>
    medium.free([place[0] + way[0] * length * share, place[1] + way[2] * length * share], Math.min(1.2, radius)),
  );
  return free.length / shares.length;
}

/** A line of places along the water from one, as far as its body has room, in the direction of a yaw. */
export function wayAlong(space: Space, body: Body, from: GroundPoint, yaw: number, metres: number): GroundPoint {
  const medium = mediumOf(space, body);
  const way = unit(heading(yaw));
  let reach = 0;
  while (reach < metres) {
    const next: GroundPoint = [from[0] + way[0] * (reach + 0.5), from[1] + way[2] * (reach + 0.5)];
    if (!medium.free(next, Math.min(1.2, body.radius))) break;
    reach += 0.5;
  }
  return [round(from[0] + way[0] * reach), round(from[1] + way[2] * reach)];
}
