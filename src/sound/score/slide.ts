import { type Flicks, fromSeconds } from '../../film/index.ts';
import type { Note } from './types.ts';

const length = fromSeconds(0.09);
const steps = 6;

/** How a note that slides comes to its pitch: semitones from it over time, 0 in the end. Empty for one that does not. */
export function slideOf({ start, slide }: Note): { time: Flicks; value: number }[] {
  if (!slide) return [];
  return Array.from({ length: steps + 1 }, (_, step) => ({
    time: start + Math.round((length * step) / steps),
    value: slide * (1 - step / steps) ** 1.5,
  }));
}
