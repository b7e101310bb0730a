import type { Flicks, FrameRate, Point, ShotAngle, ShotMovement, ShotPurpose, ShotSize } from '../film/index.ts';
import type { BlockedScene } from './block.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import { follow, walks } from './follow.ts';
import { type Figure, figuresAt, frameHeight, project, sizeTable, type View } from './frame.ts';
import { cameraAt } from './moves.ts';
import type { Performer } from './performers.ts';
import type { Slot } from './slots.ts';
import { finish, flaws, type Sight, solveOverShoulder, solveSingle } from './solve.ts';
import { solveDetail, solveGroup } from './solve-group.ts';
import type { Space } from './space.ts';
import type { Style } from './style.ts';
import { add, round, roundPoint, scale, subtract, turnedBy } from './vector.ts';

/** A kind of shot of a scene, before it is solved for a moment. */
export type Setup = {
  key: string;
  purpose: ShotPurpose;
  subjects: string[];
  size: ShotSize;
  angle: ShotAngle;
  movement: ShotMovement;
  /** Which of the set's own views an establishing, closing or cutaway shot uses. */
  view?: number;
  prop?: string;
};

/** A setup solved for a stretch of slots. */
export type Option = {
  setup: Setup;
  from: number;
  to: number;
  view: View;
  /** The view at its first and last moment, where the camera follows somebody. */
  opens: View;
  closes: View;
  figures: Figure[];
  end: Figure[];
  solvedFor: Figure[];
  cost: number;
};

/** A blocked scene on its set, with all that choosing its shots depends on. */
export type Scout = {
  scene: BlockedScene;
  space: Space;
  performers: ReadonlyMap<string, Performer>;
  aspect: number;
  rate: FrameRate;
  /** What makes this film's taste its own: its title and seed. */
  film: string;
  style: Style;
  /** Pleasantness of the scene's mood, -1 to 1. */
  valence: number;
  arousal: number;
  /** Nobody has seen this place before. */
  fresh: boolean;
  last: boolean;
  /** The text asks to leave people behind at the end. */
  far: boolean;
};

/** The setups a director would consider for a scene: the sixteen idioms of Christianson et al. (1996) and inserts. */
export function setupsFor(scout: Scout): Setup[] {
  const { slots } = scout.scene;
  const cast = [...new Set(slots.flatMap((slot) => slot.principal))];
  const views = scout.space.layout.views.length;
  const all = [
    ...placeSetups(views, cast.length === 0 || scout.far),
    ...(cast.length > 0 ? groupSetups(cast.slice(0, 4)) : []),
    ...pairsIn(slots).flatMap(pairSetups),
    ...cast.flatMap((actor) => soloSetups(actor, scout.performers.get(actor)?.appearance.kind === 'creature')),
    ...slots.flatMap((slot) => (slot.prop && (slot.detail || slot.prop.holder) ? [insertSetup(slot.prop)] : [])),
  ];
  return [...new Map(all.map((setup) => [setup.key, setup])).values()];
}

function setupOf(
  purpose: ShotPurpose,
  subjects: string[],
  size: ShotSize,
  more: Partial<Pick<Setup, 'angle' | 'movement' | 'view' | 'prop'>> = {},
): Setup {
  const angle = more.angle ?? 'eye';
  const key = [purpose, subjects.join('+'), size, angle, more.view ?? '', more.prop ?? ''].join('/');
  return { movement: 'static', ...more, key, purpose, subjects, size, angle };
}

function placeSetups(views: number, farEnd: boolean): Setup[] {
  if (views === 0) return [];
  const cutaways = [0, 1, 2].filter((view) => view < views).map((view) => setupOf('cutaway', [], 'ELS', { view }));
  return [
    setupOf('establishing', [], 'ELS', { movement: 'push-in', view: 0 }),
    ...cutaways,
    ...(farEnd ? [setupOf('closing', [], 'ELS', { movement: 'pull-out', view: views > 1 ? 1 : 0 })] : []),
  ];
}

