import type { Action, Blocking, Flicks } from '../film/index.ts';
import { flicksPerSecond } from '../film/index.ts';
import { actorAt, isFall } from './actor-at.ts';

const hold = flicksPerSecond / 2;
const states = new Set<Action['kind']>(['gaze', 'feel']);

/** Longer than this no change of posture takes: before it a pose is simply the one that a shot opens with. */
const settle = 3 * flicksPerSecond;

/**
 * What a shot sees of a scene's blocking, on the shot's own clock. Actions that overlap are kept whole with shifted
 * times, so that a walk goes on in step over a cut; what is finished is folded into place, facing and pose; states that
 * last (gaze, feeling) reach at most half a second beyond the shot, so that nothing of the scene's length outside the
 * window shows in it; poses keep the moment at which they are taken, so that nobody sits down twice. Equal windows of
 * different scenes are equal data.
 */
export function windowOf(book: Blocking, start: Flicks, duration: Flicks): Blocking {
  const end = start + duration;
  const running = book.actions.find((action) => moves(action) && action.start <= start && action.end > start);
  const since = settledSince(book, start, running);
  const kept = book.actions.filter((action) =>
    action.kind === 'pose' ? action.start >= since && action.start < end : action.end > start && action.start < end,
  );
  const held = actorAt({ ...book, actions: book.actions.filter((action) => isOver(action, since, start)) }, start);
  const opening = actorAt(book, start);
  return {
    actor: book.actor,
    at: running ? opening.at : held.at,
    facing: held.facing,
    pose: running ? 'stand' : held.pose,
    present: opening.present,
    actions: kept.map((action) => shift(action, start, duration)),
  };
}

const moves = (action: Action): boolean => action.kind === 'move';

/** From when on poses are still played: what a finished walk or fall has undone is not. */
function settledSince(book: Blocking, start: Flicks, running: Action | undefined): Flicks {
  const undone = book.actions
    .filter((action) => (moves(action) || isFall(action)) && action.end <= start)
    .map((action) => action.end);
  return Math.max(start - settle, running?.start ?? Number.NEGATIVE_INFINITY, ...undone);
}

/** What the state before a window is made of: everything but what the window keeps. */
function isOver(action: Action, since: Flicks, start: Flicks): boolean {
  return action.kind === 'pose' ? action.start < since : action.end <= start;
}

function shift(action: Action, start: Flicks, duration: Flicks): Action {
  const from = action.start - start;
  const to = action.end - start;
  if (states.has(action.kind)) return { ...action, start: Math.max(from, -hold), end: until(to, duration) };
  if (action.kind === 'pose') return { ...action, start: from, end: until(to, duration) };
  if (action.kind !== 'speak') return { ...action, start: from, end: to };
  const visemes = action.visemes.map((shape) => ({ ...shape, start: shape.start - start, end: shape.end - start }));
  return { ...action, start: from, end: to, visemes };
}

/** The end of a state that lasts; one that goes on after the shot is cut off behind it. */
const until = (end: Flicks, duration: Flicks): Flicks => (end >= duration ? duration + hold : end);

/** Somebody is on stage at some time of the window. */
export function takesPart(book: Blocking): boolean {
  return book.present || book.actions.some((action) => action.kind === 'appear');
}
