import type { ProblemData } from '../../src/film/index.ts';
import type { FilmDocument, ViewerMessage } from '../../src/server/index.ts';

/** What the page hears from the server. */
export type ConnectionEvents = {
  planning(): void;
  /** A film to show, or the one that is shown already after a problem was mended. */
  film(film: FilmDocument): void;
  problem(problem: ProblemData): void;
  offline(): void;
};

const firstDelay = 500;
const longestDelay = 8000;

/** Listens to the server for as long as the page is open, and fetches every new film. */
export function connect(events: ConnectionEvents): void {
  let delay = firstDelay;
  let newest = 0;
  let film: FilmDocument | undefined;

  async function fetchFilm(revision: number): Promise<void> {
    newest = revision;
    if (film?.revision !== revision) {
      const response = await fetch('film.json');
      if (!response.ok) return;
      const next = (await response.json()) as FilmDocument;
      if (next.revision < newest) return;
      film = next;
    }
    events.film(film);
  }

  function hear(message: ViewerMessage): void {
    if (message.message === 'planning') events.planning();
    else if (message.message === 'problem') events.problem(message.problem);
    else fetchFilm(message.revision).catch(() => events.offline());
  }

  function open(): void {
    const socket = new WebSocket(new URL('live', location.href).href.replace(/^http/, 'ws'));
    socket.addEventListener('open', () => {
      delay = firstDelay;
    });
    socket.addEventListener('message', ({ data }) => hear(JSON.parse(data as string) as ViewerMessage));
    socket.addEventListener('close', () => {
      events.offline();
      setTimeout(open, delay);
      delay = Math.min(delay * 2, longestDelay);
    });
  }

  open();
}
