import { feelingOfLine } from '../../direct/index.ts';
import type { Line } from '../../film/index.ts';
import type { Direction } from '../../sound/index.ts';

/** What the script says of how a line is spoken: the feeling of its words, its parentheticals and its extension. */
export function directionOf(line: Line): Direction {
  const { parentheticals, extension, offScreen } = line;
  return { ...feelingOfLine(line), parentheticals, ...(extension !== undefined && { extension }), offScreen };
}
