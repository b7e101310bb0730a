import type { Flicks, GroundPoint, Mark } from '../film/index.ts';
import { coverFrames, fromSeconds } from '../film/index.ts';
import type { Stand } from './actor-at.ts';
import { gesture } from './contact.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import seats from './data/seats.json' with { type: 'json' };
import type { Act } from './interpret.ts';
import { findPath } from './paths.ts';
import type { Performer } from './performers.ts';
import type { Performed, Playing } from './playing.ts';
import { spotsBefore } from './spots.ts';
import { isDown, isSettling } from './states.ts';
import { isApart } from './swim.ts';
import { groundDistance, heading, round, yawTo } from './vector.ts';
import { walkTo } from './walk.ts';
import { findWords, has } from './words.ts';

const { pace } = grammar;
/** Seconds of a way to somebody close by: the picture is of both, not of the way. */
const shortWay = 3;
/** Acts that end in another pose than standing. */
export const postures = { sit: 'sit', kneel: 'kneel', crouch: 'crouch', lie: 'lie' } as const;

/** Puts somebody into the pose of an act before the scene begins; gives the seat where one is taken. */
export function openIn(playing: Playing, act: Act): Mark | undefined {
  const pose = postures[act.verb as keyof typeof postures];
  const book = playing.book.blocking.get(act.actor)!;
  if (!pose || !book.present || (pose !== 'sit' && isSettling(act))) return undefined;
  const seat = pose === 'sit' ? seatFor(playing, act, 0) : undefined;
  book.pose = pose;
  if (seat) [book.at, book.facing] = [[seat.position[0], seat.position[2]], seat.facing];
  return seat;
}

export function takePose(
  playing: Playing,
  act: Act,
  start: Flicks,
  pose: 'sit' | 'kneel' | 'crouch' | 'lie',
): Performed {
  const { book, rate } = playing;
  const length = (seconds: number) => coverFrames(fromSeconds(seconds), rate);
  const stand = book.stand(act.actor, start);
  const already = act.found && stand.pose === pose;
  if (already || (isDown(stand.pose) && pose === 'lie')) return { end: start + length(pace.idle), moved: false };
  if (stand.pose === pose) return gesture(playing, act, start, 'reach');
  const low = pose === 'kneel' || pose === 'crouch';
  const lying = low || joins(playing, act) ? whoLies(playing, act, start) : undefined;
  const seat = pose === 'sit' && !lying ? seatFor(playing, act, start) : undefined;
  const down =
    (lying ? besideLying(playing, act, lying, start) : undefined) ??
    (low ? beforeSomebody(playing, act, start) : undefined);
  let from = stand.pose === 'sit' ? offSeat(playing, act, start) : (down ?? start);
  if (seat) {
    const walked = walkTo(playing, { ...act, verb: 'exit' }, stand.at, [seat.position[0], seat.position[2]], start);
    from = walked.end;
    if (walked.moved) {
      from += length(0.4);
      book.write(act.actor, { kind: 'turn', facing: seat.facing, start: walked.end, end: from });
    }
  }
  book.write(act.actor, { kind: 'pose', pose, start: from, end: from });
  return { end: from + length(1.2), moved: from - start > length(down === undefined ? 0 : shortWay) };
}

const beside = /\b(?:beside|next to|alongside|by|with)\b|旁|身边|并排/iu;

/** A person sits or lies down at somebody's side. */
const joins = ({ performers, things }: Playing, act: Act): boolean =>
  performers.get(act.actor)!.appearance.kind === 'person' && beside.test(`${act.phrase} ${things.text}`);

/** Who lies of those whom an act is about. */
function whoLies({ book, performers, things }: Playing, { actor, target }: Act, start: Flicks): string | undefined {
  const named = (id: string) => findWords(things.text, performers.get(id)!.names).length > 0;
  const lies = (id: string) => id !== actor && isDown(book.stand(id, start).pose);
  return target !== undefined ? [target].find(lies) : book.present(start).find((id) => lies(id) && named(id));
}

/** Who goes down to somebody who lies comes to them first; gives the moment when that is done. */
function besideLying(playing: Playing, act: Act, target: string, start: Flicks): Flicks | undefined {
  const { book, performers } = playing;
  const other = book.stand(target, start);
  if (book.stand(act.actor, start).pose !== 'stand') return undefined;
  const beast = performers.get(target)!.appearance.kind === 'creature';
  const own = book.stand(act.actor, start).at;
  const [near] = (beast ? besideBeast : atBreast)(performers.get(target)!, other, own)
    .filter((place) => playing.space.free(place, 0.25))
    .sort((a, b) => groundDistance(a, own) - groundDistance(b, own));
  return near && groundDistance(near, own) > 0.4 ? walkTo(playing, act, own, near, start).end : undefined;
}

const before = /\b(?:before|in front of|at)\b|[面跟]前|脚[边下前]/iu;
/** Metres from somebody at which one kneels before them, and of open floor that the cameras need to see it. */
const [kneeling, open] = [1, 2.5];

/**
 * Who kneels before somebody that stands or sits comes near to them, on floor that nothing low hides from the cameras' side; gives the
 * moment when that is done.
 */
