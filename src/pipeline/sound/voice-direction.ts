import { emotionIn } from '../../direct/index.ts';
import type { Line } from '../../film/index.ts';
import type { Direction } from '../../sound/index.ts';

/** What the script says of how a line is spoken: its mood, from the words that say how first, its parentheticals and its extension. */
export function directionOf({ parentheticals, text, extension, offScreen }: Line): Direction {
  const felt = emotionIn([...parentheticals, text].join(' '));
  return { ...felt, parentheticals, ...(extension !== undefined && { extension }), offScreen };
}
