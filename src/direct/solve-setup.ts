import { type Flicks, fromSeconds } from '../film/index.ts';
import { actorAt, isFall } from './actor-at.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import { detailIn } from './details.ts';
import { eventIn } from './events.ts';
import { changesPose, follow, walks } from './follow.ts';
import { type Figure, figuresAt, frameHeight, project, scaleOf, sizes, sizeTable, type View } from './frame.ts';
import { lostHeads } from './heads.ts';
import { cameraAt } from './moves.ts';
import { type Option, type Scout, type Setup, setupOf } from './setups.ts';
import type { Slot } from './slots.ts';
import { finish, flaws, nearEdge, type Sight, solveSingle } from './solve.ts';
import { isAcross, solveAcross } from './solve-across.ts';
import { solveDetail, solveGroup } from './solve-group.ts';
import { solveOverShoulder } from './solve-shoulder.ts';
import { meetsOwnBody, solveView } from './solve-view.ts';
import { add, roundPoint, subtract, turnedBy } from './vector.ts';

/** Moments at which a shot over some slots is looked at: beginning, middle and end. */
export function momentsOf(slots: readonly Slot[], from: number, to: number): [Flicks, Flicks, Flicks] {
  const [first, last] = [slots[from]!, slots[to]!];
  const end = last.start + last.duration;
  return [first.start + 1, Math.round((first.start + end) / 2), end - 1];
}

const cache = new WeakMap<Scout, Map<string, Solved | undefined>>();
type Solved = { view: View; faults: number };

/** A picture for a moment that no setup can show: the speaker with the fewest faults, else a view of the set. */
export function lastResort(scout: Scout, slot: number): Option | undefined {
  const { slots, blocking } = scout.scene;
  const [start, , end] = momentsOf(slots, slot, slot);
  const at = (time: Flicks) => figuresAt(blocking, scout.performers, scout.space, time, slots[slot]!.looks);
  const [figures, last] = [at(start), at(end)];
  const picture = (setup: Setup, view: View): Option => ({
    ...{ setup, from: slot, to: slot, view, opens: view, closes: view },
    ...{ figures, end: last, peak: undefined, solvedFor: last, cost: 20 },
  });
  const speaker = slots[slot]!.speaker;
  if (speaker !== undefined) {
    const sight: Sight = { space: scout.space, figures: last, front: scout.scene.front, aspect: scout.aspect };
    const solved = (['MCU', 'MS', 'MLS', 'FS', 'LS'] as const)
      .map((size) => setupOf('single', [speaker], size))
      .flatMap((setup) => ({ setup, found: solveFor(scout, sight, setup) }))
      .filter(({ found }) => found && found.faults < 100)
      .sort((a, b) => a.found!.faults - b.found!.faults)[0];
    if (solved) return picture(solved.setup, solved.found!.view);
  }
  const view = scout.space.layout.views[0];
  return view && picture(setupOf('cutaway', [], 'ELS', { view: 0 }), { ...view, aspect: scout.aspect });
}

/** The people of a stretch of the scene at its moments, `peak` at the height of its event. */
type Moments = { start: Figure[]; middle: Figure[]; end: Figure[]; peak: Figure[] | undefined };

