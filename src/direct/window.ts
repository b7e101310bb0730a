import type { Action, Blocking, Flicks } from '../film/index.ts';
import { flicksPerSecond } from '../film/index.ts';
import { actorAt } from './actor-at.ts';

const hold = flicksPerSecond / 2;
const states = new Set<Action['kind']>(['gaze', 'feel', 'pose']);

/**
 * What a shot sees of a scene's blocking, on the shot's own clock. Actions that overlap are kept whole with shifted
 * times, so that a walk goes on in step over a cut; what is finished is folded into place, facing and pose; states that
 * last (gaze, feeling, pose) reach at most half a second beyond the shot, so that nothing of the scene's length outside
 * the window shows in it. Equal windows of different scenes are equal data.
 */
export function windowOf(book: Blocking, start: Flicks, duration: Flicks): Blocking {
  const end = start + duration;
  const kept = book.actions.filter((action) => action.end > start && action.start < end && !steady(action, start));
  const before = withoutRunning(book, start);
  const opening = actorAt(book, start);
  const running = kept.find((action) => action.kind === 'move' && action.start <= start);
  const held = actorAt(before, start);
  return {
    actor: book.actor,
    at: running ? opening.at : held.at,
    facing: held.facing,
    pose: running ? 'stand' : (steadyPose(book, start) ?? held.pose),
    present: opening.present,
    actions: kept.map((action) => shift(action, start, duration)),
  };
}

/** A pose that was taken well before the window is simply the pose it opens with. */
function steady(action: Action, start: Flicks): boolean {
  return action.kind === 'pose' && action.start < start - 2 * hold;
}

function steadyPose(book: Blocking, start: Flicks): Blocking['pose'] | undefined {
  const pose = book.actions.findLast((action) => action.kind === 'pose' && steady(action, start) && action.end > start);
  return pose?.kind === 'pose' ? pose.pose : undefined;
}

/** The blocking with only what is over by `start`: the state before whatever the window keeps. */
function withoutRunning(book: Blocking, start: Flicks): Blocking {
  return { ...book, actions: book.actions.filter((action) => action.end <= start) };
}

function shift(action: Action, start: Flicks, duration: Flicks): Action {
  const from = action.start - start;
  const to = action.end - start;
  if (states.has(action.kind))
    return { ...action, start: Math.max(from, -hold), end: to >= duration ? duration + hold : to };
  if (action.kind !== 'speak') return { ...action, start: from, end: to };
  const visemes = action.visemes.map((shape) => ({ ...shape, start: shape.start - start, end: shape.end - start }));
  return { ...action, start: from, end: to, visemes };
}

/** Somebody is on stage at some time of the window. */
export function takesPart(book: Blocking): boolean {
  return book.present || book.actions.some((action) => action.kind === 'appear');
}
