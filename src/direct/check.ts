import type { FilmSet, Finding, Flicks, Plan, Shot } from '../film/index.ts';
import { fromSeconds } from '../film/index.ts';
import { axes, type Figure, figuresAt, inFrame, project, scaleOf, sideOfLine, type View } from './frame.ts';
import { cameraAt } from './moves.ts';
import { hiddenShare } from './occlusion.ts';
import type { Performer } from './performers.ts';
import { bodyBlocks, type Space, type StageGeometry, spaceOf, within } from './space.ts';
import { angleBetween, dot, subtract } from './vector.ts';

type Look = { shot: Shot; space: Space; performers: Map<string, Performer> };

/**
 * Reads a finished plan as a script supervisor would, from its stagings alone: cameras inside things, hidden or lost
 * subjects, headroom, the 180-degree line, jump cuts and eyelines. Knows nothing of how the plan was made.
 */
export function checkCoverage(plan: Plan, geometry: StageGeometry, aspect = 16 / 9): Finding[] {
  const spaces = new Map<string, Space>();
  const looks = plan.shots.map((shot) => lookAt(shot, geometry, spaces));
  const findings = looks.flatMap((look) => [...checkCamera(look, aspect), ...checkSubjects(look, aspect)]);
  for (let index = 1; index < looks.length; index++) {
    const [before, after] = [looks[index - 1]!, looks[index]!];
    if (before.shot.scene === after.shot.scene) findings.push(...checkCut(before, after, aspect));
  }
  return findings;
}

function lookAt(shot: Shot, geometry: StageGeometry, spaces: Map<string, Space>): Look {
  const { set } = shot.staging;
  const entry: FilmSet = { id: set.builder, name: set.builder, aliases: [], description: '', interior: false, ...set };
  const key = JSON.stringify(set);
  const space = spaces.get(key) ?? spaceOf(geometry, entry);
  spaces.set(key, space);
  const performers = shot.staging.actors.map(({ id, appearance }): [string, Performer] => [
    id,
    {
      id,
      name: id,
      names: [],
      shortNames: [],
      appearance,
      body: geometry.bodyOf(appearance),
      spirit: false,
      rod: undefined,
      umbrella: appearance.kind === 'person' && appearance.props.includes('umbrella'),
    },
  ]);
  return { shot, space, performers: new Map(performers) };
}

function figures({ shot, space, performers }: Look, time: Flicks): Figure[] {
  return figuresAt(shot.staging.blocking, performers, space, time);
}

function finding(shot: Shot, code: string, severity: Finding['severity'], message: string, evidence: unknown): Finding {
  return {
    code,
    severity,
    message: `${shot.slate}: ${message}`,
    where: { scene: shot.scene, shot: shot.id },
    evidence,
    confidence: 0.9,
  };
}

/** The camera on its whole way: in the volume, above the ground, outside things and people. */
function checkCamera(look: Look, aspect: number): Finding[] {
  const { shot, space } = look;
  for (let step = 0; step <= 8; step++) {
    const time = Math.round((shot.duration * step) / 8);
    const { position } = cameraAt(shot.staging.camera, time, aspect);
    const evidence = { time, position };
    if (!within(space.layout.cameraVolume, position, 0.001))
      return [finding(shot, 'camera-outside', 'error', 'the camera leaves the room it has.', evidence)];
    if (position[1] < space.ground(position[0], position[2]) + 0.1)
      return [finding(shot, 'camera-under-ground', 'error', 'the camera is under the ground.', evidence)];
    if (space.layout.obstacles.some((box) => within(box, position, 0.05)))
      return [finding(shot, 'camera-inside', 'error', 'the camera is inside something solid.', evidence)];
    const body = figures(look, Math.min(time, shot.duration - 1)).find(
      (figure) =>
        Math.hypot(figure.foot[0] - position[0], figure.foot[2] - position[2]) < figure.radius &&
        position[1] < figure.crown[1] + 0.1,
    );
    if (body) return [finding(shot, 'camera-inside', 'error', `the camera is inside ${body.id}.`, evidence)];
  }
  return [];
}

/** Headroom is a question only where a body fills the frame's height. */
const headroomSizes = new Set(['MCU', 'MS', 'MLS', 'FS']);

function checkSubjects(look: Look, aspect: number): Finding[] {
  const { shot } = look;
  if (shot.purpose === 'insert') return [];
  const main = shot.purpose === 'two-shot' ? shot.subjects.slice(0, 2) : shot.subjects.slice(0, 1);
  const found: Finding[] = [];
  for (const id of main) {
    const moments = [0.25, 0.5, 0.75, 0.97]
      .map((share) => Math.round(shot.duration * share))
      .map((time) => momentOf(look, id, time, aspect));
    const there = moments.filter((moment) => moment !== undefined);
    if (there.length === 0) continue;
    if (there.filter((moment) => moment.lost).length > there.length / 2)
      found.push(finding(shot, 'subject-out-of-frame', 'warning', `${id} is out of the frame most of the time.`, {}));
    else if (there.filter((moment) => moment.hidden).length > there.length / 2)
      found.push(
        finding(shot, 'subject-hidden', 'warning', `${id} is hidden most of the time.`, {
          by: there.find((moment) => moment.hidden)?.hidden,
        }),
      );
    const rest = there
      .filter((moment) => moment.tall && !moment.figure.moving && !moment.stirs && !moment.lost)
      .sort((one, other) => one.headroom - other.headroom)[0];
    if (
      id === shot.subjects[0] &&
      rest &&
      headroomSizes.has(shot.size) &&
      (rest.headroom < 0 || rest.headroom > 0.34)
    ) {
      found.push(
        finding(
          shot,
          'headroom',
          'note',
          `${rest.headroom < 0 ? 'the crown is cut off' : 'there is too much room above the head'}.`,
          { headroom: rest.headroom },
        ),
      );
    }
  }
  return found;
}

