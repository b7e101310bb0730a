import type { Flicks, GroundPoint } from '../film/index.ts';
import { coverFrames, fromSeconds, snapToFrame, toSeconds } from '../film/index.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import secrecy from './data/secrecy.json' with { type: 'json' };
import type { Act } from './interpret.ts';
import { findPath, lastPart, pathLength, withoutEnd } from './paths.ts';
import type { Performed, Playing } from './playing.ts';
import { isApart } from './swim.ts';
import { yawTo } from './vector.ts';
import { entranceWay, gaitFor, walkAlong } from './walk.ts';
import { has } from './words.ts';

/** Metres between those who walk one behind the other: openly, and where the first is not to know of it. */
const behind = { open: 1.6, secret: 2.8 };
/** Metres of a way that is worth walking, and seconds of it that are seen. */
const [shortest, seen] = [1.5, 3];

/**
 * Somebody follows another: both walk the same way, one behind the other, nobody face to face. At the beginning of a scene they come to
 * their places so, later they go on from there. Who is followed in secret does not look round. `undefined` where there is no such way.
 */
export function trail(playing: Playing, act: Act & { target: string }, start: Flicks): Performed | undefined {
  const { book } = playing;
  if (isApart(playing, act.actor, act.target)) return undefined;
  if (!book.stand(act.target, start).present || book.stand(act.target, start).moving) return undefined;
  const secret = has(`${playing.about} ${act.phrase}`, secrecy);
  const gap = secret ? behind.secret : behind.open;
  const led = { ...act, actor: act.target, target: undefined, verb: 'exit' };
  const fresh = [act.actor, act.target].every(
    (id) => !book.blocking.get(id)!.actions.some(({ kind }) => kind === 'move'),
  );
  const opening = fresh && start < coverFrames(fromSeconds(grammar.pace.opening), playing.rate);
  const walked =
    (opening ? comeAlong(playing, act, led, gap, start) : undefined) ?? goAlong(playing, act, led, gap, start);
  if (!walked) return undefined;
  if (secret) {
    playing.unaware.add(act.target);
    book.rest(act.target, start);
  }
  book.look(act.actor, { actor: act.target }, start);
  return walked;
}

/** Both are on the way to the place of the first when the scene opens. */
function comeAlong(playing: Playing, act: Act, led: Act, gap: number, start: Flicks): Performed | undefined {
  const { book, ground } = playing;
  const way = entranceWay(playing, led.actor, ground.spots.get(led.actor)!, start);
  const speed = grammar.speeds[gaitFor(playing, act)];
  const wished = speed * (toSeconds(start) + seen);
  const length = Math.min(wished, pathLength(way) - gap - 0.3);
  if (length < shortest) return undefined;
  const first = lastPart(way, length);
  const second = withoutEnd(lastPart(way, length + gap), gap);
  for (const [id, path] of [
    [led.actor, first],
    [act.actor, second],
  ] as const) {
    const own = book.blocking.get(id)!;
    [own.present, own.at, own.facing] = [true, path[0]!, yawTo(path[0]!, path[1]!)];
  }
  const early = snapToFrame(fromSeconds(Math.max(0, length / speed - seen)), playing.rate);
  const from = Math.max(0, start - early);
  walkAlong(playing, led, first, from);
  return { ...walkAlong(playing, { ...act, verb: 'exit' }, second, from), with: led.actor };
}

/** The first walks off towards a way out, the other after them when they are ahead. */
function goAlong(playing: Playing, act: Act, led: Act, gap: number, start: Flicks): Performed | undefined {
  const { book, space, performers } = playing;
  const [own, other] = [book.stand(act.actor, start).at, book.stand(led.actor, start).at];
  const ways = space.layout.marks
    .filter(({ kind }) => kind === 'entrance')
    .map(({ position: [x, , z] }) => findPath(space, other, [x, z], performers.get(led.actor)!.body.radius, [own]))
    .filter((path): path is GroundPoint[] => path !== undefined && pathLength(path) > gap + shortest)
    .map((path) => withoutEnd(path, Math.max(0.6, pathLength(path) - gap - seen)));
  for (const way of ways) {
    const path = findPath(space, own, withoutEnd(way, gap).at(-1)!, performers.get(act.actor)!.body.radius, []);
    if (!path) continue;
    walkAlong(playing, led, way, start);
    const after = start + coverFrames(fromSeconds(0.8), playing.rate);
    return { ...walkAlong(playing, { ...act, verb: 'exit' }, path, after), with: led.actor };
  }
  return undefined;
}
