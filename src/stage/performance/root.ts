import { type Action, type Blocking, type GroundPoint, toSeconds } from '../../film/index.ts';
import type { Shift } from './approach.ts';
import { clamp, ease, mix, nearAngle } from './ease.ts';
import { distance, type Path, type Progress, pathOf, progressOf } from './path.ts';
import type { Turn } from './seats.ts';

type Move = Extract<Action, { kind: 'move' }>;

/** One stretch of a body's way: a walk along a path, a turn on the spot, or a step without turning. Seconds, radians. */
export type Stretch =
  | { kind: 'move'; gait: Move['gait']; path: Path; progress: Progress; start: number; end: number; from: number }
  | { kind: 'turn'; start: number; end: number; from: number; to: number; place: GroundPoint; behind: number }
  | { kind: 'shift'; start: number; end: number; from: GroundPoint; to: GroundPoint; yaw: number; lunge: boolean };

/** Where a body is over time. `yaw` is in radians and continuous. */
export type Route = {
  stretches: Stretch[];
  at: (seconds: number) => { x: number; z: number; yaw: number; speed: number; gait: Move['gait'] | undefined };
};

const degrees = Math.PI / 180;

/** A change of heading, radians, that a long body makes on the spot before it goes. */
const sharp = 0.6;

/**
 * Strings the moves and turns of a blocking together with the steps of its gestures; a path is joined to where the body stands
 * when it begins. `turning` gives the seconds that a long body needs to turn by radians: it turns before it goes, and no sooner.
 */
export function routeOf(
  blocking: Blocking,
  shifts: readonly Shift[] = [],
  turning: (radians: number) => number = () => 0,
): Route {
  const moves = blocking.actions.filter(
    (action) => (action.kind === 'move' || action.kind === 'turn') && action.end > 0,
  );
  const acts = [
    ...moves.map((act) => ({ act, start: toSeconds(act.start) })),
    ...shifts.map((act) => ({ act: { kind: 'shift' as const, ...act }, start: act.start })),
  ].sort((a, b) => a.start - b.start);
  const stretches: Stretch[] = [];
  let place: GroundPoint = [blocking.at[0], blocking.at[1]];
  let yaw = blocking.facing * degrees;
  let busy = Number.NEGATIVE_INFINITY;
  for (const { act, start: wished } of acts) {
    if (act.kind === 'shift') {
      stretches.push({ ...act, start: wished, end: act.end, from: place, yaw });
      place = act.to;
      continue;
    }
    const start = Math.max(wished, busy);
    const end = Math.max(start + 0.1, toSeconds(act.end));
    busy = end;
    if (act.kind === 'turn') {
      const to = nearAngle(act.facing * degrees, yaw);
      const { behind = 0 } = act as Turn;
      busy = Math.max(end, start + 0.45, start + turning(Math.abs(to - yaw)));
      stretches.push({ kind: 'turn', start, end: busy, from: yaw, to, place, behind });
      place = about(place, yaw, to, behind);
      yaw = to;
    } else if (act.kind === 'move') {
      const begun = act.start < 0;
      const points: GroundPoint[] = begun || distance(place, act.path[0]!) < 0.03 ? act.path : [place, ...act.path];
      const path = pathOf(points);
      if (path.length < 0.02) continue;
      const to = nearAngle(path.heading(0), yaw);
      const turned = start + Math.min(turning(Math.abs(to - yaw)), 0.6 * (end - start));
      const from = Math.abs(to - yaw) > sharp ? turned : start;
      if (from > start) {
        stretches.push({ kind: 'turn', start, end: from, from: yaw, to, place: path.at(0), behind: 0 });
        yaw = to;
      }
      const progress = progressOf(path.length, from, end);
      stretches.push({ kind: 'move', gait: act.gait, path, progress, start: from, end, from: yaw });
      place = path.at(path.length);
      yaw = headingOf(stretches.at(-1) as Extract<Stretch, { kind: 'move' }>, end);
    }
  }
  return { stretches, at: (seconds) => routeAt(stretches, blocking, seconds) };
}

/** Where feet come that turn about a place `behind` metres behind them. */
function about([x, z]: GroundPoint, from: number, to: number, behind: number): GroundPoint {
  return [x + (Math.sin(to) - Math.sin(from)) * behind, z + (Math.cos(to) - Math.cos(from)) * behind];
}

/** The heading on a path: the body turns into it while it starts. Long way round only where the path bends so. */
function headingOf(move: Extract<Stretch, { kind: 'move' }>, seconds: number): number {
  const { path, progress, start, end, from } = move;
  const first = nearAngle(path.heading(0), from);
  const here = nearAngle(path.heading(clamp(progress.distance(seconds) + 0.12, 0, path.length)), first);
  const lead = Math.min(0.75, (end - start) * 0.4);
  return from + (here - from) * ease(start - 0.05, start + lead, seconds);
}

/** How far a body has walked or flown at a time, metres. */
export function travelled({ stretches }: Route, seconds: number): number {
  return stretches.reduce((sum, own) => sum + (own.kind === 'move' ? own.progress.distance(seconds) : 0), 0);
}

function routeAt(stretches: readonly Stretch[], blocking: Blocking, seconds: number): ReturnType<Route['at']> {
  let state: ReturnType<Route['at']> = {
    x: blocking.at[0],
    z: blocking.at[1],
    yaw: blocking.facing * degrees,
    speed: 0,
    gait: undefined,
  };
  const first = stretches[0];
  if (first && first.kind !== 'shift' && seconds < first.start) {
    const [x, z] = first.kind === 'move' ? first.path.at(0) : first.place;
    state = { ...state, x, z };
  }
  for (const stretch of stretches) {
    if (seconds < stretch.start) break;
    if (stretch.kind === 'shift') {
      const share = ease(stretch.start, stretch.end, seconds);
      const [x, z] = [0, 1].map((axis) => mix(stretch.from[axis]!, stretch.to[axis]!, share)) as GroundPoint;
      state = { x, z, yaw: stretch.yaw, speed: 0, gait: undefined };
    } else if (stretch.kind === 'turn') {
      const yaw = stretch.from + (stretch.to - stretch.from) * ease(stretch.start, stretch.end, seconds);
      const [x, z] = about(stretch.place, stretch.from, yaw, stretch.behind);
      state = { x, z, yaw, speed: 0, gait: undefined };
    } else {
      const [x, z] = stretch.path.at(stretch.progress.distance(seconds));
      const moving = seconds < stretch.end;
      state = {
        x,
        z,
        yaw: headingOf(stretch, seconds),
        speed: moving ? stretch.progress.speed(seconds) : 0,
        gait: moving ? stretch.gait : undefined,
      };
    }
  }
  return state;
}