function beforeSomebody(playing: Playing, act: Act, start: Flicks): Flicks | undefined {
  const { book, space, ground } = playing;
  if (!act.target || !before.test(act.phrase) || isApart(playing, act.actor, act.target)) return undefined;
  const other = book.stand(act.target, start);
  const own = book.stand(act.actor, start);
  if (!other.present || own.pose !== 'stand') return undefined;
  const hidden = (place: GroundPoint) =>
    open - space.room([place[0], space.ground(...place) + 0.5, place[1]], ground.front, open);
  const away = groundDistance(own.at, other.at);
  if (away < kneeling + 0.7 && hidden(own.at) < 1) return undefined;
  const others = book.present(start).filter((id) => id !== act.actor && id !== act.target);
  const yaw = yawTo(other.at, own.at);
  const [near] = [0, 30, -30, 60, -60, 90, -90, 120, -120, 150, -150, 180]
    .map((turn): GroundPoint => {
      const way = heading(yaw + turn);
      return [round(other.at[0] + way[0] * kneeling), round(other.at[1] + way[2] * kneeling)];
    })
    .filter((place) =>
      space.free(
        place,
        0.3,
        others.map((id) => book.stand(id, start).at),
      ),
    )
    .map((place) => ({ place, cost: groundDistance(place, own.at) * 0.4 + hidden(place) }))
    .sort((a, b) => a.cost - b.cost);
  if (!near) return undefined;
  const { end } = walkTo(playing, { ...act, verb: 'exit' }, own.at, near.place, start);
  const turned = end + coverFrames(fromSeconds(0.5), playing.rate);
  book.write(act.actor, { kind: 'turn', facing: yawTo(near.place, other.at), start: end, end: turned });
  return turned;
}

/** Places on both sides of the breast of somebody who lies. */
function atBreast({ body }: Performer, { at, facing }: Stand): GroundPoint[] {
  const [way, up] = [heading(facing), 0.22 * body.height];
  return [0.62, -0.62].map((side) => [
    round(at[0] - way[0] * up + way[2] * side),
    round(at[1] - way[2] * up - way[0] * side),
  ]);
}

/** Places at the edge of a lying beast on the side from which one comes, so that nobody steps between it and the cameras. */
function besideBeast({ body }: Performer, { at, facing }: Stand, from: GroundPoint): GroundPoint[] {
  const yaw = yawTo(at, from);
  return [0, 25, -25, 50, -50].map((turn) => {
    const way = heading(yaw + turn);
    const along = Math.cos(((yaw + turn - facing) * Math.PI) / 180);
    const away = 0.4 + 0.48 * body.length * Math.abs(along) + 0.42 * Math.min(1.2, body.height) * (1 - Math.abs(along));
    return [round(at[0] + way[0] * away), round(at[1] + way[2] * away)];
  });
}

/** Who kneels or lies down from a seat first steps off it; gives the moment when that is done. */
function offSeat(playing: Playing, act: Act, start: Flicks): Flicks {
  const { at, facing } = playing.book.stand(act.actor, start);
  const way = heading(facing);
  const place: GroundPoint = [round(at[0] + way[0] * 0.75), round(at[1] + way[2] * 0.75)];
  if (!playing.space.free(place, 0.2)) return start;
  return walkTo(playing, { ...act, verb: 'exit' }, at, place, start).end;
}

/** Somebody goes down and stays there; who has fallen already goes on lying. */
export function fall(playing: Playing, act: Act, start: Flicks): Performed {
  const beast = playing.performers.get(act.actor)!.appearance.kind === 'creature';
  const pose = beast ? 'fallen' : 'lie';
  const before = playing.book.stand(act.actor, start).pose;
  if (before === pose || before === 'fallen')
    return { end: start + coverFrames(fromSeconds(pace.idle), playing.rate), moved: false };
  const { end } = gesture(playing, { ...act, target: undefined }, start, 'fall');
  playing.book.write(act.actor, { kind: 'pose', pose, start: end, end });
  return { end: end + coverFrames(fromSeconds(pace.idle), playing.rate), moved: false };
}

/** Metres by which a seat counts as farther whose back is turned to the others. */
const turnedAway = 3;

/**
 * The nearest free seat within 6 m of a person or a bird, for beasts sit where they are; one that the words name counts as three metres
 * nearer, and one from which the others are not seen, or before which nobody can stand as the scene opens, as much farther.
 */
function seatFor({ book, space, performers }: Playing, { actor, phrase }: Act, time: Flicks): Mark | undefined {
  const { appearance } = performers.get(actor)!;
  if (appearance.kind === 'creature' && appearance.plan !== 'bird') return undefined;
  const stand = book.stand(actor, time);
  const others = book.present(time).filter((id) => id !== actor);
  const taken = others.map((id) => book.stand(id, time).at);
  const clear = ({ position: [x, , z] }: Mark) =>
    others.every((id, index) => groundDistance(taken[index]!, [x, z]) > Math.max(0.5, performers.get(id)!.body.length));
  const named = (mark: Mark) => seats.some((seat) => mark.name.includes(seat.name) && has(phrase, seat));
  const away = (mark: Mark) => groundDistance([mark.position[0], mark.position[2]], stand.at) - (named(mark) ? 3 : 0);
  const opens = (mark: Mark) => (taken.length > 0 && spotsBefore(space, mark, 0.3).length === 0 ? 1 : 0);
  const back = (mark: Mark) =>
    turnedAway * (time === 0 ? opens(mark) : Math.max(0, ...taken.map((other) => backTo(mark, other))));
  return space.layout.marks
    .filter((mark) => mark.kind === 'sit' && away(mark) < 6)
    .filter((mark) => time === 0 || findPath(space, stand.at, [mark.position[0], mark.position[2]], 0.25, taken))
    .filter(clear)
    .sort((a, b) => away(a) + back(a) - away(b) - back(b))[0];
}

/** How far somebody on a seat turns the back to a place: 0 faces it, 1 looks the other way. */
function backTo({ position: [x, , z], facing }: Mark, other: GroundPoint): number {
  const turn = ((yawTo([x, z], other) - facing) * Math.PI) / 180;
  return (1 - Math.cos(turn)) / 2;
}
