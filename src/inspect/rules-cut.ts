import type { Finding, Point } from '../film/index.ts';
import rules from './data/rules.json' with { type: 'json' };
import { broken, short } from './rules-finding.ts';
import { aboutPeople, covered, framed, scaleOf, unseen } from './rules-framing.ts';
import { across, degreesBetween, inner, minus } from './rules-geometry.ts';
import type { Body, Moment, SeenShot } from './rules-seen.ts';

/** What is wrong at the cut between two neighbouring shots of one scene. */
export function cutFindings(before: SeenShot, after: SeenShot): Finding[] {
  const [last, first] = [before.moments.at(-1), after.moments[0]];
  if (!last || !first || before.shot.scene !== after.shot.scene) return [];
  const cut: Cut = { before, after, last, first };
  const people = aboutPeople(before) && aboutPeople(after);
  return [
    ...(people ? [...lineCrossed(cut), ...jumpCut(cut), ...eyelines(cut)] : []),
    ...(before.shot.start + before.shot.duration === after.shot.start ? [...pops(cut), ...jumps(cut)] : []),
  ];
}

type Cut = { before: SeenShot; after: SeenShot; last: Moment; first: Moment };

const flat = ([x, , z]: Point): Point => [x, 0, z];

/** The other whom somebody looks at most nearly, if within `facing` degrees. */
function partner(body: Body, moment: Moment, facing: number): Body | undefined {
  return [...moment.bodies.values()]
    .filter((other) => other.id !== body.id && other.present > 0.5)
    .map((other) => ({ other, off: degreesBetween(flat(body.look), flat(minus(other.eyes, body.eyes))) }))
    .filter(({ off }) => off < facing)
    .sort((a, b) => a.off - b.off)[0]?.other;
}

/** Two whose line counts at a cut: the subjects of both shots, or a subject and whom it looks at. */
function pairAt({ before, after, last, first }: Cut, facing: number): [string, string] | undefined {
  const [a, b] = [before.shot.subjects[0]!, after.shot.subjects[0]!];
  const one = last.bodies.get(a);
  if (!one) return undefined;
  const other = a === b ? partner(one, last, facing)?.id : b;
  const [at, seenBy] = [last.bodies.get(other ?? ''), first.bodies.get(a)];
  if (!other) return undefined;
  const face = (from: Body | undefined, to: Body | undefined) =>
    from && to && degreesBetween(flat(from.look), flat(minus(to.eyes, from.eyes))) < facing;
  const target = first.bodies.get(other);
  return face(one, at ?? target) && (a === b || face(target, seenBy ?? one)) ? [a, other] : undefined;
}

function lineCrossed(cut: Cut): Finding[] {
  const { facing, neutral, moved } = rules['line-crossed'];
  const pair = pairAt(cut, facing);
  if (!pair) return [];
  const place = (id: string, moment: Moment, other: Moment) => (moment.bodies.get(id) ?? other.bodies.get(id))!.eyes;
  const [a, b] = pair.map((id) => place(id, cut.last, cut.first)) as [Point, Point];
  const [c, d] = pair.map((id) => place(id, cut.first, cut.last)) as [Point, Point];
  if (across(a, c) > moved || across(b, d) > moved || across(a, b) < 0.4) return [];
  const sides = [side(a, b, cut.last.lens.place), side(c, d, cut.first.lens.place)] as const;
  if (sides[0] * sides[1] >= 0 || Math.min(...sides.map(Math.abs)) < neutral) return [];
  return [
    broken(
      'line-crossed',
      cut.after.shot,
      `the cut from ${cut.before.shot.slate} crosses the line between ${pair.join(' and ')}.`,
      {
        degrees: sides.map(short),
      },
    ),
  ];
}