/** Solves a setup for slots `from` to `to`; `undefined` where it makes no picture. */
export function solveSetup(scout: Scout, setup: Setup, from: number, to: number): Option | undefined {
  const { scene, space, performers } = scout;
  const [start, middle, end] = momentsOf(scene.slots, from, to);
  const at = (time: Flicks) => figuresAt(scene.blocking, performers, space, time, looksAt(scene.slots, from, to, time));
  const event = eventIn(scene.slots.slice(from, to + 1));
  const peak = event && at(Math.min(end, Math.max(start, event.peak)));
  const people: Moments = { start: at(start), middle: at(middle), end: at(end), peak };
  const figures = solvedOn(setup, people, event?.sinks ?? false);
  if (lost(scout, setup, start - 1, end - start + 2)) return undefined;
  const walking = followable.has(setup.purpose) && stirs(scout, setup, start - 1, end - start + 2);
  const track = walking ? trackOf(at, setup.subjects[0]!, start, end) : undefined;
  const sight: Sight = { space, figures, front: scene.front, aspect: scout.aspect, ...(track ? { track } : {}) };
  const solved = known(scout, sight, setup);
  if (!solved || solved.faults > 10) return undefined;
  const { view } = solved;
  if (setup.pov !== undefined && [at(start - 2), people.middle].some(ownBodyBefore(view, setup.pov))) return undefined;
  const option: Option = {
    ...{ setup, from, to, view, opens: view, closes: view },
    ...{ figures: people.start, end: people.end, peak, solvedFor: figures, cost: 0 },
  };
  const length = end - start + 2;
  const followed = walking ? follow(scout, option, start - 1, length) : undefined;
  if (walking && !followed) return undefined;
  if (followed) {
    option.opens = cameraAt(followed.camera, 0, scout.aspect);
    option.closes = cameraAt(followed.camera, length, scout.aspect);
  }
  const others =
    figures === people.start ? [people.end] : figures === people.peak ? [people.start, people.end] : [people.start];
  const stays =
    followed || setup.subjects.length === 0 ? 0 : Math.max(...others.map((group) => lostAt(sight, group, view, setup)));
  if (stays > 10 || bumped(scout, view, from, to, setup.pov)) return undefined;
  const heads = headsOver(scout, option, people, followed && cameraAt(followed.camera, length / 2, scout.aspect));
  return { ...option, cost: Math.min(6, solved.faults) * 0.35 + stays * 0.1 + heads };
}

/** Whether somebody whose eyes the lens looks for stands in it, such as before they turn. */
function ownBodyBefore(view: View, looker: string) {
  return (people: readonly Figure[]) =>
    people.some((figure) => figure.id === looker && meetsOwnBody(view.position, figure));
}

/** What a head that a picture loses costs at one of three moments. */
const headLost = 2;

/** What the heads that a shot loses cost, from its beginning to its end; `halfway` is where a camera is that goes along. */
function headsOver({ scene, space }: Scout, option: Option, people: Moments, halfway: View | undefined): number {
  const { setup, view, from, to } = option;
  const about = scene.slots.slice(from, to + 1).flatMap(({ principal, movers }) => [...principal, ...movers]);
  const views = halfway ? [option.opens, halfway, option.closes] : [view, view, view];
  return [people.start, people.middle, people.end].reduce(
    (sum, figures, index) => sum + headLost * lostHeads(setup, views[index]!, figures, space, about),
    0,
  );
}

/**
 * A lens that creeps in on a face would lose it where it gets up or down, and from near where it bends over as it kneels. A whole body
 * falls, and a picture that holds less of it than the whole loses it on the ground.
 */
function lost(scout: Scout, { purpose, subjects, size }: Setup, start: Flicks, duration: Flicks): boolean {
  const book = scout.scene.blocking.find(({ actor }) => actor === subjects[0]);
  const falls = book?.actions.some((own) => isFall(own) && own.start < start + duration && own.end > start) ?? false;
  if (falls && ofOne.has(purpose) && sizes.indexOf(size) < sizes.indexOf('FS')) return true;
  if (purpose !== 'reaction' || scout.style.moves !== 'creeping') return false;
  const bent = size === 'CU' && book !== undefined && actorAt(book, start).pose !== 'stand';
  return bent || changesPose(scout, subjects[0]!, start, duration);
}

const ofOne = new Set<Setup['purpose']>(['action', 'single', 'reaction']);
const followable = new Set<Setup['purpose']>(['action', 'single']);

/** Somebody walks in an action shot, or gets up or down in one that is about nobody else: the camera goes along. */
function stirs(scout: Scout, { purpose, subjects }: Setup, start: Flicks, duration: Flicks): boolean {
  const [id] = subjects;
  return (purpose === 'action' && walks(scout, id!, start, duration)) || changesPose(scout, id!, start, duration);
}

