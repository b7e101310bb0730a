import { type Action, type Blocking, toSeconds } from '../../film/index.ts';
import { ease } from './ease.ts';

/** How far an actor is there, 0 to 1: appearing and vanishing ease over their span. */
export function presence(blocking: Blocking, at: number): number {
  let present = blocking.present ? 1 : 0;
  for (const action of [...blocking.actions].sort((a: Action, b: Action) => a.start - b.start)) {
    if (action.kind !== 'appear' && action.kind !== 'vanish') continue;
    const start = toSeconds(action.start);
    if (at < start) continue;
    const share = action.effect === 'none' ? 1 : ease(start, toSeconds(action.end), at);
    present = action.kind === 'appear' ? share : 1 - share;
  }
  return present;
}
