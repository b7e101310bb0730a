import { type Finding, type Point, toSeconds } from '../film/index.ts';
import rules from './data/rules.json' with { type: 'json' };
import { broken, median, short } from './rules-finding.ts';
import { across, boxDepth, boxDistance, minus, segmentDistance, size, times } from './rules-geometry.ts';
import { ankleHeight, type Body, type Moment, type SeenShot } from './rules-seen.ts';

/** What the camera and the bodies of one shot do wrong in space. At most one finding for each rule and body. */
export function motionFindings(seen: SeenShot): Finding[] {
  return [
    ...cameraPlace(seen),
    ...horizon(seen),
    ...jolts(seen),
    ...collisions(seen),
    ...inSolids(seen),
    ...floating(seen),
    ...outOfWater(seen),
  ];
}

function cameraPlace(seen: SeenShot): Finding[] {
  const limits = rules['camera-solid'];
  const found: Finding[] = [];
  const near = (moment: Moment) => Math.min(...seen.solids.map((box) => boxDistance(box, moment.lens.place)));
  const closest = seen.moments.find((moment) => near(moment) < limits.set);
  if (closest)
    found.push(
      broken(
        'camera-solid',
        seen.shot,
        'the camera is inside the set or touches it.',
        { away: short(near(closest)) },
        closest.time,
      ),
    );
  const bodies = seen.moments.flatMap((moment) =>
    [...moment.bodies.values()]
      .filter((body) => body.present > 0.5)
      .map((body) => ({ moment, body, away: fromBody(moment, body) })),
  );
  const touched = bodies.find(({ away }) => away < limits.figure);
  if (touched)
    found.push(
      broken(
        'camera-solid',
        seen.shot,
        `the camera touches ${touched.body.id}.`,
        { away: short(touched.away) },
        touched.moment.time,
      ),
    );
  const over = ({ lens: { place } }: Moment) => place[1] - seen.ground(place[0], place[2]);
  const low = seen.moments.find((moment) => over(moment) < rules['camera-ground'].least);
  if (low)
    found.push(
      broken('camera-ground', seen.shot, 'the camera is in the ground.', { over: short(over(low)) }, low.time),
    );
  return found;
}

function fromBody({ lens: { place } }: Moment, body: Body): number {
  return Math.min(...body.capsules.map(({ from, to, radius }) => segmentDistance(place, place, from, to) - radius));
}

function horizon(seen: SeenShot): Finding[] {
  if (seen.shot.angle === 'dutch') return [];
  const rolls = seen.lenses.map(({ right }) => (Math.asin(Math.min(1, Math.abs(right[1]))) * 180) / Math.PI);
  const most = Math.max(...rolls);
  return most <= rules.horizon.most
    ? []
    : [broken('horizon', seen.shot, 'the horizon leans.', { degrees: short(most) })];
}

function jolts(seen: SeenShot): Finding[] {
  const { place, aim, window } = rules['camera-jolt'];
  const perSecond = seen.lenses.length / Math.max(0.1, (seen.moments.at(-1)?.time ?? 0) + 1 / 24);
  const step = Math.max(1, Math.round(perSecond * window));
  const span = step / perSecond;
  const bend = (points: Point[], at: number) =>
    size(minus(minus(points[at + step * 2]!, points[at + step]!), minus(points[at + step]!, points[at]!))) / span ** 2;
  const worst = (points: Point[]) => {
    let most = 0;
    for (let at = 0; at + step * 2 < points.length; at++) most = Math.max(most, bend(points, at));
    return most;
  };
  const moved = worst(seen.lenses.map((lens) => lens.place));
  const swung = worst(seen.lenses.map((lens) => times(lens.ahead, 180 / Math.PI)));
  if (moved <= place && swung <= aim) return [];
  return [broken('camera-jolt', seen.shot, 'the camera jerks.', { place: short(moved), aim: short(swung) })];
}

/** A body's circles on the ground: one for a person, three along a beast. */
function circles(body: Body): { at: Point; radius: number }[] {
  const { radius, length } = body.standing;
  if (body.person || length < radius * 3) return [{ at: body.person ? body.hips : body.root, radius }];
  const slim = length > radius * 8 ? 0.5 : 1;
  return [body.hips, body.breast, body.neck].map((at, part) => ({ at, radius: radius * (part === 2 ? 0.5 : slim) }));
}

/** Two hold each other: their chests touch, and half of each is behind the other's arms. */
function embrace({ shot: { staging } }: SeenShot, one: string, other: string, time: number): boolean {
  return staging.blocking.some(({ actor, actions }) =>
    actions.some((action) => {
      if (action.kind !== 'gesture' || !['embrace', 'reach'].includes(action.gesture)) return false;
      const target = action.target && 'actor' in action.target ? action.target.actor : undefined;
      const pair = (actor === one && target === other) || (actor === other && target === one);
      return pair && time > toSeconds(action.start) - 0.2 && time < toSeconds(action.end) + 0.4;
    }),
  );
}

