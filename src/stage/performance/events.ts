import { type Blocking, type Flicks, fromSeconds, type StageEvent, toSeconds } from '../../film/index.ts';
import type { World } from './player.ts';
import type { Route } from './root.ts';
import type { Vector } from './rotation.ts';
import type { Step } from './steps.ts';

/** What of an actor makes sounds: `weight` from 0 to 1, and whether long cloth rustles. */
export type Sounding = {
  footfall: 'footstep' | 'paw';
  id: string;
  blocking: Blocking;
  route: Route;
  steps: readonly (readonly Step[])[];
  weight: number;
  cloth: boolean;
};

/** Touchdowns, the rustle of large moves of cloth, and appearances, whenever they are. */
export function actorEvents(
  { id, footfall, blocking, route, steps, weight, cloth }: Sounding,
  { groundAt, surface }: World,
): StageEvent[] {
  const events: StageEvent[] = [];
  for (const { end, to, speed } of steps.flat()) {
    const strength = Math.min(1, (0.22 + 0.2 * speed) * weight);
    events.push({
      time: fromSeconds(end),
      kind: footfall,
      actor: id,
      position: [to.x, groundAt(to.x, to.z), to.z],
      strength,
      surface,
    });
  }
  for (const action of blocking.actions) {
    const { x, z } = route.at(toSeconds(action.start));
    const event = { time: action.start, actor: id, position: [x, groundAt(x, z) + 1, z] as Vector, surface };
    if (action.kind === 'appear')
      events.push({ ...event, kind: 'appear', strength: action.effect === 'none' ? 0.2 : 0.8 });
    else if (cloth && ['turn', 'pose', 'gesture', 'move'].includes(action.kind))
      events.push({ ...event, kind: 'cloth', strength: action.kind === 'gesture' ? 0.35 : 0.6 });
  }
  return events.filter((event) => event.kind === 'appear' || isThere(blocking, event.time));
}

function isThere(blocking: Blocking, time: Flicks): boolean {
  let there = blocking.present;
  for (const action of blocking.actions) {
    if (action.kind === 'appear' && action.start <= time) there = true;
    if (action.kind === 'vanish' && action.end <= time) there = false;
  }
  return there;
}
