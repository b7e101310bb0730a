import type { Language } from '../film/index.ts';
import situations from './data/situations.json' with { type: 'json' };
import amends from './data/stories/amends.json' with { type: 'json' };
import disaster from './data/stories/disaster.json' with { type: 'json' };
import giving from './data/stories/giving.json' with { type: 'json' };
import journey from './data/stories/journey.json' with { type: 'json' };
import keeping from './data/stories/keeping.json' with { type: 'json' };
import labour from './data/stories/labour.json' with { type: 'json' };
import meeting from './data/stories/meeting.json' with { type: 'json' };
import message from './data/stories/message.json' with { type: 'json' };
import parting from './data/stories/parting.json' with { type: 'json' };
import rivalry from './data/stories/rivalry.json' with { type: 'json' };
import searching from './data/stories/searching.json' with { type: 'json' };
import sheltering from './data/stories/sheltering.json' with { type: 'json' };
import waiting from './data/stories/waiting.json' with { type: 'json' };

/**
 * A scene that a story can be built from. It follows a scene whose `leads` is in its `from` and leaves the story in a
 * state of its own, `leads`. `needs` are traits of the cast, `!` before one that must not be there, `|` between two of which one is enough; `genres` those that it
 * is made for. `where` is the premise's place or a second one, `when` the same or the next hour. The beats are in the
 * grammar of fill.ts, those with a leading `+` only where there is time.
 */
export type SceneModule = {
  id: string;
  from?: string[];
  leads?: string;
  needs?: string[];
  genres?: string[];
  where?: string;
  when?: string;
  /** What must be true before it and is true after it, in the words of world.ts; used where a film has several chapters. */
  asks?: string[];
  facts?: string[];
  /** An opening whose want can wait while other things happen. */
  waits?: boolean;
  /** What happens, in one sentence without its full stop, in the grammar of fill.ts. */
  gist?: Record<Language, string>;
  en: string[];
  zh: string[];
};

/**
 * What a dramatic situation can become: how it begins where the premise does not say it (`incident`), openings that end in
 * a want said aloud, troubles that end in a crisis, outcomes that end it.
 */
export type Repertoire = {
  titles: Record<Language, string[]>;
  incident: Record<Language, string>;
  openings: SceneModule[];
  troubles: SceneModule[];
  outcomes: SceneModule[];
};

/** An entry of data/situations.json: the verbs that a premise tells it with, and the genres that suit it. */
export type Situation = {
  id: string;
  /** How much is at stake, 1 (little) to 5 (life): later chapters of a film have more. */
  stakes: number;
  /** Stronger than whatever else a premise names. */
  first?: boolean;
  genres: string[];
  verbs: { en: string[]; zh: string[]; target?: string; thing?: string[] }[];
};

/** The dramatic situations, in the order in which they are preferred where verbs stand at one place. */
export const allSituations: readonly Situation[] = situations;

const repertoires: Record<string, Repertoire> = {
  amends,
  disaster,
  giving,
  journey,
  keeping,
  labour,
  meeting,
  message,
  parting,
  rivalry,
  searching,
  sheltering,
  waiting,
};

/** The scenes that a situation is told with. */
export function repertoireOf(situation: string): Repertoire {
  return repertoires[situation]!;
}
