import type { Flicks, Gesture, GroundPoint } from '../film/index.ts';
import { coverFrames, fromSeconds } from '../film/index.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import type { Act } from './interpret.ts';
import type { Performer } from './performers.ts';
import type { Performed, Playing } from './playing.ts';
import { isApart } from './swim.ts';
import { groundDistance, heading, round, yawTo } from './vector.ts';
import { arrival, walkAlong, walkTo } from './walk.ts';

const gestures = grammar.gestures as Record<Gesture, number>;
const handed = new Set<Gesture>(['offer', 'take', 'put-around']);

/** Two come together as near as bodies allow and reach for each other. */
export function embrace(playing: Playing, act: Act, start: Flicks): Performed {
  const { book, performers } = playing;
  const target = act.target ?? book.present(start).find((id) => id !== act.actor);
  if (!target) return gesture(playing, act, start, 'hand-to-chest');
  const from = onFeet(playing, act.actor, start);
  const other = book.stand(target, Math.max(from, arrival(playing, target, start))).at;
  const own = book.stand(act.actor, from).at;
  const bodies = [act.actor, target].map((id) => performers.get(id)!);
  const beast = bodies.some(({ appearance }) => appearance.kind === 'creature');
  const radii = bodies.reduce((sum, { body }) => sum + body.radius, 0);
  const near = beast ? besideNeck(bodies) : Math.max(0.5, radii);
  const away = groundDistance(own, other);
  const share = Math.max(0, (away - near) / Math.max(0.1, away));
  const [dx, dz] = [other[0] - own[0], other[1] - own[1]];
  const aside = beast ? 0.18 / Math.max(0.3, away) : 0;
  const place: GroundPoint = [round(own[0] + dx * share + dz * aside), round(own[1] + dz * share - dx * aside)];
  const path: GroundPoint[] = [own, place];
  const walked = away - near > 0.15 && away < 4 ? walkAlong(playing, act, path, start) : { end: start, moved: false };
  const down = beast ? kneelTo(playing, bodies, walked.end) : walked.end;
  const held = gesture(playing, { ...act, target }, down, 'embrace');
  gesture(playing, { ...act, actor: target, target: act.actor }, down, 'embrace');
  return { end: held.end, moved: walked.moved };
}

/** How far from a beast's foot one stands whose arms are to go round its neck: as long as they are before it. Metres. */
function besideNeck(bodies: readonly Performer[]): number {
  return bodies.reduce(
    (sum, { appearance, body }) =>
      sum + (appearance.kind === 'creature' ? 0.65 * body.height * 0.8 : 0.12 * body.height),
    0.2,
  );
}

/** A person goes down on the knees before a beast whose neck is low; gives the time at which the arms may go round it. */
function kneelTo({ book, rate }: Playing, bodies: readonly Performer[], start: Flicks): Flicks {
  const person = bodies.find(({ appearance }) => appearance.kind === 'person');
  const beast = bodies.find(({ appearance }) => appearance.kind === 'creature');
  if (!person || !beast || beast.body.height > 0.62 * person.body.height) return start;
  if (book.stand(person.id, start).pose === 'stand')
    book.write(person.id, { kind: 'pose', pose: 'kneel', start, end: start });
  return start + coverFrames(fromSeconds(0.7), rate);
}

/** A blow that lands, and one in return that is caught: four beats that read as a fight from any side. */
export function fight(playing: Playing, act: Act, start: Flicks): Performed {
  const { book } = playing;
  const target = act.target ?? book.present(start).find((id) => id !== act.actor);
  if (!target) return gesture(playing, act, start, 'strike');
  const [there, back] = [
    { ...act, target },
    { ...act, actor: target, target: act.actor },
  ];
  const come = withinReach(playing, there, onFeet(playing, act.actor, start));
  const hit = gesture(playing, there, come.end, 'strike');
  const contact = come.end + coverFrames(fromSeconds(gestures.strike * 0.42), playing.rate);
  const reeled = gesture(playing, back, contact, 'recoil');
  const returned = gesture(playing, back, Math.max(hit.end, reeled.end), 'strike');
  gesture(playing, there, Math.max(hit.end, reeled.end), 'block');
  return { end: returned.end, moved: come.moved };
}

export function gesture(playing: Playing, act: Act, from: Flicks, name: Gesture): Performed {
  const come = handed.has(name) && act.target ? withinReach(playing, act, from) : { end: from, moved: false };
  const start = come.end;
  const end = start + coverFrames(fromSeconds(gestures[name]), playing.rate);
  const target = act.target ? { actor: act.target } : undefined;
  playing.book.write(act.actor, { kind: 'gesture', gesture: name, ...(target ? { target } : {}), start, end });
  if (target) playing.book.look(act.actor, target, start);
  return { end, moved: come.moved };
}

/** What hands do with another is done within reach: whoever is too far off comes nearer first. */
function withinReach(playing: Playing, act: Act, start: Flicks): Performed {
  const { book } = playing;
  if (isApart(playing, act.actor, act.target)) return { end: start, moved: false };
  const own = book.stand(act.actor, start);
  const other = book.stand(act.target!, arrival(playing, act.target!, start));
  const away = groundDistance(own.at, other.at);
  const near = reachOf(playing, act);
  if (!other.present || own.pose !== 'stand' || away < near + 0.55) return { end: start, moved: false };
  const place = placeBeside(playing, act, other.at, near, start);
  return place ? walkTo(playing, act, own.at, place, start) : { end: start, moved: false };
}

/** Who sits, kneels or lies gets up before a deed of the whole body. */
function onFeet({ book, rate }: Playing, actor: string, start: Flicks): Flicks {
  const { pose } = book.stand(actor, start);
  if (pose === 'stand') return start;
  book.write(actor, { kind: 'pose', pose: 'stand', start, end: start });
  return start + coverFrames(fromSeconds(pose === 'lie' ? 2.4 : 1.1), rate);
}

/** The free place at a distance from another that is nearest to where somebody stands and not taken by a third. */
function placeBeside(
  { book, space, performers }: Playing,
  { actor, target }: Act,
  centre: GroundPoint,
  away: number,
  time: Flicks,
): GroundPoint | undefined {
  const own = book.stand(actor, time).at;
  const { radius } = performers.get(actor)!.body;
  const others = book.present(time).flatMap((id) => (id === actor || id === target ? [] : [book.stand(id, time).at]));
  const yaw = yawTo(centre, own);
  return [0, 20, -20, 40, -40, 60, -60, 85, -85, 110, -110, 140, -140, 180]
    .map((turn): GroundPoint => {
      const way = heading(yaw + turn);
      return [round(centre[0] + way[0] * away), round(centre[1] + way[2] * away)];
    })
    .find(
      (place) => space.free(place, radius) && others.every((other) => groundDistance(other, place) > radius + 0.42),
    );
}

/** How near one comes to another: an arm's length between people, more where a long body is in the way. */
export function reachOf({ performers }: Playing, { actor, target }: Act): number {
  const half = (id: string | undefined) => Math.max(0.25, (performers.get(id ?? '')?.body.length ?? 0) * 0.42);
  return Math.max(0.95, 0.45 + half(actor) + half(target));
}
