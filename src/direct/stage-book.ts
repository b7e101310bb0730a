import type { Action, Blocking, Flicks, GazeTarget, GroundPoint } from '../film/index.ts';
import { actorAt, type Stand } from './actor-at.ts';
import { lastPart, pathLength } from './paths.ts';

/** The blocking of a scene under construction: what everybody does, in scene time. */
export type StageBook = {
  blocking: Map<string, Blocking>;
  /** Adds an action and ends what it replaces. */
  write(actor: string, action: Action): void;
  /** The actor's gaze from `start` on; nothing is written when it already looks there. */
  look(actor: string, target: GazeTarget, start: Flicks): void;
  /** Whoever is on the way out at `time` stops there and is not gone later. */
  stay(actor: string, time: Flicks): void;
  /** Whether somebody is on the way out at `time`. */
  leaves(actor: string, time: Flicks): boolean;
  /** Looks at nothing from `time` on. */
  rest(actor: string, time: Flicks): void;
  stand(actor: string, time: Flicks): Stand;
  /** Ids of those on stage at a time. */
  present(time: Flicks): string[];
  /** Ends what is still held, at the end of the scene, and puts actions in order. */
  close(end: Flicks): Blocking[];
};

/** A state that lasts until another of its kind takes its place. */
const held = new Set<Action['kind']>(['gaze', 'feel', 'pose']);
const open = Number.MAX_SAFE_INTEGER;

/** An empty stage book. */
export function openStageBook(): StageBook {
  const blocking = new Map<string, Blocking>();
  const write = (actor: string, action: Action) => {
    const book = blocking.get(actor);
    if (!book) return;
    if (held.has(action.kind)) release(book, action.kind, action.start);
    if (action.kind === 'move') release(book, 'pose', action.start);
    book.actions.push(held.has(action.kind) ? { ...action, end: open } : action);
    book.actions.sort((a, b) => a.start - b.start);
  };
  return {
    blocking,
    write,
    look: (actor, target, start) => {
      const last = blocking.get(actor)?.actions.findLast((action) => action.kind === 'gaze');
      if (last?.kind === 'gaze' && last.end === open && JSON.stringify(last.target) === JSON.stringify(target)) return;
      write(actor, { kind: 'gaze', target, start, end: open });
    },
    stay: (actor, time) => stay(blocking.get(actor), time),
    leaves: (actor, time) => blocking.get(actor)?.actions.some((action) => leavesAfter(action, time)) ?? false,
    rest: (actor, time) => {
      const book = blocking.get(actor);
      if (book) release(book, 'gaze', time);
    },
    stand: (actor, time) => actorAt(blocking.get(actor)!, time),
    present: (time) => [...blocking.values()].filter((book) => actorAt(book, time).present).map((book) => book.actor),
    close: (end) => {
      const books = [...blocking.values()];
      for (const book of books)
        book.actions = book.actions.map((action) => (action.end === open ? { ...action, end } : action));
      return books;
    },
  };
}

function release(book: Blocking, kind: Action['kind'], time: Flicks): void {
  book.actions = book.actions
    .map((action) => (action.kind === kind && action.end > time ? { ...action, end: time } : action))
    .filter((action) => action.end > action.start);
}

const leavesAfter = (action: Action, time: Flicks): boolean =>
  action.kind === 'vanish' && action.effect === 'none' && action.end > time;

function stay(book: Blocking | undefined, time: Flicks): void {
  const leaves = (action: Action) => leavesAfter(action, time);
  if (!book?.actions.some(leaves)) return;
  book.actions = book.actions
    .filter(
      (action) => !leaves(action) && !((action.kind === 'turn' || action.kind === 'move') && action.start >= time),
    )
    .map((action) => (action.kind === 'move' && action.end > time ? cutShort(action, time) : action));
}

function cutShort(move: Extract<Action, { kind: 'move' }>, time: Flicks): Action {
  const walked = (pathLength(move.path) * (time - move.start)) / (move.end - move.start);
  return { ...move, path: lastPart([...move.path].reverse(), walked).reverse(), end: time };
}

/** A blocking with nothing in it. */
export function emptyBlocking(actor: string, at: GroundPoint, facing: number, present: boolean): Blocking {
  return { actor, at, facing, pose: 'stand', present, actions: [] };
}