function collisions(seen: SeenShot): Finding[] {
  const counts = new Map<string, { times: number; least: number; at: number }>();
  for (const moment of seen.moments) {
    const bodies = [...moment.bodies.values()].filter((body) => body.present > 0.9);
    for (const [index, one] of bodies.entries())
      for (const other of bodies.slice(index + 1)) {
        const share = Math.min(
          ...circles(one).flatMap((a) => circles(other).map((b) => across(a.at, b.at) / (a.radius + b.radius))),
        );
        const { least, embraced } = rules['figures-collide'];
        if (share >= (embrace(seen, one.id, other.id, moment.time) ? embraced : least)) continue;
        const key = `${one.id} and ${other.id}`;
        const before = counts.get(key) ?? { times: 0, least: 1, at: moment.time };
        counts.set(key, { times: before.times + 1, least: Math.min(before.least, share), at: before.at });
      }
  }
  return [...counts]
    .filter(([, { times: count }]) => count >= 2)
    .map(([pair, { least, at }]) =>
      broken('figures-collide', seen.shot, `${pair} stand in each other.`, { share: short(least) }, at),
    );
}

function upright(body: Body, ground: number): boolean {
  return !body.person || body.hips[1] - ground > body.standing.height * 0.42;
}

/** Somebody is about to sit, sits down or has just risen: a seat is a solid that one may be in. */
function sitsDown({ shot: { staging } }: SeenShot, id: string, time: number): boolean {
  const book = staging.blocking.find((own) => own.actor === id);
  const seated = book?.actions.some(
    (action) => action.kind === 'pose' && action.pose === 'sit' && Math.abs(toSeconds(action.start) - time) < 1.6,
  );
  return (seated ?? false) || (book?.pose === 'sit' && time < 2.5);
}

function inSolids(seen: SeenShot): Finding[] {
  const counts = new Map<string, { times: number; depth: number; at: number }>();
  for (const moment of seen.moments)
    for (const body of moment.bodies.values()) {
      const ground = seen.ground(body.root[0], body.root[2]);
      if (body.present < 0.5 || !upright(body, ground) || sitsDown(seen, body.id, moment.time)) continue;
      const tall = seen.solids.filter(
        (box) => box.maximum[1] > ground + 0.4 && box.minimum[1] < ground + body.standing.height * 0.8,
      );
      const depth = Math.max(0, ...tall.map((box) => boxDepth(box, body.root)));
      if (depth <= rules['figure-in-solid'].most) continue;
      const before = counts.get(body.id) ?? { times: 0, depth: 0, at: moment.time };
      counts.set(body.id, { times: before.times + 1, depth: Math.max(before.depth, depth), at: before.at });
    }
  return [...counts]
    .filter(([, { times: count }]) => count >= 2)
    .map(([id, { depth, at }]) =>
      broken('figure-in-solid', seen.shot, `${id} stands in something solid.`, { depth: short(depth) }, at),
    );
}

/** Somebody jumps or falls, or is getting up or down: feet leave the ground. */
function leaps({ shot: { staging } }: SeenShot, id: string, time: number): boolean {
  const book = staging.blocking.find((own) => own.actor === id);
  return (book?.actions ?? []).some((action) => {
    const since = time - toSeconds(action.start);
    if (action.kind === 'pose') return since > 0 && since < 1.6;
    return (
      action.kind === 'gesture' &&
      ['jump', 'fall'].includes(action.gesture) &&
      since > 0 &&
      time < toSeconds(action.end)
    );
  });
}

function floating(seen: SeenShot): Finding[] {
  const gaps = new Map<string, number[]>();
  for (const moment of seen.moments)
    for (const body of moment.bodies.values()) {
      const ground = seen.ground(body.root[0], body.root[2]);
      if (body.present < 0.5 || body.feet.length === 0 || !upright(body, ground) || swims(seen, body)) continue;
      if (leaps(seen, body.id, moment.time)) continue;
      const gap = Math.min(...body.feet.map((foot) => foot[1] - ankleHeight(body) - seen.ground(foot[0], foot[2])));
      gaps.set(body.id, [...(gaps.get(body.id) ?? []), gap]);
    }
  return [...gaps]
    .filter(([, values]) => Math.abs(median(values)) > rules['feet-off-ground'].most)
    .map(([id, values]) =>
      broken('feet-off-ground', seen.shot, `the feet of ${id} are not on the ground.`, { gap: short(median(values)) }),
    );
}

const swims = ({ water }: SeenShot, { standing }: Body) => water !== undefined && standing.draught !== undefined;

/** Metres from the nearest open water to a body, seen from above, or from the surface down to its sole where that is in the air. */
function fromWater({ areas, level }: NonNullable<SeenShot['water']>, { root: [x, y, z] }: Body): number {
  const aside = areas.map(([x0, z0, x1, z1]) => Math.hypot(Math.max(x0 - x, 0, x - x1), Math.max(z0 - z, 0, z - z1)));
  return Math.max(Math.min(...aside), y - level);
}

function outOfWater(seen: SeenShot): Finding[] {
  const { water } = seen;
  if (!water) return [];
  const away = new Map<string, number[]>();
  for (const { bodies } of seen.moments)
    for (const body of bodies.values())
      if (body.present >= 0.5 && swims(seen, body))
        away.set(body.id, [...(away.get(body.id) ?? []), fromWater(water, body)]);
  return [...away]
    .filter(([, values]) => median(values) > rules['out-of-water'].most)
    .map(([id, values]) =>
      broken('out-of-water', seen.shot, `${id} lives in water and is out of it.`, { away: short(median(values)) }),
    );
}