function momentOf(look: Look, id: string, time: Flicks, aspect: number) {
  const all = figures(look, time);
  const figure = all.find((candidate) => candidate.id === id);
  if (!figure) return undefined;
  const view = cameraAt(look.shot.staging.camera, time, aspect);
  const covered = inFrame(view, figure.eyes, 0.01) && hiddenShare(look.space, view, figure) > 0.3;
  const wall = covered || look.space.blocked(view.position, figure.eyes) ? 'set' : undefined;
  const body = all.find(
    (other) => other.id !== id && bodyBlocks(other.foot, other.radius, other.height, view.position, figure.eyes),
  )?.id;
  const pair = look.shot.purpose === 'two-shot' ? look.shot.subjects.slice(0, 2) : [id];
  const crowns = all.filter((other) => pair.includes(other.id)).map((other) => project(view, other.crown).y);
  return {
    figure,
    stirs: stirsAt(look.shot, id, time),
    lost: !inFrame(view, figure.eyes, 0.01),
    hidden: wall ?? body,
    headroom: 0.5 - Math.max(...crowns),
    tall: project(view, figure.crown).y - project(view, figure.foot).y > 0.6,
  };
}

/** Somebody is getting up or down. */
function stirsAt({ staging }: Shot, id: string, time: Flicks): boolean {
  const book = staging.blocking.find((own) => own.actor === id);
  const near = (start: Flicks) => Math.abs(time - start) < fromSeconds(1.2);
  return (
    book?.actions.some(
      (action) =>
        (action.kind === 'pose' || (action.kind === 'gesture' && action.gesture === 'fall')) && near(action.start),
    ) ?? false
  );
}

const placePurposes = new Set<Shot['purpose']>(['establishing', 'cutaway', 'insert', 'title', 'credits']);

function checkCut(before: Look, after: Look, aspect: number): Finding[] {
  if (placePurposes.has(before.shot.purpose) || placePurposes.has(after.shot.purpose)) return [];
  const [left, right] = [viewOf(before, before.shot.duration, aspect), viewOf(after, 0, aspect)];
  const people = figures(after, 0);
  const found: Finding[] = [];
  const pair = [...new Set([...before.shot.subjects, ...after.shot.subjects])]
    .map((id) => people.find((figure) => figure.id === id))
    .filter((figure) => figure !== undefined);
  const [a, b] = pair;
  const masters = ['master', 'closing'].includes(after.shot.purpose) && after.shot.subjects.length > 2;
  if (a && b && !masters && before.shot.subjects.length > 0 && after.shot.subjects.length > 0) {
    const sides = [left, right].map((view) => sideOfLine(a.foot, b.foot, view.position));
    if (sides[0]! * sides[1]! < 0)
      found.push(
        finding(
          after.shot,
          'line-crossed',
          'warning',
          `the cut from ${before.shot.slate} crosses the line between ${a.id} and ${b.id}.`,
          { pair: [a.id, b.id] },
        ),
      );
  }
  const shared = people.find((figure) => figure.id === after.shot.subjects[0] && figure.id === before.shot.subjects[0]);
  if (shared) found.push(...checkJump(before.shot, after.shot, left, right, shared));
  found.push(...checkEyelines(before, after, left, right));
  return found;
}

function viewOf({ shot }: Look, time: Flicks, aspect: number): View {
  return cameraAt(shot.staging.camera, time, aspect);
}

function checkJump(before: Shot, after: Shot, left: View, right: View, subject: Figure): Finding[] {
  const scales = [left, right].map((view) => scaleOf(view, subject));
  const ratio = Math.max(...scales) / Math.min(...scales);
  const angle = angleBetween(subtract(left.position, subject.eyes), subtract(right.position, subject.eyes));
  if (ratio >= 1.7 || angle >= 29) return [];
  return [
    finding(
      after,
      'jump-cut',
      'warning',
      `the cut from ${before.slate} changes the angle by only ${Math.round(angle)} degrees.`,
      { angle, ratio },
    ),
  ];
}

/** Two who look at each other must look to opposite sides of the screen. */
function checkEyelines(before: Look, after: Look, left: View, right: View): Finding[] {
  const [a, b] = [before.shot.subjects[0], after.shot.subjects[0]];
  if (!a || !b || a === b) return [];
  const first = figures(before, before.shot.duration - 1).find((figure) => figure.id === a);
  const second = figures(after, 1).find((figure) => figure.id === b);
  if (!first || !second || first.moving || second.moving) return [];
  const facing = dot(first.look, second.look) < -0.7;
  const signs = [dot(first.look, axes(left).right), dot(second.look, axes(right).right)];
  if (!facing || signs.some((sign) => Math.abs(sign) < 0.15) || signs[0]! * signs[1]! < 0) return [];
  return [
    finding(after.shot, 'eyeline', 'warning', `${a} and ${b} face each other but look the same way on the screen.`, {
      signs,
    }),
  ];
}
