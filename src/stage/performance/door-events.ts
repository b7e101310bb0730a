import { type Action, type GroundPoint, type Mark, type StageEvent, toSeconds } from '../../film/index.ts';
import type { World } from './player.ts';
import { eventOf, type Sounding } from './sounding.ts';

/** Metres from an entrance within which somebody goes through its door. */
const threshold = 1.2;

/** Seconds from a start at the door, from a start inside, and from the last moment on stage until the leaf is in its frame. */
const shutAfter = { entry: 0.75, cut: 0.2, exit: 0.25 };

/** Seconds before somebody is out at which the latch is heard. */
const latchBefore = 0.5;

type Way = { mark: Mark; metres: number };
type Door = ['door-open' | 'door-close', seconds: number];

/**
 * The doors that an actor goes through: who sets out from an entrance comes in, who is gone at one has left. Somebody who is there
 * from a cut on, walking, has shut the door behind.
 */
export function doorEvents(sounding: Sounding, { door, ...world }: World): StageEvent[] {
  if (!door) return [];
  return sounding.blocking.actions.flatMap((action) => {
    const through = passage(action, sounding, world.entrances);
    return (through?.doors ?? []).map(([kind, at]) => ({
      ...eventOf(sounding, { door, ...world }, kind, at, 0.6),
      position: through!.mark.position,
      material: door,
    }));
  });
}

function passage(
  action: Action,
  { blocking, route }: Sounding,
  entrances: readonly Mark[],
): { mark: Mark; doors: Door[] } | undefined {
  const [start, end] = [toSeconds(action.start), toSeconds(action.end)];
  if (action.kind === 'move') {
    const way = nearestDoor(action.path[0]!, entrances);
    const enters =
      way && way.metres < threshold && nearestDoor(action.path.at(-1)!, entrances)!.metres > way.metres + 0.5;
    return enters
      ? {
          mark: way.mark,
          doors: [
            ['door-open', start],
            ['door-close', start + shutAfter.entry],
          ],
        }
      : undefined;
  }
  if ((action.kind !== 'appear' && action.kind !== 'vanish') || action.effect !== 'none') return undefined;
  const at = action.kind === 'appear' ? start : end;
  const walks = blocking.actions.some(
    (move) => move.kind === 'move' && toSeconds(move.start) < at + 0.3 && toSeconds(move.end) > at - 0.3,
  );
  const { x, z } = route.at(at);
  const way = walks ? nearestDoor([x, z], entrances) : undefined;
  if (!way || way.metres < threshold === (action.kind === 'appear')) return undefined;
  const doors: Door[] =
    action.kind === 'appear'
      ? [['door-close', at + shutAfter.cut]]
      : [
          ['door-open', at - latchBefore],
          ['door-close', at + shutAfter.exit],
        ];
  return { mark: way.mark, doors };
}

function nearestDoor([x, z]: GroundPoint, entrances: readonly Mark[]): Way | undefined {
  return entrances
    .map((mark) => ({ mark, metres: Math.hypot(mark.position[0] - x, mark.position[2] - z) }))
    .sort((a, b) => a.metres - b.metres)[0];
}

/** Who go through a door together open and shut it once. */
export function onceOpened(events: readonly StageEvent[]): StageEvent[] {
  const together = (one: StageEvent, other: StageEvent) =>
    one.kind === other.kind &&
    one.position[0] === other.position[0] &&
    one.position[2] === other.position[2] &&
    Math.abs(toSeconds(one.time - other.time)) < 1.5;
  return events.filter((event, index) => {
    if (event.kind === 'door-open') return !events.some((other, own) => own < index && together(event, other));
    if (event.kind === 'door-close') return !events.some((other, own) => own > index && together(event, other));
    return true;
  });
}
