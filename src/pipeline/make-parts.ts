import { filmTimes } from '../film/index.ts';
import { type BuildOptions, withBuild } from './build.ts';
import { creditsDuration } from './cut-film.ts';
import { copyOut } from './deliver.ts';
import { findShot } from './direct-film.ts';
import type { FilmFolder } from './film-folder.ts';
import { planFilm } from './plan-film.ts';
import { describeTake, performShots, type RenderedTake, shootFilm, takeFile } from './shoot-film.ts';
import { mixFilm } from './sound/mix-film.ts';

/** Makes the takes of all shots, or of the one with a slate, into `out/takes`. */
export function renderShots(
  folder: FilmFolder,
  options: BuildOptions = {},
  slate?: string,
): Promise<{ takes: RenderedTake[] }> {
  return withBuild(folder, options, async (build) => {
    const { plan } = await planFilm(build);
    const shots = slate === undefined ? plan.shots : [findShot(plan, slate)];
    const made = await shootFilm(build, shots, await performShots(build, shots));
    for (const { shot, media } of made) await copyOut(build, takeFile(shot), media);
    return { takes: made.map((take) => describeTake(build, take)) };
  });
}

/** Makes the soundtrack into `out/stems`. */
export function mixOnly(folder: FilmFolder, options: BuildOptions = {}): Promise<{ files: string[] }> {
  return withBuild(folder, options, async (build) => {
    const planned = await planFilm(build);
    const performances = await performShots(build, planned.plan.shots);
    const { mix } = await mixFilm(
      build,
      planned,
      performances,
      filmTimes(planned.plan).duration + creditsDuration(build),
    );
    const files = Object.entries(mix.parts!).map(([name, artifact]) => copyOut(build, `stems/${name}.wav`, artifact));
    return { files: await Promise.all(files) };
  });
}
