import type { Flicks, GroundPoint } from '../film/index.ts';
import { coverFrames, fromSeconds } from '../film/index.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import type { Act } from './interpret.ts';
import { findPath, pathLength } from './paths.ts';
import type { Performed, Playing } from './playing.ts';
import { groundDistance, heading, round, yawBetween, yawTo } from './vector.ts';
import { has } from './words.ts';

/** The shortest clear way in that nobody else has used yet. */
export function entranceWay(playing: Playing, actor: string, spot: GroundPoint, time: Flicks): GroundPoint[] {
  const { space, entrances, book, performers } = playing;
  const radius = performers.get(actor)!.body.radius;
  const others = book
    .present(time)
    .filter((id) => id !== actor)
    .map((id) => book.stand(id, time).at);
  const ways = space.layout.marks
    .filter((mark) => mark.kind === 'entrance')
    .map((mark) => ({ mark, path: findPath(space, [mark.position[0], mark.position[2]], spot, radius, others) }))
    .filter((way) => way.path)
    .map(({ mark, path }) => ({
      mark,
      path: path!,
      cost: pathLength(path!) + ([...entrances].some(([id, used]) => used === mark && id !== actor) ? 8 : 0),
    }))
    .sort((a, b) => a.cost - b.cost);
  const way = ways[0];
  if (!way) return [stepBack(playing, spot), spot];
  entrances.set(actor, way.mark);
  return way.path;
}

/** A free place two metres behind a spot, where the set has no way in. */
export function stepBack({ ground, space }: Playing, spot: GroundPoint): GroundPoint {
  const away: GroundPoint[] = [0, 45, -45, 90, -90, 180].map((turn) => {
    const direction = heading(yawTo(ground.centre, spot) + turn);
    return [round(spot[0] + direction[0] * 2), round(spot[1] + direction[2] * 2)];
  });
  return away.find((place) => space.free(place, 0.3)) ?? [spot[0] + 0.4, spot[1]];
}

/** When somebody who is on the way at a moment is there. */
export function arrival({ book }: Playing, actor: string, time: Flicks): Flicks {
  const ways = book.blocking.get(actor)?.actions.filter((action) => action.kind === 'move' && action.start <= time);
  return Math.max(time, ...(ways ?? []).map((way) => way.end));
}

/** Where the others of a scene are, or will be when they have come. */
export function placesOfOthers(playing: Playing, actor: string, time: Flicks): GroundPoint[] {
  const { book, ground } = playing;
  return [...book.blocking.keys()]
    .filter((id) => id !== actor)
    .map((id) => {
      const stand = book.stand(id, arrival(playing, id, time));
      return stand.present ? stand.at : ground.spots.get(id)!;
    });
}

/** Walks to a place by a clear way, or stays where there is none. */
export function walkTo(playing: Playing, act: Act, from: GroundPoint, to: GroundPoint, start: Flicks): Performed {
  const { book, space, performers } = playing;
  const others = book
    .present(start)
    .filter((id) => id !== act.actor)
    .map((id) => book.stand(id, start).at);
  const path = findPath(space, from, to, performers.get(act.actor)!.body.radius, others);
  return path ? walkAlong(playing, act, path, start) : { end: start, moved: false };
}

/** Walks a path at the gait's speed and turns to whoever is nearest at its end. */
export function walkAlong(playing: Playing, act: Act, path: GroundPoint[], start: Flicks): Performed {
  const { book, ground, rate } = playing;
  const gait = gaitFor(playing, act);
  const seconds = Math.max(0.6, pathLength(path) / grammar.speeds[gait]);
  const end = start + coverFrames(fromSeconds(seconds), rate);
  book.write(act.actor, { kind: 'move', gait, path, start, end });
  const arrived = path.at(-1)!;
  const spot = ground.spots.get(act.actor);
  const partner = nearestOther(playing, act.actor, end);
  const facing = partner
    ? yawTo(arrived, partner)
    : spot && groundDistance(arrived, spot) < 0.1
      ? ground.facings.get(act.actor)!
      : undefined;
  const last = yawTo(path.at(-2)!, arrived);
  if (facing !== undefined && act.verb !== 'exit' && yawBetween(facing, last) > 20) {
    const turned = end + coverFrames(fromSeconds(0.5), rate);
    book.write(act.actor, { kind: 'turn', facing, start: end, end: turned });
    return { end: turned, moved: true };
  }
  return { end, moved: true };
}

/** How a body goes about an act. */
export function gaitFor({ performers }: Playing, act: Act): keyof typeof grammar.speeds {
  const appearance = performers.get(act.actor)!.appearance;
  if (appearance.kind === 'creature') {
    if (appearance.plan === 'bird') return has(act.phrase, grammar.hops) ? 'walk' : 'fly';
    if (appearance.plan === 'dragon') return 'fly';
    return act.verb === 'run' ? 'run' : 'trot';
  }
  if (act.verb === 'run' || /\b(?:run|rush|dash|hurr|sprint|race|flee|burst)|[跑冲奔逃闯]/iu.test(act.phrase))
    return 'run';
  return /\b(?:creep|sneak|tiptoe)|[潜蹑]/iu.test(act.phrase) ? 'sneak' : 'walk';
}

/** Where the nearest other person stands. */
export function nearestOther({ book }: Playing, actor: string, time: Flicks): GroundPoint | undefined {
  const here = book.stand(actor, time).at;
  return book
    .present(time)
    .filter((id) => id !== actor)
    .map((id) => book.stand(id, time).at)
    .sort((a, b) => groundDistance(a, here) - groundDistance(b, here))[0];
}
