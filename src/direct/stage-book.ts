import type { Action, Blocking, Flicks, GazeTarget, GroundPoint } from '../film/index.ts';
import { actorAt, type Stand } from './actor-at.ts';

/** The blocking of a scene under construction: what everybody does, in scene time. */
export type StageBook = {
  blocking: Map<string, Blocking>;
  /** Adds an action and ends what it replaces. */
  write(actor: string, action: Action): void;
  /** The actor's gaze from `start` on; nothing is written when it already looks there. */
  look(actor: string, target: GazeTarget, start: Flicks): void;
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

/** A blocking with nothing in it. */
export function emptyBlocking(actor: string, at: GroundPoint, facing: number, present: boolean): Blocking {
  return { actor, at, facing, pose: 'stand', present, actions: [] };
}
