import type { Measurement } from '../film/index.ts';
import { type Finding, filmTimes, fromFrames, Problem } from '../film/index.ts';
import { inspectFilm, passesGate } from '../inspect/index.ts';
import { type Build, type BuildOptions, withBuild } from './build.ts';
import { conformFilm, creditsDuration, masterFilm } from './cut-film.ts';
import { deliverFilm } from './deliver.ts';
import type { FilmFolder } from './film-folder.ts';
import { type PlannedFilm, planFilm } from './plan-film.ts';
import { describeTake, performShots, type RenderedTake, shootFilm } from './shoot-film.ts';
import { loudnessTarget, mixFilm } from './sound/mix-film.ts';
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
    const [shots, sound, rules] = await Promise.all([
      shootFilm(build, planned.plan.shots, performances),
      mixFilm(build, planned, performances, duration),
      checkPlan(build, planned, performances),
    ]);
    const clips = await conformFilm(build, planned, shots);
    const { master, measurement } = await masterFilm(build, planned, clips, sound.mix);
    const findings = [...planned.findings, ...rules, ...inspect(build, planned, measurement, duration)];
    const files = await deliverFilm(build, { planned, shots, clips, sound, master, measurement, findings });
    const passed = passesGate(findings);
    const first = findings.find((finding) => finding.severity === 'error');
    if (!passed) {
      throw new Problem({
        code: 'gate-refused',
        message: `The film was stopped at the gate: ${first!.message}`,
        where: { file: 'out/report.html' },
        fix: typeof first!.fix === 'string' ? first!.fix : 'Read out/report.html.',
        exit: 4,
      });
    }
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

async function checkPlan(
  { builder, store, format }: Build,
  { plan }: PlannedFilm,
  performances: Awaited<ReturnType<typeof performShots>>,
): Promise<Finding[]> {
  const inputs = Object.fromEntries([...performances].map(([shot, { artifact }]) => [shot, artifact]));
  const checked = await builder.build(rulesStep, { plan, aspect: format.width / format.height }, inputs);
  return await store.json<Finding[]>(checked.digest);
}

function inspect(build: Build, { plan }: PlannedFilm, measurement: Measurement, duration: number): Finding[] {
  const { duration: picture } = filmTimes(plan);
  return inspectFilm(measurement, {
    ...build.format,
    duration,
    loudness: loudnessTarget.target,
    ceiling: loudnessTarget.ceiling,
    excused: [
      { start: 0, end: fromFrames(12, plan.rate) },
      { start: picture - fromFrames(14, plan.rate), end: duration },
    ],
  });
}
