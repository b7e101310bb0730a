import { type Blocking, fromSeconds, type StageEvent, type StageEventKind } from '../../film/index.ts';
import type { World } from './player.ts';
import type { PostureChange } from './poses.ts';
import type { Route } from './root.ts';
import type { Step } from './steps.ts';

/** What of an actor makes sounds: `weight` and `cloth` (how much its dress rustles) from 0 to 1; beats of wings in seconds. */
export type Sounding = {
  footfall: 'footstep' | 'paw' | 'hoof';
  shoe?: string;
  id: string;
  blocking: Blocking;
  route: Route;
  steps: readonly (readonly Step[])[];
  postures: readonly PostureChange[];
  weight: number;
  cloth: number;
  wingBeats?: readonly number[];
};

/** An event at an actor, a metre over the ground, at a time in seconds. */
export function eventOf(
  { id, route }: Pick<Sounding, 'id' | 'route'>,
  { groundAt, surface }: World,
  kind: StageEventKind,
  at: number,
  strength: number,
): StageEvent {
  const { x, z } = route.at(at);
  return {
    time: fromSeconds(at),
    kind,
    actor: id,
    position: [x, groundAt(x, z) + 1, z],
    strength: Math.min(1, strength),
    surface,
  };
}
