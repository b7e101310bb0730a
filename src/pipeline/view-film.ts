import { filmTimes, linesOf, type Plan } from '../film/index.ts';
import { openBrowser, startViewer, type ViewerFilm } from '../server/index.ts';
import { withBuild } from './build.ts';
import { existingFile, type FilmFolder, pathIn } from './film-folder.ts';
import { type PlannedFilm, planFilm } from './plan-film.ts';

/** A running viewer: its address, and a promise that ends with it. */
export type FilmViewer = { url: string; closed: Promise<void> };

const watched = ['film.yaml', 'screenplay.fountain', 'cast.yaml', 'sets.yaml', 'notes.yaml'];

/** Opens the staged film in the browser, live. It only looks: a build may go on at the same time. */
export async function viewFilm(
  folder: FilmFolder,
  options: { port?: number; open: boolean; signal: AbortSignal },
): Promise<FilmViewer> {
  const { port, open, signal } = options;
  const viewer = await startViewer({
    plan: () =>
      withBuild(folder, { looking: true, signal }, async (build) =>
        viewerFilm(folder, await planFilm(build), build.format.width / build.format.height),
      ),
    watch: watched.map((name) => pathIn(folder, name)),
    host: '127.0.0.1',
    port,
    signal,
  });
  const closed = new Promise<void>((resolve) => {
    const stop = () => viewer.close().then(resolve);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  if (open) await openBrowser(viewer.url);
  return { url: viewer.url, closed };
}

function viewerFilm(folder: FilmFolder, { plan, screenplay, findings }: PlannedFilm, aspect: number): ViewerFilm {
  const times = filmTimes(plan);
  const speeches = new Map(screenplay.scenes.flatMap(linesOf).map((speech) => [speech.id, speech]));
  return {
    title: plan.title,
    language: plan.language,
    rate: plan.rate,
    aspect,
    shots: plan.shots.map((shot) => ({
      ...shot,
      heading: headingOf(plan, shot.scene),
      start: times.shots.get(shot.id)!,
    })),
    lines: plan.scenes.flatMap((scene) =>
      scene.lines.flatMap((line) => {
        const speech = speeches.get(line.id);
        const start = (times.scenes.get(scene.id) ?? 0) + line.start;
        return speech ? [{ start, end: start + line.duration, character: speech.character, text: speech.text }] : [];
      }),
    ),
    audio: existingFile(folder, 'out/stems/master.wav'),
    findings: findings.map(({ severity, message }) => ({ severity, message })),
  };
}

function headingOf(plan: Plan, scene: string): string {
  return plan.scenes.find((candidate) => candidate.id === scene)?.heading ?? '';
}
