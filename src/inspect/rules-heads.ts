import type { Finding, PlannedScene } from '../film/index.ts';
import rules from './data/rules.json' with { type: 'json' };
import { broken, short } from './rules-finding.ts';
import { aboutPeople, bodyBefore, covered, framed } from './rules-framing.ts';
import { between, blend, frameSpan, inner, pictured } from './rules-geometry.ts';
import type { Body, Moment, SeenShot } from './rules-seen.ts';

const written = new Set(['title', 'credits']);
const overShoulder = new Set(['over-shoulder', 'reverse']);

/** Heads of one shot: nobody without one, no subject's face cut by the frame's side, no face behind another body. */
export function headFindings(seen: SeenShot, scene: PlannedScene): Finding[] {
  if (written.has(seen.shot.purpose)) return [];
  const ids = seen.shot.staging.actors.map(({ id }) => id).filter((id) => id !== shoulderOf(seen));
  return ids.flatMap((id) => [...headless(seen, id), ...faceCut(seen, id), ...faceHidden(seen, scene, id)]);
}

/** Over whose shoulder a shot looks. */
function shoulderOf({ shot }: SeenShot): string | undefined {
  return overShoulder.has(shot.purpose) ? shot.subjects[1] : undefined;
}

/** The moments of a shot at which something is so of somebody who is there, and how long they last in seconds. */
function spell(seen: SeenShot, id: string, wrong: (moment: Moment, body: Body) => boolean) {
  const { moments } = seen;
  const found = moments.filter((moment, index) => {
    const body = moment.bodies.get(id);
    return index + 1 < moments.length && body !== undefined && body.present >= 0.5 && wrong(moment, body);
  });
  const seconds = found.reduce((sum, moment) => sum + moments[moments.indexOf(moment) + 1]!.time - moment.time, 0);
  return { seconds, first: found[0]?.time };
}

/** Share of a head that the frame holds, 0 to 1. */
function headInFrame(seen: SeenShot, moment: Moment, { head }: Body): number {
  return head.filter((point) => framed(seen, moment, point)).length / head.length;
}

/** Some of a person's trunk, or of an animal's trunk and muzzle, is well inside the frame and open to the lens. */
function trunkShows(seen: SeenShot, moment: Moment, body: Body): boolean {
  const { breast, hips, neck, head, person } = body;
  const trunk = [breast, blend(hips, breast, 0.5), hips, ...(person ? [] : [neck, head[3]!])];
  return trunk.some(
    (point) => framed(seen, moment, point, -0.02) && covered(seen, moment, body.id, point) === undefined,
  );
}

function headless(seen: SeenShot, id: string): Finding[] {
  const { most, hands, close, least } = rules.headless;
  const { seconds, first } = spell(seen, id, (moment, body) => {
    const scale = frameSpan(moment.lens, body.breast) / body.measure;
    if (seen.shot.purpose === 'insert' && scale < hands) return false;
    const needed = scale >= close ? 1 : body.person ? least.person : least.beast;
    return headInFrame(seen, moment, body) < needed && trunkShows(seen, moment, body);
  });
  if (seconds <= most) return [];
  const message = `${id} is in the picture without the head for ${seconds.toFixed(1)} s.`;
  return [broken('headless', seen.shot, message, { id, seconds: short(seconds) }, first)];
}

function faceCut(seen: SeenShot, id: string): Finding[] {
  if (!aboutPeople(seen) || !seen.shot.subjects.includes(id)) return [];
  const { most, over } = rules['face-cut'];
  const { seconds, first } = spell(seen, id, (moment, body) => {
    const middle = blend(body.head[2]!, body.head[0]!, 0.5);
    const { x, y, depth } = pictured(moment.lens, middle, seen.aspect);
    const half = (0.4 * between(body.head[2]!, body.head[0]!)) / (frameSpan(moment.lens, middle) * seen.aspect);
    const beyond = (Math.abs(x) + half - 0.5) / (2 * half);
    return depth > 0.1 && Math.abs(y) < 0.5 && beyond > over && beyond < 1;
  });
  if (seconds <= most) return [];
  const message = `the side of the frame cuts the face of ${id} for ${seconds.toFixed(1)} s.`;
  return [broken('face-cut', seen.shot, message, { id, seconds: short(seconds) }, first)];
}

const ofOne = new Set(['single', 'reaction', 'over-shoulder', 'reverse']);
const deeds = new Set(['move', 'gesture', 'pose', 'speak']);

/** Somebody's face matters in a shot: a subject's; an animal's of which the trunk is seen; in a shot of several also that of whoever does something in it. */
function matters(seen: SeenShot, scene: PlannedScene, moment: Moment, body: Body): boolean {
  const { shot } = seen;
  if (shot.subjects.includes(body.id)) return true;
  if (!body.person) return trunkShows(seen, moment, body);
  const book = scene.blocking.find(({ actor }) => actor === body.id);
  const acts = book?.actions.some(
    ({ kind, start, end }) => deeds.has(kind) && start < shot.start + shot.duration && end > shot.start,
  );
  return !ofOne.has(shot.purpose) && (acts ?? false);
}

function faceHidden(seen: SeenShot, scene: PlannedScene, id: string): Finding[] {
  if (!aboutPeople(seen)) return [];
  const { most } = rules['face-hidden'];
  let by = '';
  const { seconds, first } = spell(seen, id, (moment, body) => {
    if (!matters(seen, scene, moment, body) || headInFrame(seen, moment, body) < 0.5) return false;
    const other = hiddenBehind(moment, body);
    if (!other || embraces(moment, body, other)) return false;
    by = other.id;
    return true;
  });
  if (seconds <= most) return [];
  const message = `the face of ${id} is behind ${by} for ${seconds.toFixed(1)} s.`;
  return [broken('face-hidden', seen.shot, message, { id, by, seconds: short(seconds) }, first)];
}

/** Whose body hides more than half of a head, the eyes among it. */
function hiddenBehind(moment: Moment, body: Body): Body | undefined {
  const other = bodyBefore(moment, body.id, body.eyes);
  const hidden = body.head.filter((point) => bodyBefore(moment, body.id, point)).length;
  return other && hidden > body.head.length / 2 ? other : undefined;
}

/** Two hold each other, and the other's face is the one that is seen. */
function embraces(moment: Moment, body: Body, other: Body): boolean {
  const near = between(body.breast, other.breast) < rules['face-hidden'].embraced;
  return near && !hiddenBehind(moment, other) && inner(other.look, moment.lens.ahead) < 0.5;
}
