import { type Action, type Finding, type Plan, type PlannedScene, toSeconds } from '../film/index.ts';
import rules from './data/rules.json' with { type: 'json' };
import { broken, short } from './rules-finding.ts';
import { aboutPeople, unseen } from './rules-framing.ts';
import { between, degreesBetween } from './rules-geometry.ts';
import { type SeenShot, secondsOf } from './rules-seen.ts';

/** What is wrong with the time of one shot: its length, dead air, somebody who pops into it. */
export function timeFindings(seen: SeenShot, scene: PlannedScene): Finding[] {
  const { shot } = seen;
  const seconds = secondsOf(seen);
  const found: Finding[] = [];
  if (seconds < rules['too-short'].least)
    found.push(
      broken('too-short', shot, `the shot stands for only ${seconds.toFixed(2)} s.`, { seconds: short(seconds) }),
    );
  const start = toSeconds(shot.start);
  const speech = scene.lines.map((line): Span => [toSeconds(line.start), toSeconds(line.start + line.duration)]);
  const speaks = speech.some(([from, to]) => from < start + seconds && to > start);
  const { most, silent } = rules['too-long'];
  if (seconds > (speaks ? most : silent))
    found.push(broken('too-long', shot, `the shot stands for ${seconds.toFixed(1)} s.`, { seconds: short(seconds) }));
  return [...found, ...deadAir(seen, scene, speech), ...popsIn(seen)];
}

type Span = [number, number];

const lasting: Partial<Record<Action['kind'], number>> = { pose: 1.2, gaze: 0.8, feel: 0.8 };

/** Stretches of scene time in which somebody speaks or does something new. */
function busySpans(scene: PlannedScene, speech: Span[]): Span[] {
  const deeds = scene.blocking.flatMap((book) =>
    book.actions.map((action): Span => {
      const start = toSeconds(action.start);
      return [start, lasting[action.kind] === undefined ? toSeconds(action.end) : start + lasting[action.kind]!];
    }),
  );
  return [...speech, ...deeds].sort((a, b) => a[0] - b[0]);
}

function deadAir(seen: SeenShot, scene: PlannedScene, speech: Span[]): Finding[] {
  const { shot } = seen;
  if (!aboutPeople(seen) || shot.purpose === 'reaction' || shot.purpose === 'closing') return [];
  const { news, most, hold } = rules['dead-air'];
  const [from, to] = [toSeconds(shot.start), toSeconds(shot.start + shot.duration)];
  const ends = shot.start + shot.duration >= scene.duration;
  let [clock, worst, at] = [from + news, 0, from];
  for (const [start, end] of [...busySpans(scene, speech), [to, to] as Span]) {
    if (end <= from || start > to) continue;
    const dead = start - clock - (ends && start >= to ? hold - most : 0);
    if (dead > worst) [worst, at] = [dead, clock];
    clock = Math.max(clock, end);
  }
  if (worst <= most) return [];
  return [broken('dead-air', shot, `nothing happens for ${worst.toFixed(1)} s.`, { seconds: short(worst) }, at - from)];
}

function popsIn(seen: SeenShot): Finding[] {
  const found: Finding[] = [];
  for (const [index, moment] of seen.moments.entries()) {
    const before = seen.moments[index - 1];
    if (!before) continue;
    for (const body of moment.bodies.values()) {
      const old = before.bodies.get(body.id)?.present ?? 0;
      const change = Math.abs(body.present - old) / Math.max(0.01, moment.time - before.time);
      if (change < 0.98 / rules['pops-in'].quickest) continue;
      const [then, at] = body.present > old ? [moment, body] : [before, before.bodies.get(body.id)!];
      if (!unseen(seen, then, at.id))
        found.push(
          broken(
            'pops-in',
            seen.shot,
            `${body.id} is suddenly ${body.present > old ? 'there' : 'gone'}.`,
            {},
            moment.time,
          ),
        );
    }
  }
  return found;
}

/** Lines whose speaker is not seen for more than a third of them. */
export function speakerFindings(scene: PlannedScene, shots: readonly SeenShot[]): Finding[] {
  return scene.lines.flatMap((line) => {
    const speaker = scene.blocking.find((book) =>
      book.actions.some((action) => action.kind === 'speak' && action.line === line.id),
    )?.actor;
    if (line.offScreen || speaker === undefined) return [];
    const [from, to] = [toSeconds(line.start), toSeconds(line.start + line.duration)];
    let [all, hidden] = [0, 0];
    let where: SeenShot | undefined;
    for (const seen of shots)
      for (const moment of seen.moments) {
        const time = toSeconds(seen.shot.start) + moment.time;
        if (time < from || time > to) continue;
        all++;
        if (!unseen(seen, moment, speaker)) continue;
        hidden++;
        where ??= seen;
      }
    const share = hidden / Math.max(1, all);
    if (!where || share <= rules['speaker-unseen'].most) return [];
    return [
      broken('speaker-unseen', where.shot, `${speaker} is not seen for ${Math.round(share * 100)}% of a line.`, {
        share: short(share),
      }),
    ];
  });
}

/** What is wrong with a film as a whole: too few shots, one set-up held too long. */
export function filmFindings(plan: Plan, shots: readonly SeenShot[]): Finding[] {
  const seconds = shots.reduce((sum, seen) => sum + secondsOf(seen), 0);
  const few = rules['too-few-shots'];
  const rate = (shots.length * 30) / Math.max(1, seconds);
  const usual = seconds <= few.shortFilm ? few.short : few.long;
  const least = plan.realism ? Math.min(usual, few.realism[plan.realism]) : usual;
  const found: Finding[] =
    rate < least - 1e-6
      ? [
          broken('too-few-shots', undefined, `The film has ${rate.toFixed(1)} shots in 30 s.`, {
            rate: short(rate),
            seconds: short(seconds),
          }),
        ]
      : [];
  const held = longestHeld(shots);
  if (held && held.seconds > rules['same-setup'].most * seconds && plan.shots.length > 2)
    found.push(
      broken(
        'same-setup',
        held.seen.shot,
        `one set-up is held for ${Math.round((held.seconds / seconds) * 100)}% of the film.`,
        {
          seconds: short(held.seconds),
        },
      ),
    );
  return found;
}

function longestHeld(shots: readonly SeenShot[]): { seen: SeenShot; seconds: number } | undefined {
  const { place, aim } = rules['same-setup'];
  const set = (seen: SeenShot) => JSON.stringify(seen.shot.staging.set);
  const middle = (seen: SeenShot) => seen.lenses[Math.floor(seen.lenses.length / 2)]!;
  const alike = (one: SeenShot, other: SeenShot) =>
    set(one) === set(other) &&
    between(middle(one).place, middle(other).place) < place &&
    degreesBetween(middle(one).ahead, middle(other).ahead) < aim &&
    Math.abs(middle(one).fov / middle(other).fov - 1) < 0.15;
  return shots
    .map((seen) => ({
      seen,
      seconds: shots.filter((other) => alike(seen, other)).reduce((sum, other) => sum + secondsOf(other), 0),
    }))
    .sort((a, b) => b.seconds - a.seconds)[0];
}