/** The moment that a camera is set up for: the height of an event, before somebody goes down, the middle of an insert, else the end of the stretch. */
function solvedOn({ purpose, subjects }: Setup, { start, middle, end, peak }: Moments, sinks: boolean): Figure[] {
  const rests = end.some((figure) => figure.id === subjects[0] && !figure.moving);
  const still = purpose === 'insert' ? [middle, end] : [end];
  const usual = purpose !== 'action' ? still : rests ? [end, middle, start] : [middle, end, start];
  const moments = peak && rests ? (sinks ? [start, peak, end] : [peak, end]) : usual;
  return moments.find((people) => subjects.every((id) => people.some((figure) => figure.id === id))) ?? moments[0]!;
}

/** What a setup was solved to for the same people before, else what it is solved to now. */
function known(scout: Scout, sight: Sight, setup: Setup): Solved | undefined {
  const solutions = cache.get(scout) ?? cache.set(scout, new Map()).get(scout)!;
  const people = sight.figures.map((figure) => [figure.id, figure.foot, figure.look, figure.height]);
  const way = sight.track ? JSON.stringify(sight.track.map((figure) => figure.foot)) : '';
  const key = `${setup.key}#${JSON.stringify(people)}${way}`;
  if (!solutions.has(key)) solutions.set(key, solveFor(scout, sight, setup));
  return solutions.get(key);
}

/** Where somebody is at five moments of a walk. */
function trackOf(at: (time: Flicks) => Figure[], id: string, start: Flicks, end: Flicks): Figure[] {
  return [0, 0.25, 0.5, 0.75, 1].flatMap(
    (share) => at(Math.round(start + (end - start) * share)).find((figure) => figure.id === id) ?? [],
  );
}

/** 12 where a person's head is far down in a picture that was framed for it standing. */
function sunk({ purpose }: Setup, view: View, figure: Figure): number {
  if (!figure.upright || !['single', 'reaction', 'action', 'over-shoulder', 'reverse'].includes(purpose)) return 0;
  return scaleOf(view, figure) < 1.4 && project(view, figure.crown).y < 0.16 ? 12 : 0;
}

/** Between two looks at who comes near a camera, somebody who runs goes half a metre. */
const glance = fromSeconds(0.15);

/** Metres that whoever walks past a lens keeps from it. */
const clearance = 0.25;

/** Somebody walks past the lens in the middle of a shot. */
function bumped(scout: Scout, view: View, from: number, to: number, looker: string | undefined): boolean {
  const { scene, space, performers } = scout;
  const [start, , end] = momentsOf(scene.slots, from, to);
  const walkers = scene.blocking.filter(({ actor }) => actor !== looker && walks(scout, actor, start, end - start));
  if (walkers.length === 0) return false;
  for (let time = start; time < end; time += glance) {
    const near = figuresAt(walkers, performers, space, time).some(
      ({ foot, radius }) => Math.hypot(foot[0] - view.position[0], foot[2] - view.position[2]) < radius + clearance,
    );
    if (near) return true;
  }
  return false;
}

/** What is wrong at the other end of the shot, where people may have moved. */
function lostAt(sight: Sight, people: readonly Figure[], view: View, setup: Setup): number {
  const figures = people.filter(({ id }) => id !== setup.pov);
  const subjects = figures.filter((figure) => setup.subjects.includes(figure.id));
  if (subjects.length === 0) return 0;
  const foreground = setup.purpose === 'over-shoulder' || setup.purpose === 'reverse' ? setup.subjects.slice(1) : [];
  const main = subjects.find(({ id }) => id === setup.subjects[0]) ?? subjects[0]!;
  const aside = setup.purpose === 'single' || setup.purpose === 'reaction' ? nearEdge(view, main) : 0;
  const lost = flaws(
    { ...sight, figures },
    view,
    subjects.filter((subject) => !foreground.includes(subject.id)),
    foreground,
  );
  return lost + 2 * aside + sunk(setup, view, main);
}

/** Who looks at whom at a moment of a stretch of slots: as the slot then says, else as the nearest before it does. */
function looksAt(slots: readonly Slot[], from: number, to: number, time: Flicks): Map<string, string> {
  const begun = slots.slice(from, to + 1).filter((slot) => slot.start <= time);
  return new Map(begun.flatMap((slot) => [...slot.looks]));
}

