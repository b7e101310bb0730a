import { randomUUID } from 'node:crypto';
import { anchorFor, type Change, type Finding, type Plan, Problem } from '../film/index.ts';
import { type BuildOptions, withBuild } from './build.ts';
import { addEntries, type FilmFolder } from './film-folder.ts';
import { planFilm } from './plan-film.ts';

/** The plan of a film, and what was found on the way. */
export function directFilm(
  folder: FilmFolder,
  options: BuildOptions = {},
): Promise<{ plan: Plan; findings: Finding[] }> {
  return withBuild(folder, options, async (build) => {
    const { plan, findings } = await planFilm(build);
    return { plan, findings };
  });
}

/** Keeps a person's decision about the shot that now has this slate. Throws a `Problem` when there is none. */
export async function addNote(
  folder: FilmFolder,
  options: BuildOptions,
  { slate, change, by }: { slate: string; change: Change; by: string },
): Promise<void> {
  const { plan } = await directFilm(folder, options);
  const shot = findShot(plan, slate);
  addEntries(folder, 'notes', [{ id: randomUUID(), by, anchor: anchorFor(shot, plan), change }]);
}

/** The shot with a slate, upper or lower case. */
export function findShot(plan: Plan, slate: string): Plan['shots'][number] {
  const shot = plan.shots.find((candidate) => candidate.slate.toLowerCase() === slate.toLowerCase());
  if (shot) return shot;
  throw new Problem({
    code: 'no-shot',
    message: `The film has no shot ${slate}.`,
    fix: `Its shots are ${plan.shots.map((candidate) => candidate.slate).join(', ')}.`,
    exit: 2,
  });
}
