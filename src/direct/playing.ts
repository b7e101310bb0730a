import type { Flicks, FrameRate, Mark } from '../film/index.ts';
import type { Performer } from './performers.ts';
import type { Craft } from './rehearsal.ts';
import type { Space } from './space.ts';
import type { Ground } from './spots.ts';
import type { StageBook } from './stage-book.ts';
import type { Things } from './things.ts';

/** What the acts of a scene are performed with. */
export type Playing = {
  space: Space;
  ground: Ground;
  book: StageBook;
  performers: ReadonlyMap<string, Performer>;
  rate: FrameRate;
  craft: Craft;
  /** Entrances in use, so that two people come from different ways. */
  entrances: Map<string, Mark>;
  /** When the sentence that is being played began: who comes in it is there from its first frame. */
  since: Flicks;
  /** Who sleeps or is not conscious. */
  asleep: Set<string>;
  /** Those who leave in it, with the moment at which they are out of the way: they are gone when it is over. */
  leaving: { actor: string; gone: Flicks }[];
  /** Where what hands handle is. */
  things: Things;
};

/** What performing an act took: when it is over, and whether it moved somebody. */
export type Performed = { end: Flicks; moved: boolean };