/** Degrees off the line from a to b, seen from its middle, at which a camera stands; the sign is the side. */
function side(a: Point, b: Point, camera: Point): number {
  const middle: Point = [(a[0] + b[0]) / 2, 0, (a[2] + b[2]) / 2];
  const [line, ray] = [flat(minus(b, a)), minus(flat(camera), middle)];
  const turn = Math.asin(
    Math.max(-1, Math.min(1, (line[0] * ray[2] - line[2] * ray[0]) / (Math.hypot(...line) * Math.hypot(...ray) || 1))),
  );
  return (turn * 180) / Math.PI;
}

function jumpCut({ before, after, last, first }: Cut): Finding[] {
  const id = after.shot.subjects[0]!;
  const one = last.bodies.get(id);
  const other = first.bodies.get(id);
  if (before.shot.subjects[0] !== id || !one || !other) return [];
  const angle = degreesBetween(minus(last.lens.place, one.eyes), minus(first.lens.place, other.eyes));
  const sizes = [scaleOf(last, one), scaleOf(first, other)] as const;
  const ratio = Math.max(...sizes) / Math.min(...sizes);
  const { angle: least, ratio: step } = rules['jump-cut'];
  if (angle >= least || ratio >= step) return [];
  return [
    broken('jump-cut', after.shot, `the cut from ${before.shot.slate} shows ${id} again from nearly the same place.`, {
      angle: short(angle),
      ratio: short(ratio),
    }),
  ];
}

const alone = new Set(['single', 'reaction', 'over-shoulder', 'reverse']);

function eyelines({ before, after, last, first }: Cut): Finding[] {
  const [a, b] = [before.shot.subjects[0]!, after.shot.subjects[0]!];
  const [one, other] = [last.bodies.get(a), first.bodies.get(b)];
  if (a === b || !one || !other || !alone.has(before.shot.purpose) || !alone.has(after.shot.purpose)) return [];
  const meet =
    degreesBetween(flat(one.look), flat(minus(other.eyes, one.eyes))) < 50 &&
    degreesBetween(flat(other.look), flat(minus(one.eyes, other.eyes))) < 50;
  const looks = [inner(one.look, last.lens.right), inner(other.look, first.lens.right)] as const;
  const { least } = rules.eyeline;
  if (!meet || looks.some((look) => Math.abs(look) < least) || looks[0] * looks[1] < 0) return [];
  return [
    broken('eyeline', after.shot, `${a} and ${b} look at each other but the same way on the screen.`, {
      looks: looks.map(short),
    }),
  ];
}

/** Somebody comes or goes in the open at the cut. */
function pops({ before, after, last, first }: Cut): Finding[] {
  const there = (moment: Moment, id: string) => (moment.bodies.get(id)?.present ?? 0) > 0.5;
  const open = (seen: SeenShot, moment: Moment, { id, breast }: Body) =>
    framed(seen, moment, breast, -0.04) && !covered(seen, moment, id, breast);
  const check = (from: SeenShot, at: Moment, to: SeenShot, then: Moment, how: string): Finding[] =>
    [...then.bodies.values()]
      .filter((body) => there(then, body.id) && !there(at, body.id) && open(to, then, body) && open(from, at, body))
      .map((body) =>
        broken('pops-in', after.shot, `${body.id} is suddenly ${how} at the cut from ${before.shot.slate}.`, {}),
      );
  return [...check(before, last, after, first, 'there'), ...check(after, first, before, last, 'gone')];
}

function jumps({ before, after, last, first }: Cut): Finding[] {
  return [...first.bodies.values()].flatMap((body) => {
    const old = last.bodies.get(body.id);
    if (!old || unseen(before, last, body.id) || unseen(after, first, body.id)) return [];
    const moved = across(old.root, body.root);
    if (moved <= rules['position-jump'].most) return [];
    return [
      broken(
        'position-jump',
        after.shot,
        `${body.id} jumps ${moved.toFixed(1)} m at the cut from ${before.shot.slate}.`,
        {
          moved: short(moved),
        },
      ),
    ];
  });
}
