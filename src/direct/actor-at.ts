import type { Action, Blocking, Flicks, GazeTarget, GroundPoint } from '../film/index.ts';
import { fromSeconds, toSeconds } from '../film/index.ts';
import { alongPath } from './paths.ts';
import { clamp, smoothStep, yawTo } from './vector.ts';

/** Where an actor is and how, at one moment of the blocking's own time. */
export type Stand = {
  at: GroundPoint;
  facing: number;
  pose: Blocking['pose'];
  present: boolean;
  moving: boolean;
  gaze: GazeTarget | undefined;
  /** How high it flies, 0 on the ground to 1. */
  aloft: number;
};

/** The state after everything that is finished, and in the middle of what is going on, at `time`. */
export function actorAt(blocking: Blocking, time: Flicks): Stand {
  const stand: Stand = {
    at: blocking.at,
    facing: blocking.facing,
    pose: blocking.pose,
    present: blocking.present,
    moving: false,
    gaze: undefined,
    aloft: 0,
  };
  for (const action of blocking.actions) if (action.start <= time) apply(stand, action, time);
  return stand;
}

/** Somebody goes down and lies when it is over. */
export const isFall = (action: Action): boolean => action.kind === 'gesture' && action.gesture === 'fall';

const isFlat = (blocking: Blocking, time: Flicks) => actorAt(blocking, time).pose === 'lie';

/** The part of a gesture, as shares of it, in which whoever picks something up is down with it, and from which on whoever falls is on the ground. */
const [stooped, fallen] = [
  { from: 0.25, to: 0.75 },
  { from: 0.45, to: 1 },
];

/** Flicks for which whoever gets up from the ground is still down. */
const rising = fromSeconds(1.2);

/** How somebody who stands is in the middle of picking something up, of falling or of getting up, as the stage plays it. */
export function stooping(blocking: Blocking, time: Flicks, stand: Stand): Stand {
  if (stand.pose !== 'stand') return stand;
  const { actions } = blocking;
  const rises = actions.find(
    ({ kind, start }) => kind === 'pose' && start <= time && time < start + rising && isFlat(blocking, start - 1),
  );
  if (rises) return { ...stand, pose: 'crouch' };
  const within = (action: Action, { from, to }: typeof stooped) => {
    const share = (time - action.start) / (action.end - action.start);
    return share > from && share < to;
  };
  if (actions.some((action) => isFall(action) && within(action, fallen))) return { ...stand, pose: 'lie' };
  const picks = (action: Action) => action.kind === 'gesture' && action.gesture === 'pick-up';
  return actions.some((action) => picks(action) && within(action, stooped)) ? { ...stand, pose: 'crouch' } : stand;
}

function apply(stand: Stand, action: Action, time: Flicks): void {
  const done = time >= action.end;
  if (action.kind === 'move') {
    const share = done ? 1 : (time - action.start) / (action.end - action.start);
    stand.at = alongPath(action.path, share);
    stand.facing = headingAlong(action.path, share);
    stand.moving = !done;
    stand.aloft = action.gait === 'fly' ? aloftAt(toSeconds(time - action.start), toSeconds(action.end - time)) : 0;
    if (action.path.length > 1) stand.pose = 'stand';
  }
  if (action.kind === 'turn') stand.facing = action.facing;
  if (isFall(action) && done) stand.pose = 'lie';
  if (action.kind === 'pose') stand.pose = action.pose;
  if (action.kind === 'gaze') stand.gaze = done ? undefined : action.target;
  if (action.kind === 'appear') stand.present = true;
  if (action.kind === 'vanish' && done) stand.present = false;
}

/** A flight rises from a little before its start and is down a little after its end, as the stage flies; seconds since and until. */
function aloftAt(since: number, until: number): number {
  const [up, down] = [(since + 0.3) / 0.8, (until + 0.2) / 0.7].map((share) => smoothStep(clamp(share, 0, 1)));
  return up! * down!;
}

/** The yaw of the path's segment at a share of its length. */
function headingAlong(path: readonly GroundPoint[], share: number): number {
  const here = alongPath(path, Math.max(0, share - 0.02));
  const there = alongPath(path, Math.min(1, share + 0.02));
  return yawTo(here, there);
}
