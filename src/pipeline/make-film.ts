import type { Artifact } from '../engine/index.ts';
import type { Measurement } from '../film/index.ts';
import { type Finding, filmTimes } from '../film/index.ts';
import { type Build, type BuildOptions, withBuild } from './build.ts';
import { burnCaptions } from './burn-captions.ts';
import { type CaptionedFilm, captionFilm } from './caption-film.ts';
import { conformFilm, creditsDuration, joinFilm } from './cut-film.ts';
import { deliverFilm } from './deliver.ts';
import type { FilmFolder } from './film-folder.ts';
import { finishFilm, stopAtGate } from './finish-film.ts';
import { type PlannedFilm, planFilm } from './plan-film.ts';
import { describeTake, performShots, type RenderedTake, shootFilm } from './shoot-film.ts';
import { mixFilm, type Soundtrack } from './sound/mix-film.ts';
import { rulesStep } from './steps/rules.ts';

/** What making a film gave: where its files are, what was measured, and what was found. */
export type FilmResult = {
  out: string;
  files: string[];
  measurement: Measurement;
  findings: Finding[];
  shots: number;
  takes: RenderedTake[];
};

/**
 * Makes or remakes the film of a folder: only what depends on a change is made again. Throws the `Problem`
 * `gate-refused` (exit 4) when the finished film is not fit to be shown; the report says why.
 */
export function makeFilm(folder: FilmFolder, options: BuildOptions = {}): Promise<FilmResult> {
  return withBuild(folder, options, async (build) => {
    const planned = await planFilm(build);
    const performances = await performShots(build, planned.plan.shots);
    const duration = filmTimes(planned.plan).duration + creditsDuration(build);
    const mixAt = (headroom?: number) => mixFilm(build, planned, performances, duration, headroom);
    const [shots, mixed, rules] = await Promise.all([
      shootFilm(build, planned.plan.shots, performances),
      mixAt(),
      checkPlan(build, planned, performances),
    ]);
    const clips = await conformFilm(build, planned, shots);
    const film = await finishFilm(build, planned, clips, mixed, mixAt);
    const { sound, master, measurement, surround } = film;
    const captioned = captionFilm(planned, performances);
    const burned = await burnFilm(build, planned, clips, captioned, sound);
    const findings = [...planned.findings, ...rules, ...captioned.findings, ...film.findings];
    const files = await deliverFilm(build, {
      planned,
      shots,
      clips,
      sound,
      master,
      surround: surround?.master,
      captioned,
      burned,
      measurement,
      findings,
    });
    stopAtGate(findings);
    return {
      out: `${folder.root}/out`,
      files,
      measurement,
      findings,
      shots: shots.length,
      takes: shots.map((made) => describeTake(build, made)),
    };
  });
}

/** The film once more with its captions in the picture, where that is asked for. */
async function burnFilm(
  build: Build,
  { plan }: PlannedFilm,
  clips: readonly Artifact[],
  { captions }: CaptionedFilm,
  { mix, measured }: Soundtrack,
): Promise<Artifact | undefined> {
  if (!build.burnCaptions) return undefined;
  const burned = await burnCaptions(build, plan, clips, captions, build.burnCaptions);
  return (await joinFilm(build, plan, burned, mix.parts!.master!, measured)).master;
}

async function checkPlan(
  { builder, store, format }: Build,
  { plan }: PlannedFilm,
  performances: Awaited<ReturnType<typeof performShots>>,
): Promise<Finding[]> {
  const inputs = Object.fromEntries([...performances].map(([shot, { artifact }]) => [shot, artifact]));
  const checked = await builder.build(rulesStep, { plan, aspect: format.width / format.height }, inputs);
  return await store.json<Finding[]>(checked.digest);
}
