import type { Flicks, GroundPoint } from '../film/index.ts';
import { coverFrames, fromSeconds } from '../film/index.ts';
import type { Act } from './interpret.ts';
import type { Performed, Playing } from './playing.ts';
import { groundDistance, round, yawTo } from './vector.ts';
import { walkTo } from './walk.ts';

/** What covers who crouches behind it: metres of its height and of its narrower side, and of the way to it. */
const cover = { lowest: 0.5, highest: 2, narrowest: 0.4, farthest: 5 };
/** Metres between who hides and what hides them. */
const gap = 0.35;

/**
 * Somebody hides: runs behind whoever is named, else behind the nearest thing of the set that covers a crouching body, as seen from the
 * others or, alone, from the camera's side, and crouches there. Where nothing covers, only the crouching is left.
 */
export function hide(playing: Playing, act: Act, start: Flicks): Performed {
  const { book } = playing;
  const own = book.stand(act.actor, start).at;
  const place = isKnown(playing, act, start)
    ? undefined
    : (behindSomebody(playing, act, start) ?? behindSomething(playing, act, own, start));
  const run = place && walkTo(playing, { ...act, verb: 'exit' }, own, place, start);
  const there = run?.end ?? start;
  if (place && run?.moved) {
    const [facing, turned] = [round(yawTo(place, watched(playing, act, start)), 2), there + length(playing, 0.4)];
    book.write(act.actor, { kind: 'turn', facing, start: there, end: turned });
  }
  const down = there + (run?.moved ? length(playing, 0.4) : 0);
  book.write(act.actor, { kind: 'pose', pose: 'crouch', start: down, end: down });
  return { end: down + length(playing, 1.2), moved: run?.moved ?? false };
}

/** Who hides another, and an animal that its only company hides, is not hidden from them: both stay in view. */
function isKnown({ book, performers }: Playing, { actor, target, phrase }: Act, time: Flicks): boolean {
  if (isBehind(phrase) || /\bfrom\b|躲|避/iu.test(phrase)) return false;
  return (
    target !== undefined || (performers.get(actor)!.appearance.kind === 'creature' && book.present(time).length <= 2)
  );
}

const isBehind = (phrase: string): boolean => /\bbehind\b|后/iu.test(phrase);

const length = ({ rate }: Playing, seconds: number): Flicks => coverFrames(fromSeconds(seconds), rate);

/** From where nobody is to see who hides: the others' middle, else a point on the camera's side. */
function watched({ book, ground }: Playing, { actor, target, phrase }: Act, time: Flicks): GroundPoint {
  const screen = isBehind(phrase) ? target : undefined;
  const others = book.present(time).filter((id) => id !== actor && id !== screen);
  const places = others.map((id) => book.stand(id, time).at);
  if (places.length === 0) return [ground.centre[0] + ground.front[0] * 3, ground.centre[1] + ground.front[2] * 3];
  const mean = (axis: 0 | 1) => places.reduce((sum, at) => sum + at[axis], 0) / places.length;
  return [mean(0), mean(1)];
}

function behindSomebody(playing: Playing, act: Act, time: Flicks): GroundPoint | undefined {
  const { book, space, performers } = playing;
  if (!act.target || !book.stand(act.target, time).present || !isBehind(act.phrase)) return undefined;
  const at = book.stand(act.target, time).at;
  const { radius } = performers.get(act.actor)!.body;
  const place = beyond(watched(playing, act, time), at, performers.get(act.target)!.body.radius + radius + 0.1);
  return space.free(place, radius) ? place : undefined;
}

function behindSomething(playing: Playing, act: Act, own: GroundPoint, time: Flicks): GroundPoint | undefined {
  const { space, performers } = playing;
  const { radius } = performers.get(act.actor)!.body;
  const from = watched(playing, act, time);
  return space
    .around([own[0], space.ground(...own) + 0.6, own[1]], cover.farthest)
    .filter(({ minimum: [x1, , z1], maximum: [x2, top, z2] }) => {
      const tall = top - space.ground(...own);
      const narrow = Math.min(x2 - x1, z2 - z1);
      return tall >= cover.lowest && tall <= cover.highest && narrow >= cover.narrowest;
    })
    .map(({ minimum, maximum }): GroundPoint => {
      const middle: GroundPoint = [(minimum[0] + maximum[0]) / 2, (minimum[2] + maximum[2]) / 2];
      const half = Math.hypot(maximum[0] - minimum[0], maximum[2] - minimum[2]) / 2;
      return beyond(from, middle, half + gap);
    })
    .filter((place) => space.free(place, radius) && groundDistance(place, own) < cover.farthest)
    .sort((a, b) => groundDistance(a, own) - groundDistance(b, own))[0];
}

/** The place some metres behind another, seen from a third. */
function beyond(from: GroundPoint, at: GroundPoint, metres: number): GroundPoint {
  const away = Math.max(0.1, groundDistance(from, at));
  const share = metres / away;
  return [round(at[0] + (at[0] - from[0]) * share), round(at[1] + (at[1] - from[1]) * share)];
}
