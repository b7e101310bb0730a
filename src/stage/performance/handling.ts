import { type Staging, type Stay, toSeconds } from '../../film/index.ts';
import { type Hold, holdOf } from '../props/holds.ts';
import { ease } from './ease.ts';

export type Side = 'L' | 'R';

/** A thing in somebody's hand from one time to another, seconds. */
export type Handling = { thing: string; hold: Hold; side: Side; from: number; to: number };

type Thing = Staging['props'][number];

/** When a thing leaves for a stay: where it flies it is in the air before. Seconds. */
export const leavesAt = ({ from, flight = 0 }: Stay): number => toSeconds(from) - flight;

/**
 * What somebody has in the hands through a shot: in the right one, or in the left where the right is taken; who has two things
 * carries each in one hand.
 */
export function handlingsOf({ props, actors }: Pick<Staging, 'props' | 'actors'>, actor: string): Handling[] {
  const appearance = actors.find(({ id }) => id === actor)?.appearance;
  const carries = appearance?.kind === 'person' && appearance.props.length > 0;
  const spans = props.flatMap((thing) => spansOf(thing, actor)).sort((a, b) => a.from - b.from);
  const handlings: Handling[] = [];
  for (const span of spans) {
    const meets = (other: Pick<Handling, 'from' | 'to'>) => other.from < span.to && other.to > span.from + 0.01;
    const alone = !carries && !spans.some((other) => other !== span && meets(other));
    const hold = alone || span.hold.style !== 'both' ? span.hold : { ...span.hold, style: 'palm' as const };
    const taken = carries || handlings.some((other) => other.side === 'R' && meets(other));
    handlings.push({ ...span, hold, side: taken ? 'L' : 'R' });
  }
  return handlings;
}

function spansOf({ id, noun, stays = [] }: Thing, actor: string): Omit<Handling, 'side'>[] {
  const hold = holdOf(noun);
  return stays.flatMap((stay, index) => {
    if (stay.actor !== actor || stay.worn) return [];
    const next = stays[index + 1];
    const from = index === 0 ? -Infinity : toSeconds(stay.from);
    return [{ thing: id, hold, from, to: next ? leavesAt(next) : Infinity }];
  });
}

/** How far a hand has closed round what it holds at a time, 0 to 1: it opens before it takes and sinks after it gave. */
export function grasp({ from, to }: Handling, at: number): number {
  return (
    (from === -Infinity ? 1 : ease(from - 0.35, from + 0.05, at)) * (to === Infinity ? 1 : 1 - ease(to, to + 0.5, at))
  );
}

/** What a gesture from `start` to `end` is done with: what is in the hand as it begins, else what comes into it. */
export function handledIn(handlings: readonly Handling[], start: number, end: number): Handling | undefined {
  const during = handlings.filter(({ from, to }) => from < end && to > start + 0.01);
  return (
    during.find(({ from, to }) => from <= start + 0.01 && to < end) ??
    during.findLast(({ from }) => from > start) ??
    during.at(-1)
  );
}
