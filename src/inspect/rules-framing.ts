import { type Finding, fromSeconds, type PlannedScene } from '../film/index.ts';
import rules from './data/rules.json' with { type: 'json' };
import { broken, median, short } from './rules-finding.ts';
import { across, boxBetween, boxDistance, frameSpan, inner, pictured, segmentDistance } from './rules-geometry.ts';
import type { Body, Moment, SeenShot } from './rules-seen.ts';

const placeShots = new Set(['establishing', 'cutaway', 'insert', 'title', 'credits']);
const singles = new Set(['single', 'reaction', 'action', 'over-shoulder', 'reverse']);

/** A shot is about people rather than a place or a thing. */
export function aboutPeople({ shot }: SeenShot): boolean {
  return shot.subjects.length > 0 && !placeShots.has(shot.purpose);
}

/** A point is in the frame. */
export function framed(seen: SeenShot, moment: Moment, point: Body['eyes'], margin = 0): boolean {
  const { x, y, depth } = pictured(moment.lens, point, seen.aspect);
  return depth > 0.1 && Math.abs(x) <= 0.5 + margin && Math.abs(y) <= 0.5 + margin;
}

/** Who or what stands between the lens and a point of somebody; `undefined` when nothing does. */
export function covered(seen: SeenShot, moment: Moment, id: string, point: Body['eyes']): string | undefined {
  const from = moment.lens.place;
  const wall = seen.solids.some((box) => boxDistance(box, point) > 0.02 && boxBetween(box, from, point));
  return wall ? 'the set' : bodyBefore(moment, id, point)?.id;
}

/** Whose body stands between the lens and a point of somebody. */
export function bodyBefore({ lens, bodies }: Moment, id: string, point: Body['eyes']): Body | undefined {
  return [...bodies.values()].find(
    (other) =>
      other.id !== id &&
      other.present >= 0.5 &&
      other.capsules.some(({ from, to, radius }) => segmentDistance(lens.place, point, from, to) < radius),
  );
}

/** Face or breast of somebody is in the frame and open to the camera; otherwise why not. */
export function unseen(seen: SeenShot, moment: Moment, id: string): string | undefined {
  const body = moment.bodies.get(id);
  if (!body || body.present < 0.5) return 'not there';
  const points = [body.eyes, body.breast].filter((point) => framed(seen, moment, point));
  if (points.length === 0) return 'out of the frame';
  const covers = points.map((point) => covered(seen, moment, id, point));
  return covers.includes(undefined) ? undefined : covers[0];
}

/** Whom a shot must show. */
function mains({ shot }: SeenShot): string[] {
  if (shot.purpose === 'two-shot') return shot.subjects.slice(0, 2);
  return shot.subjects.slice(0, 1);
}

/** Framing of one shot: its subject seen, headroom, lead room, no cut at a joint. */
export function framingFindings(seen: SeenShot, scene: PlannedScene): Finding[] {
  if (!aboutPeople(seen)) return [];
  const found = mains(seen).flatMap((id) => {
    const rarely = visibility(seen, id);
    return rarely.length > 0 ? rarely : away(seen, scene, id);
  });
  const main = seen.shot.subjects[0]!;
  const rest = seen.moments.filter((moment) => !unseen(seen, moment, main));
  if (!singles.has(seen.shot.purpose) || rest.length === 0 || walks(rest, main)) return found;
  return [...found, ...headroom(seen, rest, main), ...leadRoom(seen, rest, main), ...joints(seen, rest, main)];
}

function visibility(seen: SeenShot, id: string): Finding[] {
  const there = seen.moments.filter((moment) => (moment.bodies.get(id)?.present ?? 0) >= 0.5);
  const reasons = (there.length > 0 ? there : seen.moments).flatMap((moment) => unseen(seen, moment, id) ?? []);
  const share = reasons.length / Math.max(1, there.length || seen.moments.length);
  if (share <= rules['subject-unseen'].most) return [];
  const reason = reasons[Math.floor(reasons.length / 2)]!;
  return [
    broken('subject-unseen', seen.shot, `${id} is not seen for ${Math.round(share * 100)}% of the shot: ${reason}.`, {
      share: short(share),
      reason,
    }),
  ];
}

/** Somebody appears or vanishes by the script in a shot or shortly before or after it. */
function comesOrGoes({ shot }: SeenShot, { blocking }: PlannedScene, id: string): boolean {
  const near = fromSeconds(rules['subject-unseen'].comes);
  const actions = blocking.find(({ actor }) => actor === id)?.actions ?? [];
  return actions.some(
    ({ kind, start, end }) =>
      (kind === 'appear' || kind === 'vanish') && end > shot.start - near && start < shot.start + shot.duration + near,
  );
}

