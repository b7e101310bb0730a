import type { Finding, Flicks, FrameRate, Language, ProblemData, Staging } from '../film/index.ts';

/** A shot as the viewer shows it. `start` and `duration` are flicks in film time; `staging` is what the stage draws. */
export type ViewerShot = {
  /** Stable through edits: the page keeps its place by it. */
  id: string;
  slate: string;
  /** Identity of its scene: neighbouring shots of one scene share a colour and a heading. */
  scene: string;
  heading: string;
  size: string;
  /** Millimetres. */
  lens: number;
  movement: string;
  text: string;
  start: Flicks;
  duration: Flicks;
  staging: Staging;
};

/** A spoken line in film time. */
export type ViewerLine = { start: Flicks; end: Flicks; character: string; text: string };

/** What a person should know of the film. */
export type ViewerFinding = Pick<Finding, 'severity' | 'message'>;

/** A staged film: all that the page needs to play it. Shots are in order and follow each other without gaps. */
export type ViewerFilm = {
  title: string;
  language: Language;
  rate: FrameRate;
  /** Width over height of the picture; 16:9 without it. */
  aspect?: number;
  shots: ViewerShot[];
  lines: ViewerLine[];
  /** Path of a mix or master to play along. The page is never told the path. */
  audio?: string;
  findings: ViewerFinding[];
};

/** The film as it goes to the page: `audio` is an address relative to the page. */
export type FilmDocument = ViewerFilm & { revision: number };

/**
 * What the server tells the page: a film of this number is ready, it is being planned again, or the text has a problem and
 * the last good film stays.
 */
export type ViewerMessage =
  | { message: 'planning' }
  | { message: 'film'; revision: number }
  | { message: 'problem'; problem: ProblemData };