function solveFor(scout: Scout, sight: Sight, setup: Setup): Solved | undefined {
  const found = setup.subjects.map((id) => sight.figures.find((figure) => figure.id === id));
  const group = found.filter((figure) => figure !== undefined);
  if (setup.view !== undefined) return layoutView(scout, sight, setup);
  if (setup.purpose === 'insert') return insertView(scout, sight, setup);
  if (setup.pov !== undefined) return solveView(sight, setup);
  if (group.length === 0 || !found[0]) return undefined;
  if (setup.purpose === 'over-shoulder' || setup.purpose === 'reverse') {
    return found[1] ? solveOverShoulder(sight, found[0], found[1], setup.size) : undefined;
  }
  if (isAcross(group)) return solveAcross(sight, group, setup.size);
  if (setup.subjects.length > 1 || setup.purpose === 'master')
    return setup.purpose === 'two-shot' && group.length < 2
      ? undefined
      : solveGroup(sight, group, setup.size, setup.angle, groupLens(scout, setup));
  if (setup.purpose === 'closing') return solveGroup(sight, group, setup.size, setup.angle);
  const lens = nearestLens(sizeTable[setup.size].lens * scout.style.lens);
  return solveSingle(sight, found[0], setup.size, setup.angle, lens, spreadFor(setup) + scout.style.profile);
}

/** The lens for several at once: the solver's own, unless the film's realism watches from afar. */
function groupLens({ style }: Scout, { size }: Setup): number | undefined {
  return style.afar ? nearestLens(sizeTable[size].lens * style.lens) : undefined;
}

function nearestLens(focalLength: number): number {
  const away = (lens: number) => Math.abs(Math.log(lens / focalLength));
  return grammar.lenses.reduce((best, lens) => (away(lens) < away(best) ? lens : best));
}

/** Reactions are seen a little more from the front than speech, movement more from the side. */
function spreadFor(setup: Setup): number {
  if (setup.purpose === 'action') return 62;
  if (setup.purpose === 'reaction') return 24;
  return setup.size === 'CU' ? 28 : 36;
}

/** One of the set's own views, turned a little where that brings everybody present well inside the frame. */
function layoutView(scout: Scout, sight: Sight, setup: Setup): Solved | undefined {
  const { views } = scout.space.layout;
  const people = setup.purpose === 'establishing' || setup.purpose === 'closing' ? sight.figures : [];
  let best: Solved | undefined;
  for (const [index, view] of views.entries()) {
    if (people.length === 0 && index !== setup.view) continue;
    for (const degrees of people.length === 0 ? [0] : [0, -6, 6, -12, 12, -18, 18]) {
      const ray = subtract(view.target, view.position);
      const aim = add(view.position, turnedBy(ray, degrees));
      const turned = finish(view.position, aim, view.focalLength, scout.aspect);
      const lost = people.filter((figure) => !wellInside(turned, figure)).length;
      const away = Math.abs(index - setup.view!) * 1.2 + Math.abs(degrees) / 12;
      const faults = flaws(sight, turned, []) + lost * 3 + away;
      if (!best || faults < best.faults - 1e-9) best = { view: turned, faults };
    }
  }
  return best;
}

/** Feet and crown of somebody, with the width of the body, stand inside the frame by a twentieth of it. */
function wellInside(view: View, figure: Figure): boolean {
  const middle = project(view, figure.chest);
  const half = figure.radius / frameHeight(Math.max(0.1, middle.depth), view.focalLength, 1);
  const [foot, crown] = [project(view, figure.foot), project(view, figure.crown)];
  return middle.depth > 0.5 && Math.abs(middle.x) + half < 0.45 && foot.y > -0.48 && crown.y < 0.46;
}

function insertView(scout: Scout, sight: Sight, setup: Setup): Solved | undefined {
  const detail = detailIn(scout.scene.props, setup, sight.figures, scout.space);
  return detail && solveDetail(sight, roundPoint(detail.point), detail.width * scout.aspect, detail.around);
}
