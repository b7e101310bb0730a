import type { Flicks, FrameRate, Mark, StagedProp } from '../film/index.ts';
import type { Contest } from './contests.ts';
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
  /** How contests of the film are fought where a scene does not say. */
  contest: Contest;
  /** Entrances in use, so that two people come from different ways. */
  entrances: Map<string, Mark>;
  /** When the sentence that is being played began: who comes in it is there from its first frame. */
  since: Flicks;
  /** Who sleeps, is not conscious or does not know that others are there: looks at nobody until the own next deed. */
  unaware: Set<string>;
  /** What the scene says of itself: its heading and synopsis. */
  about: string;
  /** Those who leave in it, with the moment at which they are out of the way: they are gone when it is over. */
  leaving: { actor: string; gone: Flicks }[];
  /** Where what hands handle is. */
  things: Things;
  /** The stand that suits the set, and what stands on it already for things to rest on. */
  stand: string;
  furniture: readonly StagedProp[];
};

/** What performing an act took: when it is over, whether it moved somebody, and who was busy with it as well. */
export type Performed = { end: Flicks; moved: boolean; with?: string };
