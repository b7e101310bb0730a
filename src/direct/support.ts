import type { Flicks, GroundPoint } from '../film/index.ts';
import { coverFrames, fromSeconds } from '../film/index.ts';
import { onFeet, withinReach } from './contact.ts';
import table from './data/support.json' with { type: 'json' };
import type { Act } from './interpret.ts';
import { findPath, pathLength, withoutEnd } from './paths.ts';
import type { Performed, Playing } from './playing.ts';
import { groundDistance, round } from './vector.ts';
import { walkAlong } from './walk.ts';
import { either, type Hit } from './words.ts';

const [helping, walking] = [either(table.helping), either(table.walking)];

/** Metres between those who walk side by side or one behind the other, and of the way that is seen. */
const [abreast, behind, seen] = [0.55, 0.7, 3];
/** Metres of free way to either side: three abreast where there is room, else one after the other. */
const rooms = [0.8, 0.55, 0.3];

/**
 * Who helps whom to walk in a sentence: *help the astronaut walk*, 扶着宇航员走. `who` are the names in it, those of one subject as one;
 * undefined where nobody does.
 */
export function supportIn(text: string, who: readonly (Hit & { ids: string[] })[]): Act | undefined {
  for (const helped of who) {
    const [target] = helped.ids;
    const helps = helping.exec(text.slice(0, helped.start));
    const [actor, ...others] = who.findLast(({ end }) => helps && end <= helps.index)?.ids ?? [];
    if (!helps || !actor || !target || !walking.test(text.slice(helped.end))) continue;
    return { actor, verb: 'support', target, phrase: text.slice(helps.index), others };
  }
  return undefined;
}

/** Those who help come to somebody's sides, and all walk side by side towards a way out. Undefined where there is no such way. */
export function support(playing: Playing, act: Act & { target: string }, start: Flicks): Performed | undefined {
  const { book, space } = playing;
  const helpers = [act.actor, ...(act.others ?? [])].filter((id) => id !== act.target && book.stand(id, start).present);
  const up = Math.max(...[act.target, ...helpers].map((id) => onFeet(playing, id, start)));
  const own = book.stand(act.target, up).at;
  const ways = space.layout.marks.filter(({ kind }) => kind === 'entrance').map(({ position: [x, , z] }) => [x, z]);
  const way = rooms
    .flatMap((room) => ways.map((aim) => findPath(space, own, aim as GroundPoint, room, [])))
    .find((path) => path !== undefined && pathLength(path) > 1.5);
  if (!way) return undefined;
  const from = Math.max(up, ...helpers.map((actor) => withinReach(playing, { ...act, actor }, up, 0.2).end));
  const path = withoutEnd(way, Math.max(0.5, pathLength(way) - seen));
  const walk = { ...act, verb: 'exit', phrase: '' };
  const { end } = walkAlong(playing, { ...walk, actor: act.target }, path, from);
  for (const [actor, side] of sides(playing, helpers, path, from)) {
    const track = alongside(path, side).slice(1);
    const open = track.every((place) => space.free(place, 0.25));
    const own = [book.stand(actor, from).at, ...(open ? track : withoutEnd(path, behind).slice(1))];
    book.write(actor, { kind: 'move', gait: 'walk', path: own, start: from, end });
    book.look(actor, { actor: act.target }, from);
  }
  return { end: end + coverFrames(fromSeconds(0.3), playing.rate), moved: true, with: act.target };
}

/** Each helper's side of a way, the nearer one to the first: 1 is its left, -1 its right. */
function sides({ book }: Playing, helpers: readonly string[], path: GroundPoint[], time: Flicks): [string, number][] {
  const away = (id: string, side: number) => groundDistance(book.stand(id, time).at, alongside(path, side)[0]!);
  const [first] = helpers;
  const nearer = first && away(first, 1) <= away(first, -1) ? 1 : -1;
  return helpers.slice(0, 2).map((id, index) => [id, index === 0 ? nearer : -nearer]);
}

/** A way beside another. */
function alongside(path: readonly GroundPoint[], side: number): GroundPoint[] {
  return path.map(([x, z], index) => {
    const [before, after] = [path[Math.max(0, index - 1)]!, path[Math.min(path.length - 1, index + 1)]!];
    const length = Math.max(0.01, groundDistance(before, after));
    const [dx, dz] = [(after[0] - before[0]) / length, (after[1] - before[1]) / length];
    return [round(x + dz * side * abreast), round(z - dx * side * abreast)];
  });
}
