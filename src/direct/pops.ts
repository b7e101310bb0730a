import { frameLength } from '../film/index.ts';
import { type Figure, figuresAt, inFrame, type View } from './frame.ts';
import type { Option, Scout } from './setups.ts';

/** How many come or go without mist or light in the open frame of a shot. */
export function popsWithin(scout: Scout, { from, to, view }: Option): number {
  const { slots, blocking } = scout.scene;
  const frame = frameLength(scout.rate);
  const start = slots[from]!.start;
  const end = slots[to]!.start + slots[to]!.duration;
  return blocking.reduce((sum, book) => {
    const seen = book.actions.filter((action) => {
      if ((action.kind !== 'appear' && action.kind !== 'vanish') || action.effect !== 'none') return false;
      const time = action.kind === 'appear' ? action.start : action.end;
      if (time <= start + frame || time >= end - frame) return false;
      const there = action.kind === 'appear' ? time + frame : action.start - 1;
      const figure = figuresAt(blocking, scout.performers, scout.space, there).find((other) => other.id === book.actor);
      return figure !== undefined && open(scout, view, figure);
    });
    return sum + seen.length;
  }, 0);
}

/** How many are in the open frame of one shot and were not there, or are no more, in that of its neighbour. */
export function popsAtCut(scout: Scout, before: Option, after: Option): number {
  const missing = (here: readonly Figure[], there: readonly Figure[]) =>
    here
      .filter((figure) => there.every((other) => other.id !== figure.id))
      .filter((figure) => open(scout, before.closes, figure) && open(scout, after.opens, figure)).length;
  return missing(after.figures, before.end) + missing(before.end, after.figures);
}

function open({ space }: Scout, view: View, figure: Figure): boolean {
  return inFrame(view, figure.chest) && !space.blocked(view.position, figure.chest);
}