/** A subject is out of the frame when the shot begins, or leaves it for a while. */
function away(seen: SeenShot, scene: PlannedScene, id: string): Finding[] {
  const { late, gap } = rules['subject-unseen'];
  if (comesOrGoes(seen, scene, id)) return [];
  const { moments } = seen;
  let since: number | undefined;
  for (const moment of moments) {
    const out = unseen(seen, moment, id) === 'out of the frame';
    if (out) since ??= moment.time;
    const seconds = since === undefined ? 0 : moment.time - since;
    const limit = since === 0 ? late : gap;
    if ((!out || moment === moments.at(-1)) && seconds > limit)
      return [
        broken(
          'subject-unseen',
          seen.shot,
          `${id} is out of the frame for ${seconds.toFixed(1)} s.`,
          {
            seconds: short(seconds),
            reason: 'out of the frame',
          },
          since,
        ),
      ];
    if (!out) since = undefined;
  }
  return [];
}

function walks(moments: readonly Moment[], id: string): boolean {
  const places = moments.map((moment) => moment.bodies.get(id)!.root);
  return across(places[0]!, places.at(-1)!) > 0.2;
}

/** Frame height over body height. */
export function scaleOf(moment: Moment, body: Body): number {
  return frameSpan(moment.lens, body.eyes) / body.measure;
}

const uprightBody = (body: Body) => body.crown[1] - body.hips[1] > body.standing.height * 0.3;

function headroom(seen: SeenShot, moments: readonly Moment[], id: string): Finding[] {
  const bodies = moments.map((moment) => ({ moment, body: moment.bodies.get(id)! }));
  if (!bodies.every(({ body }) => body.person && uprightBody(body))) return [];
  const scale = median(bodies.map(({ moment, body }) => scaleOf(moment, body)));
  const range = rules.headroom.ranges.find((entry) => scale < entry.scale);
  if (!range || scale < 0.1) return [];
  const over = (point: (body: Body) => Body['crown']) =>
    median(bodies.map(({ moment, body }) => 0.5 - pictured(moment.lens, point(body), seen.aspect).y));
  const [room, overHat] = [over((body) => body.crown), over((body) => body.top)];
  if (room >= range.least && overHat <= range.most) return [];
  const what = room < range.least ? 'too little room over the head' : 'too much room over the head';
  return [broken('headroom', seen.shot, `${what} of ${id}.`, { room: short(room), scale: short(scale) })];
}

function leadRoom(seen: SeenShot, moments: readonly Moment[], id: string): Finding[] {
  if (seen.shot.purpose !== 'single' && seen.shot.purpose !== 'reaction') return [];
  const { profile, most: person, beast } = rules['lead-room'];
  const most = moments[0]!.bodies.get(id)!.person ? person : beast;
  const views = moments.map((moment) => ({
    look: inner(moment.bodies.get(id)!.look, moment.lens.right),
    x: pictured(moment.lens, moment.bodies.get(id)!.eyes, seen.aspect).x,
    scale: scaleOf(moment, moment.bodies.get(id)!),
  }));
  const look = median(views.map((view) => view.look));
  if (Math.abs(look) < profile || median(views.map((view) => view.scale)) > 1) return [];
  const ahead = median(views.map((view) => view.x)) * Math.sign(look);
  if (ahead <= most) return [];
  return [
    broken('lead-room', seen.shot, `${id} looks out of the near edge of the frame.`, {
      look: short(look),
      ahead: short(ahead),
    }),
  ];
}

function joints(seen: SeenShot, moments: readonly Moment[], id: string): Finding[] {
  const bodies = moments.map((moment) => ({ moment, body: moment.bodies.get(id)! }));
  if (!bodies.every(({ body }) => body.person && uprightBody(body))) return [];
  const stands = bodies.every(
    ({ body }) => body.hips[1] - seen.ground(body.root[0], body.root[2]) > body.standing.height * 0.4,
  );
  const edges = rules['cut-at-joint'].joints;
  const over = (pick: (body: Body) => Body['eyes'][]) =>
    median(
      bodies.flatMap(({ moment, body }) =>
        pick(body).map(
          (point) =>
            ((pictured(moment.lens, point, seen.aspect).y + 0.5) * frameSpan(moment.lens, point)) /
            body.standing.height,
        ),
      ),
    );
  const places: [keyof typeof edges, number][] = [
    ['neck', over((body) => [body.neck])],
    ...(stands
      ? ([
          ['knee', over((body) => body.knees)],
          ['ankle', over((body) => body.feet)],
        ] as [keyof typeof edges, number][])
      : []),
  ];
  return places
    .filter(([joint, away]) => Math.abs(away) < edges[joint])
    .map(([joint, away]) =>
      broken('cut-at-joint', seen.shot, `the frame cuts ${id} at the ${joint}.`, { joint, away: short(away) }),
    );
}