function groupSetups(cast: string[]): Setup[] {
  return [
    setupOf('master', cast, cast.length > 2 ? 'LS' : 'FS'),
    setupOf('master', cast, 'LS', { movement: 'truck-right' }),
    setupOf('master', cast, 'LS', { angle: 'high' }),
    setupOf('closing', cast, 'LS', { angle: 'high', movement: 'pull-out' }),
    setupOf('closing', cast, 'FS', { angle: 'high', movement: 'pull-out' }),
  ];
}

function pairSetups(pair: string[]): Setup[] {
  return [
    setupOf('two-shot', pair, 'MLS'),
    setupOf('two-shot', pair, 'MS'),
    setupOf('over-shoulder', pair, 'MS'),
    setupOf('reverse', [...pair].reverse(), 'MS'),
  ];
}

/** A beast is never taken so near that a picture holds only its throat: its head stands far before its body. */
function soloSetups(actor: string, beast: boolean): Setup[] {
  return [
    ...(['MLS', 'MS', 'MCU', 'CU'] as const).slice(0, beast ? 3 : 4).map((size) => setupOf('single', [actor], size)),
    ...(['low', 'high'] as const).map((angle) => setupOf('single', [actor], 'MCU', { angle })),
    ...(['MCU', beast ? 'MS' : 'CU'] as const).map((size) => setupOf('reaction', [actor], size)),
    ...(['FS', 'MLS'] as const).map((size) => setupOf('action', [actor], size)),
    setupOf('action', [actor], 'MLS', { angle: 'low' }),
  ];
}

function insertSetup({ noun, holder }: NonNullable<Slot['prop']>): Setup {
  return setupOf('insert', holder ? [holder] : [], 'CU', { angle: 'high', prop: noun });
}

