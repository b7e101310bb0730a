import type { Action, Blocking, Flicks, Gesture } from '../film/index.ts';
import { fromSeconds } from '../film/index.ts';
import table from './data/events.json' with { type: 'json' };
import type { Slot } from './slots.ts';

/** A deed that must be seen: when its pose is at its height, who does it, with whom, and how much the story turns on it (0 to 1.2). */
export type StoryEvent = {
  peak: Flicks;
  actor: string;
  partner: string | undefined;
  weight: number;
  /** Two are seen at it from head to foot. */
  whole?: boolean;
  /** Somebody is lower after it than before. */
  sinks: boolean;
};

const gestures = table.gestures as Partial<Record<Gesture, { peak: number; weight: number; whole?: boolean }>>;
const poses = table.poses as Partial<Record<Blocking['pose'], { after: number; weight: number }>>;

/** What matters most of all that begins between two moments, by data/events.json; of equals the later, as a sentence ends on it. */
export function eventBetween(blocking: Iterable<Blocking>, from: Flicks, to: Flicks): StoryEvent | undefined {
  let best: StoryEvent | undefined;
  for (const book of blocking)
    for (const action of book.actions) {
      const event = action.start >= from && action.start < to ? eventOf(book.actor, action) : undefined;
      if (!event) continue;
      const later = best && event.weight === best.weight && event.peak > best.peak;
      if (!best || event.weight > best.weight || later) best = event;
    }
  return best;
}

function eventOf(actor: string, action: Action): StoryEvent | undefined {
  if (action.kind === 'pose') {
    const known = poses[action.pose];
    if (!known) return undefined;
    const peak = action.start + fromSeconds(known.after);
    return { peak, actor, partner: undefined, weight: known.weight, sinks: true };
  }
  if (action.kind !== 'gesture') return undefined;
  const known = gestures[action.gesture];
  const partner = action.target && 'actor' in action.target ? action.target.actor : undefined;
  const peak = action.start + Math.round((action.end - action.start) * (known?.peak ?? 0.5));
  return (
    known && {
      peak,
      actor,
      partner,
      weight: known.weight,
      whole: known.whole ?? false,
      sinks: action.gesture === 'fall',
    }
  );
}

/** A deed on which the story turns, rather than business by the way. */
export function decisive(event: StoryEvent | undefined): event is StoryEvent {
  return event !== undefined && event.weight >= table.decisive;
}

/** The event of a stretch of slots: the weightiest, of equals the first. */
export function eventIn(slots: readonly Slot[]): StoryEvent | undefined {
  return slots
    .flatMap((slot) => slot.event ?? [])
    .reduce<StoryEvent | undefined>((best, event) => (best && best.weight >= event.weight ? best : event), undefined);
}

/** Seconds for which the pose of a decisive deed is held after its height, so that it stands in the middle of its shot. */
export const eventHold = table.hold;

/** The first hold that two have of each other and that begins between two moments, and when they let go. */
export function holdBetween(
  blocking: Iterable<Blocking>,
  from: Flicks,
  to: Flicks,
): { event: StoryEvent; end: Flicks } | undefined {
  for (const { actor, actions } of blocking)
    for (const action of actions)
      if (action.kind === 'gesture' && action.gesture === 'grapple' && action.start >= from && action.start < to)
        return { event: eventOf(actor, action)!, end: action.end };
  return undefined;
}

/**
 * Where a slot of `from` to `to` is parted so that its event has a shot of its own with its height in the middle; `undefined`
 * where what comes before is too short for a shot.
 */
export function approachEnd(event: StoryEvent | undefined, from: Flicks, to: Flicks): Flicks | undefined {
  if (!decisive(event)) return undefined;
  const before = Math.max(fromSeconds(table.before), to - event.peak);
  const cut = event.peak - before;
  return cut - from >= fromSeconds(table.approach) ? cut : undefined;
}
