import type { Performance, Staging } from '../film/index.ts';
import { perform as performActors } from './performance/index.ts';
import { groundAt, layoutOf } from './sets/index.ts';

export { bodyOf, rigOf } from './actors/index.ts';
export { cadenceOf } from './look/cadence.ts';
export { looks } from './look/looks.ts';
export { propNouns } from './props/index.ts';
export { groundAt, layoutOf, setBuilders } from './sets/index.ts';

/** The motion of a shot as data: actors, camera and what can be heard, on the set's own ground. */
export function perform(staging: Staging): Performance {
  const { set } = staging;
  return performActors(staging, { groundAt: (x: number, z: number) => groundAt(set, x, z), layout: layoutOf(set) });
}