function pairsIn(slots: readonly Slot[]): string[][] {
  const pairs: string[][] = [];
  for (const slot of slots) {
    const [a, b] = slot.principal;
    if (!a || !b || pairs.some((pair) => pair.includes(a) && pair.includes(b))) continue;
    pairs.push([a, b]);
  }
  return pairs.slice(0, 4);
}

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
  const at = (time: Flicks) => figuresAt(blocking, scout.performers, scout.space, time, looksOver(slots, slot, slot));
  const [figures, last] = [at(start), at(end)];
  const picture = (setup: Setup, view: View): Option => ({
    ...{ setup, from: slot, to: slot, view, opens: view, closes: view },
    ...{ figures, end: last, solvedFor: last, cost: 20 },
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

/** Solves a setup for slots `from` to `to`; `undefined` where it makes no picture. */
export function solveSetup(scout: Scout, setup: Setup, from: number, to: number): Option | undefined {
  const { scene, space, performers } = scout;
  const [start, middle, end] = momentsOf(scene.slots, from, to);
  const looks = looksOver(scene.slots, from, to);
  const at = (time: Flicks) => figuresAt(scene.blocking, performers, space, time, looks);
  const [atStart, atEnd] = [at(start), at(end)];
  const rests = atEnd.some((figure) => figure.id === setup.subjects[0] && !figure.moving);
  const candidates =
    setup.purpose !== 'action' ? [atEnd] : rests ? [atEnd, at(middle), atStart] : [at(middle), atEnd, atStart];
  const figures =
    candidates.find((people) => setup.subjects.every((id) => people.some((figure) => figure.id === id))) ??
    candidates[0]!;
  const walking = setup.purpose === 'action' && walks(scout, setup.subjects[0]!, start - 1, end - start + 2);
  const track = walking ? trackOf(at, setup.subjects[0]!, start, end) : undefined;
  const sight: Sight = { space, figures, front: scene.front, aspect: scout.aspect, ...(track ? { track } : {}) };
  const known = cache.get(scout) ?? cache.set(scout, new Map()).get(scout)!;
  const key = `${setup.key}#${JSON.stringify(figures.map((figure) => [figure.id, figure.foot, figure.look, figure.height]))}${track ? JSON.stringify(track.map((figure) => figure.foot)) : ''}`;
  if (!known.has(key)) known.set(key, solveFor(scout, sight, setup));
  const solved = known.get(key);
  if (!solved || solved.faults > 10) return undefined;
  const option: Option = {
    setup,
    from,
    to,
    view: solved.view,
    opens: solved.view,
    closes: solved.view,
    figures: atStart,
    end: atEnd,
    solvedFor: figures,
    cost: 0,
  };
  const length = end - start + 2;
  const followed = walking ? follow(scout, option, start - 1, length) : undefined;
  if (walking && !followed) return undefined;
  if (followed) {
    option.opens = cameraAt(followed.camera, 0, scout.aspect);
    option.closes = cameraAt(followed.camera, length, scout.aspect);
  }
  const stays = followed || setup.subjects.length === 0 ? 0 : lostAt(sight, atStart, solved.view, setup);
  if (stays > 10) return undefined;
  return { ...option, cost: Math.min(6, solved.faults) * 0.35 + stays * 0.1 };
}

/** Where somebody is at five moments of a walk. */
function trackOf(at: (time: Flicks) => Figure[], id: string, start: Flicks, end: Flicks): Figure[] {
  return [0, 0.25, 0.5, 0.75, 1].flatMap(
    (share) => at(Math.round(start + (end - start) * share)).find((figure) => figure.id === id) ?? [],
  );
}

/** What is wrong at the other end of the shot, where people may have moved. */
function lostAt(sight: Sight, figures: readonly Figure[], view: View, setup: Setup): number {
  const subjects = figures.filter((figure) => setup.subjects.includes(figure.id));
  if (subjects.length === 0) return 0;
  const foreground = setup.purpose === 'over-shoulder' || setup.purpose === 'reverse' ? setup.subjects.slice(1) : [];
  return flaws(
    { ...sight, figures },
    view,
    subjects.filter((subject) => !foreground.includes(subject.id)),
    foreground,
  );
}

function looksOver(slots: readonly Slot[], from: number, to: number): Map<string, string> {
  const looks = new Map<string, string>();
  for (const slot of slots.slice(from, to + 1))
    for (const [id, target] of slot.looks) if (!looks.has(id)) looks.set(id, target);
  return looks;
}

function solveFor(scout: Scout, sight: Sight, setup: Setup): Solved | undefined {
  const found = setup.subjects.map((id) => sight.figures.find((figure) => figure.id === id));
  const group = found.filter((figure) => figure !== undefined);
  if (setup.view !== undefined) return layoutView(scout, sight, setup);
  if (setup.purpose === 'insert') return insertView(scout, sight, setup);
  if (group.length === 0 || !found[0]) return undefined;
  if (setup.purpose === 'over-shoulder' || setup.purpose === 'reverse') {
    return found[1] ? solveOverShoulder(sight, found[0], found[1], setup.size) : undefined;
  }
  if (setup.subjects.length > 1 || setup.purpose === 'master')
    return setup.purpose === 'two-shot' && group.length < 2
      ? undefined
      : solveGroup(sight, group, setup.size, setup.angle);
  if (setup.purpose === 'closing') return solveGroup(sight, group, setup.size, setup.angle);
  const lens = nearestLens(sizeTable[setup.size].lens * scout.style.lens);
  return solveSingle(sight, found[0], setup.size, setup.angle, lens, spreadFor(setup) + scout.style.profile);
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
  const holder = sight.figures.find((figure) => figure.id === setup.subjects[0]);
  const prop = scout.scene.props.find((candidate) => candidate.noun === setup.prop);
  if (holder) {
    const hand = add(
      add(holder.foot, [0, holder.height * (setup.prop === 'umbrella' ? 0.8 : 0.55), 0]),
      scale(holder.look, 0.28),
    );
    return solveDetail(sight, roundPoint(hand), 0.75, [holder.id]);
  }
  if (!prop) return undefined;
  const y = round(scout.space.ground(prop.at[0], prop.at[1]) + 0.12);
  const point: Point = [prop.at[0], y, prop.at[1]];
  return solveDetail(sight, point, 0.9, []);
}
