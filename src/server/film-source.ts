import { statSync } from 'node:fs';
import { Problem, type ProblemData } from '../film/index.ts';
import type { FilmDocument, ViewerFilm, ViewerMessage } from './protocol.ts';

/** The film of the moment: what the page gets as JSON, and the one audio file that may be asked for. */
export type CurrentFilm = { revision: number; json: string; audio: string | undefined };

/** Plans a film again and again and tells what came of it. */
export type FilmSource = {
  readonly film: CurrentFilm | undefined;
  /** What a page that opens now should hear, in this order. */
  readonly state: readonly ViewerMessage[];
  /** Asks for the plan; a request during a planning is answered by one more planning after it. */
  refresh(): void;
  close(): void;
};

/** A source of films from `plan`. Only one planning runs at a time; a problem leaves the last good film in place. */
export function createFilmSource(plan: () => Promise<ViewerFilm>, tell: (message: ViewerMessage) => void): FilmSource {
  let film: CurrentFilm | undefined;
  let problem: ProblemData | undefined;
  let content = '';
  let planning = false;
  let stale = false;
  let closed = false;

  async function work(): Promise<void> {
    planning = true;
    tell({ message: 'planning' });
    do {
      stale = false;
      try {
        keep(await plan());
        problem = undefined;
      } catch (error) {
        problem = describe(error);
      }
    } while (stale && !closed);
    planning = false;
    if (!closed) tell(outcome());
  }

  function keep(next: ViewerFilm): void {
    const mixed = next.audio && statSync(next.audio, { throwIfNoEntry: false })?.mtimeMs;
    const audio = mixed ? next.audio : undefined;
    const now = JSON.stringify([next, mixed]);
    if (film && now === content) return;
    content = now;
    const revision = (film?.revision ?? 0) + 1;
    const document: FilmDocument = { ...next, audio: audio && `audio?mixed=${mixed}`, revision };
    film = { revision, json: JSON.stringify(document), audio };
  }

  function outcome(): ViewerMessage {
    return problem ? { message: 'problem', problem } : { message: 'film', revision: film!.revision };
  }

  return {
    get film() {
      return film;
    },
    get state() {
      const messages: ViewerMessage[] = film ? [{ message: 'film', revision: film.revision }] : [];
      if (problem) messages.push({ message: 'problem', problem });
      if (planning) messages.push({ message: 'planning' });
      return messages;
    },
    refresh() {
      stale = true;
      if (!planning && !closed) void work();
    },
    close() {
      closed = true;
    },
  };
}

/** A problem as it is; anything else is a defect, said without its stack. */
function describe(error: unknown): ProblemData {
  if (error instanceof Problem) return error.toJSON();
  return {
    code: 'unexpected',
    message: `The film could not be planned: ${error instanceof Error ? error.message : String(error)}`,
    fix: 'Undo the last change of the text. If that does not help, please report this as a defect of Auteur.',
    exit: 5,
  };
}
